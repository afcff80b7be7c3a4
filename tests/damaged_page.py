"""A damaged text, and what it prints for each cell."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from gaireport.nodes import Report

Place = tuple[int, int]
_CHOSEN = ("GR205", "GR206")
"""Codes of rows whose figures were placed by the sums or on the line, or could not be placed."""
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
        if self.text.startswith("<p style=", row.start):
            # A piece at a place of the page is an element of its own; the others keep their places.
            return row
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
DAMAGES: dict[str, Damage] = {}


def kind(damage: Damage) -> Damage:
    """Register a damage under the name of its function."""
    DAMAGES[damage.__name__.replace("_", " ")] = damage
    return damage


def moves_others(page: Page, path: str) -> bool:
    """In aligned and drawn text a column is a place on the line: what is cut out gives the others another column."""
    row, edge = page.line(page.places[path][0]), page.cell(path)
    if page.text.startswith("<", row.start):
        return False
    if page.is_drawn:
        return True
    return edge != row and not any(mark in page.text[row.start : row.end] for mark in "<|│┃║\t")


def any_figure(page: Page, random: Random) -> str:
    """The path of any figure that the page still prints."""
    return random.choice(page.paths)
