"""A PDF page -> the lines and boxes drawn on it, of which ruled tables are made."""

import ctypes
import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import attrs

from gaireport.errors import InputTooLargeError

_MAX_OBJECTS = 100_000
_MAX_SEGMENTS = 300_000
_MAX_FORMS = 8  # forms drawn within forms
_THIN = 3.0  # a filled box thinner than this is a line
_SLANT = 0.5
_PATH, _IMAGE, _FORM = 2, 3, 5
_SMALLEST_PICTURE = 4.0  # points; lines and dots may be drawn as pictures
_LARGEST_TYPE = 40.0  # points
_BEZIER_TO, _MOVE_TO = 1, 2
_POINTS_OF_CURVE = 3  # two that it is drawn towards, and its end
_ROUND_CORNER = 12.0  # points; a larger arc is a stamp or a drawing


class Matrix(NamedTuple):
    """An affine map, in the order of the PDF reference."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """The place where the point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """The map that applies ``first``, then ``second``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return Matrix(
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


@attrs.define
class PdfBudget:
    """The characters, objects and segments that one document may still have."""

    chars: int
    objects: int = _MAX_OBJECTS
    segments: int = _MAX_SEGMENTS

    def spend(self, chars: int = 0, objects: int = 0, segments: int = 0) -> None:
        """Take off what was read; below zero the document is refused."""
        self.chars -= chars
        self.objects -= objects
        self.segments -= segments
        if self.chars < 0:
            raise InputTooLargeError("the PDF holds too many characters", "PDF 文件的字符过多")
        if min(self.objects, self.segments) < 0:
            raise InputTooLargeError("the PDF has too many drawn lines", "PDF 文件的线条过多")


class Stroke(NamedTuple):
    """A level or upright line: the place where it lies, and those from where to where it runs."""

    at: float
    start: float
    end: float


class Box(NamedTuple):
    """A rectangle; y grows downwards."""

    x0: float
    y0: float
    x1: float
    y1: float


@attrs.define
class Painted:
    """The lines, boxes and pictures that a page draws besides its text."""

    level: list[Stroke] = attrs.Factory(list)
    upright: list[Stroke] = attrs.Factory(list)
    filled: list[Box] = attrs.Factory(list)
    """The boxes filled with a colour that are too thick to be lines."""
    pictures: list[Box] = attrs.Factory(list)
    """The places of pictures that are large enough to show a figure."""
    outlines: list[Box] = attrs.Factory(list)
    """The filled shapes that are no boxes and as small as a character: type drawn as outlines, a piece each."""

    def clip(self, width: float, height: float) -> None:
        """Leave out what is drawn beyond the edges of the page, as that of a table cut by a page often is."""
        self.level = list(_clipped(self.level, height, width))
        self.upright = list(_clipped(self.upright, width, height))

    def add_line(self, x0: float, y0: float, x1: float, y1: float, width: float) -> None:
        """Add a stroked line; a thick stub is a line across itself, and a slanting line is left out."""
        across, down = abs(x1 - x0), abs(y1 - y0)
        if down <= _SLANT and across > _SLANT:
            if across < width and width > _THIN:
                middle = (x0 + x1) / 2
                self.upright.append(Stroke(middle, y0 - width / 2, y0 + width / 2))
            else:
                self.level.append(Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif across <= _SLANT and down > _SLANT:
            if down < width and width > _THIN:
                middle = (y0 + y1) / 2
                self.level.append(Stroke(middle, x0 - width / 2, x0 + width / 2))
            else:
                self.upright.append(Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def add_picture(self, place: Matrix) -> None:
        """Add a picture; the file draws each in a square of one point, which its place stretches."""
        corners = [place.apply(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        if min(box.x1 - box.x0, box.y1 - box.y0) >= _SMALLEST_PICTURE:
            self.pictures.append(box)

    def add_outline(self, box: Box) -> None:
        """Add a filled shape that is no box; one larger than a character is a drawing."""
        if max(box.x1 - box.x0, box.y1 - box.y0) <= _LARGEST_TYPE:
            self.outlines.append(box)

    def add_fill(self, points: list[tuple[float, float]]) -> None:
        """Add a filled shape, by its outline."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        across, down = box.x1 - box.x0, box.y1 - box.y0
        if across > _THIN and down > _THIN:
            self.filled.append(box)
            return
        # A dot, as of a dotted line, may be part of a line of either direction.
        if down <= _THIN and across >= down:
            self.level.append(Stroke((box.y0 + box.y1) / 2, box.x0, box.x1))
        if across <= _THIN and down >= across:
            self.upright.append(Stroke((box.x0 + box.x1) / 2, box.y0, box.y1))


def read_paths(raw: Any, page: Any, view: Matrix, budget: PdfBudget) -> Painted:
    """Read everything drawn on the page, also inside forms, in the coordinates of the view."""
    painted = Painted()
    for kind, drawn, place in _objects(raw, page, view, budget):
        if kind == _PATH:
            _read_path(raw, drawn, place, painted, budget)
        else:
            painted.add_picture(place)
    return painted


def _objects(
    raw: Any, page: Any, view: Matrix, budget: PdfBudget
) -> Iterator[tuple[int, Any, Matrix]]:
    """The paths and pictures of the page, each with its place in the view."""
    count, get = raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject
    waiting = [(page, count, get, view, 0)]
    while waiting:
        parent, count, get, place, depth = waiting.pop()
        for at in range(count(parent)):
            budget.spend(objects=1)
            drawn = get(parent, at)
            kind = raw.FPDFPageObj_GetType(drawn)
            if kind in (_PATH, _IMAGE):
                yield kind, drawn, multiply(_matrix(raw, drawn), place)
            elif kind == _FORM and depth < _MAX_FORMS:
                inner = multiply(_matrix(raw, drawn), place)
                waiting.append(
                    (
                        drawn,
                        raw.FPDFFormObj_CountObjects,
                        raw.FPDFFormObj_GetObject,
                        inner,
                        depth + 1,
                    )
                )


def _clipped(strokes: Iterable[Stroke], across: float, along: float) -> Iterator[Stroke]:
    for stroke in strokes:
        start, end = max(stroke.start, 0.0), min(stroke.end, along)
        if 0 <= stroke.at <= across and start < end:
            yield Stroke(stroke.at, start, end)


def _matrix(raw: Any, drawn: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, matrix)
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _read_path(raw: Any, drawn: Any, place: Matrix, painted: Painted, budget: PdfBudget) -> None:
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
    if not (fill.value or stroke.value):
        return
    raw.FPDFPageObj_GetStrokeWidth(drawn, width)
    pen = width.value * math.sqrt(abs(place.a * place.d - place.b * place.c))
    for points in _outlines(raw, drawn, place, budget):
        if stroke.value:
            for (x0, y0), (x1, y1) in pairwise(points):
                painted.add_line(x0, y0, x1, y1, pen)
        if fill.value and len(points) > 2:
            _add_fill_of(points, stroke.value, painted)


def _add_fill_of(points: list[tuple[float, float]], stroked: int, painted: Painted) -> None:
    xs, ys = {round(x, 1) for x, _ in points}, {round(y, 1) for _, y in points}
    thin = max(ys) - min(ys) <= _THIN or max(xs) - min(xs) <= _THIN
    # Mitred ends make the outline of a border line a trapezium; thick shapes must be true boxes.
    if not stroked and (thin or (len(xs) == 2 and len(ys) == 2)):
        painted.add_fill(points)
    elif not thin:
        painted.add_outline(Box(min(xs), min(ys), max(xs), max(ys)))


def _outlines(
    raw: Any, drawn: Any, place: Matrix, budget: PdfBudget
) -> Iterator[list[tuple[float, float]]]:
    """The pieces of a path between moves; a closed one ends where it began, and a round corner is a square one."""
    count = raw.FPDFPath_CountSegments(drawn)
    budget.spend(segments=count)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = 0
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(drawn, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == _MOVE_TO:
            if len(points) > 1:
                yield points
            points = []
        points.append(place.apply(x.value, y.value))
        curved = curved + 1 if kind == _BEZIER_TO else 0
        if curved == _POINTS_OF_CURVE and len(points) > _POINTS_OF_CURVE:
            points[-_POINTS_OF_CURVE:-1] = _corner(*points[-1 - _POINTS_OF_CURVE :])
            curved = 0
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        yield points


_Point = tuple[float, float]


def _corner(start: _Point, first: _Point, second: _Point, end: _Point) -> list[_Point]:
    """The point that a small arc rounds off; nothing for any other curve."""
    if max(abs(start[0] - end[0]), abs(start[1] - end[1])) > _ROUND_CORNER:
        return []
    corners = ((start[0], end[1]), (end[0], start[1]))
    middle = (first[0] + second[0]) / 2, (first[1] + second[1]) / 2
    return [min(corners, key=lambda at: abs(at[0] - middle[0]) + abs(at[1] - middle[1]))]
