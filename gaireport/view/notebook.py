"""A Report -> its three tables as HTML for a notebook: marks as on the review page, styles inline, no script."""

from html import escape

from gaireport.checks import check
from gaireport.findings.severity import Severity
from gaireport.findings.suspects import CellMarks, mark_suspects, mark_touched
from gaireport.form.names import cell_name
from gaireport.form.printed import FormTable, Printed, lay_out_tables
from gaireport.nodes import Cell, Report
from gaireport.view.page_words import TABLE_HEADS

_EMPTY_SIGNS = {"blank": "□", "unplaced": "◇", "lost": "✕"}
_STRONG = {
    Severity.ERROR: ("!", "background:#ffc9c5;color:#8f0f14;font-weight:bold"),
    Severity.WARNING: ("?", "background:#ffe7ad;color:#6b4000;font-weight:bold"),
    Severity.INFO: ("·", "background:#e4edf7;color:#1f5a96"),
}
_LIGHT = {Severity.ERROR: "#fdf1f0", Severity.WARNING: "#fff8e6", Severity.INFO: "#f3f6fa"}
_CELL_STYLE = "border:1px solid #555;padding:3px 5px;text-align:center;font-weight:normal"


def tables_html(report: Report) -> str:
    """Write the tables; every text of the report is escaped."""
    findings = check(report)
    strong, light, cells = mark_suspects(findings), mark_touched(findings), report.cells()
    body = "".join(_form_html(t, cells, strong, light) for t in lay_out_tables(report))
    title = escape(report.title or "（无标题）")
    return (
        f'<div lang="zh-CN" style="background:#fff;color:#1c1c1c"><p><b>{title}</b></p>{body}</div>'
    )


def _form_html(
    table: FormTable, cells: dict[str, Cell], strong: CellMarks, light: CellMarks
) -> str:
    rows = "".join(
        f"<tr>{''.join(_box_html(each, cells, strong, light) for each in row)}</tr>"
        for row in table.rows
    )
    head = f'<caption style="text-align:left">{TABLE_HEADS[table.name]}</caption>'
    return f'<table style="border-collapse:collapse;margin:8px 0">{head}{rows}</table>'


def _box_html(printed: Printed, cells: dict[str, Cell], strong: CellMarks, light: CellMarks) -> str:
    spans = f' rowspan="{printed.rows}" colspan="{printed.columns}"'
    path = printed.path
    if not path:
        return f'<th{spans} style="{_CELL_STYLE};background:#fff">{escape(printed.text)}</th>'
    shown, style = cells[path].raw or _EMPTY_SIGNS[cells[path].state], _CELL_STYLE
    if path in strong:
        sign, colours = _STRONG[strong[path]]
        shown, style = shown + sign, f"{style};{colours}"
    else:
        style += f";background:{_LIGHT[light[path]] if path in light else '#fff'}"
    return f'<td{spans} title="{cell_name(path).zh}" style="{style}">{escape(shown)}</td>'
