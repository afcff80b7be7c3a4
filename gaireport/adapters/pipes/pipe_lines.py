"""One cell a line with a pipe behind it (``a |``), as older trafilatura leaves the tables of a page.

A row ends nowhere: cells are a mere sequence, and a pipe alone is a blank cell.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from gaireport.adapter import Adapter, Line, Row
from gaireport.adapters.pipes.bars import cut_pipes, escape_line, holds_lone_cells
from gaireport.adapters.pipes.cells import escape_cell
from gaireport.adapters.writing import TextRows, refuse, write_parts
from gaireport.form.printed import Part
from gaireport.nodes import Report
from gaireport.source import Source, Span


class PipeLines(Adapter):
    """Lone cells, each closed by a pipe."""

    name: ClassVar[str] = "pipe_lines"
    summary: ClassVar[str] = "one cell a line with a pipe behind it (trafilatura)"
    # Cells without rows: any other text than a figure ends the row, and nothing shows where a blank cell stood.
    limits: ClassVar[Mapping[str, bool]] = {
        "blank_cells": False,
        "words_in_cells": False,
        "unparsed": False,
    }

    def claims(self, source: Source, region: Span) -> int:
        """The number of pipes, where they close lone cells."""
        pipes = source.text.count("|", region.start, region.end)
        return pipes if pipes and holds_lone_cells(source, region) else 0

    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        return cut_pipes(source, region)

    def write(self, report: Report) -> str:
        """Write the cells in printed order, blank ones only where a figure is due."""
        return "\n\n".join(write_parts(report, self._write_line, self._write_rows)) + "\n"

    def _write_line(self, part: Part) -> str:
        refuse(part.text, part.field, "\n", self.name)
        return escape_line(part.text)

    def _write_rows(self, rows: TextRows, field: str) -> str:
        return "\n".join(f"{escape_cell(text)} |" if text else "|" for row in rows for text in row)
