"""One object of an OFD page, a text, a path or a picture -> what it draws upon the page, in points."""

from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from gaireport.characters import width
from gaireport.errors import InputTooLargeError
from gaireport.files.pdf.page import Char, Page
from gaireport.files.pdf.paths import Matrix, multiply

POINTS = 72 / 25.4
"""How many points a millimetre has."""
_ABOVE_BASE = 0.35  # of the size: how far above its base line the middle of a character stands
_OFD_ASLANT = 0.1
_JOINED = 1.3  # of the size: a wider step is a gap, a narrower one spreads characters of one word
_MOST_CHARACTERS = 200_000
_USUAL_LINE = 0.353
_PATH_NUMBERS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""How many numbers stand behind each letter of a path; the last two of them are its end."""


def draw_object(drawn: Element, run: int, page: Page) -> None:
    """Draw one object upon the page; a text that runs aslant is a watermark and is left out."""
    box = _numbers(drawn.get("Boundary")) or [0.0, 0.0, 0.0, 0.0]
    own = _numbers(drawn.get("CTM")) or [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    inside = Matrix(own[0], own[1], own[2], own[3], own[4] + box[0], own[5] + box[1])
    place = multiply(inside, Matrix(POINTS, 0, 0, POINTS, 0, 0))
    if drawn.tag == "TextObject":
        if abs(place.b) <= _OFD_ASLANT * abs(place.a):
            page.chars += _characters(drawn, place, run)
            if len(page.chars) > _MOST_CHARACTERS:
                raise InputTooLargeError(
                    "a page of the OFD file has too many characters", "OFD 文件某页的字符过多"
                )
    elif drawn.tag == "PathObject":
        _draw_path(drawn, place, page)
    else:
        shown = Matrix(box[2], 0, 0, box[3], box[0], box[1])
        page.painted.add_picture(multiply(shown, Matrix(POINTS, 0, 0, POINTS, 0, 0)))


def _numbers(text: str | None) -> list[float]:
    return [float(number) for number in (text or "").split()]


def _characters(drawn: Element, place: Matrix, run: int) -> Iterator[Char]:
    given = drawn.get("Size") or drawn.get("size") or "3.5"
    size = float(given) * abs(place.d)
    for code in drawn.iter("TextCode"):
        text = (code.text or "").strip("\r\n")
        steps = list(_steps(code.get("DeltaX"), len(text)))
        at, line = float(code.get("X", 0)), float(code.get("Y", 0))
        for number, char in enumerate(text):
            x, y = place.apply(at, line)
            own = size * (1.0 if width(char) > 1 else 0.5)
            step = steps[number] if number < len(steps) else own / (abs(place.a) or 1.0)
            way = step * abs(place.a)
            wide = way if way <= _JOINED * size else own
            yield Char(char, x, x + wide, y - _ABOVE_BASE * size, size, run)
            at += step


def _steps(text: str | None, most: int) -> Iterator[float]:
    """The way from each character to the next; ``g 3 2.5`` stands for three times 2.5."""
    waiting = (text or "").split()
    at = 0
    while at < len(waiting):
        if waiting[at] == "g" and at + 2 < len(waiting):
            yield from [float(waiting[at + 2])] * min(int(waiting[at + 1]), most)
            at += 3
        else:
            yield float(waiting[at])
            at += 1


def _draw_path(drawn: Element, place: Matrix, page: Page) -> None:
    pen = float(drawn.get("LineWidth", _USUAL_LINE)) * POINTS
    is_filled = drawn.get("Fill") == "true"
    is_stroked = drawn.get("Stroke") != "false"
    data = next((each.text for each in drawn.iter("AbbreviatedData")), None)
    for points in _ofd_outlines(data or "", place):
        if is_stroked:
            for (x0, y0), (x1, y1) in pairwise(points):
                page.painted.add_line(x0, y0, x1, y1, pen)
        if is_filled and len(points) > 2:
            page.painted.add_fill(points)


def _ofd_outlines(data: str, place: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The pieces of a path between moves; a curve is passed by its end."""
    words = data.split()
    points: list[tuple[float, float]] = []
    at = 0
    while at < len(words):
        letter = words[at]
        count = _PATH_NUMBERS.get(letter, 0)
        numbers = [float(word) for word in words[at + 1 : at + 1 + count]]
        at += 1 + count
        if letter in ("M", "S"):
            if len(points) > 1:
                yield points
            points = []
        if letter == "C" and points:
            points.append(points[0])
        elif len(numbers) == count and count:
            points.append(place.apply(numbers[-2], numbers[-1]))
    if len(points) > 1:
        yield points
