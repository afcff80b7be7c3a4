"""The seventh witness: sums that hold, over figures not all zero, in one placing among all that the print allows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice
from operator import itemgetter
from typing import TypeVar

from gaireport.adapter import CutCell
from gaireport.form import official
from gaireport.nodes import Number
from gaireport.tables.columns import Columns
from gaireport.tokens.kinds import figure_in

Way = tuple[int, ...]
"""For each column the number of the cell in it; the last cell of all is a blank one that was filled in."""
Holds = Callable[[Sequence[Number]], bool]
_Value = TypeVar("_Value")

_MOST_WAYS = 6435
"""Ways to fill fifteen columns with seven figures or eight: the most there are."""
_MOST_SPARE = 4
"""Figures beyond the columns of a row; with more of them, chance finds a sum."""
_OUTCOME_COUNT = len(official.OUTCOME_COLUMNS)


def sums_of(columns: Columns) -> Holds | None:
    """Whether the sums of the form hold over the cells of a row; None where the form has none for it."""
    names = columns.names
    if len(names) == 3 * _OUTCOME_COUNT and names[0].count("."):
        return _outcome_sums_hold(names)
    if "total" in names and len([name for name in names if name]) > 3:
        total = names.index("total")
        rest = [at for at, name in enumerate(names) if name and at != total]
        rest_of = itemgetter(*rest)
        return lambda numbers: numbers[total] != 0 and sum(rest_of(numbers)) == numbers[total]
    return None


def _sum_holds(numbers: Sequence[Number], total: int, rest: Sequence[int]) -> bool:
    return numbers[total] != 0 and sum(numbers[at] for at in rest) == numbers[total]


def _outcome_sums_hold(names: Sequence[str]) -> Holds:
    """Each proceeding whose figures are not all zero has its total; at least one has figures."""
    groups: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        groups.setdefault(name.rpartition(".")[0], []).append(at)
    totals = {
        name.rpartition(".")[0]: at for at, name in enumerate(names) if name.endswith(".total")
    }
    parts = [
        (totals.get(g, -1), [at for at in ats if at != totals.get(g)]) for g, ats in groups.items()
    ]

    def holds(numbers: Sequence[Number]) -> bool:
        filled = [part for part in parts if numbers[part[0]] or any(numbers[at] for at in part[1])]
        return bool(filled) and all(_sum_holds(numbers, total, rest) for total, rest in filled)

    return holds


def counts(cells: Iterable[CutCell]) -> tuple[Number, ...]:
    """The numbers in cells, as sums take them: a blank counts 0."""
    return tuple([figure_in(cell.text).value or 0 for cell in cells])


def taken(values: Sequence[_Value], way: Way) -> tuple[_Value, ...]:
    """What stands in the columns, one way."""
    return tuple([values[at] for at in way])


def ways(found: int, due: int) -> Iterator[Way]:
    """The ways to choose as many cells as are due, or to spread too few and leave the other columns blank."""
    if found >= due:
        yield from islice(combinations(range(found), due), _MOST_WAYS)
        return
    for columns in islice(combinations(range(due), found), _MOST_WAYS):
        way = [found] * due
        for cell, column in enumerate(columns):
            way[column] = cell
        yield tuple(way)


def sound_ways(cells: Sequence[CutCell], due: int, holds: Holds) -> list[Way]:
    """The ways in which the sums hold; of blank cells among too many, any may be left out."""
    if len(cells) > due + _MOST_SPARE:
        return []
    numbers = (*counts(cells), 0)
    return [way for way in ways(len(cells), due) if holds(taken(numbers, way))]
