"""Tables whose columns are given by rulers of equals signs or dashes, as in reStructuredText and in pandoc's Markdown.

Each row takes a line or a run of lines."""

import re
from collections.abc import Iterable
from typing import ClassVar

from gaireport.adapter import Adapter, Line, Row
from gaireport.adapters.drawn.plain import cut_plain
from gaireport.source import Source, Span

_RULER_LINE = re.compile(
    r"^[ \t>]*+((?:={2,}+|-{2,}+)(?:[ \t]++(?:={2,}+|-{2,}+))*+)[ \t\r]*+$", re.MULTILINE
)


class SimpleTable(Adapter):
    """Tables whose columns stand under ``==== ====`` or ``---- ----``."""

    name: ClassVar[str] = "simple_table"
    summary: ClassVar[str] = "columns under rulers of === or ---"

    def claims(self, source: Source, region: Span) -> int:
        """Twice the columns of each ruler times the lines to the next, which counts blank cells as gaps cannot."""
        text, start, end = source.text, region.start, region.end
        if all(text.find(gap, start, end) < 0 for gap in ("-- ", "== ", "--\t", "==\t")):
            return 0
        rulers = list(_RULER_LINE.finditer(text, start, end))
        cells = 0
        for number, ruler in enumerate(rulers):
            columns = len(ruler[1].split())
            if columns > 1:
                last = number + 1 == len(rulers)
                until = text.find("\n\n", ruler.end(), end) if last else rulers[number + 1].start()
                until = end if until < 0 else until
                rows = text.count("\n", ruler.end(), until) - text.count("\n\n", ruler.end(), until)
                cells += columns * rows
        return 2 * cells

    def cut(self, source: Source, region: Span) -> Iterable[Row | Line]:
        """Cut ruled tables and, since converters mix them, frames."""
        return cut_plain(source, region)
