"""What the renderers share: the walk over a page, spans written out, widths on a screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from benchmarks.structure.grid import Cell, Page, Passage, Table
from benchmarks.structure.text import Text, Writer, resolve

PrintProse = Callable[[Writer, Passage], None]
PrintTable = Callable[[Writer, Table, int], None]


def print_page(page: Page, prose: PrintProse, table: PrintTable) -> Text:
    """Every block in order; tables are numbered from 0."""
    writer, number = Writer(), 0
    for block in page.blocks:
        if isinstance(block, Passage):
            prose(writer, block)
        else:
            table(writer, block, number)
            number += 1
    return writer.finish()


def plain_paragraph(writer: Writer, prose: Passage) -> None:
    """The text between blank lines."""
    writer.add(f"{prose.text}\n\n")


def text_shown(cell: Cell) -> str:
    """What is printed for a cell."""
    return cell.text if cell.shown is None else cell.shown


def spread_rows(table: Table) -> list[list[Cell | None]]:
    """Each merged cell in the first place that it covers, None in the others."""
    rows = []
    for line in resolve(table):
        row: list[Cell | None] = []
        for slot in line:
            row += [None if slot.below else slot.cell, *[None] * (slot.columns - 1)]
        rows.append(row)
    return rows


def closed_rows(table: Table) -> list[list[Cell | None]]:
    """Each cell once in a row; None for one that goes on from the row above."""
    return [[None if s.below else s.cell for s in line] for line in resolve(table)]


def width(text: str) -> int:
    """Columns on a screen: wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def column_widths(rows: list[list[Cell | None]]) -> list[int]:
    """The widest text of each column; a cell may reach over blank places behind it."""
    widths = [0] * max(map(len, rows))
    reaching = []
    for row in rows:
        for column, cell in enumerate(row):
            free = 1
            while column + free < len(row) and row[column + free] is None:
                free += 1
            if cell and free == 1:
                widths[column] = max(widths[column], width(text_shown(cell)))
            elif cell:
                reaching.append((column, free, width(text_shown(cell))))
    for column, free, needed in sorted(reaching, key=lambda each: each[1]):
        missing = needed - sum(widths[column : column + free])
        if missing > 0:
            widths[column + free - 1] += missing
    return widths
