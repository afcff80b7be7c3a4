"""Reports -> three sheets, one for each table of the form, as the form prints it with its merged heads.

The reports stand below one another. Cells that findings name are coloured and carry them as a comment.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from gaireport.characters import width
from gaireport.exports.book_sheet import (
    COMMENT_SIZE,
    FILLS,
    Looks,
    plain_text,
    set_up_page,
    write_value,
)
from gaireport.exports.doubts import CellDoubts
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.words import Words
from gaireport.form.printed import FormTable, Printed, lay_out_tables
from gaireport.nodes import Cell, Report

_NAMES = {
    "proactive": Words("2 proactive", "二、主动公开"),
    "applications": Words("3 applications", "三、依申请公开"),
    "review": Words("4 review", "四、复议诉讼"),
}
_ABSENT = {"unplaced": Words("unplaced", "无法确定"), "lost": Words("lost", "缺失")}
_WIDTHS = {
    "proactive": (30, *[22] * 3),
    "applications": (14, 14, 36, *[11] * 7),
    "review": (9,) * 15,
}
_HEIGHT_OF_A_LINE = 16
_REPORTS_OF_A_PAGE = {"proactive": 2, "applications": 1, "review": 6}
_PRINT_SCALE = 70
"""Per cent, at which the largest table of the form fits A4 lengthwise, with the fonts of Excel, WPS and LibreOffice."""


def _lines(line: Sequence[Printed], widths: Sequence[int]) -> int:
    """The lines that the longest label of a row takes in its columns; one that spans rows has room enough."""
    due = 1
    for each in line:
        if each.rows == 1:
            room = sum(widths[each.column : each.column + each.columns])
            due = max(due, -(-width(each.text) // room))
    return due


class FormSheets:
    """The three sheets of a file, to which reports are added one after the other."""

    def __init__(self, book: Any, lang: str) -> None:
        self._lang, self._looks = lang, Looks(book)
        self._papers = {name: book.add_worksheet(words.say(lang)) for name, words in _NAMES.items()}
        self._next = dict.fromkeys(_NAMES, 0)
        self._ends: dict[str, list[int]] = {name: [] for name in _NAMES}
        for name, paper in self._papers.items():
            set_up_page(paper)
            paper.set_print_scale(_PRINT_SCALE)
            paper.center_horizontally()
            for at, columns in enumerate(_WIDTHS[name]):
                paper.set_column(at, at, columns)

    def add(self, source: str, report: Report, findings: Iterable[Diagnostic]) -> str:
        """Add the tables of a report, and give the place where the first begins."""
        findings = list(findings)
        drawing = _Drawing(self._looks, self._lang, report.cells(), findings)
        place = f"'{_NAMES['proactive'].say(self._lang)}'!A{self._next['proactive'] + 1}"
        year = "" if report.year is None else f"{report.year}"
        title = " · ".join(each for each in (report.agency or "", year, source) if each)
        for table in lay_out_tables(report):
            paper, top = self._papers[table.name], self._next[table.name]
            paper.write_string(top, 0, plain_text(title), self._looks.get(bold=True, font_size=12))
            drawing.draw(paper, top + 1, table)
            self._next[table.name] = top + len(table.rows) + 2
            # A table is not cut by the end of a page. The last break is behind all that is printed.
            self._ends[table.name].append(self._next[table.name])
            every = _REPORTS_OF_A_PAGE[table.name]
            paper.set_h_pagebreaks(self._ends[table.name][every - 1 :: every])
        return place


class _Drawing:
    """Draws the tables of one report."""

    def __init__(
        self, looks: Looks, lang: str, cells: dict[str, Cell], findings: list[Diagnostic]
    ) -> None:
        self._looks, self._lang, self._cells = looks, lang, cells
        self._doubts = CellDoubts(findings, lang)

    def draw(self, paper: Any, top: int, table: FormTable) -> None:
        for row, line in enumerate(table.rows, top):
            paper.set_row(row, _HEIGHT_OF_A_LINE * _lines(line, _WIDTHS[table.name]))
            for printed in line:
                self._draw_cell(paper, row, printed)

    def _draw_cell(self, paper: Any, row: int, printed: Printed) -> None:
        cell = self._cells.get(printed.path)
        fill = None if cell is None else self._doubts.fill([printed.path], cell.state)
        look: dict[str, Any] = {
            "border": 1,
            "align": "center",
            "valign": "vcenter",
            "text_wrap": True,
        }
        if fill is not None:
            look["bg_color"] = FILLS[fill]
        made = self._looks.get(**look)
        last = (row + printed.rows - 1, printed.column + printed.columns - 1)
        if last != (row, printed.column):
            paper.merge_range(row, printed.column, *last, "", made)
        shown = printed.text if cell is None else self._shown(cell)
        write_value(paper, row, printed.column, shown, made)
        if cell is not None and (comment := self._doubts.comment([printed.path])):
            paper.write_comment(row, printed.column, comment, COMMENT_SIZE)

    def _shown(self, cell: Cell) -> Any:
        """A figure as a number where nothing else is printed with it; a text where there is; nothing for a blank."""
        if cell.state in _ABSENT:
            return _ABSENT[cell.state].say(self._lang)
        if cell.value is not None and cell.unit is None:
            return cell.value
        return cell.raw or None
