"""Tables in frames of plus signs, dashes and bars that rule off every row: reStructuredText and pandoc's Markdown.

Cells may take several lines, rows and columns."""

from collections.abc import Iterable
from typing import ClassVar

from gaireport.adapter import Adapter, Line, Row
from gaireport.adapters.drawn.plain import cut_plain, kind_of_frames
from gaireport.source import Source, Span


class GridTable(Adapter):
    """Frames of ``+---+`` with a rule under every row."""

    name: ClassVar[str] = "grid_table"
    summary: ClassVar[str] = "frames of +---+ and | with a rule under every row"

    def claims(self, source: Source, region: Span) -> int:
        """Twice the number of bars: a bar is about a cell, and an adapter that sees bars only must lose."""
        if kind_of_frames(source, region) != "grid":
            return 0
        return 2 * source.text.count("|", region.start, region.end) + 1

    def cut(self, source: Source, region: Span) -> Iterable[Row | Line]:
        """Cut frames and, since converters mix them, ruled tables."""
        return cut_plain(source, region)
