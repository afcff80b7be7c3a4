"""Captions of tables that are another year's: 附：2019年政府信息公开工作年度报告数据, 附表：上年数据.

What stands under one, up to the next chapter, is not this report's, though its labels are.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gaireport.adapter import CutCell, Line
from gaireport.prose.dates import YEAR, squeeze_line, year_number
from gaireport.prose.titles import ends_sentence

_LONGEST_ANNEX = 40
"""Characters of a caption; what is longer is prose that speaks of an annex."""
_ANNEX = re.compile(r"[(\[【]?附[件表录]?[0-9一二三四]?[)\]】:、.,]")
_YEAR_BEFORE = re.compile(r"上一?年度?|去年")


class Annex(NamedTuple):
    """A caption that says of which year the tables under it are."""

    line: Line
    year: int | None
    """None: the year before that of the report."""

    def is_of(self, year: int | None) -> bool:
        """Whether its tables may be those of a report on this year."""
        return self.year is not None and (year is None or self.year == year)


def find_annex(lines: Sequence[Line]) -> Annex | None:
    """The last caption of an annex among the lines that names a year."""
    for line in reversed(lines):
        if (
            "附" not in line.text
            or len(line.text) > _LONGEST_ANNEX
            or ends_sentence(line.text.strip())
        ):
            continue
        printed = squeeze_line(line.text)
        if _ANNEX.match(printed) is None:
            continue
        if year := YEAR.search(printed):
            return Annex(line, year_number(year[0]))
        if _YEAR_BEFORE.search(printed):
            return Annex(line, None)
    return None


def find_annex_in(cells: Sequence[CutCell]) -> Annex | None:
    """The caption of an annex that was cut as a cell of its own above a table."""
    if len(cells) != 1 or "附" not in cells[0].text:
        return None
    return find_annex([Line(cells[0].text, cells[0].start, cells[0].end)])
