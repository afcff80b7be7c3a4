"""A text as given -> whether anything in it can be a chapter or a row of the form; asked before any work is done.

Most texts that mention the matter of reports are none. What is asked here must hold for every report, however damaged.
"""

import re

from gaireport.tokens.headings import find_heading, find_run_in_heading, may_open_chapter

_WORDS_OF_ROWS = (
    "新收",
    "予以公",
    "不予公",
    "不予处",
    "结转",
    "自然人",
    "规章",
    "件数",
    "性收费",
    "行政许",
    "行政处",
    "行政强",
    "规范性",
    "果维",
    "果纠",
    "尚未审",
    # One row may be all that is left of a table.
    "家秘密",
    "第三方合",
    "内部事务",
    "过程性",
    "案卷",
    "政查询",
    "不掌握",
    "另行制",
    "不明确",
    "信访举",
    "重复申",
    "出版物",
    "大量反",
    "重新出",
    "逾期",
    "管理服务",
    "集中采",
    "部分公",
    "规禁止",
    "全一稳",
    "他处理",
)
_THEIR_TRADITIONAL_FORMS = (
    "不予處",
    "結轉",
    "規章",
    "規範性",
    "件數",
    "性收費",
    "行政許",
    "行政處",
    "行政強",
    "果維",
    "果糾",
    "尚未審",
)
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
    words = _WORDS_OF_ROWS + (_THEIR_TRADITIONAL_FORMS if "開" in text else ())
    return any(word in printed for word in words) or _opens_chapter(text)


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
