"""Markup in which every piece of text has a place -> the pieces with their places, in the order of the source.

Known are boxes in attributes (left and top, corners, HPOS and VPOS) and places in styles, of a tag's own or of its
class. It knows nothing of lines and tables.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import attrs

from gaireport.adapters.markup import VOID, Shown

_PLACED_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*+)(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
    r"|<!--.*?-->|<[!?][^<>]*+>",
    re.DOTALL,
)
_NEVER_PLACED = re.compile(r"<(script|style|title)\b[^<>]*+>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_COORDINATE = r"(-?[0-9]++(?:\.[0-9]*+)?)"
_BOUNDS = re.compile(
    rf"\bbbox(?:\s*=\s*[\"'])?\s*{_COORDINATE}([\s,]+){_COORDINATE}[\s,]+{_COORDINATE}[\s,]+{_COORDINATE}"
)
_CORNERS = re.compile(rf"\bquad=\"{_COORDINATE} {_COORDINATE} {_COORDINATE} [^\"]*?{_COORDINATE}\"")
_GIVEN_SIDE = re.compile(
    rf"(?<![\w-])(left|top|width|height|HPOS|VPOS|WIDTH|HEIGHT|xMin|yMin|xMax|yMax)=[\"']{_COORDINATE}[\"']"
)
_OWN_STYLE = re.compile(r"(?<![\w-])style\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')", re.IGNORECASE)
_NAMES_OF_STYLES = re.compile(r"(?<![\w-])class\s*+=\s*+[\"']([^\"']*+)[\"']", re.IGNORECASE)
_STYLE_RULE = re.compile(r"\.([\w-]++)\s*+\{([^{}]*+)\}")
_GIVEN_LENGTH = re.compile(
    rf"(?<![\w-])(left|top|bottom|width|height|line-height|font-size)\s*+:\s*+{_COORDINATE}\s*+(pt|px|mm|cm|in)?(?![\w%])",
    re.IGNORECASE,
)
_POINTS_OF_UNIT = {"pt": 1.0, "px": 0.75, "mm": 2.835, "cm": 28.35, "in": 72.0, "": 1.0}
_SAID_IN_TAG = re.compile(r"(?<![\w-])(?:CONTENT|c)=\"([^\"]*+)\"")
_BEGINS_PAGE = re.compile(r"(?:class|id)=[\"'](?:ocr_page|page\W?\d|pf\d|pf[\"'\s])")
_LOOSE_PITCH = 20.0
_LINE_OF_TYPE = 1.2
"""The height of a line as a share of the size of its type."""


class PlacedPiece(NamedTuple):
    """A stretch of the source that is printed at one place."""

    segments: tuple[tuple[int, int], ...]
    """Its parts without the tags between them."""
    is_whole: bool
    """Whether no part of it is struck out, raised or otherwise no part of the text."""
    page: int
    """The number of its page; negative where nothing gives it a place."""
    x0: float
    x1: float | None
    """The right end, where it is given."""
    y0: float
    size: float | None
    """The height of its line, where it is given."""


@attrs.define
class _Spot:
    x0: float
    x1: float | None
    y0: float
    size: float | None


@attrs.define
class _OpenTag:
    """An open tag, and the box of the piece that its text belongs to."""

    name: str
    box: _Spot | None


def find_placed(text: str, start: int, end: int) -> Iterator[PlacedPiece]:
    """The pieces that stand in a stretch of the text."""
    return _PieceScan(text, start, end).run()


class _PieceScan:
    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start, self._end = start, end
        self._open: list[_OpenTag] = []
        self._shown = Shown(text)
        self._page = 1
        self._loose_lines = self._loose_pages = 0
        self._is_loose = False
        self._styles = {found[1]: found[2] for found in _STYLE_RULE.finditer(text, start, end)}

    def run(self) -> Iterator[PlacedPiece]:
        at = self._start
        while at < self._end:
            tag = _PLACED_TAG.search(self._text, at, self._end)
            if tag is None:
                yield from self._unplaced(at, self._end)
                break
            if self._box() is not None:
                self._shown.add(at, tag.start())
            else:
                yield from self._unplaced(at, tag.start())
            at = tag.end()
            if tag["name"] is None:
                continue
            if dropped := _NEVER_PLACED.match(self._text, tag.start(), self._end):
                at = dropped.end()
                continue
            yield from self._close(tag["name"]) if tag["close"] else self._take(tag)
        yield from self._give()

    def _unplaced(self, start: int, end: int) -> Iterator[PlacedPiece]:
        """Text to which nothing gives a place stands on a page of its own, a piece a line."""
        at = start
        for line in self._text[start:end].split("\n"):
            if line.strip():
                self._loose_lines += 1
                self._loose_pages += not self._is_loose
                self._is_loose = True
                y0 = self._loose_lines * _LOOSE_PITCH
                place = ((at, at + len(line)),)
                yield PlacedPiece(place, True, -self._loose_pages, 0.0, None, y0, None)
            at += len(line) + 1

    def _box(self) -> _Spot | None:
        return self._open[-1].box if self._open else None

    def _give(self) -> Iterator[PlacedPiece]:
        """Give out what was printed since the last place was read."""
        box, segments = self._box(), tuple(self._shown.take_all())
        if box is not None and any(self._text[a:b].strip() for a, b in segments):
            self._is_loose = False
            yield PlacedPiece(
                segments, self._shown.is_whole, self._page, box.x0, box.x1, box.y0, box.size
            )
        self._shown.is_whole = True

    def _take(self, tag: re.Match[str]) -> Iterator[PlacedPiece]:
        name, attributes = tag["name"].lower(), tag["attributes"]
        if name == "page" or _BEGINS_PAGE.search(attributes):
            self._page += 1
        box, around = self._read_box(attributes), self._box()
        if box is not None or name == "br":
            yield from self._give()
        if name == "br" and around is not None:
            around.y0 += around.size or 0.0
            around.x1 = None
        elif box is not None and (content := _SAID_IN_TAG.search(attributes)):
            self._open.append(_OpenTag(name, box))
            shift = tag.start("attributes")
            self._shown.add(shift + content.start(1), shift + content.end(1))
            yield from self._give()
            self._open.pop()
        if name in VOID or attributes.endswith("/"):
            return
        if box is None and around is not None and around.size is None:
            around.size = self._size_of(self._lengths(attributes))
        self._open.append(_OpenTag(name, box or around))
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
        style = _OWN_STYLE.search(attributes)
        told = style[1] or style[2] or "" if style else ""
        if self._styles and (classes := _NAMES_OF_STYLES.search(attributes)):
            told = ";".join([*(self._styles.get(each, "") for each in classes[1].split()), told])
        return {
            found[1].lower(): float(found[2]) * _POINTS_OF_UNIT[(found[3] or "").lower()]
            for found in _GIVEN_LENGTH.finditer(told)
        }

    def _size_of(self, lengths: Mapping[str, float]) -> float | None:
        if "line-height" in lengths:
            return lengths["line-height"]
        return lengths["font-size"] * _LINE_OF_TYPE if "font-size" in lengths else None

    def _read_box(self, attributes: str) -> _Spot | None:
        """The box that a tag gives to what stands in it."""
        if found := _BOUNDS.search(attributes):
            x0, y0, x1, y1 = (float(found[at]) for at in (1, 3, 4, 5))
            # Where commas part the numbers they count from the lower end of the page.
            return _Spot(x0, x1, -y1 if "," in found[2] else y0, abs(y1 - y0))
        if found := _CORNERS.search(attributes):
            x0, y0, x1, y1 = (float(found[at]) for at in (1, 2, 3, 4))
            return _Spot(x0, x1, y0, abs(y1 - y0))
        sides = {side.lower(): float(number) for side, number in _GIVEN_SIDE.findall(attributes)}
        for x, y, wide, high in (
            ("left", "top", "width", "height"),
            ("hpos", "vpos", "width", "height"),
        ):
            if sides.keys() >= {x, y, wide, high}:
                return _Spot(sides[x], sides[x] + sides[wide], sides[y], sides[high])
        if sides.keys() >= {"xmin", "ymin", "xmax", "ymax"}:
            return _Spot(sides["xmin"], sides["xmax"], sides["ymin"], sides["ymax"] - sides["ymin"])
        return self._box_of_style(self._lengths(attributes))

    def _box_of_style(self, lengths: Mapping[str, float]) -> _Spot | None:
        if "left" not in lengths or not lengths.keys() & {"top", "bottom"}:
            return None
        around = self._box()
        size = self._size_of(lengths)
        y0 = lengths["top"] if "top" in lengths else -lengths["bottom"] - (size or 0.0)
        return _Spot(
            lengths["left"] + (around.x0 if around else 0.0),
            None,
            y0 + (around.y0 if around else 0.0),
            size,
        )
