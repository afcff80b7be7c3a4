"""Paragraphs and tables -> HTML text in the spelling that the ``html`` adapter reads; knows no file format."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

import attrs

_RUN_TAGS = {
    "del": ("<del>", "</del>"),
    "sup": ("<sup>", "</sup>"),
    "note": ("<sup>", "</sup>"),
    "white": ('<font color="white">', "</font>"),
}


class HtmlRun(NamedTuple):
    """A stretch of a paragraph."""

    text: str
    tag: str = ""
    """What it is: ``del`` struck out, ``sup`` raised, ``white`` of that colour, ``img`` a picture, ``note`` the mark
    of a note; empty: text."""


@attrs.define
class HtmlCell:
    """One real cell; ``content`` is HTML already."""

    content: str = ""
    columns: int = 1
    rows: int = 1


def paragraph_html(text: str) -> str:
    """One ``<p>`` in which line feeds become ``<br>``; text of blanks only gives an empty string."""
    return runs_html([HtmlRun(text)])


def runs_html(runs: Iterable[HtmlRun]) -> str:
    """One ``<p>`` of runs, in which tags mark what is struck out or raised."""
    html = inline_html(runs).strip()
    return f"<p>{html}</p>" if html else ""


def inline_html(runs: Iterable[HtmlRun]) -> str:
    """The runs of one paragraph, in which line feeds become ``<br>``."""
    return "".join(map(_run_html, runs)).replace("\n", "<br>")


def _run_html(run: HtmlRun) -> str:
    if run.tag == "img":
        return "<img>"
    text = escape(run.text, quote=False)
    begin, end = _RUN_TAGS.get(run.tag, ("", ""))
    return f"{begin}{text}{end}" if text else ""


def table_html(rows: Iterable[Iterable[HtmlCell]]) -> str:
    """A ``<table>`` with one row on a line; a row whose cells all began higher up stays as an empty ``<tr>``."""
    lines = ["".join(_cell_html(cell) for cell in row) for row in rows]
    return "<table>\n" + "".join(f"<tr>{line}</tr>\n" for line in lines) + "</table>"


def _cell_html(cell: HtmlCell) -> str:
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<td{rows}{columns}>{cell.content}</td>"
