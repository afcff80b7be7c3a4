"""The places of figures to columns: by the places of all figures of a page together, never of one row alone."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gaireport.adapters._aligned_lines import Piece


def _anchors(row: Sequence[Piece], kind: int) -> list[int]:
    """Doubled places, so that centres stay whole: left ends, right ends, centres."""
    if kind == 0:
        return [2 * piece.left for piece in row]
    if kind == 1:
        return [2 * piece.right for piece in row]
    return [piece.left + piece.right for piece in row]


_FEWEST_SPACED = 5
"""Columns that a table must have before blanks are counted in it."""


class _Cluster(NamedTuple):
    low: int
    high: int


def _cut(values: list[int], count: int) -> list[_Cluster] | None:
    """Sorted distinct places in ``count`` clusters at the widest gaps, or None where the cut is not clear."""
    if len(values) < count:
        return None
    gaps = sorted(((b - a, i) for i, (a, b) in enumerate(pairwise(values), 1)), reverse=True)
    chosen, rest = gaps[: count - 1], gaps[count - 1 :]
    edges = [0, *sorted(i for _, i in chosen), len(values)]
    clusters = [_Cluster(values[a], values[b - 1]) for a, b in pairwise(edges)]
    spread = max(cluster.high - cluster.low for cluster in clusters)
    smallest = chosen[-1][0] if chosen else 99
    # A gap between columns must be wider than any column is blurred, and clearly wider than the gaps inside.
    if smallest < max(4, spread + 3) or (rest and smallest < 2 * rest[0][0]):
        return None
    return clusters


def _lookup(clusters: Sequence[_Cluster], row: Sequence[int]) -> tuple[int, ...] | None:
    """The cluster of every place, each cluster at most once; None where a place is in none."""
    found: list[int] = []
    for place in row:
        hits = [
            i for i, cluster in enumerate(clusters) if cluster.low - 2 <= place <= cluster.high + 2
        ]
        if len(hits) != 1 or (found and hits[0] <= found[-1]):
            return None
        found.append(hits[0])
    return tuple(found)


def _witnessed(clusters: Sequence[_Cluster], placed: Sequence[tuple[int, ...]]) -> bool:
    """Whether close neighbours stand together in some row: else a blurred column may have been cut in two."""
    if len(clusters) < 3:
        return True
    gaps = [b.low - a.high for a, b in pairwise(clusters)]
    usual = sorted(gaps)[len(gaps) // 2]
    together = {(a, b) for row in placed for a, b in pairwise(row) if b == a + 1}
    return all(gap * 5 >= usual * 3 or (i, i + 1) in together for i, gap in enumerate(gaps))


def _supported(placed: Sequence[tuple[int, ...]], count: int) -> bool:
    """Whether a full row shows where the columns are; else every column must be seen twice.

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
"""For every row the columns of its figures; None: not to be told."""


def place_rows(rows: Sequence[Sequence[Piece]], count: int) -> Placing | None:
    """The column of every figure of rows that share ``count`` columns, or None where the page does not tell.

    Left ends, right ends and centres are tried; every reading that holds must say the same.
    """
    result: Placing | None = None
    for kind in range(3):
        anchored = [_anchors(row, kind) for row in rows]
        clusters = _cut(sorted({place for row in anchored for place in row}), count)
        if clusters is None:
            continue
        placed = [_lookup(clusters, row) for row in anchored]
        sure = [row for row in placed if row is not None]
        if len(sure) < len(placed) or not _witnessed(clusters, sure) or not _supported(sure, count):
            continue
        if result is not None and result != placed:
            return None
        result = list(placed)
    return result and _without_glued(rows, result, count)


def _without_glued(rows: Sequence[Sequence[Piece]], placing: Placing, count: int) -> Placing:
    """Doubts figures that reach into the next column while that is blank: two may have run together."""
    lefts, rights = [1 << 30] * count, [-1] * count
    for row, place in zip(rows, placing, strict=True):
        for piece, column in zip(row, place or (), strict=False):
            lefts[column] = min(lefts[column], piece.left)
            rights[column] = max(rights[column], piece.right)
    found: Placing = []
    for row, place in zip(rows, placing, strict=True):
        columns = place or ()
        glued = any(
            (column + 1 < count and column + 1 not in columns and piece.right > lefts[column + 1])
            or (column and column - 1 not in columns and piece.left < rights[column - 1])
            for piece, column in zip(row, columns, strict=False)
        )
        found.append(None if glued else place)
    return found


def runs(rows: Sequence[Sequence[Piece]], count: int) -> list[int]:
    """Where rows of ``count`` columns stop standing under one another: the first row of every run.

    A text that has lost its form feeds shows a new page only in that all places move.
    """
    starts: list[int] = []
    seen: list[set[int]] = []
    alive: set[int] = set()
    full = False
    for number, row in enumerate(rows):
        anchored = [_anchors(row, kind) for kind in range(3)]
        fitting = {
            kind
            for kind in alive
            if all(_fits(place, seen[kind], full) for place in anchored[kind])
        }
        if not fitting:
            starts.append(number)
            seen, fitting, full = [set(), set(), set()], {0, 1, 2}, False
        alive = fitting
        full = full or len(row) == count
        for kind in alive:
            seen[kind].update(anchored[kind])
    return starts


def _fits(place: int, seen: set[int], full: bool) -> bool:
    """Whether a place is one of those seen, or is far from all and may be a column not seen yet."""
    near = [step for step in range(-5, 6) if place + step in seen]
    return min(map(abs, near)) <= 2 if near else not full


def place_runs(rows: Sequence[Sequence[Piece]], count: int) -> Placing:
    """As place_rows, page by page where the pages are not marked."""
    starts = [*runs(rows, count), len(rows)]
    placing: Placing = []
    for begin, end in pairwise(starts):
        part = place_rows(rows[begin:end], count)
        placing += part if part is not None else [None] * (end - begin)
    for begin, end in pairwise(starts[1:]):
        _doubt(rows, placing, begin, end, count)
    return placing


def _doubt(
    rows: Sequence[Sequence[Piece]], placing: Placing, begin: int, end: int, count: int
) -> None:
    """A row with few figures just before a run may belong to it as well: then both must say the same."""
    for at in range(begin - 1, max(begin - 7, -1), -1):
        if len(rows[at]) == count:
            return
        other = place_rows([rows[at], *rows[begin:end]], count)
        if other is None:
            return
        if other[0] != placing[at]:
            placing[at] = None


def staggered(labels: Sequence[Sequence[Piece]], rows: Sequence[Sequence[Piece]]) -> Placing | None:
    """The columns of figures in a grid where every row begins at the left, whatever spans it; None: no such grid.

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


def spaced_out(labels: Sequence[Piece | None], rows: Sequence[Sequence[Piece]]) -> Placing:
    """The columns of figures where a single blank parts two cells, blank ones too.

    A blank cell is nothing in some dumps (two blanks in a row) and a blank in others (three in a row). The rows
    must tell which: under one reading every row fits and most sparse rows are whole, under the other not.
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


def _count_blanks(label: Piece | None, row: Sequence[Piece], width: int) -> tuple[int, ...] | None:
    at, place, places = label.right if label else row[0].left - 1, -1, []
    for figure in row:
        gap = figure.left - at - 1
        if gap < 0 or gap % width:
            return None
        place += 1 + gap // width
        places.append(place)
        at = figure.right
    return tuple(places)
