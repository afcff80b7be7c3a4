"""Text with separators between its cells -> records: the fields of one or more lines, each with its place."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gaireport.characters import MEASURE_WORD
from gaireport.source import Span

_LONGEST_RECORD = 12
"""Lines of a record whose quoted cells go on over line ends; a quote that is never closed opens nothing."""
RARE_SIGNS = "/·:：→~^¦‖∣❘│┃"
_BETWEEN_FIELDS = f",;\t，；、｜{RARE_SIGNS}"
_SIGN = f"[{_BETWEEN_FIELDS}]"
_FEWEST_OF_RARE = 20
"""Fields that such a sign parts: fewer are days, hours, and what prose says behind a colon."""
_FIELDS_A_GAP = 10
"""Fields that such a sign parts for each two figures with a blank between, which it leaves together."""
_FIGURES_APART = re.compile("[0-9０-９][ \u3000]+(?=[0-9０-９])")
_FIGURE_FIELD = re.compile(
    # Behind a digit, three digits go on in a number with grouped ones.
    # A tab counts as a cell in other layouts; quotes around the cell say that it is none of theirs.
    # Of a single set of characters a search leaps from one to the next.
    rf"(?P<sign>{_SIGN})(?:(?<!\t)|(?= *+\"))(?=[ \r\n\"+－＋0-9０-９—{_BETWEEN_FIELDS}-]|$)"
    r" *+(?!(?<=[0-9],)[0-9]{3}(?![0-9]))"
    r"(?P<quote>\"?+)(?:[-+－＋]?[0-9０-９][0-9０-９,.，．]*?"
    rf"(?:{MEASURE_WORD})?|[-/—]?)(?P=quote) *+"
    r"(?=(?P=sign)|[\r\n]|$)"
)
_CLOSED_FIGURE = (
    rf"[ \t]*\"?[-+－＋]?[0-9０-９][0-9０-９,.，．]*?(?:{MEASURE_WORD})?\"?[ \t]*|\"\"[ \t]*"
)
_FEWEST_CLOSED = 20
_QUOTED_FIELD = re.compile(rf'(?:^|(?<={_SIGN}))"[^"\n]*"(?={_SIGN}|\r?$)', re.MULTILINE)
_LEFT_BRACKETS, _RIGHT_BRACKETS = "(（〔[", ")）〕]"
_NUMERAL = re.compile(r"[\s\"]*(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})")


class Field(NamedTuple):
    """What stands between two separators, without quotes and outer blanks."""

    text: str
    start: int
    end: int
    is_quoted: bool


class Record(NamedTuple):
    """One row of fields, or a line that has but one."""

    fields: tuple[Field, ...]
    start: int
    end: int


def count_fields(text: str, start: int, end: int) -> tuple[str, int]:
    """The separator of the region, and how many fields with a figure or nothing in them it closes."""
    counts = Counter(sign for sign, _ in _FIGURE_FIELD.findall(text, start, end))
    rare = [sign for sign in RARE_SIGNS if sign in counts]
    # Where blanks part figures, such a sign is what stands in a cell without one.
    apart = len(_FIGURES_APART.findall(text, start, end)) if rare else 0
    for sign in rare:
        if counts[sign] < max(_FEWEST_OF_RARE, _FIELDS_A_GAP * apart):
            del counts[sign]
    if not counts:
        return "", 0
    sign, count = counts.most_common(1)[0]
    return sign, (2 * len(_QUOTED_FIELD.findall(text, start, end)) if sign == "\t" else count)


def count_closed(text: str, region: Span, sign: str) -> int:
    """How many figures and blank cells stand alone in their lines with a separator behind; 0 if they are few.

    They are the cells of the text where seldom a separator stands between two.
    """
    stretch = text[region.start : region.end]
    lone = len(re.findall(rf"\n(?:{_CLOSED_FIGURE})?{sign}[ \t\r]*(?=\n)", stretch))
    return lone if lone >= _FEWEST_CLOSED and 2 * lone > stretch.count(sign) / 2 else 0


def each_record(text: str, region: Span, sign: str) -> Iterator[Record]:
    """The records of a region in order, blank lines left out."""
    at = region.start
    while at < region.end:
        end = _end_of_line(text, at, region.end)
        line = text[at:end]
        if '"' in line:
            end = _record_end(text, at, end, region.end, sign)
        if text[at:end].strip():
            yield Record(tuple(_split_record(text, at, end, sign)), at, end)
        at = end + 1


def _end_of_line(text: str, at: int, end: int) -> int:
    found = text.find("\n", at, end)
    return end if found < 0 else found


def _record_end(text: str, at: int, end: int, last: int, sign: str) -> int:
    """The end of the line in which the quotes that open in the first one are closed."""
    reach = end
    for _ in range(_LONGEST_RECORD):
        if not _has_open_quote(text[at:reach], sign):
            return reach
        if reach >= last:
            break
        reach = _end_of_line(text, reach + 1, last)
    return end


def _has_open_quote(record: str, sign: str) -> bool:
    """Whether a quoted field is not closed."""
    at = 0
    while at < len(record):
        begin = at
        while begin < len(record) and record[begin] == " ":
            begin += 1
        if record.startswith('"', begin):
            close = _closing_quote(record, begin + 1)
            if close < 0:
                return True
            at = close + 1
        found = record.find(sign, at)
        if found < 0:
            return False
        at = found + 1
    return False


def _closing_quote(text: str, at: int, end: int | None = None) -> int:
    end = len(text) if end is None else end
    while (found := text.find('"', at, end)) >= 0:
        if text.startswith('""', found) and found + 1 < end:
            at = found + 2
            continue
        return found
    return -1


def _split_record(text: str, start: int, end: int, sign: str) -> Iterator[Field]:
    at = start
    last_bracket = max(text.rfind(mark, start, end) for mark in _RIGHT_BRACKETS)
    while True:
        begin = at
        while begin < end and text[begin] in " \u3000" and sign != text[begin]:
            begin += 1
        close = _closing_quote(text, begin + 1, end) if text.startswith('"', begin) else -1
        stop = _separator(text, close + 1 if close >= 0 else at, end, sign, last_bracket)
        behind = stop if stop >= 0 else end
        if close >= 0 and not text[close + 1 : behind].strip():
            yield _field(text, begin + 1, close, is_quoted=True)
        else:
            yield _field(text, at, behind, is_quoted=False)
        if stop < 0:
            return
        at = stop + 1


def _field(text: str, start: int, end: int, *, is_quoted: bool) -> Field:
    raw = text[start:end]
    bare = raw.strip()
    begin = start + (len(raw) - len(raw.lstrip()) if bare else 0)
    printed = "\n".join(filter(None, (line.strip() for line in bare.split("\n"))))
    printed = printed.replace('""', '"') if is_quoted else printed
    return Field(printed, begin, begin + len(bare), is_quoted)


def _separator(text: str, at: int, end: int, sign: str, last_bracket: int) -> int:
    """The place of the next separator; one within brackets, or behind the numeral of a label, parts nothing."""
    depth, search = 0, at
    while (found := text.find(sign, search, end)) >= 0:
        stretch = text[search:found]
        depth += sum(stretch.count(mark) for mark in _LEFT_BRACKETS)
        depth = max(depth - sum(stretch.count(mark) for mark in _RIGHT_BRACKETS), 0)
        in_brackets = depth and found < last_bracket
        if not in_brackets and not (sign == "、" and _is_numeral(text, at, found, end)):
            return found
        search = found + 1
    return -1


def _is_numeral(text: str, at: int, found: int, end: int) -> bool:
    """Whether what stands before the sign numbers what stands behind it: 一、本年新收, 1、属于国家秘密."""
    is_label = found + 1 < end and "\u4e00" <= text[found + 1] <= "\u9fff"
    return is_label and _NUMERAL.fullmatch(text, at, found) is not None
