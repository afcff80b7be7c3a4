"""A ruled table with its text, and the joining of one that a page break cut in the middle of a row."""

import re
from collections.abc import Iterable, Sequence

import attrs

from gaireport.files.html_text import HtmlCell, paragraph_html, table_html
from gaireport.files.pdf.grid import Grid, GridCell
from gaireport.files.pdf.lines import join_broken
from gaireport.placing.lines import TextLine

_NUMBERING = re.compile(r"[(（]?[0-9一二三四五六七八九十]{1,2}[.、)）]")
_SAME_EDGE = 3.0


@attrs.define
class FilledCell:
    """One real cell with its place and its content."""

    place: GridCell
    lines: list[TextLine]
    inner: str = ""
    """The HTML of a cell that holds tables of its own; it takes the place of the lines."""
    left_out: str = ""
    """The HTML of what stands in the cell and is no part of its text."""


@attrs.define
class FilledTable:
    """One ruled table; ``grid`` says which of its ends are open."""

    grid: Grid
    cells: list[FilledCell]
    is_recognised: bool = False
    """Whether some of its text was recognised on a picture."""

    def html(self) -> str:
        """The table as HTML; columns are counted by the edges that some cell has."""
        edges = _edges(self.cells)
        padding = find_padding((cell.place, cell.lines) for cell in self.cells)
        rows: list[list[HtmlCell]] = [[] for _ in range(self.grid.row_count)]
        for cell in sorted(self.cells, key=lambda cell: (cell.place.row, cell.place.box.x0)):
            box = cell.place.box
            room = box.x1 - box.x0 - padding
            content = cell.inner or "".join(map(paragraph_html, join_broken(cell.lines, room)))
            content += cell.left_out
            columns = _edge_at(edges, box.x1) - _edge_at(edges, box.x0)
            rows[cell.place.row].append(HtmlCell(content, columns, cell.place.rows))
        return table_html(rows)


def find_padding(cells: Iterable[tuple[GridCell, Sequence[TextLine]]]) -> float:
    """The width kept free in each cell, left and right together: the least that any line of the table leaves."""
    free = [
        (place.box.x1 - place.box.x0) - (line.x1 - line.x0)
        for place, lines in cells
        for line in lines
    ]
    return max(0.0, min(free, default=0.0))


def _edges(cells: Iterable[FilledCell]) -> list[float]:
    edges: list[float] = []
    for x in sorted(x for cell in cells for x in (cell.place.box.x0, cell.place.box.x1)):
        if not edges or x - edges[-1] > _SAME_EDGE:
            edges.append(x)
    return edges


def _edge_at(edges: Sequence[float], x: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - x))


def join_cut_row(above: FilledTable, below: FilledTable) -> FilledTable | None:
    """Join two pieces of one table if the page break surely went through a row; None otherwise.

    A break through a row draws no line at either end, and the cells on both sides have the same edges. Where the
    second piece begins with the headers once more, only its text can show it: the label must stand in one piece, the
    figures in the other.
    """
    if not above.grid.open_below:
        return None
    has_head = not below.grid.open_above
    below = _without_head(above, below) if has_head else below
    ending = sorted(_at_bottom(above), key=_left)
    beginning = sorted(_at_top(below), key=_left)
    if len(ending) != len(beginning) or not all(map(_may_be_one, ending, beginning)):
        return None
    if has_head and not _completes(ending, beginning):
        return None
    shift = above.grid.row_count - 1
    joined = [_joined_cells(one, other) for one, other in zip(ending, beginning, strict=True)]
    rest = [cell for cell in above.cells if cell not in ending]
    moved = [
        attrs.evolve(cell, place=attrs.evolve(cell.place, row=cell.place.row + shift))
        for cell in below.cells
        if cell not in beginning
    ]
    grid = attrs.evolve(
        above.grid,
        row_count=above.grid.row_count + below.grid.row_count - 1,
        open_below=below.grid.open_below,
    )
    is_recognised = above.is_recognised or below.is_recognised
    return FilledTable(grid, [*rest, *joined, *moved], is_recognised)


def _left(cell: FilledCell) -> float:
    return cell.place.box.x0


def _without_head(above: FilledTable, below: FilledTable) -> FilledTable:
    """The second piece without the rows that it repeats from the top of the first."""
    head = 0
    while head < below.grid.row_count and _row_text(above, head) == _row_text(below, head):
        head += 1
    while any(c.place.row < head < c.place.row + c.place.rows for c in below.cells):
        head -= 1
    cells = [
        attrs.evolve(cell, place=attrs.evolve(cell.place, row=cell.place.row - head))
        for cell in below.cells
        if cell.place.row >= head
    ]
    grid = attrs.evolve(below.grid, row_count=below.grid.row_count - head)
    return FilledTable(grid, cells, below.is_recognised)


def _row_text(table: FilledTable, row: int) -> list[str]:
    cells = sorted((cell for cell in table.cells if cell.place.row == row), key=_left)
    return ["".join(line.text for line in cell.lines) for cell in cells]


def _completes(ending: list[FilledCell], beginning: list[FilledCell]) -> bool:
    """Whether no cell has text in both pieces, and each piece has text that the other lacks; or the second piece is the
    rest of a label."""
    pairs = list(zip(ending, beginning, strict=True))
    below = [(one, other) for one, other in pairs if other.lines]
    if len(below) == 1 and _is_rest_of_label(*below[0]):
        return True
    return (
        not any(one.lines for one, _ in below)
        and any(one.lines and one.place.rows == 1 for one, _ in pairs)
        and bool(below)
    )


def _is_rest_of_label(one: FilledCell, other: FilledCell) -> bool:
    is_label = bool(one.lines) and _is_label(one) and _is_label(other)
    return is_label and not _NUMBERING.match(other.lines[0].text)


def _at_bottom(table: FilledTable) -> list[FilledCell]:
    return [c for c in table.cells if c.place.row + c.place.rows == table.grid.row_count]


def _at_top(table: FilledTable) -> list[FilledCell]:
    return [cell for cell in table.cells if cell.place.row == 0]


def _may_be_one(one: FilledCell, other: FilledCell) -> bool:
    """Whether the edges agree, and no figure would run into another: figures are not broken by a page."""
    left, right = one.place.box, other.place.box
    if abs(left.x0 - right.x0) > _SAME_EDGE or abs(left.x1 - right.x1) > _SAME_EDGE:
        return False
    if one.inner or other.inner:
        return False
    return not (one.lines and other.lines) or (_is_label(one) and _is_label(other))


def _is_label(cell: FilledCell) -> bool:
    return any(char >= "\u2e80" for line in cell.lines for char in line.text)


def _joined_cells(one: FilledCell, other: FilledCell) -> FilledCell:
    place = attrs.evolve(one.place, rows=one.place.rows + other.place.rows - 1)
    return FilledCell(place, [*one.lines, *other.lines], left_out=one.left_out + other.left_out)
