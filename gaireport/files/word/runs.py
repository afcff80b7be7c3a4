"""The runs of a paragraph of a Word file -> what they print, and what is struck out, raised or a picture among it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gaireport.files.html_text import HtmlRun

_FALSE = ("0", "false", "off", "none")
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = ("footnoteReference", "endnoteReference")
_PICTURES = ("drawing", "pict", "object")
_SHOWS_PICTURE = frozenset(
    ("other:blip", "other:imagedata", "other:OLEObject", "other:chart", "other:textpath")
)
"""The elements that show something other than text; a shape without them is a line or a text box."""
_UNREADABLE_SIZES = frozenset("01234")
"""Sizes of type in half points."""
_MOST_BASES = 10
"""Styles that may build on one another."""


class RunReader:
    """Reads paragraphs; character styles may strike out, raise or hide as the runs themselves do."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        for style in () if styles is None else styles.iter("style"):
            self._styles[style.get("styleId", "")] = style

    def read(self, parent: Element, boxes: list[Element]) -> Iterator[HtmlRun]:
        """Read what a paragraph prints, and put the text boxes anchored in it into ``boxes``."""
        fields = _OpenFields()
        for run in self._read(parent, boxes, fields, ""):
            if not fields.is_in_code():
                yield run
        if fields.is_in_code():
            yield HtmlRun("", "img")

    def _read(
        self, parent: Element, boxes: list[Element], fields: "_OpenFields", tag: str
    ) -> Iterator[HtmlRun]:
        for child in children(parent):
            if child.tag == "fldChar":
                if fields.meet(child):
                    yield HtmlRun("", "img")
                yield from self._read(child, boxes, fields, tag)
            elif child.tag in ("t", "m:t"):
                yield HtmlRun((child.text or "").replace("\n", " "), tag)
            elif child.tag in _SIGNS:
                yield HtmlRun(_SIGNS[child.tag], tag)
            elif child.tag == "sym":
                yield HtmlRun(_symbol(child), tag)
            elif child.tag == "ddList":
                yield HtmlRun(_chosen(child), tag)
            elif child.tag in _NOTES:
                yield HtmlRun(f"[{child.get('id', '')}]", "note")
            elif child.tag == "txbxContent":
                boxes.append(child)
            elif child.tag == "r":
                own = child.find("rPr")
                properties = own if own is not None and len(own) else None
                if not is_on(self._find(properties, "vanish")):
                    yield from self._read(child, boxes, fields, self._tag(properties) or tag)
            elif child.tag not in ("pPr", "rPr"):
                if child.tag in _PICTURES and is_picture(child):
                    yield HtmlRun("", "img")
                yield from self._read(child, boxes, fields, tag)

    def _tag(self, properties: Element | None) -> str:
        if any(is_on(self._find(properties, name)) for name in ("strike", "dstrike")):
            return "del"
        raised = self._find(properties, "vertAlign")
        is_raised = raised is not None and raised.get("val") in ("superscript", "subscript")
        if is_raised:
            return "sup"
        colour = self._find(properties, "color")
        is_white = colour is not None and colour.get("val", "").upper() == "FFFFFF"
        return "white" if is_white or self._is_tiny(properties) else ""

    def _is_tiny(self, properties: Element | None) -> bool:
        """Whether the type is so small that nobody reads it, as that of text meant to be hidden is."""
        size = self._find(properties, "sz")
        return size is not None and size.get("val", "") in _UNREADABLE_SIZES

    def _find(self, properties: Element | None, name: str) -> Element | None:
        """A property of a run: its own, or that of its character style or of one that this builds on."""
        if properties is None:
            return None
        found, link = properties.find(name), properties.find("rStyle")
        for _ in range(_MOST_BASES):
            style = None if link is None else self._styles.get(link.get("val", ""))
            if found is not None or style is None:
                break
            found, link = style.find(f"rPr/{name}"), style.find("basedOn")
        return found


class _OpenFields:
    """The fields open in a paragraph: what stands before the mark between its code and its result is not printed."""

    def __init__(self) -> None:
        self._codes: list[bool] = []

    def meet(self, mark: Element) -> bool:
        """Go past a mark of a field; whether it closes one that shows something without any text as its result."""
        kind = mark.get("fldCharType")
        if kind == "begin":
            # The entry of a drop-down field is all that it shows, and stands in its code.
            self._codes.append(mark.find("ffData/ddList") is None)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            return self._codes.pop() and not self.is_in_code()
        return False

    def is_in_code(self) -> bool:
        """Whether what comes next is part of the code of a field."""
        return any(self._codes)


def is_on(switch: Element | None) -> bool:
    """Whether a property that is on or off is on; without a value it is."""
    return switch is not None and switch.get("val", "true") not in _FALSE


def is_picture(element: Element) -> bool:
    """Whether the element shows something other than text."""
    return any(each.tag in _SHOWS_PICTURE for each in element.iter())


def children(parent: Element) -> Iterator[Element]:
    """The children, with one branch only of each alternative: the first that says or shows anything."""
    for child in parent:
        if child.tag != "mc:AlternateContent":
            yield child
            continue
        branches = [b for b in child if b.tag in ("mc:Choice", "mc:Fallback")]
        for branch in branches:
            if any(text.text for text in branch.iter("t")) or is_picture(branch):
                yield branch
                break


def _chosen(choices: Element) -> str:
    """The entry that a drop-down field shows: the text of such a field stands nowhere else."""
    entries = [entry.get("val", "") for entry in choices.iter("listEntry")]
    result = choices.find("result")
    number = "0" if result is None else result.get("val", "")
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0
    return entries[at] if at < len(entries) else ""


def _symbol(element: Element) -> str:
    """A character of a symbol font; they stand in the private area at F000, where only Symbol keeps the digits."""
    try:
        code = int(element.get("char", ""), 16)
    except ValueError:
        return ""
    if 0xF020 <= code <= 0xF07E and element.get("font", "").lower() == "symbol":
        code -= 0xF000
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""
