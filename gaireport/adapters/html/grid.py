"""The grid of an HTML table while it is read: where a cell goes when cells above and before it span."""

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
    """The cell that is open."""

    __slots__ = ("at", "column", "is_layout", "is_whole", "pieces")

    def __init__(self, at: int, column: int) -> None:
        self.at = at
        self.column = column
        self.pieces: list[Line] = []
        self.is_whole = True
        self.is_layout = False
        """It holds a table of its own: what it says is lines, not a cell."""

    def cut(self) -> CutCell:
        pieces = self.pieces
        if not pieces:
            return CutCell("", self.at, self.at, self.column, self.is_whole)
        text = pieces[0].text if len(pieces) == 1 else "\n".join(piece.text for piece in pieces)
        return CutCell(text, pieces[0].start, pieces[-1].end, self.column, self.is_whole)


class OpenTable:
    """One open table: where its next cell goes, and the row that is not given out yet."""

    __slots__ = (
        "cell",
        "column",
        "count",
        "first",
        "fresh",
        "has_columns",
        "held",
        "in_row",
        "number",
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
        """Columns taken from above: the first, the one behind the last, the first row that is free again."""
        self.fresh: list[tuple[int, int, int]] = []
        self.pending: list[CutCell] = []
        self.first: list[Line] = []
        """What the first cell of the row prints; all of it, where the table turns out to have one column."""
        self.has_columns = False
        self.singles: list[tuple[int, list[Line]]] = []

    def place(self, attributes: str) -> int:
        """The column of the next cell; what it spans is taken."""
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
        return column

    def next_row(self) -> None:
        self.row += 1
        self.column = self.in_row = self.passed = 0
        if self.held or self.fresh:
            self.held = sorted(held for held in self.held + self.fresh if held[2] > self.row)
            self.fresh = []

    def next_group(self) -> None:
        """A head, a body or a foot begins: no span reaches into it."""
        self.held = []
        self.fresh = []


def _read_spans(attributes: str) -> tuple[int, int]:
    """Columns and rows; a span that is no positive number is one."""
    spans = {"col": 1, "row": 1}
    for match in _SPAN_ATTRIBUTE.finditer(attributes):
        spans[match[1].lower()] = max(int(match[2]), 1)
    return min(spans["col"], _MOST_COLUMNS), min(spans["row"], _DEEPEST)
