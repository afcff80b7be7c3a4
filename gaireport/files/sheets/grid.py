"""The cells of a sheet -> HTML tables, and lines of text between them; knows no kind of file."""

import re
from collections.abc import Iterable, Mapping, Sequence

from gaireport.files.html_text import HtmlCell, HtmlRun, inline_html, paragraph_html, table_html
from gaireport.files.sheets.marks import SheetMarks, SheetPlace

_LONGEST_LABEL = 20
_HEADING_ENDS = ("。", "：", ":", "；", "情况", "事项", "内容", "问题", "报告")
_HEADING = re.compile(r"[一二三四五六七]、|第")
Merged = Mapping[SheetPlace, SheetPlace]
"""First cell of a merged one -> how many rows and columns it takes."""


def grid_html(grid: Sequence[Sequence[str]], merged: Merged, marks: SheetMarks) -> str:
    """The rows of a sheet as HTML: a row of one cell at the edge of a table is a line of text outside of it."""
    covered = {
        (row + down, column + right)
        for (row, column), (rows, columns) in merged.items()
        for down in range(rows)
        for right in range(columns)
        if down or right
    }
    rows = [at for at in range(len(grid)) if at not in marks.hidden_rows]
    width = _last_width(grid, merged)
    columns = [at for at in range(width) if at not in marks.hidden_columns]
    html = ""
    waiting: list[int] = []

    def table() -> str:
        # Blank columns beyond a table belong to a wider one on the same sheet.
        ends = _last_width(
            [grid[at] for at in waiting], {p: s for p, s in merged.items() if p[0] in waiting}
        )
        shown = (rows, [c for c in columns if c < ends])
        return _sheet_table(
            [list(_cells(grid, at, shown, merged, covered, marks)) for at in waiting]
        )

    for at in rows:
        filled = [
            c
            for c in columns
            if (at, c) not in covered and c < len(grid[at]) and grid[at][c].strip()
        ]
        if len(filled) == 1 and not (
            _is_within_table(at, filled[0], merged, columns) or _is_row_of_blanks(grid, at)
        ):
            html += table() + paragraph_html(grid[at][filled[0]]) + "\n"
            waiting = []
        elif filled:
            waiting.append(at)
    return html + table()


def _last_width(grid: Sequence[Sequence[str]], merged: Merged) -> int:
    """The columns up to the last that holds anything: programs fill the rest of a sheet with blank cells."""
    last = (max((at for at, text in enumerate(row) if text.strip()), default=-1) for row in grid)
    ends = (column + columns for (_, column), (_, columns) in merged.items())
    return max(max(last, default=-1) + 1, max(ends, default=0))


def _is_within_table(row: int, column: int, merged: Merged, columns: Sequence[int]) -> bool:
    """Whether the only cell of a row belongs to a table, as one beside a merged cell does, or one that is not first."""
    spans = merged.get((row, column))
    return column != columns[0] or (spans is not None and spans[1] < len(columns))


def _is_row_of_blanks(grid: Sequence[Sequence[str]], row: int) -> bool:
    """Whether a row with a short label only is one of the table above it: its figures are blank."""
    above = row
    while above >= 0 and _may_be_label_only(grid[above]):
        above -= 1
    return 0 <= above < row and _count_filled(grid[above]) > 1


def _may_be_label_only(row: Sequence[str]) -> bool:
    label = "".join(row).strip()
    return (
        _count_filled(row) == 1
        and len(label) <= _LONGEST_LABEL
        and not label.endswith(_HEADING_ENDS)
        and not _HEADING.match(label)
    )


def _count_filled(row: Sequence[str]) -> int:
    return sum(bool(text.strip()) for text in row)


def _sheet_table(rows: list[list[HtmlCell]]) -> str:
    return table_html(rows) + "\n" if rows else ""


def _cells(
    grid: Sequence[Sequence[str]],
    row: int,
    shown: tuple[Sequence[int], Sequence[int]],
    merged: Merged,
    covered: set[SheetPlace],
    marks: SheetMarks,
) -> Iterable[HtmlCell]:
    for column in shown[1]:
        if (row, column) in covered:
            continue
        down, right = merged.get((row, column), (1, 1))
        rows = sum(row <= at < row + down for at in shown[0])
        columns = sum(column <= at < column + right for at in shown[1])
        text = grid[row][column] if column < len(grid[row]) else ""
        content = _content(text, (row, column), marks)
        yield HtmlCell(content, columns, rows)


def _content(text: str, place: SheetPlace, marks: SheetMarks) -> str:
    """The HTML of a cell, with the tags that say what of it is no figure, or is not known."""
    tag = marks.tags.get(place, "")
    if tag in ("img", "doubt"):
        return inline_html([HtmlRun(text if tag == "doubt" else ""), HtmlRun("", "img")])
    return inline_html([HtmlRun(text, tag)] if tag else marks.runs.get(place) or [HtmlRun(text)])
