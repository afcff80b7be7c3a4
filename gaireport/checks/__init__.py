"""Checks of one report, of one office over the years, and of units against the office that collects them."""

from gaireport.errors import require
from gaireport.findings.diagnostics import Diagnostic, in_order
from gaireport.findings.lines import add_lines, copy_lines
from gaireport.nodes import Report
from gaireport.report.own_text import require_own_text
from gaireport.report.shape import require_report
from gaireport.source import Source, Span


def check(report: Report, text: str | None = None) -> tuple[Diagnostic, ...]:
    """Find everything in one report that contradicts itself, its tables or the form.

    Args:
        report: a report as parsed, read, repaired or restored from JSON.
        text: what it was parsed from; without it the findings of the checks have spans but line and column 0, save
            where the parser had found something at the same place.

    Returns:
        The report's own diagnostics together with the sums, the prose against the tables, and the form, in source
        order, each once.

    Raises:
        WrongTextError: the text is not the one that the report was read from.
    """
    from gaireport.checks.form import check_form
    from gaireport.checks.prose.claims import check_claims
    from gaireport.checks.sums.sums import SUM_CODES, check_sums

    require_report(report)
    if text is not None:
        require(text, str, "text")
        require_own_text(report, text)
    parsed = {_key(finding) for finding in report.diagnostics}
    kept = [finding for finding in report.diagnostics if finding.code not in SUM_CODES]
    others = [
        each for each in (*check_claims(report), *check_form(report)) if _key(each) not in parsed
    ]
    found = [*check_sums(report.cells()), *others]
    if text is not None:
        return in_order(add_lines([*kept, *found], Source(text)))
    return in_order([*kept, *copy_lines(found, report.diagnostics)])


def _key(finding: Diagnostic) -> tuple[str, Span, tuple[str, ...]]:
    return finding.code, finding.span, finding.cells
