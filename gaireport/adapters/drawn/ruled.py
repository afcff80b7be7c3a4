"""Tables whose columns are given by rulers of dashes or equals signs -> rows.

Shared by the adapters of texts in which such tables and frames stand together; it knows rulers and blank lines only.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gaireport.adapter import SEQUENCE, Line, Row
from gaireport.adapters.drawn.columns import Strip, cell_of_pieces
from gaireport.adapters.drawn.ruled_lines import (
    RULER,
    RUN,
    ColumnEdges,
    Place,
    PlacedLine,
    place_lines,
)

__all__ = ["RULER", "Ruled", "cut_ruled", "find_ruled"]

_HEADER_LINES = 3


class Ruled(NamedTuple):
    """A ruled table, which stands from line ``begin`` up to, but without, line ``end``."""

    begin: int
    end: int
    columns: ColumnEdges
    spaced: bool
    """Whether blank lines set the rows apart, which may then take several lines; otherwise a line is a row."""


def find_ruled(lines: Sequence[str], rulers: Sequence[int]) -> Iterator[Ruled]:
    """Find the ruled tables among the lines; ``rulers`` are the lines that ``RULER`` takes."""
    runs = [tuple(run.span() for run in RUN.finditer(lines[number])) for number in rulers]
    above = 0
    at = 0
    while at < len(rulers):
        table, taken = _ruled_table_at(lines, rulers, runs, at, above)
        if table is not None:
            yield table
            above = table.end
        at += taken


def _ruled_table_at(
    lines: Sequence[str], rulers: Sequence[int], runs: list[ColumnEdges], at: int, above: int
) -> tuple[Ruled | None, int]:
    """The table whose topmost ruler is number ``at``, and how many rulers it uses up."""
    here, columns = rulers[at], runs[at]
    if "=" in lines[here]:
        return _between_equals(lines, rulers, runs, at)
    following = runs[at + 1] if at + 1 < len(runs) else ()
    if len(columns) == 1:
        # A rule over the whole width, header lines, the columns, the rows, and the rule again.
        closed = at + 2 < len(runs) and runs[at + 2] == columns
        if len(following) > 1 and following[0][0] == columns[0][0] and closed:
            return Ruled(here, rulers[at + 2] + 1, following, True), 3
        return None, 1
    if here == above or not lines[here - 1].strip():
        if (
            following
            and following[0][0] == columns[0][0]
            and following in (columns, ((columns[0][0], columns[-1][1]),))
        ):
            end = rulers[at + 1]
            return Ruled(here, end + 1, columns, _has_blank(lines, here + 1, end)), 2
        return None, 1
    begin = here - 1
    while begin > max(above, here - _HEADER_LINES) and _is_header(
        lines[begin - 1], lines[here - 1], columns
    ):
        begin -= 1
    end = here + 1
    limit = rulers[at + 1] if following else len(lines)
    while end < limit and lines[end].strip():
        end += 1
    closes = end == limit and following == columns
    return Ruled(begin, end + closes, columns, False), 1 + closes


def _between_equals(
    lines: Sequence[str], rulers: Sequence[int], runs: list[ColumnEdges], at: int
) -> tuple[Ruled | None, int]:
    """Find a table with rulers of equals signs over and under it and, where it has one, under its header."""
    if len(runs[at]) < 2:
        return None, 1
    close = _same_ruler(lines, rulers, runs, at, at + 1)
    if close is None:
        return None, 1
    follows = rulers[close] + 1
    if follows < len(lines) and lines[follows].strip():
        # Not closed yet: that was the ruler under the header.
        close = _same_ruler(lines, rulers, runs, at, close + 1) or close
    return Ruled(rulers[at], rulers[close] + 1, runs[at], False), close - at + 1


def _same_ruler(
    lines: Sequence[str], rulers: Sequence[int], runs: list[ColumnEdges], at: int, other: int
) -> int | None:
    """The next ruler of equals signs, if it has the same columns; dashes in between only join columns of one row."""
    while other < len(rulers) and "=" not in lines[rulers[other]]:
        other += 1
    return other if other < len(rulers) and runs[other] == runs[at] else None


def _has_blank(lines: Sequence[str], begin: int, end: int) -> bool:
    return any(not line.strip() for line in lines[begin:end])


def _is_header(line: str, below: str, columns: ColumnEdges) -> bool:
    """Whether a line belongs to a header of several: text over more than one column, without a full stop."""
    first = columns[0][0]
    return (
        len(line.split()) > 1
        and not line[:first].strip()
        and "。" not in line
        and len(below.split()) > 1
    )


def cut_ruled(table: Ruled, lines: Sequence[Strip]) -> Iterator[Row]:
    """Cut the rows of one table; ``lines`` are the lines ``begin`` to ``end``."""
    number = lines[0].start
    row: _Lines | None = None
    # Only reStructuredText lets a line with a blank first cell go on with the row above.
    is_rst = "=" in lines[0].text
    for line in place_lines(lines, table.columns, may_join_columns=is_rst):
        if row is not None and _ends(row, line, spaced=table.spaced, is_rst=is_rst):
            row.is_doubted = line.may_go_on and not row.is_full
            yield row.cut(number)
            row = None
        if line.places:
            row = row or _Lines(table.columns)
            row.add(line)
    if row is not None:
        yield row.cut(number)


def _ends(row: "_Lines", line: PlacedLine, *, spaced: bool, is_rst: bool) -> bool:
    """Whether the row ends before this line."""
    if not line.places:
        return spaced or line.is_ruler
    if spaced:
        # The cells of such a row all begin in its first line: the blank line before this one was lost.
        return not line.goes_on and row.lacks(line.places)
    return not (line.goes_on or (is_rst and row.goes_on(line.places)))


class _Lines:
    """A row that still takes in lines."""

    __slots__ = ("at", "columns", "is_doubted", "pieces", "settled", "wide")

    def __init__(self, columns: ColumnEdges) -> None:
        self.columns = columns
        self.at: dict[int, int] = {}
        self.pieces: dict[int, list[list[Line]]] = {}
        """Column -> its cells; it has more than one where a line that does not fit has several there."""
        self.wide: dict[int, int] = {}
        """Column -> the columns that its cell covers, where dashes under the row join some."""
        self.settled = True
        """Whether every line of the row shows in which columns its cells stand."""
        self.is_doubted = False
        """Whether the line that follows may be its rest, for all that is known."""

    def add(self, line: PlacedLine) -> None:
        self.settled = self.settled and line.settled
        taken: dict[int, int] = {}
        for place in line.places:
            column = self._column(place)
            self.at.setdefault(column, place.at)
            if place.until:
                reached = sum(left < place.until for left, _ in self.columns)
                self.wide[column] = max(reached - column, 1)
            if place.piece is not None:
                cells = self.pieces.setdefault(column, [])
                number = taken.get(column, 0)
                if number == len(cells):
                    cells.append([])
                cells[number].append(place.piece)
                taken[column] = number + 1

    @property
    def is_full(self) -> bool:
        """Whether the last column is printed: no cell of the row can stand in another line."""
        return len(self.columns) - 1 in self.pieces

    def goes_on(self, places: Sequence[Place]) -> bool:
        """Whether a line with a blank first cell continues the row rather than begins one with a lost label."""
        filled = {self._column(place) for place in places if place.piece is not None}
        return (
            0 not in filled and filled <= self.pieces.keys() and 2 * len(filled) < len(self.columns)
        )

    def lacks(self, places: Sequence[Place]) -> bool:
        """Whether a line prints something in a column that is blank so far, or more than one thing in a column."""
        filled = [self._column(place) for place in places if place.piece is not None]
        return len(set(filled)) < len(filled) or not self.pieces.keys() >= set(filled)

    def _column(self, place: Place) -> int:
        return max(bisect_right(self.columns, place.left, key=_start) - 1, 0)

    def cut(self, table: int) -> Row:
        cells = [
            cell_of_pieces(pieces, "\n", at, column, columns=self.wide.get(column, 1))
            for column, at in sorted(self.at.items())
            for pieces in self.pieces.get(column, [[]])
        ]
        printed = [cell for cell in cells if cell.text]
        if self.settled:
            # What seems blank may be printed in the line that follows, which a blank cell would deny. Beside a label
            # alone the blanks stay, or what that line prints would seem to be all there is.
            return Row(tuple(printed if self.is_doubted and len(printed) > 1 else cells), table)
        # A blank may belong to another cell; only the order of what is printed is known.
        return Row(
            tuple(cell._replace(column=at, columns=1) for at, cell in enumerate(printed)), SEQUENCE
        )


def _start(column: tuple[int, int]) -> int:
    return column[0]
