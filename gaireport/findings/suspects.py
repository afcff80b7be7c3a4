"""Findings -> the cells that each of them suspects, among all those that it touches.

A failing sum touches up to 22 cells and is mostly the fault of one: whoever shows findings marks that one strongly and
the others lightly. Nothing here knows a report.
"""

from collections import Counter
from collections.abc import Iterable

from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity

_FAILING_SUMS = ("GR301", "GR302", "GR303", "GR304", "GR308")
_UNTESTED_SUMS = ("GR306", "GR307")
"""Notices over whole columns, in which nothing is known to be wrong."""

CellMarks = dict[str, Severity]
"""Path -> the strongest severity of the findings in question."""


def suspect_cells(findings: Iterable[Diagnostic]) -> list[tuple[str, ...]]:
    """For each finding the cells that it suspects: those that its likeliest proposal would change, else its own.

    A failing sum without proposals suspects those of its cells that take part in the most failing sums; a notice that
    sums could not be tested suspects none.
    """
    findings = list(findings)
    sums = Counter(path for each in findings if each.code in _FAILING_SUMS for path in each.cells)
    return [_suspects(each, sums) for each in findings]


def mark_suspects(findings: Iterable[Diagnostic]) -> CellMarks:
    """The cells that findings suspect, with the strongest severity."""
    findings = list(findings)
    return _mark(zip(findings, suspect_cells(findings), strict=True))


def mark_touched(findings: Iterable[Diagnostic]) -> CellMarks:
    """The cells that findings touch and none of them suspects, with the strongest severity."""
    findings = list(findings)
    suspects = mark_suspects(findings)
    touched = _mark((each, each.cells) for each in findings)
    return {path: severity for path, severity in touched.items() if path not in suspects}


def _suspects(finding: Diagnostic, sums: Counter[str]) -> tuple[str, ...]:
    if finding.proposals:
        return tuple(change.path for change in finding.proposals[0].changes)
    if finding.code in _UNTESTED_SUMS:
        return ()
    if finding.code not in _FAILING_SUMS:
        return finding.cells
    most = max((sums[path] for path in finding.cells), default=0)
    return tuple(path for path in finding.cells if sums[path] == most)


def _mark(named: Iterable[tuple[Diagnostic, tuple[str, ...]]]) -> CellMarks:
    marks: CellMarks = {}
    for finding, paths in named:
        for path in paths:
            marks[path] = max(finding.severity, marks.get(path, finding.severity))
    return marks
