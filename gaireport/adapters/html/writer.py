"""A report -> a whole HTML page, in which tables have the merged cells of the official form."""

from html import escape

from gaireport.form.printed import FormTable, Part, Printed, print_report
from gaireport.nodes import Report

_STYLE = (
    "body{max-width:60em;margin:2em auto;padding:0 1em;font-family:serif;line-height:1.8}"
    "h1{text-align:center}p{text-indent:2em;margin:.5em 0}.end{text-align:right;text-indent:0}"
    "table{border-collapse:collapse;width:100%;margin:1em 0;line-height:1.4}"
    "th,td{border:1px solid #000;padding:.3em;text-align:center;font-weight:normal}"
)
_TAGS = {
    "title": ("<h1>", "</h1>"),
    "heading": ("<h2>", "</h2>"),
    "signature": ('<p class="end">', "</p>"),
    "published": ('<p class="end">', "</p>"),
}
# Characters that draw tables in other layouts: written as references, prose is never taken for one of those.
_DRAWING = {ord(mark): f"&#{ord(mark)};" for mark in "|\t│┃║┆┊"}


def write_html(report: Report) -> str:
    """Write the page, with every text escaped."""
    parts = print_report(report)
    title = _text(report.title or "")
    head = f'<meta charset="utf-8">\n<title>{title or "年度报告"}</title>\n<style>{_STYLE}</style>'
    rest = [part for part in parts if part.kind == "unparsed"]
    body = [_write_part(part) for part in parts if part.kind != "unparsed"]
    if rest:
        rows = "\n".join(f"<tr><td>{_text(part.text)}</td><td></td></tr>" for part in rest)
        body.append(f"<table>\n{rows}\n</table>")
    lines = "\n".join(body)
    return f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n{head}\n</head>\n<body>\n{lines}\n</body>\n</html>\n'


def _write_part(part: Part) -> str:
    if part.table is not None:
        return _write_form_table(part.table)
    before, behind = _TAGS.get(part.kind, ("<p>", "</p>"))
    return f"{before}{_text(part.text)}{behind}"


def _write_form_table(table: FormTable) -> str:
    rows = "\n".join(f"<tr>{''.join(map(_write_cell, row))}</tr>" for row in table.rows)
    return f'<table class="{table.name}">\n{rows}\n</table>'


def _write_cell(cell: Printed) -> str:
    tag = "td" if cell.path else "th"
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<{tag}{spans}>{_text(cell.text)}</{tag}>"


def _text(text: str) -> str:
    return escape(text, quote=False).translate(_DRAWING).replace("\n", "<br>")
