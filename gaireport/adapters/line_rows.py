"""What the adapters of line-based layouts share: the lines of a region, rows among them, and cells without rows."""

import re
from collections.abc import Callable, Iterable, Iterator

from gaireport.adapter import SEQUENCE, CutCell, Line, Row
from gaireport.adapters.broken_groups import join_groups
from gaireport.characters import MEASURE_WORD
from gaireport.source import Span, is_page_number

_LONGEST_PIECE = 30
"""Characters of the longest piece of a cell that stands alone in a line; a longer line is prose."""

_LONGEST_CELL = 80
"""Characters of a cell. The longest label of the form has 39, more with its note. A longer line is prose."""
_BARE_FIGURE = re.compile(r"(?<=[ \t])[0-9]+(?=[ \t])")
_UNBROKEN = re.compile(r"\S+")
_MANY_FIGURES = 7
"""Bare figures in one line that make it a row: table 3 has as many in a row, no sentence does."""
FIGURE_ALONE = re.compile(rf"[-+－＋]?[0-9０-９][0-9０-９,.，．]*+ ?(?:{MEASURE_WORD}|万?元)?")
"""What a cell with a figure holds and nothing else."""
_NAMED_FOOT = re.compile(r".{0,40}\s第\s*[0-9]{1,3}\s*页(?:\s*[,，/]?\s*共\s*[0-9]{1,3}\s*页)?")

_PRINTED_AT = re.compile(
    r"20[0-9]{2}[-/年][0-9]{1,2}[-/月][0-9]{1,2}日?,?\s*(?:上午|下午|[AP]M)?\s*[0-9]{1,2}:[0-9]{2}"
    r"|https?://\S+(?:\s+[0-9]{1,3}\s*/\s*[0-9]{1,3})?$"
)
"""What a browser prints above and below each page: the hour, the address."""


def each_line(text: str, region: Span) -> Iterator[tuple[str, int]]:
    """The region's lines, each with the offset where it begins."""
    at = region.start
    for line in text[region.start : region.end].split("\n"):
        if at < region.end:
            yield line, at
        at += len(line) + 1


def strip_line(line: str, start: int) -> Line:
    """The line as prose, without its outer blanks."""
    text = line.strip()
    at = start if len(text) == len(line) else start + line.index(text)
    return Line(text, at, at + len(text))


def cut_at_tabs(line: str, start: int, column: int = 0) -> list[CutCell]:
    """The cells of a line that begins at an offset, numbered from a column on."""
    cells = []
    for number, printed in enumerate(line.split("\t"), column):
        text = printed.strip()
        at = start + printed.index(text) if text and len(text) < len(printed) else start
        cells.append(CutCell(text, at, at + len(text), number))
        start += len(printed) + 1
    return cells


def cut_rows(
    text: str,
    region: Span,
    is_row: Callable[[str], bool],
    is_next_row: Callable[[str], bool],
    cut_row: Callable[[str, int, int], Row | None],
    lines: Iterable[tuple[str, int]] | None = None,
) -> Iterator[Row | Line]:
    """Cut a region into rows of one line each, and the lines between them.

    A short line right above a row, without a blank line between, is a row of one cell: a break in a cell broke it.

    Args:
        is_row, is_next_row: say whether a line is a row, the second one of a line right below a row.
        cut_row: turns a line, its offset and its table's number into the row, or None for mere markup.
        lines: with the offset of each; those of the region unless given.
    """
    table, after_row = region.start, False
    held: tuple[str, int] | None = None
    for line, start in each_line(text, region) if lines is None else lines:
        if is_next_row(line) if after_row else is_row(line):
            if held:
                yield _lone_cell(*held, table)
            held = None
            table, after_row = table if after_row else start, True
            if (row := cut_row(line, start, table)) is not None:
                yield row
            continue
        printed = len(line.strip())
        if held:
            yield _lone_cell(*held, table) if after_row and printed else strip_line(*held)
        held = None
        if 0 < printed <= _LONGEST_PIECE and not (after_row and is_page_number(line)):
            held = (line, start)
        else:
            after_row = False
            if printed:
                yield strip_line(line, start)
    if held:
        yield strip_line(*held)


def _lone_cell(line: str, start: int, table: int) -> Row:
    piece = strip_line(line, start)
    return Row((CutCell(piece.text, piece.start, piece.end, 0),), table)


def is_foot(text: str) -> bool:
    """Whether a line is the foot of a page: its number, with or without the name of the document."""
    return (
        is_page_number(text)
        or ("页" in text and _NAMED_FOOT.fullmatch(text) is not None)
        or (":" in text and _PRINTED_AT.match(text) is not None)
    )


def cut_sequence(lines: Iterable[Line]) -> Iterator[Row | Line]:
    """Lines of which the short ones may be cells without columns -> rows of them, and the lines between.

    The foot of a page that stands among figures belongs to no row; it is given before the next text.
    """
    cells: list[CutCell] = []
    feet: list[Line] = []
    for line in lines:
        text, start, end = line
        if cells and is_foot(text):
            feet.append(line)
            continue
        if feet and not FIGURE_ALONE.fullmatch(text):
            yield from _end_sequence(cells, feet)
            cells, feet = [], []
        if len(text) <= _LONGEST_CELL:
            cells.append(CutCell(text, start, end, len(cells)))
            continue
        yield from _end_sequence(cells, feet)
        cells, feet = [], []
        # A whole page on one line: its cells stand apart by blanks.
        if len(_BARE_FIGURE.findall(text)) >= _MANY_FIGURES and end - start == len(text):
            yield Row(tuple(_words(text, start)), SEQUENCE)
        else:
            yield line
    yield from _end_sequence(cells, feet)


def _end_sequence(cells: list[CutCell], feet: list[Line]) -> Iterator[Row | Line]:
    if cells:
        yield Row(tuple(join_groups(cells)), SEQUENCE)
    yield from feet


def _words(text: str, start: int) -> Iterator[CutCell]:
    for column, word in enumerate(_UNBROKEN.finditer(text)):
        yield CutCell(word[0], start + word.start(), start + word.end(), column)
