"""First lines of a document -> the one that shows that it only looks like an annual report.

Half-yearly figures, notices and interpretations name a year and the disclosure of information as a title does, and
then what they are.
"""

import re
from collections.abc import Sequence

from gaireport.adapter import Line
from gaireport.source import fold

_FIRST_LINES = 12
_LONGEST_TITLE_LINE = 70
"""Characters of the longest line that may be such a title."""
_FOUR_DIGITS = re.compile(r"20[0-9]{2}")
_PART_OF_YEAR = re.compile(r"[上下]半年|第?[一二三四]季度|[0-9]{1,2}月份")
_ABOUT = re.compile(r"(?:解读|图解|读懂|通知|范文|模板|提纲)[)\]】》」]?\s*$")


def find_look_alike(lines: Sequence[Line], *, has_figures: bool) -> str | None:
    """Find the title-like line that says what the document is; None if nothing speaks against a report.

    Args:
        lines: the lines before the first chapter.
        has_figures: whether a table of the form holds figures. A report may be printed whole below the notice that
            publishes it, but figures of half a year are not annual ones wherever they stand.
    """
    for line in lines[:_FIRST_LINES]:
        text = fold(line.text)
        if (
            len(text) > _LONGEST_TITLE_LINE
            or "信息公开" not in text
            or not _FOUR_DIGITS.search(text)
        ):
            continue
        if _PART_OF_YEAR.search(text) or (_ABOUT.search(text) and not has_figures):
            return line.text
    return None
