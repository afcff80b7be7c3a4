"""One cell a line, a tab before each, a blank line after each row, as Apache Tika leaves Word tables.

A cell of several paragraphs goes on in lines without a tab; a blank cell is a lone tab; merged cells below the first
are blank cells. The tab may stand behind each cell as well, or alone on the line between two.
"""

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.adapters.closed_cells import (
    count_closed_behind,
    count_closed_below,
    cut_closed_cells,
)
from gaireport.adapters.line_rows import FIGURE_ALONE, cut_at_tabs, each_line, strip_line
from gaireport.adapters.paragraph_cells import (
    LONGEST_PARAGRAPH,
    NUMBERED_HEADING,
    cut_paragraph_cells,
    ends_rows,
    is_partly_paragraphs,
)
from gaireport.adapters.writing import TextRows, refuse, write_parts
from gaireport.form.printed import Part
from gaireport.nodes import Report
from gaireport.source import Source, Span

# The line feed in front lets the search leap from line to line.
_CELL = r"[ \u3000]*\t[^\t\n]*$"
_FIRST_CELL_LINE = re.compile(_CELL, re.MULTILINE)
_CELL_LINE = re.compile(rf"\n{_CELL}", re.MULTILINE)
_NO_WORDS = re.compile(r"[-—–\s0-9０-９.,，/第页共]+")
_MARKED = r"[ \u3000]*\t[^\t\n]*\S"
_FIRST_MARKED = re.compile(_MARKED)
_MARKED_LINE = re.compile(rf"\n{_MARKED}")
_LONE_TAB = r"[ \u3000]*\t+[ \u3000\r]*$"
_FIRST_LONE_TAB = re.compile(_LONE_TAB, re.MULTILINE)
_LONE_TAB_LINE = re.compile(rf"\n{_LONE_TAB}", re.MULTILINE)
_BARE_FIRST_CELL = re.compile(
    r"\n[ \u3000]*\t[ ]*[0-9０-９][0-9０-９,.，．]*[ ]*\n(?:[ \u3000\r]*\n)*"
    r"[ \u3000]*[\u3400-\u9fff(（0-9][^\t\n]*\n[ \u3000]*(?=\t[ ]*[0-9０-９/—-])"
)
"""A row's first cell, which has no tab before it, between a figure and a figure."""
_FEWEST_BARE = 4
_LONE_A_MARKED = 8
"""Lone tabs for each tab before a text, up to which they are blank cells; more stand between the cells."""
_TABLE_GAP = 2
"""Blank lines that end a table: one ends the row, one the table."""


class CellPerLine(Adapter):
    """One cell a line, with a tab before each."""

    name: ClassVar[str] = "cell_per_line"
    summary: ClassVar[str] = (
        "one cell a line, a tab before, behind or between them (Apache Tika, a browser's innerText)"
    )
    # The second half of a figure could as well be the number of a page.
    limits: ClassVar[Mapping[str, bool]] = {"tabs": False, "breaks_in_cells": False}

    def claims(self, source: Source, region: Span) -> int:
        text, start, end = source.text, region.start, region.end
        if text.find("\t", start, end) < 0:
            return 0
        if is_partly_paragraphs(text, region):
            return text.count("\t", start, end)
        lines = len(_CELL_LINE.findall(text, max(start - 1, 0), end))
        lines += count_closed_behind(text, start, end)
        return lines + (start == 0 and _FIRST_CELL_LINE.match(text, 0, end) is not None)

    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        text, start, end = source.text, region.start, region.end
        if is_partly_paragraphs(text, region):
            return cut_paragraph_cells(text, region)
        marked = len(_MARKED_LINE.findall(text, max(start - 1, 0), end))
        marked += start == 0 and _FIRST_MARKED.match(text, 0, end) is not None
        lone = len(_LONE_TAB_LINE.findall(text, max(start - 1, 0), end))
        lone += start == 0 and _FIRST_LONE_TAB.match(text, 0, end) is not None
        if count_closed_behind(text, start, end) > marked + lone:
            return cut_closed_cells(text, region, "\t", _closed_cell)
        if len(_BARE_FIRST_CELL.findall(text, start, end)) >= _FEWEST_BARE:
            return cut_paragraph_cells(text, region, lines_are_cells=True)
        if lone <= _LONE_A_MARKED * marked:
            return _cut_marked_cells(source, region)
        is_closed = count_closed_below(text[start:end], "\t") * 2 > lone
        if is_closed and not ends_rows(text, region):
            return cut_closed_cells(text, region, "\t", _closed_cell)
        return cut_paragraph_cells(text, region)

    def write(self, report: Report) -> str:
        """Write labels first in their rows, and two blank lines behind a table."""
        return "\n\n".join(write_parts(report, self._write_line, self._write_rows)) + "\n"

    def _write_line(self, part: Part) -> str:
        refuse(part.text, part.field, "\t\n", self.name)
        return part.text

    def _write_rows(self, rows: TextRows, field: str) -> str:
        for text in (text for row in rows for text in row):
            refuse(text, field, "\t", self.name)
        return "\n\n".join("\n".join(f"\t{text}" for text in row) for row in rows) + "\n"


def _cut_marked_cells(source: Source, region: Span) -> Iterator[Row | Line]:
    table, gap = -1, 0
    row: list[CutCell] = []
    for line, start in each_line(source.text, region):
        tab = line.find("\t")
        if tab == 0 or (tab > 0 and line[:tab].isspace()):
            if table < 0:
                table = start
            elif gap and row:
                yield Row(tuple(row), table)
                row = []
            row += cut_at_tabs(line[tab + 1 :], start + tab + 1, len(row))
        elif not (text := line.strip()):
            gap += 1
            continue
        elif row and gap < _TABLE_GAP and _continues_cell(row[-1].text, text, gap):
            row[-1] = _continued(row[-1], line, start)
        else:
            if row:
                yield Row(tuple(row), table)
                row = []
            table = -1
            yield strip_line(line, start)
        gap = 0
    if row:
        yield Row(tuple(row), table)


def _closed_cell(printed: str, start: int, column: int) -> CutCell:
    return CutCell(*strip_line(printed, start), column)


def _continues_cell(above: str, text: str, gap: int) -> bool:
    """Whether a line is a paragraph of the cell above: short, not numbered like a heading, and not a page's number.

    Behind a figure and a blank line stands no more of the cell; right behind a figure or a blank cell, no heading.
    """
    closed = not above or FIGURE_ALONE.fullmatch(above) is not None
    return (
        len(text) <= LONGEST_PARAGRAPH
        and not (gap and closed and above)
        and not ((gap or closed) and NUMBERED_HEADING.match(text))
        and not _NO_WORDS.fullmatch(text)
    )


def _continued(cell: CutCell, line: str, start: int) -> CutCell:
    text = line.strip()
    begin = start + line.index(text)
    joined = f"{cell.text}\n{text}" if cell.text else text
    return CutCell(joined, cell.start if cell.text else begin, begin + len(text), cell.column)
