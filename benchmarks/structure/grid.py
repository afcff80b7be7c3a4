"""A report as prose and tables, each table a grid whose merged cells are known, and what it prints for each path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from typing import Literal

Role = Literal["caption", "head", "group", "label", "figure", "extra"]


class Demand(Enum):
    """What a reader of the damaged text owes us for a cell."""

    SURE = "sure"
    """A careful person reads the printed value; so must the library, without a warning."""
    TOLD = "told"
    """The printed value, or a warning or an error that names the cell; nothing less."""
    FREE = "free"
    """Nobody can know: the printed value, no value, or a warning."""


@dataclass(frozen=True)
class Expected:
    """What is printed for a path; None where nothing of it is printed."""

    text: str | None
    demand: Demand = Demand.SURE


@dataclass(eq=False)
class Cell:
    """One cell; a merged cell is the same object in every place of the grid that it covers."""

    text: str
    role: Role
    path: str | None = None
    shown: str | None = None
    """Markup to print in place of the text, in the language of the layout."""


Row = list[Cell]
FIRST_FIGURE = 3
"""The column of the first figure in table 3, behind three of labels."""


@dataclass(eq=False)
class Table:
    """The rows of a table; rows that lost a cell may be shorter than others."""

    name: str
    rows: list[Row]

    @property
    def width(self) -> int:
        """The columns of the widest row."""
        return max(map(len, self.rows))

    def figure_rows(self) -> list[int]:
        """Numbers of the rows that hold figures."""
        return [n for n, row in enumerate(self.rows) if any(c.role == "figure" for c in row)]

    def head_rows(self) -> list[int]:
        """Numbers of the rows that hold heads and no figures."""
        figures = set(self.figure_rows())
        return [
            n
            for n, row in enumerate(self.rows)
            if n not in figures and any(c.role == "head" for c in row)
        ]

    def cells(self) -> Iterator[Cell]:
        """Every cell once, in the order of print."""
        seen: set[int] = set()
        for row in self.rows:
            for cell in row:
                if id(cell) not in seen:
                    seen.add(id(cell))
                    yield cell

    def own_label(self, number: int) -> Cell | None:
        """The label of a row itself, which stands nearest to its figures."""
        return next((c for c in reversed(self.rows[number]) if c.role == "label"), None)

    def paths(self, number: int) -> list[str]:
        """The paths of the figures in a row, left to right."""
        return list(dict.fromkeys(c.path for c in self.rows[number] if c.path))

    def insert_column(self, at: int, head: str, fill: Callable[[int, Row], str]) -> None:
        """Put a column of extra cells before column ``at``; merged cells that reach over the place grow."""
        figures, heads = set(self.figure_rows()), set(self.head_rows())
        head_cell = Cell(head, "head")
        for number, row in enumerate(self.rows):
            inside = 0 < at < len(row) and row[at - 1] is row[at]
            if inside:
                row.insert(at, row[at])
            elif number in figures:
                row.insert(at, Cell(fill(number, row), "extra"))
            elif number in heads:
                row.insert(at, head_cell)
            else:
                row.insert(at, row[at - 1] if at else row[0])

    def permute(self, columns: list[int], order: list[int], rows: Iterable[int]) -> None:
        """Let the cells of ``columns`` stand in another order, in some rows."""
        for number in rows:
            row = self.rows[number]
            moved = [row[column] for column in order]
            for column, cell in zip(columns, moved, strict=True):
                row[column] = cell

    def copy(self) -> Table:
        """The same table with cells of its own."""
        return deepcopy(self)

    def without_paths(self) -> Table:
        """A copy whose figures belong to no path."""
        again = self.copy()
        for cell in again.cells():
            cell.path = None
        return again


@dataclass
class Passage:
    """A title, a heading or a paragraph."""

    text: str
    kind: Literal["title", "heading", "paragraph"] = "paragraph"


@dataclass
class Page:
    """A report: its blocks in the order of print, and what is expected of each path."""

    form: str
    year: int
    blocks: list[Passage | Table]
    expected: dict[str, Expected]
    consistent: bool = True
    """Whether the printed sums hold."""

    def table(self, name: str) -> Table:
        """The first table of that name."""
        return next(b for b in self.blocks if isinstance(b, Table) and b.name == name)

    def applications(self) -> Table:
        """Table 3."""
        return self.table("applications")

    def tables(self) -> list[Table]:
        """All tables in the order of print."""
        return [block for block in self.blocks if isinstance(block, Table)]

    def place(self, table: Table) -> int:
        """Where a table stands among the blocks."""
        return next(n for n, block in enumerate(self.blocks) if block is table)

    def replace(self, table: Table, blocks: list[Passage | Table]) -> None:
        """Print these blocks in the place of a table."""
        at = self.place(table)
        self.blocks[at : at + 1] = blocks

    def figures(self) -> list[Cell]:
        """The figure cells that belong to a path."""
        return [cell for table in self.tables() for cell in table.cells() if cell.path]

    def require(self, paths: Iterable[str], demand: Demand) -> None:
        """Lower what is demanded of these paths; it never rises again."""
        ranks = list(Demand)
        for path in paths:
            before = self.expected[path]
            worst = max(before.demand, demand, key=ranks.index)
            self.expected[path] = Expected(before.text, worst)

    def free(self, paths: Iterable[str]) -> None:
        """Nobody can know these cells any more."""
        self.require(paths, Demand.FREE)

    def lose(self, paths: Iterable[str]) -> None:
        """Nothing is printed for these paths any more."""
        for path in paths:
            self.expected[path] = Expected(None, Demand.FREE)

    def read_as(self, printed: Mapping[str, str]) -> None:
        """Nobody can know these cells, and everybody reads what is printed in their places."""
        self.expected.update({path: Expected(text, Demand.FREE) for path, text in printed.items()})

    def print_instead(self, cell: Cell, text: str, demand: Demand = Demand.SURE) -> None:
        """Print another text in a figure cell and expect it."""
        cell.text = text
        if cell.path:
            self.expected[cell.path] = Expected(text, demand)
