"""A report -> pages of HTML on which each line of prose and each cell that is not blank has its place."""

from html import escape

from gaireport.adapters.aligned.writer import COLUMN_GAP
from gaireport.adapters.writing import TextRows, refuse, write_parts
from gaireport.characters import width
from gaireport.form.printed import Part
from gaireport.nodes import Report

_TYPE_SIZE = 12
"""The size of type in points; a Chinese character is as wide, a digit half as wide."""
_PITCH_OF_LINES = 18
_PAGE_MARGIN = 72
_STYLE_OF_PAGES = "div{position:relative;margin:1em auto}p{position:absolute;white-space:pre;margin:0;font-size:12pt}"
# Characters that draw tables in other layouts: written as references, prose is never taken for one of those.
_TAKEN_FOR_FRAMES = {ord(mark): f"&#{ord(mark)};" for mark in "|│┃║┆┊"}


def write_placed(report: Report, layout: str) -> str:
    """Write the report; each part has a page of its own, as wide as it must be."""

    def write_line(part: Part) -> str:
        refuse(part.text, part.field, "\t\n\f", layout)
        return _placed_paragraph(part.text, 0, 0)

    def write_rows(rows: TextRows, field: str) -> str:
        for text in (text for row in rows for text in row):
            refuse(text, field, "\t\n\f", layout)
        return _set_on_page(rows)

    pages = [
        f'<div id="page{number}">\n{part}\n</div>'
        for number, part in enumerate(write_parts(report, write_line, write_rows), 1)
    ]
    head = f'<meta charset="utf-8">\n<style>{_STYLE_OF_PAGES}</style>'
    return f"<!DOCTYPE html>\n<html>\n<head>\n{head}\n</head>\n<body>\n" + "\n".join(
        [*pages, "</body>\n</html>\n"]
    )


def _set_on_page(rows: TextRows) -> str:
    """Set the rows as lines, in which a column is as wide as its widest cell."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lefts = [sum(widths[:at]) + at * COLUMN_GAP for at in range(len(widths))]
    return "\n".join(
        _placed_paragraph(text, left, line)
        for line, row in enumerate(rows)
        for text, left in zip(row, lefts, strict=True)
        if text
    )


def _placed_paragraph(text: str, column: int, line: int) -> str:
    left, top = _PAGE_MARGIN + column * _TYPE_SIZE / 2, _PAGE_MARGIN + line * _PITCH_OF_LINES
    printed = escape(text, quote=False).translate(_TAKEN_FOR_FRAMES)
    return f'<p style="top:{top:.1f}pt;left:{left:.1f}pt;line-height:{_TYPE_SIZE * 1.2:.1f}pt">{printed}</p>'
