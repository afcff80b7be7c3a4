"""A row of cells as a whole: how far its figures reach, whether it is blank, or the one row of table 4."""

import re
from collections.abc import Sequence

from gaireport.adapter import CutCell, Line
from gaireport.form.official import APPLICANT_COLUMNS, REVIEW_PATHS
from gaireport.tokens.figures import Figure
from gaireport.tokens.kinds import Kind, classify
from gaireport.tokens.lexicon import HEADS, OUTCOME_HEADS, ROWS, Entry

APPLICANT_COUNT = len(APPLICANT_COLUMNS)
"""Figures in a row of table 3."""
REVIEW_COUNT = len(REVIEW_PATHS)
"""Cells in the one row of table 4."""
_PIECE_OF_CELL = re.compile(r"\S+")


def end_of_figures(kinds: Sequence[Kind], at: int) -> int:
    """The place behind the figures that begin at ``at``; blank cells are figures."""
    for end in range(at, len(kinds)):
        if not isinstance(kinds[end], Figure):
            return end
    return len(kinds)


def label_behind_ordinal(cells: Sequence[CutCell], kinds: Sequence[Kind]) -> int:
    """The place of a row's label behind one number and blank cells; 0 where the row does not begin so."""
    if not kinds or not isinstance(kinds[0], Figure):
        return 0
    behind = end_of_figures(kinds, 0)
    if behind == len(kinds) or [cell.text for cell in cells[1:behind] if cell.text]:
        return 0
    kind = kinds[behind]
    is_row = isinstance(kind, Entry) and kind.term.terminal not in HEADS | OUTCOME_HEADS
    return behind if cells[0].text and is_row else 0


def part_label(cells: tuple[CutCell, ...]) -> tuple[CutCell, ...]:
    """The cells, with the figures that stand behind or below the label in its cell taken out of it.

    Beside them the cells are blank, or some are: where all are, which of them the figures belong to is not known where
    they are fewer, and none is left of those.
    """
    first, pieces = cells[0], list(_PIECE_OF_CELL.finditer(cells[0].text))
    count = next(
        (at for at, piece in enumerate(reversed(pieces)) if not _may_be_figure(piece[0])), 0
    )
    if not count or first.end - first.start != len(first.text):
        return cells
    end = pieces[-count - 1].end()
    label = first.text[:end]
    kind = classify(label)
    if not isinstance(kind, Entry) or kind.term.terminal not in ROWS:
        return cells
    parted = [first._replace(text=label, end=first.start + end)]
    for piece in pieces[-count:]:
        start, stop = (first.start + at for at in piece.span())
        column = parted[-1].column + 1
        parted.append(first._replace(text=piece[0], start=start, end=stop, column=column))
    beside = cells[1:] if any(cell.text for cell in cells[1:]) else ()
    return (*parted, *(cell._replace(column=cell.column + count) for cell in beside))


def _may_be_figure(piece: str) -> bool:
    return isinstance(classify(piece), Figure)


def is_blank_row(cells: Sequence[CutCell]) -> bool:
    """Whether the cells behind a label are those of a blank row: 合计 names a row, or heads a column."""
    return len(cells) >= APPLICANT_COUNT and not any(cell.text for cell in cells)


def is_outcome_row(cells: Sequence[CutCell], kinds: Sequence[Kind]) -> bool:
    """Whether a row has fifteen cells, some of them figures and none a label; under its heads it is that of table 4."""
    return (
        len(cells) == REVIEW_COUNT
        and not any(isinstance(kind, Entry) for kind in kinds)
        and any(
            cell.text and isinstance(kind, Figure) for cell, kind in zip(cells, kinds, strict=True)
        )
    )


def as_line(cell: CutCell) -> Line:
    """A cell that is prose; its paragraphs are one line."""
    return Line(cell.text.replace("\n", ""), cell.start, cell.end)
