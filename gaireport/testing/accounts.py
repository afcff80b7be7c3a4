"""A report and what an adapter wrote and cut of it -> in a few words, what was lost, changed, glued or misplaced."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gaireport.adapter import Line, Row
from gaireport.form.printed import print_report
from gaireport.nodes import Cell, Chapter, Label, Paragraph, Report, Unparsed
from gaireport.source import Source, Span

_MOST_TOLD = 3
"""Pieces that a message names; the others are counted."""
_LONGEST_TOLD = 30


def leaf_spans(report: Report) -> list[Span]:
    """The spans of everything that carries printed text."""
    chapters = report.chapters
    leaves: list[Label | Cell | Paragraph | Chapter | Unparsed] = [
        *report.labels,
        *report.cells().values(),
        *report.preamble,
        *chapters,
        *(paragraph for chapter in chapters for paragraph in chapter.paragraphs),
        *report.unparsed,
    ]
    return [leaf.span for leaf in leaves if leaf.span is not None]


def uncovered(text: str, report: Report, markup: str = "") -> list[tuple[int, str]]:
    """Offset and text of every piece that no leaf's span covers, blanks and markup left out.

    Args:
        markup: a regular expression of what the layout adds to the printed text.
    """
    return _left_over(text, leaf_spans(report), markup)


def tell_uncut(text: str, items: Iterable[Row | Line], markup: str) -> str:
    """What stands in no row and no line, ``""`` for nothing."""
    spans = [Span(piece.start, piece.end) for piece in list_pieces(items)]
    return tell_pieces(text, _left_over(text, spans, markup))


def tell_swallowed(text: str, items: Iterable[Row | Line], markup: str) -> str:
    """The first texts that lie within one piece of the markup, ``""`` for none; a single character may be a mark."""
    if not markup:
        return ""
    marks = [found.span() for found in re.finditer(markup, text, re.MULTILINE)]
    ends = [end for _, end in marks]
    swallowed = []
    for piece in list_pieces(items):
        at = bisect_left(ends, piece.end)
        if len(piece.text) > 1 and at < len(marks) and marks[at][0] <= piece.start:
            swallowed.append((piece.start, piece.text))
    return tell_pieces(text, swallowed)


def tell_pieces(text: str, pieces: Sequence[tuple[int, str]]) -> str:
    """The first pieces with their lines, ``""`` for none."""
    source = Source(text)
    told = [
        f"{_quote_piece(piece)} in line {source.position(at)[0]}"
        for at, piece in pieces[:_MOST_TOLD]
    ]
    more = len(pieces) - len(told)
    return ", ".join(told) + (f" and {more} more" if more else "")


def tell_faults(report: Report, items: Sequence[Row | Line]) -> str:
    """How the pieces that were cut differ from those that the report prints: lost, glued, changed or added ones."""
    printed = list(_texts_of_report(report))
    cut = [text for piece in list_pieces(items) if (text := _close_up(piece.text))]
    lost, added = Counter(printed) - Counter(cut), Counter(cut) - Counter(printed)
    for one, other in pairwise(printed):
        if one + other in added:
            return f"glues {_quote_piece(one)} and {_quote_piece(other)} together"
    if lost and added:
        return f"changes {_tell(lost)} into {_tell(added)}"
    if lost:
        return f"loses {_tell(lost)}"
    if added:
        return f"adds {_tell(added)}"
    return "keeps every text, but in another order" if printed != cut else "keeps every text"


def tell_grid(items: Iterable[Row | Line]) -> str:
    """The first two cells of a row that share a column of the grid, ``""`` for none."""
    for item in items:
        if not isinstance(item, Row) or item.table < 0:
            continue
        for before, cell in pairwise(item.cells):
            if cell.column < before.column + before.columns:
                return (
                    f"{_quote_piece(before.text)}, which covers columns {before.column} to "
                    f"{before.column + before.columns - 1}, and {_quote_piece(cell.text)} in column {cell.column}"
                )
    return ""


def _left_over(text: str, spans: Iterable[Span], markup: str) -> list[tuple[int, str]]:
    left = list(text)
    for span in spans:
        left[span.start : span.end] = " " * (span.end - span.start)
    if markup:
        for found in re.finditer(markup, text, re.MULTILINE):
            left[found.start() : found.end()] = " " * (found.end() - found.start())
    return [(found.start(), found.group()) for found in re.finditer(r"\S+", "".join(left))]


def list_pieces(items: Iterable[Row | Line]) -> Iterator[Line]:
    """Every line and cell, in order, as a text with its place."""
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            yield from (Line(cell.text, cell.start, cell.end) for cell in item.cells)


def _texts_of_report(report: Report) -> Iterator[str]:
    for part in print_report(report):
        texts = [text for row in part.table.flat for text in row] if part.table else [part.text]
        yield from (squeezed for text in texts if (squeezed := _close_up(text)))


def _close_up(text: str) -> str:
    return "".join(text.split())


def _tell(pieces: Counter[str]) -> str:
    told = [_quote_piece(piece) for piece in list(pieces)[:_MOST_TOLD]]
    more = pieces.total() - len(told)
    return ", ".join(told) + (f" and {more} more" if more > 0 else "")


def _quote_piece(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_TOLD else text[:_LONGEST_TOLD] + "…")
