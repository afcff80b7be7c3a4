"""Sums down the columns of table 3: where all hold, rows whose figures were placed by other means are borne out.

A figure in a wrong column breaks two of these sums; the sums of its own row say nothing of it.
"""

from collections.abc import Iterable, Mapping

from gaireport.form import official
from gaireport.nodes import Cell, Number

_FEWEST_TOTALS = 3
"""Columns with figures that show anything; the last one holds the totals of the others."""
_ROWS_OF_IDENTITY = ("received", "carried_in", "total", "carried_out")
"""The rows of the identity that the form prints: the first two add up to as much as the last two."""


def rows_added_up(cells: Mapping[str, Cell], form: str) -> frozenset[str]:
    """The paths of the rows of table 3 whose figures add up, with those of other rows, in every column.

    A blank cell counts 0. Cells that are lost or stand in no column prove nothing.

    Args:
        cells: path -> cell.
        form: of the rows under （六）其他处理.
    """
    outcomes = _numbers_by_column(cells, official.OUTCOME_ROWS[form])
    around = _numbers_by_column(cells, _ROWS_OF_IDENTITY)
    found: set[str] = set()
    if not around or not outcomes:
        return frozenset()
    totals = around[_ROWS_OF_IDENTITY.index("total")]
    if _show_anything(totals) and _sums(outcomes) == totals:
        found.update((*official.OUTCOME_ROWS[form], "total"))
    received, carried_in, total, carried_out = around
    if _show_anything(received) and _sums((received, carried_in)) == _sums((total, carried_out)):
        found.update(_ROWS_OF_IDENTITY)
    return frozenset(f"applications.{row}" for row in found)


def _show_anything(numbers: Iterable[Number]) -> bool:
    return sum(1 for number in numbers if number) >= _FEWEST_TOTALS


def _sums(rows: Iterable[tuple[Number, ...]]) -> tuple[Number, ...]:
    return tuple(sum(column) for column in zip(*rows, strict=True))


def _numbers_by_column(cells: Mapping[str, Cell], rows: Iterable[str]) -> list[tuple[Number, ...]]:
    """The figures of each row by column; nothing where one of the cells is not read."""
    found = []
    for row in rows:
        read = [cells.get(f"applications.{row}.{column}") for column in official.APPLICANT_COLUMNS]
        if any(cell is None or cell.state not in ("number", "blank", "mark") for cell in read):
            return []
        found.append(tuple([cell.value or 0 for cell in read if cell is not None]))
    return found
