"""Running text -> its counts, in Arabic or Chinese numerals, as numbers with the unit that stands behind them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gaireport.characters import CHINESE_DIGITS
from gaireport.nodes import Number

_DIGIT_VALUES = {c: n for n, c in enumerate(CHINESE_DIGITS)} | {"零": 0, "○": 0, "两": 2}
_SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE_UNITS = {"万": 10**4, "亿": 10**8}
_NUMERAL_CHARACTERS = "零〇○一二两三四五六七八九十百千万亿"
# 件 and its like count requests, proceedings and notices; money is told apart by 元.
UNITS = "万元|亿元|元|人次|件次|条次|件|条|次|宗|份|起|例|项|笔|个"
_COUNTED = re.compile(
    rf"(?P<arabic>(?<![0-9.,])[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|(?<![0-9.,])[0-9]+(?:\.[0-9]+)?)"
    rf"\s*(?P<scale>万(?!元)|亿(?!元))?(?P<vague>[余多几])?\s*(?P<unit>{UNITS})"
    rf"|(?<![第{_NUMERAL_CHARACTERS}])(?P<han>[{_NUMERAL_CHARACTERS}]+?)(?P<han_vague>[余多几])?\s*(?P<han_unit>{UNITS})"
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
        value *= _LARGE_UNITS[scale]
    return int(value) if value == int(value) else value


def read_han(text: str) -> int | None:
    """Read a Chinese numeral: 一万四千零六十九, 两百, 十万零一千, 一百二 (120), 二〇二三. None for other text.

    A bare 零 or 〇 is 0; digits without 十, 百, 千 or 万 are read one by one, as years are written.
    """
    if not text or any(c not in _NUMERAL_CHARACTERS for c in text):
        return None
    if all(c in _DIGIT_VALUES for c in text):
        return int("".join(str(_DIGIT_VALUES[c]) for c in text))
    total, section_start = 0, 0
    scale_before = 10**13
    for at, c in enumerate(text):
        if c in _LARGE_UNITS:
            section = _read_section(text[section_start:at], scale_before)
            if section is None or (section == 0 and total == 0):
                return None
            total = (
                (total + section) * _LARGE_UNITS[c]
                if c == "亿"
                else total + section * _LARGE_UNITS[c]
            )
            section_start, scale_before = at + 1, _LARGE_UNITS[c]
    rest = _read_section(text[section_start:], scale_before)
    return None if rest is None else total + rest


def _read_section(text: str, scale_before: int) -> int | None:
    """The value of a numeral below 万. A last digit without a unit counts tenths of the unit before: 一百二, 三万五."""
    section, last_unit, digit = 0, scale_before, None
    zero = False
    for at, c in enumerate(text):
        if c in _SMALL_UNITS:
            if (
                _SMALL_UNITS[c] >= last_unit
                or (digit is None and (c != "十" or section))
                or digit == 0
            ):
                return None
            section += (1 if digit is None else digit) * _SMALL_UNITS[c]
            last_unit, digit, zero = _SMALL_UNITS[c], None, False
        elif _DIGIT_VALUES[c] == 0:
            if digit is not None or (zero and at):
                return None
            zero = True
        elif digit is not None:
            return None
        else:
            digit = _DIGIT_VALUES[c]
    if digit is None:
        return section
    short = last_unit if not zero and 10 < last_unit < 10**13 else 10
    return section + digit * (short // 10)
