"""Findings with spans -> findings with line and column: the last step before a report leaves the library."""

from collections.abc import Iterable

import attrs

from gaireport.findings.diagnostics import Diagnostic
from gaireport.source import Source


def add_lines(findings: Iterable[Diagnostic], source: Source) -> list[Diagnostic]:
    """The findings with the line and column at which their spans start in the text."""
    return [_at(finding, source.position(finding.span.start)) for finding in findings]


def copy_lines(findings: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings with the line and column of a known finding of the same text that starts where they do."""
    places = {each.span.start: (each.line, each.column) for each in known}
    return [_at(each, places.get(each.span.start, (0, 0))) for each in findings]


def _at(finding: Diagnostic, place: tuple[int, int]) -> Diagnostic:
    line, column = place
    return attrs.evolve(finding, line=line, column=column)
