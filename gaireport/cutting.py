"""One text -> its lines and rows. What the main adapter leaves as prose is offered to the other layouts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.errors import GaireportError, PluginError
from gaireport.lexicon import Entry
from gaireport.limits import Budget
from gaireport.registry import claim
from gaireport.source import Source, Span
from gaireport.tokens import classify

_FEWEST_CELLS = 8
"""Cells that prose must seem to hold before another adapter is asked to cut it: one row of table 3 with its label."""
_FEWEST_LABELS = 3
"""Different labels of the form among what the other adapter takes for cells; with fewer it is prose in rows."""


class Cut(NamedTuple):
    """What the adapters made of a text."""

    items: list[Row | Line]
    others: list[tuple[str, Span]]
    """Further layouts and where they were found."""
    failed: dict[str, PluginError]
    """Adapters that broke while they cut a stretch of prose; it stays prose."""


def cut_text(source: Source, adapter: Adapter, *, alone: bool, budget: Budget | None = None) -> Cut:
    """Cut the whole text.

    Args:
        source: the text.
        adapter: the main layout.
        alone: take every line outside of its tables as prose; otherwise another layout may read it.
        budget: what may be spent; the usual where none is given.

    Raises:
        PluginError: an adapter broke its contract.
        InputTooLargeError: the budget is spent.
    """
    budget = budget or Budget()
    whole = Span(0, len(source.text))
    items = _cut(adapter, source, whole, budget)
    if alone:
        return Cut(list(items), [], {})
    cut = Cut([], [], {})
    stretch: list[Line] = []
    for item in items:
        if isinstance(item, Line):
            stretch.append(item)
            continue
        if stretch:
            _end_stretch(cut, stretch, source, adapter, budget)
            stretch = []
        cut.items.append(item)
    _end_stretch(cut, stretch, source, adapter, budget)
    return cut


def _end_stretch(
    cut: Cut, stretch: list[Line], source: Source, main: Adapter, budget: Budget
) -> None:
    if len(stretch) > 1:
        region = Span(stretch[0].start, stretch[-1].end)
        other = _other_layout(source, region, main)
        items = _try_to_cut(other, source, region, budget, cut.failed) if other else []
        if other and _holds_labels(items):
            cut.others.append((other.name, region))
            cut.items.extend(items)
            return
    cut.items.extend(stretch)


def _other_layout(source: Source, region: Span, main: Adapter) -> Adapter | None:
    claims = ((cells, other) for cells, other in claim(source, region).found if other is not main)
    cells, other = next(claims, (0, None))
    return other if cells >= _FEWEST_CELLS else None


def _try_to_cut(
    adapter: Adapter, source: Source, region: Span, budget: Budget, failed: dict[str, PluginError]
) -> list[Row | Line]:
    try:
        return list(_cut(adapter, source, region, budget))
    except PluginError as error:
        failed[adapter.name] = error
        return []


def _holds_labels(items: Iterable[Row | Line]) -> bool:
    found: set[str] = set()
    for cell in (cell for item in items if isinstance(item, Row) for cell in item.cells):
        kind = classify(cell.text)
        if isinstance(kind, Entry):
            found.add(kind.term.terminal)
            if len(found) == _FEWEST_LABELS:
                return True
    return False


def _cut(adapter: Adapter, source: Source, region: Span, budget: Budget) -> Iterator[Row | Line]:
    try:
        yield from _checked(adapter.cut(source, region), len(source.text), adapter.name, budget)
    except GaireportError:
        raise
    except Exception as error:
        raise PluginError(f"adapter {adapter.name!r} failed in cut(): {error!r}") from error


def _checked(
    items: Iterable[Row | Line], length: int, name: str, budget: Budget
) -> Iterator[Row | Line]:
    for item in items:
        pieces: Sequence[CutCell | Line] = item.cells if isinstance(item, Row) else (item,)
        budget.spend(len(pieces) if isinstance(item, Row) else 0)
        for piece in pieces:
            if not 0 <= piece.start <= piece.end <= length:
                raise PluginError(
                    f"adapter {name!r} gave the span {piece.start}..{piece.end} of {length}"
                )
        yield item
