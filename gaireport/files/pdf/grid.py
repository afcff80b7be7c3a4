"""Drawn lines -> ruled tables: grids in which cells with no line between them are one merged cell."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

import attrs

from gaireport.errors import InputTooLargeError
from gaireport.files.pdf.paths import Box, Painted, Stroke

_SNAP = 4.5  # lines nearer than this are one edge: double rules, gaps between boxes; no figure fits between
_DOUBLE = 3.0  # between the lines of a double rule, and from it to that of the next cell
_WIDEST_EDGE = 6.0  # double rules of two cells with a gap between them
_DASH = 4.0  # gap between the dashes of one line
_SHORTEST = 4.0  # what is shorter after joining is a dot or a dash of the text
_FREE_END = (
    5.0  # lines that run further than this beyond the last edge across them make an open side
)
_BORDER_GAP = 6.0  # from the cells to the border of a table whose cells have borders of their own
_SIDE_REACH = 0.3  # of the width of a table: how far off its outer side may lie
_DRAWN = 0.5  # share of a cell's side that must be drawn
_MAX_LINES = 4000
_MOST_GRID_CELLS = 100_000
_SMALLEST_FILL = 6.0
_MAX_FILLS = 1500


@attrs.frozen
class GridCell:
    """One real cell and where it begins in the grid."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@attrs.frozen
class Grid:
    """One ruled table: the frame and its cells by row, then column."""

    box: Box
    row_count: int
    cells: tuple[GridCell, ...]
    open_above: bool = False
    """Whether no line is drawn along the top, because a page break cut the table."""
    open_below: bool = False

    def find(self, x: float, y: float) -> GridCell | None:
        """The cell at a point."""
        for cell in self.cells:
            box = cell.box
            if box.x0 <= x < box.x1 and box.y0 <= y < box.y1:
                return cell
        return None


def find_grids(painted: Painted) -> list[Grid]:
    """Find the ruled tables of a page."""
    return _grids(painted.level, painted.upright)


def find_shaded(painted: Painted) -> list[Grid]:
    """Find the tables of a page whose cells are boxes of colour."""
    return _grids(*_sides(painted.filled))


def _sides(filled: Iterable[Box]) -> tuple[list[Stroke], list[Stroke]]:
    level: list[Stroke] = []
    upright: list[Stroke] = []
    cells = [box for box in filled if min(box.x1 - box.x0, box.y1 - box.y0) >= _SMALLEST_FILL]
    for box in cells:
        if not _is_background(box, cells):
            level += [Stroke(box.y0, box.x0, box.x1), Stroke(box.y1, box.x0, box.x1)]
            upright += [Stroke(box.x0, box.y0, box.y1), Stroke(box.x1, box.y0, box.y1)]
    return level, upright


def _is_background(box: Box, others: list[Box]) -> bool:
    """Whether other boxes are painted upon this one: the ground of a table or of the page."""
    if len(others) > _MAX_FILLS:
        return False
    inside = (
        other
        for other in others
        if box.x0 <= other.x0 and other.x1 <= box.x1 and box.y0 <= other.y0 and other.y1 <= box.y1
    )
    return sum(other != box for other in inside) > 1


def _grids(level: list[Stroke], upright: list[Stroke]) -> list[Grid]:
    level, upright = _merged(level), _merged(upright)
    if max(len(level), len(upright)) > _MAX_LINES:
        raise InputTooLargeError("a page of the PDF has too many drawn lines", "PDF 某页的线条过多")
    grids = [_grid(rows, columns) for rows, columns in _connected(level, upright)]
    return [grid for grid in grids if grid is not None]


def _merged(strokes: list[Stroke]) -> list[Stroke]:
    """Join the pieces of one line, since borders are drawn cell by cell, or in dashes."""
    found: list[Stroke] = []
    for band in _bands(strokes, 1.0):
        band.sort(key=lambda stroke: stroke.start)
        at, start, end = band[0]
        for piece in band[1:]:
            if piece.start <= end + _DASH:
                end = max(end, piece.end)
            else:
                found.append(Stroke(at, start, end))
                at, start, end = piece
        found.append(Stroke(at, start, end))
    return [stroke for stroke in found if stroke.end - stroke.start >= _SHORTEST]


def _bands(strokes: Iterable[Stroke], width: float, gap: float = 0.0) -> Iterator[list[Stroke]]:
    """The strokes in groups no wider than ``width``, or than an edge where none is ``gap`` from the next."""
    band: list[Stroke] = []
    for stroke in sorted(strokes):
        if band and not (
            stroke.at - band[0].at <= width
            or (stroke.at - band[-1].at <= gap and stroke.at - band[0].at <= _WIDEST_EDGE)
        ):
            yield band
            band = []
        band.append(stroke)
    if band:
        yield band


def _connected(
    level: list[Stroke], upright: list[Stroke]
) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Group lines that touch one another, as the level and the upright lines of one table do."""
    roots = _Roots(len(level) + len(upright))
    upright = sorted(upright)
    places = [stroke.at for stroke in upright]
    for number, (at, start, end) in enumerate(level):
        first = bisect_left(places, start - _SNAP)
        for other in range(first, bisect_right(places, end + _SNAP)):
            if upright[other].start - _SNAP <= at <= upright[other].end + _SNAP:
                roots.join(number, len(level) + other)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for number, stroke in enumerate((*level, *upright)):
        side = 0 if number < len(level) else 1
        groups.setdefault(roots.find(number), ([], []))[side].append(stroke)
    tables = [group for group in groups.values() if group[0] and group[1]]
    lonely = [lines[0] for rows, lines in groups.values() if not rows]
    for _, columns in tables:
        columns += _outer_sides(columns, lonely)
    return iter(tables)


def _outer_sides(columns: list[Stroke], lonely: list[Stroke]) -> list[Stroke]:
    """The lines beside a table that are as long as it: sides of a merged cell as high as the page, met by no line."""
    start, end = min(line.start for line in columns), max(line.end for line in columns)
    left, right = min(line.at for line in columns), max(line.at for line in columns)
    reach = _SIDE_REACH * (right - left)
    beside = [
        line
        for line in sorted(lonely)
        if abs(line.start - start) < _FREE_END
        and abs(line.end - end) < _FREE_END
        and left - reach < line.at < right + reach
    ]
    near = _BORDER_GAP
    is_frame = beside[0].at < left - near and beside[-1].at > right + near if beside else False
    return [] if is_frame else beside


class _Roots:
    """Union-find over numbers."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def find(self, number: int) -> int:
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def join(self, one: int, other: int) -> None:
        self._above[self.find(other)] = self.find(one)


class _Edges:
    """The lines of one direction in a table: their places, and how much of each is drawn where."""

    def __init__(self, strokes: list[Stroke], low: float, high: float) -> None:
        bands = list(_bands(strokes, _SNAP, _DOUBLE))
        self.places = [sum(stroke.at for stroke in band) / len(band) for band in bands]
        self._drawn = [_joined_strokes(band) for band in bands]
        # A table cut by a page, or open at its sides, goes on beyond the last line across.
        if self.places[0] - low > _FREE_END:
            self.places.insert(0, low)
            self._drawn.insert(0, [])
        if high - self.places[-1] > _FREE_END:
            self.places.append(high)
            self._drawn.append([])

    def is_open(self, edge: int) -> bool:
        """Whether nothing at all is drawn on this edge."""
        return not self._drawn[edge]

    def is_drawn(self, edge: int, start: float, end: float) -> bool:
        """Whether most of the stretch is drawn on this edge."""
        covered = 0.0
        for first, last in self._drawn[edge]:
            if first >= end:
                break
            covered += max(0.0, min(last, end) - max(first, start))
        return covered >= _DRAWN * (end - start)


def _joined_strokes(band: list[Stroke]) -> list[tuple[float, float]]:
    pieces: list[tuple[float, float]] = []
    for start, end in sorted((stroke.start, stroke.end) for stroke in band):
        if pieces and start <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    return pieces


def _grid(level: list[Stroke], upright: list[Stroke]) -> Grid | None:
    """The table of connected lines; None for a mere frame, or for one column, in which the order says all."""
    across = _Edges(
        upright, min(stroke.start for stroke in level), max(stroke.end for stroke in level)
    )
    down = _Edges(
        level, min(stroke.start for stroke in upright), max(stroke.end for stroke in upright)
    )
    xs, ys = across.places, down.places
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1:
        return None
    if columns * rows > _MOST_GRID_CELLS:
        raise InputTooLargeError("a table of the PDF has too many cells", "PDF 某表的单元格过多")
    cells = [
        GridCell(
            row,
            column,
            height,
            width,
            Box(xs[column], ys[row], xs[column + width], ys[row + height]),
        )
        for row, column, height, width in _grid_cells(across, down, rows, columns)
    ]
    if len({cell.column for cell in cells}) < 2:
        return None
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    return Grid(box, rows, tuple(cells), down.is_open(0), down.is_open(rows))


def _grid_cells(
    across: _Edges, down: _Edges, rows: int, columns: int
) -> list[tuple[int, int, int, int]]:
    """The row, column, height and width of each cell, in order."""
    xs, ys = across.places, down.places
    roots = _Roots(rows * columns)
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            number = row * columns + column
            if column + 1 < columns and not across.is_drawn(column + 1, top, bottom):
                roots.join(number, number + 1)
            if row + 1 < rows and not down.is_drawn(row + 1, left, right):
                roots.join(number, number + columns)
    areas: dict[int, list[tuple[int, int]]] = {}
    for number in range(rows * columns):
        areas.setdefault(roots.find(number), []).append(divmod(number, columns))
    found = [cell for area in areas.values() for cell in _rectangles(area)]
    return sorted(found)


def _rectangles(area: list[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Divide the area into rectangles: one or, where a line is missing, runs of equal width from the top."""
    runs: list[tuple[int, int, int]] = []
    for row, members in groupby(area, key=lambda place: place[0]):
        columns = [column for _, column in members]
        start = columns[0]
        for left, right in pairwise((*columns, columns[-1] + 2)):
            if right != left + 1:
                runs.append((row, start, left - start + 1))
                start = right
    open_runs: dict[tuple[int, int], list[int]] = {}
    for row, column, width in runs:
        held = open_runs.get((column, width))
        if held is not None and held[0] + held[1] == row:
            held[1] += 1
        else:
            if held is not None:
                yield held[0], column, held[1], width
            open_runs[column, width] = [row, 1]
    for (column, width), (row, height) in open_runs.items():
        yield row, column, height, width
