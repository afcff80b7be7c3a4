"""What a layout or a loss of text makes unknowable, whatever the damage was."""

from __future__ import annotations

from benchmarks.structure.grid import Cell, Demand, Page, Row, Table
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
    """A row of table 2 or 3 that lost or took in a cell, and still prints one for each column, is read as it stands.

    All other rows are as they were, and its sums, where the form has some, hold: a careful person has no reason to
    doubt it. Where rows are filled up to the width of their table, blank cells behind the others are none that anybody
    sees. A blank cell in a report that has no other one is a reason.
    """
    blanks = [cell for cell in page.figures() if not cell.text]
    for table in (page.table("proactive"), page.applications()):
        for number in table.figure_rows():
            own = table.paths(number)
            if not own or page.expected[own[0]].demand is not Demand.FREE:
                continue
            prefix = own[0].rpartition(".")[0] + "."
            due = [path for path in page.expected if path.startswith(prefix)]
            texts = _texts_seen(table.rows[number], layout, len(due))
            is_believable = "" not in texts or any(cell.path not in due for cell in blanks)
            is_sound = table.name == "proactive" or _adds_up(texts)
            if len(texts) == len(due) and is_believable and is_sound:
                page.read_as(dict(zip(due, texts, strict=True)))


def _texts_seen(row: Row, layout: Layout, due: int) -> list[str]:
    """What a reader sees in the cells of a row."""
    cells = {id(c): c for c in row if c.role in ("figure", "extra")}
    texts = [cell.text for cell in cells.values() if layout.keeps_blanks or cell.text]
    if layout.pads:
        while len(texts) > due and not texts[-1]:
            texts.pop()
        texts += [""] * (due - len(texts))
    return texts


def _adds_up(texts: list[str]) -> bool:
    """Whether the last of some figures is the sum of the others, and not 0."""
    numbers = [int(text) if text.isdigit() else 0 for text in texts]
    return sum(numbers) > 0 and sum(numbers) == 2 * numbers[-1]


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
