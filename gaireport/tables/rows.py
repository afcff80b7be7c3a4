"""One printed row -> its cells: places the figures, reads them, and says what was wrong with either."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from gaireport.adapter import CutCell
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.words import Words
from gaireport.form.names import by_path
from gaireport.nodes import LOST, Cell, Number
from gaireport.source import Span, span_over
from gaireport.tables.peers import NARROWEST, Peers, is_whole, level
from gaireport.tables.placing import (
    Placed,
    counts,
    outcome_sums_hold,
    place_by_columns,
    place_by_number,
    place_by_share,
    place_by_sums,
    places,
    row_sum_holds,
)
from gaireport.tokens.figures import Figure
from gaireport.tokens.kinds import Found, Run, figure_of

APPLICANTS, OUTCOMES = 7, 15
"""Columns of table 3 and of table 4."""

_TEXT_BETWEEN = Words("text stands before them", "数据与标签之间有其他文字")
_WIDEST = Words("more than any other row has", "多于其他行")


class PrintedRow(NamedTuple):
    """One row as the grammar found it."""

    path: str
    """Of the row; empty for a row that the form does not have."""
    label: Found | None
    runs: tuple[Run, ...]
    heads: tuple[Found, ...] = ()
    """The column heads above a row of table 2 or 4, from left to right."""
    chapter: int = 0
    """In which it stands; 0 before the first."""
    apart: bool = False
    """Other text stands between the label and the first figures."""

    @property
    def name(self) -> str:
        """The path without the table."""
        return self.path.partition(".")[2]

    @property
    def span(self) -> Span:
        """From the label's first character to the last figure's end."""
        cells = [
            *(self.label.cells if self.label else ()),
            *(c for run in self.runs for c in run.cells),
        ]
        if not cells:
            return Span(0, 0)
        return span_over(cells)

    @property
    def figures(self) -> tuple[str, ...]:
        """What is printed in the row, blanks left out."""
        return tuple(cell.text for run in self.runs for cell in run.cells if cell.text)


class RowReader:
    """Reads the rows of one text; the columns that sound rows share place the others.

    Args:
        rows: all rows that were found.
        heads: table -> column of 自然人, where the heads of table 3 stand over seven columns.
        applicants: the first of these heads in each table.
    """

    def __init__(
        self,
        rows: Iterable[PrintedRow],
        heads: Mapping[int, int],
        applicants: Sequence[Found] = (),
    ) -> None:
        self._applicants = applicants
        rows = self._rows = list(rows)
        self._heads = heads
        self._widths: dict[int, Counter[int]] = defaultdict(Counter)
        for row in rows:
            for run in row.runs[:1]:
                self._widths[run.table][run.width] += 1
        self.diagnostics: list[Diagnostic] = []
        self.left_over: list[CutCell] = []
        """Printed cells that no path took: a figure too many, or all of a row whose places are unclear."""

    def read(
        self, row: PrintedRow, paths: Sequence[str], columns: Sequence[int] = ()
    ) -> dict[str, Cell]:
        """Path -> cell, for every path.

        Args:
            row: the printed row.
            paths: of its cells from left to right, as printed.
            columns: where each cell begins in the grid, if the heads tell.
        """
        placed = self._place(row, len(paths), columns)
        if placed.code:
            self._tell(row, paths, placed)
        self._tell_incomplete(row, paths, placed)
        found: dict[str, Cell] = {}
        for path, cell in zip(paths, placed.cells, strict=True):
            if cell is None:
                found[path] = LOST
                continue
            text, start, end = cell[:3]
            figure = figure_of(cell)
            if figure.wrapped or not figure.readable:
                self._tell_figure(cell, figure, paths, path)
            found[path] = Cell(text, figure.value, figure.unit, Span(start, end))
        return found

    def _tell(self, row: PrintedRow, paths: Sequence[str], placed: Placed) -> None:
        taken = {cell.start for cell in placed.cells if cell is not None}
        cells = (cell for run in row.runs for cell in run.cells)
        self.left_over.extend(cell for cell in cells if cell.text and cell.start not in taken)
        unsure = paths
        if placed.code == "GR205" and any(cell is not None for cell in placed.cells):
            unsure = [path for path, cell in zip(paths, placed.cells, strict=True) if cell is None]
            sure = [path for path in paths if path not in unsure]
            self._say("GR206", row, sure, placed, len(paths))
        self._say(placed.code, row, unsure, placed, len(paths))

    @cached_property
    def _padding(self) -> "_Padding":
        return _Padding(self._rows, self._heads)

    @cached_property
    def _peers(self) -> Peers:
        return Peers((row.path, row.runs[0]) for row in self._rows if row.path and row.runs)

    def _place(self, row: PrintedRow, due: int, columns: Sequence[int]) -> Placed:
        placed = place_by_number(row.runs, due)
        if placed is not None:
            return placed if placed.code else self._doubted(placed, row, due)
        if not columns and due == APPLICANTS and row.runs:
            columns = self._padding.columns(row)
        if columns and (placed := place_by_columns(row.runs, columns)):
            return placed
        if due not in _SUMS and (placed := place_by_share(row.runs, due)):
            return placed
        return place_by_sums(row.runs, due, _SUMS.get(due, _never))

    def _doubted(self, placed: Placed, row: PrintedRow, due: int) -> Placed:
        """The same with a code, if the row differs from all others of its table: a cell was lost or does not belong."""
        if row.apart:
            return placed._replace(code="GR219", why=_TEXT_BETWEEN)
        run = row.runs[0]
        if not is_whole(run, due) and any(cell and cell.text for cell in placed.cells):
            heads = self._applicants if row.path.startswith("applications.") else row.heads
            heads = [head for head in heads if head.table == run.table]
            if why := self._peers.doubt(row.path, run, due, heads):
                return placed._replace(code="GR219", why=why)
        widths = self._widths[run.table]
        if run.table < 0 or len(widths) < 2 or widths[run.width] > 1:
            return placed
        if len(run.cells) > due and run.width == max(widths):
            return placed._replace(code="GR207", found=len(run.cells), why=_WIDEST)
        if len(widths) == 2 and run.width < max(widths) and due <= len(run.cells) < max(widths) - 1:
            return placed._replace(code="GR219", why=NARROWEST)
        return placed

    def _tell_figure(self, cell: CutCell, figure: Figure, paths: Sequence[str], path: str) -> None:
        span = Span(cell.start, cell.end)
        if figure.wrapped:
            self._report("GR215", span, (path,), row=by_path(path), text=figure.value)
            return
        # Two numbers in one cell: digits of a neighbour may have run over into it (overprinted PDF columns).
        at = paths.index(path)
        touched = paths[max(0, at - 1) : at + 2] if len(cell.text.split()) > 1 else (path,)
        self._report("GR209", span, tuple(touched), row=by_path(path), text=cell.text[:20])

    def _tell_incomplete(self, row: PrintedRow, paths: Sequence[str], placed: Placed) -> None:
        """Name the cells in which more stands than their text: struck-out digits, a note mark, a picture."""
        parts = {
            path: cell
            for path, cell in zip(paths, placed.cells, strict=True)
            if cell is not None and not cell.is_whole
        }
        if parts:
            span, name = span_over(list(parts.values())), by_path(row.path)
            self._report("GR220", span, tuple(parts), row=name, count=len(parts))

    def _say(
        self, code: str, row: PrintedRow, paths: Sequence[str], placed: Placed, due: int
    ) -> None:
        name = by_path(row.path)
        facts = {"found": placed.found, "due": due, "why": placed.why}
        self._report(code, row.span, tuple(paths), row=name, **facts)

    def _report(self, code: str, span: Span, paths: tuple[str, ...], **facts: object) -> None:
        self.diagnostics.append(diagnose(code, span, paths, **facts))


def _never(numbers: Sequence[Number]) -> bool:
    """Rows of table 2 have no sum that could settle anything."""
    return False


_SUMS = {APPLICANTS: row_sum_holds, OUTCOMES: outcome_sums_hold}


class _Padding:
    """Where the figures of table 3 begin, as far as the rows of the same table tell.

    A row tells if its figures can stand in one place only: seven cells, or what is printed reaches over all seven.
    Rows compare by width and the column of their label; failing that, the heads of the columns tell, then rows whose
    labels span as many columns of the form, then whether padding stands before or behind the figures.
    """

    def __init__(self, rows: Iterable[PrintedRow], heads: Mapping[int, int]) -> None:
        by_shape: dict[tuple[int, int, int], set[tuple[int, ...]]] = defaultdict(set)
        by_level: dict[tuple[int, int], set[int]] = defaultdict(set)
        before: dict[int, set[bool]] = defaultdict(set)
        for row in rows:
            run = (
                row.runs[0] if row.path.startswith("applications.") and len(row.runs) == 1 else None
            )
            if run is None or run.table < 0 or run.label_column < 0:
                continue
            starts = places(run.cells, APPLICANTS)
            printed = tuple(cell for cell in run.cells if cell.text)
            shape = (run.table, run.width, run.label_column)
            if len(printed) == APPLICANTS < len(run.cells) and row_sum_holds(counts(printed)):
                # Blank columns between the figures, which a converter drew for merged cells elsewhere in the table.
                by_shape[shape].add(tuple(cell.column for cell in printed))
            if len(starts) == 1:
                column = run.cells[starts[0]].column
                by_shape[shape].add(tuple(range(column, column + APPLICANTS)))
                by_level[run.table, level(row.path)].add(column - run.label_column)
                if len(run.cells) > APPLICANTS:
                    before[run.table].add(starts[0] > 0)
        self._by_shape = {
            key: min(columns) for key, columns in by_shape.items() if len(columns) == 1
        }
        self._by_level = {
            key: min(offsets) for key, offsets in by_level.items() if len(offsets) == 1
        }
        self._padded_before = {
            table: min(sides) for table, sides in before.items() if len(sides) == 1
        }
        self._by_heads = heads

    def columns(self, row: PrintedRow) -> Sequence[int]:
        """The seven columns of a row; none where nothing tells."""
        run = row.runs[0]
        columns = self._by_shape.get((run.table, run.width, run.label_column))
        if columns is not None:
            return columns
        first = None
        if run.label_column < (head := self._by_heads.get(run.table, -1)):
            first = head
        if (
            first is None
            and (offset := self._by_level.get((run.table, level(row.path)))) is not None
        ):
            first = run.label_column + offset
        if first is None and len(run.cells) > APPLICANTS and run.table in self._padded_before:
            first = run.cells[-APPLICANTS if self._padded_before[run.table] else 0].column
        return () if first is None else range(first, first + APPLICANTS)
