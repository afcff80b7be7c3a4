"""Rows and columns that a program numbered when it printed a table: the numbers are no figures of the report.

A number in front of a row becomes part of the label behind it; so do those above the columns.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gaireport.adapter import CutCell, Line, Row
from gaireport.tokens.figures import Figure
from gaireport.tokens.kinds import classify

_COLUMN_NAME = re.compile("([A-Za-z_]*)([0-9])$")
_WORDS_FOR_NOTHING = frozenset(("NaN", "nan", "NaT", "<NA>", "NA", "None", "null", "NULL"))
"""What programs print in a cell that has no value."""
_FEWEST_COUNTED = 4
"""Rows that must count up before a text is held for numbered; then a table of one row is numbered as well."""


def part_numbering(items: Iterable[Row | Line]) -> Iterator[Row | Line]:
    """The same items without the numbers of rows and columns, if they run through the tables of this text."""
    groups = [(key, list(group)) for key, group in groupby(items, key=_grid_of)]
    tables = [
        [item for item in group if isinstance(item, Row)] for key, group in groups if key >= 0
    ]
    is_numbered = any(_count_numbered(rows) >= _FEWEST_COUNTED for rows in tables)
    for key, group in groups:
        rows = [item for item in group if isinstance(item, Row)]
        if key < 0 or not (is_numbered or _numbers_columns(rows)):
            yield from group
            continue
        numbered = _count_numbered(rows) if is_numbered else 0
        above: Sequence[CutCell] = ()
        if _numbers_columns(rows):
            above, rows = _printed_cells(rows[0]), rows[1:]
        width = sys.maxsize
        for at, row in enumerate(rows):
            has_number = at >= len(rows) - numbered and len(row.cells) > 1
            numbers = [*above, row.cells[0]] if has_number else above
            cells = row.cells[1:] if has_number else row.cells
            width = _width_of_heads(cells) or width
            yield from _without_numbers(numbers, _without_padding(cells, width), key)
            above = ()
        yield from map(_number_as_line, above)


def _grid_of(item: Row | Line) -> int:
    return item.table if isinstance(item, Row) else -1


def _printed_cells(row: Row) -> Sequence[CutCell]:
    return [cell for cell in row.cells if cell.text]


def _numbers_columns(rows: Sequence[Row]) -> bool:
    """Whether the row above all others counts its columns: 0 1 2, V1 V2 V3; a type may stand below each name."""
    texts = [cell.text.split("\n", 1)[0] for cell in rows[0].cells if len(rows) > 1]
    if texts and not texts[0]:
        texts = texts[1:]
    named = _COLUMN_NAME.match(texts[0]) if len(texts) > 2 else None
    # Numbers alone that count from 1 may be figures, and the form's own numbers of columns.
    if named is None or named[2] not in ("01" if named[1] else "0"):
        return False
    first = int(named[2])
    return texts == [f"{named[1]}{first + at}" for at in range(len(texts))]


def _count_numbered(rows: Sequence[Row]) -> int:
    """How many rows at the end of a table begin with a number that counts them; those above have nothing there."""
    first = [row.cells[0].text if row.cells and row.cells[0].column == 0 else "" for row in rows]
    above = next((at for at, text in enumerate(first) if text), len(first))
    counts = [str(at) for at in range(len(first) + 1)]
    # What counts from 1 without a blank head above may be a column of the report's own (序号).
    starts = (0, 1) if above else (0,)
    fits = [first[above:] == counts[start : start + len(first) - above] for start in starts]
    return len(first) - above if any(fits) else 0


def _without_numbers(
    numbers: Sequence[CutCell], cells: tuple[CutCell, ...], table: int
) -> Iterator[Row | Line]:
    """A row whose first label takes in the numbers before it; before a figure they are lines."""
    if numbers and cells and cells[0].text and not isinstance(classify(cells[0].text), Figure):
        cells = (cells[0]._replace(start=numbers[0].start), *cells[1:])
    else:
        yield from map(_number_as_line, numbers)
    yield Row(cells, table)


def _width_of_heads(cells: Sequence[CutCell]) -> int:
    """How many cells of a row of words are printed before those that say that there are none; 0 for another row."""
    width = len(cells)
    while width and cells[width - 1].text in _WORDS_FOR_NOTHING:
        width -= 1
    words = [cell for cell in cells[:width] if not isinstance(classify(cell.text), Figure)]
    return width if len(words) == width > 1 else 0


def _without_padding(cells: tuple[CutCell, ...], width: int) -> tuple[CutCell, ...]:
    """The row with blanks for what fills it up behind the last column that has a head."""
    return tuple(
        [
            cell._replace(text="", end=cell.start)
            if at >= width and cell.text in _WORDS_FOR_NOTHING
            else cell
            for at, cell in enumerate(cells)
        ]
    )


def _number_as_line(cell: CutCell) -> Line:
    return Line(cell.text, cell.start, cell.end)
