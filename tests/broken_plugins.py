"""Adapters that break in every way, and what a report says of one."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, ClassVar

import attrs
from printed import SOUND_TEXT

import gaireport
from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.nodes import Report
from gaireport.source import Source, Span

SOUND = gaireport.parse(SOUND_TEXT)
OTHERS_CLAIM_NOTHING = "政府信息公开"

Cut = Callable[[str, int, int], Any]
"""Text, start and end -> what ``cut`` gives."""


class Untold(Exception):
    """An error that fails even when it is told."""

    def __str__(self) -> str:
        raise RuntimeError("nothing to say")


def make(
    cut: Cut | None = None, claims: object = None, written: object = None, only_stretches: bool = False
) -> type[Adapter]:  # fmt: skip
    """A plugin that claims nearly everything, or the stretches only, and does what it is told to."""

    class Plugin(Adapter):
        name: ClassVar[str] = "plugin"
        summary: ClassVar[str] = "made for a test"

        def claims(self, source: Source, region: Span) -> int:
            if claims is not None:
                return done(claims)
            size = region.end - region.start
            return 0 if only_stretches and size == len(source.text) else size * 50

        def cut(self, source: Source, region: Span) -> Any:
            if cut is None:
                return give_lines(source.text, region.start, region.end)
            return cut(source.text, region.start, region.end)

        def write(self, report: Report) -> str:
            return done(written)

    return Plugin


def done(value: Any) -> Any:
    if isinstance(value, BaseException):
        raise value
    return value


def give_lines(text: str, start: int, end: int) -> Iterator[Line]:
    for line in text[start:end].split("\n"):
        yield Line(line, start, start + len(line))
        start += len(line) + 1


def then(*items: object) -> Cut:
    """Lines of the text, then something else."""

    def cut(text: str, start: int, end: int) -> Iterator[object]:
        yield next(give_lines(text, start, end))
        yield from items

    return cut


def gives(item: Callable[[str, int, int], object]) -> Cut:
    return lambda text, start, end: [item(text, start, end)]


def raises(error: BaseException) -> Cut:
    def cut(text: str, start: int, end: int) -> Iterator[Line]:
        yield next(give_lines(text, start, end))
        raise error

    return cut


def fails_at_once(text: str, start: int, end: int) -> Any:
    raise ZeroDivisionError("at once")


class _Stops:
    """An iterator that fails in the midst of it."""

    def __iter__(self) -> "_Stops":
        return self

    def __next__(self) -> object:
        raise RuntimeError("no next")


class _Odd:
    """What arrays and lost values of other packages are: compared, they are neither true nor false."""

    def __eq__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise ValueError("ambiguous")


class _All:
    """Equal to whatever it is compared with."""

    def __eq__(self, other: object) -> bool:
        return True


class _Word(str):
    """A text of a class of its own."""


class _OddLine(Line):
    """A line that cannot be taken apart."""

    def __iter__(self) -> Iterator[Any]:
        raise KeyError("odd")


class _OddRow(Row):
    """A row that has other cells whenever it is asked."""

    @property
    def cells(self) -> Any:
        raise KeyError("odd")


class _Untitled(type):
    @property
    def __name__(cls) -> str:  # type: ignore[override]
        raise StopIteration


class _Nameless(metaclass=_Untitled):
    """An object whose class has no name; to ask for it looks like the end of all items."""


def make_row(*cells: object, table: object = 0) -> Row:
    return Row(tuple(cells), table)  # type: ignore[arg-type]


BREACHES: dict[str, tuple[Cut, str]] = {
    "raises": (raises(KeyError("row")), "failed in cut(): KeyError: 'row'"),
    "raises at once": (fails_at_once, "failed in cut(): ZeroDivisionError: at once"),
    "raises what cannot be told": (raises(Untold()), "failed in cut(): Untold"),
    "raises at length": (raises(ValueError("x" * 9999)), "x" * 100 + "…"),
    "raises StopIteration": (raises(StopIteration()), "failed in cut(): RuntimeError"),
    "runs out of stack": (raises(RecursionError("deep")), "RecursionError: deep"),
    "next fails": (lambda *_: _Stops(), "failed in cut(): RuntimeError: no next"),
    "gives None": (lambda *_: None, "failed in cut(): TypeError: 'NoneType' object is not iter"),
    "gives a number": (lambda *_: 7, "failed in cut(): TypeError: 'int' object is not iterable"),
    "gives text": (lambda *_: "rows", "gave str, which is neither a Row nor a Line"),
    "a plain tuple": (gives(lambda t, s, e: (t[s:e], s, e)), "gave tuple, which is neither"),
    "None among lines": (then(None), "gave NoneType, which is neither a Row nor a Line"),
    "a class": (then(Row), "gave type, which is neither a Row nor a Line"),
    "a list of cells": (gives(lambda t, s, e: Row([], 0)), "gave a row of list and int"),  # type: ignore[arg-type]
    "no table": (gives(lambda t, s, e: Row((), None)), "gave a row of tuple and NoneType"),  # type: ignore[arg-type]
    "true for a table": (gives(lambda t, s, e: Row((), True)), "gave a row of tuple and bool"),
    "a line in a row": (gives(lambda t, s, e: make_row(Line(t[s], s, s + 1))), "holds Line, not CutCell"),
    "None in a row": (gives(lambda t, s, e: make_row(None)), "holds NoneType, not CutCell"),
    "no column": (gives(lambda t, s, e: make_row(CutCell(t[s], s, s + 1, None))), "a column that is NoneType"),  # type: ignore[arg-type]
    "half a column": (gives(lambda t, s, e: make_row(CutCell(t[s], s, s + 1, 0.5))), "a column that is float"),  # type: ignore[arg-type]
    "no rows covered": (gives(lambda t, s, e: make_row(CutCell(t[s], s, s + 1, 0, rows=0))), "covers 0 rows"),
    "column covers": (gives(lambda t, s, e: make_row(CutCell("", s, s, 0, columns=0.5))), "covers float columns"),  # type: ignore[arg-type]
    "whole by a number": (gives(lambda t, s, e: make_row(CutCell(t[s], s, s + 1, 0, 1))), "an is_whole that is int"),  # type: ignore[arg-type]
    "span of None": (gives(lambda t, s, e: Line(t[s], None, s)), "a span of NoneType and int"),  # type: ignore[arg-type]
    "span of fractions": (gives(lambda t, s, e: Line(t[s], s, s + 1.0)), "a span of int and float"),  # type: ignore[arg-type]
    "span of text": (gives(lambda t, s, e: Line(t[s], "0", "1")), "a span of str and str"),  # type: ignore[arg-type]
    "span of truth": (gives(lambda t, s, e: Line(t[s], False, True)), "a span of bool and bool"),
    "behind the region": (gives(lambda t, s, e: Line("x", e, e + 1)), "outside of"),
    "before the region": (gives(lambda t, s, e: Line("x", s - 1, s)), "outside of"),
    "far away": (gives(lambda t, s, e: Line("x", 10**99, 10**99)), "outside of"),
    "backwards": (gives(lambda t, s, e: make_row(CutCell("一", s + 5, s + 3, 0))), "the span"),
    "another text": (gives(lambda t, s, e: Line("乙方", s, s + 3)), "gave '乙方' for"),
    "more text than stands there": (gives(lambda t, s, e: Line(t[s : s + 2], s, s + 1)), "stands"),
    "text of nothing": (gives(lambda t, s, e: make_row(CutCell("7", s, s, 0))), "where '' stands"),
    "None for a text": (gives(lambda t, s, e: Line(None, s, e)), "a text that is NoneType"),  # type: ignore[arg-type]
    "a number for a text": (gives(lambda t, s, e: make_row(CutCell(0, s, s + 1, 0))), "a text that is int"),  # type: ignore[arg-type]
    "bytes for a text": (gives(lambda t, s, e: Line(b"", s, s)), "a text that is bytes"),  # type: ignore[arg-type]
    "an ambiguous text in a row": (gives(lambda t, s, e: make_row(CutCell(_Odd(), s, s + 1, 0))), "that is _Odd"),  # type: ignore[arg-type]
    "an ambiguous text in a line": (gives(lambda t, s, e: Line(_Odd(), s, s + 1)), "that is _Odd"),  # type: ignore[arg-type]
    "what equals everything in a row": (gives(lambda t, s, e: make_row(CutCell(_All(), s, s + 1, 0))), "that is _All"),  # type: ignore[arg-type]
    "what equals everything in a line": (gives(lambda t, s, e: Line(_All(), s, s + 1)), "that is _All"),  # type: ignore[arg-type]
    "a derived text in a row": (gives(lambda t, s, e: make_row(CutCell(_Word(t[s]), s, s + 1, 0))), "that is _Word"),
    "a derived text in a line": (gives(lambda t, s, e: Line(_Word(t[s]), s, s + 1)), "that is _Word"),
    "a line of one field": (then(tuple.__new__(Line, ("a",))), "failed in cut(): TypeError"),
    "a row of one field": (then(tuple.__new__(Row, ((),))), "failed in cut(): ValueError"),
    "a cell of one field": (then(make_row(tuple.__new__(CutCell, ("a",)))), "failed in cut(): ValueError"),
    "a derived line": (gives(lambda t, s, e: _OddLine(t[s], s, s + 1)), "gave _OddLine, which is neither"),
    "a derived row": (gives(lambda t, s, e: _OddRow((CutCell(t[s], s, s + 1, 0),), 0)), "gave _OddRow, which"),
    "an object without a name": (then(_Nameless()), "failed in cut(): StopIteration"),
    "a span of too many digits": (gives(lambda t, s, e: Line("x", 10**9999, 10**9999)), "failed in cut(): ValueError"),
    "folded twice": (lambda t, s, e: [Line(t[s:e].replace("２", "2"), s, e), Line(t[s : s + 2], s, s + 2)], "twice"),
    "the same twice": (lambda t, s, e: [Line(t[s:e], s, e)] * 2, "twice"),
    "overlapping": (lambda t, s, e: [Line(t[s : s + 2], s, s + 2), Line(t[s + 1 : e], s + 1, e)], "twice"),
    "overlapping backwards": (lambda t, s, e: [Line(t[s + 1 : e], s + 1, e), Line(t[s : s + 2], s, s + 2)], "twice"),
    "the same with less in it": (
        lambda t, s, e: [Line(t[s : s + 3], s, s + 3), Line(t[s] + t[s + 2], s, s + 3)],
        "twice",
    ),
    "lines without end": (lambda t, s, e: (Line(t[s], s, s + 1) for _ in count()), "twice"),
    "blank lines without end": (lambda t, s, e: (Line("", s, s) for _ in count()), "blank cells in one place"),
    "blank rows without end": (
        lambda t, s, e: (make_row(CutCell("", e, e, 0)) for _ in count()),
        "blank cells in one place",
    ),
    "a row without end": (lambda t, s, e: [make_row(*[CutCell("", s, s, 0)] * 10_000)], "blank cells in one place"),
    "blank cells to and fro without end": (
        lambda t, s, e: (make_row(CutCell("", s + at % 5, s + at % 5, 0)) for at in count()),
        "blank cells in one place",
    ),
    "rows of nothing without end": (lambda t, s, e: (Row((), 0) for _ in count()), "rows without cells"),
}  # fmt: skip


def message_of_fault(report: Report) -> str:
    """The message of the one GR101; every other finding is what it is without the plugin."""
    found = [d for d in report.diagnostics if d.code == "GR101"]
    assert len(found) == 1
    assert attrs.evolve(report, diagnostics=()) == SOUND
    rest = tuple(d for d in report.diagnostics if d.code != "GR101")
    assert (report.layout, report.labels, rest) == (SOUND.layout, SOUND.labels, SOUND.diagnostics)
    assert "plugin" in found[0].message and "plugin" in found[0].message_zh
    return found[0].message
