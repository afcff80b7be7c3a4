"""Places of figures -> columns, by the places of all figures of a page together, never of one row alone."""

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from gaireport.adapters.aligned.words import CellPiece


class Places(NamedTuple):
    """Three places of each figure of one row, as numbers, which are doubled so that centres stay whole."""

    lefts: list[int]
    rights: list[int]
    centres: list[int]


def measure_places(row: Sequence[CellPiece]) -> Places:
    """The places of the figures of a row."""
    lefts = [2 * piece.left for piece in row]
    rights = [2 * piece.right for piece in row]
    return Places(lefts, rights, [piece.left + piece.right for piece in row])


_FEWEST_SPACED = 5
"""Columns that a table must have before blanks are counted in it."""


class _Clusters(NamedTuple):
    """Places that stand together: where each cluster begins and ends, and the cluster of every place."""

    lows: list[int]
    highs: list[int]
    column: dict[int, int]


def _cut_clusters(values: list[int], count: int) -> _Clusters | None:
    """Cut sorted distinct places into ``count`` clusters at the widest gaps; None where the cut is not clear."""
    if len(values) < count:
        return None
    gaps = [b - a for a, b in pairwise(values)]
    widest = sorted(gaps, reverse=True)
    smallest = widest[count - 2] if count > 1 else 99
    # A gap between columns must be clearly wider than the gaps inside them, and wider than any column is blurred.
    if smallest < 4 or (len(gaps) >= count and smallest < 2 * widest[count - 1]):
        return None
    edges = [0, *[at for at, gap in enumerate(gaps, 1) if gap >= smallest], len(values)]
    lows, highs = [values[at] for at in edges[:-1]], [values[at - 1] for at in edges[1:]]
    if smallest < 3 + max([high - low for low, high in zip(lows, highs, strict=True)]):
        return None
    column = {
        value: number
        for number, (begin, end) in enumerate(pairwise(edges))
        for value in values[begin:end]
    }
    return _Clusters(lows, highs, column)


def _clusters_of(clusters: _Clusters, row: Sequence[int]) -> tuple[int, ...] | None:
    """The cluster of every place of a row; None where two stand in one."""
    found = [clusters.column[place] for place in row]
    return tuple(found) if len(set(found)) == len(found) else None


def _witnessed(clusters: _Clusters, placed: Sequence[tuple[int, ...]]) -> bool:
    """Whether close neighbours stand together in some row; otherwise a blurred column may have been cut in two."""
    gaps = [low - high for low, high in zip(clusters.lows[1:], clusters.highs, strict=False)]
    if len(gaps) < 2:
        return True
    usual = sorted(gaps)[len(gaps) // 2]
    close = [at for at, gap in enumerate(gaps) if gap * 5 < usual * 3]
    return not close or {(at, at + 1) for at in close} <= {
        pair for row in placed for pair in pairwise(row)
    }


def _supported(placed: Sequence[tuple[int, ...]], count: int) -> bool:
    """Whether a full row shows where the columns are, or every column is seen twice.

    A row that has slid as a whole would otherwise make a column of its own, and take the place of a blank one.
    """
    if any(len(row) == count for row in placed):
        return True
    seen = [0] * count
    for row in placed:
        for column in row:
            seen[column] += 1
    return min(seen) > 1


Placing = list[tuple[int, ...] | None]
"""The columns of the figures of every row; None for a row where nothing shows them."""


def place_rows(rows: Sequence[Places], count: int) -> Placing | None:
    """Find the column of every figure of rows that share ``count`` columns; None where the page does not show it.

    Left ends, right ends and centres are tried; every reading that holds must say the same.
    """
    result: list[tuple[int, ...]] | None = None
    for places in zip(*rows, strict=True):
        clusters = _cut_clusters(sorted(set(chain.from_iterable(places))), count)
        if clusters is None:
            continue
        placed = [_clusters_of(clusters, row) for row in places]
        sure = [row for row in placed if row is not None]
        if len(sure) < len(placed) or not _witnessed(clusters, sure) or not _supported(sure, count):
            continue
        if result is not None and result != sure:
            return None
        result = sure
    return None if result is None else _without_glued(rows, result, count)


def _without_glued(
    rows: Sequence[Places], placing: Sequence[tuple[int, ...]], count: int
) -> Placing:
    """Doubt figures that reach into the next column while that is blank: two may have run together."""
    lefts, rights = [1 << 30] * count, [-1] * count
    for row, columns in zip(rows, placing, strict=True):
        for left, right, column in zip(row.lefts, row.rights, columns, strict=True):
            if left < lefts[column]:
                lefts[column] = left
            if right > rights[column]:
                rights[column] = right
    return [
        None if len(columns) < count and _is_glued(row, columns, lefts, rights) else columns
        for row, columns in zip(rows, placing, strict=True)
    ]


def _is_glued(
    row: Places, columns: tuple[int, ...], lefts: Sequence[int], rights: Sequence[int]
) -> bool:
    last = len(lefts) - 1
    return any(
        (column < last and column + 1 not in columns and right > lefts[column + 1])
        or (column and column - 1 not in columns and left < rights[column - 1])
        for left, right, column in zip(row.lefts, row.rights, columns, strict=True)
    )


_NEAR_PLACE, _FAR = 2, 5


def _fits_seen(row: Sequence[int], seen: set[int], *, full: bool) -> bool:
    """Whether each place is one of those seen, or is far from all and may be a column not seen yet."""
    if seen.issuperset(row):
        return True
    for place in row:
        if place not in seen:
            near = [abs(step) for step in range(-_FAR, _FAR + 1) if place + step in seen]
            if min(near) > _NEAR_PLACE if near else full:
                return False
    return True


def _meets_any(row: Sequence[int], seen: set[int]) -> bool:
    """Whether some place is near one of those seen."""
    near = range(-_NEAR_PLACE, _NEAR_PLACE + 1)
    return any(place + step in seen for place in row for step in near)


def runs(rows: Sequence[Places], count: int, *, slides: bool = False) -> list[int]:
    """Find where rows of ``count`` columns stop standing under one another: the first row of every run.

    A text that has lost its form feeds shows a new page only by the shift of all places.

    Args:
        rows: all rows of a page.
        count: the number of columns that they share.
        slides: whether some rows are known to stand apart from others, so that any may.
    """
    starts: list[int] = []
    alive: list[tuple[int, set[int]]] = []
    full = False
    for number, row in enumerate(rows):
        alive = [(kind, seen) for kind, seen in alive if _fits_seen(row[kind], seen, full=full)]
        if slides and not full and len(row.lefts) == count:
            # The row has all columns there are: where the rows above stand in none of them, one has slid as a whole.
            alive = [(kind, seen) for kind, seen in alive if _meets_any(row[kind], seen)]
        if not alive:
            starts.append(number)
            alive, full = [(kind, set()) for kind in range(3)], False
        full = full or len(row.lefts) == count
        for kind, seen in alive:
            seen.update(row[kind])
    return starts


def place_runs(rows: Sequence[Places], count: int) -> Placing:
    """Place rows as place_rows does, page by page, where the pages are not marked."""
    starts = runs(rows, count)
    if len(starts) > 1:
        starts = runs(rows, count, slides=True)
    starts.append(len(rows))
    placing: Placing = []
    for begin, end in pairwise(starts):
        part = place_rows(rows[begin:end], count)
        placing += part if part is not None else [None] * (end - begin)
    for begin, end in pairwise(starts[1:]):
        _doubt(rows, placing, begin, end, count)
    return placing


def _doubt(rows: Sequence[Places], placing: Placing, begin: int, end: int, count: int) -> None:
    """Doubt a row with few figures just before a run: it may belong to the run as well, and both must say the same."""
    for at in range(begin - 1, max(begin - 7, -1), -1):
        if len(rows[at].lefts) == count:
            return
        other = place_rows([rows[at], *rows[begin:end]], count)
        if other is None:
            return
        if other[0] != placing[at]:
            placing[at] = None


def staggered(
    labels: Sequence[Sequence[CellPiece]], rows: Sequence[Sequence[CellPiece]]
) -> Placing | None:
    """Find the columns in a grid where every row begins at the left, whatever spans it; None if there is no such grid.

    Dumps that know no spanning cells set the figures of a row with two labels one column further right than those
    of a row with one.
    """
    ones = [row[0].left for row, beside in zip(rows, labels, strict=True) if len(beside) == 1]
    twos = [beside[-1].left for beside in labels if len(beside) > 1]
    if not ones or not twos or max(twos) < min(ones):
        return None
    lefts = sorted({piece.left for row in (*labels, *rows) for piece in row})
    if any(b - a < 2 for a, b in pairwise(lefts)):
        return [None] * len(rows)
    rank = {left: number for number, left in enumerate(lefts)}
    placing: Placing = [
        tuple(rank[figure.left] - len(beside) for figure in row)
        for row, beside in zip(rows, labels, strict=True)
    ]
    widest = max(len(row) for row in rows)
    count = 1 + max(row[-1] for row in placing if row)
    # A column that is blank all the way down would move all behind it: one full row shows that there is none.
    return (
        placing
        if count == widest and min(row[0] for row in placing if row) >= 0
        else [None] * len(rows)
    )


def spaced_out(labels: Sequence[CellPiece | None], rows: Sequence[Sequence[CellPiece]]) -> Placing:
    """Find the columns of figures where a single blank parts two cells, blank ones too.

    A blank cell is nothing in some dumps (two blanks in a row) and a blank in others (three in a row). The rows
    decide: under one reading every row fits and most sparse rows are whole, under the other they do not.
    """
    count = max((len(row) for row in rows), default=0)
    readings = []
    for width in (1, 2):
        places = [_count_blanks(label, row, width) for label, row in zip(labels, rows, strict=True)]
        sparse = [place for row, place in zip(rows, places, strict=True) if len(row) < count]
        whole = sum(place is not None and place[-1] + 1 == count for place in sparse)
        fits = all(place is not None and place[-1] < count for place in places)
        if fits and whole >= 3 and whole * 4 >= len(sparse) * 3:
            readings.append(places)
    if count < _FEWEST_SPACED or len(readings) != 1:
        return [None] * len(rows)
    return [place if place and place[-1] + 1 == count else None for place in readings[0]]


def _count_blanks(
    label: CellPiece | None, row: Sequence[CellPiece], width: int
) -> tuple[int, ...] | None:
    at, place, places = label.right if label else row[0].left - 1, -1, []
    for figure in row:
        gap = figure.left - at - 1
        if gap < 0 or gap % width:
            return None
        place += 1 + gap // width
        places.append(place)
        at = figure.right
    return tuple(places)
