"""Tables in HTML, alone or inside Markdown and plain text -> rows with true grid columns, all else -> lines.

The tables of XML (``<row><cell>``) and of DocTags (OTSL) are such as well. A page without any is read by what its
blocks say of rows and cells, or a cell a block.
"""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from gaireport.adapter import Adapter, Line, Row
from gaireport.adapters.doubled_cells import split_doubled
from gaireport.adapters.html.blocks import BlockScan, count_figures
from gaireport.adapters.html.scan import Scan
from gaireport.adapters.html.tags import CELL_TAG, OTHER_CELL_TAG
from gaireport.adapters.html.writer import write_html
from gaireport.nodes import Report
from gaireport.source import Source, Span


class Html(Adapter):
    """Tables of ``<tr>`` and ``<td>``, with ``rowspan`` and ``colspan`` resolved."""

    name: ClassVar[str] = "html"
    summary: ClassVar[str] = "HTML tables, alone or inside Markdown or plain text"
    # A browser shows a tab as a blank.
    limits: ClassVar[Mapping[str, bool]] = {"tabs": False}

    def claims(self, source: Source, region: Span) -> int:
        """Twenty times the number of cell tags: nothing else looks like one, but programs indent each by some tabs."""
        text, start, end = source.text, region.start, region.end
        if text.find("<", start, end) < 0:
            return 0
        return 20 * (_count_cells(text, start, end) or count_figures(text, start, end))

    def cut(self, source: Source, region: Span) -> Iterable[Row | Line]:
        """Cut the rows of every table that has two cells or more, and the rest block by block."""
        text, start, end = source.text, region.start, region.end
        is_tableless = not _count_cells(text, start, end) and count_figures(text, start, end)
        scan = BlockScan if is_tableless else Scan
        return split_doubled(scan(text, start, end).run(), text)

    def write(self, report: Report) -> str:
        """Write a whole page, in which tables have the merged cells of the official form."""
        return write_html(report)


def _count_cells(text: str, start: int, end: int) -> int:
    """The number of cells that are marked as such."""
    return len(CELL_TAG.findall(text, start, end)) or len(OTHER_CELL_TAG.findall(text, start, end))
