"""Paragraphs and cells of a rich text file -> HTML blocks; spans are counted from the edges that rows declare."""

import attrs

from gaireport.files.html_text import HtmlCell, HtmlRun, runs_html, table_html

_SAME_CELL_EDGE = 30  # twentieths of a point


@attrs.define
class CellEdge:
    """What a row declares of one cell."""

    right: int = 0
    joins_left: bool = False
    joins_above: bool = False


_RtfRow = list[tuple[CellEdge, str]]


class RtfBlocks:
    """Collects what stands before each end of a paragraph, a cell or a row."""

    def __init__(self) -> None:
        self.edges: list[CellEdge] = []
        """The cells of the current row, as declared so far."""
        self._runs: list[HtmlRun] = []
        self._waiting: list[str] = []
        self._cells: list[str] = []
        self._rows: list[_RtfRow] = []
        self._html: list[str] = []

    def add(self, run: HtmlRun) -> None:
        """Add a stretch to the current paragraph."""
        self._runs.append(run)

    def end_paragraph(self, *, in_table: bool) -> None:
        """End the current paragraph; the first outside of a table ends the table."""
        runs, self._runs = self._runs, []
        if in_table:
            self._waiting.append(runs_html(runs))
            return
        self._end_table()
        if html := runs_html(run for run in runs if run.tag not in ("img", "note")):
            self._html.append(html)

    def end_cell(self) -> None:
        """End the current cell."""
        self.end_paragraph(in_table=True)
        self._cells.append("".join(self._waiting))
        self._waiting = []

    def end_row(self) -> None:
        """End the current row; cells that it does not declare stand behind the others."""
        edges = [attrs.evolve(edge) for edge in self.edges]
        while len(edges) < len(self._cells):
            edges.append(
                CellEdge(edges[-1].right + 2 * _SAME_CELL_EDGE if edges else _SAME_CELL_EDGE)
            )
        self._rows.append(list(zip(edges, self._cells, strict=False)))
        self._cells = []

    def html(self) -> str:
        """All blocks."""
        self.end_paragraph(in_table=False)
        return "".join(f"{html}\n" for html in self._html)

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        loose = [*self._cells, *self._waiting]
        self._cells, self._waiting = [], []
        if rows:
            self._html.append(table_html(_spanned(rows)))
        self._html += [html for html in loose if html]


def _spanned(rows: list[_RtfRow]) -> list[list[HtmlCell]]:
    edges: list[int] = []
    for right in sorted(edge.right for row in rows for edge, _ in row):
        if not edges or right - edges[-1] > _SAME_CELL_EDGE:
            edges.append(right)
    above: dict[int, HtmlCell] = {}
    found = []
    for row in rows:
        cells: list[HtmlCell] = []
        merged: dict[int, HtmlCell] = {}
        left = 0
        for edge, content in row:
            right = min(range(len(edges)), key=lambda at: abs(edges[at] - edge.right)) + 1
            columns = max(1, right - left)
            upper = above.get(left)
            if edge.joins_left and merged:
                merged[max(merged)].columns += columns
            elif edge.joins_above and upper is not None and upper.columns == columns:
                upper.rows += 1
                merged[left] = upper
            else:
                merged[left] = HtmlCell(content, columns)
                cells.append(merged[left])
            left += columns
        above = merged
        found.append(cells)
    return found
