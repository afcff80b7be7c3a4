"""Lines under a ruler -> what each prints in which column, and whether the line shows that.

A writer of such tables sets the cells of a column flush left, flush right or in the middle, the same in every row. A
line in which a cell stands elsewhere was changed, and its places mean nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from gaireport.adapter import Line
from gaireport.adapters.drawn.columns import PADDINGS, Strip

RULER = re.compile(r"[ \t>]*(?:-{2,}|={2,})(?:[ \t]+(?:-{2,}|={2,}))*[ \t\r]*").fullmatch
RUN = re.compile(r"-{2,}|={2,}")
_SPACED_WORDS = re.compile(r"\S+(?: \S+)*")

ColumnEdges = tuple[tuple[int, int], ...]


class Place(NamedTuple):
    """One cell of a line."""

    left: int
    """The column where it begins."""
    at: int
    """The offset of that place."""
    piece: Line | None
    sides: str = ""
    """Its sides in the column, of ``"lrm"``: left, right, middle. A cell as wide as the column has all three."""
    until: int = 0
    """The column behind its last one, where dashes under the line show which of the table's columns it joins."""


class PlacedLine(NamedTuple):
    """A line of the table; one without places is blank or a ruler."""

    places: Sequence[Place]
    settled: bool = True
    """Whether its places show the columns."""
    goes_on: bool = False
    """Whether it is the rest of the line before, after a line break that does not belong there."""
    may_go_on: bool = False
    """Whether it may be that as well as a line for itself."""
    is_ruler: bool = False


class _Split(NamedTuple):
    strip: Strip
    columns: ColumnEdges
    is_joined: bool
    """Whether the columns are those of this line alone, because dashes under it show which of the table's it joins."""
    places: list[Place] | None
    """The places by the first way of counting columns in which the line fits them."""

    @property
    def breaks_off(self) -> bool:
        """Whether blanks end the line right before one of its columns, as where a row was cut in two."""
        text = self.strip.padded
        return text.endswith(" ") and any(len(text) == left for left, _ in self.columns[1:])


def place_lines(
    lines: Sequence[Strip], columns: ColumnEdges, *, may_join_columns: bool
) -> Iterator[PlacedLine]:
    """Give each line its cells.

    Args:
        lines: the lines of one table, rulers and blank ones included.
        columns: the columns of the table.
        may_join_columns: whether dashes under a row show which columns its cells join.
    """
    split: list[_Split | None] = []
    for at, strip in enumerate(lines):
        joined = _joined_columns(lines, at) if may_join_columns else None
        is_row = strip.text.strip() and not RULER(strip.text)
        fitted = _split_strip(strip, joined or columns)._replace(is_joined=joined is not None)
        split.append(fitted if is_row else None)
    sides = _usual_sides(line for line in split if line)
    before: _Split | None = None
    for strip, line in zip(lines, split, strict=True):
        if line is None:
            yield PlacedLine((), is_ruler=bool(strip.text.strip()))
        else:
            yield _place_line(line, before, sides)
        before = line


def _place_line(line: _Split, before: _Split | None, sides: Mapping[int, str]) -> PlacedLine:
    places = _settled(line, sides)
    if places is not None and line.is_joined:
        ends = [right for _, right in line.columns]
        places = [place._replace(until=end) for place, end in zip(places, ends, strict=True)]
    moved = _moved(line, before, sides) if before and before.breaks_off else None
    if places is not None:
        # Below a row that breaks off, a row that prints only its label looks like the rest, unless it breaks off too.
        return PlacedLine(places, may_go_on=moved is not None and not line.breaks_off)
    if moved is not None:
        # One cell alone may be the number of a page as well.
        return PlacedLine(moved, goes_on=len(moved) > 1, may_go_on=True)
    return PlacedLine(list(_split_loose(line.strip)), settled=False, may_go_on=True)


def _joined_columns(lines: Sequence[Strip], at: int) -> ColumnEdges | None:
    """The columns of a row whose cells join some, which dashes right under it show."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    if "-" in below and RULER(below):
        return tuple(run.span() for run in RUN.finditer(below))
    return None


def _split_strip(strip: Strip, columns: ColumnEdges) -> _Split:
    return _Split(strip, columns, False, next(_ways_to_place(strip, columns), None))


def _ways_to_place(strip: Strip, columns: ColumnEdges) -> Iterator[list[Place]]:
    """The places by each way of counting columns in which the line fits them."""
    for fitting in _paddings(strip):
        if _fits_columns(fitting.padded, columns):
            yield _places_in(fitting, columns)


def _places_in(strip: Strip, columns: ColumnEdges) -> list[Place]:
    places = []
    edges = [0, *(left for left, _ in columns[1:]), len(strip.padded)]
    for (left, right), (edge, until) in zip(columns, pairwise(edges), strict=True):
        piece = strip.piece(edge, until)
        sides = ""
        if piece is not None:
            inside = strip.padded[left:until]
            before = len(inside) - len(inside.lstrip())
            behind = right - left - len(inside.rstrip())
            sides = "l" * (before == 0) + "r" * (behind == 0) + "m" * (abs(before - behind) < 2)
        places.append(Place(left, strip.offset(edge), piece, sides))
    return places


def _usual_sides(lines: Iterator[_Split]) -> Mapping[int, str]:
    """Column -> the side where most of its cells stand."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for place in line.places or ():
            if place.sides:
                counts[place.left].update(place.sides)
    return {left: most[0][0] for left, sides in counts.items() if (most := sides.most_common(1))}


def _settled(line: _Split, sides: Mapping[int, str]) -> list[Place] | None:
    """The places by the first way in which each cell stands where its column's cells do."""
    if line.places is None:
        return None
    if _stands(line.places, line, sides):
        return line.places
    others = islice(_ways_to_place(line.strip, line.columns), 1, None)
    return next((places for places in others if _stands(places, line, sides)), None)


def _stands(places: Sequence[Place], line: _Split, sides: Mapping[int, str]) -> bool:
    return all(
        place.piece is None
        or (
            sides.get(place.left, "") in place.sides
            # Otherwise two cells have come into one column.
            and (line.is_joined or "  " not in place.piece.text)
        )
        for place in places
    )


def _moved(line: _Split, before: _Split, sides: Mapping[int, str]) -> list[Place] | None:
    """The places of the line as it would stand behind the one before."""
    width = len(before.strip.padded)
    padded = " " * width + line.strip.padded
    if not _fits_columns(padded, before.columns):
        return None
    strip = Strip(line.strip.start - width, " " * width + line.strip.text, padded)
    places = _places_in(strip, before.columns)
    return [place for place in places if place.piece] if _stands(places, line, sides) else None


def _paddings(strip: Strip) -> Iterator[Strip]:
    yield strip
    if not strip.text.isascii():
        for pad in PADDINGS[1:]:
            yield strip._replace(padded=pad(strip.text))


def _fits_columns(padded: str, columns: ColumnEdges) -> bool:
    gaps = pairwise(columns)
    return not padded[: columns[0][0]].strip() and not any(
        padded[left[1] : right[0]].strip() for left, right in gaps
    )


def _split_loose(strip: Strip) -> Iterator[Place]:
    """Split a line that overruns its columns, in which two blanks end a cell."""
    for words in _SPACED_WORDS.finditer(strip.padded):
        piece = strip.piece(*words.span())
        if piece is not None:
            yield Place(words.start(), piece.start, piece)
