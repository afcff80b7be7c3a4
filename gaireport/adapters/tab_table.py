"""Rows of cells with tabs between them, with or without Markdown headings around, as PDF-to-Markdown tools, python-docx
and pdfplumber scripts leave them. A line break inside a cell breaks the row."""

from collections.abc import Iterator
from typing import ClassVar

from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.adapters._writing import Rows, refuse, write_parts
from gaireport.nodes import Report
from gaireport.official import Part
from gaireport.source import Source, Span

_LONGEST_PIECE = 30
"""Characters of a piece of a cell that stands alone in a line; a longer line is prose."""


class TabTable(Adapter):
    """Tab-separated rows."""

    name: ClassVar[str] = "tab_table"
    summary: ClassVar[str] = "rows of cells with tabs between (PDF to Markdown, python-docx, pdfplumber)"

    def claims(self, source: Source, region: Span) -> int:
        text, start, end = source.text, region.start, region.end
        tabs = text.count("\t", start, end)
        # Without those that begin a line.
        return tabs - text.count("\n\t", max(start - 1, 0), end) - text.startswith("\t") * (start == 0) if tabs else 0

    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        table, after_row = region.start, False
        held: tuple[str, int] | None = None
        for line, start in _lines(source.text, region):
            if not line.strip():
                if "\t" not in line:
                    if held:
                        yield _line(*held)
                    held, after_row = None, False
                    continue
            if "\t" in line.strip("\r") and (after_row or "\t" in line.strip()):
                # A short line on top of a row, or between two rows, is a piece of a cell with a line break in it.
                if held:
                    yield _row(*held, table)
                held = None
                if not after_row:
                    table = start
                yield _row(line, start, table)
                after_row = True
                continue
            if held:
                yield _row(*held, table) if after_row else _line(*held)
            held = (line, start) if len(line.strip()) <= _LONGEST_PIECE else None
            if held is None:
                yield _line(line, start)
                after_row = False
        if held:
            yield _line(*held)

    def write(self, report: Report) -> str:
        """Labels in the first column; a merged cell's text stands in the first cell that it covers."""
        return "\n\n".join(write_parts(report, self._write_line, self._write_rows)) + "\n"

    def _write_line(self, part: Part) -> str:
        refuse(part.text, part.field, "\t\n", self.name)
        return part.text

    def _write_rows(self, rows: Rows, field: str) -> str:
        for text in (text for row in rows for text in row):
            refuse(text, field, "\t\n", self.name)
        return "\n".join("\t".join(row) for row in rows)


def _lines(text: str, region: Span) -> Iterator[tuple[str, int]]:
    at = region.start
    while at < region.end:
        end = text.find("\n", at, region.end)
        end = region.end if end < 0 else end
        yield text[at:end], at
        at = end + 1


def _line(line: str, start: int) -> Line:
    text = line.strip()
    at = start + line.index(text)
    return Line(text, at, at + len(text))


def _row(line: str, start: int, table: int) -> Row:
    cells, at = [], start
    for column, printed in enumerate(line.rstrip("\r").split("\t")):
        text = printed.strip()
        begin = at + (printed.index(text) if text else 0)
        cells.append(CutCell(text, begin, begin + len(text), column))
        at += len(printed) + 1
    return Row(tuple(cells), table)
