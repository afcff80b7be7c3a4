"""The tags in a cell -> what of it is shown: they strike text out, raise or hide it, or put a picture in its place.

What a reader of the page sees is read, with a note where that is not all that stands in the cell.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from html import unescape

Segment = tuple[int, int]
"""A stretch of the source that is printed, without tags."""

_GONE, _HIDDEN, _TINY, _STRUCK, _RAISED, _PICTURE, _OBJECT, _WHITE = 1, 2, 4, 8, 16, 32, 64, 128
"""The effects of a tag on all that stands in it; tags inside can undo the second, the third and the last."""
_NOT_SHOWN = _GONE | _HIDDEN | _TINY
_EFFECTS = {
    "del": _STRUCK, "s": _STRUCK, "strike": _STRUCK,
    "sup": _RAISED, "sub": _RAISED,
    "rt": _GONE, "rp": _GONE, "noscript": _GONE, "datalist": _GONE, "template": _GONE,
    "script": _GONE, "style": _GONE, "title": _GONE,
    "svg": _OBJECT, "canvas": _OBJECT, "object": _OBJECT, "iframe": _OBJECT, "video": _OBJECT, "audio": _OBJECT,
    "img": _PICTURE, "embed": _PICTURE,
    # Options that nobody chooses from; the end of a list that is known to a layout is given to choose().
    "select": _OBJECT,
    # The end tag of the first ends <rt> and <rp>, whose own may be left out; the second is text.
    "ruby": 0, "input": 0,
}  # fmt: skip
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_TEXT_FIELDS = frozenset(
    "text number tel search email url date month week time datetime datetime-local".split()
)
_NO_TEXT = frozenset("hidden checkbox radio button submit reset".split())

# The possessive parts keep a tag of nothing but quotes or equals signs linear.
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=\"'/<>]++)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'>]++)))?+"
)
_HAS_EFFECT = re.compile(
    r"hidden|mso-hide|display\s*+:\s*+none|opacity|font-size\s*+:\s*+\.?0|line-through|vertical-align\s*+:\s*+su"
    r"|color\s*+[:=]\s*+[\"']?\s*+(?:white|#fff|rgb)",
    re.IGNORECASE,
)
_ZERO_LENGTH = re.compile(r"[+-]?(?:0++(?:\.0*+)?|\.0++)(?:[a-z]++|%)?")
_RELATIVE = re.compile(r"[\d.]++(?:em|ex|ch|%)|inherit|unset|larger|smaller")
_DOT = re.compile(r"[0-2](?:px)?")
_WHITE_COLOUR = re.compile(r"white|#fff(?:fff)?|rgb\(255, *255, *255\)")
_OPTION = re.compile(r"<option(?=[\s>])(?P<attributes>[^<>]*+)>(?P<text>[^<]*+)", re.IGNORECASE)
_NOTE_MARK = re.compile(
    r"[\s\[\]()（）〔〕【】{}0-9０-９①-⑳⑴-⒇➀-➓*＊†‡§※#★☆△注释备:：.,，、a-zA-Z]{1,8}"
)

_MOST_TAGS_KNOWN, _LONGEST_TAG_KNOWN = 1024, 500


class Shown:
    """Collects what is shown of a block of one text, while its tags are opened and closed."""

    __slots__ = (
        "_counts",
        "_fields",
        "_open",
        "_raised",
        "_text",
        "_white",
        "effects",
        "is_whole",
        "segments",
    )

    def __init__(self, text: str) -> None:
        self._text = text
        self.segments: list[Segment] = []
        """The segments of the block, in order."""
        self.is_whole = True
        """Whether nothing of the cell was left out but what no reader sees."""
        self.effects = 0
        """The effects of all open tags together; 0 where text is printed as it stands."""
        self._open: list[tuple[str, int]] = []
        self._counts: Counter[str] = Counter()
        self._raised: set[int] = set()
        self._white: set[int] = set()
        self._fields = 0

    def start(self, effects: int = 0) -> None:
        """Begin a cell or a block of its own: what is still open is not closed any more."""
        self.effects = effects
        self.is_whole = True
        if self._open:
            self._open.clear()
            self._counts.clear()

    def add(self, start: int, end: int) -> None:
        """Add a stretch without tags."""
        effects = self.effects
        if not effects:
            self.segments.append((start, end))
        elif effects & (_NOT_SHOWN | _OBJECT):
            return
        elif effects & _STRUCK:
            self.is_whole = self.is_whole and not self._is_printed((start, end))
        else:
            if effects & _RAISED:
                self._raised.add(len(self.segments))
            if effects & _WHITE:
                self._white.add(len(self.segments))
            self.segments.append((start, end))

    def open_tag(self, name: str, attributes: str, at: int) -> None:
        """Open a tag whose attributes begin at a place of the text; a field and a picture are whole elements."""
        effects = effects_of(name, attributes)
        if not effects and not self._open and name not in _EFFECTS:
            return  # So it is nearly always.
        if name == "input":
            self._add_field(attributes, at, effects)
        elif effects & _PICTURE and not (effects | self.effects) & _NOT_SHOWN:
            self.is_whole = self.is_whole and _is_spacer(attributes)
        if name in VOID or attributes.endswith("/"):
            return
        self._open.append((name, self.effects))
        self._counts[name] += 1
        self.effects = _undo(self.effects, attributes) | effects
        if effects & _OBJECT and not self.effects & _NOT_SHOWN:
            self.is_whole = False

    def close_tag(self, name: str) -> None:
        """Close a tag; what was opened inside and not closed ends with it."""
        if not self._open or not self._counts[name]:
            return
        while True:
            closed, self.effects = self._open.pop()
            self._counts[closed] -= 1
            if closed == name:
                return

    def choose(self, attributes: str, start: int, end: int) -> None:
        """The options of a <select> with its attributes, of which one is shown."""
        before, self.effects = self.effects, self.effects | effects_of("", attributes)
        options = list(_OPTION.finditer(self._text, start, end))
        chosen = [each for each in options if "selected" in _attributes(each["attributes"])]
        for option in (chosen or options)[:1]:
            self._fields += 1
            self.add(*option.span("text"))
        self.effects = before
        self.is_whole = self.is_whole and len(chosen) < 2

    def take(self, *, is_beside: bool) -> list[Segment]:
        """Take the segments of the block that ends here, without note marks beside other text of the cell.

        Args:
            is_beside: whether the cell prints other blocks already.
        """
        segments, raised, white, fields = self.segments, self._raised, self._white, self._fields
        self.segments, self._raised, self._white, self._fields = [], set(), set(), 0
        if not raised and not white and not fields:
            return segments
        printed = {at for at, segment in enumerate(segments) if self._is_printed(segment)}
        if white & printed or (fields and (len(printed) > 1 or is_beside)):
            # Its ground may be white or not; the text of a field is not parted from what stands beside it.
            self.is_whole = False
        left_out: set[int] = set()
        if is_beside or not white >= printed:
            left_out = white & printed
        if is_beside or not raised >= printed:
            left_out |= {at for at in raised & printed if self._is_note_mark(segments[at])}
        self.is_whole = self.is_whole and not left_out
        return [segment for at, segment in enumerate(segments) if at not in left_out]

    def take_all(self) -> list[Segment]:
        """Take the segments of a block that is no cell, superscripts among them."""
        segments, self.segments = self.segments, []
        self._raised.clear()
        self._white.clear()
        self._fields = 0
        return segments

    def leave_out(self) -> None:
        """Note that the cell has something that the layout itself marks as no part of its text."""
        self.is_whole = False

    def _add_field(self, attributes: str, at: int, effects: int) -> None:
        given = _attributes(attributes)
        kind = given.get("type", (0, 0, "text"))[2].lower()
        if kind in _NO_TEXT or (effects | self.effects) & (_NOT_SHOWN | _OBJECT):
            return
        start, end, value = given.get("value", (0, 0, ""))
        if kind not in _TEXT_FIELDS:
            self.is_whole = False
        elif value.strip():
            self._fields += 1
            before, self.effects = self.effects, self.effects | effects
            self.add(at + start, at + end)
            self.effects = before

    def _is_printed(self, segment: Segment) -> bool:
        return bool(unescape(self._text[slice(*segment)]).strip())

    def _is_note_mark(self, segment: Segment) -> bool:
        return _NOTE_MARK.fullmatch(unescape(self._text[slice(*segment)])) is not None


def _is_spacer(attributes: str) -> bool:
    """Whether a picture is a dot or a line that keeps a cell open: it shows no figure."""
    given = _attributes(attributes)
    return any(_DOT.fullmatch(given[side][2]) for side in ("width", "height") if side in given)


def effects_of(name: str, attributes: str) -> int:
    """The effects of a tag on the text in it, as bits; 0 if it has none."""
    effects = _EFFECTS.get(name, 0)
    return effects | _known_effects(attributes) if attributes else effects


def is_gone(effects: int) -> bool:
    """Whether what the tag holds takes no place on the page: no column of a table, no row."""
    return bool(effects & _GONE)


def cell_effects(attributes: str) -> int:
    """The effects of the tag of a row or cell on its text; it raises none, and it has a ground of its own."""
    return effects_of("", attributes) & ~(_RAISED | _WHITE)


class _Known(dict[str, int]):
    """Attributes -> their effects, which are remembered, since the cells of a table repeat them."""

    def __missing__(self, attributes: str) -> int:
        effects = _styled(attributes) if _HAS_EFFECT.search(attributes) else 0
        if len(attributes) <= _LONGEST_TAG_KNOWN:
            if len(self) >= _MOST_TAGS_KNOWN:
                self.clear()
            self[attributes] = effects
        return effects


_known_effects: Callable[[str], int] = _Known().__getitem__


def _styled(attributes: str) -> int:
    style = _style(attributes)
    shown_as = style.get("display", "")
    effects = 0
    if (
        shown_as == "none"
        or style.get("mso-hide") == "all"
        or _ZERO_LENGTH.fullmatch(style.get("opacity", ""))
    ):
        effects |= _GONE
    if not shown_as and "hidden" in _attributes(attributes):
        effects |= _GONE
    if style.get("visibility") in ("hidden", "collapse"):
        effects |= _HIDDEN
    if _ZERO_LENGTH.fullmatch(style.get("font-size", "")):
        effects |= _TINY
    if any(
        "line-through" in value
        for name, value in style.items()
        if name.startswith("text-decoration")
    ):
        effects |= _STRUCK
    if style.get("vertical-align") in ("super", "sub"):
        effects |= _RAISED
    if _WHITE_COLOUR.fullmatch(_colour(attributes, style)):
        effects |= _WHITE
    return effects


def _colour(attributes: str, style: Mapping[str, str]) -> str:
    return style.get("color") or _attributes(attributes).get("color", (0, 0, ""))[2].lower()


def _undo(effects: int, attributes: str) -> int:
    """The effects of the tags around one, without those that its own style ends."""
    if effects & (_HIDDEN | _TINY | _WHITE) and attributes:
        style = _style(attributes)
        if style.get("visibility") == "visible":
            effects &= ~_HIDDEN
        size = style.get("font-size", "")
        if size and not _ZERO_LENGTH.fullmatch(size) and not _RELATIVE.fullmatch(size):
            effects &= ~_TINY
        if _colour(attributes, style):
            effects &= ~_WHITE
    return effects


def _attributes(attributes: str) -> dict[str, tuple[int, int, str]]:
    """Name -> the place of its value, and the value; of two with one name the first counts, as in a browser."""
    found: dict[str, tuple[int, int, str]] = {}
    for each in _ATTRIBUTE.finditer(attributes):
        kind = each.lastgroup or "name"
        start, end = each.span(kind) if kind != "name" else (each.end(), each.end())
        found.setdefault(each["name"].lower(), (start, end, unescape(attributes[start:end])))
    return found


def _style(attributes: str) -> dict[str, str]:
    """Property -> value; the last of two counts."""
    style = _attributes(attributes).get("style", (0, 0, ""))[2].lower()
    pairs = (each.partition(":") for each in style.split(";"))
    return {name.strip(): value.partition("!")[0].strip() for name, _, value in pairs}
