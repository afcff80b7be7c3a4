"""Reports -> one long table: a row for each cell, with what names the report in every row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from gaireport.arguments import require
from gaireport.errors import WrongKeysError
from gaireport.nodes import Report
from gaireport.report.shape import require_report

ROW_COLUMNS = (
    "title", "agency", "year", "form", "layout", "cell", "value", "raw", "unit", "start", "end", "codes",
)  # fmt: skip
"""The columns of every row, in order; the caller's key columns stand before them."""


def to_rows(
    reports: Iterable[Report], *, keys: Iterable[Mapping[str, Any]] | None = None
) -> Iterator[dict[str, Any]]:
    """Make one dict of each cell of each report, in the order of the form.

    ``value`` is an int, a Decimal or None, ``raw`` the printed text, ``start`` and ``end`` the figure's place,
    ``codes`` the codes of the diagnostics that name the cell.

    Args:
        keys: one mapping for each report, its entries put before the columns of the report: ``{"url": ...}``.

    Raises:
        WrongKeysError: there are more reports than keys or the reverse, or a key has the name of a column.
    """
    if keys is None:
        for report in reports:
            yield from _report_rows(report, {})
        return
    for report, key in _in_pairs(reports, keys):
        require(key, Mapping, "each of the keys")
        for name in key:
            require(name, str, "the name of a key")
        taken = [name for name in key if name in ROW_COLUMNS]
        if taken:
            raise WrongKeysError(f"a key may not be named as a column: {', '.join(taken)}")
        yield from _report_rows(report, key)


def _in_pairs(
    reports: Iterable[Report], keys: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[Report, Mapping[str, Any]]]:
    missing: Any = object()
    for report, key in zip_longest(reports, keys, fillvalue=missing):
        if report is missing or key is missing:
            shorter, longer = ("keys", "reports") if key is missing else ("reports", "keys")
            raise WrongKeysError(f"the {shorter} are shorter than the {longer}")
        yield report, key


def _report_rows(report: Report, key: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    require_report(report, "each of the reports")
    codes: dict[str, list[str]] = defaultdict(list)
    for diagnostic in report.diagnostics:
        for path in diagnostic.cells:
            if diagnostic.code not in codes[path]:
                codes[path].append(diagnostic.code)
    for path, cell in report.cells().items():
        yield {
            **key,
            "title": report.title,
            "agency": report.agency,
            "year": report.year,
            "form": report.form,
            "layout": report.layout,
            "cell": path,
            "value": cell.value,
            "raw": cell.raw,
            "unit": cell.unit,
            "start": None if cell.span is None else cell.span.start,
            "end": None if cell.span is None else cell.span.end,
            "codes": codes.get(path, []),
        }
