"""Rows in which a converter put several columns into one, their cells below one another -> rows with those columns."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gaireport.adapter import CutCell, Line, Row
from gaireport.adapters.line_rows import FIGURE_ALONE

_FEWEST_ROWS = 3
"""Rows with several figures in the same column that make a habit of it."""


def split_doubled(items: Iterable[Row | Line], text: str) -> Iterator[Row | Line]:
    """The same items; where every row of a table has several figures in a column, each has one of its own."""
    for table, group in groupby(
        items, key=lambda item: item.table if isinstance(item, Row) else -1
    ):
        if table < 0:
            yield from group
            continue
        rows = [item for item in group if isinstance(item, Row)]
        # One table number may hold several tables; rows of one length are those of one.
        doubled = {
            length: found
            for length in {len(row.cells) for row in rows}
            if (found := _doubled_columns([row for row in rows if len(row.cells) == length]))
        }
        for row in rows:
            own = doubled.get(len(row.cells))
            yield _split_row(row, own, text) if own else row


def _doubled_columns(rows: Sequence[Row]) -> dict[int, int]:
    """Column -> how many are in it."""
    found: dict[int, Counter[int]] = {}
    single: set[int] = set()
    for row in rows:
        for cell in row.cells:
            if "\n" in cell.text:
                lines = cell.text.split("\n")
                if all(FIGURE_ALONE.fullmatch(line.strip()) for line in lines):
                    found.setdefault(cell.column, Counter())[len(lines)] += 1
            elif FIGURE_ALONE.fullmatch(cell.text):
                single.add(cell.column)
    return {
        column: counts.most_common(1)[0][0]
        for column, counts in found.items()
        if column not in single and len(counts) == 1 and counts.total() >= _FEWEST_ROWS
    }


def _split_row(row: Row, doubled: dict[int, int], text: str) -> Row:
    cells: list[CutCell] = []
    for cell in row.cells:
        moved = sum(count - 1 for column, count in doubled.items() if column < cell.column)
        count = doubled.get(cell.column, 1)
        parts = cell.text.split("\n") if count > 1 else [cell.text]
        if count > 1 and not cell.text:
            parts = [""] * count
        places = _places_of_parts(parts, cell, text) if len(parts) == count else None
        if places is None:
            # Which of the columns it belongs to, nothing shows.
            cells.append(cell._replace(column=cell.column + moved, is_whole=False))
            continue
        for at, (part, start) in enumerate(zip(parts, places, strict=True)):
            column = cell.column + moved + at
            cells.append(CutCell(part, start, start + len(part), column, cell.is_whole))
    return Row(tuple(cells), row.table)


def _places_of_parts(parts: Sequence[str], cell: CutCell, text: str) -> list[int] | None:
    """Where each part begins; None if one does not stand there as it is printed."""
    places, at = [], cell.start
    for part in parts:
        found = text.find(part, at, cell.end)
        if found < 0:
            return None
        places.append(found)
        at = found + len(part)
    return places
