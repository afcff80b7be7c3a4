"""Reports of one office -> a table with a row for each cell and a column for each year."""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from gaireport.checks import check
from gaireport.checks.across.offices import make_series
from gaireport.checks.across.years import check_years
from gaireport.errors import GaireportError, require_path
from gaireport.exports.arrow import arrow_table, load_pyarrow, value_type
from gaireport.exports.codebook import CodebookEntry, codebook, parts_of_series
from gaireport.exports.rows import findings_by_cell, strongest_doubt
from gaireport.exports.table_files import quoted, whole_file, writer_for
from gaireport.exports.years_workbook import write_years_workbook
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.words import Words
from gaireport.nodes import Cell, Report
from gaireport.report.outcome import Outcome, RefusedInputs, take_given

_FORMS_ALONE = ({"2021"}, {"2019"})
_SUMMED = "sum"
"""The state of a figure that is the sum of the three rows under （六）其他处理, which the other form has as one."""


class YearsTable(NamedTuple):
    """The figures of one office over the years."""

    years: tuple[int, ...]
    """From the first to the last, those without a report among them."""
    rows: tuple[dict[str, Any], ...]
    """A dict for each cell that one of the forms has: ``cell``, ``label``, ``unit``, ``join``, ``reason``, and for each
    year its value, ``<year>.state`` and ``<year>.doubt``, which are None where the year's form has no such cell."""
    findings: Mapping[int, tuple[Diagnostic, ...]]
    """For each of the years what is wrong with its report, and with it beside the others. What was left out stands at
    the year of the report that it was held against, and what could not be read at the first year."""


def pivot_years(reports: Iterable[Report | Outcome], lang: str = "en") -> YearsTable:
    """Lay the reports of one office beside one another, the first of each year.

    Args:
        reports: the reports, or outcomes as of ``read_many``, in any order; ``check_years`` names
            those that are left out.
        lang: the language of labels and reasons.

    Raises:
        GaireportError: none of them states a year.
    """
    given, _, refused = take_given(reports)
    series = make_series(given).years
    chosen = {year: given[at] for year, at in series.items()}
    if not chosen:
        raise GaireportError("no report states its year", "没有一份报告说明年度", reason="no-year")
    years = tuple(range(min(chosen), max(chosen) + 1))
    cells = {year: _with_sums(report.cells()) for year, report in chosen.items()}
    found = _findings_by_year(given, refused, series)
    named: dict[int, Mapping[str, list[Diagnostic]]] = {
        year: findings_by_cell(each) for year, each in found.items()
    }
    own = [report.cells() for report in chosen.values()]
    is_one_form = {report.form for report in chosen.values()} in _FORMS_ALONE
    rows = []
    for entry in codebook():
        # A sum is of use only beside the row that it is to be held against.
        if not any(entry.path in printed for printed in own):
            continue
        row = _entry_columns(entry, lang, is_one_form=is_one_form)
        for year in years:
            cell, state = cells.get(year, {}).get(entry.path, (None, None))
            paths = parts_of_series()[entry.path] if state == _SUMMED else (entry.path,)
            row[f"{year}"] = None if cell is None else cell.value
            row[f"{year}.state"] = state
            row[f"{year}.doubt"] = strongest_doubt(
                each for path in paths for each in named.get(year, {}).get(path, ())
            )
        rows.append(row)
    return YearsTable(years, tuple(rows), {year: found.get(year, ()) for year in years})


def _findings_by_year(
    given: Sequence[Report], refused: RefusedInputs, series: Mapping[int, int]
) -> dict[int, tuple[Diagnostic, ...]]:
    """What is wrong with each of the reports chosen, then what is over the years and with those left out."""
    years = {at: year for year, at in series.items()}
    found = {year: list(check(given[at])) for year, at in series.items()}
    for each in check_years(given, refused=refused):
        home = years.get(each.report, years.get(each.earlier, min(series)))
        found[home].append(each.diagnostic)
    return {year: tuple(findings) for year, findings in found.items()}


def _entry_columns(entry: CodebookEntry, lang: str, *, is_one_form: bool) -> dict[str, Any]:
    # What a cell of the other form counts is of no matter where no year is in it.
    reason = "" if is_one_form else Words(entry.reason, entry.reason_zh).say(lang)
    return {
        "cell": entry.path,
        "label": Words(entry.label_en, entry.label).say(lang),
        "unit": entry.unit,
        "join": "same" if is_one_form else entry.join,
        "reason": reason,
    }


def _with_sums(cells: Mapping[str, Cell]) -> dict[str, tuple[Cell, str]]:
    """The cells with their states; what the other form has as one row is added up where every part is known."""
    found: dict[str, tuple[Cell, str]] = {path: (cell, cell.state) for path, cell in cells.items()}
    for series, paths in parts_of_series().items():
        added = [cells[path] for path in paths if path in cells]
        if not added:
            continue
        printed = [cell.value for cell in added if cell.value is not None]
        is_known = printed and all(cell.value is not None or cell.is_empty for cell in added)
        total = sum(printed, 0) if is_known else None
        found.setdefault(series, (Cell(None, total), _SUMMED))
    return found


def write_years(
    reports: Iterable[Report | Outcome], path: str | os.PathLike[str], lang: str = "en"
) -> YearsTable:
    """Write the table of ``pivot_years``; the end of the name says in which of the formats of ``write_table``.

    Raises:
        GaireportError: as for ``pivot_years`` and ``write_table``.
        UnwritableFileError: the file cannot be written; it is an OSError too.
    """
    require_path(path)
    writer_for(Path(path))
    table = pivot_years(reports, lang)
    with whole_file(Path(path)) as draft:
        _YEAR_WRITERS[Path(path).suffix.lower()](draft, table, lang)
    return table


def _years_csv(path: Path, table: YearsTable, lang: str) -> None:
    lines = [list(table.rows[0]), *(row.values() for row in table.rows)]
    text = "".join(",".join(quoted(value) for value in line) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8", newline="")


def _years_jsonl(path: Path, table: YearsTable, lang: str) -> None:
    named = {f"{year}" for year in table.years}
    lines = []
    for row in table.rows:
        plain = {
            name: format(Decimal(value), "f") if name in named and value is not None else value
            for name, value in row.items()
        }
        lines.append(json.dumps(plain, ensure_ascii=False) + "\n")
    path.write_text("".join(lines), encoding="utf-8", newline="")


def _years_parquet(path: Path, table: YearsTable, lang: str) -> None:
    pa = load_pyarrow("a Parquet file")
    from pyarrow import parquet

    named = {f"{year}" for year in table.years}
    schema = pa.schema(
        [(name, value_type(pa) if name in named else pa.string()) for name in table.rows[0]]
    )
    parquet.write_table(arrow_table(pa, schema, table.rows), path)


def _years_xlsx(path: Path, table: YearsTable, lang: str) -> None:
    write_years_workbook(path, table.rows, table.findings, lang)


_YEAR_WRITERS: dict[str, Callable[[Path, YearsTable, str], None]] = {
    ".csv": _years_csv,
    ".jsonl": _years_jsonl,
    ".parquet": _years_parquet,
    ".xlsx": _years_xlsx,
}
