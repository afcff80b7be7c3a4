"""The styles of an .xlsx -> what each makes of a cell: its format, and whether its type is struck out or white."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gaireport.files.sheets.formats import built_in_format

TRUE_WORDS = ("1", "true")
_WHITE_INDEXES = ("1", "9")
_PLAIN_FILLS = ("none", "")
_LARGEST_NUMBER = 6
"""Digits of the number of a format."""


class CellStyle(NamedTuple):
    """What a style makes of a cell."""

    format: str = "General"
    tag: str = ""
    """``del`` struck out, ``white`` unseen upon its ground."""


def read_cell_styles(styles: Element) -> list[CellStyle]:
    """The styles by number."""
    codes = {
        each.get("numFmtId", ""): each.get("formatCode", "")
        for each in styles.iterfind("numFmts/numFmt")
    }
    fonts = [font_tag(font) for font in styles.iterfind("fonts/font")]
    grounds = [_is_white_ground(fill) for fill in styles.iterfind("fills/fill")]
    return [_cell_style(each, codes, fonts, grounds) for each in styles.iterfind("cellXfs/xf")]


def read_conditions(styles: Element) -> list[bool]:
    """By the number of a conditional format, whether it can make a figure unseen or another one."""
    return [
        each.find("numFmt") is not None
        or ((font := each.find("font")) is not None and font_tag(font) == "del")
        or (font is not None and font_tag(font) == "white" and each.find("fill") is None)
        for each in styles.iterfind("dxfs/dxf")
    ]


def font_tag(font: Element) -> str:
    """The tag of text in this type; ``white`` where that is its colour, whatever its ground."""
    strike, color = font.find("strike"), font.find("color")
    if strike is not None and strike.get("val", "1") in TRUE_WORDS:
        return "del"
    position = font.find("vertAlign")
    if position is not None and position.get("val") in ("superscript", "subscript"):
        return "sup"
    return "white" if color is not None and _is_white(color) else ""


def _cell_style(
    each: Element, codes: Mapping[str, str], fonts: Sequence[str], grounds: Sequence[bool]
) -> CellStyle:
    number, font, fill = (each.get(name) or "0" for name in ("numFmtId", "fontId", "fillId"))
    code = codes.get(number)
    if code is None:
        code = built_in_format(_style_number(number))
    tag = fonts[_style_number(font)] if _style_number(font) < len(fonts) else ""
    is_plain = grounds[_style_number(fill)] if _style_number(fill) < len(grounds) else True
    # A cell of small raised type alone has no figure that it could be a note of.
    is_shown = tag == "sup" or (tag == "white" and not is_plain)
    return CellStyle(code, "" if is_shown else tag)


def _is_white_ground(fill: Element) -> bool:
    pattern = fill.find("patternFill")
    if pattern is None:
        return False
    kind, color = pattern.get("patternType", ""), pattern.find("fgColor")
    return kind in _PLAIN_FILLS or (kind == "solid" and color is not None and _is_white(color))


def _is_white(color: Element) -> bool:
    return (
        (color.get("rgb", "").upper()[-6:] == "FFFFFF")
        or (color.get("theme") == "0" and "tint" not in color.attrib)
        or color.get("indexed") in _WHITE_INDEXES
    )


def _style_number(text: str) -> int:
    known = text.isascii() and text.isdigit() and len(text) <= _LARGEST_NUMBER
    return int(text) if known else 0
