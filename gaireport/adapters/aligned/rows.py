"""Lines of one table -> its rows: labels are put together, and figures get their columns.

Geometry and numbering marks decide; what a label says never matters.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter, itemgetter

from gaireport.adapter import Line, Row
from gaireport.adapters.aligned.centred import centre_labels
from gaireport.adapters.aligned.drafts import Draft, PageRows, doubt_neighbours
from gaireport.adapters.aligned.heads import (
    LabelPieces,
    TableHead,
    are_halves,
    is_open_label,
    outermost_depth,
)
from gaireport.adapters.aligned.lines import AlignedLine
from gaireport.adapters.aligned.words import (
    CellPiece,
    continues_digits,
    group_words,
    join_in_line,
    meets,
    open_brackets,
    overlap,
)

_REMEMBERED = 10
"""Labels that may still continue; a page has three label columns."""


class GrowingTable:
    """Takes the lines of one table from top to bottom."""

    def __init__(
        self,
        text: str,
        columns: int,
        *,
        bottom: bool,
        loose: bool,
        edge: int | None,
        after_figure: bool,
    ) -> None:
        self._text = text
        self.columns = columns
        """The number of figure columns: at first that of the table before, which this one may continue."""
        self._bottom = bottom
        self._loose = loose
        self._edge = edge
        self._page = 0
        self._head = TableHead(loose=loose)
        self._drafts: list[Draft] = []
        self._waiting: list[LabelPieces] = []
        self._open: list[tuple[int, LabelPieces]] = []
        self._lines: list[Line] = []
        self._after_figure = after_figure
        self.has_figures = False
        self.zone: int | None = None
        """The place where the figures of this page begin; None before the first figure."""

    @property
    def has_rows(self) -> bool:
        """Whether a row has begun."""
        return bool(self._drafts)

    @property
    def has_head(self) -> bool:
        """Whether labels stand above the columns."""
        return bool(self._head)

    @property
    def begins_unlabelled(self) -> bool:
        """Whether the first figures stand beside no label, though others do."""
        return bool(self._drafts) and self._is_unlabelled(self._drafts[0])

    @property
    def ends_unlabelled(self) -> bool:
        """Whether the last figures stand beside no label, though others do."""
        return bool(self._drafts) and self._is_unlabelled(self._drafts[-1])

    def _is_unlabelled(self, draft: Draft) -> bool:
        return not draft.labels and any(other.labels for other in self._drafts)

    @property
    def head_lines(self) -> int:
        """The number of lines above the rows."""
        return self._head.lines

    def turn_page(self) -> None:
        """Turn the page at a form feed: places mean something else from here on."""
        self._page += 1
        self.zone = None

    def add_line(self, line: Line, *, lone_figure: bool) -> None:
        """Add a line that stands between the rows and is no row, such as a page number."""
        self._lines.append(line)
        if lone_figure:
            self.cut_off()
            self._after_figure = True

    def cut_off(self) -> None:
        """Note that more of the last row may stand elsewhere."""
        if self._drafts:
            draft = self._drafts[-1]
            draft.unfinished = bool(draft.figures)
            draft.doubtful = draft.doubtful or not draft.figures

    def expects(self, below: Sequence[CellPiece]) -> bool:
        """Whether a figure alone in its line stands beside the middle of the last label."""
        leaf = self._drafts[-1].leaf if self._drafts and not self._drafts[-1].figures else None
        if leaf is None or not below or below[-1].level is not None:
            return False
        return self._loose or meets(below[-1], leaf[-1])

    def add_head(self, labels: Sequence[CellPiece], label_end: int, zone: int) -> None:
        """Add a line above the rows."""
        self._head.add(labels, label_end, zone)

    def add_figures(self, line: AlignedLine, below: Sequence[CellPiece]) -> None:
        """Add a line that ends in figures.

        Args:
            line: the line.
            below: the words of the next line, if it has no figures.
        """
        figures = line.figures
        self.has_figures = True
        self.zone = figures[0].left if self.zone is None else min(self.zone, figures[0].left)
        pieces = self._split(line)
        draft = self._drafts[-1] if self._drafts else None
        if pieces and draft is not None and self._is_beside_middle(draft, pieces[-1], below):
            self._groups(pieces)
            self._go_on(None, draft.leaf)
            self._fill(draft, pieces, figures)
            return
        self._groups(pieces[:-1])
        piece = pieces[-1] if pieces else None
        if draft is not None and draft.figures:
            self._below_figures(draft, piece, figures)
            return
        if piece is None:
            draft = draft or self._begin()
        elif draft is None or not self._joins_blank(draft, outermost_depth(pieces)):
            draft = self._begin()
            self._open_label(draft, piece)
        elif piece.level is not None:
            self._open_label(draft, piece)
        else:
            self._go_on(piece, draft.leaf)
        self._fill(draft, pieces, figures)

    def _is_beside_middle(self, draft: Draft, piece: CellPiece, below: Sequence[CellPiece]) -> bool:
        """Whether a group label alone stands beside the figures of a row whose own label goes on below them."""
        leaf = draft.leaf
        if draft.figures or leaf is None or not below or self._loose:
            return False
        last = below[-1]
        depth, above = piece.level, leaf[0].level
        outside = piece.right <= leaf[-1].left
        return (
            outside
            and above is not None
            and (depth is None or depth < above)
            and last.level is None
            and meets(last, leaf[-1])
        )

    def _fill(self, draft: Draft, words: Sequence[CellPiece], figures: Sequence[CellPiece]) -> None:
        draft.beside = words[-1] if words else None
        draft.figures = [[figure] for figure in figures]
        draft.doubtful = False
        draft.page = self._page

    def _joins_blank(self, draft: Draft, depth: int | None) -> bool:
        """Whether labels of a depth beside figures belong to the row above, which has no figures so far."""
        leaf = draft.leaf
        if leaf is None:
            return True
        above = leaf[0].level
        if depth is not None:
            return above is not None and depth > above
        return above is not None or self._bottom

    def _below_figures(
        self, draft: Draft, piece: CellPiece | None, figures: Sequence[CellPiece]
    ) -> None:
        """Add figures below a row that has figures: they are broken numbers, or the next row."""
        leaf = draft.leaf
        goes_on = piece is None or (piece.level is None and leaf is not None)
        # Beside an unmarked label a full line of figures is the next row, however well it stands.
        partial = (
            piece is None
            or leaf is None
            or bool(leaf[0].level)
            or len(figures) < len(draft.figures)
        )
        if goes_on and partial and self._wraps(draft, figures):
            self._go_on(piece, leaf)
            return
        marked = leaf is not None and bool(leaf[0].level)
        if goes_on and (marked or piece is None) and len(figures) < len(draft.figures):
            self._go_on(piece, leaf)
            draft.surplus += figures
            return
        group = self._target(piece) if piece is not None and goes_on and marked else None
        fresh = self._begin()
        if group is not None and group is not leaf and piece is not None:
            # The piece is more of a group's label; the figures beside it belong to a row not seen yet.
            group.append(piece)
        elif piece is not None:
            self._open_label(fresh, piece)
        self._fill(fresh, [piece] if piece else [], figures)

    def _wraps(self, draft: Draft, figures: Sequence[CellPiece]) -> bool:
        """Join figures to the broken ones above them, if every one stands below exactly one; say whether they were."""
        if self._loose or draft.surplus or draft.page != self._page:
            return False
        targets: list[LabelPieces] = []
        for figure in figures:
            hits = [cell for cell in draft.figures if continues_digits(figure, cell[-1])]
            if len(hits) != 1 or any(hits[0] is target for target in targets):
                return False
            targets.append(hits[0])
        for figure, target in zip(figures, targets, strict=True):
            target.append(figure)
        return True

    def continues(self, line: AlignedLine) -> bool:
        """Whether all words of a line stand below labels of the last row."""
        last = self._drafts[-1].labels if self._drafts and not self._loose else []
        if not last:
            return False
        above = [label[-1] for label in last]
        return all([any([meets(piece, each) for each in above]) for piece in line.phrases])

    def add_labels(self, line: AlignedLine, *, above_figures: bool) -> None:
        """Add a line of label pieces without figures.

        Args:
            line: the line.
            above_figures: whether the next line has figures and no words.
        """
        pieces = self._split(line)
        if len(pieces) > 1:
            self._groups(pieces[:-1])
        piece = pieces[-1]
        draft = self._drafts[-1] if self._drafts else None
        if draft is None or (draft.figures and draft.leaf is None):
            corner = self._head.corner if draft is None else []
            if corner and is_open_label(corner[-1]):
                self._head.add_corner(piece)
                return
            self._open_label(self._begin(), piece)
            return
        depth = outermost_depth(pieces)
        above = draft.leaf[0].level if draft.leaf else None
        if depth is not None:
            deeper = above is not None and depth > above
            if draft.figures or not deeper:
                draft = self._begin()
            self._open_label(draft, piece)
        elif above is None and draft.figures and above_figures:
            self._open_label(self._begin(), piece)
        elif above is not None or draft.leaf is None or self._continues(draft, piece):
            self._go_on(piece, draft.leaf)
        else:
            self._open_label(self._begin(), piece)

    def _continues(self, draft: Draft, piece: CellPiece) -> bool:
        """Whether a piece continues the unmarked label above it."""
        if self._bottom:
            return not draft.figures
        return draft.leaf is not None and are_halves(draft.leaf, piece)

    def _begin(self) -> Draft:
        draft = Draft(self._page)
        draft.doubtful, self._after_figure = self._after_figure, False
        draft.labels, self._waiting = self._waiting, []
        self._drafts.append(draft)
        return draft

    def _split(self, line: AlignedLine) -> Sequence[CellPiece]:
        """Split a line into phrases, also at a single blank where the next word stands below another label."""
        if self._loose or len(line.phrases) == len(line.labels):
            return line.phrases
        groups: list[list[CellPiece]] = []
        for inside in group_words(line.labels):
            groups.append(inside[:1])
            for part in inside[1:]:
                below, before = self._below(part), self._below(groups[-1][-1])
                if below is not None and before is not None and below is not before:
                    groups.append([part])
                else:
                    groups[-1].append(part)
        return [join_in_line(group) for group in groups]

    def _below(self, part: CellPiece) -> LabelPieces | None:
        shared = [
            (overlap(part, label[-1]), i)
            for i, (page, label) in enumerate(self._open)
            if page == self._page
        ]
        best = max(shared, default=(0, 0))
        return self._open[best[1]][1] if best[0] > 0 else None

    def _groups(self, pieces: Sequence[CellPiece]) -> None:
        """Add the pieces left of the last one: labels of groups, or more of those begun above."""
        for piece in pieces:
            if piece.level is None:
                target = self._target(piece)
                if target is not None:
                    target.append(piece)
                    continue
            label = [piece]
            self._waiting.append(label)
            self._remember(label)

    def _open_label(self, draft: Draft, piece: CellPiece) -> None:
        draft.labels += self._waiting
        self._waiting = []
        label = [piece]
        draft.labels.append(label)
        self._remember(label)

    def _remember(self, label: LabelPieces) -> None:
        piece = label[0]
        self._open = [
            (page, other)
            for page, other in self._open
            if page != self._page or not meets(piece, other[-1])
        ]
        self._open = [*self._open[1 - _REMEMBERED :], (self._page, label)]

    def _go_on(self, piece: CellPiece | None, leaf: LabelPieces | None) -> None:
        """Add one more piece of a label begun above."""
        draft = self._drafts[-1]
        if self._waiting:
            draft.labels[:0] = self._waiting
            self._waiting = []
        if piece is None:
            return
        target = self._target(piece) or leaf
        if target is None:
            self._open_label(draft, piece)
        else:
            target.append(piece)

    def _target(self, piece: CellPiece) -> LabelPieces | None:
        """The label above that a piece without a mark continues."""
        labels = self._open
        if ")" in piece.text and open_brackets(piece.text) < 0:
            labels = [each for each in labels if is_open_label(each[1])] or labels
            if len(labels) == 1:
                return labels[0][1]
        if self._loose:
            return None
        below = [(overlap(piece, label[-1]), label) for page, label in labels if page == self._page]
        best, found = 1, None
        for shared, label in below:
            if shared >= best:
                best, found = shared, label
        return found

    def items(self) -> list[Row | Line]:
        """The rows and lines, in the order of their first characters."""
        if self._waiting:
            self._begin()
        self._drafts = centre_labels(self._drafts)
        leaves = [] if self._loose else self._leaves()
        base = int(bool(self._head.corner) or any(draft.labels for draft in self._drafts))
        table = None
        found: list[tuple[int, Row | Line]] = [(line.start, line) for line in self._lines]
        widest = max([len(draft.figures) for draft in self._drafts], default=0)
        shown = leaves if len(leaves) >= widest else []
        doubt_neighbours(self._drafts, loose=self._loose)
        for number, drafts in groupby(self._drafts, key=attrgetter("page")):
            # The heads stand on the first page, and the next one need not begin as far to the left.
            first = number == self._drafts[0].page
            edge = self._edge if first else None
            page = PageRows(self._text, list(drafts), leaves, loose=self._loose, edge=edge)
            found += page.rows(self.columns)
            self.columns = page.columns or self.columns
            if first and page.is_under_heads:
                base, table, shown = page.depth, page.table, leaves
        for row in self._head.rows(self._text, shown, base, table):
            found.append((min([cell.start for cell in row.cells]), row))
        found.sort(key=itemgetter(0))
        return [item for _, item in found]

    def _leaves(self) -> list[CellPiece]:
        first = self._drafts[0].page if self._drafts else 0
        page = [draft for draft in self._drafts if draft.page == first]
        ends = [part.right for draft in page for label in draft.labels for part in label]
        lefts = [figure[0].left for draft in page for figure in draft.figures]
        return self._head.leaves(max(ends, default=0), min(lefts, default=0))
