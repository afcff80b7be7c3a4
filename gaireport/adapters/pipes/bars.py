"""Text whose cells are divided by pipes -> rows and lines: whole rows, or one cell a line, whichever is more."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from gaireport.adapter import SEQUENCE, CutCell, Line, Row
from gaireport.adapters.closed_cells import count_closed_below, cut_closed_cells
from gaireport.adapters.doubled_cells import split_doubled
from gaireport.adapters.line_rows import cut_rows, each_line, strip_line
from gaireport.adapters.paragraph_cells import cut_paragraph_cells
from gaireport.adapters.pipes.cells import cut_cell
from gaireport.adapters.pipes.run_together import cut_run_together, holds_run_together
from gaireport.adapters.pipes.wiki import cut_wiki, holds_wiki_tables
from gaireport.source import Source, Span

_FEWEST_OF_ONE_LENGTH = 4
"""Rows of one length that make a table a grid, if they are four in five of its rows as well."""
_PIPE = re.compile(r"(?<!\\)\|")
_PIPE_APART = re.compile(r"\n[ \t\r]*\n\|[ \t\r]*(?=\n[ \t\r]*\n)")
"""A pipe on a line of its own between blank lines."""
_DELIMITER_CELL = re.compile(r"\s*:?-+(?:\+-+)*:?\s*")
"""Org parts the cells of a rule by plus signs; a table in a cell of another has its rules between bars."""
_FEWEST_TWINS = 20
_FEWEST_OPENED = 20
_OPENED_CELL = re.compile(r"\|(?![-+=]+\Z)([^|]*)")
_RULE_OF_OPENED = re.compile(r"\|[-+=]+")
_FEWEST_BREAKS = 8
"""Breaks in cells, and ends of rows, that make a habit."""
_END_OF_BAR_ROW = re.compile(r"\|[^|\n]*   \n")
_FIGURE_AT_BREAK = re.compile(r"\|[^|\n]*[0-9]  \n")
_CELL_BREAK = re.compile(r"[^\s|]  \n")
_FEWEST_MERGED = 4
"""Single blanks, and wider ones, that show two kinds of blank cell."""
_BAR_AND_CELL = re.compile(r"[ \t]*\|(?! \|)")
_WIDE_BLANK = re.compile(r"\|  +(?=\|)")
_ESCAPED = re.compile(r"\\([\\|])")


def holds_lone_cells(source: Source, region: Span) -> bool:
    """Whether the region's cells stand one a line (``a |``, or a pipe below each) rather than in whole rows."""
    lone = whole = 0
    if "\n|\n" in source.text:
        lone = count_closed_below(source.text[region.start : region.end], "|")
        lone = max(lone, len(_PIPE_APART.findall(source.text, region.start, region.end)))
    for line in source.text[region.start : region.end].split("\n"):
        if "|" not in line:
            continue
        line = line.strip(" \t\r")
        if line[0] == "|":
            whole += line[-1] == "|" and len(line) > 1
        elif line.partition("|")[2].strip(" \t|"):
            whole += 1
        else:
            lone += 1
    return lone > whole


def cut_pipes(source: Source, region: Span) -> Iterator[Row | Line]:
    """Cut the rows and lines in order; a run of lone cells is one row without columns."""
    if holds_wiki_tables(source.text, region):
        return cut_wiki(source.text, region)
    if holds_run_together(source.text, region):
        return cut_run_together(source.text, region)
    if holds_lone_cells(source, region):
        apart = len(_PIPE_APART.findall(source.text, region.start, region.end))
        if 2 * apart > source.text.count("|", region.start, region.end):
            return cut_paragraph_cells(source.text, region, "|")
        if _stands_below(source.text, region):
            return cut_closed_cells(source.text, region, "|", cut_cell)
        return _cut_lone_cells(source.text, region)
    if _stands_before(source.text, region):
        return _cut_opened_cells(source.text, region)
    cut_row = _cut_bar_row
    if _doubles_bars(source.text, region):
        cut_row = _cut_twin_bar_row
    elif _marks_merged(source.text, region):
        cut_row = _cut_merged_row
    lines = _lines_of_cells(source.text, region) if _breaks_in_cells(source.text, region) else None
    rows = cut_rows(source.text, region, _is_bar_row, _is_bar_row, cut_row, lines)
    return map(_unescaped_cells, _short_rows_apart(split_doubled(rows, source.text)))


def _stands_below(text: str, region: Span) -> bool:
    """Whether most cells are closed by a pipe on a line of its own."""
    stretch = text[region.start : region.end]
    behind = sum(
        len(line) > 1 and line[-1] == "|" and line.count("|") == 1
        for line in map(str.strip, stretch.split("\n"))
    )
    return count_closed_below(stretch, "|") > behind


def _stands_before(text: str, region: Span) -> bool:
    """Whether a pipe stands before each cell, one a line."""
    lines = [line.strip() for line in text[region.start : region.end].split("\n") if "|" in line]
    opened = sum(_OPENED_CELL.fullmatch(line) is not None for line in lines)
    return opened >= _FEWEST_OPENED and 2 * opened > len(lines)


def _cut_opened_cells(text: str, region: Span) -> Iterator[Row | Line]:
    """Rows end at blank lines, rules and prose; a pipe alone is a blank cell."""
    cells: list[CutCell] = []
    for line, start in each_line(text, region):
        if opened := _OPENED_CELL.fullmatch(line.rstrip(), len(line) - len(line.lstrip())):
            cells.append(cut_cell(opened[1], start + opened.start(1), len(cells)))
            continue
        if cells:
            yield Row(tuple(cells), SEQUENCE)
            cells = []
        if line.strip() and not _RULE_OF_OPENED.fullmatch(line.strip()):
            is_row = "|" in line and _cut_bar_row(line, start, start)
            yield is_row or strip_line(line, start)
    if cells:
        yield Row(tuple(cells), SEQUENCE)


def _cut_lone_cells(text: str, region: Span) -> Iterator[Row | Line]:
    sequence: list[CutCell] = []
    is_closed = False
    for (line, start), (below, _) in pairwise([*each_line(text, region), ("", 0)]):
        outer = line.lstrip().startswith("|")
        if is_closed:
            is_closed = False
            continue
        if sequence and line.strip() and "|" not in line and below.strip() == "|":
            # Of one cell among others the pipe has slipped to a line of its own.
            sequence.append(CutCell(*strip_line(line, start), len(sequence)))
            is_closed = True
            continue
        # A pipe alone is a blank cell.
        if _is_bar_row(line) and (not outer or (sequence and line.strip() == "|")):
            sequence.extend(_lone_cells(line, start, len(sequence)))
            continue
        if sequence:
            yield Row(tuple(sequence), SEQUENCE)
            sequence = []
        if outer:
            if (row := _cut_bar_row(line, start, start)) is not None:
                yield row
        elif line.strip():
            yield _unescaped_cells(strip_line(line, start))
    if sequence:
        yield Row(tuple(sequence), SEQUENCE)


def _lone_cells(line: str, start: int, column: int) -> list[CutCell]:
    """The cells of a line that ends with a pipe: one, or several where line ends are lost."""
    parts = _split_at_bars(line)
    if not parts[-1].strip():
        parts.pop()
    return _cut_cells(parts, start, column)


def _short_rows_apart(items: Iterable[Row | Line]) -> Iterator[Row | Line]:
    """The same items. Where the rows of a table are alike in length, a shorter one has lost a cell.

    Nothing shows which cell it lost. Its columns mean nothing, and what it prints is a mere sequence. A longer row
    keeps its blank cells, because without them it might seem to have just as many as are due.
    """
    for _, group in groupby(items, key=lambda item: item.table if isinstance(item, Row) else -1):
        rows = list(group)
        lengths = Counter(_columns_covered(row) for row in rows if isinstance(row, Row))
        usual, count = lengths.most_common(1)[0] if lengths else (0, 0)
        is_grid = len(lengths) > 1 and count >= _FEWEST_OF_ONE_LENGTH and count * 5 >= 4 * len(rows)
        for row in rows:
            if is_grid and isinstance(row, Row) and 1 < _columns_covered(row) < usual:
                printed = tuple(cell for cell in row.cells if cell.text)
                yield Row(printed, SEQUENCE) if printed else row
            else:
                yield row


def _columns_covered(row: Row) -> int:
    return sum([cell.columns for cell in row.cells])


def _unescaped_cells(item: Row | Line) -> Row | Line:
    if isinstance(item, Line) and "\\|" in item.text:
        return item._replace(text=_ESCAPED.sub(r"\1", item.text))
    return item


def _is_bar_row(line: str) -> bool:
    return "|" in line and ("\\" not in line or _PIPE.search(line) is not None)


def _is_delimiter_row(line: str) -> bool:
    cells = [cell for cell in line.split("|") if cell.strip()]
    return (
        bool(cells)
        and all(_DELIMITER_CELL.fullmatch(cell) for cell in cells)
        and ("--" in line or ":" in line)
    )


def _cut_bar_row(line: str, start: int, table: int) -> Row | None:
    if _is_delimiter_row(line):
        return None
    begin = len(line) - len(line.lstrip())
    line = line.rstrip()
    outer = line.startswith("|", begin)
    at = begin + 1 if outer else begin
    parts = _split_at_bars(line[at:])
    # Without an outer pipe in front the last pipe separates: what follows it is a cell, blank or not.
    if outer and not parts[-1]:
        parts.pop()
    return Row(tuple(_cut_cells(parts, start + at, 0)), table)


def _breaks_in_cells(text: str, region: Span) -> bool:
    """Whether two blanks at the end of a line are a break in a cell, and three the end of a row.

    So html2text writes cells of paragraphs. Where others stand beside them, a row ends in a figure and two blanks.
    """
    if text.count("  \n", region.start, region.end) < 2 * _FEWEST_BREAKS:
        return False
    if _FIGURE_AT_BREAK.search(text, region.start, region.end):
        return False
    if len(_END_OF_BAR_ROW.findall(text, region.start, region.end)) < _FEWEST_BREAKS:
        return False
    return len(_CELL_BREAK.findall(text, region.start, region.end)) >= _FEWEST_BREAKS


def _lines_of_cells(text: str, region: Span) -> Iterator[tuple[str, int]]:
    """The lines, those that break in a cell together with the next ones."""
    begin, at = region.start, region.start
    for line, start in each_line(text, region):
        at = start + len(line)
        if _CELL_BREAK.search(line + "\n") and not _is_delimiter_row(line):
            continue
        yield text[begin:at], begin
        begin = at + 1
    if begin < at:
        yield text[begin:at], begin


def _marks_merged(text: str, region: Span) -> bool:
    """Whether one blank between bars is a further column of the cell before, as beside blank cells of several blanks.

    So markdownify, markitdown and html-to-markdown write merged cells.
    """
    if text.count("| |", region.start, region.end) < _FEWEST_MERGED:
        return False
    lines = text[region.start : region.end].split("\n")
    if any("| |" in line and not _BAR_AND_CELL.match(line) for line in lines):
        return False
    return len(_WIDE_BLANK.findall(text, region.start, region.end)) >= _FEWEST_MERGED


def _cut_merged_row(line: str, start: int, table: int) -> Row | None:
    row = _cut_bar_row(line, start, table)
    if row is None or "| |" not in line:
        return row
    cells: list[CutCell] = []
    for cell in row.cells:
        if (
            not cell.text
            and cells
            and line[cell.start - start - 1 : cell.start - start + 2] == "| |"
        ):
            cells[-1] = cells[-1]._replace(columns=cells[-1].columns + 1)
        else:
            cells.append(cell)
    return Row(tuple(cells), table)


def _doubles_bars(text: str, region: Span) -> bool:
    """Whether two pipes stand wherever one is due, save before the first cell and behind the last."""
    twins = text.count("||", region.start, region.end)
    if twins < _FEWEST_TWINS:
        return False
    return not any(
        "|" in line.strip(" \t\r|").replace("||", "")
        for line in text[region.start : region.end].split("\n")
    )


def _cut_twin_bar_row(line: str, start: int, table: int) -> Row | None:
    if _is_delimiter_row(line):
        return None
    begin = len(line) - len(line.lstrip())
    at = begin + (2 if line.startswith("||", begin) else line.startswith("|", begin))
    bare = line.rstrip()
    end = len(bare) - (2 if bare.endswith("||") else bare.endswith("|"))
    cells: list[CutCell] = []
    for printed in line[at : max(end, at)].split("||"):
        cells.append(cut_cell(printed, start + at, len(cells)))
        at += len(printed) + 2
    return Row(tuple(cells), table)


def _split_at_bars(line: str) -> list[str]:
    """The texts between the pipes of a line, before the first and behind the last."""
    return _PIPE.split(line) if "\\" in line else line.split("|")


def _cut_cells(parts: Sequence[str], start: int, column: int) -> list[CutCell]:
    cells = []
    for number, printed in enumerate(parts, column):
        cells.append(cut_cell(printed, start, number))
        start += len(printed) + 1
    return cells


def escape_line(text: str) -> str:
    """A line of prose, spelled so that its pipes divide no cells."""
    return text.replace("\\", "\\\\").replace("|", "\\|") if "|" in text else text
