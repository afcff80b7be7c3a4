"""The links from a print to its path; the findings say which one is missing, once for all rows that it touches."""

from collections.abc import Sequence
from typing import NamedTuple

from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.words import Words
from gaireport.form.names import by_path
from gaireport.source import Span, span_over

_NAMED = 3
"""Rows that a message names; of more it says how many."""


class Missing(NamedTuple):
    """One row for which a link does not hold."""

    code: str
    why: Words
    row: str
    """The path of the row."""
    span: Span
    cells: tuple[str, ...]
    """The paths that the link does not reach."""


def report_missing(missing: Sequence[Missing]) -> list[Diagnostic]:
    """The findings: rows that follow one another and lack the same link for the same reason share one."""
    found: list[Diagnostic] = []
    group: list[Missing] = []
    for each in missing:
        if group and (each.code, each.why, _table(each)) != (
            group[0].code,
            group[0].why,
            _table(group[0]),
        ):
            found.append(_tell_group(group))
            group = []
        group.append(each)
    if group:
        found.append(_tell_group(group))
    return found


def _table(missing: Missing) -> str:
    return missing.row.partition(".")[0]


def _tell_group(group: Sequence[Missing]) -> Diagnostic:
    cells = tuple(dict.fromkeys(path for each in group for path in each.cells))
    first = group[0]
    rows = list(dict.fromkeys(each.row for each in group))
    return diagnose(
        first.code,
        span_over([each.span for each in group]),
        cells,
        rows=name_some_rows(rows),
        why=first.why,
    )


def name_some_rows(rows: Sequence[str]) -> Words:
    """The names of some rows; of many the first, and how many more there are."""
    names = [by_path(row) for row in rows[:_NAMED]]
    english, chinese = ", ".join(name.en for name in names), "、".join(name.zh for name in names)
    if len(rows) > _NAMED:
        more = len(rows) - _NAMED
        english, chinese = f"{english} and {more} more", f"{chinese}等{len(rows)}行"
    return Words(english, chinese)
