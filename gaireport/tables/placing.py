"""Which cell of a row belongs to which column, and what bears that out: its count, the frame of its table, or its sums.

Where nothing settles it the cells stay unplaced: never a guess in silence.
"""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from gaireport.adapter import SUGGESTED, CutCell
from gaireport.nodes import Number
from gaireport.tables.columns import Columns
from gaireport.tables.printed import PrintedRow
from gaireport.tables.sums import Holds, Way, counts, sound_ways, taken
from gaireport.tokens.kinds import figure_in, figure_of

Cells = tuple[CutCell | None, ...]


class Bearing(Enum):
    """What bears a placing out."""

    PRINT = "print"
    """Something is printed in every column, or in the first and the last of as many cells as are due."""
    SUMS = "sums"
    """As many cells as are due, and their sums hold."""
    FRAME = "frame"
    """As many cells as are due, blank ones at an end: only the habit of the text says that these are no padding."""
    INFERRED = "inferred"
    """Another number of cells: sums or places on the line say where the figures belong."""
    NOTHING = "nothing"


class Placed(NamedTuple):
    """The cells of one row by column, None where nothing settles what stands there."""

    cells: Cells
    bearing: Bearing
    found: int = 0
    """How many figures the row prints."""
    is_odd: bool = False
    """One of the cells is no figure, or two figures may stand in one."""
    is_moved: bool = False
    """The cells stand in other columns than the heads, or than rows of the same shape."""
    is_shifted: bool = False
    """The sums fail, and would hold if all that is printed stood further left or right: blank cells were dropped."""


def place(row: PrintedRow, columns: Columns, starts: Sequence[int], holds: Holds | None) -> Placed:
    """Place the cells of a row.

    Args:
        row: the row, with at least one cell.
        columns: of its block.
        starts: where each column begins in the grid, as far as rows like this one show it; empty where none does.
        holds: whether the sums of the form hold over cells in these columns.
    """
    cells, due = row.cells, columns.due
    is_merged = starts and len(cells) < due and any(cell.columns > 1 for cell in cells)
    # Two figures in one cell lost the edge between them, and are no merged cell.
    if is_merged and len(split_cells(cells)) == len(cells):
        cells = spread_merged(cells, starts) or cells
    direct = _direct(cells, due, starts)
    if direct is not None:
        placed = _borne_out(direct, columns, len(row.runs), holds)
        if len(cells) > due and starts and _is_moved(direct, cells, starts):
            return placed._replace(bearing=Bearing.FRAME, is_moved=True)
        return placed
    printed = tuple([cell for cell in cells if cell.text])
    if not printed:
        return Placed((None,) * due, Bearing.NOTHING)
    if len(cells) < due and len(parts := split_cells(cells)) == due:
        is_sound = holds is not None and holds(counts(parts))
        return Placed(parts, Bearing.SUMS if is_sound else Bearing.INFERRED, len(parts))
    return _infer(row, cells, printed, due, holds, starts)


def spread_merged(cells: Sequence[CutCell], starts: Sequence[int]) -> tuple[CutCell, ...] | None:
    """A cell for each column, if every column begins under one: a merged one is blank in all but its first.

    To which of its columns the figure in a merged cell belongs, nothing shows: neither is it whole, nor are the blanks.
    """
    over = [
        next((cell for cell in cells if 0 <= start - cell.column < cell.columns), None)
        for start in starts
    ]
    parts: list[CutCell] = []
    before: CutCell | None = None
    for start, cell in zip(starts, over, strict=True):
        if cell is None:
            return None
        is_whole = cell.is_whole and (not cell.text or over.count(cell) == 1)
        covered = cell._replace(text="", start=cell.end, column=start, is_whole=is_whole)
        parts.append(covered if cell is before else cell._replace(is_whole=is_whole))
        before = cell
    return tuple(parts)


def windows(cells: Sequence[CutCell], due: int) -> range:
    """Where a stretch of as many cells as are due can begin and hold all that is printed."""
    printed = [at for at, cell in enumerate(cells) if cell.text]
    if len(cells) < due or (printed and printed[-1] - printed[0] >= due):
        return range(0)
    if not printed:
        return range(len(cells) - due + 1)
    return range(max(0, printed[-1] - due + 1), min(printed[0], len(cells) - due) + 1)


def _is_moved(direct: Cells, cells: Sequence[CutCell], starts: Sequence[int]) -> bool:
    """Whether of more cells than are due others may be the row's than those taken, which stand under other heads.

    As many printed cells as are due, right behind the label, are the row's wherever the heads stand.
    """
    taken = [cell for cell in direct if cell is not None]
    if [cell.column for cell in taken] == list(starts):
        return False
    return taken[0] is not cells[0] or not all(cell.text for cell in taken)


def _direct(
    cells: tuple[CutCell, ...], due: int, starts: Sequence[int]
) -> tuple[CutCell, ...] | None:
    """As many cells as are due, padding aside."""
    if len(cells) == due:
        return cells
    if len(cells) < due:
        return None
    if starts:
        by_column = {cell.column: cell for cell in cells}
        if all(start in by_column for start in starts):
            framed = tuple([by_column[start] for start in starts])
            if sum(1 for cell in framed if cell.text) == sum(1 for cell in cells if cell.text):
                return framed
    found = windows(cells, due)
    if len(found) == 1:
        return cells[found[0] : found[0] + due]
    if found and not any(cell.text for cell in cells):
        return cells[:due]
    return None


def _borne_out(
    cells: tuple[CutCell, ...], columns: Columns, pieces: int, holds: Holds | None
) -> Placed:
    texts = [cell.text for cell in cells]
    values, _, readable, wrapped = zip(*map(figure_in, texts), strict=True)
    found = len(texts) - texts.count("")
    # Two figures in one cell may have left another one blank that is not.
    is_odd = not all(readable) or (found < len(cells) and any(wrapped))
    bearing, own = Bearing.FRAME, columns.own
    is_sound = holds_elsewhere = False
    if holds is not None:
        numbers = [value or 0 for value in values]
        is_sound = not is_odd and holds(numbers)
        holds_elsewhere = found > 1 and _holds_shifted(texts, numbers, holds)
    if is_sound and not holds_elsewhere:
        bearing = Bearing.SUMS
    elif texts[own[0]] and texts[own[-1]] and pieces == 1:
        bearing = Bearing.PRINT
    return Placed(cells, bearing, found, is_odd, is_shifted=holds_elsewhere and not is_sound)


def _holds_shifted(texts: Sequence[str], numbers: Sequence[Number], holds: Holds) -> bool:
    """Whether the sums hold as well where all that is printed stands further left or right."""
    if texts[0] and texts[-1]:
        return False
    printed = [at for at, text in enumerate(texts) if text]
    room = len(texts) - 1 - printed[-1]
    shifts = [shift for shift in range(-printed[0], room + 1) if shift]
    return any(holds([*numbers[-shift:], *numbers[:-shift]]) for shift in shifts)


def _infer(
    row: PrintedRow,
    cells: tuple[CutCell, ...],
    printed: tuple[CutCell, ...],
    due: int,
    holds: Holds | None,
    starts: Sequence[int],
) -> Placed:
    """The placing that the sums allow, or that what is printed on the line suggests."""
    found = len(printed)
    if due == 1 and len({_worth(cell) for cell in printed}) == 1:
        # A merged cell written out for each column that it covers.
        return Placed(printed[:1], Bearing.PRINT, found)
    if holds is None:
        if shared := _by_starts(cells, starts) or _by_share(row, due):
            return Placed(shared, Bearing.INFERRED, found)
        return Placed((None,) * due, Bearing.NOTHING, found)
    candidates = _candidates(cells, printed, due, holds)
    if len(candidates) > 1 and len(row.runs) == 1 and row.runs[0].table == SUGGESTED:
        candidates = _nearest(candidates, due)
    if not candidates:
        return Placed((None,) * due, Bearing.NOTHING, found)
    shared = tuple(
        [column[0] if len({_worth(cell) for cell in column}) == 1 else None
         for column in zip(*candidates, strict=True)]
    )  # fmt: skip
    placed = any(cell is not None for cell in shared)
    return Placed(shared, Bearing.INFERRED if placed else Bearing.NOTHING, found)


def _candidates(
    cells: tuple[CutCell, ...], printed: tuple[CutCell, ...], due: int, holds: Holds
) -> list[tuple[CutCell, ...]]:
    """The cells by column, in every way in which the sums hold; a blank cell may be padding or one that was kept."""
    end = cells[-1].end
    blank = CutCell("", end, end, -1)
    pool = printed if len(printed) >= due or len(cells) > due else cells
    if len(cells) > due > len(printed):
        stretches: list[Way] = [tuple(range(at, at + due)) for at in windows(cells, due)]
        found = [taken(cells, way) for way in stretches]
        found = [way for way in found if holds(counts(way))]
        if found:
            return found
    filled = (*pool, blank)
    return [taken(filled, way) for way in sound_ways(pool, due, holds)] or _all_alike(filled, due)


def _all_alike(cells: tuple[CutCell, ...], due: int) -> list[tuple[CutCell, ...]]:
    """More figures than columns, all the same: whichever is left out, the row reads the same."""
    pool = cells[:-1]
    if len(pool) > due and len({_worth(cell) for cell in pool}) == 1:
        return [pool[:due]]
    return []


def _worth(cell: CutCell) -> object:
    """What sets two placings apart: the value, or the print where it is no number."""
    value = figure_of(cell).value
    return cell.text if value is None else value


def _nearest(candidates: Sequence[tuple[CutCell, ...]], due: int) -> list[tuple[CutCell, ...]]:
    """The placings that move the figures least from where they stand on the line."""

    def moved(cells: Sequence[CutCell]) -> int:
        return sum(
            abs(cell.column * due - (at * 1000 + 500)) for at, cell in enumerate(cells) if cell.text
        )

    least = min(map(moved, candidates))
    return [cells for cells in candidates if moved(cells) == least]


def _by_starts(cells: Sequence[CutCell], starts: Sequence[int]) -> Cells | None:
    """Fewer cells than columns, each where a column begins: the others are blank, or were never cut."""
    by_column = {cell.column: cell for cell in cells}
    if not starts or not by_column.keys() <= set(starts):
        return None
    end = cells[-1].end
    blank = CutCell("", end, end, -1)
    return tuple([by_column.get(start, blank) for start in starts])


def _by_share(row: PrintedRow, due: int) -> Cells | None:
    """Few columns without a sum: each figure in the one whose middle is nearest to where it stands on the line."""
    run = row.runs[0]
    if len(row.runs) != 1 or run.table != SUGGESTED or len(run.cells) >= due:
        return None
    slots: list[CutCell | None] = [None] * due
    for cell in run.cells:
        at = min(max(cell.column * due // 1000, 0), due - 1)
        if slots[at] is not None:
            return None
        slots[at] = cell
    end = run.cells[-1].end
    return tuple([slot or CutCell("", end, end, -1) for slot in slots])


def split_cells(cells: Sequence[CutCell]) -> tuple[CutCell, ...]:
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
            parts.append(
                cell._replace(text=piece, start=cell.start + at, end=cell.start + at + len(piece))
            )
            at += len(piece)
    return tuple(parts)
