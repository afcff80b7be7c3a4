"""Markup in which every piece of text has a place -> the pieces with their places, in the order of the source.

Known are boxes in attributes (left and top, corners, HPOS and VPOS) and places in styles, of a tag's own or of its
class. It knows nothing of lines and tables.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import attrs

from gaireport.adapters.markup import VOID, Shown

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*+)(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
    r"|<!--.*?-->|<[!?][^<>]*+>",
    re.DOTALL,
)
_DROPPED = re.compile(r"<(script|style|title)\b[^<>]*+>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_NUMBER = r"(-?[0-9]++(?:\.[0-9]*+)?)"
_BOX = re.compile(
    rf"\bbbox(?:\s*=\s*[\"'])?\s*{_NUMBER}([\s,]+){_NUMBER}[\s,]+{_NUMBER}[\s,]+{_NUMBER}"
)
_QUAD = re.compile(rf"\bquad=\"{_NUMBER} {_NUMBER} {_NUMBER} [^\"]*?{_NUMBER}\"")
_SIDE = re.compile(
    rf"(?<![\w-])(left|top|width|height|HPOS|VPOS|WIDTH|HEIGHT|xMin|yMin|xMax|yMax)=[\"']{_NUMBER}[\"']"
)
_STYLE = re.compile(r"(?<![\w-])style\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')", re.IGNORECASE)
_CLASS = re.compile(r"(?<![\w-])class\s*+=\s*+[\"']([^\"']*+)[\"']", re.IGNORECASE)
_RULE = re.compile(r"\.([\w-]++)\s*+\{([^{}]*+)\}")
_LENGTH = re.compile(
    rf"(?<![\w-])(left|top|bottom|width|height|line-height|font-size)\s*+:\s*+{_NUMBER}\s*+(pt|px|mm|cm|in)?(?![\w%])",
    re.IGNORECASE,
)
_POINTS = {"pt": 1.0, "px": 0.75, "mm": 2.835, "cm": 28.35, "in": 72.0, "": 1.0}
_CONTENT = re.compile(r"(?<![\w-])(?:CONTENT|c)=\"([^\"]*+)\"")
_PAGE = re.compile(r"(?:class|id)=[\"'](?:ocr_page|page\W?\d|pf\d|pf[\"'\s])")
_USUAL_LINE = 1.2
"""The height of a line as a share of the size of its type."""


class PlacedPiece(NamedTuple):
    """A stretch of the source that is printed at one place."""

    segments: tuple[tuple[int, int], ...]
    """Its parts without the tags between them."""
    is_whole: bool
    """Whether no part of it is struck out, raised or otherwise no part of the text."""
    page: int
    x0: float
    x1: float | None
    """The right end, where it is given."""
    y0: float
    size: float | None
    """The height of its line, where it is given."""


@attrs.define
class _Box:
    x0: float
    x1: float | None
    y0: float
    size: float | None


@attrs.define
class _Open:
    """An open tag, and the box of the piece that its text belongs to."""

    name: str
    box: _Box | None


def find_pieces(text: str, start: int, end: int) -> Iterator[PlacedPiece]:
    """The pieces that stand in a stretch of the text."""
    return _Pieces(text, start, end).run()


class _Pieces:
    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start, self._end = start, end
        self._open: list[_Open] = []
        self._shown = Shown(text)
        self._page = 0
        self._styles = {found[1]: found[2] for found in _RULE.finditer(text, start, end)}

    def run(self) -> Iterator[PlacedPiece]:
        at = self._start
        while at < self._end:
            tag = _TAG.search(self._text, at, self._end)
            if tag is None:
                break
            if self._box() is not None:
                self._shown.add(at, tag.start())
            at = tag.end()
            if tag["name"] is None:
                continue
            if dropped := _DROPPED.match(self._text, tag.start(), self._end):
                at = dropped.end()
                continue
            yield from self._close(tag["name"]) if tag["close"] else self._take(tag)
        yield from self._give()

    def _box(self) -> _Box | None:
        return self._open[-1].box if self._open else None

    def _give(self) -> Iterator[PlacedPiece]:
        """Give out what was printed since the last place was read."""
        box, segments = self._box(), tuple(self._shown.take_all())
        if box is not None and any(self._text[a:b].strip() for a, b in segments):
            yield PlacedPiece(
                segments, self._shown.is_whole, self._page, box.x0, box.x1, box.y0, box.size
            )
        self._shown.is_whole = True

    def _take(self, tag: re.Match[str]) -> Iterator[PlacedPiece]:
        name, attributes = tag["name"].lower(), tag["attributes"]
        if name == "page" or _PAGE.search(attributes):
            self._page += 1
        box, around = self._read_box(attributes), self._box()
        if box is not None or name == "br":
            yield from self._give()
        if name == "br" and around is not None:
            around.y0 += around.size or 0.0
            around.x1 = None
        elif box is not None and (content := _CONTENT.search(attributes)):
            self._open.append(_Open(name, box))
            shift = tag.start("attributes")
            self._shown.add(shift + content.start(1), shift + content.end(1))
            yield from self._give()
            self._open.pop()
        if name in VOID or attributes.endswith("/"):
            return
        if box is None and around is not None and around.size is None:
            around.size = self._size_of(self._lengths(attributes))
        self._open.append(_Open(name, box or around))
        self._shown.open_tag(name, attributes, tag.start("attributes"))

    def _close(self, name: str) -> Iterator[PlacedPiece]:
        name = name.lower()
        if all(each.name != name for each in self._open):
            return
        while True:
            around = self._open[-2].box if len(self._open) > 1 else None
            if self._box() is not around:
                yield from self._give()
            closed = self._open.pop()
            self._shown.close_tag(closed.name)
            if closed.name == name:
                return

    def _lengths(self, attributes: str) -> Mapping[str, float]:
        """The lengths that the style of a tag and those of its classes give, in points."""
        style = _STYLE.search(attributes)
        told = style[1] or style[2] or "" if style else ""
        if self._styles and (classes := _CLASS.search(attributes)):
            told = ";".join([*(self._styles.get(each, "") for each in classes[1].split()), told])
        return {
            found[1].lower(): float(found[2]) * _POINTS[(found[3] or "").lower()]
            for found in _LENGTH.finditer(told)
        }

    def _size_of(self, lengths: Mapping[str, float]) -> float | None:
        if "line-height" in lengths:
            return lengths["line-height"]
        return lengths["font-size"] * _USUAL_LINE if "font-size" in lengths else None

    def _read_box(self, attributes: str) -> _Box | None:
        """The box that a tag gives to what stands in it."""
        if found := _BOX.search(attributes):
            x0, y0, x1, y1 = (float(found[at]) for at in (1, 3, 4, 5))
            # Where commas part the numbers they count from the lower end of the page.
            return _Box(x0, x1, -y1 if "," in found[2] else y0, abs(y1 - y0))
        if found := _QUAD.search(attributes):
            x0, y0, x1, y1 = (float(found[at]) for at in (1, 2, 3, 4))
            return _Box(x0, x1, y0, abs(y1 - y0))
        sides = {side.lower(): float(number) for side, number in _SIDE.findall(attributes)}
        for x, y, wide, high in (
            ("left", "top", "width", "height"),
            ("hpos", "vpos", "width", "height"),
        ):
            if sides.keys() >= {x, y, wide, high}:
                return _Box(sides[x], sides[x] + sides[wide], sides[y], sides[high])
        if sides.keys() >= {"xmin", "ymin", "xmax", "ymax"}:
            return _Box(sides["xmin"], sides["xmax"], sides["ymin"], sides["ymax"] - sides["ymin"])
        return self._box_of_style(self._lengths(attributes))

    def _box_of_style(self, lengths: Mapping[str, float]) -> _Box | None:
        if "left" not in lengths or not lengths.keys() & {"top", "bottom"}:
            return None
        around = self._box()
        size = self._size_of(lengths)
        y0 = lengths["top"] if "top" in lengths else -lengths["bottom"] - (size or 0.0)
        return _Box(
            lengths["left"] + (around.x0 if around else 0.0),
            None,
            y0 + (around.y0 if around else 0.0),
            size,
        )
