"""A printed line -> the chapter that it opens, or nothing.

This module knows the six chapter names, not the tables and not the order of the lines.
"""

import re
from typing import NamedTuple

from gaireport.characters import CHINESE_NUMERALS
from gaireport.source import fold
from gaireport.tokens.distance import edit_distance


class Heading(NamedTuple):
    """A chapter heading as printed, without heading marks and numbering."""

    number: int
    heading: str
    start: int
    end: int


_OUTER = " \t\r\n\f\v\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff#*_\\>`'~=+•●■◆★▲◇□○【】[]"
# The empty columns of a comma-separated line may stand behind a heading as well.
_TRAILING_MARKS = _OUTER + "、:：.．。,"
_INNER_BLANKS = dict.fromkeys(map(ord, " \t\n\f\v*\\\u200b"))
# These stand between words of one name in one report and not in the next: 的, 、, 和, 与, 及, 以.
_JOINTS = dict.fromkeys(map(ord, "的、,和与及以"))

_CHAPTER_NUMBER = re.compile(
    r"(?:第([一二三四五六七八九十])(?:部分|章)|([一二三四五六七八九十])|([0-9]{1,2}))"
    r"(?=[^一二三四五六七八九十0-9])[\s*\\_]*[、,.。:)]?[\s*\\_、,.。:]*"
)
_BRACKETED_NUMBER = re.compile(r"\(\s*([一二三四五六七八九十]|[0-9])\s*\)[\s*\\_、,.]*")
# What the one who typed it says of the heading, or of the type that it is to be set in.
_TYPISTS_NOTE = re.compile(r"\([^()]{2,30}\)$")
_MARKUP = re.compile(r"(?:<[a-zA-Z/][^<>]{0,400}>\s*)+")
_INLINE_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,400}>")
_BEGINS_TAGGED = re.compile(r"[\s#*]*<[a-zA-Z]")
# A line of a list of contents ends in its page: 总体情况......3
_CONTENTS_END = "0123456789…"
_LONGEST_HEADING = 72
# 一是 and 第二十条 open sentences and captions, not chapters.
_PLAIN_FIRST = frozenset("第(（<" + CHINESE_NUMERALS + "⼀⼆⼋⼗0123456789０１２３４５６７８９")
_FIRST = _PLAIN_FIRST | frozenset("总總概工政信主收因行其存本需")
_NAMED_LAST = frozenset("况況项項述施讼訟)）")
# Every character that folds to the first of a number; \uf9d1 is 六 in old code pages.
_CHINESE_FIRST = frozenset("第" + CHINESE_NUMERALS + "⼀⼆⼋⼗\uf9d1")
_MAY_OPEN = re.compile(
    f"[{re.escape(_OUTER)}]*+[{re.escape(''.join(sorted(_FIRST | _CHINESE_FIRST)))}]"
)

_WHOSE = r"(?:行政机关|本机关|本单位)?(?:20[0-9]{2}年度?)?"
_WORK = r"(?:政府信息公开|政务公开|政府信息|信息公开)?(?:工作)?"

# Spellings that name a chapter whatever number is printed; the joints are taken out before.
_CHAPTER_NAMES = tuple(
    (number, re.compile(pattern))
    for number, pattern in (
        (
            1,
            _WHOSE
            + _WORK
            + r"(?:总体(?:工作)?情况(?:概述|概况|综述|总述)?|总体(?:工作)?(?:概述|概况))",
        ),
        (1, _WHOSE + _WORK + r"工作(?:概述|概况|综述)"),
        (2, _WHOSE + r"主动公开政府信息(?:工作)?情况"),
        (3, _WHOSE + r"(?:收到处理|收到|处理)政府信息公开申请(?:处理|办理)?(?:工作)?情况"),
        (
            4,
            _WHOSE + r"(?:因)?" + _WORK + r"(?:被)?(?:申请|提起)?行政复议"
            r"(?:被)?(?:提起)?行政诉讼情况",
        ),
        (
            5,
            _WHOSE
            + _WORK
            + r"(?:中)?(?:存在)?(?:主要|突出)?(?:问题|不足|问题不足|不足问题|困难问题)"
            r"(?:原因)?(?:下一步|今后)?(?:工作)?(?:改进|整改)(?:工作)?(?:情况|措施|方向|举措|意见|打算|计划)",
        ),
        (6, r"其[他它](?:需要|需|应当|应)?(?:报告|说明)(?:其他)?(?:情况)?事项(?:情况)?"),
        (6, r"(?:需要|需|应当)(?:报告|说明)(?:其[他它])?事项(?:附表)?"),
    )
)

# Wording that names a chapter only beside its own number, Chinese and without brackets: 三、依申请公开情况
# is a chapter, （二）依申请公开情况 is a part of chapter one.
_LOOSE = {
    1: re.compile(
        r".{0,30}(?:概述|概况|综述|总述|总体情况|基本情况|工作情况|开展情况|总体工作|(?:推进|落实|完成|进展)情况)"
    ),
    2: re.compile(r".{0,12}主动公开.{0,12}"),
    3: re.compile(r".{0,12}(?:依申请公开|公开申请|信息申请).{0,14}"),
    4: re.compile(r".{0,16}(?:复议.{0,10}诉讼|诉讼.{0,10}复议).{0,8}"),
    5: re.compile(r".{0,16}(?:问题|不足|困难|改进|整改).{0,14}"),
    6: re.compile(r".{0,12}(?:事项|其[他它]情况)"),
}

# Damage is measured against these names, joints taken out.
_OFFICIAL = (
    (1, "总体情况"),
    (2, "主动公开政府信息情况"),
    (2, "行政机关主动公开政府信息情况"),
    (3, "收到处理政府信息公开申请情况"),
    (3, "行政机关收到处理政府信息公开申请情况"),
    (4, "政府信息公开行政复议行政诉讼情况"),
    (4, "因政府信息公开工作被申请行政复议提起行政诉讼情况"),
    (5, "存在主要问题改进情况"),
    (5, "政府信息公开工作存在主要问题改进情况"),
    (6, "其他需要报告事项"),
)
_PLAIN_OFFICIAL = {name: number for number, name in _OFFICIAL}
# Inside chapter one （二）主动公开政府信息情况 is a part; no other chapter name is at home there.
_PART_NAMES = frozenset({"主动公开政府信息情况"})

# Row labels of table 3 that are numbered like chapters.
_ROW_LABELS = (
    "本年新收政府信息公开申请数量",
    "上年结转政府信息公开申请数量",
    "本年度办理结果",
    "结转下年度继续办理",
)
_BEHIND_NAME = re.compile(r"\([^()]{1,24}\)$")
"""What a typist left behind a heading: 总体情况（宋体加粗）."""
_NOT_IN_HEADINGS = re.compile(r"[,;!?。…\"“”]|如下")


def may_open_chapter(text: str) -> bool:
    """Whether a line may open a chapter at all, which four of five lines of prose do not."""
    return _MAY_OPEN.match(text) is not None


def find_heading(text: str, start: int) -> Heading | None:
    """Find the chapter that this line opens; ``start`` is the line's offset in the source."""
    # Nearly every line ends here: half a million a second have to pass.
    if len(text) < 3 or (
        len(text) > _LONGEST_HEADING
        and len(text.strip()) > _LONGEST_HEADING
        and not (
            _BEGINS_TAGGED.match(text)
            and len(_INLINE_TAG.sub("", text).strip()) <= _LONGEST_HEADING
        )
    ):
        return None
    line = text.lstrip(_OUTER)
    if line[:1] == "<":
        line = _INLINE_TAG.sub("", line).lstrip(_OUTER)
    if not line or line[0] not in _FIRST or line[1:2] == "是":
        return None
    if "，" in line or "；" in line or "：" in line[3:-1]:
        return None
    line = line.rstrip(_TRAILING_MARKS)
    if len(line) < 2 or line[-1] in _CONTENTS_END or "。" in line:
        return None
    if "," in line[3:] and "复议" not in line:
        return None
    if line[0] not in _PLAIN_FIRST and line[-1] not in _NAMED_LAST:
        return None
    return _judge(text, _begin(text), len(text.rstrip(_TRAILING_MARKS)), start)


def _begin(text: str) -> int:
    """The place where the print begins, after heading marks and inline tags."""
    at = len(text) - len(text.lstrip(_OUTER))
    tags = _MARKUP.match(text, at)
    if tags:
        rest = text[tags.end() :]
        return tags.end() + len(rest) - len(rest.lstrip(_OUTER))
    return at


def _judge(text: str, at: int, end: int, start: int) -> Heading | None:
    folded = fold(text[:end])
    closing = folded.rfind("</", at)
    if closing >= 0:
        end = len(folded[:closing].rstrip(_TRAILING_MARKS))
        folded = folded[:end]
    bracketed = _BRACKETED_NUMBER.match(folded, at)
    numbering = bracketed or _CHAPTER_NUMBER.match(folded, at)
    if numbering and (note := _TYPISTS_NOTE.search(folded, numbering.end())):
        end = len(folded[: note.start()].rstrip(_TRAILING_MARKS))
        folded = folded[:end]
    begin = numbering.end() if numbering else at
    name = folded[begin:].translate(_INNER_BLANKS).translate(_JOINTS)
    name = _BEHIND_NAME.sub("", name) or name
    if not 2 <= len(name) <= 40:
        return None
    number: int | None
    if bracketed:
        number = _PLAIN_OFFICIAL.get(name) if name not in _PART_NAMES else None
        number = number if number == _numeral(bracketed[1]) else None
    elif numbering:
        number = _numbered(name, numbering[1] or numbering[2] or numbering[3])
    else:
        number = _named(name) or _damaged(name, 1 if len(name) >= 10 else 0, 0)
    return None if number is None else Heading(number, text[begin:end], start + begin, start + end)


def _numeral(text: str) -> int:
    return CHINESE_NUMERALS.index(text) + 1 if text in CHINESE_NUMERALS else int(text)


def _numbered(name: str, numeral: str) -> int | None:
    """The chapter of a name that stands behind a number."""
    if _begins_like_row_label(name) or _NOT_IN_HEADINGS.search(name):
        return None
    number, printed, is_chinese = _named(name), _numeral(numeral), numeral in CHINESE_NUMERALS
    if number is not None:
        # 1.主动公开政府信息情况 is the first part of chapter one.
        return number if is_chinese or printed == number or number > 2 else None
    if not is_chinese:
        return _damaged(name, 1, printed) if len(name) >= 8 else None
    loose = _LOOSE.get(printed)
    if loose is not None and len(name) <= 34 and loose.fullmatch(name):
        return printed
    return _damaged(name, 2 if len(name) >= 8 else 1, printed)


def _begins_like_row_label(name: str) -> bool:
    """Whether a name begins a row label, or is the first part of one that is broken in its cell: 四、结转下."""
    return any(label.startswith(name) or name.startswith(label[:4]) for label in _ROW_LABELS)


def _named(name: str) -> int | None:
    for number, pattern in _CHAPTER_NAMES:
        if pattern.fullmatch(name):
            return number
    return None


def _damaged(name: str, most: int, printed: int) -> int | None:
    """The chapter whose name differs by at most ``most`` characters; ``printed`` is 0 where no number is printed."""
    # 其他需要报告的事项 无 is a heading with its text, not a damaged heading.
    for number, official in _OFFICIAL if most and name[-1] != "无" else ():
        if printed in (0, number) and edit_distance(name, official, most) <= most:
            return number
    return None


def find_unknown_heading(text: str, start: int, expected: int) -> Heading | None:
    """Find a heading with the number that is due and another name than the six, as a seventh chapter has."""
    line = text.strip(_TRAILING_MARKS)
    if not 4 <= len(line) <= _LONGEST_HEADING or line[-1] in _CONTENTS_END:
        return None
    at, end = _begin(text), len(text.rstrip(_TRAILING_MARKS))
    if text[at : at + 1] not in _CHINESE_FIRST:
        return None
    folded = fold(text[:end])
    numbering = _CHAPTER_NUMBER.match(folded, at)
    if numbering is None or not (numbering[1] or numbering[2]):
        return None
    marks = folded[numbering.end(2) if numbering[2] else numbering.end(1) : numbering.end()]
    name = folded[numbering.end() :].translate(_INNER_BLANKS)
    if (
        _numeral(numbering[1] or numbering[2]) != expected
        or (numbering[2] and not set(marks) & set("、,.。:"))
        or not 2 <= len(name) <= 30
        or ":" in name
        or _begins_like_row_label(name)
        or _NOT_IN_HEADINGS.search(name)
    ):
        return None
    begin = numbering.end()
    return Heading(expected, text[begin:end], start + begin, start + end)


_RUN_IN = re.compile(r"[:。]\s*|\s+(?=[^、;])|(?=无[。.]?\s*$)")


def find_run_in_heading(text: str, start: int) -> Heading | None:
    """Find a numbered heading with the chapter's text after it on the same line: 六、其他需要报告的事项：无。

    The text begins at ``end``, after marks and blanks.
    """
    at = _begin(text)
    if at >= len(text) or text[at] not in CHINESE_NUMERALS:
        return None
    folded = fold(text[at : at + _LONGEST_HEADING])
    numbering = _CHAPTER_NUMBER.match(folded)
    if numbering is None:
        return None
    for stop in _RUN_IN.finditer(folded, numbering.end()):
        found = find_heading(text[: at + stop.start()], start)
        if found is not None and text[at + stop.end() :].strip(_TRAILING_MARKS):
            rest = fold(text[at + stop.end() :]).lstrip()
            chained = _CHAPTER_NUMBER.match(rest) is not None and rest[:1] in CHINESE_NUMERALS
            return None if chained or rest[0] in "、;.…" or rest.strip(". ").isdigit() else found
    return None
