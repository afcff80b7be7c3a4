"""A text -> its lines and rows. What the main adapter leaves as prose is offered to the other layouts."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from gaireport.adapter import Adapter, Line, Row
from gaireport.cutting import contract
from gaireport.cutting.limits import Budget
from gaireport.cutting.registry import claim
from gaireport.errors import PluginError
from gaireport.source import Source, Span, span_over
from gaireport.tokens.kinds import classify
from gaireport.tokens.lexicon import Entry

_FEWEST_CELLS = 8
"""Cells that prose must seem to hold before another adapter is asked to cut it: one row of table 3 with its label."""
_FEWEST_LABELS = 3
"""Different labels of the form that the other adapter's cells must hold; with fewer they are prose in rows."""


class Cut(NamedTuple):
    """What the adapters made of a text."""

    items: list[Row | Line]
    others: list[tuple[str, Span]]
    """The further layouts, and where they were found."""
    failed: dict[str, PluginError]
    """The adapters that broke over a stretch of prose, which is read as if they did not exist."""
    without: Collection[str]
    """The names of the adapters that had broken before."""


def cut_text(
    source: Source,
    adapter: Adapter,
    *,
    alone: bool,
    budget: Budget | None = None,
    without: Collection[str] = (),
) -> Cut:
    """Cut the whole text.

    Args:
        source: the text.
        adapter: the main layout.
        alone: every line outside of its tables is prose; otherwise another layout may read it.
        budget: what may be spent; by default the usual limits.
        without: names of the adapters that have failed over this text already.

    Raises:
        PluginError: an adapter broke its contract.
        InputTooLargeError: the budget is spent.
    """
    budget, end = budget or Budget(), len(source.text)
    items = contract.cut(adapter, source, Span(0, end), budget)
    if alone:
        return Cut(list(items), [], {}, without)
    cut, reached = Cut([], [], {}, without), 0
    stretch: list[Line] = []
    for item in items:
        if isinstance(item, Line):
            stretch.append(item)
            continue
        printed = [cell for cell in item.cells if cell.text]
        if stretch:
            below = min([cell.start for cell in printed], default=end)
            _end_stretch(cut, stretch, source, adapter, budget, room=Span(reached, below))
            reached, stretch = max([reached, *(line.end for line in stretch)]), []
        reached = max([reached, *[cell.end for cell in printed]])
        cut.items.append(item)
    _end_stretch(cut, stretch, source, adapter, budget, room=Span(reached, end))
    return cut


def _stands_alone(stretch: Sequence[Line], room: Span) -> bool:
    """Whether the lines stand in the text in the order in which they are read, and apart from the rows around them.

    Where pieces stand at places of a page, rows may stand among those of a stretch of prose.
    """
    follow = all(one.end <= other.start for one, other in pairwise(stretch))
    return follow and room.start <= stretch[0].start and stretch[-1].end <= room.end


def _end_stretch(
    cut: Cut, stretch: list[Line], source: Source, main: Adapter, budget: Budget, *, room: Span
) -> None:
    if len(stretch) > 1 and _stands_alone(stretch, room):
        region = span_over(stretch)
        claims = claim(source, region, {*cut.without, *cut.failed})
        cut.failed.update(claims.failed)
        for cells, other in claims.found:
            if other is main:
                continue
            items = _try_to_cut(other, source, region, budget, cut.failed, cells)
            if items is None:
                continue
            if _holds_labels(items):
                cut.others.append((other.name, region))
                cut.items.extend(items)
                return
            break
    cut.items.extend(stretch)


def _try_to_cut(
    adapter: Adapter,
    source: Source,
    region: Span,
    budget: Budget,
    failed: dict[str, PluginError],
    cells: int,
) -> list[Row | Line] | None:
    """The rows and lines that another layout makes of a stretch: nothing if it claims too little, None if it broke."""
    if cells < _FEWEST_CELLS:
        return []
    left = budget.left
    try:
        return list(contract.cut(adapter, source, region, budget))
    except PluginError as error:
        failed[adapter.name] = error
        budget.restore(left)
        return None


def _holds_labels(items: Iterable[Row | Line]) -> bool:
    found: set[str] = set()
    for cell in (cell for item in items if isinstance(item, Row) for cell in item.cells):
        kind = classify(cell.text)
        if isinstance(kind, Entry):
            found.add(kind.term.terminal)
            if len(found) == _FEWEST_LABELS:
                return True
    return False
