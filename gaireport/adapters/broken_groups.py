"""Figures in groups of three digits that a narrow column breaks over two lines -> one cell each.

A group of fewer than three digits ends no number, so the line below must hold the digits that it lacks.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gaireport.adapter import CutCell

_OPEN_GROUP = re.compile(r"[-+－＋]?[0-9]{1,3}(?:,[0-9]{3})*+,(?P<last>[0-9]{0,2})")
_GROUP_REST = re.compile(r"(?P<first>[0-9]{1,3})(?:,[0-9]{3})*+")
_FIGURE_BEGINS = re.compile("[-+－＋]?[0-9０-９]")
_DIGITS_OF_GROUP = 3


def join_groups(cells: Sequence[CutCell]) -> Sequence[CutCell]:
    """The cells of a sequence, with the pieces of a broken figure in one, unless a figure near it has lost its rest."""
    if not any("," in cell.text and _OPEN_GROUP.fullmatch(cell.text) for cell in cells):
        return cells
    whole: list[CutCell] = []
    for stretch in _figure_stretches(cells):
        whole += _complete_groups(stretch)
    return [cell._replace(column=column) for column, cell in enumerate(whole)]


def _figure_stretches(cells: Sequence[CutCell]) -> Iterator[list[CutCell]]:
    """The cells, parted where a figure stands behind another text or a text behind a figure."""
    stretch = list(cells[:1])
    for above, cell in pairwise(cells):
        if _begins_as_figure(above) != _begins_as_figure(cell):
            yield stretch
            stretch = []
        stretch.append(cell)
    yield stretch


def _begins_as_figure(cell: CutCell) -> bool:
    return _FIGURE_BEGINS.match(cell.text) is not None


def _complete_groups(stretch: Sequence[CutCell]) -> Sequence[CutCell]:
    whole: list[CutCell] = []
    is_open = False
    for cell in stretch:
        broken = _OPEN_GROUP.fullmatch(whole[-1].text) if is_open else None
        if broken is not None:
            rest = _GROUP_REST.fullmatch(cell.text)
            if rest is None or len(broken["last"] + rest["first"]) != _DIGITS_OF_GROUP:
                return stretch
            above = whole.pop()
            whole.append(above._replace(text=f"{above.text}\n{cell.text}", end=cell.end))
        else:
            whole.append(cell)
        is_open = broken is None and _OPEN_GROUP.fullmatch(cell.text) is not None
    return stretch if is_open else whole
