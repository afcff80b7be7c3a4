"""Text -> the years, periods and dates that reports print in it; nothing is raised.

Every function takes any text and folds blanks and full-width forms itself.
"""

import re
from datetime import date
from typing import NamedTuple

from gaireport.characters.numerals import DIGIT_VALUES, read_han
from gaireport.source import fold

SILENT_MARKS = "*\\\u200b\ufeff"
"""The characters that print nothing and are no blanks."""

# Typists write the letter O for 〇.
_YEAR_DIGITS = {
    **DIGIT_VALUES,
    **{char: value for value, char in enumerate("0123456789")},
    "O": 0,
    "o": 0,
}
CHINESE_YEAR = "(?<![0-9])[二2][〇○零Oo0◯][〇○零Oo0◯一二三0-3][〇○零Oo0◯一二三四五六七八九0-9]"

# A year stands alone: 2023 in a file number such as 120230 is no year.
YEAR_PATTERN = rf"(?:(?<![0-9])(20[0-3][0-9])(?![0-9])|({CHINESE_YEAR})(?=年))"
YEAR = re.compile(YEAR_PATTERN)


def squeeze_line(text: str) -> str:
    """The folded text without blanks and inline marks."""
    return drop_blanks(fold(text))


def drop_blanks(text: str) -> str:
    """The text without blanks and without the marks of bold print and of escapes."""
    text = "".join(text.split())
    for mark in SILENT_MARKS:
        if mark in text:
            text = text.replace(mark, "")
    return text


def year_number(printed: str) -> int:
    """The year that ``YEAR`` finds, as a number."""
    return _four_digits(printed)


def _four_digits(text: str) -> int:
    """A year in digits, in Chinese numerals or in both: 二0二三."""
    return sum(_YEAR_DIGITS[char] * 10**place for place, char in enumerate(reversed(text)))


# 自2023年1月1日起至2023年12月31日止, and the same after a converter lost the characters behind the
# digits: 202311日起至20231231日, 20231月1日, 2018年11日至2018年1231日.
# The pattern begins literally and looks back afterwards, so that the search leaps from one beginning to the next.
FULL_YEAR = r"20(?<![0-9]20)[0-3][0-9]"
_TO = r"[起始,()]{0,3}(?:至|到|-|~|—|―)+"
_FROM_JANUARY = re.compile(
    # 2023-01-12 is a day, 2023-1-12月 a period.
    rf"(?!20[0-9][0-9]-0?1-12(?![0-9月-]))({FULL_YEAR})(?:年度?|\.|-|/)?0?1(?:月|\.|-|/)?(?:0?1)?日?"
    + _TO
    + r"(?:"
    r"(20[0-3][0-9])?(?:年|\.|-|/)?(?:12(?:月|\.|-|/)?(?:31)?日?|年?底|年末)|(?=[^0-9]))"
)
_CHINESE_PERIOD = re.compile(rf"({CHINESE_YEAR})年一月(?:一日)?" + _TO)
_UP_TO_DECEMBER = re.compile(rf"({FULL_YEAR})年?12月?(?:31日?|[底末])")
_SPAN_OF_YEAR = re.compile(
    r"(?:期限|时限|期间|时段|时间|数据|范围)[^。;0-9]{0,12}(20[0-3][0-9])年(?!0?[1-9]月|1[0-2]月)"
)


def find_period_year(text: str) -> int | None:
    """The year of the period that the figures cover, as the text states it."""
    folded = squeeze_line(text)
    found = _FROM_JANUARY.search(folded)
    if found:
        return int(str(found[2] or found[1]))
    chinese = _CHINESE_PERIOD.search(folded)
    if chinese:
        return _four_digits(chinese[1])
    for pattern in (_UP_TO_DECEMBER, _SPAN_OF_YEAR):
        found = pattern.search(folded)
        if found:
            return int(str(found[1]))
    return None


_SENTENCE_END = re.compile("[。;]")
_OF_THE_PERIOD = re.compile("统计|期限|时限|时段")


def find_period_in_chapter(text: str) -> int | None:
    """The year of the period, where chapter one states it; years of other sentences are passed over."""
    sentences = _SENTENCE_END.split(squeeze_line(text))
    years = (find_period_year(each) for each in sentences if _OF_THE_PERIOD.search(each))
    return next((year for year in years if year), None)


class PrintedDate(NamedTuple):
    """A date in squeezed text. ``value`` is None for a day that does not exist, or a month without a day."""

    value: date | None
    start: int
    end: int


_MONTH = "[一二三四五六七八九十元0-9]{1,3}"
_DATE_AT_END = re.compile(
    r"(?<![0-9])(?:(20[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})[日号]?)?"
    r"|(20[0-9]{2})[-./]([0-9]{1,2})[-./]([0-9]{1,2})"
    rf"|({CHINESE_YEAR})年({_MONTH})月(?:([一二三四五六七八九十廿卅0-9]{{1,3}})[日号])?)"
    r"[)。.,]?$"
)


# These are digits, 日, 号 and 月 in every spelling, and what is not printed.
_LAST_OF_DATE = frozenset(
    "0123456789０１２３４５６７８９日号月\u2f47\u2f49＊＼"
    + SILENT_MARKS
    + "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)


def may_end_with_date(text: str) -> bool:
    """Whether it is worth squeezing a line to look for its date, behind which one mark may stand."""
    return not _LAST_OF_DATE.isdisjoint(text[-2:])


def find_date_at_end(squeezed: str) -> PrintedDate | None:
    """The date that closes a squeezed line."""
    tail = max(0, len(squeezed) - 24)
    found = _DATE_AT_END.search(squeezed, tail)
    if found is None:
        return None
    parts = [part for part in found.groups() if part is not None]
    year = _four_digits(parts[0])
    numbers = [_small_number(part) for part in parts[1:]]
    try:
        value = date(year, numbers[0], numbers[1]) if len(numbers) == 2 else None
    except ValueError:
        value = None
    return PrintedDate(value, found.start(), found.end())


def _small_number(text: str) -> int:
    """A month or a day in either script; 0, which no calendar has, when it is neither."""
    if text.isascii():
        return int(text) if text.isdigit() else 0
    return read_han(text.replace("元", "一").replace("廿", "二十").replace("卅", "三十")) or 0
