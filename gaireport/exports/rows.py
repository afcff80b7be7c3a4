"""Reports, and inputs that were refused -> one long table: a row for each cell, and one for each refusal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat, zip_longest
from typing import Any, NamedTuple

import attrs

from gaireport.checks import check
from gaireport.errors import GaireportError, WrongKeysError, require
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity
from gaireport.form.names import cell_name
from gaireport.nodes import Report
from gaireport.report.outcome import Outcome
from gaireport.report.shape import require_report
from gaireport.report.tree import printed_form
from gaireport.source import Source

ROW_COLUMNS = (
    "source", "title", "agency", "year", "form", "layout", "cell", "label", "value", "state", "raw", "unit",
    "doubt", "codes", "line", "column", "start", "end", "reason", "message",
)  # fmt: skip
"""The columns of every row, in order; the caller's key columns stand before them."""
_EMPTY_ROW: dict[str, Any] = dict.fromkeys(ROW_COLUMNS)
_NOT_GIVEN: Any = object()

Keys = Iterable[Mapping[str, Any]]


class Keyed(NamedTuple):
    """An input, and the caller's key columns for its rows."""

    outcome: Outcome
    key: Mapping[str, Any]


def to_rows(
    reports: Iterable[Report | Outcome],
    *,
    keys: Keys | None = None,
    texts: Iterable[str | None] | None = None,
    lang: str = "en",
) -> Iterator[dict[str, Any]]:
    """Make one dict of each cell of each report, in the order of the form, and one of each refusal.

    ``value`` is an int, a Decimal or None, and ``state`` says which of the reasons for None it is. ``raw`` is the
    printed text, ``label`` the Chinese name. ``codes`` are those of the findings of the parser and of ``check`` that
    name the cell, ``doubt`` is the strongest of them from ``warning`` on. ``start``, ``end``, ``line`` and ``column``
    are the place of the figure.

    Args:
        reports: reports, or outcomes as of ``read_many``. One that was refused is a row with its ``source``, the
            ``reason`` and the ``message``, and nothing else.
        keys: one mapping for each report, its entries put before the columns of the report: ``{"url": ...}``.
        texts: what each of the reports was parsed from; ``line`` and ``column`` are null without it. An outcome has
            its own text.
        lang: the language of ``message``.

    Raises:
        WrongKeysError: there are more reports than keys or texts, or the reverse, or a key has the name of a column.
    """
    for outcome, key in pair_keys(reports, keys, texts):
        yield from outcome_rows(outcome, key, lang)


def pair_keys(
    reports: Iterable[Report | Outcome], keys: Keys | None, texts: Iterable[str | None] | None
) -> Iterator[Keyed]:
    """Each of the reports as an outcome with its text and its keys, which are looked at first."""
    given = _in_pairs(reports, texts, "texts") if texts is not None else zip(reports, repeat(None))
    outcomes = (_as_outcome(report, text) for report, text in given)
    if keys is None:
        yield from (Keyed(outcome, {}) for outcome in outcomes)
        return
    for outcome, key in _in_pairs(outcomes, keys, "keys"):
        require(key, Mapping, "each of the keys")
        for name in key:
            require(name, str, "the name of a key")
        taken = [name for name in key if name in ROW_COLUMNS]
        if taken:
            told = ", ".join(taken)
            raise WrongKeysError(
                f"a key may not be named as a column: {told}", f"键不能与已有的列同名：{told}"
            )
        yield Keyed(outcome, key)


def _as_outcome(given: Report | Outcome, text: str | None) -> Outcome:
    if text is not None:
        require(text, str, "each of the texts")
    if not isinstance(given, Outcome):
        require_report(given, "each of the reports")
        return Outcome("", given, None, text)
    if given.report is not None:
        require_report(given.report, "each of the reports")
    # The name of a file may hold bytes that are no UTF-8, and must not cost the table.
    name = given.source.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return given if name == given.source else attrs.evolve(given, source=name)


def _in_pairs(
    reports: Iterable[Any], others: Iterable[Any], name: str
) -> Iterator[tuple[Any, Any]]:
    for report, other in zip_longest(reports, others, fillvalue=_NOT_GIVEN):
        if report is _NOT_GIVEN or other is _NOT_GIVEN:
            shorter, longer = (name, "reports") if other is _NOT_GIVEN else ("reports", name)
            raise WrongKeysError(
                f"the {shorter} are shorter than the {longer}",
                f"{shorter} 比 {longer} 少，应一一对应",
            )
        yield report, other


def outcome_rows(outcome: Outcome, key: Mapping[str, Any], lang: str) -> Iterator[dict[str, Any]]:
    """The rows of one input, its keys before the columns."""
    source = outcome.source or None
    if outcome.report is not None:
        common = {**key, **_EMPTY_ROW, "source": source, **_report_columns(outcome.report)}
        yield from _cell_rows(outcome.report, outcome.text, common)
    elif outcome.error is not None:
        yield {
            **key,
            **_EMPTY_ROW,
            "source": source or None,
            **refusal_columns(outcome.error, lang),
        }


def refusal_columns(error: GaireportError, lang: str) -> dict[str, str]:
    """Why an input was refused: the stable word, and a sentence that says what to do."""
    return {"reason": error.reason, "message": error.say(lang)}


def _report_columns(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "form": report.form,
        "layout": report.layout,
    }


def _cell_rows(
    report: Report, text: str | None, common: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    cells = report.cells()
    findings = findings_by_cell(check(report, text))
    source = None if text is None else Source(text)
    for path, cell in cells.items():
        place = {}
        if cell.span is not None:
            place = {"start": cell.span.start, "end": cell.span.end}
            if source is not None:
                place["line"], place["column"] = source.position(cell.span.start)
        yield {
            **common,
            "cell": path,
            "label": cell_name(path, printed_form(path, cells)).zh,
            "value": cell.value,
            "state": cell.state,
            "raw": cell.raw,
            "unit": cell.unit,
            "doubt": strongest_doubt(findings[path]),
            "codes": list(dict.fromkeys(each.code for each in findings[path])),
            **place,
        }


def findings_by_cell(findings: Iterable[Diagnostic]) -> defaultdict[str, list[Diagnostic]]:
    """Path -> the findings that name the cell, in their order."""
    named: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        for path in finding.cells:
            named[path].append(finding)
    return named


def strongest_doubt(findings: Iterable[Diagnostic]) -> str | None:
    """``warning`` or ``error``, whichever is the strongest of the findings; None where all are notices."""
    worst = max((each.severity for each in findings), default=Severity.INFO)
    return None if worst is Severity.INFO else str(worst)
