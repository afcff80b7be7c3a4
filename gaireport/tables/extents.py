"""How many cells the rows of a text have, how far the printed ones reach, and where the labels stand."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from gaireport.adapter import CutCell
from gaireport.tables.columns import Columns
from gaireport.tables.printed import PrintedRow

_HABIT = 3
"""Rows that make a habit."""

_FEWEST_OF_LEVELS = 10
"""Rows of several levels, as table 3 has them."""

TableDue = tuple[int, int]
"""A table, and how many columns its rows of one kind have."""


class Extents:
    """What the rows of one text measure; each is measured before the first question."""

    def __init__(self) -> None:
        self.blank_rows = 0
        """Rows with a blank cell among those due."""
        self.short_rows = 0
        """Rows of a grid that have fewer cells than are due."""
        self._full = self._applications = 0
        self._widths: dict[tuple[int, ...], Counter[int]] = defaultdict(Counter)
        self._wider: set[TableDue] = set()
        """Where a row prints more cells than are due: one of them has no head."""
        self._furthest: dict[int, int] = {}
        """Block -> the last column of a row that prints more cells than are due."""
        self._short: set[TableDue] = set()
        """Where a row has fewer cells than are due: a column is lost."""
        self._deepest: dict[TableDue, int] = defaultdict(lambda: -1)
        """The last column in which a row has its label: blank cells up to it are the labels'."""
        self._first_printed: dict[TableDue, int] = {}
        """The first column in which a row of a grid prints something behind its label."""
        self._rows = Counter[tuple[int, int]]()
        """Block and number of columns -> how many rows there are."""
        self._overfull = Counter[tuple[int, int]]()
        """The same -> how many of them print more cells than are due, from the first printed one to the last."""
        self._lengths: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
        self._unusual: set[int] = set()
        """Identities of rows in a mere sequence that have more or fewer cells than those like them."""
        self._unsure: set[tuple[int, int]] = set()
        """Blocks whose heads do not settle their columns, each with the number of columns."""

    def measure(self, row: PrintedRow, columns: Columns) -> None:
        """Count the cells of a row, and see where its label stands."""
        run, due, own = row.runs[0], columns.due, own_cells(row, columns)
        key, grid = (row.block, due), (run.table, due)
        self.blank_rows += len(row.printed) < min(len(row.cells), len(columns.own))
        if run.table >= 0 and len(row.cells) < due:
            self.short_rows += 1
            self._short.add(grid)
        if row.printed:
            first = row.printed[0].column
            self._first_printed[grid] = min(self._first_printed.get(grid, first), first)
        self._deepest[grid] = max(self._deepest[grid], run.label_column)
        self._rows[key] += 1
        self._lengths[key][len(own)] += 1
        if len(own) > due and _extent(own) > due:
            self._overfull[key] += 1
            self._wider.add(grid)
            self._furthest[row.block] = max(self._furthest.get(row.block, -1), _last(row))
        self._widths[_kin(row, columns)][run.width] += 1
        if row.path.startswith("applications"):
            self._applications += 1
            self._full += len(row.printed) >= due
        if columns.why is not None:
            self._unsure.add(key)

    def measure_sequences(self, rows: Sequence[tuple[PrintedRow, Columns]]) -> None:
        """Count the cells of rows in a mere sequence, by what stands behind them: blank cells under merged labels."""
        kin: dict[tuple[object, ...], list[PrintedRow]] = defaultdict(list)
        for (row, columns), (below, _) in pairwise(rows):
            if row.runs[0].table < 0 and row.block == below.block:
                level, group = row.path.count("."), row.path.rpartition(".")[0]
                same = group == below.path.rpartition(".")[0]
                kin[row.block, columns.due, level, below.path.count("."), same].append(row)
        for alike in kin.values():
            lengths = Counter(len(row.cells) for row in alike)
            length, count = lengths.most_common(1)[0]
            if count >= _HABIT and 2 * count > len(alike):
                self._unusual.update(id(row) for row in alike if len(row.cells) != length)

    def is_of_usual_length(self, row: PrintedRow) -> bool:
        """Whether a row of a mere sequence has as many cells as most of those before a row of the same level."""
        return id(row) not in self._unusual

    @property
    def fills_cells(self) -> bool:
        """Whether a figure stands in each cell of table 3, or in all but one row."""
        return self._full >= max(self._applications - 1, _HABIT)

    def usual_width(self, row: PrintedRow, columns: Columns) -> int:
        """How wide most rows of its kin are; of two, the less wide."""
        widths = self._widths[_kin(row, columns)]
        return min(widths, key=lambda width: (-widths[width], width))

    def is_longer(self, row: PrintedRow, columns: Columns) -> bool:
        """Whether the row has cells to spare, as hardly any other like it has: one of them was taken in."""
        if len(row.cells) <= columns.due or not row.printed:
            return False
        return row.runs[0].table >= 0 and row.runs[0].width > self.usual_width(row, columns)

    def is_wider(self, table: int, due: int) -> bool:
        """Whether a row of the table prints more cells than are due."""
        return (table, due) in self._wider

    def has_one_length(self, row: PrintedRow, columns: Columns) -> bool:
        """Whether every row of its block has just as many cells as are due behind its label, at whatever level."""
        lengths = self._lengths[row.block, columns.due]
        return lengths.keys() == {columns.due} and lengths[columns.due] >= _FEWEST_OF_LEVELS

    def is_longest(self, row: PrintedRow, columns: Columns) -> bool:
        """Whether the row alone has as many cells, blank ones included, as no other of its block has."""
        lengths = self._lengths[row.block, columns.due]
        length = len(own_cells(row, columns))
        return max(lengths) == length and lengths[length] < 2

    def is_overfull(self, row: PrintedRow, columns: Columns) -> bool:
        """Whether rows of its block print more cells than there are heads: one column has none.

        So it is where more than one does, and more than a fourth of them. One such row suffices to doubt those with a
        blank cell too many: in a mere sequence wherever it stands, in a grid among the printed ones, since every second
        column may be blank.
        """
        key = (row.block, columns.due)
        over = self._overfull[key]
        if not over:
            return False
        if key in self._unsure or (over > 1 and 4 * over > self._rows[key]):
            return True
        own = own_cells(row, columns)
        is_parted = row.runs[0].table < 0 or _extent(own) > len(row.printed)
        return is_parted and len(own) > columns.due

    def reaches_over(self, row: PrintedRow, columns: Columns) -> bool:
        """Whether a row of a grid that has cells to spare prints as far as one that prints more cells than are due."""
        furthest = self._furthest.get(row.block, -1)
        return (
            0 <= furthest == _last(row)
            and row.runs[0].table >= 0
            and len(own_cells(row, columns)) > columns.due
        )

    def begins_before(self, row: PrintedRow, start: int, due: int) -> bool:
        """Whether a row has a cell before the column where its figures are taken to start, and another prints there."""
        grid = row.runs[0].table, due
        return row.cells[0].column < start and self._first_printed.get(grid, start) < start

    def begins_at_labels(self, row: PrintedRow, cells: Sequence[CutCell | None]) -> bool:
        """Whether the row begins with a blank cell in a column where other rows of the table have their labels.

        A row with as many cells as are due, as all others have, has none to spare for a label.
        """
        first, table = cells[0], row.runs[0].table
        grid = table, len(cells)
        return (
            table >= 0
            and first is not None
            and not first.text
            and 0 <= first.column <= self._deepest[grid]
            and (len(row.cells) > len(cells) or grid in self._short)
        )


def _kin(row: PrintedRow, columns: Columns) -> tuple[int, ...]:
    """What rows have in common that are equally wide: the grid, place and level of the label, and the columns."""
    run = row.runs[0]
    return run.table, run.label_column, row.path.count("."), columns.due


def _last(row: PrintedRow) -> int:
    """The column of the last printed cell."""
    return row.printed[-1].column if row.printed else -1


def own_cells(row: PrintedRow, columns: Columns) -> Sequence[CutCell]:
    """The cells of a row without the blank ones between its heads, which merged cells leave in a sheet."""
    if not columns.starts or columns.table != row.runs[0].table:
        return row.cells
    return [cell for cell in row.cells if cell.text or cell.column in columns.starts]


def _extent(cells: Sequence[CutCell]) -> int:
    """Cells from the first printed one to the last."""
    printed = [at for at, cell in enumerate(cells) if cell.text]
    return printed[-1] - printed[0] + 1 if printed else 0
