"""What title, preamble, chapter one, date and page say of the reporting year -> the year, and what contradicts it."""

import re
from datetime import date
from typing import NamedTuple

from gaireport.findings.words import Words
from gaireport.prose.dates import (
    YEAR_PATTERN,
    find_period_in_chapter,
    find_period_year,
    squeeze_line,
    year_number,
)


class Years(NamedTuple):
    """The years that the front states."""

    title: int | None
    period: int | None
    """The year of the period that the figures cover."""
    named: int | None
    """The year of whose report the preamble says that it is."""
    stated: int | None
    """The year whose work a sentence tells of."""
    lone: int | None
    """The year of the text that names one only."""
    page: int | None
    """The year in which the page was published."""


class Conflict(NamedTuple):
    """Two places that state different years."""

    place: Words
    year: int
    other_place: Words
    other: int


_NOTICES = re.compile(r"《[^《》]*(?:通知|格式|意见|办法|要点|方案|条例)[^《》]*》")
_NAMED_YEAR = re.compile(
    rf"{YEAR_PATTERN}(?:年度?|度)?(?:政府|政务)?(?:信息公开|政务公开)(?:工作)?(?:情况)?的?(?:年度|工作)*(?:报告|年报)(?!的?(?:格式|编制|编写|通知|发布))"
)
_ENTERED_YEAR = re.compile(rf"(?:年份|年度|报告期|报告年份):{YEAR_PATTERN}")
_STATED_YEAR = re.compile(
    rf"{YEAR_PATTERN}(?:年度?|度)?[^,。;0-9]{{0,24}}(?:公开(?:工作|情况|年度)|年度报告|年报|年度)"
)
_OF_OPENING = re.compile(rf"(?:^|[。\n])在?{YEAR_PATTERN}(?:年度?|度)(?:以?来|里|间)?,")
_MENTIONED_YEAR = re.compile(
    rf"(?<![较比至]){YEAR_PATTERN}年(?!(?:度)?(?:[0-9]{{1,2}}月|以?前|初|起|底|[^,。]{{0,4}}(?:修订|施行|公布|印发|发布|开始)))"
)
_UP_TO_END = re.compile(rf"截[至止到]{YEAR_PATTERN}年12月")
_BEGINNING = 400
"""Characters of chapter one in which its sentences say of which year they tell."""


def read_years(text: str, *, title: int | None, page: int | None) -> Years:
    """The years that the text before chapter one states; it comes without blanks and without what the page says."""
    text = _NOTICES.sub("", squeeze_line(text))
    named = _find_year(_ENTERED_YEAR, text) or _find_year(_NAMED_YEAR, text)
    return Years(title, find_period_year(text), named, _find_stated(text), _find_lone(text), page)


def _find_year(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return year_number(found[1] or found[2]) if found else None


def _find_lone(text: str) -> int | None:
    """The year of a text that names one only; those of days and of laws are passed over."""
    years = {year_number(found[1] or found[2]) for found in _MENTIONED_YEAR.finditer(text)}
    return years.pop() if len(years) == 1 else None


def _find_stated(text: str) -> int | None:
    return _find_year(_STATED_YEAR, text) or _find_year(_OF_OPENING, text)


def settle_year(
    years: Years, opening: str, published: date | None
) -> tuple[int | None, Conflict | None]:
    """The reporting year, and the first place that contradicts it.

    Args:
        years: what the front states.
        opening: the text of chapter one, which may hold the period.
        published: the date that the report bears.
    """
    period = years.period or find_period_in_chapter(opening)
    head = squeeze_line(opening[:_BEGINNING])
    day = published.year if published else years.page
    year = years.title or period or years.named or years.stated
    if year is None and opening:
        year = _find_year(_NAMED_YEAR, head) or _find_stated(head)
    if year is None:
        year = _find_year(_UP_TO_END, head) or _find_lone(_NOTICES.sub("", head)) or years.lone
    if year is None and day:
        year = day - 1
    found = [
        (place, each)
        for place, each in (
            (Words("the title", "标题年份"), years.title),
            (Words("the period", "统计期限年份"), period),
            (Words("the preamble", "引言年份"), years.named),
        )
        if each
    ]
    for place, other in found[1:]:
        if other != found[0][1]:
            return year, Conflict(*found[0], place, other)
    if found and published and _is_too_early(published, found[0][1]):
        return year, Conflict(*found[0], Words("the date", "落款日期年份"), published.year)
    return year, None


def _is_too_early(published: date, year: int) -> bool:
    """Whether a report is dated before its year was over; the last weeks of it will do."""
    return published.year < year or (published.year == year and published.month < 11)
