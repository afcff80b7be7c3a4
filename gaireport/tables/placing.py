"""Which figure of a row belongs to which column: by number, by the columns of the table, by the printed sums.

Where none of them settles it the cells stay empty and the row is named: never a guess in silence.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, islice
from typing import NamedTuple, TypeVar

from gaireport.adapter import SUGGESTED, CutCell
from gaireport.findings.words import Words
from gaireport.nodes import Number
from gaireport.tokens.kinds import Run, figure_of

Cells = tuple[CutCell | None, ...]
_Value = TypeVar("_Value")

_NO_FIGURE = Words("one of its cells is no figure", "其中有非数字内容")
_MOST_CANDIDATES = 6435
"""Ways to fill fifteen columns with seven figures or eight: the most there are."""


class Placed(NamedTuple):
    """The cells of one row, None where nothing settles what stands there, and how that was found."""

    cells: Cells
    code: str = ""
    """Diagnostic code to report for the row; empty where the figures simply fit."""
    found: int = 0
    why: Words = Words("", "")


def place_by_number(runs: Sequence[Run], due: int) -> Placed | None:
    """The figures are as many as the columns, blank padding aside."""
    cells = _joined(runs, due)
    if len(cells) == due:
        odd = [cell for cell in cells if not figure_of(cell).readable]
        if not odd and len(runs) == 1:
            return Placed(cells)
        if odd and (runs[0].table < 0 or any(len(cell.text.split()) > 1 for cell in odd)):
            # In a mere sequence what is no figure may stand between two cells, and a blank one be lost; in a grid two
            # figures in one cell may leave another one blank that is not.
            return Placed(cells, "GR219", due, _NO_FIGURE)
        if cells == runs[0].cells:
            return Placed(cells)
        # A blank row between a label and figures, or one that fills a row up, may be another row's.
        pieces = sum(1 for run in runs if any(cell.text for cell in run.cells))
        return Placed(cells, "GR208" if pieces else "", pieces)
    printed = tuple(cell for cell in cells if cell.text)
    if len(cells) > due and not printed:
        return Placed(cells[:due])
    if len(printed) == due and len(runs) == 1 and len(places(cells, due)) == 1:
        if runs[0].table < 0 and not all(figure_of(cell).readable for cell in printed):
            return Placed(printed, "GR219", due, _NO_FIGURE)
        return Placed(printed)
    if len(cells) < due:
        apart = _apart(cells)
        if len(apart) == due:
            return Placed(apart, "GR208", 1)
    return None


def place_by_columns(runs: Sequence[Run], columns: Sequence[int]) -> Placed | None:
    """Every figure stands in or after the column where one of the due cells begins.

    Args:
        runs: of one row whose cells have columns.
        columns: where each due cell begins, ascending; a cell reaches to the next.
    """
    cells = [cell for run in runs for cell in run.cells]
    if not cells or any(run.table < 0 for run in runs):
        return None
    slots: list[CutCell | None] = [None] * len(columns)
    for cell in cells:
        slot = sum(1 for column in columns if column <= cell.column) - 1
        if slot < 0 or (
            slot == len(columns) - 1 and len(columns) > 3 and cell.column > columns[-1]
        ):
            if cell.text:
                return None
            continue
        standing = slots[slot]
        if standing is None or not standing.text:
            slots[slot] = cell if standing is None or cell.text else standing
        elif cell.text and cell.text != standing.text:
            return None
    blank = CutCell("", cells[-1].end, cells[-1].end, -1)
    return Placed(tuple(slot or blank for slot in slots), "GR214", len(cells))


def place_by_share(runs: Sequence[Run], due: int) -> Placed | None:
    """Few columns without a sum: each figure in the one whose middle is nearest to where it stands on the line."""
    if len(runs) != 1 or runs[0].table != SUGGESTED or len(runs[0].cells) >= due:
        return None
    slots: list[CutCell | None] = [None] * due
    for cell in runs[0].cells:
        at = min(max(cell.column * due // 1000, 0), due - 1)
        if slots[at] is not None:
            return None
        slots[at] = cell
    end = runs[0].cells[-1].end
    blank = CutCell("", end, end, -1)
    return Placed(tuple(slot or blank for slot in slots), "GR214", len(runs[0].cells))


def place_by_sums(
    runs: Sequence[Run], due: int, holds: Callable[[Sequence[Number]], bool]
) -> Placed:
    """Try the ways to drop the extra figures, or to fill the row up with blanks, and keep what all that hold share.

    Args:
        runs: of one row.
        due: the number of its columns.
        holds: whether the sums of the form hold for one way, and not only because everything is zero.
    """
    cells = _joined(runs, due)
    printed = tuple(cell for cell in cells if cell.text)
    if not printed or len(printed) > due + 4:
        return Placed((None,) * due, "GR205", len(printed))
    if len(printed) == due and holds(counts(printed)):
        return Placed(printed, "GR206", len(cells))
    if len(cells) > due > len(printed) and (starts := places(cells, due)):
        ways = [tuple(range(start, start + due)) for start in starts]
        if len(ways) == 1:
            return Placed(_taken(cells, ways[0]), "GR214", len(cells))
    else:
        cells = printed if len(printed) > due else cells
        ways = list(_ways(len(cells), due))
    end = cells[-1].end
    cells = (*cells, CutCell("", end, end, -1))
    told = [_value(cell) for cell in cells]
    if len(printed) > due and len({_taken(told, way) for way in ways}) == 1:
        return Placed(_taken(cells, ways[0]), "GR207", len(printed), Words("all alike", "各数相同"))
    numbers = counts(cells)
    sound = [way for way in ways if holds(_taken(numbers, way))]
    if len(sound) > 1 and len(runs) == 1 and runs[0].table == SUGGESTED:
        sound = _nearest(sound, cells, due)
    if not sound:
        return Placed((None,) * due, "GR205", len(printed))
    shared = tuple(
        cells[sound[0][at]] if len({told[way[at]] for way in sound}) == 1 else None
        for at in range(due)
    )
    return Placed(shared, "GR205" if None in shared else "GR206", len(printed))


_Way = tuple[int, ...]
"""For each column the number of the cell in it; the last cell of all is a blank one that was filled in."""


def _taken(values: Sequence[_Value], way: _Way) -> tuple[_Value, ...]:
    return tuple([values[at] for at in way])


def _nearest(ways: Sequence[_Way], cells: Sequence[CutCell], due: int) -> list[_Way]:
    """Of several ways whose sums hold, those that move the figures least from where they stand on the line."""

    def moved(way: _Way) -> int:
        return sum(
            abs(cell.column * due - (at * 1000 + 500))
            for at, cell in enumerate(_taken(cells, way))
            if cell.text
        )

    least = min(map(moved, ways))
    return [way for way in ways if moved(way) == least]


def row_sum_holds(numbers: Sequence[Number]) -> bool:
    """Table 3: the last number is the sum of those before, and not zero."""
    total = numbers[-1]
    return total != 0 and sum(numbers) == total + total


def outcome_sums_hold(numbers: Sequence[Number]) -> bool:
    """Table 4: in each group of five the last is the sum of those before; a group may be blank, not all three."""
    filled = False
    for at in range(0, 15, 5):
        group = numbers[at : at + 5]
        if any(group):
            if not row_sum_holds(group):
                return False
            filled = True
    return filled


def counts(cells: Iterable[CutCell]) -> tuple[Number, ...]:
    """The numbers in cells, as sums take them: a blank counts 0."""
    return tuple([figure_of(cell).value or 0 for cell in cells])


def _value(cell: CutCell) -> str | Number:
    """What tells two ways apart: the value, or the print where it is no number."""
    value = figure_of(cell).value
    return cell.text if value is None else value


def places(cells: Sequence[CutCell], due: int) -> list[int]:
    """Where a stretch of as many cells as are due can begin and hold all that is printed, padding aside."""
    printed = [at for at, cell in enumerate(cells) if cell.text]
    if len(cells) < due or (printed and printed[-1] - printed[0] >= due):
        return []
    if not printed:
        return list(range(len(cells) - due + 1))
    return list(range(max(0, printed[-1] - due + 1), min(printed[0], len(cells) - due) + 1))


def _ways(found: int, due: int) -> Iterable[_Way]:
    """The ways to choose as many cells as are due, or to spread too few and leave the other columns blank."""
    if found >= due:
        yield from islice(combinations(range(found), due), _MOST_CANDIDATES)
        return
    for columns in islice(combinations(range(due), found), _MOST_CANDIDATES):
        way = [found] * due
        for cell, column in enumerate(columns):
            way[column] = cell
        yield tuple(way)


def _joined(runs: Sequence[Run], due: int) -> tuple[CutCell, ...]:
    """The cells of all runs; blank rows behind a whole one are padding."""
    if len(runs) == 1:
        return runs[0].cells
    whole = [run for run in runs if any(cell.text for cell in run.cells)]
    if len(whole) == 1 and len(whole[0].cells) == due:
        return whole[0].cells
    return tuple(cell for run in runs for cell in run.cells)


def _apart(cells: Sequence[CutCell]) -> tuple[CutCell, ...]:
    """Cells that hold several figures with blanks between, taken apart."""
    parts: list[CutCell] = []
    for cell in cells:
        pieces = cell.text.split()
        if len(pieces) < 2 or cell.end - cell.start != len(cell.text):
            parts.append(cell)
            continue
        at = 0
        for piece in pieces:
            at = cell.text.index(piece, at)
            begin = cell.start + at
            parts.append(cell._replace(text=piece, start=begin, end=begin + len(piece)))
            at += len(piece)
    return tuple(parts)
