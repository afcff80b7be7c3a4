"""Rows of cells with tabs between them, with or without Markdown headings around.

PDF-to-Markdown tools, python-docx and pdfplumber scripts leave them. A line break inside a cell breaks the row."""

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from gaireport.adapter import Adapter, Line, Row
from gaireport.adapters.closed_cells import count_closed_behind
from gaireport.adapters.line_rows import cut_at_tabs, cut_rows
from gaireport.adapters.paragraph_cells import is_partly_paragraphs
from gaireport.adapters.writing import TextRows, refuse, write_parts
from gaireport.form.printed import Part
from gaireport.nodes import Report
from gaireport.source import Source, Span

# The line feed in front lets the search leap from line to line.
_FIRST_TAB = re.compile(r"[ \u3000]*\t")
_LEADING_TAB = re.compile(r"\n[ \u3000]*\t")
"""A tab that begins a line divides no cells: so the layout of one cell a line marks them."""
_FEWEST_COLUMNS = 3
_BETWEEN = re.compile(r"(?<=[^\t\n])\t++(?=[^\t\n])")
_FEWEST_DOUBLED = 20


class TabTable(Adapter):
    """Tab-separated rows."""

    name: ClassVar[str] = "tab_table"
    summary: ClassVar[str] = (
        "rows of cells with tabs between (PDF to Markdown, python-docx, pdfplumber)"
    )
    limits: ClassVar[Mapping[str, bool]] = {"tabs": False, "breaks_in_cells": False}

    def claims(self, source: Source, region: Span) -> int:
        text, start, end = source.text, region.start, region.end
        tabs = text.count("\t", start, end)
        if not tabs or is_partly_paragraphs(text, region):
            return 0
        # Beside a pipe a tab is a blank.
        tabs = max(tabs - 2 * text.count("\t|\t", start, end), 0)
        first = start == 0 and _FIRST_TAB.match(text, 0, end) is not None
        leading = len(_LEADING_TAB.findall(text, max(start - 1, 0), end))
        return max(tabs - first - leading - count_closed_behind(text, start, end), 0)

    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        cut_row = _cut_doubled_row if _doubles_tabs(source.text, region) else _cut_tab_row
        return cut_rows(source.text, region, _is_tab_row, _has_tab, cut_row)

    def write(self, report: Report) -> str:
        """Write labels in the first column; a merged cell's text stands in the first cell that it covers."""
        return "\n\n".join(write_parts(report, self._write_line, self._write_rows)) + "\n"

    def _write_line(self, part: Part) -> str:
        refuse(part.text, part.field, "\t\n", self.name)
        return part.text

    def _write_rows(self, rows: TextRows, field: str) -> str:
        for text in (text for row in rows for text in row):
            refuse(text, field, "\t\n", self.name)
        # A table of one column would turn into lines.
        return "\n".join(
            "\t".join((*row, "") if len(row) < _FEWEST_COLUMNS else row) for row in rows
        )


def _has_tab(line: str) -> bool:
    return "\t" in line


def _is_tab_row(line: str) -> bool:
    # Blank cells behind a text make a row of it too; a line of mere tabs is one only below another.
    return "\t" in line.strip() or (line.rstrip("\r").endswith("\t\t") and line.strip() != "")


def _cut_tab_row(line: str, start: int, table: int) -> Row:
    return Row(tuple(cut_at_tabs(line.rstrip("\r"), start)), table)


def _doubles_tabs(text: str, region: Span) -> bool:
    """Whether two tabs stand wherever one is due: each cell of the page ended in one, and one more went between."""
    lengths = [len(each[0]) for each in _BETWEEN.finditer(text, region.start, region.end)]
    return len(lengths) >= _FEWEST_DOUBLED and not any(length % 2 for length in lengths)


def _cut_doubled_row(line: str, start: int, table: int) -> Row:
    cells = cut_at_tabs(line.rstrip("\r"), start)[::2]
    return Row(tuple([cell._replace(column=at) for at, cell in enumerate(cells)]), table)
