"""Rows of pipes run together on one line, as a table in a cell of a page's layout is left (markdownify, markitdown).

Line ends are blanks there: ``| a | b | | c |`` is two rows, and in place of further columns of a merged cell stands
such a single blank as well, where a blank cell is two. So a single blank says nothing, and rows end nowhere.
"""

import re
from collections.abc import Iterator

from gaireport.adapter import SEQUENCE, CutCell, Line, Row
from gaireport.adapters.line_rows import each_line
from gaireport.adapters.pipes.cells import cut_cell
from gaireport.source import Span

_INNER_RULE = re.compile(r"\|[^|\n]*\| \|(?: ?:?-{3,}:? ?\|)+ \|")
"""A delimiter row with a row before it and one behind it on its line."""
_BETWEEN_BARS = re.compile(r"(?:[^|\\]|\\.)*+", re.DOTALL)
_RULE_CELL = re.compile(r" *:?-{3,}:? *")
_TWO_BLANKS = re.compile(r" {2,}")
_PARAGRAPH = re.compile(r"\S+(?: (?![一二三四五六七]、)\S+)*")
"""What two blanks part, or one before a number as chapters have it."""
_LONGEST_IN_CELL = 45
"""Characters of the longest paragraph of a label; the longest label has 39, more with its note."""


def holds_run_together(text: str, region: Span) -> bool:
    """Whether lines that hold several rows have most bars of a region."""
    if "--- |" not in text or not _INNER_RULE.search(text, region.start, region.end):
        return False
    inside = sum(line.count("|") for line, _ in each_line(text, region) if _INNER_RULE.search(line))
    return 2 * inside > text.count("|", region.start, region.end)


def cut_run_together(text: str, region: Span) -> Iterator[Row | Line]:
    """The cells of each line as a mere sequence, and the lines of the report between its tables."""
    for line, start in each_line(text, region):
        cells: list[CutCell] = []
        for part, at in _parts_between_bars(line, start):
            if _RULE_CELL.fullmatch(part):
                while cells and not cells[-1].text:
                    cells.pop()  # A head of blank cells, where the page has none.
            elif not part.strip():
                if len(part) > 1:
                    cells.append(CutCell("", at, at, len(cells)))
            elif _is_report_text(part):
                yield from _end_cells(cells)
                cells = []
                yield from _paragraphs_of(part, at)
            else:
                cells.append(cut_cell(part, at, len(cells)))
        yield from _end_cells(cells)


def _parts_between_bars(line: str, start: int) -> Iterator[tuple[str, int]]:
    """What stands between the bars of a line; a line without bars is one part, set apart as text is."""
    if "|" not in line:
        if line.strip():
            yield line, start
        return
    at = 0
    while at <= len(line):
        found = _BETWEEN_BARS.match(line, at)
        end = found.end() if found else at
        yield line[at:end], start + at
        at = end + 1


def _is_report_text(part: str) -> bool:
    """Whether a part is text of the report and no cell: it stands apart as paragraphs do, or is as long."""
    pieces = _TWO_BLANKS.split(part.strip())
    is_apart = part.startswith("  ") or not part.startswith(" ")
    return is_apart or any("。" in piece or len(piece) > _LONGEST_IN_CELL for piece in pieces)


def _paragraphs_of(part: str, at: int) -> Iterator[Line]:
    for found in _PARAGRAPH.finditer(part):
        yield Line(found[0], at + found.start(), at + found.end())


def _end_cells(cells: list[CutCell]) -> Iterator[Row]:
    if any(cell.text for cell in cells):
        yield Row(tuple(cells), SEQUENCE)
