"""The text of a cell -> the figure that it prints. Other text than a number has the value None."""

import re
from decimal import Decimal
from typing import NamedTuple

from gaireport.characters import MEASURE_WORD
from gaireport.nodes import Number
from gaireport.source import fold_cell, is_mark_for_none

# Digits are those of ASCII; full-width ones are folded before. Other scripts' digits are no digits here.
_NUMBER = re.compile(
    r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?"
    rf"\s*(?:(?P<bracket>\()?(?P<unit>万元|元|{MEASURE_WORD})(?(bracket)\)))?"
)
# A group of fewer than three digits ends no number: that the next line holds the rest is certain.
_BROKEN_GROUP = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})*+,[0-9]{0,2}\s*\n")
_BROKEN_BY_BLANK = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})*+,(?:[0-9] [0-9]{2}|[0-9]{2} [0-9])")
_HAN = re.compile("[\u3400-\u9fff]")
_DIGITS = re.compile("[0-9]")
_DATE = re.compile(r"[0-9]{4}\s*年\s*[0-9]{1,2}\s*月|20[0-9]{2}([-./])[0-9]{1,2}\1[0-9]{1,2}$")
_ITEM_NUMBER = re.compile(r"[0-9]{1,2}\s*[.、)，,]\s*(?:[^0-9]|$)")
_MAX_LENGTH = 40
"""Characters of a figure; longer text is no count, since the largest figure ever printed has about a dozen digits."""
_LONGEST_COUNT = 12
"""Characters of a number with a word behind it (12余件); longer text is a sentence."""


class Figure(NamedTuple):
    """The figure that a cell prints, or what stands in its place."""

    value: Number | None
    unit: str | None = None
    readable: bool = True
    """Whether the print is a number, or a mark that there is none."""
    wrapped: bool = False
    """Whether the digits were printed on two lines and are joined here, though each line is a number by itself."""


BLANK = Figure(None)
UNREADABLE = Figure(None, readable=False)


def read_figure(text: str) -> Figure | None:
    """Read a cell's text; None if it is not written like a figure at all (a label, a sentence).

    Blank, ``/``, ``-``, ``—``, ``N/A`` and ``nan`` say that there is no number: the value is None, and they are
    readable. A letter in a figure, a wrong grouping, a share (12%) or two numbers in one cell are unreadable.
    """
    folded = fold_cell(text)
    if not folded or is_mark_for_none(folded):
        return BLANK
    if len(folded) > _MAX_LENGTH or not _DIGITS.search(folded):
        return None
    figure = _read_number(folded)
    if figure is not None:
        return figure
    is_broken = _BROKEN_GROUP.match(folded) is not None
    if (
        ("\n" in folded or _BROKEN_BY_BLANK.fullmatch(folded))
        and (joined := _read_number("".join(folded.split())))
        and joined.value is not None
    ):
        return joined._replace(wrapped="\n" in folded and not is_broken)
    if _ITEM_NUMBER.match(folded) or _DATE.match(folded):
        return None  # 3. is the number of a row whose label stands in the next piece; a date signs the report.
    if _HAN.search(folded):
        looks_counted = folded[0] in "0123456789+-"
        return UNREADABLE if looks_counted and len(folded) <= _LONGEST_COUNT else None
    return UNREADABLE


def _read_number(text: str) -> Figure | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, whole, fraction = match.group(1, 2, 3)
    unit = match["unit"]
    whole = whole.replace(",", "")
    # A column with a blank in it is one of fractions to a program, and its counts are printed as 12.0.
    is_whole = fraction is None or fraction == ".0"
    value: Number = int(sign + whole) if is_whole else Decimal(f"{sign}{whole}{fraction}")
    return Figure(value, unit if unit in ("元", "万元") else None)
