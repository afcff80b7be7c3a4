"""Running text -> its counts, in Arabic or Chinese numerals, as numbers with the unit that stands behind them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gaireport.characters.numerals import LARGE_UNITS, NUMERAL_CHARACTERS, read_han
from gaireport.nodes import Number

# 件 and its like count requests, proceedings and notices; 元 distinguishes money.
UNITS = "万元|亿元|元|人次|件次|条次|件|条|次|宗|份|起|例|项|笔|个"
_COUNTED = re.compile(
    rf"(?P<arabic>(?<![0-9.,])[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|(?<![0-9.,])[0-9]+(?:\.[0-9]+)?)"
    rf"\s*(?P<scale>万(?!元)|亿(?!元))?(?P<vague>[余多几])?\s*(?P<unit>{UNITS})"
    rf"|(?<![第{NUMERAL_CHARACTERS}])(?P<han>[{NUMERAL_CHARACTERS}]+?)(?P<han_vague>[余多几])?\s*(?P<han_unit>{UNITS})"
)
_LONGEST_NUMERAL = 24
"""Characters of the longest number that is read. A longer one counts nothing and costs more than its length."""
_VAGUE_BEFORE = ("约", "近", "超过", "超", "逾", "不足", "达到近", "上")


class Quantity(NamedTuple):
    """One number with its unit, at ``start`` to ``end`` of the text."""

    value: Number
    unit: str
    start: int
    end: int
    vague: bool
    """The text says about, nearly or more than."""


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every number with a unit in a folded text, left to right."""
    for match in _COUNTED.finditer(text):
        if len(match["arabic"] or match["han"]) > _LONGEST_NUMERAL:
            continue
        if match["arabic"]:
            value = _read_arabic(match["arabic"], match["scale"])
            start, end = match.start("arabic"), match.end("scale" if match["scale"] else "arabic")
            unit, vague = match["unit"], match["vague"]
        else:
            number = read_han(match["han"])
            if number is None:
                continue
            value, (start, end) = number, match.span("han")
            unit, vague = match["han_unit"], match["han_vague"]
        before = text[max(start - 3, 0) : start].rstrip()
        yield Quantity(value, unit, start, end, bool(vague) or before.endswith(_VAGUE_BEFORE))


def _read_arabic(digits: str, scale: str | None) -> Number:
    value: Number = (
        Decimal(digits.replace(",", "")) if "." in digits else int(digits.replace(",", ""))
    )
    if scale:
        value *= LARGE_UNITS[scale]
    return int(value) if value == int(value) else value
