"""A Report -> its three tables on a terminal, as the official form draws them, with rich."""

from collections.abc import Iterable, Iterator, Mapping

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from gaireport.findings.severity import Severity
from gaireport.findings.suspects import CellMarks, mark_suspects
from gaireport.findings.words import Words
from gaireport.form import official
from gaireport.nodes import Cell, Report
from gaireport.report.tree import printed_form
from gaireport.view.marks import on_one_line

BLANK_SIGN, ABSENT_SIGN = "□", "✕"
LEGEND = Words(
    f"{BLANK_SIGN} blank   {ABSENT_SIGN} not in the document   ! an error names it   ? a warning does",
    f"{BLANK_SIGN} 空白   {ABSENT_SIGN} 文档中没有   ! 有错误指出   ? 有警告指出",
)

_PROACTIVE_LABELS = {term.path: term.term for term in official.PROACTIVE_ROWS}
_PROACTIVE_2019 = _PROACTIVE_LABELS | {"normative_documents": "规范性文件"}
_HEADS_2021 = {term.path: term.term for term in official.COLUMNS_2021}
_HEADS_2019 = {term.path: term.term for term in official.COLUMNS_2019}
_GROUP_LABELS = {term.path: term.term for term in official.GROUPS if term.path} | {
    "other": "（六）其他处理"
}
_APPLICATION_LABELS = {
    term.path: term.term.partition("（区分")[0] for term in official.APPLICATION_ROWS
}
# Heads broken in the way of the form, so that seven columns fit beside the labels on 80 columns.
_APPLICANT_HEADS = (
    "自然人",
    "商业\n企业",
    "科研\n机构",
    "社会\n公益\n组织",
    "法律\n服务\n机构",
    "其他",
    "总计",
)
_RESULT_HEADS = ("结果\n维持", "结果\n纠正", "其他\n结果", "尚未\n审结", "总计")
_PROCEEDING_LABELS = {
    "review": "行政复议",
    "litigation.direct": "行政诉讼（未经复议直接起诉）",
    "litigation.after_review": "行政诉讼（复议后起诉）",
}

FormRows = Mapping[str, Mapping[str, Cell]]
"""Row -> its cells by path, in the order of the form."""


def render_report(report: Report, lang: str = "en") -> RenderableType:
    """Render what identifies the report and then its three tables, with the words around them in a language."""
    marks, rows = mark_suspects(report.diagnostics), _rows_of(report)
    return Group(
        Text(on_one_line(report.title or "（无标题）"), style="bold"),
        Text(" · ".join(_facts(report, lang)), style="dim"),
        Text(),
        Text("二、主动公开政府信息情况", style="bold"),
        _render_proactive(rows, marks),
        Text("三、收到和处理政府信息公开申请情况", style="bold"),
        _render_applications(rows, marks),
        Text("四、政府信息公开行政复议、行政诉讼情况", style="bold"),
        _render_outcomes(rows, marks),
        Text(LEGEND.say(lang), style="dim"),
    )


def _facts(report: Report, lang: str) -> Iterator[str]:
    chapters = ", ".join(str(chapter.number) for chapter in report.chapters)
    signed = " ".join(str(each) for each in (report.signature, report.published) if each)
    yield on_one_line(report.agency or "发布机构不详")
    yield f"{report.year}年" if report.year else "年度不详"
    yield Words(f"form {report.form or 'unknown'}", f"格式 {report.form or '不详'}").say(lang)
    yield Words("layout ", "版式 ").say(lang) + report.layout
    yield Words(f"chapters {chapters or 'none'}", f"部分 {chapters or '无'}").say(lang)
    if signed:
        yield Words("signed ", "落款 ").say(lang) + on_one_line(signed)


def _render_figure(path: str, cell: Cell, marks: CellMarks) -> Text:
    """The figure as printed; its colour and a mark show how bad the findings about it are."""
    shown = ABSENT_SIGN if cell.raw is None else on_one_line(cell.raw) or BLANK_SIGN
    style = "dim" if cell.raw in (None, "") else ""
    match marks.get(path):
        case Severity.ERROR:
            return Text(f"{shown}!", style="bold red")
        case Severity.WARNING:
            return Text(f"{shown}?", style="yellow")
        case Severity.INFO:
            return Text(shown, style="cyan")
        case _:
            return Text(shown, style=style)


def _rows_of(report: Report) -> FormRows:
    rows: dict[str, dict[str, Cell]] = {}
    for path, cell in report.cells().items():
        rows.setdefault(path.rpartition(".")[0], {})[path] = cell
    return rows


def _render_figures(row: Mapping[str, Cell], marks: CellMarks) -> list[Text]:
    return [_render_figure(path, cell, marks) for path, cell in row.items()]


def _new_table(first: str, others: Iterable[str]) -> Table:
    table = Table(box=box.SQUARE, padding=(0, 1), header_style="none")
    table.add_column(first, overflow="fold")
    for head in others:
        table.add_column(head, justify="right", overflow="fold")
    return table


def _render_proactive(rows: FormRows, marks: CellMarks) -> RenderableType:
    table = _new_table("信息内容", ("", "", ""))
    table.show_header = False
    for caption, names in official.CAPTIONS.items():
        found = [(name, rows[f"proactive.{name}"]) for name in names if f"proactive.{name}" in rows]
        _add_block(table, caption, found, marks)
    return table if table.row_count else Text("（未找到）", style="dim")


def _add_block(
    table: Table, caption: str, rows: Iterable[tuple[str, Mapping[str, Cell]]], marks: CellMarks
) -> None:
    heads: tuple[str, ...] | None = None
    for name, row in rows:
        is_2019 = printed_form(next(iter(row)), row) == "2019"
        columns = _HEADS_2019 if is_2019 else _HEADS_2021
        # 采购总金额 and 本年收费金额 are both called amount.
        shown = tuple(
            "采购总金额" if path == "proactive.procurement.amount" else columns[path.split(".")[2]]
            for path in row
        )
        if heads is None:
            table.add_section()
            table.add_row(Text(caption, style="bold"))
        if shown != heads:
            table.add_row(*(Text(text, style="dim") for text in ("信息内容", *shown)))
            heads = shown
        label = (_PROACTIVE_2019 if is_2019 else _PROACTIVE_LABELS)[name]
        table.add_row(label, *_render_figures(row, marks))


def _render_applications(rows: FormRows, marks: CellMarks) -> RenderableType:
    table = _new_table("", _APPLICANT_HEADS)
    group_before = ""
    for row, cells in rows.items():
        name = row.removeprefix("applications.")
        if name == row:
            continue
        group, _, own = name.rpartition(".")
        if group and group != group_before and own != "all":
            table.add_row(_GROUP_LABELS[group])
        group_before = group
        label = (
            _GROUP_LABELS[group] if own == "all" else "  " * bool(group) + _APPLICATION_LABELS[name]
        )
        table.add_row(label, *_render_figures(cells, marks))
    return table


def _render_outcomes(rows: FormRows, marks: CellMarks) -> RenderableType:
    table = _new_table("", _RESULT_HEADS)
    for row, label in _PROCEEDING_LABELS.items():
        table.add_row(label, *_render_figures(rows[row], marks))
    return table
