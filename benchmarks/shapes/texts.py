"""Shapes of plain text: rows and cells parted by signs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Literal

from benchmarks.drawn import DrawnDocument
from benchmarks.shapes.grids import Grid, Shape, boxes, join_parts, lines_and_cells, parts, text_of
from benchmarks.templates import OfficialTable


def _joined(sign: str, *, repeated: bool = False, behind: str = "") -> Shape:
    def shape(document: DrawnDocument) -> str:
        def rows(grid: Grid) -> str:
            return "\n".join(sign.join(row) + behind for row in grid)

        return join_parts(parts(document, repeated=repeated), rows)

    return shape


def _csv(
    sign: str, quoting: Literal[0, 1, 3], *, whole: bool = False, repeated: bool = False
) -> Shape:
    def rows(grid: Grid) -> str:
        out = io.StringIO()
        csv.writer(out, delimiter=sign, quoting=quoting, lineterminator="\n").writerows(grid)
        return out.getvalue().rstrip("\n")

    def shape(document: DrawnDocument) -> str:
        made = parts(document, repeated=repeated)
        if not whole:
            return join_parts(made, rows)
        sheet = [row for p in made for row in (p if isinstance(p, list) else [[text_of(p)]])]
        width = max(map(len, sheet))
        return rows([[*row, *[""] * (width - len(row))] for row in sheet]) + "\n"

    return shape


def _broken_csv(document: DrawnDocument) -> str:
    """Labels broken inside their quoted cells."""

    def rows(grid: Grid) -> str:
        out = io.StringIO()
        broken = [
            [t[:3] + "\n" + t[3:] if len(t) > 7 and not t.isdigit() else t for t in row]
            for row in grid
        ]
        csv.writer(out, lineterminator="\n").writerows(broken)
        return out.getvalue().rstrip("\n")

    return join_parts(parts(document), rows)


def _each(pattern: str) -> Shape:
    def shape(document: DrawnDocument) -> str:
        made = boxes(document)
        return join_parts(made, lambda grid: "\n".join(pattern.format(c) for r in grid for c in r))

    return shape


def _inner_text(between: str, behind_row: str) -> Shape:
    """What a browser gives of cells that hold blocks: line ends around the tab between two."""

    def shape(document: DrawnDocument) -> str:
        return join_parts(
            boxes(document),
            lambda grid: behind_row.join(between.join(row) for row in grid) + "\n",
        )

    return shape


def _partly_paragraphs(is_paragraph: Callable[[str], bool]) -> Shape:
    """The same where only some cells hold paragraphs."""

    def spell(row: list[str]) -> str:
        spelled = ""
        for at, text in enumerate(row):
            edge = "\n\n" if text and is_paragraph(text) else ""
            spelled += ("\t" if at else "") + edge + text + edge
        return spelled

    def shape(document: DrawnDocument) -> str:
        made = boxes(document)
        return join_parts(made, lambda grid: "\n".join(map(spell, grid)) + "\n")

    return shape


def _numbered_sheet(sign: str) -> Shape:
    """A sheet as pandas prints it: the first row is the head, and a number stands before each of the others."""

    def shape(document: DrawnDocument) -> str:
        made = parts(document)
        sheet = [row for p in made for row in (p if isinstance(p, list) else [[text_of(p)]])]
        width = max(map(len, sheet))
        head = ["", sheet[0][0], *(f"Unnamed: {at}" for at in range(1, width))]
        rows = [[str(at), *row, *[""] * (width - len(row))] for at, row in enumerate(sheet[1:])]
        out = io.StringIO()
        csv.writer(out, delimiter=sign, lineterminator="\n").writerows([head, *rows])
        return out.getvalue()

    return shape


def _sheet(sign: str, *, markdown: bool = False) -> Shape:
    def shape(document: DrawnDocument) -> str:
        made = parts(document)
        sheet = [row for p in made for row in (p if isinstance(p, list) else [[text_of(p)]])]
        width = max(map(len, sheet))
        padded = [[*row, *[""] * (width - len(row))] for row in sheet]
        if not markdown:
            return "\n".join(sign.join(row) for row in padded) + "\n"
        lines = [f"| {' | '.join(row)} |" for row in padded]
        return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]) + "\n"

    return shape


def _pandas_sheet(document: DrawnDocument) -> str:
    """A sheet with fill words, whole numbers as fractions."""
    lines = _sheet("", markdown=True)(document).splitlines()
    filled = []
    for line in lines:
        texts = [text.strip() for text in line.strip("|").split("|")]
        filled.append(
            "| " + " | ".join(f"{t}.0" if t.isdigit() else t or "nan" for t in texts) + " |"
        )
    filled[1] = lines[1]
    return "\n".join(filled) + "\n"


def _pages(document: DrawnDocument) -> str:
    """One cell a line, with the foot of a page after every fifty lines."""
    lines: list[str] = []
    for at, text in enumerate(text for text in lines_and_cells(document) if text):
        if at % 50 == 49:
            lines += [f"- {at // 50 + 1} -", ""]
        lines.append(text)
    return "\n".join(lines) + "\n"


def _footers(document: DrawnDocument) -> str:
    """The same with a footer that names its page in words."""
    lines: list[str] = []
    for at, text in enumerate(text for text in lines_and_cells(document) if text):
        if at % 50 == 49:
            lines.append(f"第 {at // 50 + 1} 页 共 6 页")
        lines.append(text)
    return "\n".join(lines) + "\n"


def _measured(shape: Shape, word: str) -> Shape:
    def measured(document: DrawnDocument) -> str:
        from dataclasses import replace

        blocks = tuple(
            b
            if not isinstance(b, OfficialTable)
            else replace(
                b,
                rows=tuple(
                    tuple(
                        replace(x, text=x.text + word) if x.path and x.text.isdigit() else x
                        for x in r
                    )
                    for r in b.rows
                ),
            )
            for b in document.blocks
        )
        return shape(replace(document, blocks=blocks))

    return measured


def _lists(spell: Callable[[list[str]], str], between: str = "\n") -> Shape:
    """Rows as a program writes lists."""

    def shape(document: DrawnDocument) -> str:
        return join_parts(parts(document), lambda grid: between.join(map(spell, grid)))

    return shape


def _bar_before(rule: str) -> Shape:
    """A bar before each cell, one a line; a rule between rows."""

    def shape(document: DrawnDocument) -> str:
        return join_parts(
            boxes(document),
            lambda grid: rule.join("".join(f"| {text}\n" for text in row) for row in grid),
        )

    return shape


def _before_lines(mark: str) -> Shape:
    """A sign, or the number of the line, before every line of cells with tabs between."""

    def shape(document: DrawnDocument) -> str:
        lines = _joined("\t")(document).splitlines()
        return "".join(f"{mark.format(at)}{line}\n" for at, line in enumerate(lines, 1))

    return shape


TEXTS: dict[str, Shape] = {
    "csv, comma": _csv(",", csv.QUOTE_MINIMAL),
    "csv, semicolon": _csv(";", csv.QUOTE_MINIMAL),
    "csv, tab, quoted": _csv("\t", csv.QUOTE_ALL),
    "csv, all quoted": _csv(",", csv.QUOTE_ALL),
    "csv, whole sheet": _csv(",", csv.QUOTE_MINIMAL, whole=True),
    "csv, merged repeated": _csv(",", csv.QUOTE_MINIMAL, repeated=True),
    "csv, broken labels": _broken_csv,
    "csv, semicolon, quoted, sheet": _csv(";", csv.QUOTE_ALL, whole=True),
    "joined by 、": _joined("、"),
    "joined by ，": _joined("，"),
    "joined by ；": _joined("；"),
    "joined by ｜": _joined("｜"),
    "joined by two pipes": _joined(" || "),
    "joined by a pipe between tabs": _joined("\t|\t"),
    "joined by ｜, closed": _joined("｜", behind="｜"),
    "joined by /": _joined("/"),
    "joined by ·": _joined("·"),
    "joined by ：": _joined("："),
    "joined by │": _joined("│"),
    "lists of Python": _lists(repr),
    "lists of JSON": _lists(lambda row: json.dumps(row, ensure_ascii=False), ", "),
    "lists of YAML": _lists(lambda row: f"- [{', '.join(row)}]"),
    "bar before each cell": _bar_before(""),
    "bar before each cell, rules": _bar_before("|-\n"),
    "numbered lines": _before_lines("{:5d}\t"),
    "sign before lines": _before_lines("◆ "),
    "innerText, tab before": _inner_text("\n\t", "\n"),
    "innerText, tab between": _inner_text("\n\t\n", "\n"),
    "tabs, merged repeated": _joined("\t", repeated=True),
    "pipes, merged repeated": _joined(" | ", repeated=True),
    "innerText, paragraphs": _inner_text("\n\n\t\n\n", "\n\n\n"),
    "innerText, paragraphs of Chromium": _inner_text("\n\n\t\n\n", "\n\n\n\n\n"),
    "innerText, breaks in paragraphs": _inner_text("\n\n\n\t\n\n", "\n\n\n\n\n\n"),
    "innerText, divs": _inner_text("\n\t\n", "\n\n\n"),
    "innerText, labels in paragraphs": _partly_paragraphs(lambda text: not text[0].isdigit()),
    "innerText, figures in paragraphs": _partly_paragraphs(str.isdigit),
    "pandas, numbered rows, comma": _numbered_sheet(","),
    "pandas, numbered rows, tab": _numbered_sheet("\t"),
    "bar between blank lines": _inner_text("\n\n|\n\n", "\n\n\n"),
    "semicolon behind each cell": _each("{};"),
    "JSON, a cell a line": _each('"{}",'),
    "tab behind each cell": _each("{}\t"),
    "bar behind each cell": _each("{} |"),
    "bar on a line": _each("{}\n|"),
    "tab on a line": _each("{}\n\t"),
    "sheet, tabs": _sheet("\t"),
    "sheet, Markdown": _sheet("", markdown=True),
    "sheet, pandas": _pandas_sheet,
    "plain, page numbers": _pages,
    "plain, page footers": _footers,
    "plain, 件": _measured(_each("{}"), "件"),
    "tabs, 件": _measured(_joined("\t"), "件"),
    "csv, 件": _measured(_csv(",", csv.QUOTE_MINIMAL), "件"),
    "pipes, 件": _measured(_joined(" | "), " 件"),
}
"""Name -> how the document is spelled."""
