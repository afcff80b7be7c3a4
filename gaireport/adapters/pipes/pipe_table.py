"""Rows with pipes between the cells (``| a | b |``), Markdown with or without its delimiter row.

Pipes may be escaped, cells may hold ``<br>``, rows may differ in length.
"""

from collections.abc import Iterator
from typing import ClassVar

from gaireport.adapter import Adapter, Line, Row
from gaireport.adapters.pipes.bars import cut_pipes, escape_line, holds_lone_cells
from gaireport.adapters.pipes.cells import escape_cell
from gaireport.adapters.writing import TextRows, refuse, write_parts
from gaireport.form.printed import Part
from gaireport.nodes import Report
from gaireport.source import Source, Span

_LINE_MARKS = {"title": "# ", "heading": "## "}


class PipeTable(Adapter):
    """Whole rows of pipe-separated cells."""

    name: ClassVar[str] = "pipe_table"
    summary: ClassVar[str] = (
        "rows of cells with pipes between (Markdown tables, markitdown, pandoc)"
    )

    def claims(self, source: Source, region: Span) -> int:
        """The number of pipes, unless they close lone cells."""
        pipes = source.text.count("|", region.start, region.end)
        return 0 if pipes and holds_lone_cells(source, region) else pipes

    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        return cut_pipes(source, region)

    def write(self, report: Report) -> str:
        """Write a Markdown document. Markdown has no merged cells, so each label stands in a row's first cell."""
        return "\n\n".join(write_parts(report, self._write_line, self._write_rows)) + "\n"

    def _write_line(self, part: Part) -> str:
        refuse(part.text, part.field, "\n", self.name)
        return _LINE_MARKS.get(part.kind, "") + escape_line(part.text)

    def _write_rows(self, rows: TextRows, field: str) -> str:
        lines = [f"| {' | '.join(map(escape_cell, row))} |" for row in rows]
        return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]])
