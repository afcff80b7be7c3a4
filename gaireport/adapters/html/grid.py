"""The cells of an HTML table, in order -> their columns, when cells above and before them span."""

import re

from gaireport.adapter import CutCell, Line

_SPAN_ATTRIBUTE = re.compile(
    r"(?<![a-zA-Z0-9_-])(col|row)span\s*+=\s*+[\"']?\s*+([0-9]{1,9})", re.IGNORECASE
)
# The form is 15 columns wide and 30 rows deep. More is a slip of the pen ("999999999"), and the limits keep the cost
# of a row bounded.
_MOST_COLUMNS, _DEEPEST = 400, 1000


NO_COLUMN = -1
"""The column of a cell that is not shown: it has no place in the grid."""


class OpenCell:
    """The cell that is being read."""

    __slots__ = ("at", "column", "columns", "is_layout", "is_whole", "pieces", "rows")

    def __init__(self, at: int, column: int, rows: int = 1, columns: int = 1) -> None:
        self.at = at
        self.column = column
        self.rows = rows
        self.columns = columns
        self.pieces: list[Line] = []
        self.is_whole = True
        self.is_layout = False
        """Whether it holds a table of its own: its text is lines, not a cell."""

    def cut(self) -> CutCell:
        pieces = self.pieces
        place = (self.column, self.is_whole, self.rows, self.columns)
        if not pieces:
            return CutCell("", self.at, self.at, *place)
        text = pieces[0].text if len(pieces) == 1 else "\n".join(piece.text for piece in pieces)
        return CutCell(text, pieces[0].start, pieces[-1].end, *place)


class OpenTable:
    """One table that is being read: the place of its next cell, and the row that is not given out yet."""

    __slots__ = (
        "cell",
        "column",
        "count",
        "deeper",
        "first",
        "fresh",
        "has_columns",
        "held",
        "in_row",
        "is_otsl",
        "number",
        "owners",
        "passed",
        "pending",
        "row",
        "singles",
    )

    def __init__(self, number: int) -> None:
        self.number = number
        self.cell: OpenCell | None = None
        self.row = self.column = self.count = self.in_row = self.passed = 0
        self.held: list[tuple[int, int, int]] = []
        """The columns taken from above: the first, the one behind the last, the first row that is free again."""
        self.fresh: list[tuple[int, int, int]] = []
        self.pending: list[CutCell] = []
        self.first: list[Line] = []
        """The lines of the first cell of the row, which are all of it where the table turns out to have one column."""
        self.has_columns = self.is_otsl = False
        self.singles: list[tuple[int, list[Line]]] = []
        self.owners: dict[int, tuple[int, int]] = {}
        """Column -> the row, by its place in what is done, and in it the cell that stands above in OTSL."""
        self.deeper: dict[int, dict[int, int]] = {}
        """Such a row -> its cells that reach below it, each with the rows that it covers."""

    def place(self, attributes: str) -> tuple[int, int, int]:
        """Find the column of the next cell, and the rows and columns that it covers, which are taken from now on."""
        wide, deep = (
            _read_spans(attributes) if "pan" in attributes or "PAN" in attributes else (1, 1)
        )
        column, held = self.column, self.held
        while self.passed < len(held) and held[self.passed][0] <= column:
            column = max(column, held[self.passed][1])
            self.passed += 1
        self.column = column + wide
        self.in_row += 1
        self.count += 1
        self.has_columns = self.has_columns or self.in_row > 1
        if deep > 1 and column < _MOST_COLUMNS:
            self.fresh.append((column, column + wide, self.row + deep))
        return column, deep, wide

    def cover(self, mark: str) -> None:
        """Take a column that the cell to the left (lcel), above (ucel) or both (xcel) covers."""
        before = self.pending[-1] if self.pending and self.in_row else None
        if mark == "lcel" and before and before.column + before.columns == self.column:
            if before.columns < _MOST_COLUMNS:
                self.pending[-1] = before._replace(columns=before.columns + 1)
        elif mark == "ucel" and self.column in self.owners:
            row, cell = self.owners[self.column]
            cells = self.deeper.setdefault(row, {})
            cells[cell] = min(cells.get(cell, 1) + 1, _DEEPEST)
        self.column += 1

    def note_row(self, at: int) -> None:
        """Note where the pending row is given out, for the marks of OTSL below it."""
        for number, cell in enumerate(self.pending):
            self.owners[cell.column] = at, number

    def next_row(self) -> None:
        self.row += 1
        self.column = self.in_row = self.passed = 0
        if self.held or self.fresh:
            self.held = sorted(held for held in self.held + self.fresh if held[2] > self.row)
            self.fresh = []

    def next_group(self) -> None:
        """Begin a head, a body or a foot, which no span reaches into."""
        self.held = []
        self.fresh = []


def _read_spans(attributes: str) -> tuple[int, int]:
    """The columns and rows of a cell; a span that is no positive number counts as 1."""
    spans = {"col": 1, "row": 1}
    for match in _SPAN_ATTRIBUTE.finditer(attributes):
        spans[match[1].lower()] = max(int(match[2]), 1)
    return min(spans["col"], _MOST_COLUMNS), min(spans["row"], _DEEPEST)
