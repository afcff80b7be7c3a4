"""The rows of a run -> a page that says how good it is: what was read, by layout, converter and year, and samples."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from html import escape
from pathlib import Path

import attrs

from gaireport.corpus.results import key_column, result_rows
from gaireport.findings.codes import CODES
from gaireport.findings.words import Words

_SAMPLES = 5
_MOST_CODES = 20
_PAGE_STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;margin:.5em 0 2em}td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left}"
    "td.n{text-align:right}"
)
_QUALITY_WORDS = {
    "title": Words("Quality of a run", "运行质量"),
    "account": Words(
        "{rows:,} documents, {read:,} read as reports ({share:.1%}).",
        "共{rows:,}份文档，其中{read:,}份读取为年度报告（{share:.1%}）。",
    ),
    "documents": Words("Documents", "文档"),
    "layout": Words("By layout", "按版式"),
    "form": Words("By form", "按格式"),
    "year": Words("By year", "按年度"),
    "converter": Words("By converter", "按转换程序"),
    "findings": Words("Commonest findings", "最常见的问题"),
}
_QUALITY_HEADS = {
    "documents": Words("status,documents,share,samples", "处理结果,文档数,占比,样本"),
    "layout": Words(
        "layout,reports,cells read,cells in doubt", "版式,报告数,已读取单元格,存疑单元格"
    ),
    "form": Words("form,reports,cells read,cells in doubt", "格式,报告数,已读取单元格,存疑单元格"),
    "year": Words("year,reports,cells read,cells in doubt", "年度,报告数,已读取单元格,存疑单元格"),
    "converter": Words(
        "converter,reports,cells read,cells in doubt", "转换程序,报告数,已读取单元格,存疑单元格"
    ),
    "findings": Words("code,fault,reports,samples", "问题编号,含义,报告数,样本"),
}
_NONE_OF_THESE = Words("none", "无")


@attrs.define
class _ReportGroup:
    """The reports of one layout, converter or year."""

    reports: int = 0
    cells: int = 0
    doubted: int = 0
    placed: int = 0
    """Cells that print a figure, a mark, or nothing on purpose."""


def write_quality(
    folder: str | os.PathLike[str],
    page: str | os.PathLike[str],
    *,
    converter: str | None = None,
    lang: str = "en",
) -> None:
    """Write the page.

    Args:
        folder: what a run has written.
        page: the file to write.
        converter: a kept column that names the program that made the text.
        lang: the language of the page.
    """
    key = key_column(folder)
    by = {"layout": "layout", "form": "form", "year": "year"}
    if converter is not None:
        by["converter"] = converter
    columns = {"status", "reason", "cells", "diagnostics", *by.values(), *([key] if key else [])}
    status: Counter[str] = Counter()
    groups: dict[str, defaultdict[str, _ReportGroup]] = {
        each: defaultdict(_ReportGroup) for each in by
    }
    samples: defaultdict[str, list[str]] = defaultdict(list)
    findings: Counter[str] = Counter()
    for row in result_rows(folder, sorted(columns)):
        name = str(row[key]) if key else ""
        what = row["status"] if row["status"] == "ok" else f"{row['status']}: {row['reason']}"
        status[what] += 1
        _sample(samples, what, name)
        if row["status"] != "ok":
            continue
        for each, column in by.items():
            _add_report(groups[each][str(row[column])], row["cells"])
        for code in {each["code"] for each in row["diagnostics"]}:
            findings[code] += 1
            _sample(samples, code, name)
    text = "".join(_quality_page(status, groups, findings, samples, lang))
    Path(page).write_text(text, encoding="utf-8")


def _sample(samples: defaultdict[str, list[str]], what: str, name: str) -> None:
    if name and len(samples[what]) < _SAMPLES:
        samples[what].append(name)


def _add_report(group: _ReportGroup, cells: list[dict[str, object]]) -> None:
    group.reports += 1
    group.cells += len(cells)
    group.doubted += sum(cell["doubt"] is not None for cell in cells)
    group.placed += sum(cell["state"] in ("number", "blank", "mark") for cell in cells)


def _quality_page(
    status: Counter[str],
    groups: dict[str, defaultdict[str, _ReportGroup]],
    findings: Counter[str],
    samples: dict[str, list[str]],
    lang: str,
) -> Iterable[str]:
    total, title = status.total(), _QUALITY_WORDS["title"].say(lang)
    account = _QUALITY_WORDS["account"].say(lang)
    yield f'<!DOCTYPE html><html lang="{lang}"><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{title}</title><style>{_PAGE_STYLE}</style><h1>{title}</h1>"
    share = status["ok"] / max(total, 1)
    yield f"<p>{account.format(rows=total, read=status['ok'], share=share)}</p>"
    documents = [
        (what, f"{number:,}", f"{number / total:.1%}", _links(samples.get(what, ())))
        for what, number in status.most_common()
    ]
    yield _page_section("documents", documents, lang)
    for name, found in groups.items():
        yield _page_section(name, _group_rows(found), lang)
    commonest = sorted(findings.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_CODES]
    faults = [
        (code, CODES[code].meaning.say(lang), f"{number:,}", _links(samples.get(code, ())))
        for code, number in commonest
    ]
    yield _page_section("findings", faults, lang)
    yield "</html>\n"


def _group_rows(found: dict[str, _ReportGroup]) -> list[tuple[str, ...]]:
    return [
        (each, f"{g.reports:,}", f"{g.placed / g.cells:.1%}", f"{g.doubted / g.cells:.1%}")
        for each, g in sorted(found.items(), key=lambda pair: (-pair[1].reports, pair[0]))
        if g.cells
    ]


def _page_section(name: str, rows: Iterable[tuple[str, ...]], lang: str) -> str:
    """A heading with its table; figures stand at the right."""
    lines = []
    for row in rows:
        cells = (
            f"<td>{each}</td>" if each.startswith("<") else f"<td{_side(each)}>{escape(each)}</td>"
            for each in row
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    title = f"<h2>{_QUALITY_WORDS[name].say(lang)}</h2>\n"
    if not lines:
        return f"{title}<p>{_NONE_OF_THESE.say(lang)}</p>\n"
    heads = "".join(f"<th>{head}</th>" for head in _QUALITY_HEADS[name].say(lang).split(","))
    return f"{title}<table>\n<tr>{heads}</tr>\n" + "\n".join(lines) + "\n</table>\n"


def _side(text: str) -> str:
    is_figure = text.replace(",", "").removesuffix("%").replace(".", "").isdigit()
    return ' class="n"' if is_figure else ""


def _links(names: Iterable[str]) -> str:
    return "".join(
        f'<a href="{escape(each)}">{at}</a> '
        if each.startswith(("http://", "https://"))
        else f"<code>{escape(each)}</code> "
        for at, each in enumerate(names, 1)
    )
