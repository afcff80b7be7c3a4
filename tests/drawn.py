"""Draws a report in each of the thirteen layouts, by means of its own: what adapters write agrees with it."""

import itertools
import textwrap
import unicodedata
from collections.abc import Callable, Sequence

from printed import Part, cells_a_line, lone_pipes, pipes, plain, spread, tabs

Grid = list[list[str]]
WRAPPED_AT = 11
"""The characters a line of a drawn cell holds."""
GAP = " " * 6
"""What keeps columns apart: more blanks than ever stand inside a text."""


def html(made: Sequence[Part]) -> str:
    """A paragraph for each line of prose, and a line of the page for each row."""
    lines = []
    for part in blocks_of(made):
        if isinstance(part, str):
            lines.append(f"<p>{part}</p>")
        else:
            rows = ["".join(f"<td>{cell}</td>" for cell in row) for row in part]
            lines += ["<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"]
    return "\n".join(lines) + "\n"


def box(made: Sequence[Part]) -> str:
    """Frames of box characters; a long label goes on in the next line of its row."""
    return _framed(made, "│", ("┌─┬┐", "├─┼┤", "├─┼┤", "└─┴┘"))


def grid(made: Sequence[Part]) -> str:
    """Frames of plus signs, with equals signs under the first row; a long label goes on in the next line."""
    return _framed(made, "|", ("+-++", "+=++", "+-++", "+-++"))


def simple(made: Sequence[Part]) -> str:
    """Columns under rulers of equals signs, which stand above and below the first row and at the end."""
    lines: list[str] = []
    for part in blocks_of(made):
        if isinstance(part, str):
            lines += [part, ""]
            continue
        widths = _widths(part)
        ruler = " ".join("=" * width for width in widths)
        head, *rows = [" ".join(map(pad, row, widths)).rstrip() for row in part]
        lines += [ruler, head, ruler, *rows, ruler, ""]
    return "\n".join(lines)


def aligned(made: Sequence[Part]) -> str:
    """Columns kept apart by blanks, as a PDF is printed as text."""
    lines: list[str] = []
    for part in blocks_of(made):
        if isinstance(part, str):
            lines += [part, ""]
            continue
        widths = _widths([_running_on(row) for row in part])
        lines += [*(_let_run(row, widths) for row in part), ""]
    return "\n".join(lines)


def on_pages(made: Sequence[Part]) -> str:
    """A page for each part, a paragraph at its place for each cell that is not blank."""
    pages = []
    for part in blocks_of(made):
        rows = [[part]] if isinstance(part, str) else part
        lefts = [0, *itertools.accumulate(width + len(GAP) for width in _widths(rows))]
        pieces = [
            f'<p style="top:{20 * line}pt;left:{6 * left}pt;line-height:14pt">{cell}</p>'
            for line, row in enumerate(rows)
            for cell, left in zip(row, lefts, strict=False)
            if cell
        ]
        pages += ['<div class="page1">', *pieces, "</div>"]
    return "\n".join(pages) + "\n"


def csv(made: Sequence[Part]) -> str:
    """Rows of fields with commas between, quoted where a comma stands in them; a blank line around each table."""
    lines: list[str] = []
    for part in blocks_of(made):
        if isinstance(part, str):
            lines.append(part)
        else:
            lines += ["", *(",".join(map(_quoted_field, row)) for row in part), ""]
    return "\n".join(lines) + "\n"


def latex(made: Sequence[Part]) -> str:
    """A tabular for each table, a row of cells a line."""
    lines: list[str] = []
    for part in blocks_of(made):
        if isinstance(part, str):
            lines += [part, ""]
            continue
        spec = "l" * len(part[0])
        rows = [" & ".join(row) + r" \\ \hline" for row in part]
        lines += [rf"\begin{{tabular}}{{{spec}}} \hline", *rows, r"\end{tabular}", ""]
    return "\n".join(lines)


DRAWINGS: dict[str, Callable[[Sequence[Part]], str]] = {
    "aligned_text": aligned,
    "box_table": box,
    "cell_per_line": cells_a_line,
    "csv": csv,
    "grid_table": grid,
    "html": html,
    "latex": latex,
    "pipe_lines": lone_pipes,
    "pipe_table": pipes,
    "placed_text": on_pages,
    "plain_lines": plain,
    "simple_table": simple,
    "tab_table": tabs,
}


def blocks_of(made: Sequence[Part]) -> list[str | Grid]:
    """The lines of prose and the tables between them; all rows of a table have as many cells as its widest."""
    found: list[str | Grid] = []
    for is_prose, run in itertools.groupby(made, lambda part: isinstance(part, str)):
        if is_prose:
            found += [part for part in run if isinstance(part, str)]
        else:
            rows = [_over_figures(spread(part)) for part in run if not isinstance(part, str)]
            width = max(map(len, rows))
            found.append([[*row, *[""] * (width - len(row))] for row in rows])
    return found


def _quoted_field(text: str) -> str:
    return f'"{text}"' if "," in text else text


def columns(text: str) -> int:
    """The columns of a screen that a text takes."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def pad(text: str, width: int) -> str:
    """The text, filled up with blanks to a number of columns."""
    return text + " " * (width - columns(text))


def _over_figures(row: list[str]) -> list[str]:
    """The first head of table 3 in the grid of ten columns, as `spread` has the other two."""
    return [row[0], "", "", *row[1:]] if row[1:] == ["申请人情况"] else row


def _running_on(row: list[str]) -> list[str]:
    """The row without the texts that may run on over blank cells to their right."""
    return [cell if after else "" for cell, after in zip(row, [*row[1:], "end"], strict=True)]


def _let_run(row: list[str], widths: list[int]) -> str:
    line, begins = "", 0
    for cell, width in zip(row, widths, strict=True):
        if cell:
            line = pad(line, begins) + cell
        begins += width + len(GAP)
    return line


def _widths(table: Grid) -> list[int]:
    return [max(2, *map(columns, column)) for column in zip(*table, strict=True)]


def _framed(made: Sequence[Part], edge: str, rulers: tuple[str, str, str, str]) -> str:
    lines: list[str] = []
    for part in blocks_of(made):
        if isinstance(part, str):
            lines += [part, ""]
            continue
        wrapped = [[textwrap.wrap(cell, WRAPPED_AT) or [""] for cell in row] for row in part]
        widths = _widths([[max(cell, key=columns) for cell in row] for row in wrapped])
        top, under_head, between, bottom = (_ruler(marks, widths) for marks in rulers)
        lines.append(top)
        for at, row in enumerate(wrapped):
            for pieces in itertools.zip_longest(*row, fillvalue=""):
                cells = (
                    f" {pad(piece, width)} " for piece, width in zip(pieces, widths, strict=True)
                )
                lines.append(edge + edge.join(cells) + edge)
            lines.append(between if at else under_head)
        lines[-1:] = [bottom, ""]
    return "\n".join(lines)


def _ruler(marks: str, widths: list[int]) -> str:
    left, fill, cross, right = marks
    return left + cross.join(fill * (width + 2) for width in widths) + right
