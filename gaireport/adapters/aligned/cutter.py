"""Lines in order -> rows and lines: what a line is among its neighbours, and where a table begins and ends."""

from collections.abc import Mapping, Sequence

from gaireport.adapter import Line, Row
from gaireport.adapters.aligned.lines import AlignedLine, figures_below, head_labels, is_loose
from gaireport.adapters.aligned.rows import GrowingTable
from gaireport.adapters.aligned.straight import straight_edge
from gaireport.adapters.aligned.words import CellPiece, is_figure

LIMITS_OF_ALIGNED_TEXT: Mapping[str, bool] = {
    "blank_cells": False,
    "odd_figures": False,
    "words_in_cells": False,
    "missing_chapters": False,
    "breaks_in_cells": False,
    "tabs": False,
    "gaps": False,
    "label_lines": False,
    "unparsed": False,
}
"""Where blanks alone decide, a blank cell, a word among figures or a short line may be something else."""
_MOST_HEAD_LINES = 12
"""Lines above the rows of a table; what has not come to its rows by then is no table."""


class Cutter:
    """Walks the lines, hands those of tables to a GrowingTable and gives out everything in order."""

    def __init__(self, text: str, lines: list[AlignedLine]) -> None:
        self._text = text
        self._lines = [line for line in lines if line.kind != "blank" or line.fresh]
        self._items: list[Row | Line] = []
        self._table: GrowingTable | None = None
        self._taken: list[AlignedLine] = []
        self._introduced = False
        self._bottom = figures_below(lines)
        self._loose = is_loose(lines)
        self._edge = straight_edge(lines)
        self._next_figures = self._find_next_figures()
        self._columns = 0
        self._after_figure = False
        """Whether the table before ended in figures that may belong to the first row of this one."""
        self._last_row = -1
        """The index of the last row of the table before."""

    def _find_next_figures(self) -> list[AlignedLine | None]:
        following: list[AlignedLine | None] = []
        found: AlignedLine | None = None
        for line in reversed(self._lines):
            following.append(found)
            if line.kind == "figures":
                found = line
        return following[::-1]

    def items(self) -> list[Row | Line]:
        """All rows and lines."""
        for number, line in enumerate(self._lines):
            if line.fresh and self._table:
                self._table.turn_page()
            if line.kind != "blank":
                self._step(number, line)
        if self._table and self._ends_in_row():
            self._table.cut_off()
        self._close()
        return self._items

    def _step(self, number: int, line: AlignedLine) -> None:
        if line.kind == "lone" and self._table and self._table.expects(self._words_below(number)):
            self._open(line).add_figures(line, ())
        elif line.kind in ("prose", "lone", "stray"):
            self._prose(number, line)
        elif line.kind == "figures":
            self._open(line).add_figures(line, self._words_below(number))
        elif self._table is None and self._begins_row(number, line):
            self._open(line).add_labels(line, above_figures=False)
        elif self._is_heading(number, line):
            self._close()
            self._items.append(self._line(line))
            self._introduced = True
            self._columns = 0
            self._after_figure = False
            self._last_row = -1
        elif self._is_head(number, line):
            if self._table and (self._table.has_rows or self._table.head_lines >= _MOST_HEAD_LINES):
                self._close()
            self._open(line).add_head(head_labels(line), *self._zone(number))
        elif self._table:
            self._open(line).add_labels(line, above_figures=self._is_above_figures(number))
        else:
            self._items.append(self._line(line))

    def _ends_in_row(self) -> bool:
        """Whether the text ends in blanks behind figures, which no writer leaves: more of the row is cut off."""
        last = self._taken[-1]
        behind = self._text[last.figures[-1].end :] if last.kind == "figures" else ""
        return bool(behind) and not behind.strip() and "\n" not in behind

    def _is_page_number(self, number: int, line: AlignedLine) -> bool:
        """Whether a figure stands alone at the end of a page, apart from the rows."""
        below = self._lines[number + 1] if number + 1 < len(self._lines) else None
        apart = number > 0 and self._text.count("\n", self._lines[number - 1].end, line.start) > 1
        return apart and (below is None or below.fresh)

    def _prose(self, number: int, line: AlignedLine) -> None:
        # A page number or a running title does not end a table, a sentence does.
        if line.is_sentence:
            if self._table and line.kind == "stray":
                self._table.cut_off()
            self._close()
            self._introduced = False
        if self._table:
            lone = line.kind != "prose" and not self._is_page_number(number, line)
            self._open(line).add_line(self._line(line), lone_figure=lone)
        else:
            self._items.append(self._line(line))

    def _begins_row(self, number: int, line: AlignedLine) -> bool:
        """Whether a numbered label goes on beside the figures of the next line."""
        below = self._lines[number + 1] if number + 1 < len(self._lines) else None
        return (
            below is not None
            and below.kind == "figures"
            and bool(line.labels[0].level)
            and bool(below.labels)
            and below.labels[0].level is None
        )

    def _is_heading(self, number: int, line: AlignedLine) -> bool:
        """Whether a line is a caption, or a chapter heading rather than a row label of the same look."""
        depth = line.labels[0].level
        if depth == 0 and line.kind == "single":
            return True
        if depth != 1 or line.kind != "single":
            return False
        return self._table is None or not self._goes_on(number, line)

    def _goes_on(self, number: int, line: AlignedLine) -> bool:
        """Whether the table goes on below a line that looks like a chapter heading."""
        for at in range(number + 1, min(number + 8, len(self._lines))):
            below = self._lines[at]
            if below.is_sentence:
                return False
            if below.kind in ("prose", "blank", "lone", "stray"):
                continue
            depth = below.labels[0].level if below.labels else None
            if depth == 1:
                # 四 twice: the last row of a table whose cells are blank, then the next chapter. No chapter heading has
                # cells beside it, so the next number with cells is the next row.
                if below.kind != "single" and _follows(line.labels[0].text, below.labels[0].text):
                    return True
                return below.labels[0].text[0] == line.labels[0].text[0]
            if below.kind == "figures":
                return bool(below.labels or self._words_below(at))
            if depth == 0 or self._is_head(at, below):
                return False
        return False

    def _is_head(self, number: int, line: AlignedLine) -> bool:
        """Whether labels stand above the columns rather than beside the rows."""
        if any([label.level is not None for label in line.labels]):
            return False
        if self._table is None:
            return line.kind == "labels"
        if self._table.continues(line):
            return False
        if self._loose:
            return len(line.labels) > 2 or (line.kind == "labels" and not self._table.has_rows)
        if not self._table.has_rows and line.kind == "labels":
            return True
        zone = self._table.zone
        if zone is None:
            zone = self._zone(number)[1]
        right = line.labels[-1].left
        return right >= zone - 2 if line.kind == "labels" else right >= zone > 0

    def _is_above_figures(self, number: int) -> bool:
        """Whether the next line has figures and no words."""
        below = self._lines[number + 1] if number + 1 < len(self._lines) else None
        return below is not None and below.kind in ("figures", "lone") and not below.labels

    def _words_below(self, number: int) -> Sequence[CellPiece]:
        """The words of the next line, if it is on the same page and has no figures."""
        for line in self._lines[number + 1 : number + 2]:
            if not line.fresh:
                return line.labels if line.kind in ("labels", "single") else ()
        return ()

    def _zone(self, number: int) -> tuple[int, int]:
        """The places where the labels of the next row with figures end and its figures begin."""
        line = self._next_figures[number]
        if line is None:
            return 0, 0
        return line.labels[-1].right if line.labels else 0, line.figures[0].left

    def _line(self, line: AlignedLine) -> Line:
        printed = self._text[line.start : line.end]
        start = line.start + len(printed) - len(printed.lstrip())
        end = line.start + len(printed.rstrip())
        return Line(self._text[start:end], start, end)

    def _open(self, line: AlignedLine) -> GrowingTable:
        if self._table is None:
            self._table = GrowingTable(
                self._text,
                self._columns,
                bottom=self._bottom,
                loose=self._loose,
                edge=self._edge,
                after_figure=self._after_figure,
            )
        self._taken.append(line)
        return self._table

    def _close(self) -> None:
        table, self._table = self._table, None
        taken, self._taken = self._taken, []
        if table is None:
            return
        if table.has_figures or (self._introduced and table.has_rows and table.has_head):
            if table.begins_unlabelled and self._last_row >= 0:
                self._items[self._last_row] = _without_blanks(self._items[self._last_row])
            self._items += table.items()
            self._columns = table.columns or self._columns
            self._after_figure = table.ends_unlabelled
            rows = (
                at for at in range(len(self._items) - 1, -1, -1) if isinstance(self._items[at], Row)
            )
            self._last_row = next(rows, -1)
        else:
            self._items += [self._line(line) for line in taken]


_NUMERALS = "一二三四五六七八九十"


def _follows(one: str, other: str) -> bool:
    """Whether the numbering mark of the second text counts on from that of the first."""
    return one[0] + other[0] in _NUMERALS


def _without_blanks(item: Row | Line) -> Row | Line:
    """The item, but of a row with nothing but blank cells only its label: its figures may stand on the next page."""
    if isinstance(item, Line) or all(cell.text for cell in item.cells) or item.table < 0:
        return item
    cells = [cell for cell in item.cells if cell.text]
    figures = [cell for cell in cells if is_figure(cell.text)]
    return item if figures or not cells else Row(tuple(cells), -1)
