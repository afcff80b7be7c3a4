"""One cell a line without any mark, with or without blank lines between, as get_text of an HTML parser leaves it.

Nothing distinguishes a cell from a short line of prose, and blank cells are lost, so cells are a mere sequence.
"""

import re
from collections.abc import Iterator
from typing import ClassVar

from gaireport.adapter import Adapter, Line, Row
from gaireport.adapters.line_rows import cut_sequence, each_line, strip_line
from gaireport.characters import MEASURE_WORD
from gaireport.source import Source, Span

# The line feed in front lets the search leap from line to line.
_LONE_FIGURE = (
    rf"[ \u3000\u00a0]*[0-9０-９][0-9０-９,.，．]* ?(?:{MEASURE_WORD})?[ \u3000\u00a0\r]*$"
)
_FIRST_FIGURE_LINE = re.compile(_LONE_FIGURE, re.MULTILINE)
_FIGURE_LINE = re.compile(rf"\n{_LONE_FIGURE}", re.MULTILINE)


class PlainLines(Adapter):
    """Cells without any mark, one a line."""

    name: ClassVar[str] = "plain_lines"
    summary: ClassVar[str] = (
        "one cell a line without any mark (get_text of BeautifulSoup, docx2python, resiliparse)"
    )
    fallback: ClassVar[bool] = True

    def claims(self, source: Source, region: Span) -> int:
        """The number of lines that are just a figure, and one more, since any text at all has lines."""
        text, start, end = source.text, region.start, region.end
        lines = len(_FIGURE_LINE.findall(text, max(start - 1, 0), end))
        return 1 + lines + (start == 0 and _FIRST_FIGURE_LINE.match(text, 0, end) is not None)

    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        lines = (strip_line(line, at) for line, at in each_line(source.text, region))
        return cut_sequence(line for line in lines if line.text)
