"""A Report -> its three tables on a terminal, as the official form draws them, with rich."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs
from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from gaireport.findings.codes import Severity
from gaireport.findings.suspects import CellMarks, mark_suspects
from gaireport.findings.words import Words
from gaireport.form import official
from gaireport.nodes import Applicants, Applications, Cell, Other2019, Outcomes, Proactive, Report
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


def render_report(report: Report, lang: str = "en") -> RenderableType:
    """Render what identifies the report and then its three tables, with the words around them in a language."""
    marks = mark_suspects(report.diagnostics)
    return Group(
        Text(on_one_line(report.title or "（无标题）"), style="bold"),
        Text(" · ".join(_facts(report, lang)), style="dim"),
        Text(),
        Text("二、主动公开政府信息情况", style="bold"),
        _render_proactive(report.proactive, marks),
        Text("三、收到和处理政府信息公开申请情况", style="bold"),
        _render_applications(report.applications, marks),
        Text("四、政府信息公开行政复议、行政诉讼情况", style="bold"),
        _render_outcomes(report, marks),
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


def _render_figures(path: str, node: object, marks: CellMarks) -> list[Text]:
    return [
        _render_figure(f"{path}.{name}", cell, marks) for name, cell in _fields_of(node).items()
    ]


def _fields_of(node: Any) -> dict[str, Any]:
    return {field.name: getattr(node, field.name) for field in attrs.fields(type(node))}


def _new_table(first: str, others: Iterable[str]) -> Table:
    table = Table(box=box.SQUARE, padding=(0, 1), header_style="none")
    table.add_column(first, overflow="fold")
    for head in others:
        table.add_column(head, justify="right", overflow="fold")
    return table


def _render_proactive(proactive: Proactive, marks: CellMarks) -> RenderableType:
    table = _new_table("信息内容", ("", "", ""))
    table.show_header = False
    for caption, names in official.CAPTIONS.items():
        blocks = {name: getattr(proactive, name) for name in names}
        _add_block(table, caption, {name: b for name, b in blocks.items() if b is not None}, marks)
    return table if table.row_count else Text("（未找到）", style="dim")


def _add_block(table: Table, caption: str, blocks: dict[str, object], marks: CellMarks) -> None:
    heads: tuple[str, ...] | None = None
    for name, block in blocks.items():
        is_2019 = type(block).__name__.endswith("2019")
        columns = _HEADS_2019 if is_2019 else _HEADS_2021
        names = official.BLOCKS["2019" if is_2019 else "2021"][name]
        # 采购总金额 and 本年收费金额 are both called amount.
        shown = tuple(
            "采购总金额" if name == "procurement" and n == "amount" else columns[n] for n in names
        )
        if heads is None:
            table.add_section()
            table.add_row(Text(caption, style="bold"))
        if shown != heads:
            table.add_row(*(Text(text, style="dim") for text in ("信息内容", *shown)))
            heads = shown
        label = (_PROACTIVE_2019 if is_2019 else _PROACTIVE_LABELS)[name]
        table.add_row(label, *_render_figures(f"proactive.{name}", block, marks))


def _render_applications(applications: Applications, marks: CellMarks) -> RenderableType:
    table = _new_table("", _APPLICANT_HEADS)
    for name, node in _fields_of(applications).items():
        path = f"applications.{name}"
        if isinstance(node, Applicants):
            table.add_row(_APPLICATION_LABELS[name], *_render_figures(path, node, marks))
        elif isinstance(node, Other2019):
            table.add_row(_GROUP_LABELS[name], *_render_figures(f"{path}.all", node.all, marks))
        elif node is not None:
            table.add_row(_GROUP_LABELS[name])
            for row, applicants in _fields_of(node).items():
                figures = _render_figures(f"{path}.{row}", applicants, marks)
                table.add_row(f"  {_APPLICATION_LABELS[f'{name}.{row}']}", *figures)
    return table


def _render_outcomes(report: Report, marks: CellMarks) -> RenderableType:
    table = _new_table("", _RESULT_HEADS)
    nodes: dict[str, Outcomes] = {
        "review": report.review,
        "litigation.direct": report.litigation.direct,
        "litigation.after_review": report.litigation.after_review,
    }
    for path, node in nodes.items():
        table.add_row(_PROCEEDING_LABELS[path], *_render_figures(path, node, marks))
    return table
