"""Rows that a converter made of one -> that row: pieces of its label stand above or below its figures.

PDF tools give every printed line of a wrapped label a table row of its own; only one of them holds the figures.
"""

from collections.abc import Iterable, Iterator, Sequence

from gaireport.adapter import SEQUENCE, CutCell, Line, Row
from gaireport.tokens.figures import Figure
from gaireport.tokens.kinds import Kind, classify
from gaireport.tokens.lexicon import ROWS, Entry, find_label, squeeze

_REACH = 5
"""Rows above and below that may hold pieces, since the longest label is set in six lines."""
_WIDEST = 40
"""Printed cells in a row. The widest of the form has 15; more are a whole table whose line ends were lost."""
_LONGEST_STRAY = 30
"""Characters of the longest piece that fell out of its row into a line of its own."""


def join_wrapped(items: Iterable[Row | Line]) -> Iterator[Row | Line]:
    """Join the pieces of wrapped labels to the row of their figures; all other items stay as they are."""
    stretch: list[Row | Line] = []
    for item in items:
        if isinstance(item, Row) and _is_whole_table(item):
            item = item._replace(table=SEQUENCE)
        if (isinstance(item, Row) and item.table >= 0) or (
            isinstance(item, Line) and stretch and len(item.text) <= _LONGEST_STRAY
        ):
            stretch.append(item)
        else:
            if stretch:
                yield from _join_stretch(stretch)
                stretch = []
            yield item
    yield from _join_stretch(stretch)


def _is_whole_table(row: Row) -> bool:
    """Whether a row is so long that its cells share no columns with one another."""
    return len(row.cells) > _WIDEST and sum(1 for cell in row.cells if cell.text) > _WIDEST


def _join_stretch(items: list[Row | Line]) -> Sequence[Row | Line]:
    rows: list[Row | Line | None] = list(items)
    for at, item in enumerate(items):
        if isinstance(item, Row) and (column := _broken_label(item)) is not None:
            _join_at(rows, at, column)
    return [item for item in rows if item is not None]


def _broken_label(row: Row) -> int | None:
    """The column of the label of a row with figures whose label is not whole; None where there is nothing to join."""
    column, has_figures = None, False
    for cell in row.cells:
        if not cell.text:
            continue
        kind = classify(cell.text)
        if isinstance(kind, Figure):
            has_figures = True
        elif _is_row_label(kind):
            # Nearly every row has its whole label in one of its first cells.
            return None
        elif not has_figures:
            column = cell.column
    return column if has_figures else None


def _is_row_label(kind: Kind) -> bool:
    return isinstance(kind, Entry) and not kind.rest and kind.term.terminal in ROWS


def _join_at(rows: list[Row | Line | None], at: int, column: int) -> None:
    row = rows[at]
    assert isinstance(row, Row)
    own = next(cell for cell in row.cells if cell.column == column)
    above, below = _neighbours(rows, at, -1, column), _neighbours(rows, at, 1, column)
    for size in range(1, len(above) + len(below) + 1):
        for up in range(min(size, len(above)), max(0, size - len(below)) - 1, -1):
            taken = [*reversed(above[:up]), (at, own), *below[: size - up]]
            key = "".join(squeeze(cell.text) for _, cell in taken)
            entry = find_label(key)
            if entry is not None and not entry.rest and entry.usual and entry.term.terminal in ROWS:
                _take(rows, at, taken)
                return


def _neighbours(
    rows: Sequence[Row | Line | None], at: int, step: int, column: int
) -> list[tuple[int, CutCell]]:
    """The cells of the rows next to a row, in the column of its label, as far as no figure stands beside them."""
    pieces: list[tuple[int, CutCell]] = []
    for place in range(at + step, at + step * (_REACH + 1), step):
        item = rows[place] if 0 <= place < len(rows) else None
        if isinstance(item, Row):
            if any(cell.text and isinstance(classify(cell.text), Figure) for cell in item.cells):
                break
            pieces.extend(
                (place, cell) for cell in item.cells if cell.column == column and cell.text
            )
    return pieces


def _take(rows: list[Row | Line | None], at: int, taken: Sequence[tuple[int, CutCell]]) -> None:
    row = rows[at]
    assert isinstance(row, Row)
    text = "\n".join(cell.text for _, cell in taken)
    start, end = min(cell.start for _, cell in taken), max(cell.end for _, cell in taken)
    column = taken[0][1].column
    joined = CutCell(text, start, end, column, all(cell.is_whole for _, cell in taken))
    rows[at] = Row(
        tuple(joined if cell.column == column else cell for cell in row.cells), row.table
    )
    for place, piece in taken:
        other = rows[place]
        if place != at and isinstance(other, Row):
            left = tuple(cell for cell in other.cells if cell is not piece)
            rows[place] = Row(left, other.table) if any(cell.text for cell in left) else None
