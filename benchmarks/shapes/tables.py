"""Shapes of the tables themselves: table 4 in pieces, rows 小计, groups and labels in one cell."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from benchmarks.drawn import DrawnDocument
from benchmarks.form import OUTCOMES, PROCEEDING_HEADS
from benchmarks.shapes.grids import (
    APPLICANT_HEADS,
    Grid,
    Shape,
    join_tabs,
    parts,
    text_of,
)

Change = Callable[[Grid], list[Grid]]

_HEADS = [label for _, label in OUTCOMES]


def _in_rows(change: Change, spell: Callable[[Grid], str]) -> Shape:
    def shape(document: DrawnDocument) -> str:
        out: list[str] = []
        for part in parts(document):
            if isinstance(part, list):
                out += ["\n" + spell(grid) + "\n" for grid in change(part)]
            else:
                out.append(text_of(part))
        return "\n".join(out) + "\n"

    return shape


def _between_pipes(grid: Grid) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in grid)


def _plain(grid: Grid) -> str:
    return "\n".join(text for row in grid for text in row if text)


def _html_table(grid: Grid) -> str:
    rows = ["".join(f"<td>{escape(text)}</td>" for text in row) for row in grid]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _is_review(grid: Grid) -> bool:
    return len(grid[0]) == 15


def _three_tables(grid: Grid) -> list[Grid]:
    if not _is_review(grid):
        return [grid]
    row = grid[-1]
    return [
        [[title, "", "", "", ""], _HEADS, row[at : at + 5]]
        for title, at in zip(PROCEEDING_HEADS, (0, 5, 10), strict=True)
    ]


def _two_tables(grid: Grid) -> list[Grid]:
    if not _is_review(grid):
        return [grid]
    top = ["行政诉讼", *[""] * 9]
    inner = [PROCEEDING_HEADS[1], "", "", "", "", PROCEEDING_HEADS[2], "", "", "", ""]
    return [
        [["行政复议", "", "", "", ""], _HEADS, grid[-1][:5]],
        [top, inner, _HEADS * 2, grid[-1][5:]],
    ]


def _stacked(grid: Grid) -> list[Grid]:
    """The three of them under one another in one table."""
    return [[row for table in _three_tables(grid) for row in table]]


def _three_rows(grid: Grid) -> list[Grid]:
    if not _is_review(grid):
        return [grid]
    rows = [
        [title, *grid[-1][at : at + 5]]
        for title, at in zip(PROCEEDING_HEADS, (0, 5, 10), strict=True)
    ]
    return [[["", *_HEADS], *rows]]


def _vertical(grid: Grid) -> list[Grid]:
    if not _is_review(grid):
        return [grid]
    rows = [[head, *(grid[-1][at + n] for n in (0, 5, 10))] for at, head in enumerate(_HEADS)]
    return [[["", *PROCEEDING_HEADS], *rows]]


def _a_row_a_cell(grid: Grid) -> list[Grid]:
    """Each of the fifteen in a row of its own, behind the names of its proceeding and outcome."""
    if not _is_review(grid):
        return [grid]
    names = [[proceeding, head] for proceeding in PROCEEDING_HEADS for head in _HEADS]
    return [[[*name, text] for name, text in zip(names, grid[-1], strict=True)]]


def _subtotals(grid: Grid) -> list[Grid]:
    """A row 小计 behind each group of table 3."""
    if len(grid[0]) != 10:
        return [grid]
    rows: Grid = []
    group: Grid = []
    for row in grid[3:]:
        if (row[1] or not row[2]) and len(group) > 2:
            sums = [sum(int(r[at]) for r in group if r[at].isdigit()) for at in range(3, 10)]
            rows.append(["", "", "小计", *map(str, sums)])
        group = [row] if row[1] and row[2] else [*group, row] if row[2] else []
        rows.append(row)
    return [[*grid[:3], *rows]]


def _subtotals_above(grid: Grid) -> list[Grid]:
    """The rows 小计 in front of what they add up."""
    (made,) = _subtotals(grid)
    rows: Grid = []
    begin = 0
    for row in made:
        if row[2] == "小计":
            first = rows[begin]
            rows[begin:begin] = [[first[0], first[1], *row[2:]]]
            rows[begin + 1] = ["", "", *first[2:]]
            continue
        if row[1] and row[2]:
            begin = len(rows)
        rows.append(row)
    return [rows]


def _names_in_full(grid: Grid) -> list[Grid]:
    """Table 4 in three rows, each with the whole name of its proceeding."""
    (rows,) = _three_rows(grid)
    if _is_review(grid):
        for row in rows[2:]:
            row[0] = f"行政诉讼（{row[0]}）"
    return [rows]


def _joined_labels(grid: Grid) -> list[Grid]:
    """The label of each group in front of its first row's, in one cell."""
    if len(grid[0]) != 10:
        return [grid]
    heads = ["项目", *APPLICANT_HEADS]
    return [[heads, *(["".join(row[:3]), *row[3:]] for row in grid[3:])]]


def _group_on_each(grid: Grid) -> list[Grid]:
    """The same on every row of the group."""
    if len(grid[0]) != 10:
        return [grid]
    heads = ["项目", *APPLICANT_HEADS]
    rows, group = [heads], ""
    for row in grid[3:]:
        group = row[1] if row[1] and row[2] else group if row[2] and not row[1] else ""
        label = row[0] if not row[1] and not row[2] else (group + row[2]) if group else row[1]
        rows.append([label, *row[3:]])
    return [rows]


_CHANGES: dict[str, Change] = {
    "table 4 in three": _three_tables,
    "table 4 in two": _two_tables,
    "table 4 stacked": _stacked,
    "table 4 in three rows": _three_rows,
    "table 4 vertical": _vertical,
    "table 4 in three rows, whole names": _names_in_full,
    "小计": _subtotals,
    "小计 above": _subtotals_above,
    "group joined to label": _joined_labels,
    "group on each label": _group_on_each,
}
_SPELLED = {"pipes": _between_pipes, "tabs": join_tabs, "html": _html_table, "plain": _plain}
TABLES: dict[str, Shape] = {
    f"{name}, {how}": _in_rows(change, spell)
    for name, change in _CHANGES.items()
    for how, spell in _SPELLED.items()
}
"""Name -> how the document is spelled."""
