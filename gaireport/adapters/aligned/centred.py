"""Labels of several lines beside the middle of which their figures stand, as in the cells of Word and PDF tables.

As many lines of a label stand above its figures as below them, so that the last line of the table says where each
label ends, without a word of it being read.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from gaireport.adapters.aligned.drafts import Draft
from gaireport.adapters.aligned.words import CellPiece


def centre_labels(drafts: Sequence[Draft]) -> list[Draft]:
    """The rows with the lines that are theirs, where those of each page can be shared out evenly around its figures."""
    centred: list[Draft] = []
    for _, page in groupby(drafts, key=attrgetter("page")):
        centred += _centre_page(list(page))
    return centred


def _centre_page(drafts: list[Draft]) -> list[Draft]:
    rows = [draft for draft in drafts if draft.figures]
    if all(draft.beside for draft in rows) or any(len(draft.labels) > 1 for draft in drafts):
        return drafts
    pieces = [piece for draft in drafts for label in draft.labels for piece in label]
    if any(piece.level is not None for piece in pieces):
        return drafts
    pieces.sort(key=attrgetter("start"))
    shares = _share_out(pieces, rows)
    for draft, share in zip(rows, shares, strict=False):
        draft.labels = [list(share)]
    return rows if shares else drafts


def _share_out(pieces: list[CellPiece], rows: list[Draft]) -> list[list[CellPiece]]:
    """The pieces of each row, from the top; empty where they cannot be shared out evenly."""
    starts = [piece.start for piece in pieces]
    shares: list[list[CellPiece]] = []
    end = len(pieces)
    for draft in reversed(rows):
        below = bisect_left(starts, draft.figures[0][0].start)
        count = end - below
        begin = below - (draft.beside is not None) - count
        if begin < 0 or begin == end:
            return []
        shares.append(pieces[begin:end])
        end = begin
    return shares[::-1] if end == 0 else []
