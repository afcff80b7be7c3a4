"""Frames drawn with characters -> rows: cells over several lines, rows and columns, whatever characters draw them.

Shared by the adapters of drawn tables; it knows how lines meet and nothing of what is written between them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gaireport.adapter import SEQUENCE, CutCell, Line, Row
from gaireport.adapters.drawn.columns import (
    FILL,
    PADDINGS,
    NumberedLine,
    Strip,
    cell_of_pieces,
    pad_double,
    strips,
)
from gaireport.adapters.drawn.whole_lines import find_outline, whole_lines


class Pen(NamedTuple):
    """The characters that draw a frame."""

    edge: re.Pattern[str]
    """The characters that may stand at the side of a cell."""
    side: re.Pattern[str]
    """The characters that may stand there in a line without ``hints``."""
    corner: re.Pattern[str]
    """The characters that stand where two drawn lines meet."""
    hints: tuple[str, ...]
    """The strings of which every line with a corner holds one."""
    flat: str
    """The characters that draw a horizontal line."""
    strokes: str
    """All characters that draw the frame."""


# Of U+2500..257F, those that reach up or down; the others only run level. Three diagonals draw no frame.
_LEVEL = "─━┄┅┈┉╌╍═╴╶╸╺╼╾"
_UPRIGHT = "".join(chr(code) for code in range(0x2500, 0x2580) if chr(code) not in _LEVEL + "╱╲╳")
_EDGE = re.compile(f"[{_UPRIGHT}]")
_BOX_CORNER = re.compile("[┌-╋╒-╰]")
BOX = Pen(_EDGE, _EDGE, _BOX_CORNER, ("",), _LEVEL + FILL, _LEVEL + _UPRIGHT + FILL)
# A plus is a corner only beside a drawn line: "+14" in a cell is a figure. Some writers put bars for corners.
_PLUS = r"\+(?=[-=:])|(?<=[-=:])\+"
_CORNER_BAR = r"\|(?=--)|(?<=--)\|"
ASCII = Pen(
    re.compile(rf"\||{_PLUS}"),
    re.compile(r"\|"),
    re.compile(rf"{_PLUS}|{_CORNER_BAR}"),
    ("-", "="),
    "-=:",
    "-=:+|",
)
FRAME_TOPS = "┌┍┎┏╒╓╔╭"
_AROUND_FRAME = " \t\r>" + FILL

_INNER = re.compile(r"\s*(?:\+[-=:]+\+|==+ +==|--+ +--)")
LISTING_RULES = 3
_LINES_JUDGED = 30
_PUSHED = 2


class _DrawnCell:
    """A cell that still takes in lines."""

    __slots__ = ("at", "column", "columns", "last", "pieces", "row")

    def __init__(self, column: int, columns: int, at: int, row: int) -> None:
        self.column = column
        self.columns = columns
        self.at = at
        self.row = self.last = row
        """The number of its first line and of its last one."""
        self.pieces: list[Line] = []

    def cut(self, rows: Sequence[int] = ()) -> CutCell:
        """The cell; ``rows`` are the lines in which rows begin, in order."""
        covered = bisect_right(rows, self.last) - bisect_right(rows, self.row) + 1 if rows else 1
        return cell_of_pieces(self.pieces, "\n", self.at, self.column, covered, self.columns)


class _CellEnds(NamedTuple):
    """The places where the cells of one line end."""

    strip: Strip
    """The line, padded in the way that fits best."""
    found: list[int]
    columns: list[int]
    """The same places as columns of the grid."""
    fits: bool
    """Whether the line fits the grid; otherwise the columns are a guess."""


class _Frame:
    """One frame that is followed line by line; ``owner`` has the cell that fills each column of the grid."""

    def __init__(self, pen: Pen, table: Sequence[Strip]) -> None:
        outline = find_outline(table, pen.edge, pen.flat)
        drawn = list(whole_lines(table, outline))
        self.pen = pen
        self.table = table = [line.strip for line in drawn]
        self.level = [_is_level(strip.padded, pen) for strip in table]
        self.listing = self._listed_lines(self.level)
        self.going_on = {number for number, line in enumerate(drawn) if line.goes_on}
        self.grid = sorted(_corners(table, pen))
        self.index = {edge: number for number, edge in enumerate(self.grid)}
        self.owner: list[_DrawnCell | None] = [None] * len(self.grid)
        self.rows: dict[int, list[_DrawnCell]] = {}
        self.unsettled: set[int] = set()
        """The rows that a line goes into without fitting: nothing shows what stands in which of their columns."""
        self.in_doubt = False
        """Whether a line did not fit and no line has been drawn since: what begins below may belong to its row."""
        self.loose: dict[int, list[Line]] = {}
        self.names: list[int] = []
        self.has_fitted = False
        """Whether a line with wide characters stood in the columns of the grid."""

    def _listed_lines(self, level: list[bool]) -> range:
        """The lines that are a row each: the last band of a frame without rules between rows, as of database shells."""
        rules = [number for number, is_level in enumerate(level) if is_level]
        if not 2 <= len(rules) <= LISTING_RULES:
            return range(0)
        band = range(rules[-2] + 1, rules[-1])
        if any(self.pen.corner.search(self.table[number].padded) for number in band):
            return range(0)
        full = 0
        for number in band:
            cells = self.pen.edge.split(self.table[number].padded)[1:-1]
            full += 2 * sum(map(bool, map(str.strip, cells))) > len(cells) > 1
        ruled_like_rst = "=" in self.table[rules[-2]].padded
        return band if full > 1 or (len(band) > 3 and not ruled_like_rst) else range(0)

    def follow(self) -> Iterator[Row | Line]:
        for number, strip in enumerate(self.table):
            self._take(number, strip)
        start, begins = self.table[0].start, sorted(self.rows)
        single = len(self.grid) == 2
        for number in range(len(self.table)):
            yield from self.loose.get(number, ())
            boxes = self.rows.get(number)
            if boxes and single:
                # A frame round a text is no table.
                yield from (piece for box in boxes for piece in box.pieces)
            elif boxes and number in self.unsettled:
                # A blank may belong to another cell; only the order of what is printed is known.
                cells = sorted(
                    (box.cut() for box in boxes if box.pieces), key=lambda cell: cell.start
                )
                if cells:
                    yield Row(tuple(cells), SEQUENCE)
            elif boxes:
                yield Row(tuple(box.cut(begins) for box in boxes), start)

    def _take(self, number: int, strip: Strip) -> None:
        edges = self._edges(strip)
        strip, found, columns = edges.strip, edges.found, edges.columns
        if len(found) < 2:
            self._keep(number, strip, 0, len(strip.padded))
            return
        self._keep(number, strip, 0, found[0])
        if self.level[number]:
            self._keep(number, strip, found[-1] + 1, len(strip.padded))
            self.owner[columns[0] : columns[-1]] = [None] * (columns[-1] - columns[0])
            self.in_doubt = False
            return
        is_row = number in self.listing and number not in self.going_on
        flat, owner = self.pen.flat, self.owner
        for at, left in enumerate(found[:-1]):
            first, last = columns[at], columns[at + 1]
            inside = strip.padded[left + 1 : found[at + 1]]
            bare = inside.strip()
            if bare and bare[0] in flat and not inside.strip(flat):
                # Where the line does not fit, the drawn one may end other cells as well.
                until = last if edges.fits else len(owner)
                owner[first:until] = [None] * (until - first)
                self.in_doubt = False
            elif inside:
                box = None if is_row else owner[first]
                if box is None:
                    box = self._open(number, strip.offset(left + 1), first, last)
                box.last = number
                self._fill(box, strip, left + 1, found[at + 1], fits=edges.fits)
        self._end(number, edges)

    def _fill(self, box: _DrawnCell, strip: Strip, left: int, right: int, *, fits: bool) -> None:
        if piece := strip.piece(left, right):
            box.pieces.append(piece)
            if not fits:
                self.unsettled.add(box.row)
                self.in_doubt = True

    def _end(self, number: int, edges: _CellEnds) -> None:
        """End the line behind its last edge, where text is outside of the frame or in a cell that nothing closes."""
        strip, last = edges.strip, edges.columns[-1]
        left, right = edges.found[-1] + 1, len(strip.padded)
        is_inside = last + 1 < len(self.grid)
        if (is_inside or not edges.fits) and strip.piece(left, right):
            box = self.owner[last] if is_inside else None
            box = box or self._open(number, strip.offset(left), last, last + is_inside)
            self._fill(box, strip, left, right, fits=False)
        else:
            self._keep(number, strip, left, right)

    def _open(self, number: int, at: int, first: int, last: int) -> _DrawnCell:
        """Begin a cell that no line above leads into."""
        box = _DrawnCell(first, max(last - first, 1), max(at, 0), number)
        self.rows.setdefault(number, []).append(box)
        if self.in_doubt:
            self.unsettled.add(number)
        self.owner[first:last] = [box] * (last - first)
        return box

    def _keep(self, number: int, strip: Strip, left: int, right: int) -> None:
        if piece := strip.piece(left, right):
            self.loose.setdefault(number, []).append(piece)

    def _edges(self, strip: Strip) -> _CellEnds:
        """Find where the line's cells end, and which columns of the grid those places are."""
        edge = self.pen.edge if _may_hold_corner(strip.padded, self.pen) else self.pen.side
        found = [match.start() for match in edge.finditer(strip.padded)]
        if self.names == found or self.index.keys() >= set(found):
            self.names = found
            self.has_fitted = self.has_fitted or FILL in strip.padded
            return self._named(strip, found)
        if len(found) == len(self.names) and _is_close(found, self.names):
            # A wide character in a cell too narrow for it pushes the edge aside.
            return self._named(strip, found)
        for pad in PADDINGS[1:]:
            other = strip._replace(padded=pad(strip.text))
            edges = [match.start() for match in self.pen.edge.finditer(other.padded)]
            if self.index.keys() >= set(edges):
                self.names = edges
                return self._named(other, edges)
        # As many edges as in the line above, and the line is not so much shorter that this is chance, nor torn.
        if (
            len(found) == len(self.names)
            and found[-1] * 2 >= self.names[-1]
            and not self._is_torn(strip.padded, found)
        ):
            return self._named(strip, found)
        fitting = [edge for edge in found if edge in self.index]
        if len(fitting) > 1 and fitting[0] == found[0] and fitting[-1] == found[-1]:
            # A stroke inside a cell is text.
            self.names = fitting
            return self._named(strip, fitting)
        found = self._snap(found)
        return self._named(strip, found)._replace(fits=False)

    def _is_torn(self, padded: str, found: Sequence[int]) -> bool:
        """Whether a blank cell is narrower than its column where other lines fit: no way of counting makes it so."""
        return self.has_fitted and any(
            right - left < end - begin - _PUSHED and not padded[left + 1 : right].strip()
            for (left, right), (begin, end) in zip(
                pairwise(found), pairwise(self.names), strict=True
            )
        )

    def _named(self, strip: Strip, found: list[int]) -> _CellEnds:
        return _CellEnds(strip, found, [self.index[name] for name in self.names], True)

    def _snap(self, found: list[int]) -> list[int]:
        """Fit a line that no way of counting fits: each edge is the grid's nearest that no edge before it took."""
        edges: list[int] = []
        names: list[int] = []
        low = 0
        for edge in found:
            near = bisect_left(self.grid, edge, low)
            if near > low and (
                near == len(self.grid) or edge - self.grid[near - 1] < self.grid[near] - edge
            ):
                near -= 1
            if near < len(self.grid):
                edges.append(edge)
                names.append(self.grid[near])
                low = near + 1
        self.names = names
        return edges


def cut_frames(
    lines: Sequence[NumberedLine],
    pen: Pen,
    cut_page: Callable[[list[NumberedLine]], Iterator[Row | Line]],
) -> Iterator[Row | Line]:
    """Cut the frames in a run of drawn lines into rows; ``cut_page`` cuts what a frame round a page holds."""
    block = strips(lines)
    if pen is BOX and _misfits(block, pen) * 2 > min(len(block), _LINES_JUDGED):
        double = strips(lines, pad_double)
        if _misfits(double, pen) < _misfits(block, pen):
            block = double
    for table in _split_frames(block, pen):
        pages = _pages(table, pen)
        if pages:
            for page in pages:
                yield from cut_page(page)
        else:
            yield from _Frame(pen, table).follow()


def _pages(table: Sequence[Strip], pen: Pen) -> list[list[NumberedLine]]:
    """The cells of a frame that lays out a page: it has one column, with frames or rulers inside."""
    corners = [corner.start() for corner in pen.corner.finditer(table[0].padded)]
    if len(corners) != 2:
        return []
    left = corners[0] + 1
    pages: list[list[NumberedLine]] = [[]]
    for strip in table:
        if strip.padded[left : left + 1] in pen.flat:
            if len(pen.corner.findall(strip.padded)) > 2 or not _is_level(strip.padded, pen):
                return []
            pages.append([])
            continue
        edges = [edge.start() for edge in pen.edge.finditer(strip.padded, left)]
        is_open = not edges or not pen.edge.match(strip.padded, left - 1)
        if is_open or strip.padded[: left - 1].strip(_AROUND_FRAME):
            return []
        if strip.padded[edges[-1] + 1 :].strip(_AROUND_FRAME):
            return []
        pages[-1].append(strip.inside(left, edges[-1]))
    holds_tables = any(
        _INNER.match(text) or (pen is BOX and len(pen.edge.findall(text)) > 1)
        for page in pages
        for _, text in page
    )
    return pages if holds_tables else []


def _may_hold_corner(padded: str, pen: Pen) -> bool:
    return any(hint in padded for hint in pen.hints)


def _is_close(found: Sequence[int], names: Sequence[int]) -> bool:
    return all(abs(edge - name) <= _PUSHED for edge, name in zip(found, names, strict=True))


def _is_level(padded: str, pen: Pen) -> bool:
    """Whether the whole line is drawn: two corners or more, and what runs between them."""
    bare = padded.strip(_AROUND_FRAME)
    return bool(bare) and not bare.strip(pen.strokes) and len(pen.corner.findall(bare)) > 1


def _corners(block: Sequence[Strip], pen: Pen) -> set[int]:
    """The columns of the corners, taken from lines that every way of counting reads alike, if there are such lines."""
    drawn = [strip.padded for strip in block if _may_hold_corner(strip.padded, pen)]
    sure = {
        corner.start()
        for padded in drawn
        if FILL not in padded
        for corner in pen.corner.finditer(padded)
    }
    return sure or {corner.start() for padded in drawn for corner in pen.corner.finditer(padded)}


def _misfits(block: Sequence[Strip], pen: Pen) -> int:
    """The number of lines at the beginning with an edge where no corner is."""
    sample = block[:_LINES_JUDGED]
    known = _corners(sample, pen)
    return sum(
        not known.issuperset(edge.start() for edge in pen.edge.finditer(strip.padded))
        for strip in sample
    )


def _split_frames(block: list[Strip], pen: Pen) -> Iterator[list[Strip]]:
    """Split frames that stand on one another without a blank line: a bottom rule followed by a top rule."""
    begin = 0
    was_level = False
    for number, strip in enumerate(block):
        is_level = _is_level(strip.padded, pen)
        first = strip.padded.strip(_AROUND_FRAME)[:1]
        if number > begin and is_level and (first in FRAME_TOPS or (was_level and first == "+")):
            yield block[begin:number]
            begin = number
        was_level = is_level
    yield block[begin:]
