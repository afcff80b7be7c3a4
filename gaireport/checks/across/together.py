"""Several documents -> the findings of each, then those over the years or over units and their collecting office.

Every finding stands beside the name of its document, with line and column in that document's text.
"""

from collections.abc import Sequence
from typing import NamedTuple

from gaireport.checks import check
from gaireport.checks.across.units import check_units
from gaireport.checks.across.years import check_years
from gaireport.findings.diagnostics import Diagnostic, in_order
from gaireport.findings.lines import add_lines
from gaireport.nodes import Report
from gaireport.report.outcome import RefusedInputs
from gaireport.source import Source


class Document(NamedTuple):
    """A report with its text, and the name that findings show."""

    name: str
    text: str
    report: Report


def check_documents(
    documents: Sequence[Document],
    *,
    years: bool = False,
    units: bool = False,
    refused: RefusedInputs = (),
) -> list[tuple[str, tuple[Diagnostic, ...]]]:
    """Check each document, and pair its name with its findings, in the order given.

    Args:
        documents: the documents; each is checked alone.
        years: the documents are of one office, and each is also compared with that of the year before.
        units: the first document is the report of a collecting office, and the others are its units.
        refused: names of further documents that could not be read, each with its error; what is compared or added up
            says first that it lacks them.

    Raises:
        GaireportError: ``units`` is asked for, and there is no unit to add up.
    """
    own = [check(each.report, each.text) for each in documents]
    return check_across(documents, own, years=years, units=units, refused=refused)


def check_across(
    documents: Sequence[Document],
    own: Sequence[Sequence[Diagnostic]],
    *,
    years: bool = False,
    units: bool = False,
    refused: RefusedInputs = (),
) -> list[tuple[str, tuple[Diagnostic, ...]]]:
    """As ``check_documents``, where what each document says of itself is known already."""
    found = [list(findings) for findings in own]
    reports = [each.report for each in documents]
    refused = list(refused)
    if years:
        for finding in check_years(reports, refused=refused):
            source = Source(documents[finding.report].text)
            found[finding.report] += add_lines([finding.diagnostic], source)
    if units and documents:
        found[0] += add_lines(
            check_units(reports[0], reports[1:], refused=refused), Source(documents[0].text)
        )
    return [
        (each.name, _in_order_of_trust(findings))
        for each, findings in zip(documents, found, strict=True)
    ]


def _in_order_of_trust(findings: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is missing from a sum or a comparison comes before all that follows from it."""
    ordered = in_order(findings)
    return tuple(sorted(ordered, key=lambda finding: not finding.code.startswith("GR6")))
