"""Columns aligned with blanks, as a text dump of a printed page leaves them."""

from __future__ import annotations

from benchmarks.structure.grid import Cell, Page, Table
from benchmarks.structure.layouts.printing import (
    column_widths,
    plain_paragraph,
    print_page,
    spread_rows,
    text_shown,
    width,
)
from benchmarks.structure.text import Text, Writer

_GAP = 4
"""Blanks between the widest texts of two columns."""


def aligned_text(page: Page) -> Text:
    """Each text begins where its column begins; wide characters take two places."""
    return print_page(page, plain_paragraph, _columns)


def _columns(writer: Writer, table: Table, number: int) -> None:
    rows = spread_rows(table)
    starts = [0]
    for each in column_widths(rows):
        starts.append(starts[-1] + each + _GAP)
    for at, row in enumerate(rows):
        _aligned_line(writer, row, starts, number, at)
    writer.add("\n")


def _aligned_line(
    writer: Writer, row: list[Cell | None], starts: list[int], number: int, at: int
) -> None:
    reached = 0
    for column, cell in enumerate(row):
        if not cell:
            continue
        text = text_shown(cell)
        if text:
            blanks = max(starts[column] - reached, 2 if reached else 0)
            writer.add(" " * blanks)
            reached += blanks + width(text)
        writer.add_cell(cell, text, number, at)
    writer.add("\n")
