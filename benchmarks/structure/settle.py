"""What a layout or a loss of text makes unknowable, whatever the damage was."""

from __future__ import annotations

from benchmarks.structure.grid import Cell, Demand, Page, Table
from benchmarks.structure.layouts import Layout
from benchmarks.structure.layouts.printing import text_shown
from benchmarks.structure.text import Text, resolve


def settle_blanks(page: Page) -> None:
    """Where blank cells leave no trace, a row that has one does not tell its columns."""
    for table in page.tables():
        lines = resolve(table)
        for number in table.figure_rows():
            cells = [slot.cell for slot in lines[number] if not slot.below]
            while cells[-1].role == "extra" and _is_blank(cells[-1]):
                cells.pop()
            if any(_is_blank(cell) for cell in cells):
                page.free(table.paths(number))
        if any(_is_blank(cell) for cell in table.cells() if cell.role == "head" and not cell.path):
            page.free(cell.path for cell in table.cells() if cell.path)


def _is_blank(cell: Cell) -> bool:
    counts = cell.role in ("figure", "extra", "head")
    return counts and not text_shown(cell)


def settle_whole_rows(page: Page, layout: Layout) -> None:
    """A row of table 2 that lost or took in a cell, and still prints one for each column, is read as it stands.

    The form has no sum for it, and all other rows are as they were: a careful person has no reason to doubt it. Where
    rows are filled up to the width of their table, blank cells behind the others are none that anybody sees. A blank
    cell in a report that has no other one is a reason.
    """
    table = page.table("proactive")
    blanks = [cell for cell in page.figures() if not cell.text]
    for number in table.figure_rows():
        own = table.paths(number)
        if not own or page.expected[own[0]].demand is not Demand.FREE:
            continue
        prefix = own[0].rpartition(".")[0] + "."
        due = [path for path in page.expected if path.startswith(prefix)]
        cells = {id(c): c for c in table.rows[number] if c.role in ("figure", "extra")}
        texts = [cell.text for cell in cells.values() if layout.keeps_blanks or cell.text]
        if layout.pads:
            while texts and (len(texts) > len(due) and not texts[-1]):
                texts.pop()
            texts += [""] * (len(due) - len(texts))
        is_believable = "" not in texts or any(cell.path not in due for cell in blanks)
        if len(texts) == len(due) and is_believable:
            page.read_as(dict(zip(due, texts, strict=True)))


def settle_losses(page: Page, text: Text) -> None:
    """Rows that lost a figure, their label or their heads, and rows that ran into the figures of such a row."""
    lost: dict[tuple[int, int], list[Cell]] = {}
    for mark in text.lost:
        lost.setdefault((mark.table, mark.row), []).append(mark.cell)
    printed = {(mark.table, mark.row) for mark in text.figures()}
    for number, table in enumerate(page.tables()):
        before: int | None = None
        for row in table.figure_rows():
            gone = lost.get((number, row), [])
            is_headless = any(
                cell.role == "head"
                for head in _heads(table, row)
                for cell in lost.get((number, head), [])
            )
            if is_headless or any(_matters(table, row, cell) for cell in gone):
                page.free(table.paths(row))
            if table.own_label(row) in gone and (number, row) in printed and before is not None:
                page.free(table.paths(before))
            before = row


def _matters(table: Table, row: int, cell: Cell) -> bool:
    return cell.role in ("figure", "extra") or cell is table.own_label(row)


def _heads(table: Table, row: int) -> list[int]:
    """The rows of heads that govern a row: those between it and the figures of another block."""
    figures = set(table.figure_rows())
    at = row
    while at - 1 in figures:
        at -= 1
    heads = []
    while at - 1 >= 0 and at - 1 not in figures:
        at -= 1
        heads.append(at)
    return heads
