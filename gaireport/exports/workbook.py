"""Reports and refusals -> an Excel file: the tables as the form prints them, findings, refusals, and all rows.

Every text is written as a text: what begins with ``=`` in a report is no formula here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from gaireport.checks import check
from gaireport.errors import MissingExtraError, UnwritableError
from gaireport.exports.book_sheet import BookSheet
from gaireport.exports.columns import ROW_MEANINGS, WIDE_MEANINGS
from gaireport.exports.doubts import name_cells
from gaireport.exports.form_sheets import FormSheets
from gaireport.exports.rows import refusal_columns
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity
from gaireport.findings.words import Words
from gaireport.form.names import by_path
from gaireport.nodes import Report
from gaireport.report.outcome import Outcome

_LAST_ROW = 1_048_576
"""The rows of a sheet."""
SHEETS = {
    "reports": Words("reports", "报告"),
    "findings": Words("findings", "问题"),
    "refusals": Words("refusals", "未能读取"),
    "rows": Words("rows", "数据"),
    "years": Words("years", "各年度"),
}
BOOK_HEADS = {
    "place": Words("table 2", "表格位置"),
    "errors": Words("errors", "错误"),
    "warnings": Words("warnings", "警告"),
    "notices": Words("notices", "提示"),
    "severity": Words("severity", "级别"),
    "code": Words("code", "问题编号"),
    "finding": Words("finding", "问题"),
    "cells": Words("cells", "涉及的单元格"),
    "join": Words("join", "衔接"),
    "reason": Words("reason", "原因"),
}
SEVERITY_NAMES = {
    Severity.ERROR: Words("error", "错误"),
    Severity.WARNING: Words("warning", "警告"),
    Severity.INFO: Words("notice", "提示"),
}


class Reviewed(NamedTuple):
    """A report with its name and all that was found in it."""

    source: str
    report: Report
    findings: tuple[Diagnostic, ...]


def write_workbook(
    path: Path,
    outcomes: Sequence[Outcome],
    rows: Sequence[Mapping[str, Any]],
    *,
    wide: bool,
    lang: str,
    findings: Sequence[Sequence[Diagnostic]] | None = None,
) -> None:
    """Write the file.

    Args:
        path: the file.
        outcomes: the reports and refusals.
        rows: their rows.
        wide: whether a row is a report, not a cell.
        lang: the language of heads and messages.
        findings: what is wrong with each report, where more is known than ``check`` finds in it alone.

    Raises:
        MissingExtraError: xlsxwriter is not installed.
        UnwritableError: there are more rows than a sheet holds, or a text is too long for a cell.
    """
    if len(rows) >= _LAST_ROW:
        raise UnwritableError(
            f"{len(rows)} rows are more than a sheet holds; write .parquet or .csv, or --wide",
            f"共{len(rows)}行，超过工作表的行数上限，请改用.parquet、.csv或--wide",
        )
    read = [(each, each.report) for each in outcomes if each.report is not None]
    if findings is None:
        findings = [check(report, each.text) for each, report in read]
    reviewed = [
        Reviewed(each.source, report, tuple(found))
        for (each, report), found in zip(read, findings, strict=True)
    ]
    with open_book(path) as book:
        _fill_book(book, outcomes, reviewed, rows, wide=wide, lang=lang)


@contextmanager
def open_book(path: Path) -> Iterator[Any]:
    """An Excel file to be filled, which is written at the end.

    Raises:
        MissingExtraError: xlsxwriter is not installed.
        UnwritableError: no such file can be written.
    """
    try:
        import xlsxwriter
        from xlsxwriter.exceptions import XlsxWriterException
    except ModuleNotFoundError:
        raise MissingExtraError(
            'an Excel file needs xlsxwriter: pip install "gaireport[xlsx]"',
            '写Excel文件需要xlsxwriter：pip install "gaireport[xlsx]"',
        ) from None
    try:
        with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
            # The same reports make the same file.
            book.set_properties({"created": datetime(2000, 1, 1), "author": "gaireport"})
            yield book
    except XlsxWriterException as error:
        raise UnwritableError(
            f"no Excel file can be written: {error}", f"Excel文件无法写出：{error}"
        ) from error


def _fill_book(
    book: Any,
    outcomes: Sequence[Outcome],
    reviewed: Sequence[Reviewed],
    rows: Sequence[Mapping[str, Any]],
    *,
    wide: bool,
    lang: str,
) -> None:
    index = BookSheet(book, SHEETS["reports"].say(lang))
    forms = FormSheets(book, lang)
    places = [forms.add(each.source, each.report, each.findings) for each in reviewed]
    _fill_index(index, reviewed, places, lang)
    _fill_findings(BookSheet(book, SHEETS["findings"].say(lang)), reviewed, lang)
    _fill_refusals(BookSheet(book, SHEETS["refusals"].say(lang)), outcomes, lang)
    _fill_rows(BookSheet(book, SHEETS["rows"].say(lang)), rows, wide=wide, lang=lang)


def _fill_index(
    sheet: BookSheet, reviewed: Sequence[Reviewed], places: Sequence[str], lang: str
) -> None:
    names = [ROW_MEANINGS[name] for name in ("source", "title", "agency", "year", "form")]
    names += [
        BOOK_HEADS["errors"],
        BOOK_HEADS["warnings"],
        BOOK_HEADS["notices"],
        BOOK_HEADS["place"],
    ]
    sheet.head([name.say(lang) for name in names], (36, 44, 28, 10, 10, 8, 8, 8, 20))
    for (source, report, findings), place in zip(reviewed, places, strict=True):
        counts = [sum(d.severity is each for d in findings) for each in reversed(Severity)]
        at = sheet.add([source, report.title, report.agency, report.year, report.form, *counts])
        sheet.link(at, len(names) - 1, place)


def _fill_findings(sheet: BookSheet, reviewed: Iterable[Reviewed], lang: str) -> None:
    names = [ROW_MEANINGS["source"], ROW_MEANINGS["agency"], ROW_MEANINGS["year"]]
    names += [
        BOOK_HEADS["severity"],
        BOOK_HEADS["code"],
        ROW_MEANINGS["line"],
        ROW_MEANINGS["column"],
    ]
    names += [BOOK_HEADS["finding"], BOOK_HEADS["cells"]]
    sheet.head([name.say(lang) for name in names], (36, 28, 10, 10, 10, 8, 8, 80, 60))
    for source, report, findings in reviewed:
        for finding in findings:
            severity = finding.severity
            cells = name_cells(finding, lang)
            message = Words(finding.message, finding.message_zh or finding.message).say(lang)
            place = (finding.line or None, finding.column or None)
            named = SEVERITY_NAMES[severity].say(lang)
            values = [
                source,
                report.agency,
                report.year,
                named,
                finding.code,
                *place,
                message,
                cells,
            ]
            fill = None if severity is Severity.INFO else str(severity)
            sheet.add(values, fill, wrapped=True)


def _fill_refusals(sheet: BookSheet, outcomes: Iterable[Outcome], lang: str) -> None:
    names = [ROW_MEANINGS[name].say(lang) for name in ("source", "reason", "message")]
    sheet.head(names, (48, 24, 100))
    for each in outcomes:
        if each.error is not None:
            told = refusal_columns(each.error, lang)
            sheet.add([each.source, told["reason"], told["message"]], wrapped=True)


def _fill_rows(
    sheet: BookSheet, rows: Sequence[Mapping[str, Any]], *, wide: bool, lang: str
) -> None:
    meanings = WIDE_MEANINGS if wide else ROW_MEANINGS
    names = list(rows[0]) if rows else list(meanings)
    chinese = lang.lower().startswith("zh")
    heads = [meanings[n].zh if chinese and n in meanings else _column_head(n, lang) for n in names]
    sheet.head(heads, [14] * len(names))
    for row in rows:
        sheet.add([_plain_value(row[name]) for name in names])


def _column_head(name: str, lang: str) -> str:
    """A column of the wide table is named by its cell; in English, all columns are named as in the other formats."""
    if not lang.lower().startswith("zh") or "." not in name:
        return name
    path = name.removesuffix(".state")
    label = by_path(path).zh
    return label if path == name else f"{label}（状态）"


def _plain_value(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return ";".join(value) or None
    return value if value is None or isinstance(value, int | Decimal | str) else str(value)
