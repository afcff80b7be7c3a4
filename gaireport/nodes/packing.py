"""Many small objects of one class <-> a column for each of their fields: a tenth of the cost of a pickle of each.

Pickle calls two functions of Python for each frozen object that goes and for each that comes. Here both ways are
loops in C: fields are read by attrgetter, and set through the slots, which a frozen class leaves open.
"""

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

import attrs

from gaireport.source import Span

Packed = TypeVar("Packed")
PackedColumns = tuple[Any, ...]


class _Slot(NamedTuple):
    name: str
    is_span: bool
    inner: type | None
    """The class of the objects of which the field holds a tuple."""
    fill: Callable[[Any, Any], None]


_SLOTS_OF: dict[type, tuple[_Slot, ...]] = {}


def _slots(kind: Any) -> tuple[_Slot, ...]:
    if (known := _SLOTS_OF.get(kind)) is not None:
        return known
    return _SLOTS_OF.setdefault(kind, tuple(_slot(kind, field) for field in attrs.fields(kind)))


def _slot(kind: type, field: Any) -> _Slot:
    parts = get_args(field.type)
    inner = parts[0] if get_origin(field.type) is tuple and attrs.has(parts[0]) else None
    is_span = field.type is Span or Span in parts
    return _Slot(field.name, is_span, inner, vars(kind)[field.name].__set__)


def pack_objects(kind: type, objects: Sequence[Any]) -> PackedColumns:
    """The columns of objects of one class; nothing at all where there are no objects."""
    if not objects:
        return ()
    columns: list[Any] = []
    for slot in _slots(kind):
        column = list(map(attrgetter(slot.name), objects))
        columns.append(_pack_column(slot, column))
    return tuple(columns)


def _pack_column(slot: _Slot, column: list[Any]) -> Any:
    if slot.is_span:
        starts = [None if span is None else span.start for span in column]
        return starts, [None if span is None else span.end for span in column]
    if slot.inner is not None:
        return [pack_objects(slot.inner, each) for each in column]
    return column


def unpack_objects(kind: type[Packed], columns: PackedColumns) -> list[Packed]:
    """The objects of one class that have these columns."""
    if not columns:
        return []
    slots = _slots(kind)
    filled = [_unpack_column(*pair) for pair in zip(slots, columns, strict=True)]
    return _make(kind, filled, len(filled[0]))


def _unpack_column(slot: _Slot, column: Any) -> list[Any]:
    if slot.is_span:
        starts, ends = column
        return _spans(starts, ends)
    if slot.inner is not None:
        return [tuple(unpack_objects(slot.inner, each)) for each in column]
    return list(column)


def _make(kind: type[Packed], columns: Iterable[Iterable[Any]], number: int) -> list[Packed]:
    objects = [kind.__new__(kind) for _ in range(number)]
    for slot, column in zip(_slots(kind), columns, strict=True):
        deque(map(slot.fill, objects, column), maxlen=0)
    return objects


def _spans(starts: list[int | None], ends: list[int | None]) -> list[Span | None]:
    there = len(starts) - starts.count(None)
    columns = ([at for at in each if at is not None] for each in (starts, ends))
    spans = iter(_make(Span, columns, there))
    return [None if start is None else next(spans) for start in starts]


def pack_fields(owner: Any, without: Container[str]) -> PackedColumns:
    """The fields of one object but for some, those that hold many objects as columns."""
    return tuple(
        _pack_column(slot, [getattr(owner, slot.name)])
        for slot in _slots(type(owner))
        if slot.name not in without
    )


def unpack_fields(kind: type, packed: PackedColumns, without: Container[str]) -> dict[str, Any]:
    """The fields that ``pack_fields`` packed, by name."""
    slots = [slot for slot in _slots(kind) if slot.name not in without]
    return {s.name: _unpack_column(s, each)[0] for s, each in zip(slots, packed, strict=True)}


def unpack_leaves(outlines: Iterable[Any], leaf: type, packed: PackedColumns) -> dict[str, Any]:
    """Path -> tree, for trees drawn as outlines (``path``, ``kind``, ``parts``) whose leaves are packed."""
    leaves: Iterator[Any] = iter(unpack_objects(leaf, packed))

    def grow(each: Any) -> Any:
        return next(leaves) if each.kind is leaf else each.kind(*map(grow, each.parts))

    return {each.path: grow(each) for each in outlines}
