"""Tables whose columns are aligned with blanks, as text dumps of pages and PDFs leave them.

Lines go in, rows come out. Place alone decides the columns; place and numbering marks put labels together.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from gaireport.adapter import Adapter, Line, Row
from gaireport.adapters.aligned.cutter import LIMITS_OF_ALIGNED_TEXT, Cutter
from gaireport.adapters.aligned.even import find_even_tables
from gaireport.adapters.aligned.lines import (
    SENTENCE_MARK,
    AlignedLine,
    figures_stand_alone,
    head_labels,
    read_region,
)
from gaireport.adapters.aligned.writer import write_aligned
from gaireport.adapters.line_rows import cut_sequence, strip_line
from gaireport.characters import MEASURE_WORD
from gaireport.nodes import Report
from gaireport.source import Source, Span

_CLAIMED = re.compile(
    rf"[ \u3000\u00a0][+-]?[0-9０-９](?:[0-9０-９,.]*[0-9０-９])?(?:{MEASURE_WORD}|万?元)?(?=[ \u3000\u00a0]|$)"
)
_MAY_BE_CLAIMED = re.compile("[ \u3000\u00a0][+-]?[0-9０-９]")
_LONGEST_ROW_LINE = 500
"""Characters of the longest line of columns; a longer one is a page without line breaks, where blanks align nothing."""
_MOST_IN_SENTENCES = 100
"""Figures in sentences that count beside rows: half as many as a report has cells."""
_MOST_WITHOUT_ROWS = 7
"""Figures in sentences that count alone: fewer than a row of table 3 has cells with its label."""


class AlignedText(Adapter):
    """Columns aligned with blanks; also rows of figures with single blanks between."""

    name: ClassVar[str] = "aligned_text"
    summary: ClassVar[str] = "columns aligned with blanks (pdftotext -layout, lynx, inscriptis, ..)"
    limits: ClassVar[Mapping[str, bool]] = LIMITS_OF_ALIGNED_TEXT

    def claims(self, source: Source, region: Span) -> int:
        """The number of figures with blanks around them, in lines that hold two or more of them.

        Figures in sentences, which are cut as prose, only show that the text sets figures apart. Few of them count,
        so that a page's other text does not outvote its table, and mere prose is not cut as one.
        """
        in_rows = sum([table.cells for table in find_even_tables(source, region)])
        in_sentences = 0
        text = source.text[region.start : region.end]
        for line in text.split("\n") if _MAY_BE_CLAIMED.search(text) else ():
            if (
                not _MAY_BE_CLAIMED.search(line)
                or "|" in line
                or "\t" in line
                or "<" in line
                or len(line) > _LONGEST_ROW_LINE
            ):
                continue
            found = len(_CLAIMED.findall(line))
            if found > 1 and SENTENCE_MARK.search(line):
                in_sentences += found
            elif found > 1:
                in_rows += found
        return in_rows + min(in_sentences, _MOST_IN_SENTENCES if in_rows else _MOST_WITHOUT_ROWS)

    def cut(self, source: Source, region: Span) -> Iterable[Row | Line]:
        """Cut rows and lines, in the order of their first characters."""
        at = region.start
        items: list[Row | Line] = []
        for table in find_even_tables(source, region):
            items += self._cut_loose(source, Span(at, table.span.start))
            items += table.rows()
            at = table.span.end
        return [*items, *self._cut_loose(source, Span(at, region.end))]

    def _cut_loose(self, source: Source, region: Span) -> Iterable[Row | Line]:
        lines = read_region(source, region)
        if figures_stand_alone(lines):
            return cut_sequence(_words_and_figures(source.text, lines))
        return Cutter(source.text, lines).items()

    def write(self, report: Report) -> str:
        """Write labels in the first column, and figures below their heads."""
        return write_aligned(report, self.name)


def _words_and_figures(text: str, lines: Iterable[AlignedLine]) -> Iterator[Line]:
    """What each line prints: its words as they stand, and its heads and figures one by one."""
    for line in lines:
        figures = line.figures or (head_labels(line) if line.kind == "labels" else ())
        end = figures[0].start if figures else line.end
        words = strip_line(text[line.start : end], line.start)
        if words.text:
            yield words
        for figure in figures:
            yield Line(text[figure.start : figure.end], figure.start, figure.end)
