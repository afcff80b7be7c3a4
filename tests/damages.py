"""Kinds of damage to the text of a report, which keep track of what the damaged text prints for each cell.

A kind takes a Page and a Random and damages the page in place; it leaves it as it is where it finds nothing to damage.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from gaireport.nodes import Report

Place = tuple[int, int]
_CHOSEN = ("GR205", "GR206", "GR207", "GR214")
"""Codes of rows whose figures were placed by the sums or by other rows, or could not be placed."""
_ROW_NAMES = ("proactive.", "applications.", "review", "litigation")


class Edge(NamedTuple):
    """A printed cell with what parts it from its neighbours: the text from ``start`` to ``end`` can be cut out."""

    start: int
    end: int


def row_name(path: str) -> str:
    """The printed row that a cell stands in."""
    return path.rpartition(".")[0] if path.startswith(_ROW_NAMES[:2]) else "review"


class Page:
    """A text, where each figure and each row label stands in it, and what it prints for each cell."""

    def __init__(self, text: str, report: Report) -> None:
        self.text = text
        # Where sums or other rows chose the column, a figure need not stand there: the sound text does not say so.
        chosen = {
            path for each in report.diagnostics if each.code in _CHOSEN for path in each.cells
        }
        cells = {path: cell for path, cell in report.cells().items() if path not in chosen}
        self.places: dict[str, Place] = {
            path: (cell.span.start, cell.span.end)
            for path, cell in cells.items()
            if cell.span and cell.raw and text[cell.span.start : cell.span.end] == cell.raw
        }
        # A figure that is broken over two lines has others between its parts: it is not followed.
        self.printed: dict[str, str | None] = {
            path: cell.raw for path, cell in cells.items() if path in self.places or not cell.raw
        }
        """What each cell prints; None: the page does not have it any more."""
        self.allowed: dict[str, tuple[str, ...]] = {}
        """What may be read in a cell that is lost: what now stands in its place."""
        for diagnostic in report.diagnostics:
            for path in diagnostic.cells if diagnostic.code == "GR204" else ():
                # The row stands twice in the sound text: if one is damaged, the other still prints its figures.
                self.allow(path, self.printed.get(path) or "")
        self.stretched: set[str] = set()
        self.shrunk: set[str] = set()
        """Rows into which a figure was put, and rows that lost one: with both, other figures are printed."""
        # A page in HTML or Markdown may hold drawn tables as well.
        layouts = " ".join(
            (report.layout, *(d.message for d in report.diagnostics if d.code == "GR102"))
        )
        self.is_drawn = any(name in layouts for name in ("box_table", "grid_table", "simple_table"))
        self.labels: list[tuple[str, int, int]] = [
            (label.name, label.span.start, label.span.end)
            for label in report.labels
            if label.name.startswith(_ROW_NAMES) and label.span.end > label.span.start
        ]

    @property
    def paths(self) -> list[str]:
        """Cells whose figure stands in the text, in its order."""
        return sorted(self.places, key=self.places.__getitem__)

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of another; the cells inside are lost."""
        shift = len(text) - (end - start)
        before = self.text
        self.text = self.text[:start] + text + self.text[end:]
        for path, (first, last) in list(self.places.items()):
            if first >= end:
                self.places[path] = (first + shift, last + shift)
            elif last > start:
                self.allow(
                    path, before[first:start], before[end:last]
                )  # What a cut leaves of a figure is printed.
                self.lose(path)
        self.labels = [
            (name, first + shift * (first >= end), last + shift * (first >= end))
            for name, first, last in self.labels
            if first >= end or last <= start
        ]

    def copied(self, start: int, end: int) -> None:
        """This part of the page stands in it twice: if one is lost later, the other still prints it."""
        for path, (first, _) in self.places.items():
            if start <= first < end:
                self.allow(path, self.printed[path] or "")

    def allow(self, path: str, *texts: str) -> None:
        """What else may be read in a cell."""
        self.allowed[path] = (*self.allowed.get(path, ()), *texts)

    def stretch(self, at: int) -> None:
        """A figure was put in here; it may go to the row before the place or to the one behind."""
        self.stretched.update(self.rows_around(at))

    def rows_around(self, at: int) -> set[str]:
        """The rows of the figures before and behind a place."""
        before = [path for path in self.paths if self.places[path][0] < at]
        behind = [path for path in self.paths if self.places[path][0] >= at]
        return {row_name(path) for path in (*before[-1:], *behind[:1])}

    def lose(self, path: str) -> None:
        """The page does not print this cell any more."""
        if self.places.pop(path, None) is not None:
            self.shrunk.add(row_name(path))
        self.printed[path] = None

    def reprint(self, path: str, text: str) -> None:
        """Print another text in a cell; the neighbours stay."""
        start, end = self.places[path]
        self.replace(start, end, text)
        self.printed[path] = text
        if text:
            self.places[path] = (start, start + len(text))

    def exchange(self, path: str, other: str) -> None:
        """The page now prints for one cell what it printed for the other."""
        for each in (self.places, self.printed):
            mine, theirs = each.pop(path, None), each.pop(other, None)  # type: ignore[attr-defined]
            if theirs is not None:
                each[path] = theirs  # type: ignore[index]
            if mine is not None:
                each[other] = mine  # type: ignore[index]
        for each_path in (path, other):
            self.printed.setdefault(each_path, None)

    def line(self, at: int) -> Edge:
        """The line that a place is in, with its line end; in HTML the row."""
        opened = self.text.rfind("<tr", 0, at)
        # Converters mix layouts: behind the last row of a table in HTML may stand a drawn one.
        is_inside = opened >= 0 and self.text.find("</tr>", opened, at) < 0
        if is_inside and (closed := self.text.find("</tr>", at)) >= 0:
            return Edge(opened, closed + 5)
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return Edge(start, len(self.text) if end < 0 else end + 1)

    def cell(self, path: str) -> Edge:
        """The cell of a figure, with the mark that ends it."""
        start, end = self.places[path]
        row = self.line(start)
        if self.text.startswith("<", row.start):
            first, last = self.text.rfind("<t", 0, start), self.text.find("</t", end)
            return Edge(first, self.text.find(">", last) + 1)
        for mark in "|│┃║\t":
            if mark in self.text[row.start : row.end]:
                first = self.text.rfind(mark, row.start, start)
                last = self._before_mark(end, row.end, mark)
                # The first cell of a row without a mark in front is parted from the next by the mark behind it.
                return (
                    Edge(first, last)
                    if first >= 0
                    else Edge(start, last + (last > end or self.text[end : end + 1] == mark))
                )
        if not self.text[row.start : start].strip() and not self.text[end : row.end].strip():
            return row
        last = end
        while last < row.end - 1 and self.text[last] in " \u3000":
            last += 1
        return Edge(start, last)

    def _before_mark(self, at: int, end: int, mark: str) -> int:
        found = self.text.find(mark, at, end)
        return found if found >= 0 else at

    def row_of(self, path: str) -> list[str]:
        """The cells that stand in one line with this one."""
        row = self.line(self.places[path][0])
        return [each for each in self.paths if row.start <= self.places[each][0] < row.end]


Damage = Callable[[Page, Random], None]
KINDS: dict[str, Damage] = {}


def kind(damage: Damage) -> Damage:
    """Register a damage under the name of its function."""
    KINDS[damage.__name__.replace("_", " ")] = damage
    return damage


# Characters and figures -------------------------------------------------------------------------


def _moves_others(page: Page, path: str) -> bool:
    """In aligned and drawn text a column is a place on the line: what is cut out gives the others another column."""
    row, edge = page.line(page.places[path][0]), page.cell(path)
    if page.text.startswith("<", row.start):
        return False
    if page.is_drawn:
        return True
    return edge != row and not any(mark in page.text[row.start : row.end] for mark in "<|│┃║\t")


def _figure(page: Page, random: Random) -> str:
    return random.choice(page.paths)


@kind
def digit_changed(page: Page, random: Random) -> None:
    path = _figure(page, random)
    figure = page.printed[path] or ""
    digits = [at for at, char in enumerate(figure) if char.isdigit()]
    if digits and page.text[slice(*page.places[path])] == figure:
        at = random.choice(digits)
        page.reprint(path, figure[:at] + random.choice("123456789") + figure[at + 1 :])


@kind
def digit_doubled(page: Page, random: Random) -> None:
    path = _figure(page, random)
    figure = page.printed[path] or ""
    if figure.isdigit() and page.text[slice(*page.places[path])] == figure:
        page.reprint(path, figure + random.choice("0123456789"))


@kind
def figure_spoilt(page: Page, random: Random) -> None:
    path = _figure(page, random)
    figure = page.printed[path] or ""
    if page.text[slice(*page.places[path])] == figure:
        at = random.randrange(len(figure))
        page.reprint(path, figure[:at] + random.choice("OlB?x无") + figure[at + 1 :])


@kind
def figure_made_a_sign(page: Page, random: Random) -> None:
    page.reprint(
        _figure(page, random), random.choice(("/", "-", "—", "无", "N/A", "０", "1.5", "-3"))
    )


@kind
def figure_rubbed_out(page: Page, random: Random) -> None:
    """Blanks in its place, so that the columns stay; in a mere sequence of cells it is lost."""
    path = _figure(page, random)
    start, end = page.places[path]
    page.replace(start, end, " " * (end - start))


@kind
def blank_in_figure(page: Page, random: Random) -> None:
    path = _figure(page, random)
    start, end = page.places[path]
    if end - start > 1:
        at = random.randrange(start + 1, end)
        page.replace(at - 1, at, page.text[at - 1] + " ")
        page.lose(path)


@kind
def digits_full_width(page: Page, random: Random) -> None:
    for path in random.sample(page.paths, min(9, len(page.places))):
        start, end = page.places.get(path, (0, 0))
        if (page.printed[path] or "").isdigit():
            text = page.text[start:end]
            wide = "".join(chr(ord(c) + 0xFEE0) if "0" <= c <= "9" else c for c in text)
            page.replace(start, end, wide)
            page.places[path], page.printed[path] = (start, end), text


# Cells --------------------------------------------------------------------------------------------


@kind
def cell_dropped(page: Page, random: Random) -> None:
    path = _figure(page, random)
    if _moves_others(page, path):
        return
    edge = page.cell(path)
    page.replace(edge.start, edge.end, "")
    page.lose(path)


@kind
def cell_inserted(page: Page, random: Random) -> None:
    path = _figure(page, random)
    if _moves_others(page, path):
        return
    edge, (start, end) = page.cell(path), page.places[path]
    figure = random.choice(("7", "0", "0", "12", " "))
    again = page.text[edge.start : start] + figure + page.text[end : edge.end]
    page.replace(edge.start, edge.start, again)
    page.stretch(start)


@kind
def cell_doubled(page: Page, random: Random) -> None:
    path = _figure(page, random)
    if _moves_others(page, path):
        return
    edge = page.cell(path)
    page.copied(edge.start, edge.end)
    page.replace(edge.start, edge.start, page.text[edge.start : edge.end])
    page.stretch(edge.start)


@kind
def cells_joined(page: Page, random: Random) -> None:
    """What parts two figures is lost: 3 | 4 becomes 34."""
    row = page.row_of(_figure(page, random))
    if len(row) > 1:
        at = random.randrange(len(row) - 1)
        start, end = page.places[row[at]][1], page.places[row[at + 1]][0]
        if start < end:
            left, right = page.places[row[at]][0], page.places[row[at + 1]][1]
            between = random.choice(("", " "))
            parts = page.text[left:start], page.text[end:right]
            # In aligned text the others keep their places.
            page.replace(right, right, " " * (end - start - len(between)))
            page.replace(start, end, between)
            for each in row[at : at + 2]:
                page.lose(each)
                page.allow(each, between.join(parts), *(parts if between else ()))


@kind
def neighbours_exchanged(page: Page, random: Random) -> None:
    row = page.row_of(_figure(page, random))
    if len(row) > 1:
        at = random.randrange(len(row) - 1)
        left, right = row[at], row[at + 1]
        texts = [page.printed[each] or "" for each in (left, right)]
        if all(
            page.text[slice(*page.places[p])] == t
            for p, t in zip((left, right), texts, strict=True)
        ):
            page.reprint(right, texts[0])
            page.reprint(left, texts[1])


# Rows and columns ---------------------------------------------------------------------------------


@kind
def row_dropped(page: Page, random: Random) -> None:
    row = page.line(page.places[_figure(page, random)][0])
    page.replace(row.start, row.end, "")


@kind
def row_doubled(page: Page, random: Random) -> None:
    row = page.line(page.places[_figure(page, random)][0])
    page.copied(row.start, row.end)
    page.stretch(row.end)
    page.replace(row.end, row.end, page.text[row.start : row.end])


@kind
def row_broken(page: Page, random: Random) -> None:
    """The line goes on in the next between two of its cells."""
    row = page.row_of(_figure(page, random))
    if len(row) > 2 and not page.text.startswith("<", page.line(page.places[row[0]][0]).start):
        at = page.cell(random.choice(row[1:])).start
        page.replace(at, at, "\n")


@kind
def rows_joined(page: Page, random: Random) -> None:
    row = page.line(page.places[_figure(page, random)][0])
    if page.text[row.end - 1 : row.end] == "\n":
        page.replace(row.end - 1, row.end, " ")


@kind
def column_dropped(page: Page, random: Random) -> None:
    """The same column of applicants in every row of table 3."""
    column = random.choice("natural_person business research other total".split())
    for path in reversed(page.paths):
        if (
            path in page.places  # One in a broken row goes with the one before.
            and path.startswith("applications.")
            and path.endswith("." + column)
            and not _moves_others(page, path)
        ):
            edge = page.cell(path)
            page.replace(edge.start, edge.end, "")
            page.lose(path)


@kind
def lines_dropped(page: Page, random: Random) -> None:
    start = page.line(page.places[_figure(page, random)][0]).start
    end = start
    for _ in range(random.randint(2, 6)):
        end = page.line(end).end if end < len(page.text) else end
    lost = [path for path in page.paths if start <= page.places[path][0] < end]
    page.replace(start, end, "")
    # A cell a line: the label above may now stand over the figures below.
    below = [path for path in page.paths if page.places[path][0] >= start][:15]
    rows = {row_name(path) for path in lost}
    # Blank cells are not followed: those of a row that lost lines may be lost with them.
    lost += [path for path, text in page.printed.items() if text == "" and row_name(path) in rows]
    for path in lost:
        page.allow(path, *(page.printed[each] or "" for each in below))


# Labels -------------------------------------------------------------------------------------------

_STROKES = frozenset("|+-=_" + "".join(map(chr, range(0x2500, 0x2580))))
"""What pipes, rules and frames of tables are drawn with."""


@kind
def label_spoilt(page: Page, random: Random) -> None:
    if page.labels:
        _, start, end = random.choice(page.labels)
        marks = _label_marks(page, start, end)
        if marks:
            at = random.choice(marks)
            _edit_label(page, at, at + 1, random.choice(("", "□", "口", " ", "1", "\n")))


def _label_marks(page: Page, start: int, end: int) -> list[int]:
    """Where a label's own characters stand: between its pieces there may be blanks, frames, tags and figures."""
    others = {at for place in page.places.values() for at in range(*place)}
    for tag in re.finditer("<[^<>]*>", page.text[start:end]):
        others.update(range(start + tag.start(), start + tag.end()))
    return [
        at
        for at in range(start, end)
        if at not in others and not page.text[at].isspace() and page.text[at] not in _STROKES
    ]


@kind
def label_dropped(page: Page, random: Random) -> None:
    if page.labels:
        _, start, end = random.choice(page.labels)
        _edit_label(page, start, end, "")


def _edit_label(page: Page, start: int, end: int, text: str) -> None:
    inside = any(start <= first < end for first, _ in page.places.values())
    if "<" not in page.text[start:end] and not inside:
        page.replace(start, end, text)


# Lines and pages ----------------------------------------------------------------------------------

_BETWEEN = (
    "- 3 -", "3", "第3页 共7页", "— 12 —", "", "\f", "某某局2023年政府信息公开工作年度报告", "（续表）",
    "自然人\t法人或其他组织\t总计", "| 自然人 | 商业企业 | 总计 |", "三、收到和处理政府信息公开申请情况",
    "信息内容", "2023年1月5日", "首页 > 政务公开", "0", "其他", "总计", "12 0 3",
)  # fmt: skip


@kind
def line_between(page: Page, random: Random) -> None:
    at = page.line(page.places[_figure(page, random)][0]).start
    text = random.choice(_BETWEEN)
    if page.text.startswith("<", at):
        text = f"<p>{text}</p>"
    page.replace(at, at, text + "\n")
    page.stretch(at)


@kind
def head_repeated(page: Page, random: Random) -> None:
    """A page break with the page's number and the heads of the table again."""
    first = page.line(page.places[_figure(page, random)][0]).start
    before = [path for path in page.paths if page.places[path][0] < first]
    start = page.line(page.places[before[0]][0]).start if before else 0
    head = page.text[max(0, start - random.randint(5, 300)) : start]
    page.copied(start - 300, start)
    page.stretch(first)
    if before and not page.text[start : page.places[before[0]][0]].strip(" \t|"):
        # A cell a line: the copy ends with the label of the first row, which then stands over the figures below.
        below = [path for path in page.paths if page.places[path][0] >= first][:15]
        for path in [each for each in page.printed if row_name(each) == row_name(before[0])]:
            page.allow(path, *(page.printed[each] or "" for each in below))
    page.replace(first, first, f"\n- {random.randint(1, 9)} -\n{head}\n")


@kind
def text_cut_off(page: Page, random: Random) -> None:
    at = random.randrange(page.places[page.paths[0]][0], len(page.text))
    page.replace(at, len(page.text), "")


@kind
def start_cut_off(page: Page, random: Random) -> None:
    page.replace(0, random.randrange(1, page.places[page.paths[-1]][1]), "")


@kind
def page_around(page: Page, random: Random) -> None:
    page.replace(len(page.text), len(page.text), "\n上一篇：无\n版权所有 2024 备案号12345678\n0\n")
    page.replace(0, 0, "首页 > 政务公开 > 年报\n字号：大 中 小\n12 3 0\n\n")


_MARKS = "|│┃║\t"
"""What a cell is parted by from the next."""


@kind
def characters_dropped(page: Page, random: Random) -> None:
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(page.text))
        inside = [path for path, (start, end) in page.places.items() if start <= at < end]
        if not inside and not page.text[at].isdigit():
            if page.text[at] in _MARKS:
                # Blank cells are not followed: the mark may have been all that there was of one.
                page.shrunk.update(page.rows_around(at))
            if page.text[at - 1 : at + 1] == "</":
                page.stretch(at)  # An end tag that is made a start tag opens a cell more.
            page.replace(at, at + 1, "")
            _lose_near(page, at)


@kind
def blanks_changed(page: Page, random: Random) -> None:
    """Runs of blanks become one blank or are drawn out, as editors do."""
    lines = [
        page.line(page.places[path][0])
        for path in random.sample(page.paths, min(5, len(page.paths)))
    ]
    for row in sorted(set(lines), reverse=True):
        for at in range(row.end - 1, row.start, -1):
            if page.text[at] == " " and page.text[at - 1] == " " and random.random() < 0.7:
                page.replace(at, at + 1, "")
        _lose_columns(page, row.start)


def _lose_columns(page: Page, start: int) -> None:
    """Where blanks alone tell the columns of a row, and some of its cells are blank, it does not tell them any more."""
    moved = [path for path in page.paths if page.line(page.places[path][0]).start == start]
    if not moved or not _moves_others(page, moved[0]):
        return
    names = {row_name(path) for path in moved}
    row = [path for path in page.printed if row_name(path) in names]
    if len(moved) < len(row):
        figures = [page.printed[path] or "" for path in moved]
        for path in row:
            page.allow(path, page.printed[path] or "", *figures)
            page.lose(path)


def _lose_near(page: Page, at: int) -> None:
    """Where what parted a figure from its neighbour is gone, it is not printed for sure."""
    for path, (start, end) in list(page.places.items()):
        around = page.text[start - 1 : start] + page.text[end : end + 1]
        if (end == at or start == at) and any(char.isalnum() for char in around):
            page.lose(path)
