"""A cell in a line: after a tab, before a pipe, or without any mark."""

from __future__ import annotations

from benchmarks.structure.grid import Page, Passage, Table
from benchmarks.structure.layouts.printing import (
    closed_rows,
    plain_paragraph,
    print_page,
    text_shown,
)
from benchmarks.structure.text import Text, Writer


def cell_per_line(page: Page) -> Text:
    """A tab before each cell, a blank line behind each row; a blank cell is a lone tab."""
    return print_page(page, plain_paragraph, _after_tabs)


def pipe_lines(page: Page) -> Text:
    """A pipe behind each cell; a blank cell is a lone pipe, and nothing ends a row."""
    return print_page(page, _own_line, _before_pipes)


def plain_lines(page: Page) -> Text:
    """Cells without any mark; blank cells leave no trace."""
    return print_page(page, _own_line, _unmarked)


def _own_line(writer: Writer, prose: Passage) -> None:
    writer.add(f"{prose.text}\n")


def _after_tabs(writer: Writer, table: Table, number: int) -> None:
    for at, row in enumerate(closed_rows(table)):
        for cell in row:
            writer.add("\t")
            if cell:
                writer.add_cell(cell, text_shown(cell), number, at)
            writer.add("\n")
        writer.add("\n")
    writer.add("\n")


def _before_pipes(writer: Writer, table: Table, number: int) -> None:
    for at, row in enumerate(closed_rows(table)):
        for cell in row:
            if cell:
                writer.add_cell(cell, text_shown(cell), number, at)
            writer.add(" |\n" if cell and text_shown(cell) else "|\n")


def _unmarked(writer: Writer, table: Table, number: int) -> None:
    for at, row in enumerate(closed_rows(table)):
        for cell in row:
            if cell:
                writer.add_cell(cell, text_shown(cell), number, at)
                writer.add("\n" if text_shown(cell) else "")
