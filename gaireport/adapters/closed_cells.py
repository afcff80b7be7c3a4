"""Cells that are each closed by a mark, behind them or alone on the next line -> runs of cells, and the lines between.

No row ends anywhere, so the cells are a mere sequence; a mark that closes nothing is a blank cell.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from gaireport.adapter import SEQUENCE, CutCell, Line, Row
from gaireport.adapters.line_rows import FIGURE_ALONE, each_line, strip_line
from gaireport.source import Span

_LONGEST_ABOVE = 30
"""Characters of a paragraph that stands in a cell above the one that is closed."""
_STOP_OR_QUESTION = re.compile("[。；！？]")
_FEWEST_UNCLOSED = 4
"""Figures without a mark of their own that end a row."""
_AROUND = " \u3000\xa0\r"

_CLOSED_BY_TAB = re.compile(r"\n[ \u3000\xa0]*+[^\s][^\t\n]*+\t[ \u3000\r]*$", re.MULTILINE)
"""A line whose only tab ends it."""

Pieces = list[tuple[str, int]]
"""Prints, each with its offset."""


def count_closed_behind(text: str, start: int, end: int) -> int:
    """How many lines of a stretch hold one cell with a tab behind it."""
    return len(_CLOSED_BY_TAB.findall(text, max(start - 1, 0), end))


def count_closed_below(text: str, mark: str) -> int:
    """How many texts are closed by a mark that stands alone on the next line."""
    found, is_open = 0, False
    for line in text.split("\n"):
        bare = line.strip(_AROUND)
        found += bare == mark and is_open
        is_open = bool(bare) and mark not in bare
    return found


def cut_closed_cells(
    text: str, region: Span, mark: str, make_cell: Callable[[str, int, int], CutCell]
) -> Iterator[Row | Line]:
    """Cut a region whose cells are closed by a mark.

    Args:
        make_cell: makes the cell of its print, its offset and its number.
    """
    cells: list[CutCell] = []
    waiting: Pieces = []
    is_open_at_end = _ends_rows_unclosed(text[region.start : region.end], mark)
    for line, start in each_line(text, region):
        bare = line.strip(_AROUND)
        if mark not in bare:
            if bare and not (waiting and not _may_stand_above(waiting[-1][0])):
                waiting.append((line, start))
                continue
            if is_open_at_end and cells and waiting and _is_lone_figure(waiting[0][0]):
                cells += _cut_all(waiting[:1], make_cell, len(cells))
                del waiting[0]
            yield from _end_run(cells, waiting)
            cells, waiting = [], [(line, start)] if bare else []
            continue
        parts = line.rstrip(_AROUND).split(mark)
        if not parts[-1].strip():
            parts.pop()
        is_below = not bare.strip(mark)
        if waiting:
            above = waiting[:-1] if is_below else waiting
            if not cells or any(not _may_stand_above(each) for each, _ in above):
                yield from _end_run(cells, above)
                cells, above = [], []
            cells += _cut_all(above, make_cell, len(cells))
            if is_below:
                cells += _cut_all(waiting[-1:], make_cell, len(cells))
                start += len(parts[0]) + 1
                parts = parts[1:]
            waiting = []
        cells += _cut_all(_places(parts, start), make_cell, len(cells))
    yield from _end_run(cells, waiting)


def _ends_rows_unclosed(text: str, mark: str) -> bool:
    """Whether marks stand between the cells of a row, and none behind its last one."""
    lines = [bare for line in text.split("\n") if (bare := line.strip(_AROUND))]
    unclosed = (
        below != mark and mark not in line and _is_lone_figure(line)
        for line, below in pairwise(lines)
    )
    return sum(unclosed) >= _FEWEST_UNCLOSED


def _is_lone_figure(line: str) -> bool:
    return FIGURE_ALONE.fullmatch(line.strip(_AROUND)) is not None


def _may_stand_above(line: str) -> bool:
    """Whether a line may be a paragraph of a cell."""
    return len(line.strip()) <= _LONGEST_ABOVE and not _STOP_OR_QUESTION.search(line)


def _places(parts: list[str], start: int) -> Pieces:
    places = []
    for part in parts:
        places.append((part, start))
        start += len(part) + 1
    return places


def _cut_all(
    parts: Pieces, make_cell: Callable[[str, int, int], CutCell], column: int
) -> list[CutCell]:
    return [make_cell(part, at, column + number) for number, (part, at) in enumerate(parts)]


def _end_run(cells: list[CutCell], waiting: Pieces) -> Iterator[Row | Line]:
    if cells:
        yield Row(tuple(cells), SEQUENCE)
    for line, start in waiting:
        yield strip_line(line, start)
