"""The lines above the rows of a table -> the labels, each with the column that it stands over."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from gaireport.adapter import CutCell, Row
from gaireport.adapters.aligned.words import CellPiece, meets, open_brackets

_MOST_LEAVES = 40
"""Labels of the heads. No table of a report has half as many columns; more labels than that are no heads."""

_MOST_LABEL_PARTS = 40
"""Pieces of a label. The longest label stands in six lines; what has more pieces is no label."""

LabelPieces = list[CellPiece]
"""The pieces of one label, in reading order."""


def box(label: LabelPieces) -> CellPiece:
    """The box around all pieces of a label, as one piece."""
    if len(label) == 1:
        return label[0]
    left, right = min([part.left for part in label]), max([part.right for part in label])
    return CellPiece("", label[0].start, label[-1].end, left, right, None)


def cell_of_label(text: str, label: LabelPieces, column: int) -> CutCell:
    """Make one cell of the pieces of a label or figure, each in a line of its own."""
    start, end = label[0].start, label[-1].end
    if len(label) == 1:
        # This takes a third of the time that the class takes; a report has three hundred cells.
        return tuple.__new__(CutCell, (text[start:end], start, end, column, True, 1, 1))
    printed = "\n".join([text[part.start : part.end] for part in label])
    return CutCell(printed, start, end, column)


def is_open_label(label: LabelPieces) -> bool:
    """Whether a bracket in a label is not closed yet; this is asked for each piece that closes one."""
    return len(label) <= _MOST_LABEL_PARTS and sum(open_brackets(part.text) for part in label) > 0


def outermost_depth(pieces: Sequence[CellPiece]) -> int | None:
    """The depth of the outermost mark of a line whose last label begins with one, and None for any other line."""
    if pieces[-1].level is None:
        return None
    return min([piece.level for piece in pieces if piece.level is not None])


def are_halves(label: LabelPieces, piece: CellPiece) -> bool:
    """Whether an unmarked label, broken by hand, may continue in a piece: two halves of about one length."""
    if len(label) > 1 or piece.text[:2] == label[0].text[:2]:
        return False
    return abs(len(label[0].text) - len(piece.text)) <= 1


class TableHead:
    """Takes the lines above the rows from top to bottom."""

    def __init__(self, *, loose: bool) -> None:
        self._loose = loose
        self._rows: list[list[LabelPieces]] = []
        self.corner: list[LabelPieces] = []
        """The labels over the row labels; most tables have one, which is wrapped."""
        self.lines = 0

    def __bool__(self) -> bool:
        return bool(self._rows)

    def add(self, labels: Sequence[CellPiece], label_end: int, zone: int) -> None:
        """Add a line of labels.

        Args:
            labels: the pieces of the line.
            label_end: the place where the row labels of the first row with figures end.
            zone: the place where the figures of that row begin.
        """
        self.lines += 1
        rest = list(labels)
        if self._loose:
            # Nothing stands below anything: a line is a row, and what it continues is not known.
            self._rows.append([[piece] for piece in rest])
            return
        if rest[0].right <= zone and (rest[0].left < label_end or self.continues_corner(rest[0])):
            self.add_corner(rest.pop(0))
        if not rest:
            return
        above = self._rows[-1] if self._rows else []
        hits = [[i for i, cell in enumerate(above) if meets(piece, cell[-1])] for piece in rest]
        if all(len(hit) == 1 for hit in hits) and len({hit[0] for hit in hits}) == len(hits):
            for piece, hit in zip(rest, hits, strict=True):
                above[hit[0]].append(piece)
        else:
            self._rows.append([[piece] for piece in rest])

    def continues_corner(self, piece: CellPiece) -> bool:
        """Whether a piece stands below the label in the corner."""
        return bool(self.corner) and meets(piece, self.corner[-1][-1])

    def add_corner(self, piece: CellPiece) -> None:
        """Add a piece of the label over the row labels."""
        if self.continues_corner(piece):
            self.corner[-1].append(piece)
        else:
            self.corner.append([piece])

    def leaves(self, label_end: int, zone: int) -> list[CellPiece]:
        """The lowest label over every figure column, from left to right; an empty list where there are too many.

        Args:
            label_end: the place where the labels of the rows end.
            zone: the place where the figures begin, or 0 where the table has no figures.
        """
        leaves: list[CellPiece] = []
        for row in reversed(self._rows):
            boxes = [box(cell) for cell in row]
            leaves += [label for label in boxes if not any([meets(label, leaf) for leaf in leaves])]
            if len(leaves) > _MOST_LEAVES:
                return []
        leaves.sort(key=attrgetter("left"))
        # The head of the label column is no leaf; it was taken for one if the first figures have a line of their own.
        bare = not zone and not self.corner
        if self.corner:
            label_end = min(label_end, max([box(label).right for label in self.corner]))
        while leaves and leaves[0].left < label_end and (bare or leaves[0].right <= zone):
            del leaves[0]
        return leaves

    def rows(
        self, text: str, leaves: Sequence[CellPiece], base: int, table: int | None
    ) -> Iterable[Row]:
        """The head as rows.

        Args:
            text: the source.
            leaves: one label for each figure column, or nothing where the columns are not known.
            base: the first figure column.
            table: the number of the rows that share the columns of the heads, or None where none does.
        """
        corner = self.corner
        for row in self._rows:
            cells = [cell_of_label(text, label, 0) for label in corner]
            corner = []
            for at, label in enumerate(row):
                whole = box(label)
                covered = (i for i, leaf in enumerate(leaves) if meets(whole, leaf))
                beside = bool(leaves) and whole.right <= leaves[0].left
                cells.append(cell_of_label(text, label, 0 if beside else base + next(covered, at)))
            alone = cells[0].start if table is None else table
            yield Row(tuple(cells), alone if leaves else -1)
        if corner:
            yield Row(tuple(cell_of_label(text, label, 0) for label in corner), -1)
