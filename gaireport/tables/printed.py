"""What the tree holds of the tables: blocks, the heads that govern them, and the rows under these heads."""

from collections.abc import Sequence
from typing import NamedTuple

from gaireport.adapter import CutCell
from gaireport.source import Span, span_over
from gaireport.tokens.kinds import Found, Run
from gaireport.tokens.rows import APPLICANT_COUNT

NO_SPAN = Span(0, 0)


class PrintedRow(NamedTuple):
    """One row as the grammar found it."""

    rule: str
    """The rule of the grammar that took it."""
    path: str
    """The path of the row; ``""`` for one that the form does not have, ``"review"`` for a whole row of table 4."""
    label: Found | None
    runs: tuple[Run, ...]
    cells: tuple[CutCell, ...]
    """All cells behind the label, blank ones included."""
    printed: tuple[CutCell, ...]
    """The cells in which something is printed."""
    block: int
    """The number of the block in which it stands."""
    apart: bool = False
    """Other text stands between the label and the first figures."""
    followed: bool = False
    """Digits stand alone in the line behind it: the number of a page, or the rest of its last figure."""

    @property
    def figures(self) -> tuple[str, ...]:
        """What is printed in the row, blanks left out."""
        return tuple([cell.text for cell in self.printed])

    @property
    def label_cells(self) -> tuple[CutCell, ...]:
        """The cells of the label."""
        return self.label.cells if self.label else ()

    @property
    def span(self) -> Span:
        """From the label's first character to the last figure's end."""
        cells = (*self.label_cells, *self.cells)
        return span_over(cells) if cells else NO_SPAN

    def with_cells(self, cells: tuple[CutCell, ...]) -> "PrintedRow":
        """The row with other cells, in one run."""
        runs = (self.runs[0]._replace(cells=cells),)
        return self._replace(runs=runs, cells=cells, printed=_printed(cells))


def print_row(
    rule: str,
    path: str,
    label: Found | None,
    runs: tuple[Run, ...],
    block: int,
    *,
    apart: bool = False,
    followed: bool = False,
) -> PrintedRow:
    """The row with these runs of cells."""
    cells = runs[0].cells if len(runs) == 1 else tuple([c for run in runs for c in run.cells])
    return PrintedRow(rule, path, label, runs, cells, _printed(cells), block, apart, followed)


def part_by_grid(runs: Sequence[Run]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs of a row, and those behind its figures that are of another table: one prints more than any labelled row.

    A page that ends within a row leaves it in two tables too.
    """
    first = next(
        (at for at, run in enumerate(runs) if run.is_printed and run.table >= 0), len(runs)
    )
    for at in range(first + 1, len(runs)):
        run = runs[at]
        printed = sum(1 for cell in run.cells if cell.text)
        if 0 <= run.table != runs[first].table and printed > APPLICANT_COUNT:
            return tuple(runs[:at]), tuple(runs[at:])
    return tuple(runs), ()


def _printed(cells: tuple[CutCell, ...]) -> tuple[CutCell, ...]:
    return tuple([cell for cell in cells if cell.text])


class Block(NamedTuple):
    """Heads and the chapter in which they stand."""

    chapter: int
    """0 before the first."""
    heads: tuple[Found, ...] = ()
    """The column heads in the order of the text, unread ones included."""
    above: tuple[tuple[str, ...], ...] = ()
    """All that is printed between the row before the block and its first row, line by line and cell by cell."""
