"""Rows whose labels are put together -> rows whose figures have columns."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from gaireport.adapter import SEQUENCE, SUGGESTED, CutCell, Line, Row
from gaireport.adapters.aligned.columns import (
    Placing,
    measure_places,
    place_runs,
    spaced_out,
    staggered,
)
from gaireport.adapters.aligned.heads import LabelPieces, cell_of_label
from gaireport.adapters.aligned.straight import place_under_heads
from gaireport.adapters.aligned.words import CellPiece, join_in_line, meets

_MANY = 4
_MOST_PLACES = 100
"""Places where two figures stand near each other; a table has at most as many as it has columns."""


class Draft:
    """A row in the making."""

    __slots__ = (
        "astray",
        "beside",
        "doubtful",
        "figures",
        "labels",
        "page",
        "surplus",
        "unfinished",
    )

    def __init__(self, page: int) -> None:
        self.labels: list[LabelPieces] = []
        self.figures: list[LabelPieces] = []
        self.surplus: list[CellPiece] = []
        """The figures of a second line for which nothing shows that they continue those of the first."""
        self.astray = False
        """Whether the figures stand left of all labels, where no other row has any: they may belong to no row."""
        self.page = page
        self.beside: CellPiece | None = None
        """The last words before the figures, in their line."""
        self.doubtful = False
        """Whether figures without a label stand next to it, which may be its own."""
        self.unfinished = False
        """Whether a figure stands alone below it, or the text ends here: figures that it lacks need not be blank."""

    @property
    def leaf(self) -> LabelPieces | None:
        """The label that the figures belong to."""
        return self.labels[-1] if self.labels else None

    @property
    def start(self) -> int:
        """The place of the first character of the row."""
        return min([part[0].start for part in (*self.labels, *self.figures)])


def doubt_neighbours(drafts: Sequence[Draft], *, loose: bool) -> None:
    """Mark figures that stand beside no label, and the neighbouring rows that they may belong to."""
    bare = [at for at, draft in enumerate(drafts) if draft.figures and not draft.labels]
    if not bare or not any(draft.labels and draft.figures for draft in drafts):
        return
    widest = max(len(draft.figures) for draft in drafts)
    for at in bare:
        drafts[at].doubtful = True
        if at and len(drafts[at - 1].figures) < widest:
            drafts[at - 1].doubtful = True
            # As a line they are not taken for the rest of the row above: a row that has lost its label looks alike.
            above = drafts[at - 1]
            parts = bool(above.labels and above.figures) and len(drafts[at].figures) < widest
            in_one_line = all(len(figure) == 1 for figure in drafts[at].figures)
            drafts[at].astray = parts and in_one_line and not loose
        if at + 1 < len(drafts) and not drafts[at + 1].figures:
            drafts[at + 1].doubtful = True


def mend_parted(drafts: Sequence[Draft], leaves: Sequence[CellPiece]) -> None:
    """Put two figures into one cell that stand too near for two columns: they may be one, parted by a blank.

    Such a cell is not read as a number. The columns of narrow tables may stand as near; then another row or the
    heads have two figures in the same places.
    """
    near = [(draft, gap) for draft in drafts if (gap := _only_narrow_gap(draft)) is not None]
    if not near:
        return
    rows = [leaves, *map(_firsts, drafts)]
    if 2 * len(near) > sum(len(row) > 1 for row in rows):
        return
    gaps = {id(draft): at for draft, at in near}
    sound = [leaves]
    for draft, row in zip(drafts, rows[1:], strict=True):
        at = gaps.get(id(draft), len(row))
        sound += [row[:at], row[at + 2 :]]
    pairs = [pair for row in sound for pair in pairwise(row)]
    pitch = min([_distance(*pair) for pair in pairs if _gap_between(*pair) > 1], default=0)
    known: dict[tuple[int, ...], bool] = {}
    for draft, at in near:
        one, other = draft.figures[at][0], draft.figures[at + 1][0]
        if 2 * _distance(one, other) >= pitch:
            continue
        places = one.left, one.right, other.left, other.right
        if places not in known:
            known[places] = len(known) < _MOST_PLACES and _is_seen_twice(rows, one, other)
        if not known[places]:
            draft.figures[at : at + 2] = [[join_in_line([one, other])]]


def _is_seen_twice(rows: Sequence[Sequence[CellPiece]], one: CellPiece, other: CellPiece) -> bool:
    return len(list(islice((row for row in rows if _has_both(row, one, other)), 2))) == 2


def _only_narrow_gap(draft: Draft) -> int | None:
    """The index of the figure before the only single blank in a row; a row with several such blanks is narrow."""
    narrow = [
        at
        for at, (one, other) in enumerate(pairwise(draft.figures))
        if other[0].left - one[0].right < 2 and _may_go_on(one, other)
    ]
    return narrow[0] if len(narrow) == 1 else None


def _may_go_on(one: LabelPieces, other: LabelPieces) -> bool:
    """Whether two figures, each in one line, may be a number with a blank inside."""
    ends = one[0].text[-1]
    whole = len(one) == len(other) == 1
    return whole and ends in "0123456789+-" and other[0].text[0] in "0123456789"


def _gap_between(one: CellPiece, other: CellPiece) -> int:
    return other.left - one.right


def _distance(one: CellPiece, other: CellPiece) -> int:
    """Twice the distance of the centres."""
    return other.left + other.right - one.left - one.right


def _has_both(row: Sequence[CellPiece], one: CellPiece, other: CellPiece) -> bool:
    """Whether two pieces of a row stand in the places of these two."""
    first = {at for at, piece in enumerate(row) if meets(piece, one)}
    second = {at for at, piece in enumerate(row) if meets(piece, other)}
    return bool(first and second) and len(first | second) > 1


def _firsts(draft: Draft) -> list[CellPiece]:
    return [figure[0] for figure in draft.figures]


def _agreed(one: tuple[int, ...] | None, other: tuple[int, ...] | None) -> tuple[int, ...] | None:
    """What two ways to place a row say, if they do not contradict each other."""
    return (one or other) if not one or not other or one == other else None


def _is_pushed(label: CellPiece, first: int, lefts: Sequence[int]) -> bool:
    """Whether a label reaches over a column that is blank beside it, and has pushed the figures to the right."""
    return any(label.right > left for left in lefts[:first])


class PageRows:
    """The rows of one table on one page, which share their columns."""

    def __init__(
        self,
        text: str,
        drafts: Sequence[Draft],
        leaves: Sequence[CellPiece],
        *,
        loose: bool,
        edge: int | None,
    ) -> None:
        self._text = text
        self._drafts = drafts
        self._leaves = leaves
        self._loose = loose
        self._edge = edge
        """The edge at which figures stand exactly under these heads, or None."""
        self._is_staggered = False
        self._straight: dict[int, tuple[int, ...]] = {}
        """The columns of the rows whose figures all stand exactly under heads, by the identity of the row."""
        self.depth = max(len(draft.labels) for draft in drafts)
        """The number of label columns."""
        self._starts = [draft.start for draft in drafts]
        self.table = min(self._starts)
        """The number that the rows share."""
        self.columns = 0
        """The number of columns that the figures stand in; 0 where nothing shows it."""
        self.is_under_heads = False
        """Whether these columns are those of the heads."""

    def rows(self, before: int) -> Iterable[tuple[int, Row | Line]]:
        """Place the rows, each with the place of its first character.

        Args:
            before: the number of figure columns of the page before, or 0 for the first page.
        """
        whole = [draft for draft in self._drafts if draft.figures and not draft.surplus]
        if not self._loose:
            mend_parted(whole, self._leaves)
        under = zip(whole, self._under_heads(whole), strict=True)
        self._straight = {id(draft): places for draft, places in under if places}
        self.columns = self._count([len(draft.figures) for draft in whole], before)
        places = dict(zip(map(id, whole), self._places(whole), strict=True))
        self.is_under_heads = self.columns == len(self._leaves) and not self._is_staggered
        blank = () if self.columns and not self._loose else None
        return [
            (start, self._row(draft, places.get(id(draft)) if draft.figures else blank, start))
            for start, draft in zip(self._starts, self._drafts, strict=True)
        ]

    def _count(self, numbers: Sequence[int], before: int) -> int:
        widest = max(numbers, default=0)
        if 2 * len(self._straight) >= len(numbers) > 0:
            # Most rows stand under the heads: one with more figures than heads has one too many.
            return len(self._leaves)
        if self._leaves and len(self._leaves) >= widest:
            # Many rows of one length that the head does not have: the head was not understood.
            clash = len(self._leaves) > widest and numbers.count(widest) >= _MANY
            return 0 if clash else len(self._leaves)
        if not self._leaves and before >= widest:
            return before
        return widest if numbers.count(widest) > 1 else 0

    def _places(self, rows: Sequence[Draft]) -> Placing:
        if not rows:
            return []
        figures = [_firsts(draft) for draft in rows]
        if self._loose:
            return spaced_out([draft.beside for draft in rows], figures)
        shifted = staggered([[label[0] for label in draft.labels] for draft in rows], figures)
        if shifted is not None:
            self._is_staggered = True
            self.columns = max((row[-1] + 1 for row in shifted if row), default=0)
            return shifted
        if not self.columns:
            return [None] * len(rows)
        labels = [part.left for draft in self._drafts for label in draft.labels for part in label]
        edge = min(labels, default=-1)
        outside = [row[0].left <= edge for row in figures]
        if not any(outside):
            return self._by_columns(rows, figures)
        if 2 * sum(outside) > len(rows) and not any([row[0].left < edge for row in figures]):
            # Blanks in front of lines are lost, places mean nothing.
            whole = tuple(range(self.columns))
            return [whole if len(row) == self.columns else None for row in figures]
        for draft, is_outside in zip(rows, outside, strict=True):
            draft.astray = draft.astray or is_outside
        inside = [draft for draft, left in zip(rows, outside, strict=True) if not left]
        places = iter(self._by_columns(inside, [_firsts(draft) for draft in inside]))
        return [None if is_outside else next(places) for is_outside in outside]

    def _by_columns(
        self, drafts: Sequence[Draft], figures: Sequence[Sequence[CellPiece]]
    ) -> Placing:
        # A head does not place what the rows leave open: figures slide, and only their share of the width is given.
        count = self.columns
        whole = tuple(range(count))
        straight = self._straight if len(self._leaves) == count else {}
        # Where most rows stand exactly under the heads, the figures of one that does not may be another row's.
        are_straight = 2 * len(straight) > len(drafts)
        if all([len(row) == count for row in figures]):
            return [
                whole if not are_straight or id(draft) in straight else None for draft in drafts
            ]
        placing = place_runs([measure_places(row) for row in figures], count)
        if any(map(self._stands_elsewhere, figures, placing)):
            # A column without a head stands between those with one, and one with a head is blank.
            placing = [None] * len(figures)
        places = [
            (whole if not are_straight or id(draft) in straight else None)
            if len(row) == count
            else _agreed(place, straight.get(id(draft)))
            for draft, row, place in zip(drafts, figures, placing, strict=True)
        ]
        lefts = [1 << 30] * count
        for row, place in zip(figures, places, strict=True):
            for figure, column in zip(row, place or (), strict=False):
                lefts[column] = min(lefts[column], figure.left)
        return [
            None if place and draft.beside and _is_pushed(draft.beside, place[0], lefts) else place
            for draft, place in zip(drafts, places, strict=True)
        ]

    def _stands_elsewhere(self, row: Sequence[CellPiece], place: tuple[int, ...] | None) -> bool:
        """Whether a figure stands exactly under the head of another column than its own."""
        if self._edge is None or place is None or len(self._leaves) != self.columns:
            return False
        heads = measure_places(self._leaves)[self._edge]
        columns = {at: column for column, at in enumerate(heads)}
        found = measure_places(row)[self._edge]
        return any(columns.get(at, own) != own for at, own in zip(found, place, strict=True))

    def _under_heads(self, rows: Sequence[Draft]) -> Placing:
        if self._edge is None:
            return [None] * len(rows)
        measured = [measure_places(_firsts(draft)) for draft in rows]
        return place_under_heads(measured, measure_places(self._leaves), self._edge)

    def _row(self, draft: Draft, places: tuple[int, ...] | None, start: int) -> Row | Line:
        """The row with blank cells filled in, or the mere sequence of its cells."""
        if draft.astray and not draft.labels and not draft.surplus:
            end = draft.figures[-1][-1].end
            return Line(self._text[start:end], start, end)
        cells = [
            cell_of_label(self._text, label, column) for column, label in enumerate(draft.labels)
        ]
        unfinished = draft.unfinished and len(draft.figures) < self.columns
        if places is None or unfinished or draft.doubtful or draft.surplus:
            figures = [cell_of_label(self._text, figure, 0) for figure in draft.figures]
            if draft.surplus or draft.astray:
                figures = [_lump(figures, draft.surplus)]
            elif not draft.doubtful and len(self._leaves) > len(figures):
                shares = map(self._share, draft.figures)
                cells += [
                    cell._replace(column=at) for cell, at in zip(figures, shares, strict=True)
                ]
                return Row(tuple(cells), SUGGESTED)
            cells = [cell._replace(column=at) for at, cell in enumerate(cells + figures)]
            return Row(tuple(cells), SEQUENCE)
        text, depth = self._text, self.depth
        at = cells[-1].end if cells else start
        blank_from = 0
        for column, figure in zip(places, draft.figures, strict=True):
            if column > blank_from:
                cells += [CutCell("", at, at, depth + each) for each in range(blank_from, column)]
            cell = cell_of_label(text, figure, depth + column)
            cells.append(cell)
            at, blank_from = cell.end, column + 1
        cells += [CutCell("", at, at, depth + each) for each in range(blank_from, self.columns)]
        return Row(tuple(cells), self.table)

    def _share(self, figure: LabelPieces) -> int:
        """The place of the middle of a figure among the heads, in thousandths: columns differ in width."""
        middles = [head.left + head.right for head in self._leaves]
        at = figure[0].left + figure[-1].right
        behind = min(max(bisect_right(middles, at), 1), len(middles) - 1)
        left, right = middles[behind - 1 : behind + 1] if len(middles) > 1 else (at, at + 1)
        place = behind - 0.5 + (at - left) / max(right - left, 1)
        return round(1000 * place / len(middles))


def _lump(figures: Sequence[CutCell], surplus: Sequence[CellPiece]) -> CutCell:
    """Put figures into one cell that no reader takes for a number.

    They may not be the cells of this row, or may be numbers broken over two lines that nothing puts together again.
    """
    text = " ".join(figure.text for figure in figures)
    if not surplus:
        return CutCell(text, figures[0].start, figures[-1].end, 0)
    lower = " ".join(piece.text for piece in surplus)
    return CutCell(f"{text}\n{lower}", figures[0].start, surplus[-1].end, 0)
