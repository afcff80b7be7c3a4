"""A printed title without blanks -> its organ and its year.

A title is an organ, a year and a phrase built on 政府信息公开, in any order. No phrase is fixed here. This module
knows no lines and no offsets.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gaireport.prose.dates import YEAR, find_date_at_end, year_number
from gaireport.prose.organs import (
    is_broken_off,
    is_headless,
    is_organ,
    is_place,
    may_be_name,
    names_place,
)
from gaireport.source import fold

LONGEST_TITLE = 120
# Every title has one of these: a topic, or the end of a phrase without one. \uf98e and \ufa01 are 年 and 度 in old
# code pages.
_NEEDED = re.compile(
    "公开|公開|信息|年报|年報|\uf98e报|\uf98e報"
    "|度报|度報|度总|度總|\ufa01报|\ufa01報|\ufa01总|\ufa01總|作报|作報|作总|作總"
)
_SENTENCE_ENDS = "。；;，,！!？?"
_STEP = re.compile(r"[>＞»›|｜_＿→/／\\＼]")


class TitleParts(NamedTuple):
    """The organ and year that a title names, and the part of the given text that it takes."""

    agency: str | None
    year: int | None
    start: int
    end: int
    rank: int
    """The completeness of the title: one with organ and year outranks one without."""


# Strongest first: 政务公开办公室 may be the organ of a title about 政府信息公开.
_TOPIC_PHRASES = (
    "政府信息公开",
    "政务信息公开",
    "政府公开信息",
    "政府资讯公开",
    "信息公开",
    "政务公开",
    "公开信息",
    "政府信息",
    "政府公开",
)
_PHRASE_END = re.compile(r"(?:报告书?|年报|总结|情况表?|综述)(?:及附[表件])?$")
_WEAK_PHRASE = re.compile(r"(?:(?:年度|年)?(?:工作)?(?:年度|工作)(?:工作)?(?:报告|总结)|年报)$")
# Behind the topic stand only words of the phrase and a year, else the line is a sentence. Possessive, since
# 年度年度年度 can be read in many ways.
_AFTER_TOPIC = re.compile(
    r"(?:及附[表件]|工作|年报(?!告)|年度|年|度|情况|报告|总结|的|和|与|及|统计|实施|执行|落实|完成|开展|自查|自评|汇总|政务公开|信息|公开|书|表|综述"
    r"|条例|制度|、|依申请|主动|基本|[()\[\]]|20[0-3][0-9]|[二2][〇○零Oo0][〇○零Oo0一二三][〇○零Oo0一二三四五六七八九](?=年))*+"
)
_ORGAN_BEHIND_TOPIC = re.compile(r"(?:工作)?(?:领导小组)?(?:办公室|办(?!理)|中心|处(?!理)|专栏|网)")
_IN_SENTENCES = re.compile(r"[,;:。!?《》<>\"“”=]|如下|如何")
_BRACKETS = re.compile(r"[(\[【〔][^()\[\]【】〔〕]{0,40}[)\]】〕]$")
_WHOLLY_BRACKETED = re.compile(r"\([^()]+\)")
_DATE_BRACKET = re.compile(r"\([^()]{0,24}[年.-][^()年]{1,3}[月.-][^()]{0,4}\)$")
"""The date of the report, which is no part of its title."""
_YEAR_WORD = rf"(?:{YEAR.pattern})(?:年度|年(?!报)|度)?"
_YEAR_AT_END = re.compile(rf"(?:{YEAR.pattern})(?:年度|年|度)?$")
_YEAR_IN_HEAD = re.compile(rf"[(\[【〔]{_YEAR_WORD}[)\]】〕]|{_YEAR_WORD}")
_SEPARATOR = re.compile(r"[>»›|_→]|(?<=[页开报])[-/\\]")
_LABEL = re.compile(r"[^:]{0,8}(?:标题|名称|题目|题名|附件[0-9]?):")
_FILE_SUFFIX = re.compile(r"\.(?:docx?|pdf|wps|xlsx?|html?|txt|md)$")
_CATEGORY = re.compile(r"[\[【(][^\[\]【】()]{1,8}[\]】)]")
_SERIAL = re.compile(
    r"(?:\([0-9]{1,2}\)|[0-9]{1,2}[.、]|[一二三四五六七八九十]{1,2}、)(?![0-9])|20[0-9]{6}[-_]?(?=[\u4e00-\u9fff])"
    r"|[\[(【]?20[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?[\])】]?"
)
"""A number in a list before a title, or the day of the page or of the file."""
_SITE_TAIL = re.compile(r"(?:[-—]{1,2}|:)([^-—,;。:]{2,30})$")
_STEP_NAME = re.compile(r"(?:正文|详情|内容|信息详[情细]|文章)(?=[\u4e00-\u9fff0-9])")
"""What a site calls the last step to a page, with the title right behind it."""
_TITLE_MARKS = '#*>•·●■◆★☆▲※【《"“~=+-—:.,、'
_END_MARKS = '*#》】"”:~=+-—<«'

# The beginnings of sentences and of lists that also end in 报告.
_NOT_A_TITLE = re.compile(
    r"根据|按照|依据|依照|遵照|为(?:了|贯彻|做好|进一步)|现[将就]|现[发公]布|本报告|本年度?报告|如[对有]|以[上下]|特此|欢迎|公众|社会"
    r"|[我本](?:单位|机关|局|镇|乡|县|市|区|委|办|厅|街道|院|校)|[一二三四五六七八九十]+[、是]|\([一二三四五六七八九十]\)|[0-9]{1,2}[、.]"
    r"|附件?[:0-9]|第[一二三]"
)
_LEADING = re.compile(
    r"(?:关于|的|本年度?|年度|年|度|在|和(?=[0-9二(])|与|及|[-—·、:)\[\]【】〕])+"
)
"""和 binds two years here; it begins the name of many a county as well."""
_TRAILING_WORDS = re.compile(
    r"(?:关于|的|本年度?|年度|和|与|及|暨|[-—·、:(\[【〔\]】]|有关|本单位|本部门|开展|推进|做好|年|全年|依申请公开[和与及暨、]"
    r"|政务公开[和与及暨、]|\((?:本级|机关|汇总|部门|部门本级|局机关)\))+$"
)


def ends_sentence(printed: str) -> bool:
    """Whether a line closes with the end of a sentence, as no title does, though a step of a breadcrumb may."""
    return printed[-1:] in _SENTENCE_ENDS and _STEP.search(printed) is None


def read_title(printed: str) -> TitleParts | None:
    """Read what a title names; ``printed`` has no blanks. None if this is no title of a report."""
    if not 6 <= len(printed) <= LONGEST_TITLE or _NEEDED.search(printed) is None:
        return None
    folded = fold(printed)
    for start, end in _segments(folded):
        label = _LABEL.match(folded, start, end)
        step = _STEP_NAME.match(folded, start, end) if start else None
        start = step.end() if step else start
        parts = _read_segment(printed, folded, label.end() if label else start, end)
        if parts is not None:
            # A line of a metadata box or a link: the heading itself outranks it.
            return parts._replace(rank=parts.rank - 1) if label else parts
    return None


def _segments(folded: str) -> Iterator[tuple[int, int]]:
    """The steps of a breadcrumb, last first, or the whole text where it is no breadcrumb."""
    cuts = [-1, *(mark.start() for mark in _SEPARATOR.finditer(folded)), len(folded)]
    for before, after in reversed(list(pairwise(cuts))):
        yield before + 1, after


def _read_segment(printed: str, folded: str, start: int, end: int) -> TitleParts | None:
    category = _CATEGORY.match(folded, start, end)
    if category and not YEAR.search(category[0]) and not is_organ(category[0][1:-1]):
        start = category.end()
    is_name = category is not None and start < category.end()
    while start < end and folded[start] in _TITLE_MARKS and not (is_name and folded[start] == "【"):
        start += 1
    numbered = _SERIAL.match(folded, start, end)
    if numbered:
        parts = _read_segment(printed, folded, numbered.end(), end)
        # 1.年度报告编制情况 is a part of a text; what names organ and year is a title in a list.
        return parts if parts and parts.agency and parts.year else None
    file_suffix = _FILE_SUFFIX.search(folded, max(start, end - 5), end)
    end = file_suffix.start() if file_suffix else end
    while end > start and folded[end - 1] in _END_MARKS:
        end -= 1
    while dated := _DATE_BRACKET.search(folded, max(start, end - 40), end):
        end = dated.start()
    core_end, dash = _end_of_core(folded, start, end)
    core = folded[start:core_end]
    if not core or _IN_SENTENCES.search(core) or _NOT_A_TITLE.match(core):
        return None
    topic = _find_phrase(core)
    if topic is None:
        return None
    at, weak = topic
    name = _name_in(core, at, printed[start:core_end])
    suffix = folded[core_end:end]
    year = YEAR.search(core) or YEAR.search(suffix)
    if name is None:
        name, dash = _name_behind(suffix, printed[core_end:end]), False
    if weak and (name is None or year is None):
        return None
    if name is None and year is None and core.endswith("年报"):
        return None  # 政府信息公开年报 alone is a menu's or a category's name
    rank = 2 * (name is not None) + (year is not None) - 4 * weak
    # 年度报告-江州市人民政府 behind an organ of its own is the name of the site.
    return TitleParts(
        name, year_number(year[0]) if year else None, start, core_end if dash else end, rank
    )


def _end_of_core(folded: str, start: int, end: int) -> tuple[int, bool]:
    """The place where the words of the title end, and whether a dash and another name follow."""
    stop = end
    for _ in range(3):
        brackets = _BRACKETS.search(folded, max(start, stop - 44), stop)
        if brackets is None:
            break
        stop = brackets.start()
    if _PHRASE_END.search(folded, start, stop):
        return stop, False
    tail = _SITE_TAIL.search(folded, max(start, stop - 34), stop)
    if tail and _PHRASE_END.search(folded, start, tail.start()):
        return tail.start(), True
    return stop, False


def _find_phrase(core: str) -> tuple[int, bool] | None:
    """The place where the phrase begins, and whether it is only a bare 年度报告."""
    if not _PHRASE_END.search(core):
        return None
    for topic in _TOPIC_PHRASES:
        at = core.rfind(topic)
        while at >= 0:
            behind = at + len(topic)
            if not _ORGAN_BEHIND_TOPIC.match(core, behind) and _AFTER_TOPIC.fullmatch(core, behind):
                # 人民政府 is an organ; after a bare place 政府 belongs to the phrase.
                if topic.startswith("政府") and core.endswith("人民", 0, at):
                    at += 2
                return at, False
            at = core.rfind(topic, 0, at)
    weak = _WEAK_PHRASE.search(core)
    return (weak.start(), True) if weak else None


def _name_in(core: str, at: int, printed: str) -> str | None:
    """The organ before the phrase, on either side of the year."""
    year = _YEAR_IN_HEAD.search(core, 0, at)
    bounds = [(0, year.start()), (year.end(), at)] if year else [(0, at)]
    names = [
        (lo, hi)
        for lo, hi in (_clean(core, lo, hi) for lo, hi in bounds)
        if may_be_name(core[lo:hi]) and not _PHRASE_END.search(core, lo, hi)
    ]
    organs = [(lo, hi) for lo, hi in names if is_organ(core[lo:hi])] or names[:1]
    if not organs:
        return None
    first, last = organs[0], organs[-1]
    if first != last and is_place(core[slice(*first)]) and not names_place(core[slice(*last)]):
        return printed[slice(*first)] + printed[slice(*last)]
    name = printed[slice(*first)]
    # Where the page's name of the organ and the title's were joined.
    half = len(name) // 2
    return name[:half] if half > 2 and name[:half] == name[half:] else name


def _clean(core: str, lo: int, hi: int) -> tuple[int, int]:
    """The piece without the words that tie an organ to a year: 关于, 的, 年度."""
    about = core.find("关于", lo, hi)
    if about > lo:
        hi = about
    while lo < hi:
        before = (lo, hi)
        leading = _LEADING.match(core, lo, hi) or _YEAR_IN_HEAD.match(core, lo, hi)
        if leading:
            lo = leading.end()
        trailing = _TRAILING_WORDS.search(core, max(lo, hi - 16), hi)
        if trailing:
            hi = trailing.start()
        for year in _YEAR_IN_HEAD.finditer(core, lo, hi):
            hi = year.start() if year.end() == hi else hi
        if core[lo:hi].count("(") != core[lo:hi].count(")"):
            lo += core[lo] == "("
        elif _WHOLLY_BRACKETED.fullmatch(core, lo, hi):
            lo, hi = lo + 1, hi - 1
        if (lo, hi) == before:
            break
    return lo, max(lo, hi)


def _name_behind(suffix: str, printed: str) -> str | None:
    """The organ in a bracket or behind a dash after the phrase."""
    inner = suffix.strip("()[]【】〔〕-—:")
    if inner and "(" not in inner and is_organ(inner):
        at = suffix.find(inner)
        return printed[at : at + len(inner)]
    return None


_OF_A_LETTER = re.compile(r"[局会府办院]文件$|[〔\[(【]20[0-9]{2}[〕\])】]第?[0-9]{1,4}号")
"""The head of an office's letters, and the number of one."""


def belongs_before(line: str, parts: TitleParts) -> bool:
    """Whether a line, blanks removed, is the beginning of the title that goes on below it."""
    folded = fold(line)
    if not 2 <= len(folded) <= 60 or _IN_SENTENCES.search(folded) or _NOT_A_TITLE.match(folded):
        return False
    if find_date_at_end(folded) or _OF_A_LETTER.search(folded):
        return False
    if len(YEAR.findall(folded)) > 1:
        return False  # The years of which a site has reports.
    year = _YEAR_AT_END.search(folded)
    if year is not None:
        return parts.year is None or may_be_name(folded[: year.start()])
    if folded.endswith("关于"):
        return True
    if parts.agency is None:
        return is_organ(folded) or is_broken_off(folded) or YEAR.search(folded) is not None
    agency = fold(parts.agency)
    if agency.startswith(folded):
        return False
    if is_place(folded):
        # 江州市 over 青阳区人民政府; a site's head prints the organ, not the bare place.
        return folded not in agency
    if is_broken_off(folded):
        return is_headless(agency) or not names_place(agency)
    return is_organ(folded) and is_headless(agency) and agency[:1] not in "省市县"


TAIL = re.compile(
    r"(?:的|工作|年度|情况|报告|总结|年报)+|告|结|况|[(\[【〔][^()\[\]【】〔〕]{1,40}[)\]】〕]"
)
"""A line that can only be the end of the title begun above it."""
