"""One printed row -> its cells: places the figures, reads them, and says what was wrong with either."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gaireport.adapter import CutCell
from gaireport.diagnostics import Diagnostic, diagnose
from gaireport.lexer import Found, Run, figure_of
from gaireport.nodes import Cell
from gaireport.placing import (
    Cells,
    Placed,
    outcome_sums_hold,
    place_by_columns,
    place_by_number,
    place_by_sums,
    row_sum_holds,
)
from gaireport.source import Source, Span

APPLICANTS, OUTCOMES = 7, 15
"""Columns of table 3 and of table 4."""


class PrintedRow(NamedTuple):
    """One row as the grammar found it."""

    path: str
    """Of the row; empty for a row that the form does not have."""
    label: Found | None
    runs: tuple[Run, ...]
    heads: tuple[Found, ...] = ()
    """The column heads above a row of table 2, from left to right."""

    @property
    def span(self) -> Span:
        """From the label's first character to the last figure's end."""
        cells = [*(self.label.cells if self.label else ()), *(c for run in self.runs for c in run.cells)]
        if not cells:
            return Span(0, 0)
        return Span(min(cell.start for cell in cells), max(cell.end for cell in cells))

    @property
    def figures(self) -> tuple[str, ...]:
        """What is printed in the row, blanks left out."""
        return tuple(cell.text for run in self.runs for cell in run.cells if cell.text)


class RowReader:
    """Reads the rows of one text; the columns that sound rows share place the others."""

    def __init__(self, source: Source, rows: Iterable[PrintedRow]) -> None:
        self._source = source
        self._first_columns = _first_columns(rows)
        self.diagnostics: list[Diagnostic] = []

    def read(self, row: PrintedRow, paths: Sequence[str], columns: Sequence[int] = ()) -> dict[str, Cell]:
        """Path -> cell, for every path.

        Args:
            row: the printed row.
            paths: of its cells from left to right, as printed.
            columns: where each cell begins in the grid, if the heads tell.
        """
        placed = self._place(row, len(paths), columns)
        if placed.code:
            unsure = paths
            if placed.code == "GR205" and any(cell is not None for cell in placed.cells):
                unsure = [path for path, cell in zip(paths, placed.cells, strict=True) if cell is None]
                self._say("GR206", row, [path for path in paths if path not in unsure], placed, len(paths))
            self._say(placed.code, row, unsure, placed, len(paths))
        return {
            path: Cell() if cell is None else self._cell(row, path, cell)
            for path, cell in zip(paths, placed.cells, strict=True)
        }

    def _place(self, row: PrintedRow, due: int, columns: Sequence[int]) -> Placed:
        placed = place_by_number(row.runs, due)
        if placed is not None:
            return placed
        if not columns and due == APPLICANTS and row.runs:
            run = row.runs[0]
            first = self._first_columns.get((run.table, run.label_column))
            columns = range(first, first + due) if first is not None else ()
        if columns and (placed := place_by_columns(row.runs, columns)):
            return placed
        return place_by_sums(row.runs, due, _SUMS.get(due, _never))

    def _cell(self, row: PrintedRow, path: str, cell: CutCell) -> Cell:
        figure = figure_of(cell)
        span = Span(cell.start, cell.end)
        if not figure.readable:
            self._report("GR209", span, (path,), row=path, text=cell.text[:20])
        elif figure.wrapped:
            self._report("GR215", span, (path,), row=path, text=figure.value)
        return Cell(cell.text, figure.value, figure.unit, span)

    def _say(self, code: str, row: PrintedRow, paths: Sequence[str], placed: Placed, due: int) -> None:
        facts = {"row": row.path, "found": placed.found, "due": due, "how": placed.how}
        self._report(code, row.span, tuple(paths), **facts)

    def _report(self, code: str, span: Span, paths: tuple[str, ...], **facts: object) -> None:
        self.diagnostics.append(diagnose(self._source, code, span, paths, **facts))


def _never(cells: Cells) -> bool:
    """Rows of table 2 have no sum that could settle anything."""
    return False


_SUMS = {APPLICANTS: row_sum_holds, OUTCOMES: outcome_sums_hold}


def _first_columns(rows: Iterable[PrintedRow]) -> dict[tuple[int, int], int]:
    """Table and label column -> the column where the figures of table 3 begin, where all sound rows agree.

    A row is sound if it has just seven figure cells, or seven that are not blank: then padding cannot be meant.
    """
    votes: dict[tuple[int, int], set[int]] = defaultdict(set)
    for row in rows:
        if row.path.startswith("applications.") and len(row.runs) == 1:
            (run,) = row.runs
            printed = [cell for cell in run.cells if cell.text]
            sound = printed if len(printed) == APPLICANTS else run.cells
            if run.table >= 0 and run.label_column >= 0 and len(sound) == APPLICANTS:
                votes[run.table, run.label_column].add(sound[0].column)
    return {key: min(first) for key, first in votes.items() if len(first) == 1}
