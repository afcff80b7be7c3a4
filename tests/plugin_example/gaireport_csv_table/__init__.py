"""Tables as comma-separated rows of quoted cells, one row a line, with prose around them."""

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.form.printed import print_report, unwritable
from gaireport.nodes import Report
from gaireport.source import Source, Span

_CELL = r'"(?:[^"\n]|"")*"'
_ROW = re.compile(rf"^{_CELL}(?:,{_CELL})+[ \t\r]*$", re.MULTILINE)
_ONE_CELL = re.compile(_CELL)


class CsvTable(Adapter):
    """Rows like ``"规章","0","0","0"``."""

    name: ClassVar[str] = "csv_table"
    summary: ClassVar[str] = "comma-separated rows of quoted cells"
    # A row is a line, so a cell cannot have a line break in it.
    limits: ClassVar[Mapping[str, bool]] = {"breaks_in_cells": False}

    def claims(self, source: Source, region: Span) -> int:
        """Cells in lines that are rows. Twice, since a plain reader may see a cell in each as well."""
        rows = _ROW.finditer(source.text, region.start, region.end)
        return 2 * sum(row.group().count('","') + 1 for row in rows)

    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        """Rows below one another share their columns; any other line in between begins a new table."""
        table = at = region.start
        for row in _ROW.finditer(source.text, region.start, region.end):
            lines = list(_lines(source.text, at, row.start()))
            yield from lines
            table = row.start() if lines else table
            yield Row(tuple(_cells(source.text, row)), table)
            at = row.end()
        yield from _lines(source.text, at, region.end)

    def write(self, report: Report) -> str:
        """Each label stands in the first cell of its row; merged cells are written out as blank ones."""
        blocks, rest = [], []
        for part in print_report(report):
            if part.table is not None:
                blocks.append("\n".join(self._row(row, part.field) for row in part.table.flat))
            elif part.kind == "unparsed":
                rest.append(self._row((part.text, ""), part.field))
            else:
                blocks.append(part.text)
        return "\n\n".join([*blocks, *(["\n".join(rest)] if rest else [])]) + "\n"

    def _row(self, texts: tuple[str, ...], field: str) -> str:
        if any("\n" in text for text in texts):
            raise unwritable("GR402", field, layout=self.name, mark="a line break")
        return ",".join(f'"{text.replace(chr(34), chr(34) * 2)}"' for text in texts)


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    for line in text[start:end].split("\n"):
        if bare := line.strip():
            begin = start + line.index(bare)
            yield Line(bare, begin, begin + len(bare))
        start += len(line) + 1


def _cells(text: str, row: re.Match[str]) -> Iterator[CutCell]:
    for column, cell in enumerate(_ONE_CELL.finditer(text, row.start(), row.end())):
        quoted = text[cell.start() + 1 : cell.end() - 1]
        bare = quoted.strip()
        begin = cell.start() + 1 + (quoted.index(bare) if bare else 0)
        yield CutCell(bare.replace('""', '"'), begin, begin + len(bare), column)
