"""Tables in HTML, with merged cells or with blank cells in their place."""

from __future__ import annotations

from html import escape

from benchmarks.structure.grid import Cell, Page, Passage, Table
from benchmarks.structure.layouts.printing import print_page, spread_rows
from benchmarks.structure.text import Text, Writer, resolve

_TAGS = {"title": "h1", "heading": "h2", "paragraph": "p"}


def html(page: Page) -> Text:
    """A page whose tables have true merged cells."""
    return print_page(page, _prose, _merged)


def html_blanks(page: Page) -> Text:
    """A page whose tables have blank cells where merged ones reach."""
    return print_page(page, _prose, _unmerged)


def _prose(writer: Writer, prose: Passage) -> None:
    tag = _TAGS[prose.kind]
    writer.add(f"<{tag}>{escape(prose.text)}</{tag}>\n")


def _add(writer: Writer, cell: Cell, number: int, row: int) -> None:
    text = escape(cell.text, quote=False) if cell.shown is None else cell.shown
    writer.add_cell(cell, text, number, row)


def _merged(writer: Writer, table: Table, number: int) -> None:
    writer.add('<table border="1">\n')
    for at, line in enumerate(resolve(table)):
        writer.add("<tr>")
        for slot in line:
            if slot.below:
                continue
            spans = f' rowspan="{slot.rows}"' * (slot.rows > 1)
            spans += f' colspan="{slot.columns}"' * (slot.columns > 1)
            writer.add(f"<td{spans}>")
            _add(writer, slot.cell, number, at)
            writer.add("</td>")
        writer.add("</tr>\n")
    writer.add("</table>\n")


def _unmerged(writer: Writer, table: Table, number: int) -> None:
    writer.add('<table border="1">\n')
    for at, row in enumerate(spread_rows(table)):
        writer.add("<tr>")
        for cell in row:
            writer.add("<td>")
            if cell:
                _add(writer, cell, number, at)
            writer.add("</td>")
        writer.add("</tr>\n")
    writer.add("</table>\n")
