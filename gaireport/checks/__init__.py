"""Checks of one report, of one office over the years, and of units against the office that collects them."""

import attrs

from gaireport.arguments import require
from gaireport.findings.diagnostics import Diagnostic
from gaireport.nodes import Report
from gaireport.report.shape import require_report
from gaireport.source import Source


def check(report: Report, text: str | None = None) -> tuple[Diagnostic, ...]:
    """Everything that can be found wrong in one report.

    Args:
        report: as parsed, read, repaired or restored from JSON.
        text: what it was parsed from; without it the findings of the checks have spans but line and column 0, save
            where the parser had found the same.

    Returns:
        The report's own diagnostics together with the sums, the prose against the tables, and the form, in source
        order, each once.
    """
    from gaireport.checks.form import check_form
    from gaireport.checks.prose.claims import check_claims
    from gaireport.checks.sums.sums import SUM_CODES, check_sums

    require_report(report)
    if text is not None:
        require(text, str, "text")
    source = Source(text) if text is not None else None
    parsed = {(d.code, d.span, d.cells): d for d in report.diagnostics}
    sums = check_sums(report.cells(), source)
    found = [d for d in report.diagnostics if d.code not in SUM_CODES]
    found += [d if source is not None else parsed.get((d.code, d.span, d.cells), d) for d in sums]
    for finding in (*check_claims(report, source), *check_form(report, source)):
        if (finding.code, finding.span, finding.cells) not in parsed:
            found.append(finding)
    if source is not None:
        # A repaired report has findings at places that no finding of the parser had told the line of.
        found = [d if d.line else _with_line(d, source) for d in found]
    return tuple(sorted(found, key=lambda d: (d.span.start, d.span.end, d.code, d.cells)))


def _with_line(finding: Diagnostic, source: Source) -> Diagnostic:
    line, column = source.position(finding.span.start)
    return attrs.evolve(finding, line=line, column=column)
