"""The sums of tables 3 and 4: what fails, what cannot be tested, and what is no count."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import build, consistent, print_cells

import gaireport
from gaireport.checks.sums.relations import relations
from gaireport.checks.sums.sums import check_sums
from gaireport.report.tree import form_paths

SUMS = {"GR301", "GR302", "GR303", "GR304", "GR305", "GR308"}


def _check(figures: dict[str, object], form: str = "2021") -> list[gaireport.Diagnostic]:
    return check_sums(build(figures, form).cells())


@pytest.mark.parametrize(("form", "rows"), [("2021", 25), ("2019", 23)])
def test_relations_of_a_form(form: str, rows: int) -> None:
    codes = [relation.code for relation in relations(form)]
    assert [codes.count(code) for code in ("GR301", "GR302", "GR303", "GR304")] == [7, 7, rows, 3]
    assert {p for r in relations(form) for p in r.paths} <= set(form_paths(form))


@given(st.integers(0, 10**6), st.sampled_from(["2021", "2019"]), st.sampled_from([0.0, 0.5, 0.9]))
def test_consistent_figures_have_no_finding(seed: int, form: str, zeros: float) -> None:
    assert _check(consistent(random.Random(seed), form, zeros=zeros), form) == []


def test_row_total_names_its_seven_cells_and_both_figures() -> None:
    figures = consistent(random.Random(1))
    path = "applications.unavailable.not_held.total"
    text, cells = print_cells({p: str(v) for p, v in (figures | {path: figures[path] + 3}).items()})
    finding = next(f for f in check_sums(cells, locate=False) if f.code == "GR303")
    assert len(finding.cells) == 7 and finding.cells[-1] == path
    assert text[finding.span.start : finding.span.end] == str(figures[path] + 3)
    left, right = figures[path], figures[path] + 3
    assert finding.message == (
        f"unavailable.not_held: the applicants add up to {left}, the total says {right}, difference 3"
    )
    assert finding.message_zh.startswith(
        "（四）无法提供 1.本机关不掌握相关政府信息：各类申请人之和为"
    )


def test_identity_names_its_four_cells() -> None:
    findings = _check({"applications.received.business": 2, "applications.received.total": 2})
    identity = next(f for f in findings if f.code == "GR301" and "received.business" in f.cells[0])
    rows = ("received", "carried_in", "total", "carried_out")
    assert identity.cells == tuple(f"applications.{row}.business" for row in rows)


def test_table_four() -> None:
    (finding,) = _check({"review.upheld": 1, "review.total": 10})
    assert (finding.code, finding.cells[-1], len(finding.cells)) == ("GR304", "review.total", 5)


def test_blank_addends_are_zero_where_the_sum_then_holds() -> None:
    (finding,) = _check(
        {"review.upheld": 2, "review.total": 2, "review.other": "", "review.pending": "—"}
    )
    assert (finding.code, finding.cells) == ("GR307", ("review.other", "review.pending"))


def test_blank_addends_are_told_where_it_does_not() -> None:
    findings = _check({"review.upheld": 2, "review.total": 3, "review.other": ""})
    assert [f.code for f in findings] == ["GR304"]
    assert "(1 blank cell read as 0)" in findings[0].message


def test_blank_totals_are_one_notice() -> None:
    blank = {p: "" for p in form_paths("2021") if p.endswith(".total") and ".total." not in p}
    findings = _check(blank)
    assert sorted(f.code for f in findings) == ["GR306", "GR307"]
    untested = next(f for f in findings if f.code == "GR306")
    assert untested.message.startswith("27 sums cannot be tested")
    assert untested.message.endswith(": row totals 24 of 25, totals of table 4 3 of 3")
    assert untested.message_zh.endswith("：各行总计25项中有24项、复议诉讼总计3项中有3项")
    assert set(untested.cells) == blank.keys()


@pytest.mark.parametrize("raw", [None, "1O"])
def test_lost_and_unreadable_figures_are_not_tested(raw: str | None) -> None:
    assert {f.code for f in _check({"review.total": 5, "review.upheld": raw})} == {"GR306"}


def test_a_missing_table_has_no_notice() -> None:
    assert _check({p: None for p in form_paths("2021") if not p.startswith("proactive")}) == []


@pytest.mark.parametrize("raw", ["-1", "2.5"])
def test_counts_are_whole_and_not_negative(raw: str) -> None:
    findings = _check({"proactive.licensing.decisions": raw})
    assert [(f.code, f.cells) for f in findings] == [("GR305", ("proactive.licensing.decisions",))]


@pytest.mark.parametrize("raw", ["12.0", "12.00"])
def test_whole_number_with_a_fraction_of_zero_is_a_count(raw: str) -> None:
    assert _check({"proactive.licensing.decisions": raw}) == []


def test_change_and_money_are_no_counts() -> None:
    printed = {"proactive.licensing.change": "-4", "proactive.procurement.amount": "8.5"}
    assert _check(printed, "2019") == []
    assert _check({"proactive.fees.amount": "59237.2449"}) == []


@pytest.mark.corpus
@pytest.mark.parametrize("seed", ["000", "001", "002", "004"])
def test_seeds_of_sums(corpus: Path, seed: str) -> None:
    file = next((corpus / "seeds").glob(f"{seed}_*.json"))
    printed = {p: raw or "" for p, raw in json.loads(file.read_text())["cells"].items()}
    _, cells = print_cells(printed)
    findings = [f for f in check_sums(cells) if f.code in SUMS]
    if seed != "000":
        assert findings == []
        return
    (finding,) = findings
    assert {"applications.received.total", "applications.unavailable.not_held.total"} < {
        *finding.cells
    }
    assert "received + carried in" in finding.message
    first, second = finding.proposals
    assert first.kind == "total_left_out" and {c.after for c in first.changes} == {2}
    assert second.kind == "several_figures" and {c.after for c in second.changes} == {0}


@pytest.mark.corpus
def test_converted_city_report_has_no_sum_finding(corpus: Path) -> None:
    files = sorted((corpus / "converted" / "hangzhou2025").glob("*.txt"))
    assert files
    for file in files:
        report = gaireport.parse(file.read_text())
        assert [d for d in report.diagnostics if d.code in SUMS] == [], file.name
