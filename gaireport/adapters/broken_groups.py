"""Figures in groups of three digits that a narrow column breaks over two lines -> one cell each.

A group of fewer than three digits ends no number, so the line below must hold the digits that it lacks.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gaireport.adapter import CutCell

_OPEN = re.compile(r"[-+－＋]?[0-9]{1,3}(?:,[0-9]{3})*+,(?P<last>[0-9]{0,2})")
_REST = re.compile(r"(?P<first>[0-9]{1,3})(?:,[0-9]{3})*+")
_GROUP = 3


def join_groups(cells: Sequence[CutCell]) -> Sequence[CutCell]:
    """The cells of a sequence, with the pieces of broken figures in one; none of a run where one has lost its rest."""
    if not any("," in cell.text and _OPEN.fullmatch(cell.text) for cell in cells):
        return cells
    joined: list[CutCell] = []
    for run in _runs(cells):
        joined += _join_run(run)
    return [cell._replace(column=column) for column, cell in enumerate(joined)]


def _runs(cells: Sequence[CutCell]) -> Iterator[list[CutCell]]:
    """The cells, parted where a figure stands behind another text or a text behind a figure."""
    run = list(cells[:1])
    for above, cell in pairwise(cells):
        if _is_figure(above) != _is_figure(cell):
            yield run
            run = []
        run.append(cell)
    yield run


def _is_figure(cell: CutCell) -> bool:
    return cell.text[:1].isdigit() or cell.text[:1] in "-+－＋"


def _join_run(run: Sequence[CutCell]) -> Sequence[CutCell]:
    joined: list[CutCell] = []
    is_open = False
    for cell in run:
        broken = _OPEN.fullmatch(joined[-1].text) if is_open else None
        if broken is not None:
            rest = _REST.fullmatch(cell.text)
            if rest is None or len(broken["last"] + rest["first"]) != _GROUP:
                return run
            above = joined.pop()
            joined.append(above._replace(text=f"{above.text}\n{cell.text}", end=cell.end))
        else:
            joined.append(cell)
        is_open = broken is None and _OPEN.fullmatch(cell.text) is not None
    return run if is_open else joined
