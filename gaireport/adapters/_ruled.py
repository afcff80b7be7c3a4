"""Tables whose columns are given by rulers of dashes or equals signs -> rows.

Shared by the adapters of texts in which such tables and frames stand together; it knows rulers and blank lines only.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gaireport.adapter import Line, Row
from gaireport.adapters._columns import PADDINGS, Strip, make_cell

RULER = re.compile(r"[ \t>]*(?:-{2,}|={2,})(?:[ \t]+(?:-{2,}|={2,}))*[ \t\r]*").fullmatch
_RUN = re.compile(r"-{2,}|={2,}")
_HEADER_LINES = 3

Columns = tuple[tuple[int, int], ...]


class Ruled(NamedTuple):
    """Where a ruled table stands: lines ``begin`` to ``end``, the latter not in it."""

    begin: int
    end: int
    columns: Columns
    spaced: bool
    """Rows are set apart by blank lines and may take several lines; otherwise a line is a row."""


def find_ruled(lines: Sequence[str], rulers: Sequence[int]) -> Iterator[Ruled]:
    """The ruled tables among the lines, of which ``rulers`` are those that ``RULER`` takes."""
    runs = [tuple(run.span() for run in _RUN.finditer(lines[number])) for number in rulers]
    above = 0
    at = 0
    while at < len(rulers):
        table, taken = _table_at(lines, rulers, runs, at, above)
        if table is not None:
            yield table
            above = table.end
        at += taken


def _table_at(
    lines: Sequence[str], rulers: Sequence[int], runs: list[Columns], at: int, above: int
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
    lines: Sequence[str], rulers: Sequence[int], runs: list[Columns], at: int
) -> tuple[Ruled | None, int]:
    """Rulers of equals signs over and under the table and, where it has one, under its header."""
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
    lines: Sequence[str], rulers: Sequence[int], runs: list[Columns], at: int, other: int
) -> int | None:
    """The next ruler of equals signs, if it has the same columns; dashes between only join columns of one row."""
    while other < len(rulers) and "=" not in lines[rulers[other]]:
        other += 1
    return other if other < len(rulers) and runs[other] == runs[at] else None


def _has_blank(lines: Sequence[str], begin: int, end: int) -> bool:
    return any(not line.strip() for line in lines[begin:end])


def _is_header(line: str, below: str, columns: Columns) -> bool:
    """A header of several lines: text over more than one column, and no full stop of a sentence."""
    first = columns[0][0]
    return (
        len(line.split()) > 1
        and not line[:first].strip()
        and "。" not in line
        and len(below.split()) > 1
    )


def cut_ruled(table: Ruled, lines: Sequence[Strip]) -> Iterator[Row]:
    """The rows of one table; ``lines`` are the lines ``begin`` to ``end``."""
    number = lines[0].start
    row: _Lines | None = None
    # Only reStructuredText lets a line with a blank first cell go on with the row above.
    may_go_on = "=" in lines[0].text
    for at, strip in enumerate(lines):
        is_ruler = bool(RULER(strip.text))
        if is_ruler or not strip.text.strip():
            if row is not None and (table.spaced or is_ruler):
                yield row.cut(number)
                row = None
            continue
        columns = _joined_columns(lines, at) if may_go_on else None
        places = _split(strip, columns or table.columns)
        if row is not None and not (table.spaced or (may_go_on and row.goes_on(places))):
            yield row.cut(number)
            row = None
        if row is None:
            row = _Lines(table.columns)
        row.add(places)
    if row is not None:
        yield row.cut(number)


class _Lines:
    """One row while its lines come in."""

    __slots__ = ("at", "columns", "pieces")

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.at: dict[int, int] = {}
        self.pieces: dict[int, list[Line]] = {}

    def add(self, places: list[tuple[int, int, Line | None]]) -> None:
        for left, at, piece in places:
            column = max(bisect_right(self.columns, left, key=_start) - 1, 0)
            self.at.setdefault(column, at)
            if piece is not None:
                self.pieces.setdefault(column, []).append(piece)

    def goes_on(self, places: list[tuple[int, int, Line | None]]) -> bool:
        """Whether a line with a blank first cell continues the row rather than begins one with a lost label."""
        filled = {
            max(bisect_right(self.columns, left, key=_start) - 1, 0)
            for left, _, piece in places
            if piece is not None
        }
        return (
            0 not in filled and filled <= self.pieces.keys() and 2 * len(filled) < len(self.columns)
        )

    def cut(self, table: int) -> Row:
        return Row(
            tuple(
                make_cell(self.pieces.get(column, ()), "\n", at, column)
                for column, at in sorted(self.at.items())
            ),
            table,
        )


def _start(column: tuple[int, int]) -> int:
    return column[0]


def _joined_columns(lines: Sequence[Strip], at: int) -> Columns | None:
    """Dashes right under a row show which columns its cells join."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    if "-" in below and RULER(below):
        return tuple(run.span() for run in _RUN.finditer(below))
    return None


def _split(strip: Strip, columns: Columns) -> list[tuple[int, int, Line | None]]:
    """Column where a cell begins, offset of that place, and what is printed in the cell."""
    found: list[tuple[int, int, Line | None]] = []
    for fitting in _paddings(strip):
        if _fits(fitting.padded, columns):
            edges = [0, *(left for left, _ in columns[1:]), len(fitting.padded)]
            places = [
                (left, fitting.offset(edge), fitting.piece(edge, until))
                for (left, _), (edge, until) in zip(columns, pairwise(edges), strict=True)
            ]
            if not any(piece and "  " in piece.text for _, _, piece in places):
                return places
            # Two cells have come into one column: another way to count may part them.
            found = found or places
    return found or list(_split_loose(strip))


def _paddings(strip: Strip) -> Iterator[Strip]:
    yield strip
    if not strip.text.isascii():
        for pad in PADDINGS[1:]:
            yield strip._replace(padded=pad(strip.text))


def _fits(padded: str, columns: Columns) -> bool:
    gaps = pairwise(columns)
    return not padded[: columns[0][0]].strip() and not any(
        padded[left[1] : right[0]].strip() for left, right in gaps
    )


_WORDS = re.compile(r"\S+(?: \S+)*")


def _split_loose(strip: Strip) -> Iterator[tuple[int, int, Line | None]]:
    """A line that overruns its columns: two blanks end a cell, and a cell belongs where it begins."""
    for words in _WORDS.finditer(strip.padded):
        piece = strip.piece(*words.span())
        if piece is not None:
            yield words.start(), piece.start, piece
