"""A row of a table in a line: cells between pipes or tabs."""

from __future__ import annotations

from benchmarks.structure.grid import Page, Passage, Table
from benchmarks.structure.layouts.printing import (
    plain_paragraph,
    print_page,
    spread_rows,
    text_shown,
)
from benchmarks.structure.text import Text, Writer

_PREFIXES = {"title": "# ", "heading": "## ", "paragraph": ""}


def pipe_table(page: Page) -> Text:
    """Markdown with a delimiter row below the first row of each table."""
    return print_page(page, _markdown, _delimited)


def pipe_rows(page: Page) -> Text:
    """Rows of cells between pipes, without a delimiter row."""
    return print_page(page, plain_paragraph, _bare)


def tab_table(page: Page) -> Text:
    """Rows of cells with a tab between them."""
    return print_page(page, plain_paragraph, _tabs)


def _markdown(writer: Writer, prose: Passage) -> None:
    writer.add(f"{_PREFIXES[prose.kind]}{prose.text}\n\n")


def _delimited(writer: Writer, table: Table, number: int) -> None:
    _pipes(writer, table, number, delimited=True)


def _bare(writer: Writer, table: Table, number: int) -> None:
    _pipes(writer, table, number, delimited=False)


def _pipes(writer: Writer, table: Table, number: int, *, delimited: bool) -> None:
    for at, row in enumerate(spread_rows(table)):
        for cell in row:
            writer.add("| ")
            if cell:
                writer.add_cell(cell, text_shown(cell), number, at)
            writer.add(" ")
        writer.add("|\n")
        if delimited and at == 0:
            writer.add("|" + " --- |" * len(row) + "\n")
    writer.add("\n")


def _tabs(writer: Writer, table: Table, number: int) -> None:
    for at, row in enumerate(spread_rows(table)):
        for column, cell in enumerate(row):
            writer.add("\t" if column else "")
            if cell:
                writer.add_cell(cell, text_shown(cell), number, at)
        writer.add("\n")
    writer.add("\n")
