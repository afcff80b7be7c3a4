"""Paragraphs and tables -> HTML text in the spelling that the ``html`` adapter reads; knows no file format."""

from collections.abc import Iterable
from html import escape

import attrs


@attrs.define
class HtmlCell:
    """One real cell; ``content`` is HTML already."""

    content: str = ""
    columns: int = 1
    rows: int = 1


def paragraph_html(text: str) -> str:
    """One ``<p>`` in which line feeds become ``<br>``; text of blanks only gives an empty string."""
    text = text.strip()
    return f"<p>{escape(text, quote=False).replace(chr(10), '<br>')}</p>" if text else ""


def table_html(rows: Iterable[Iterable[HtmlCell]]) -> str:
    """A ``<table>`` with one row on a line; a row whose cells all began higher up stays as an empty ``<tr>``."""
    lines = ["".join(_cell_html(cell) for cell in row) for row in rows]
    return "<table>\n" + "".join(f"<tr>{line}</tr>\n" for line in lines) + "</table>"


def _cell_html(cell: HtmlCell) -> str:
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<td{rows}{columns}>{cell.content}</td>"
