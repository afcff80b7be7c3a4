"""Shapes of markup: tables in other tags than those of HTML, and HTML without tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from benchmarks.drawn import DrawnDocument, Heading
from benchmarks.shapes.grids import (
    APPLICANT_HEADS,
    Grid,
    Shape,
    boxes,
    join_parts,
    join_tabs,
    parts,
    text_of,
)
from benchmarks.templates import OfficialTable


def _wrapped(rows: Callable[[Grid], str], head: str = "h{0}", line: str = "p") -> Shape:
    """HTML around the tables that a function spells of the boxes."""

    def shape(document: DrawnDocument) -> str:
        out = []
        for part in boxes(document):
            if isinstance(part, list):
                out.append(rows(part))
                continue
            tag = head.format(part.level) if isinstance(part, Heading) else line
            out.append(f"<{tag}>{escape(text_of(part))}</{tag}>" if tag else text_of(part))
        return "\n".join(out) + "\n"

    return shape


def _tags(table: str, row: str, cell: str, *, gap: str = "") -> Callable[[Grid], str]:
    def close(tag: str) -> str:
        return f"</{tag.partition(' ')[0]}>"

    def rows(grid: Grid) -> str:
        lines = [
            f"<{row}>"
            + gap.join(f"<{cell}>{escape(text)}{close(cell)}" for text in texts)
            + close(row)
            for texts in grid
        ]
        return f"<{table}>{gap}{gap.join(lines)}{close(table)}"

    return rows


def _cell_paragraphs(grid: Grid) -> str:
    return "\n".join(f"<p>{escape(text)}</p>" for row in grid for text in row)


def _divs_alone(grid: Grid) -> str:
    return "\n".join(f"<div>{escape(text)}</div>" for row in grid for text in row)


def _row_paragraphs(gap: str) -> Callable[[Grid], str]:
    return lambda grid: "\n".join(f"<p>{gap.join(map(escape, row))}</p>" for row in grid)


def _source_of_page(shape: Shape) -> Shape:
    """A page with its tags written out, as an entry of a feed holds it."""
    return lambda document: f"<content>{escape(shape(document))}</content>"


def _list(grid: Grid) -> str:
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for row in grid for text in row) + "</ul>"


def tei(document: DrawnDocument) -> str:
    """The TEI of trafilatura: row and cell, heads in a role."""
    out = ["<TEI><text><body>"]
    for part in boxes(document):
        if isinstance(part, list):
            rows = ["".join(f"<cell>{escape(t)}</cell>" for t in row) for row in part]
            out.append("<table>" + "".join(f"<row>{row}</row>" for row in rows) + "</table>")
        else:
            out.append(f"<p>{escape(text_of(part))}</p>")
    return "\n".join([*out, "</body></text></TEI>"])


def otsl(document: DrawnDocument) -> str:
    """DocTags: fcel, ecel and nl, lcel and ucel and xcel where a cell is merged with its neighbour."""
    out = ["<doctag>"]
    for block in document.blocks:
        if isinstance(block, OfficialTable):
            out.append("<otsl>" + "<nl>".join(map("".join, _marks(block))) + "<nl></otsl>")
        else:
            tag = "section_header_level_1" if isinstance(block, Heading) else "text"
            out.append(f"<{tag}>{escape(text_of(block))}</{tag}>")
    return "\n".join([*out, "</doctag>"])


def _marks(table: OfficialTable) -> list[list[str]]:
    rows: list[list[str | None]] = [[None] * table.columns for _ in table.rows]
    for at, row in enumerate(table.rows):
        for box in row:
            begin = rows[at].index(None)
            for below in range(box.rows):
                for right in range(box.columns):
                    mark = ("<lcel>", "<ucel>", "<xcel>")[
                        2 if below and right else 1 if below else 0
                    ]
                    if not below and not right:
                        tag = "ched" if box.path is None and at < table.header_rows else "fcel"
                        mark = f"<{tag}>{escape(box.text)}" if box.text else "<ecel>"
                    rows[at + below][begin + right] = mark
    return [[mark or "<ecel>" for mark in row] for row in rows]


def latex(document: DrawnDocument) -> str:
    """tabular with multirow and multicolumn, as pandas and LaTeX authors write it."""
    out = [r"\documentclass{ctexart}", r"\begin{document}"]
    for block in document.blocks:
        if isinstance(block, OfficialTable):
            out.append(_tabular(block))
        elif isinstance(block, Heading):
            out.append(rf"\section*{{{text_of(block)}}}")
        else:
            out += [text_of(block).replace("%", r"\%").replace("&", r"\&"), ""]
    return "\n".join([*out, r"\end{document}"]) + "\n"


def _tabular(table: OfficialTable) -> str:
    taken = [[False] * table.columns for _ in table.rows]
    lines = [rf"\begin{{tabular}}{{|{'c|' * table.columns}}}", r"\hline"]
    for at, row in enumerate(table.rows):
        texts, boxed, column = [], iter(row), 0
        while column < table.columns:
            if taken[at][column]:
                texts.append("")
                column += 1
                continue
            box = next(boxed)
            for below in range(1, box.rows):
                for right in range(box.columns):
                    taken[at + below][column + right] = True
            text = box.text.replace("%", r"\%")
            text = rf"\multirow{{{box.rows}}}{{*}}{{{text}}}" if box.rows > 1 else text
            text = rf"\multicolumn{{{box.columns}}}{{c|}}{{{text}}}" if box.columns > 1 else text
            texts.append(text)
            column += box.columns
        lines.append(" & ".join(texts) + r" \\ \hline")
    return "\n".join([*lines, r"\end{tabular}"])


def latex_plain(document: DrawnDocument) -> str:
    """What OCR models write: no document around, all on few lines, merged cells blank."""
    out: list[str] = []
    for part in parts(document):
        if isinstance(part, list):
            width = max(map(len, part))
            rows = [" & ".join(row) + r" \\ \hline" for row in part]
            out += [rf"\begin{{tabular}}{{{'l' * width}}} \hline", *rows, r"\end{tabular}"]
        else:
            out.append(text_of(part))
    return "\n".join(out) + "\n"


def _two_in_one(document: DrawnDocument) -> str:
    """The last two figures of each row of table 3, and their heads, in one cell with <br> between."""
    out: list[str] = []
    for part in parts(document):
        if not isinstance(part, list):
            out.append(
                f"{'#' * part.level} {part.text}" if isinstance(part, Heading) else str(part)
            )
            continue
        rows = part
        if len(part[0]) == 10:
            heads = ["", "", "", *APPLICANT_HEADS]
            rows = [heads, *part[3:]]
            rows = [
                [*row[:3], *(f"{row[at]}<br>{row[at + 1]}" for at in (3, 5)), *row[7:]]
                for row in rows
            ]
        out += ["", *(f"| {' | '.join(row)} |" for row in rows), ""]
    return "\n".join(out) + "\n"


def _stray_tags(shape: Shape, tags: Iterable[str]) -> Shape:
    def stray(document: DrawnDocument) -> str:
        lines = shape(document).split("\n")
        for at, tag in enumerate(tags):
            lines.insert((at + 1) * 2, tag)
        return "\n".join(lines)

    return stray


def _cell_a_line(document: DrawnDocument) -> str:
    return join_parts(boxes(document), lambda grid: "\n".join(t for row in grid for t in row))


def _plain_tabs(document: DrawnDocument) -> str:
    return join_parts(parts(document), join_tabs)


_TABLE = 'div style="display: table"'
MARKUPS: dict[str, Shape] = {
    "row and cell": _wrapped(_tags("table", "row", "cell"), head="head", line="p"),
    "row and cell, no tags around": _wrapped(_tags("table", "row", "cell"), head="", line=""),
    "TEI": tei,
    "row and cell, indented": _wrapped(
        _tags("table", 'row span="4"', "cell", gap="\n    "), head="head"
    ),
    "DocTags": otsl,
    "LaTeX": latex,
    "LaTeX, plain": latex_plain,
    "divs, display": _wrapped(
        _tags(_TABLE, 'div style="display:table-row"', 'div style="display: table-cell"')
    ),
    "divs, classes": _wrapped(_tags('div class="table"', 'div class="row"', 'div class="cell"')),
    "divs, grid": _wrapped(_tags('div class="grid"', 'div class="tr"', 'div class="td"', gap="\n")),
    "divs, roles": _wrapped(_tags('div role="table"', 'div role="row"', 'div role="cell"')),
    "divs, a cell each": _wrapped(_divs_alone),
    "lists, a row each": _wrapped(_tags("div", "ul", "li")),
    "list, a cell each": _wrapped(_list),
    "paragraphs, a cell each": _wrapped(_cell_paragraphs),
    "paragraphs, a row each": _wrapped(_row_paragraphs(" ")),
    "paragraphs, a row each, blanks as entities": _wrapped(_row_paragraphs("&nbsp;&nbsp;")),
    "page written out": _source_of_page(_wrapped(_tags("table", "tr", 'td class="x"'))),
    "CALS": _wrapped(_tags("tgroup", "row", "entry"), head="title"),
    "two figures in one cell": _two_in_one,
    "plain, stray tags": _stray_tags(
        _cell_a_line, ("<br>", "<b>注</b>", "公开数<上年", "</p>", "<span>")
    ),
    "tabs, stray tags": _stray_tags(
        _plain_tabs, ("<br>", "<b>注</b>", "公开数<上年", "</p>", "<td>")
    ),
}
"""Name -> how the document is spelled."""
