"""Rows whose labels cannot be read take the places that are free between their neighbours, and are named."""

import pytest
from printed import parts, place_of, row_paths, tabs
from readings import row_values

import gaireport
from gaireport.nodes import Report

LABELS = {
    "duplicate": "2.重复申请",
    "published_material": "3.要求提供公开出版物",
    "excessive": "4.无正当理由大量反复申请",
}


def relabel(**labels: str) -> Report:
    """The report with other labels on some rows under （五）不予处理; an empty one drops the row."""
    made = parts()
    for row, label in labels.items():
        at = place_of(made, LABELS[row])
        part = made[at]
        assert isinstance(part, list)
        made[at : at + 1] = [[*part[:2], label, *part[3:]]] if label else []
    return gaireport.parse(tabs(made))


def structure_findings(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [(d.code, d.cells) for d in report.diagnostics if d.code.startswith("GR2")]


def test_a_label_beyond_recognition_is_placed_by_its_neighbours_and_doubted() -> None:
    report = relabel(duplicate="某某某某某某某某")
    assert row_values(report, "not_processed.duplicate") == [1, 0, 0, 0, 0, 0, 1]
    assert structure_findings(report) == [("GR216", row_paths("not_processed.duplicate"))]


def test_a_label_half_alike_is_read_and_said() -> None:
    report = relabel(excessive="4.无正当口由大口反口申口")
    assert row_values(report, "not_processed.excessive") == [0] * 7
    assert {code for code, _ in structure_findings(report)} == {"GR210"}


def test_a_label_with_a_word_behind_it_may_be_that_of_two_rows() -> None:
    report = relabel(excessive="4.无正当理由大量反复申请小计")
    assert structure_findings(report) == [("GR216", row_paths("not_processed.excessive"))]


def test_two_labels_beyond_recognition_for_two_rows() -> None:
    report = relabel(duplicate="某某某某某某某某", published_material="某甲某乙某丙")
    assert row_values(report, "not_processed.duplicate") == [1, 0, 0, 0, 0, 0, 1]
    assert row_values(report, "not_processed.published_material") == [0] * 7
    assert structure_findings(report) == [
        ("GR216", row_paths("not_processed.duplicate")),
        ("GR216", row_paths("not_processed.published_material")),
    ]


def test_one_label_for_two_missing_rows_is_not_placed() -> None:
    report = relabel(duplicate="某某某某某某某某", published_material="")
    assert (
        row_values(report, "not_processed.duplicate")
        == row_values(report, "not_processed.published_material")
        == [None] * 7
    )
    named = {path for _, cells in structure_findings(report) for path in cells}
    assert named >= {
        *row_paths("not_processed.duplicate"),
        *row_paths("not_processed.published_material"),
    }
    assert "GR211" in {code for code, _ in structure_findings(report)}


@pytest.mark.parametrize("label", ["某某某某某某某某", "某类申请"])
def test_a_row_too_many_takes_no_place(label: str) -> None:
    made = parts()
    made.insert(place_of(made, LABELS["published_material"]), ["", "", label, *"3000003"])
    report = gaireport.parse(tabs(made))
    assert row_values(report, "not_processed.duplicate") == [1, 0, 0, 0, 0, 0, 1]
    assert row_values(report, "not_processed.published_material") == [0] * 7
    assert "GR211" in {code for code, _ in structure_findings(report)}


def test_a_label_with_another_behind_it_is_doubted() -> None:
    report = relabel(excessive="4.无正当理由大量反复申请某局自行另加的一项")
    assert row_values(report, "not_processed.excessive") == row_values(
        gaireport.parse(tabs(parts())), "not_processed.excessive"
    )
    assert structure_findings(report) == [("GR216", row_paths("not_processed.excessive"))]


@pytest.mark.parametrize(("numbered", "bare"), [("（七）总计", "总计"), ("3.其他", "其他")])
def test_a_row_that_has_lost_its_numbering_is_known_by_its_neighbours(
    numbered: str, bare: str
) -> None:
    text = tabs(parts())
    assert text.count(numbered) == 1
    assert gaireport.parse(text.replace(numbered, bare)).cells() == gaireport.parse(text).cells()


def test_the_label_of_a_row_known_by_its_place_is_kept() -> None:
    report = relabel(duplicate="某某某某某某某某")
    assert ("applications.not_processed.duplicate", "某某某某某某某某") in [
        (label.name, label.text) for label in report.labels
    ]
