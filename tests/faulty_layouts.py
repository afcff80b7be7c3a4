"""A sound layout of rows with broken bars between cells, and the same with one fault each."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.form.printed import print_report, unwritable
from gaireport.nodes import Report
from gaireport.source import Source, Span

BAR = "¦"
_ESCAPED = "&brvbar;"
Items = Iterator[Row | Line]


class Bars(Adapter):
    """Rows like ``规章¦0¦0¦0``."""

    name: ClassVar[str] = "plugin"
    summary: ClassVar[str] = "broken bars between cells"
    limits: ClassVar[dict[str, bool]] = {"breaks_in_cells": False}

    def claims(self, source: Source, region: Span) -> int:
        return 2 * source.text.count(BAR, region.start, region.end)

    def cut(self, source: Source, region: Span) -> Items:
        at, table = region.start, region.start
        for line in source.text[region.start : region.end].split("\n"):
            if BAR in line:
                yield Row(tuple(_cells_between_bars(line, at)), table)
            else:
                table = at
                if bare := line.strip():
                    start = at + line.index(bare)
                    yield Line(bare.replace(_ESCAPED, BAR), start, start + len(bare))
            at += len(line) + 1

    def write(self, report: Report) -> str:
        lines: list[str] = []
        for part in print_report(report):
            rows = part.table.flat if part.table else [(part.text.replace(BAR, _ESCAPED),)]
            rows = [(part.text, "")] if part.kind == "unparsed" else rows
            for row in rows:
                if any("\n" in text for text in row):
                    raise unwritable("GR402", part.field, layout=self.name, mark="a line break")
                lines.append(BAR.join(row))
            lines.append("")
        return "\n".join(lines) + "\n"


def _cells_between_bars(line: str, at: int) -> Iterator[CutCell]:
    for column, printed in enumerate(line.split(BAR)):
        text = printed.strip()
        start = at + (printed.index(text) if text else 0)
        yield CutCell(text, start, start + len(text), column)
        at += len(printed) + 1


def cuts(change: Callable[[Items], Items]) -> type[Adapter]:
    """The layout with something done to what it cuts."""

    class Plugin(Bars):
        def cut(self, source: Source, region: Span) -> Items:
            return change(super().cut(source, region))

    return Plugin


def writes(change: Callable[[str], str]) -> type[Adapter]:
    """The layout with something done to what it writes."""

    class Plugin(Bars):
        def write(self, report: Report) -> str:
            return change(super().write(report))

    return Plugin


def has(**parts: object) -> type[Adapter]:
    """The layout with other attributes."""
    return type("Plugin", (Bars,), parts)


def each_row(change: Callable[[tuple[CutCell, ...]], tuple[CutCell, ...]]) -> type[Adapter]:
    """The layout with something done to the cells of each row of table 3."""

    def go(items: Items) -> Items:
        for item in items:
            is_long = isinstance(item, Row) and len(item.cells) > 7
            yield Row(change(item.cells), item.table) if is_long else item

    return cuts(go)


def each_line(change: Callable[[Line], Line | None]) -> type[Adapter]:
    """The layout with something done to each line of prose."""

    def go(items: Items) -> Items:
        for item in items:
            changed = change(item) if isinstance(item, Line) else item
            if changed is not None:
                yield changed

    return cuts(go)
