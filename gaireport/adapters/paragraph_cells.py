"""Cells of paragraphs as a browser gives them as text: a tab alone on a line parts two cells -> rows and lines.

Line ends stand around such a tab and between the paragraphs of a cell, more of them at the end of the row; a blank cell
is a further tab. Where only some cells hold paragraphs, tabs stand right behind the others.
"""

import re
from collections import Counter
from collections.abc import Iterator

from gaireport.adapter import CutCell, Line, Row
from gaireport.adapters.line_rows import FIGURE_ALONE, strip_line
from gaireport.characters import MEASURE_WORD
from gaireport.source import Span

_PADDING = r"[ \xa0\u3000\r]*"
_LINE_ENDS = rf"\n(?:{_PADDING}\n)*"
_MARK_OR_TEXT = {
    mark: re.compile(rf"{re.escape(mark)}|{_LINE_ENDS}|[^{mark}\n]+") for mark in "\t|"
}
_ENDS_BEFORE = {
    mark: re.compile(rf"[^\s{mark}]{_PADDING}({_LINE_ENDS}){_PADDING}{re.escape(mark)}")
    for mark in "\t|"
}
_USUAL_ENDS = 2
"""Line ends between a paragraph and the tab behind it."""
_ENDS_OF_TABLE_ROW = 3
"""Line ends behind which a row begins, whatever stands around a tab: no paragraphs of prose are as far apart."""
_LONE_NUMBER = rf"[-+]?[0-9０-９][0-9０-９,.，．]*(?: ?(?:{MEASURE_WORD}))?"
_FULL_STOP = re.compile("[。；！？]")
_SEAM = re.compile(
    rf"[^\s]{_PADDING}\n(?:{_PADDING}\n)+\t{_PADDING}{_LONE_NUMBER}{_PADDING}\t"
    rf"|[^\s]\t{_PADDING}\n(?:{_PADDING}\n)+{_LONE_NUMBER}{_PADDING}\n(?:{_PADDING}\n)+"
)
"""Where a cell that holds paragraphs and a figure that stands in none are beside one another.

Blank cells show nothing: rows with a blank line between them begin so below a merged label.
"""
_MAY_HOLD_SEAM = re.compile(
    rf"\n\t{_PADDING}{_LONE_NUMBER}{_PADDING}\t|\t{_PADDING}\n(?:{_PADDING}\n)+{_LONE_NUMBER}"
)
"""Its end, and the most of it without the text before, which begins with one of two characters: the search leaps from
one to the next."""
_ROW_END = {
    mark: re.compile(
        rf"\n{_PADDING}{_LONE_NUMBER}{_PADDING}\n(?:{_PADDING}\n)+{_PADDING}(?=[^\s{mark}])"
    )
    for mark in "\t|"
}
"""A figure with no mark behind it, and a text further below."""
_FEWEST_SEAMS = 8
_FEWEST_ROW_ENDS = 4
NUMBERED_HEADING = re.compile(r"[#\s]*[一二三四五六七八九十]{1,2}\s*[、.．,，]")
LONGEST_PARAGRAPH = 40
"""Characters of the longest paragraph of a label; a longer line after a cell is prose."""


def is_partly_paragraphs(text: str, region: Span) -> bool:
    """Whether some cells hold paragraphs, as those of labels, and tabs stand right between the others."""
    if _MAY_HOLD_SEAM.search(text, region.start, region.end) is None:
        return False
    seams = _SEAM.finditer(text, region.start, region.end)
    return all(next(seams, None) is not None for _ in range(_FEWEST_SEAMS))


def ends_rows(text: str, region: Span, mark: str = "\t") -> bool:
    """Whether rows end in a figure with blank lines below it, and not in one more mark."""
    ends = _ROW_END[mark].finditer(text, region.start, region.end)
    return all(next(ends, None) is not None for _ in range(_FEWEST_ROW_ENDS))


def cut_paragraph_cells(
    text: str, region: Span, mark: str = "\t", *, lines_are_cells: bool = False
) -> Iterator[Row | Line]:
    """Cut a region in which tabs, or other marks, part the cells and blank lines the rows.

    Args:
        lines_are_cells: a line without a mark before it is the first cell of a row, and no paragraph of the one above.
    """
    inside = _ends_before_mark(text, region, mark)
    row = _TabbedRow(region.start, inside, lines_are_cells=lines_are_cells)
    ends, after_text = inside + 1, False
    for piece in _MARK_OR_TEXT[mark].finditer(text, region.start, region.end):
        printed = piece[0]
        if printed == mark:
            row.next_cell(piece.end())
            ends, after_text = 0, False
        elif printed[0] == "\n":
            ends = printed.count("\n")
            if after_text and ends > inside:
                # Behind a tab as many stand for a blank cell.
                yield from row.end()
        elif printed.strip():
            line = strip_line(printed, piece.start())
            if not row.takes(line.text, ends):
                yield from row.end()
            row.add(line, ends)
            ends, after_text = 0, True
    yield from row.end()


def _ends_before_mark(text: str, region: Span, mark: str) -> int:
    """The line ends between a paragraph and the mark behind it, as many as between two paragraphs of a cell."""
    found = Counter(
        each[1].count("\n") for each in _ENDS_BEFORE[mark].finditer(text, region.start, region.end)
    )
    return found.most_common(1)[0][0] if found else _USUAL_ENDS


class _TabbedRow:
    """The row that is being read: the paragraphs of its cells."""

    def __init__(self, start: int, inside: int, *, lines_are_cells: bool) -> None:
        self._table = start
        self._lines_are_cells = lines_are_cells
        self._inside = inside
        self._cells: list[list[Line]] = [[]]
        self._starts = [start]
        self._is_apart = False
        """Whether the first cell stands as far below the text above as rows of a table do."""
        self._is_bare = False
        """Whether the last cell holds no paragraphs: its text stands right behind the tab."""

    def takes(self, text: str, ends: int) -> bool:
        """Whether a text behind so many line ends goes on in the row."""
        if ends > self._inside or len(text) > LONGEST_PARAGRAPH or _FULL_STOP.search(text):
            return False
        last = self._cells[-1]
        if not last:
            return len(self._cells) > 1
        if self._lines_are_cells:
            return False
        if self._is_bare and ends < self._inside:
            return False
        is_figure = FIGURE_ALONE.fullmatch(last[-1].text) is not None
        goes_on = len(self._cells) > 1 or self._is_apart
        return goes_on and not is_figure and not NUMBERED_HEADING.match(text)

    def add(self, line: Line, ends: int) -> None:
        if not self._cells[-1]:
            self._starts[-1] = line.start
            self._is_bare = not ends
            if len(self._cells) == 1:
                self._is_apart = ends >= max(_ENDS_OF_TABLE_ROW, self._inside + 1)
                self._is_bare = False
        self._cells[-1].append(line)

    def next_cell(self, start: int) -> None:
        self._cells.append([])
        self._starts.append(start)

    def end(self) -> Iterator[Row | Line]:
        """Give the row, or its paragraphs as lines where no tab stood among them."""
        cells, starts = self._cells, self._starts
        self._cells, self._starts = [[]], [0]
        if len(cells) > 1:
            if not self._is_apart:
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
