"""Several documents checked at once: each alone, then over the years or units against the office that collects them.

Every finding stands with the name of its document, and with line and column in that document's text.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs

from gaireport.checks import check
from gaireport.checks.across.units import check_units
from gaireport.checks.across.years import check_years
from gaireport.findings.diagnostics import Diagnostic
from gaireport.nodes import Report
from gaireport.source import Source


class Document(NamedTuple):
    """A report with its text, and the name that findings show."""

    name: str
    text: str
    report: Report


def check_documents(
    documents: Sequence[Document], *, years: bool = False, units: bool = False
) -> list[tuple[str, tuple[Diagnostic, ...]]]:
    """Names and findings, in the order given.

    Args:
        documents: each is checked alone.
        years: they are of one office; each is also compared with that of the year before.
        units: the first is the report of an office that collects, the others are its units.

    Raises:
        GaireportError: ``units``, and there is none, or they are not all of one form.
    """
    found = [list(check(each.report, each.text)) for each in documents]
    reports = [each.report for each in documents]
    if years:
        for finding in check_years(reports):
            text = documents[finding.report].text
            found[finding.report] += _located([finding.diagnostic], text)
    if units and documents:
        found[0] += _located(check_units(reports[0], reports[1:]), documents[0].text)
    return [
        (each.name, _in_order(findings)) for each, findings in zip(documents, found, strict=True)
    ]


def _located(findings: Iterable[Diagnostic], text: str) -> list[Diagnostic]:
    source, located = Source(text), []
    for finding in findings:
        line, column = source.position(finding.span.start)
        located.append(attrs.evolve(finding, line=line, column=column))
    return located


def _in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(findings, key=lambda d: (d.span.start, d.span.end, d.code, d.cells)))
