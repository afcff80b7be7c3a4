"""A text as given -> whether anything in it can be a chapter or a row of the form; asked before any work is done.

Most texts that mention the matter of reports are none. What is asked here must hold for every report, however damaged.
"""

import re
from collections.abc import Mapping, Sequence

from gaireport.tokens.headings import find_heading, find_run_in_heading, may_open_chapter

_WORDS_OF_ROWS = {
    "收": ("新收",),
    "予": ("予以公", "不予公", "不予处"),
    "转": ("结转",),
    "然": ("自然人",),
    "章": ("规章",),
    "件": ("件数",),
    "费": ("性收费",),
    "许": ("行政许",),
    "处": ("行政处", "他处理"),
    "强": ("行政强",),
    "范": ("规范性",),
    "维": ("果维",),
    "纠": ("果纠",),
    "审": ("尚未审",),
    "密": ("家秘密",),
    "三": ("第三方合",),
    "内": ("内部事务",),
    "程": ("过程性",),
    "卷": ("案卷",),
    "询": ("政查询",),
    "掌": ("不掌握",),
    "另": ("另行制",),
    "确": ("不明确",),
    "访": ("信访举",),
    "申": ("重复申",),
    "版": ("出版物",),
    "反": ("大量反",),
    "新": ("重新出",),
    "逾": ("逾期",),
    "理": ("管理服务",),
    "采": ("集中采",),
    "分": ("部分公",),
    "禁": ("规禁止",),
    "稳": ("全一稳",),
}
"""Words of which any one row may have been left, by the rarest character of each: to look for one character takes a
tenth of the time that a word takes."""
_THEIR_TRADITIONAL_FORMS = {
    "處": ("不予處", "行政處"),
    "轉": ("結轉",),
    "章": ("規章",),
    "範": ("規範性",),
    "數": ("件數",),
    "費": ("性收費",),
    "許": ("行政許",),
    "強": ("行政強",),
    "維": ("果維",),
    "糾": ("果糾",),
    "審": ("尚未審",),
}
_PRINT_NOTHING = ("\ufe0f", "\ufe0e", "\ufe00", "\u034f", "\u3164")
"""Characters that print nothing and yet are printable to Python."""
_TAG = re.compile("<[^<>]*>")
_BEFORE_HEADINGS = " \t\"'-*+•>"


def may_hold_report(text: str) -> bool:
    """Whether a word of the form's rows occurs in the text, or a line that opens a chapter.

    A text with characters that print nothing is not judged: they may stand inside of every word.
    """
    printed = "".join(text.split())
    if not printed.isprintable() or any(mark in text for mark in _PRINT_NOTHING):
        return True
    if _holds_word(printed, _WORDS_OF_ROWS):
        return True
    if "開" in text and _holds_word(printed, _THEIR_TRADITIONAL_FORMS):
        return True
    return _opens_chapter(text)


def _holds_word(printed: str, words_by_character: Mapping[str, Sequence[str]]) -> bool:
    return any(
        character in printed and any(word in printed for word in words)
        for character, words in words_by_character.items()
    )


def _opens_chapter(text: str) -> bool:
    if "<" in text:
        text = _TAG.sub("\n", text)
    for mark in ("|", "\t", "\\n"):
        if mark in text:
            text = text.replace(mark, "\n")
    return any(
        map(_is_heading, filter(may_open_chapter, map(_begin_of_heading, text.splitlines())))
    )


def _begin_of_heading(line: str) -> str:
    return line.lstrip(_BEFORE_HEADINGS)


def _is_heading(line: str) -> bool:
    return find_heading(line, 0) is not None or find_run_in_heading(line, 0) is not None
