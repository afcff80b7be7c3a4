"""Cells of paragraphs as a browser gives them as text: a tab alone on a line parts two cells -> rows and lines.

A blank line parts the paragraphs of a cell, two or more end the row; a blank cell is a further tab.
"""

import re
from collections.abc import Iterator

from gaireport.adapter import CutCell, Line, Row
from gaireport.adapters.line_rows import FIGURE_ALONE, strip_line
from gaireport.source import Span

_TAB_OR_TEXT = re.compile(r"\t|\n(?:[ \xa0\u3000\r]*\n)*|[^\t\n]+")
_ENDS_OF_ROW = 3
"""Line ends that part two rows; two part the paragraphs of a cell, or the cell and the tab behind it."""
_FULL_STOP = re.compile("[。；！？]")
NUMBERED_HEADING = re.compile(r"[#\s]*[一二三四五六七八九十]{1,2}\s*[、.．,，]")
LONGEST_PARAGRAPH = 40
"""Characters of the longest paragraph of a label; a longer line after a cell is prose."""


def cut_between_tabs(text: str, region: Span) -> Iterator[Row | Line]:
    """Cut a region in which tabs part the cells and blank lines the rows."""
    row = _TabbedRow(region.start)
    ends, after_text = _ENDS_OF_ROW, False
    for piece in _TAB_OR_TEXT.finditer(text, region.start, region.end):
        printed = piece[0]
        if printed == "\t":
            row.next_cell(piece.end())
            ends, after_text = 0, False
        elif printed[0] == "\n":
            ends = printed.count("\n")
            if after_text and ends >= _ENDS_OF_ROW:
                # Behind a tab as many stand for a blank cell.
                yield from row.end()
        elif printed.strip():
            line = strip_line(printed, piece.start())
            if not row.takes(line.text, ends):
                yield from row.end()
            row.add(line)
            ends, after_text = 0, True
    yield from row.end()


class _TabbedRow:
    """The row that is being read: the paragraphs of its cells."""

    def __init__(self, start: int) -> None:
        self._table = self._at = start
        self._cells: list[list[Line]] = [[]]
        self._starts = [start]

    def takes(self, text: str, ends: int) -> bool:
        """Whether a text behind so many line ends goes on in the row."""
        if ends >= _ENDS_OF_ROW or len(text) > LONGEST_PARAGRAPH or _FULL_STOP.search(text):
            return False
        last = self._cells[-1]
        if not last:
            return len(self._cells) > 1
        is_figure = FIGURE_ALONE.fullmatch(last[-1].text) is not None
        return len(self._cells) > 1 and not is_figure and not NUMBERED_HEADING.match(text)

    def add(self, line: Line) -> None:
        if not self._cells[-1]:
            self._starts[-1] = line.start
        self._cells[-1].append(line)

    def next_cell(self, start: int) -> None:
        self._cells.append([])
        self._starts.append(start)

    def end(self) -> Iterator[Row | Line]:
        """Give the row, or its paragraphs as lines where no tab stood among them."""
        cells, starts = self._cells, self._starts
        self._cells, self._starts = [[]], [0]
        if len(cells) > 1:
            yield from cells[0][:-1]
            cells[0] = cells[0][-1:]
            yield Row(tuple(map(_cell_of, cells, starts, range(len(cells)))), self._table)
            return
        if cells[0]:
            self._table = cells[0][0].start
            yield from cells[0]


def _cell_of(paragraphs: list[Line], start: int, column: int) -> CutCell:
    if not paragraphs:
        return CutCell("", start, start, column)
    text = "\n".join(line.text for line in paragraphs)
    return CutCell(text, paragraphs[0].start, paragraphs[-1].end, column)
