"""A finding suspects the cells that its likeliest proposal would change; a failed sum does not mark all alike."""

from gaireport.api import parse
from gaireport.checks import check
from gaireport.findings.diagnostics import NOWHERE, Diagnostic
from gaireport.findings.severity import Severity
from gaireport.findings.suspects import mark_suspects, mark_touched, suspect_cells


def _finding(code: str, *paths: str) -> Diagnostic:
    return Diagnostic(code, "", NOWHERE, paths)


def test_the_demo_suspects_one_cell_of_the_28_that_two_sums_touch(demo_text: str) -> None:
    findings = [d for d in check(parse(demo_text), demo_text) if d.code in ("GR302", "GR303")]
    assert mark_suspects(findings) == {"applications.granted.total": Severity.ERROR}
    touched = mark_touched(findings)
    assert len(touched) == 27
    assert set(touched.values()) == {Severity.ERROR}


def test_without_proposals_the_cell_of_most_failing_sums_is_suspected() -> None:
    findings = [
        _finding("GR303", "a", "b", "c"),
        _finding("GR302", "c", "d"),
        _finding("GR301", "e", "f"),
    ]
    assert suspect_cells(findings) == [("c",), ("c",), ("e", "f")]


def test_what_is_no_sum_suspects_all_its_cells_and_untested_sums_none() -> None:
    findings = [_finding("GR203", "a", "b"), _finding("GR306", "a", "c")]
    assert mark_suspects(findings) == {"a": Severity.ERROR, "b": Severity.ERROR}
    assert mark_touched(findings) == {"c": Severity.INFO}


def test_the_strongest_finding_marks_a_cell() -> None:
    findings = [_finding("GR203", "a"), _finding("GR219", "a"), _finding("GR545", "a")]
    assert mark_suspects(findings) == {"a": Severity.ERROR}
    assert mark_suspects(findings[::-1]) == {"a": Severity.ERROR}
