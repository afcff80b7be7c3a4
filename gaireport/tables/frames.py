"""The habit of a text: where the figures of a table stand in its grid, and whether blank cells are kept or dropped.

It is found from the rows that prove themselves: those that print something in every column, or in the first and the
last of as many cells as are due, or whose sums hold. If no row proves itself, none lends its frame to others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gaireport.adapter import CutCell
from gaireport.tables.columns import Columns
from gaireport.tables.extents import Extents
from gaireport.tables.placing import Bearing, Placed, place, windows
from gaireport.tables.printed import Block, PrintedRow
from gaireport.tables.sums import Holds, counts
from gaireport.tables.traits import is_closed_up
from gaireport.tokens.kinds import Found, figure_in

_FIGURES_THAT_REPEAT = 12
"""Figures of which some repeat others in any report: a row with one figure has the same one for its total."""
_FEWEST = 3
"""Figures in a row whose last is the sum of those before by more than chance; rows that make a habit."""

_MANY_OPEN = 5
"""Rows with a blank cell before a printed one, for each that may have been filled up, that show blank cells kept."""

Shape = tuple[int, int, int, int]
"""Table, width of the row, column of its label, columns due: rows of one shape share their frame."""


def shape_of(row: PrintedRow, due: int) -> Shape:
    """The shape of a row."""
    run = row.runs[0]
    return run.table, run.width, run.label_column, due


class _PlacesSeen:
    """Where the cells of the rows of grids stand, before anything is settled."""

    def __init__(self) -> None:
        self.starts: dict[Shape, set[tuple[int, ...]]] = defaultdict(set)
        self.whole: set[tuple[int, tuple[int, ...]]] = set()
        """Tables and where the cells begin in those of their rows that print the first and the last."""
        self.offsets: dict[tuple[int, int], set[int]] = defaultdict(set)
        self.moved: dict[Shape, Counter[tuple[int, ...]]] = defaultdict(Counter)
        """Where cells begin in rows that stand in other columns than the heads; many that agree show a frame."""
        self.distances: dict[tuple[int, int], set[int]] = defaultdict(set)
        """How far behind the label the figures begin in the rows of a level."""


class Frames:
    """The frames of the tables of one text.

    Args:
        rows: each with its columns and the sums that the form has for it; all have cells.
        blocks: the heads above them.
    """

    def __init__(
        self,
        rows: Sequence[tuple[PrintedRow, Columns, Holds | None]],
        blocks: Iterable[Block],
    ) -> None:
        self.keeps_blanks = False
        """A row that proves itself has a blank cell between printed ones; or several rows have blank cells, and a line
        of heads begins with one; or several rows print no total, which no blank cell can have moved."""
        self._compacted = 0
        """Rows that print their total in a cell before the last: blank cells were dropped and the row filled up."""
        self.has_closed_up = False
        """In a row that prints too many figures for chance blank cells were dropped."""
        self._without_total = 0
        """Rows of which only the last cell is blank, and of whose figures the last is not the sum of those before."""
        self.extents = Extents()
        self.first_placed: dict[int, Placed] = {}
        """Identity of a row -> how it is placed before any habit is known."""
        self._seen = _PlacesSeen()
        self._padding: dict[tuple[int, int], set[int]] = defaultdict(set)
        """In a mere sequence, how many blank cells stand before the figures of rows with more cells than are due; by
        block and number of columns."""
        self._firsts = Counter[tuple[int, int]]()
        """Table and column -> the rows whose first cell stands there, as placed before any habit is known."""
        self._between = 0
        """Rows that prove themselves and have a blank cell between printed ones."""
        self._open = 0
        """Rows of a grid in which a blank cell stands before a printed one: no row that is filled up at its end."""
        self._totals = Counter[bool]()
        """How many rows of figures that are not all zero have a total that holds, and how many do not."""
        self.has_each_once = _has_each_once(row for row, _, _ in rows)
        """No figure stands in the text twice: lines that repeat others were removed, and cells with them."""
        for row, columns, holds in rows:
            self._look_at(row, columns, holds)
        self.extents.measure_sequences([(row, columns) for row, columns, _ in rows])
        self._settle(blocks)

    def _look_at(self, row: PrintedRow, columns: Columns, holds: Holds | None) -> None:
        run, due = row.runs[0], columns.due
        self.extents.measure(row, columns)
        starts = columns.starts if columns.table == run.table else ()
        placed = self.first_placed[id(row)] = place(row, columns, starts, holds)
        if placed.cells[0] is not None:
            self._firsts[run.table, placed.cells[0].column] += 1
        if placed.bearing is Bearing.SUMS:
            self._totals[True] += 1
        elif holds is not None and any(
            cell and figure_in(cell.text).value for cell in placed.cells
        ):
            self._totals[False] += 1
        if len(row.runs) == 1:
            self._open += run.table >= 0 and not is_closed_up(placed.cells)
        if placed.bearing in (Bearing.PRINT, Bearing.SUMS) and len(row.runs) == 1:
            self._learn(row, placed.cells, due)
        elif placed.is_moved:
            moved = tuple([cell.column for cell in placed.cells if cell is not None])
            self._seen.moved[shape_of(row, due)][moved] += 1
        elif placed.bearing is Bearing.FRAME and columns.names[-1] == "total":
            self._compacted += placed.is_shifted
            self._without_total += _lacks_only_total(placed.cells)
        if placed.is_shifted and len([number for number in counts(row.cells) if number]) >= _FEWEST:
            self.has_closed_up = True

    def _settle(self, blocks: Iterable[Block]) -> None:
        if self.extents.blank_rows >= _FEWEST and any(
            _begins_blank(block.heads) for block in blocks
        ):
            self.keeps_blanks = True
        if self._without_total >= _FEWEST and not self._compacted:
            self.keeps_blanks = True
        # Two equal figures in a row without a total look like a figure and its total.
        least = max(self._compacted, 1)
        is_outnumbered = self._between >= _FEWEST * least or self._open >= _MANY_OPEN * least
        self.drops_blanks = (
            (self._compacted > 0 and not is_outnumbered)
            or self.extents.short_rows >= _FEWEST
            or (self.extents.short_rows > 0 and not self._between and self._open < _MANY_OPEN)
        )
        self.closes_up = self._compacted >= _FEWEST and not self._between
        self.prints_totals = (
            self._totals[True] >= _FEWEST * max(self._totals[False], 1) or self.has_closed_up
        )
        for shape, moved in self._seen.moved.items():
            if not self.extents.is_wider(shape[0], shape[3]):
                self._seen.starts[shape].update(
                    at for at, count in moved.items() if count >= _FEWEST
                )
        self._by_shape = {
            key: min(each) for key, each in self._seen.starts.items() if len(each) == 1
        }
        self._by_offset = {
            key: min(each) for key, each in self._seen.offsets.items() if len(each) == 1
        }

    def _learn(
        self,
        row: PrintedRow,
        cells: Sequence[CutCell | None],
        due: int,
    ) -> None:
        run = row.runs[0]
        printed = [at for at, cell in enumerate(cells) if cell is not None and cell.text]
        if printed[-1] - printed[0] + 1 > len(printed):
            self.keeps_blanks = True
            self._between += 1
        if run.table < 0 and len(row.cells) > due:
            self._padding[row.block, due].update(windows(row.cells, due)[:1])
        elif run.table >= 0:
            starts = tuple([cell.column for cell in cells if cell is not None])
            self._seen.starts[shape_of(row, due)].add(starts)
            if cells[0] is not None and cells[0].text and printed[-1] == due - 1:
                self._seen.whole.add((run.table, starts))
            self._seen.distances[_level(row)].add(starts[0] - run.label_column)
            if starts == tuple(range(starts[0], starts[0] + due)):
                self._seen.offsets[run.table, due].add(starts[0])

    def starts(self, row: PrintedRow, columns: Columns) -> Sequence[int]:
        """Where the columns of a row begin, as rows of its shape, its heads or all rows of its table show."""
        run = row.runs[0]
        if run.table < 0:
            # Blank cells behind the figures stand under the merged label of the next row.
            is_padded = self._pads_behind(row, columns) and len(row.cells) > columns.due
            return [cell.column for cell in row.cells[: columns.due]] if is_padded else ()
        known = self._by_shape.get(shape_of(row, columns.due))
        if known is not None:
            return known
        if columns.starts and columns.table == run.table:
            return columns.starts
        offset = self._by_offset.get((run.table, columns.due))
        return () if offset is None else range(offset, offset + columns.due)

    def stands_as_whole_rows(self, row: PrintedRow, cells: Sequence[CutCell | None]) -> bool:
        """Whether the cells stand in the columns of a row of the table that prints the first and the last."""
        starts = tuple([cell.column for cell in cells if cell is not None])
        return (row.runs[0].table, starts) in self._seen.whole

    def _is_usual_distance(self, row: PrintedRow, cells: Sequence[CutCell | None]) -> bool:
        """Whether a figure in every column begins as far behind the label as in another row of the same level."""
        first = cells[0]
        return (
            first is not None
            and all(cell is not None and cell.text for cell in cells)
            and first.column - row.runs[0].label_column in self._seen.distances[_level(row)]
        )

    def _pads_behind(self, row: PrintedRow, columns: Columns) -> bool:
        """Whether blank cells that are too many stand behind the figures, in every row of the block that shows it."""
        return self._padding.get((row.block, columns.due)) == {0}

    def is_alone(self, row: PrintedRow, cells: Sequence[CutCell | None], columns: Columns) -> bool:
        """Whether no other row of table 3 has more cells than are due, or none of its grid begins in the same column.

        A column that is blank in all rows but that one may have been dropped, or a 0 that stands in none was taken in:
        the sums hold as well. Heads in the grid of the row show its columns.
        """
        first, table = cells[0], row.runs[0].table
        if "total" not in columns.names or len(row.cells) <= columns.due or first is None:
            return False
        if table < 0:
            return self.extents.is_longest(row, columns)
        return columns.table != table and self._firsts[table, first.column] < 2

    def bears_out(self, row: PrintedRow, placed: Placed, columns: Columns) -> bool:
        """Whether blank cells at the ends of a row are cells of it, as far as the habit of the text shows."""
        cells = placed.cells
        if not any(cell is not None and cell.text for cell in cells):
            return not self.drops_blanks
        if placed.is_moved and self._is_usual_distance(row, cells):
            return True
        if self.drops_blanks or not self.keeps_blanks:
            return False
        if placed.is_shifted:
            return False
        if self.has_closed_up and "total" not in columns.names:
            return False
        run = row.runs[0]
        if run.table < 0:
            is_padded = len(row.cells) == columns.due or self._pads_behind(row, columns)
            return is_padded and self.extents.is_of_usual_length(row)
        starts = tuple([cell.column for cell in cells if cell is not None])
        if self.extents.begins_before(row, starts[0], columns.due):
            return False
        shape = shape_of(row, columns.due)
        known = self._by_shape.get(shape)
        if known is not None:
            return starts == known
        if self.extents.has_one_length(row, columns):
            return True
        # Heads may stand apart from the rows, where cells that reach down into their line were left out of it.
        if (offset := self._by_offset.get((run.table, columns.due))) is not None:
            return offset == starts[0]
        if columns.starts and columns.table == run.table:
            return starts == columns.starts
        return len(row.cells) == columns.due and run.width == self.extents.usual_width(row, columns)


def _has_each_once(rows: Iterable[PrintedRow]) -> bool:
    figures = [cell.text for row in rows for cell in row.printed]
    return len(figures) >= _FIGURES_THAT_REPEAT and len(set(figures)) == len(figures)


def _level(row: PrintedRow) -> tuple[int, int]:
    """The table in which a row stands, and how deep its path is: a row of a group stands behind the group's label."""
    return row.runs[0].table, row.path.count(".")


def _begins_blank(heads: Sequence[Found]) -> bool:
    """Whether blank cells stand before the first head of a second line: those of the labels and of 自然人."""
    columns = [head.cells[0].column for head in heads if head.entry]
    below = [now for before, now in pairwise(columns) if now <= before]
    return bool(below) and below[0] > 0


def _lacks_only_total(cells: Sequence[CutCell | None]) -> bool:
    """Whether all but the last cell are printed, and no total is among them: a blank cell left out would end in one."""
    *printed, last = cells
    if last is None or last.text or not all(cell is not None and cell.text for cell in printed):
        return False
    values = [figure_in(cell.text).value or 0 for cell in printed if cell]
    return len(values) >= _FEWEST and sum(values[:-1]) != values[-1]
