"""The rows of a run -> a page that says how good it is: what was read, by layout, converter and year, and samples."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from html import escape
from pathlib import Path

import attrs

from gaireport.corpus.results import key_column, result_rows
from gaireport.findings.codes import CODES

_SAMPLES = 5
_MOST_CODES = 20
_PAGE_STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;margin:.5em 0 2em}td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left}"
    "td.n{text-align:right}"
)


@attrs.define
class _ReportGroup:
    """The reports of one layout, converter or year."""

    reports: int = 0
    cells: int = 0
    doubted: int = 0
    placed: int = 0
    """Cells that print a figure, a mark, or nothing on purpose."""


def write_quality(
    folder: str | os.PathLike[str], page: str | os.PathLike[str], *, converter: str | None = None
) -> None:
    """Write the page.

    Args:
        folder: what a run has written.
        page: the file to write.
        converter: a kept column that names the program that made the text.
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
    text = "".join(_quality_page(status, groups, findings, samples))
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
) -> Iterable[str]:
    total = max(status.total(), 1)
    yield '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Quality of a run</title>'
    yield f"<style>{_PAGE_STYLE}</style><h1>Quality of a run</h1>"
    yield f"<p>{status.total():,} documents, {status['ok']:,} read as reports ({status['ok'] / total:.1%}).</p>"
    yield "<h2>Documents</h2>"
    yield _html_rows(
        ("status", "documents", "share", "samples"),
        (
            (what, f"{number:,}", f"{number / total:.1%}", _links(samples.get(what, ())))
            for what, number in status.most_common()
        ),
    )
    for name, found in groups.items():
        yield f"<h2>By {name}</h2>"
        yield _html_rows(
            (name, "reports", "cells read", "cells in doubt"),
            (
                (each, f"{g.reports:,}", f"{g.placed / g.cells:.1%}", f"{g.doubted / g.cells:.1%}")
                for each, g in sorted(found.items(), key=lambda pair: (-pair[1].reports, pair[0]))
                if g.cells
            ),
        )
    yield "<h2>Commonest findings</h2>"
    yield _html_rows(
        ("code", "fault", "reports", "samples"),
        (
            (code, CODES[code].name, f"{number:,}", _links(samples.get(code, ())))
            for code, number in sorted(findings.items(), key=lambda p: (-p[1], p[0]))[:_MOST_CODES]
        ),
    )
    yield "</html>\n"


def _html_rows(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["<tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr>"]
    for row in rows:
        cells = (each if each.startswith("<") else escape(each) for each in row)
        lines.append("<tr>" + "".join(f"<td>{each}</td>" for each in cells) + "</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>\n"


def _links(names: Iterable[str]) -> str:
    return "".join(
        f'<a href="{escape(each)}">{at}</a> '
        if each.startswith(("http://", "https://"))
        else f"<code>{escape(each)}</code> "
        for at, each in enumerate(names, 1)
    )
