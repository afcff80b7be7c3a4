"""A number and the code of its format -> the text that a sheet shows for it."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from gaireport.files.sheets.values import show_float

_PLAIN_FORMATS = ("", "General", "@", "G/通用格式")
_FORMATS_BY_NUMBER = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
    41: '#,##0;-#,##0;"-"', 42: '"¥"#,##0;"¥"-#,##0;"¥-"',
    43: '#,##0.00;-#,##0.00;"-"', 44: '"¥"#,##0.00;"¥"-#,##0.00;"¥-"',
}  # fmt: skip
_USUAL_NUMBERS = (0, 49)
_FORMAT_OF_DATE = "yyyy-m-d"
_SECTIONS_FOR_NUMBERS = 3
"""Sections for numbers: above, below and at zero; a fourth is for words."""
_FORMAT_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*](?P<blank>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<digits>[0#?.,]+)|(?P<general>General)|(?P<percent>%)|(?P<end>;)|(?P<other>.)",
    re.S,
)
_COMPARISON = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)")
_COLOUR_NAME = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]+|颜色 ?[0-9]+|[黑蓝青绿红白黄]色|洋红)",
    re.I,
)
_WHITE_NAME = re.compile(r"(?:white|白色|color ?2|颜色 ?2)", re.I)
_LONGEST_PATTERN = 30


class _Section(NamedTuple):
    """One of up to four parts of a format, for numbers of one sign or that meet a condition."""

    before: str
    digits: str
    behind: str
    condition: tuple[str, Decimal] | None
    percents: int
    is_general: bool


def built_in_format(number: int) -> str:
    """The code of a format that files name by its number alone; one that is not known here is a date's."""
    return _FORMATS_BY_NUMBER.get(
        number, "General" if number in _USUAL_NUMBERS else _FORMAT_OF_DATE
    )


def show_formatted(value: float, code: str) -> str | None:
    """What a sheet shows for the number, or None where the format is none of those known here."""
    if code in _PLAIN_FORMATS:
        return show_float(value)
    sections = _sections_of(code)
    number = Decimal(repr(value))
    if sections is None or not number.is_finite():
        return None
    section, is_own = _choose_section(sections, number)
    if section is None:
        return None
    sign = "" if is_own or number >= 0 else "-"
    number = abs(number)
    if section.is_general:
        return f"{section.before}{sign}{show_float(float(number))}{section.behind}"
    if not section.digits:
        return section.before + section.behind
    shown = _place_digits(number.scaleb(2 * section.percents), section.digits)
    if shown is None:
        return None
    sign = sign if any(digit in "123456789" for digit in shown) else ""
    return f"{section.before}{sign}{shown}{section.behind}"


@lru_cache(maxsize=256)
def _sections_of(code: str) -> tuple[_Section, ...] | None:
    pieces = list(_FORMAT_PIECES.finditer(code))
    found: list[_Section] = []
    start = 0
    for at, piece in enumerate([*pieces, None]):
        if (piece is None or piece["end"]) and len(found) < _SECTIONS_FOR_NUMBERS:
            section = _read_format_section(pieces[start:at])
            if section is None:
                return None
            found.append(section)
            start = at + 1
    return tuple(found)


def _read_format_section(pieces: list[re.Match[str]]) -> _Section | None:
    before = digits = behind = ""
    condition, percents, is_general = None, 0, False
    for piece in pieces:
        kind, text = piece.lastgroup or "", piece[piece.lastgroup or 0]
        if kind == "digits" and not digits and not is_general:
            digits = text
        elif kind == "general" and not digits and not is_general:
            is_general = True
        elif kind == "bracket":
            if (compared := _COMPARISON.fullmatch(text)) is not None:
                condition = compared[1], Decimal(compared[2])
            elif text.startswith("$"):
                before, behind = _with_literal(before, behind, text[1:].partition("-")[0], digits)
            elif not _COLOUR_NAME.fullmatch(text) or _WHITE_NAME.fullmatch(text):
                return None
        elif kind in ("quoted", "escaped", "percent") or (
            kind == "other" and not (text.isascii() and text.isalpha()) and text not in "/@"
        ):
            percents += kind == "percent"
            mark = digits or ("0" if is_general else "")
            before, behind = _with_literal(before, behind, text, mark)
        elif kind != "blank":
            return None
    return _Section(before, digits, behind, condition, percents, is_general)


def _with_literal(before: str, behind: str, text: str, digits: str) -> tuple[str, str]:
    return (before, behind + text) if digits else (before + text, behind)


def _choose_section(
    sections: tuple[_Section, ...], number: Decimal
) -> tuple[_Section | None, bool]:
    """The section for the number, and whether it spells the sign itself."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _meets_condition(number, *section.condition):
                return section, False
        return None, False
    if number > 0 or len(sections) == 1 or (number == 0 and len(sections) < _SECTIONS_FOR_NUMBERS):
        return sections[0], False
    return (sections[1], True) if number < 0 else (sections[2], False)


def _meets_condition(number: Decimal, sign: str, limit: Decimal) -> bool:
    return {
        "<": number < limit, ">": number > limit, "=": number == limit,
        "<=": number <= limit, ">=": number >= limit, "<>": number != limit,
    }[sign]  # fmt: skip


def _place_digits(number: Decimal, pattern: str) -> str | None:
    """The number in the places of a pattern like ``#,##0.0``."""
    whole, _, part = pattern.partition(".")
    if "." in part or len(pattern) > _LONGEST_PATTERN:
        return None
    thousands = len(pattern) - len(pattern.rstrip(","))
    if not part:
        whole = whole.rstrip(",")
    is_grouped = "," in whole
    part, places = part.rstrip(","), len(part.rstrip(","))
    if "," in part:
        return None
    scaled = number.scaleb(-3 * thousands)
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    left, _, right = f"{rounded:f}".partition(".")
    left = left.lstrip("0").rjust(whole.count("0"), "0")
    if is_grouped and left:
        left = f"{int(left):,}".rjust(len(left), "0")
    kept = len(right)
    while kept and right[kept - 1] == "0" and part[kept - 1] != "0":
        kept -= 1
    return left + ("." if part else "") + right[:kept]
