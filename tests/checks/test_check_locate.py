"""The locator: known faults made in consistent figures, and what it proposes for them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_faults import KINDS_OF_FAULT, rates, try_fault
from made_reports import build, consistent, print_cells

from gaireport import GaireportError
from gaireport.checks.sums.repair import repair
from gaireport.checks.sums.sums import check_sums
from gaireport.findings.proposals import Change, Proposal
from gaireport.form.official import APPLICANT_COLUMNS

# Table 4 has one sum for five figures: which of its four outcomes is wrong cannot be told, nor in which of the
# outcome rows a request changed columns. "Alike" counts these places as one; "exact" asks for the very place.
EXACT = {"move_request": 0.5}


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("kind", KINDS_OF_FAULT)
def test_true_cause_is_among_the_first_two(kind: str, form: str) -> None:
    exact, alike = rates(kind, form, 120)
    assert alike >= 0.95
    assert exact >= EXACT.get(kind, 0.9)


@given(
    st.integers(0, 10**9),
    st.sampled_from(sorted(KINDS_OF_FAULT)),
    st.sampled_from(["2021", "2019"]),
)
def test_every_proposal_makes_its_sums_hold(seed: int, kind: str, form: str) -> None:
    rng = random.Random(seed)
    figures = consistent(rng, form)
    report = build(figures | KINDS_OF_FAULT[kind](rng, figures), form)
    for finding in check_sums(report.cells()):
        for proposal in finding.proposals:
            failing = {
                f.cells
                for f in check_sums(repair(report, proposal).cells(), locate=False)
                if f.severity == "error"
            }
            assert finding.cells not in failing


def test_one_request_in_the_wrong_column_is_one_finding() -> None:
    figures = consistent(random.Random(4))
    figures["applications.granted.business"] += 1
    figures["applications.granted.research"] -= 1
    (finding,) = check_sums(build(figures).cells())
    assert finding.code == "GR308"
    assert {"applications.total.business", "applications.total.research"} <= set(finding.cells)
    best = finding.proposals[0]
    assert (best.kind, best.cause) == ("wrong_column", "office")
    truth = {"applications.granted.business": -1, "applications.granted.research": 1}
    answers = [best.changes, *best.alternatives]
    assert any({c.path: c.after - c.before for c in changes} == truth for changes in answers)


@pytest.mark.parametrize(
    ("kind", "cause"),
    [("split_and_shift", "converter"), ("shift_row", "converter"), ("shift_column", "converter")],
)
def test_converter_faults_are_called_so(kind: str, cause: str) -> None:
    rng = random.Random(kind)
    tried = 0
    while tried < 10:
        figures = consistent(rng)
        printed = KINDS_OF_FAULT[kind](rng, figures)
        if printed and len(printed) != 15:  # Table 4 is one row.
            _, cells = print_cells({p: str(v) for p, v in figures.items()} | printed)
            findings = [f for f in check_sums(cells) if f.proposals]
            assert any(f.proposals[0].cause == cause for f in findings)
            tried += 1


def test_two_faults_far_apart_are_two_groups() -> None:
    figures = consistent(random.Random(9))
    figures["applications.granted.business"] += 7
    figures["review.total"] += 2
    findings = check_sums(build(figures).cells())
    changed = {f.code: [c.path for c in f.proposals[0].changes] for f in findings}
    assert changed == {"GR303": ["applications.granted.business"], "GR304": ["review.total"]}


def test_one_fault_is_one_finding_that_says_every_sum_it_breaks() -> None:
    figures = consistent(random.Random(9))
    figures["applications.granted.business"] += 7
    _, cells = print_cells({path: str(value) for path, value in figures.items()})
    (finding,) = check_sums(cells)
    assert finding.message.startswith("granted: the applicants add up to ")
    assert "; business: the outcomes add up to " in finding.message
    assert "；商业企业：各项办理结果之和为" in finding.message_zh
    row = {f"applications.granted.{applicant}" for applicant in APPLICANT_COLUMNS}
    assert row < {*finding.cells} and "applications.total.business" in finding.cells
    assert len({*finding.cells}) == len(finding.cells) == 7 + 22 - 1
    assert cells["applications.granted.total"].span == finding.span


def test_of_many_sums_the_first_four_are_said_and_the_others_counted() -> None:
    figures = consistent(random.Random(9), zeros=0.0)
    row = [f"applications.granted.{applicant}" for applicant in APPLICANT_COLUMNS]
    moved = dict(zip(row, [0, *(figures[path] for path in row[:-1])], strict=True))
    (finding,) = check_sums(build(figures | moved).cells())
    assert finding.proposals[0].kind == "row_shifted"
    assert finding.message.count("difference") == 4
    assert finding.message.endswith("; and 4 other sums")
    assert finding.message_zh.endswith("；另有4项不符")


def test_garbage_has_findings_and_no_proposals() -> None:
    rng = random.Random(0)
    figures = {path: rng.randrange(50) for path in consistent(rng)}
    findings = check_sums(build(figures).cells())
    assert len(findings) > 30 and not any(f.proposals for f in findings)


def test_repair_records_what_was_printed() -> None:
    figures = consistent(random.Random(2))
    report = build(figures | {"review.total": figures["review.total"] + 1})
    proposal = check_sums(report.cells())[0].proposals[0]
    repaired = repair(report, proposal)
    cell = repaired.review.total
    assert (cell.raw, cell.value) == (str(figures["review.total"] + 1), figures["review.total"])
    assert [d.code for d in repaired.diagnostics] == ["GR309"]
    assert report.review.total.value == figures["review.total"] + 1


def test_repair_refuses_a_foreign_proposal() -> None:
    foreign = Proposal("wrong_figure", "unknown", (Change("review.total", 4, 5),), "", "")
    with pytest.raises(GaireportError):
        repair(build({"review.total": 0}), foreign)


def test_faults_that_no_sum_sees_are_left_out_of_the_rates() -> None:
    assert try_fault(random.Random(0), "swap_figures", "2021", zeros=1.0) is None
