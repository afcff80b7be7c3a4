"""A rendered text that knows where each cell stands, and stays right while it is edited."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from benchmarks.structure.grid import Cell, Table


@dataclass(frozen=True)
class Mark:
    """Where a cell is printed; ``row`` is its number in the table, ``table`` the table's number on the page."""

    start: int
    end: int
    cell: Cell
    table: int
    row: int


@dataclass
class Text:
    """A text, the marks of its cells in order, and the marks that were lost."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    lost: list[Mark] = field(default_factory=list)

    def replace(self, start: int, end: int, new: str) -> None:
        """Put another text in the place of a stretch; cells that it touches are lost."""
        self.edit([(start, end, new)])

    def figures(self) -> list[Mark]:
        """Marks of the printed figures that belong to a path."""
        return [m for m in self.marks if m.cell.path and m.end > m.start]

    def lines(self) -> list[tuple[int, int]]:
        """Start and end of each line, its line feed left out."""
        found, start = [], 0
        for line in self.text.split("\n"):
            found.append((start, start + len(line)))
            start += len(line) + 1
        return found

    def edit(self, edits: list[tuple[int, int, str]]) -> None:
        """Replace many stretches that do not overlap, each cell that one of them touches is lost."""
        edits = sorted(edits)
        ends = [end for _, end, _ in edits]
        shifts, parts, at = [0], [], 0
        for start, end, new in edits:
            parts += [self.text[at:start], new]
            shifts.append(shifts[-1] + len(new) - (end - start))
            at = end
        self.text = "".join([*parts, self.text[at:]])
        kept = []
        for mark in self.marks:
            number = bisect_right(ends, mark.start)
            next_start = edits[number][0] if number < len(edits) else mark.end + 1
            if mark.end <= next_start and mark.start < next_start:
                kept.append(_moved(mark, shifts[number]))
            else:
                self.lost.append(mark)
        self.marks = kept


def _moved(mark: Mark, shift: int) -> Mark:
    return Mark(mark.start + shift, mark.end + shift, mark.cell, mark.table, mark.row)


class Writer:
    """Collects pieces of text and the marks of the cells among them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []

    def add(self, text: str) -> None:
        """Append text that belongs to no cell."""
        self._parts.append(text)
        self._length += len(text)

    def add_cell(self, cell: Cell, text: str, table: int, row: int) -> None:
        """Append the text of a cell and mark it."""
        start = self._length
        self.add(text)
        self._marks.append(Mark(start, self._length, cell, table, row))

    def finish(self) -> Text:
        """The text with its marks."""
        return Text("".join(self._parts), self._marks)


@dataclass(frozen=True)
class Slot:
    """A run of one cell in a row of the grid."""

    cell: Cell
    columns: int
    rows: int
    """Rows that the cell takes from here on, all with the same run."""
    below: bool
    """Whether the same run stands in the row above."""


def resolve(table: Table) -> list[list[Slot]]:
    """The runs of each row: neighbouring places of one cell are taken together."""
    runs = [_cell_runs(row) for row in table.rows]
    slots = []
    for number, row in enumerate(runs):
        line = []
        for run in row:
            height = 1
            while number + height < len(runs) and run in runs[number + height]:
                height += 1
            line.append(Slot(run[1], run[2], height, number > 0 and run in runs[number - 1]))
        slots.append(line)
    return slots


def _cell_runs(row: list[Cell]) -> list[tuple[int, Cell, int]]:
    """First column, cell and number of columns of each run."""
    runs: list[tuple[int, Cell, int]] = []
    for column, cell in enumerate(row):
        if runs and runs[-1][1] is cell:
            runs[-1] = (runs[-1][0], cell, runs[-1][2] + 1)
        else:
            runs.append((column, cell, 1))
    return runs
