"""Whatever is wrong with a text, a finding names no cell that its report does not have."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from case_files import CASES_FOLDER, read_cases
from damages import DAMAGES
from promise import damage, document_of

import gaireport
from gaireport.findings.diagnostics import Diagnostic
from gaireport.nodes import Report
from gaireport.report.tree import form_paths


def foreign(report: Report, findings: Iterable[Diagnostic]) -> set[tuple[str, str]]:
    """The code and the path of what is named although the report has no such cell."""
    named = {(finding.code, path) for finding in findings for path in finding.cells}
    for finding in findings:
        for proposal in finding.proposals:
            changes = (proposal.changes, *proposal.alternatives)
            named |= {(finding.code, change.path) for each in changes for change in each}
    return {(code, path) for code, path in named if path not in report.cells()}


@pytest.mark.parametrize("path", sorted(CASES_FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_cells_named_in_a_case(path: Path) -> None:
    for case in read_cases(path):
        assert not foreign(case.report, gaireport.check(case.report)), case.title


@pytest.mark.parametrize("layout", gaireport.writable_layouts())
def test_cells_named_in_a_damaged_text(demo_text: str, layout: str) -> None:
    document = document_of(layout, gaireport.write(gaireport.parse(demo_text), layout))
    assert document is not None
    refused = 0
    for at, kind in enumerate(DAMAGES):
        random = Random(at)
        text = damage(document, [kind, random.choice(list(DAMAGES))], random).text
        try:
            report = gaireport.parse(text)
        except gaireport.NotAReportError:
            refused += 1
        else:
            assert not foreign(report, gaireport.check(report, text)), kind
    assert refused < 3


@pytest.mark.parametrize("kept", range(1, 7))
def test_cells_named_in_a_part_of_a_report(demo_text: str, kept: int) -> None:
    """A report that ends early lacks rows and whole tables, and its form may be unknown."""
    text = demo_text[: len(demo_text) * kept // 8]
    report = gaireport.parse(text)
    assert any(finding.code == "GR202" for finding in report.diagnostics)
    assert not foreign(report, gaireport.check(report, text))


def test_cells_named_between_reports_and_after_a_repair(demo_text: str, later_text: str) -> None:
    report, later = gaireport.parse(demo_text), gaireport.parse(later_text)
    findings = [each.diagnostic for each in gaireport.check_years([report, later])]
    findings += gaireport.check_units(report, [report, later])
    findings += gaireport.repair(report, report.diagnostics[0].proposals[0]).diagnostics
    assert {"GR521", "GR531", "GR309"} <= {finding.code for finding in findings}
    assert not foreign(report, findings)


@pytest.mark.parametrize(("year", "form"), [(2023, "2021"), (2020, "2019"), (None, "2021")])
def test_the_cells_of_missing_tables_are_those_of_the_form_in_force(
    year: int | None, form: str
) -> None:
    of_year = f"{year}年" if year else ""
    title = f"某县财政局{of_year}政府信息公开工作年度报告"
    text = f"{title}\n一、总体情况\n全年工作平稳。\n六、其他需要报告的事项\n无。"
    report = gaireport.parse(text)
    assert list(report.cells()) == list(form_paths(form))
    assert report.doubted().keys() == report.cells().keys()
