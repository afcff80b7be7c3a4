"""Tables of LaTeX (``a & b \\\\``) with multirow and multicolumn <-> rows and lines."""

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from gaireport.adapter import Adapter, Line, Row
from gaireport.adapters.latex.source import each_paragraph
from gaireport.adapters.latex.tabular import BEGIN, cut_grid, cut_table, end_of_table
from gaireport.adapters.latex.writer import write_latex
from gaireport.nodes import Report
from gaireport.source import Source, Span

_CELL_END = re.compile(r"(?<!\\)&|\\\\")


class Latex(Adapter):
    """Environments such as tabular and longtable."""

    name: ClassVar[str] = "latex"
    summary: ClassVar[str] = "LaTeX tables with multirow and multicolumn (pandoc, Mathpix, Nougat)"
    limits: ClassVar[Mapping[str, bool]] = {"tabs": False, "gaps": False, "breaks_in_cells": False}

    def claims(self, source: Source, region: Span) -> int:
        """Twenty times the ends of cells, as with HTML, where a table begins at all."""
        text, start, end = source.text, region.start, region.end
        if text.find("\\begin{", start, end) < 0 or not BEGIN.search(text, start, end):
            return 0
        return 20 * len(_CELL_END.findall(text, start, end))

    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        """Cut the rows of every table; what stands between is prose, without the commands in it."""
        text, at = source.text, region.start
        first = BEGIN.search(text, at, region.end)
        inside = end_of_table(text, at, first.start() if first else region.end)
        if text.startswith("\\end{", inside) and (cell := _CELL_END.search(text, at, inside)):
            # The begin of a table is lost: its rows are those from the first line with cells on.
            rows = max(text.rfind("\n", at, cell.start()) + 1, at)
            yield from each_paragraph(text, at, rows)
            yield from cut_grid(text, rows, inside)
            at = inside
        while found := BEGIN.search(text, at, region.end):
            yield from each_paragraph(text, at, found.start())
            end = end_of_table(text, found.end(), region.end)
            yield from cut_table(text, found.end(), end, found[1])
            at = end
        yield from each_paragraph(text, at, region.end)

    def write(self, report: Report) -> str:
        """Write a whole document, in which tables have the merged cells of the official form."""
        return write_latex(report)
