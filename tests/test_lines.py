"""The line and column of a finding, which it has once its text is known, and the order of findings."""

from gaireport.findings.diagnostics import Diagnostic, diagnose, in_order
from gaireport.findings.lines import add_lines, copy_lines
from gaireport.source import Source, Span


def _found_at(start: int, end: int, code: str = "GR506") -> Diagnostic:
    return diagnose(code, Span(start, end))


def _places(findings: list[Diagnostic]) -> list[tuple[int, int]]:
    return [(each.line, each.column) for each in findings]


def test_a_finding_is_made_without_line_and_column() -> None:
    assert _places([_found_at(3, 4)]) == [(0, 0)]


def test_lines_and_columns_are_those_of_the_start_in_characters() -> None:
    text = "𠀀甲\r\n乙丙\n"
    findings = [_found_at(5, 6), _found_at(0, 7), _found_at(len(text), len(text))]
    assert _places(add_lines(findings, Source(text))) == [(2, 2), (1, 1), (3, 1)]


def test_a_known_place_is_copied_to_a_finding_that_starts_there() -> None:
    known = add_lines([_found_at(5, 6)], Source("甲\n乙\n丙丁"))
    assert _places(copy_lines([_found_at(5, 5), _found_at(4, 6)], known)) == [(3, 2), (0, 0)]


def test_findings_stand_in_the_order_of_the_text_then_of_the_codes() -> None:
    first, second, third, last = (
        _found_at(0, 5, "GR507"),
        _found_at(0, 6, "GR213"),
        _found_at(0, 6, "GR506"),
        _found_at(1, 1, "GR213"),
    )
    assert in_order([last, third, second, first]) == (first, second, third, last)
