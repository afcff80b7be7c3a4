"""Several rows that claim one path: equal figures confirm each other, others leave the path in doubt."""

from made_rows import DUPLICATE_PATHS
from printed import (
    REVIEW_PATHS,
    Part,
    applications,
    figures,
    parts,
    plain,
    review,
    tabs,
)

import gaireport
from gaireport.nodes import Report

LABEL = "2.重复申请"
FIGURES = [1, 0, 0, 0, 0, 0, 1]


def with_row(*cells: str, behind: int = 1) -> Report:
    """The report with one more row behind that of LABEL."""
    made = parts()
    at = next(at for at, part in enumerate(made) if isinstance(part, list) and LABEL in part)
    return gaireport.parse(tabs([*made[: at + behind], list(cells), *made[at + behind :]]))


def values_of_row(report: Report) -> list[object]:
    return [report.cells()[path].value for path in DUPLICATE_PATHS]


def claim_findings(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [(d.code, d.cells) for d in report.diagnostics if d.code in ("GR204", "GR221")]


def test_the_same_figures_again_confirm_the_row() -> None:
    report = with_row("", "", LABEL, *"1000001")
    assert (values_of_row(report), claim_findings(report)) == (FIGURES, [("GR221", ())])


def test_blanks_at_the_ends_are_no_other_figures() -> None:
    printed = figures(**{f"{DUPLICATE_PATHS[6].replace('.', '__')}": ""})
    made: list[Part] = parts(printed=printed)
    again = [row for row in applications(printed) if LABEL in row]
    report = gaireport.parse(tabs([*made, ["", "", LABEL, *"100000", ""], *again]))
    assert {code for code, _ in claim_findings(report)} == {"GR221"}


def test_other_figures_leave_the_row_in_doubt() -> None:
    report = with_row("", "", LABEL, *"5000005")
    assert (values_of_row(report), claim_findings(report)) == (
        FIGURES,
        [("GR204", DUPLICATE_PATHS)],
    )


def test_rows_among_many_that_stand_again_with_other_figures_are_in_doubt() -> None:
    own = [row for row in applications(figures()) if row[-1].isdigit()]
    made: list[Part] = parts()
    at = made.index(own[-1])
    again = [[*row[:-7], *"7000007"] for row in own[:12]]
    report = gaireport.parse(tabs([*made[: at + 1], *again, *made[at + 1 :]]))
    assert "applications.carried_out.total" in report.doubted()
    few = gaireport.parse(tabs([*made[: at + 1], *again[:2], *made[at + 1 :]]))
    assert "applications.not_processed.duplicate.total" not in few.doubted()


def test_a_blank_copy_with_a_column_written_out_twice_is_no_other_row() -> None:
    heads = "| 信息内容 | 上一年项目数量 | 本年增/减 | 本年增/减 |\n|---|---|---|---|\n"
    rows = "| 行政许可 | {0} | {1} | {1} |\n| 行政事业性收费 | {0} | | |\n"
    filled, blank = heads + rows.format("48", "7"), heads + rows.format("", "")
    report = gaireport.parse(f"{filled}\n附件\n\n{blank}", adapter="pipe_table")
    assert report.cells()["proactive.fees.previous_items"].raw == "48"


def test_the_span_is_that_of_the_other_row() -> None:
    report = with_row("", "", LABEL, *"5000005")
    (found,) = [d for d in report.diagnostics if d.code == "GR204"]
    text = tabs(parts())
    assert text.index(LABEL) < found.span.start


def test_a_label_alone_claims_nothing() -> None:
    made: list[Part] = [*parts()[:3], LABEL, *parts()[3:]]
    report = gaireport.parse(plain(made))
    assert (values_of_row(report), claim_findings(report)) == (FIGURES, [])


def test_a_blank_copy_of_the_form_in_front_is_not_the_report() -> None:
    blank = dict.fromkeys(figures(), "")
    made = parts()
    at = made.index("三、收到和处理政府信息公开申请情况") + 1
    report = gaireport.parse(tabs([*made[:at], *applications(blank), *made[at:]]))
    assert values_of_row(report) == FIGURES


def test_a_row_in_its_own_chapter_outweighs_one_elsewhere() -> None:
    again = figures(**{path.replace(".", "__"): "9" for path in DUPLICATE_PATHS})
    made = parts()
    at = made.index("二、主动公开政府信息情况") + 1
    report = gaireport.parse(tabs([*made[:at], *applications(again), *made[at:]]))
    assert values_of_row(report) == FIGURES
    assert DUPLICATE_PATHS in [cells for code, cells in claim_findings(report) if code == "GR204"]


def test_figures_that_no_label_claims_leave_the_row_above_in_doubt() -> None:
    report = with_row("", "", "某类", *"3000003")
    assert (values_of_row(report), claim_findings(report)) == (
        FIGURES,
        [("GR204", DUPLICATE_PATHS)],
    )


def test_figures_beside_the_label_of_a_group_are_kept_aside_and_leave_the_row_above_in_doubt() -> (
    None
):
    report = with_row("", "（六）其他处理", "", *"0300003")
    assert claim_findings(report) == [("GR204", DUPLICATE_PATHS)]
    assert [each.text for each in report.unparsed].count("3") == 2


def test_a_subtotal_claims_nothing() -> None:
    # The rows of （五）不予处理 down to this one add up to it.
    report = with_row("", "", "小计", *"1000001")
    assert (values_of_row(report), claim_findings(report)) == (FIGURES, [])


def test_table_4_of_the_year_before_behind_that_of_this_year() -> None:
    last = figures(review__upheld="9", review__total="12")
    report = gaireport.parse(tabs([*parts()[:-2], *review(last), *parts()[-2:]]))
    assert report.review.upheld.value == 3
    assert "GR204" in {code for code, _ in claim_findings(report)}


def with_levels(*cells: str) -> Report:
    """The report with a row 合计 below that of LABEL, and blank ones below all others."""
    rows: list[Part] = []
    for part in parts():
        rows.append(part)
        if isinstance(part, list) and len(part) == 10 and part[-1].isdecimal():
            rows.append(["", "", "合计", *(cells if LABEL in part else [""] * 7)])
    return gaireport.parse(tabs(rows))


def test_figures_of_a_second_level_leave_those_of_the_first_in_doubt() -> None:
    report = with_levels(*"9000009")
    doubted = report.doubted()
    assert values_of_row(report) == FIGURES and set(DUPLICATE_PATHS) <= doubted.keys()
    # Where one row of the level has figures, a blank one says that there are none.
    assert "applications.denied.state_secret.total" in doubted


def test_table_4_left_blank_is_not_a_blank_form() -> None:
    made = parts(
        printed=figures(**dict.fromkeys([path.replace(".", "__") for path in REVIEW_PATHS], ""))
    )
    report = gaireport.parse(tabs([*made, *review(figures())]))
    assert report.doubted().keys() >= set(REVIEW_PATHS)


def test_figures_before_the_first_label_of_a_sequence_may_be_those_of_its_rows() -> None:
    made = parts()
    at = next(
        at for at, part in enumerate(made) if isinstance(part, list) and "本年新收" in "".join(part)
    )
    led = gaireport.parse(plain([*made[:at], list("2100003"), *made[at:]]))
    assert set(DUPLICATE_PATHS) <= led.doubted().keys()
    grid = gaireport.parse(tabs([*made[:at], ["", "", "", *"2100003"], *made[at:]]))
    assert DUPLICATE_PATHS[0] not in grid.doubted()
