"""A report and the same report written and read again -> the first field in which they differ."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from gaireport.findings.words import Words
from gaireport.nodes import Cell, Paragraph, Report

_LONGEST_QUOTED = 40
"""Characters of a text that an error quotes."""

_NOT_THERE = Words("nothing", "空")
Fields = Iterable[tuple[str, object, object]]


def find_difference(report: Report, again: Report) -> tuple[str, str | Words, str | Words] | None:
    """The first field that differs, what the report has there, and what was read again; None if the two are equal."""
    if report == again:
        return None
    for field, ours, theirs in _fields(report, again):
        if ours != theirs:
            return field, _quote_value(ours), _quote_value(theirs)
    return "report", "", ""


def _fields(report: Report, again: Report) -> Iterator[tuple[str, object, object]]:
    yield from _cell_fields(report, again)
    for name in ("title", "agency", "year", "form", "signature", "published"):
        yield name, getattr(report, name), getattr(again, name)
    yield from _paragraph_fields("preamble", report.preamble, again.preamble)
    for at, (ours, theirs) in enumerate(zip_longest(report.chapters, again.chapters)):
        field = f"chapters[{at}]"
        if ours is None or theirs is None:
            yield field, ours and ours.heading, theirs and theirs.heading
        else:
            yield f"{field}.number", ours.number, theirs.number
            yield f"{field}.heading", ours.heading, theirs.heading
            yield from _paragraph_fields(f"{field}.paragraphs", ours.paragraphs, theirs.paragraphs)
    for at, (mine, other) in enumerate(zip_longest(report.unparsed, again.unparsed)):
        yield f"unparsed[{at}]", mine and mine.text, other and other.text


def _cell_fields(report: Report, again: Report) -> Fields:
    ours, theirs = report.cells(), again.cells()
    for path in dict.fromkeys((*ours, *theirs)):
        mine, other = ours.get(path), theirs.get(path)
        yield path, mine, other


def _paragraph_fields(field: str, ours: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> Fields:
    for at, (mine, other) in enumerate(zip_longest(ours, theirs)):
        yield f"{field}[{at}]", mine and mine.text, other and other.text


def _quote_value(value: object) -> str | Words:
    if value is None:
        return _NOT_THERE
    if isinstance(value, Cell):
        if value.raw is None:
            return Words(f"a cell that is {value.state}", f"状态为 {value.state} 的单元格")
        value = value.raw
    text = repr(value)
    return text if len(text) <= _LONGEST_QUOTED else text[:_LONGEST_QUOTED] + "…"
