"""Figures in cells that cover several rows -> a cell in each of these rows.

Labels stay as they are: the tree shows which rows a merged label governs.
"""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from gaireport.adapter import CutCell, Line, Row
from gaireport.tokens.figures import Figure
from gaireport.tokens.kinds import classify

_rows_covered = attrgetter("rows")


def spread_merged_rows(items: Iterable[Row | Line]) -> Iterator[Row | Line]:
    """The same items; below a figure or a blank that covers several rows stands a blank cell in each of the others.

    To which of the rows a printed figure belongs, nothing shows: neither is it whole, nor are the blanks.
    """
    table = -1
    covering: list[tuple[CutCell, int]] = []
    """The cells that reach down into the next row, each with how many rows are left."""
    for item in items:
        if isinstance(item, Line):
            yield item
            continue
        if item.table != table:
            table, covering = item.table, []
        is_merged = max(map(_rows_covered, item.cells), default=1) > 1
        if not is_merged and not covering:
            yield item
            continue
        merged = [cell for cell in item.cells if cell.rows > 1 and _holds_figure(cell)]
        yield _with_covered(item, covering, merged) if covering or merged else item
        covering = [(cell, left - 1) for cell, left in covering if left > 1]
        covering += [(cell, cell.rows - 1) for cell in merged]


def _holds_figure(cell: CutCell) -> bool:
    return isinstance(classify(cell.text), Figure)


def _with_covered(row: Row, covering: Iterable[tuple[CutCell, int]], merged: list[CutCell]) -> Row:
    own = {cell.column for cell in row.cells}
    cells = [
        cell._replace(is_whole=False) if cell.text and cell in merged else cell
        for cell in row.cells
    ]
    # A blank stands where the cell before it ends: spans go on from left to right.
    for above, _ in covering:
        if above.column in own or not cells:
            continue
        before = [cell for cell in cells if cell.column < above.column]
        at = before[-1].end if before else cells[0].start
        cells.insert(
            len(before),
            CutCell("", at, at, above.column, above.is_whole and not above.text, above.rows),
        )
    return Row(tuple(cells), row.table)
