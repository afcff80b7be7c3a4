"""The figures of one office over the years -> an Excel file: doubted figures coloured, with what is doubted."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gaireport.exports.book_sheet import BookSheet
from gaireport.exports.codebook import parts_of_series
from gaireport.exports.columns import ROW_MEANINGS
from gaireport.exports.doubts import CellDoubts, name_cells
from gaireport.exports.workbook import BOOK_HEADS, SEVERITY_NAMES, SHEETS, open_book
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity
from gaireport.findings.words import Words

_STATES_OF_YEARS = {
    "blank": Words("[blank]", "[空白]"),
    "mark": Words("[mark]", "[符号]"),
    "words": Words("[words]", "[文字]"),
    "unplaced": Words("[unplaced]", "[无法确定]"),
    "lost": Words("[lost]", "[缺失]"),
    "sum": Words("[sum]", "[无法合计]"),
}
"""What stands in place of a figure that there is not; a sum has none where one of its rows has none."""
_UNIT = Words("unit", "单位")
_HOW_JOINED = {
    "same": Words("same", "口径一致"),
    "sum": Words("sum", "可加总"),
    "never": Words("never", "不可衔接"),
    "alone": Words("alone", "仅此格式有"),
}


def write_years_workbook(
    path: Path,
    rows: Sequence[Mapping[str, Any]],
    findings: Mapping[int, Sequence[Diagnostic]],
    lang: str,
) -> None:
    """Write a column for each year, and a sheet of all findings.

    Args:
        path: the file.
        rows: those of the table.
        findings: what is wrong, by year from the first to the last, those without a report among them.
        lang: the language of heads, labels and comments.
    """
    with open_book(path) as book:
        _fill_years(BookSheet(book, SHEETS["years"].say(lang)), rows, findings, lang)
        _fill_findings_by_year(BookSheet(book, SHEETS["findings"].say(lang)), findings, lang)


def _fill_years(
    sheet: BookSheet,
    rows: Sequence[Mapping[str, Any]],
    findings: Mapping[int, Sequence[Diagnostic]],
    lang: str,
) -> None:
    front = [ROW_MEANINGS["label"].say(lang), _UNIT.say(lang)]
    back = [BOOK_HEADS[name].say(lang) for name in ("join", "reason")]
    years = [f"{year}" for year in findings]
    heads = [*front, *years, *back, ROW_MEANINGS["cell"].say(lang)]
    sheet.head(heads, (52, 8, *[12] * len(years), 10, 60, 44))
    doubts = {f"{year}": CellDoubts(found, lang) for year, found in findings.items()}
    for row in rows:
        figures = [_year_figure(row, year, lang) for year in years]
        at = sheet.add(
            [
                row["label"],
                row["unit"],
                *figures,
                _HOW_JOINED[row["join"]].say(lang),
                row["reason"],
                row["cell"],
            ]
        )
        for column, year in enumerate(years, len(front)):
            state = row[f"{year}.state"]
            paths = parts_of_series()[row["cell"]] if state == "sum" else (row["cell"],)
            fill = doubts[year].fill(paths, state)
            if fill is not None:
                sheet.mark(at, column, figures[column - len(front)], fill)
            if comment := doubts[year].comment(paths):
                sheet.comment(at, column, comment)


def _year_figure(row: Mapping[str, Any], year: str, lang: str) -> Any:
    """The value, or the state where there is none: a blank is no zero, and a year without the cell is empty."""
    value, state = row[year], row[f"{year}.state"]
    return _STATES_OF_YEARS[state].say(lang) if value is None and state is not None else value


def _fill_findings_by_year(
    sheet: BookSheet, findings: Mapping[int, Sequence[Diagnostic]], lang: str
) -> None:
    names = [
        ROW_MEANINGS["year"],
        *(BOOK_HEADS[n] for n in ("severity", "code", "finding", "cells")),
    ]
    sheet.head([name.say(lang) for name in names], (10, 10, 10, 80, 60))
    for year, found in findings.items():
        for each in found:
            cells = name_cells(each, lang)
            message = Words(each.message, each.message_zh or each.message).say(lang)
            fill = None if each.severity is Severity.INFO else str(each.severity)
            severity = SEVERITY_NAMES[each.severity].say(lang)
            sheet.add([year, severity, each.code, message, cells], fill, wrapped=True)
