"""Tables 3 and 4: every row found by its label, what is missing, repeated, lost or too many named with its cells."""

import pytest
from printed import (
    REVIEW_PATHS,
    Part,
    applications,
    cells_a_line,
    figures,
    parts,
    paths,
    pipes,
    place_of,
    plain,
    review,
    row_paths,
    tabs,
    without_row,
)
from readings import codes_with_cells, row_values

import gaireport
from gaireport.nodes import Other2019, Other2021


def figures_of(label: str, printed: list[str], form: str = "2021") -> list[Part]:
    """The report with other figures in one row."""
    made = parts(form)
    at = place_of(made, label)
    made[at] = [*made[at][: len(made[at]) - 7], *printed]
    return made


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_cell_of_the_form_is_there_in_its_order(form: str) -> None:
    report = gaireport.parse(tabs(parts(form)))
    assert list(report.cells()) == paths(form)
    assert {path: cell.raw for path, cell in report.cells().items()} == figures(form)


def test_2021_form_has_three_other_rows() -> None:
    assert isinstance(gaireport.parse(tabs(parts("2021"))).applications.other, Other2021)


def test_2019_form_has_one_other_row() -> None:
    report = gaireport.parse(tabs(parts("2019")))
    assert isinstance(report.applications.other, Other2019)
    assert report.applications.other.all.natural_person.value == 4


def test_attribute_chain_is_the_path() -> None:
    report = gaireport.parse(tabs(parts()))
    assert (
        report.applications.unavailable.not_held.business
        is report.cells()["applications.unavailable.not_held.business"]
    )


MOST_ROWS = [
    ("received", "一、本年新收政府信息公开申请数量"),
    ("granted", "（一）予以公开"),
    ("denied.state_secret", "1.属于国家秘密"),
    ("unavailable.still_unclear", "3.补正后申请内容仍不明确"),
    ("not_processed.reconfirmation", "5.要求行政机关确认或重新出具已获取信息"),
    ("other.other", "3.其他"),
    ("total", "（七）总计"),
    ("carried_out", "四、结转下年度继续办理"),
]


@pytest.mark.parametrize(("row", "label"), MOST_ROWS)
def test_missing_row_is_named_and_the_others_stay(row: str, label: str) -> None:
    report = gaireport.parse(tabs(without_row(label)))
    assert ("GR203", row_paths(row)) in codes_with_cells(report)
    assert {path for path, cell in report.cells().items() if cell.raw is None} == set(
        row_paths(row)
    )


def test_missing_row_stands_at_the_end_of_the_text() -> None:
    text = tabs(without_row("2.重复申请"))
    (found,) = [d for d in gaireport.parse(text).diagnostics if d.code == "GR203"]
    assert found.message == "the row applications.not_processed.duplicate was not found"
    assert found.span == gaireport.Span(len(text), len(text))


@pytest.mark.parametrize(
    ("number", "message", "cells"),
    [
        (
            3,
            "one of the three tables was not found: 收到和处理政府信息公开申请情况表",
            row_paths("received"),
        ),
        (4, "one of the three tables was not found: 行政复议、行政诉讼情况表", REVIEW_PATHS),
    ],
)
def test_missing_table_is_named_with_all_its_cells(
    number: int, message: str, cells: tuple[str, ...]
) -> None:
    rows = applications(figures()) if number == 3 else review(figures())
    report = gaireport.parse(tabs([part for part in parts() if part not in rows]))
    found = next(d for d in report.diagnostics if d.code == "GR202")
    assert found.message == message
    assert set(cells) <= set(found.cells)


def test_row_with_the_same_figures_again_is_named() -> None:
    made = parts()
    made.insert(place_of(made, "2.重复申请"), made[place_of(made, "2.重复申请")])
    report = gaireport.parse(tabs(made))
    assert row_values(report, "not_processed.duplicate") == [1, 0, 0, 0, 0, 0, 1]
    found = [d for d in report.diagnostics if d.code in ("GR204", "GR221")]
    assert [(d.code, d.cells) for d in found] == [("GR221", ())]


def test_row_with_other_figures_again_keeps_the_first() -> None:
    made = parts()
    made.insert(place_of(made, "2.重复申请") + 1, ["", "", "2.重复申请", *"5000005"])
    report = gaireport.parse(tabs(made))
    assert row_values(report, "not_processed.duplicate") == [1, 0, 0, 0, 0, 0, 1]
    assert ("GR204", row_paths("not_processed.duplicate")) in codes_with_cells(report)


def test_whole_table_again_keeps_the_first() -> None:
    again = applications(figures(applications__granted__business="99"))
    report = gaireport.parse(tabs([*parts(), *again]))
    assert report.applications.granted.business.value == 4
    assert [cells for code, cells in codes_with_cells(report) if code == "GR204"] == [
        row_paths("granted")
    ]
    (again,) = [found for found in report.diagnostics if found.code == "GR221"]
    assert again.message.startswith(
        "here again, with the same figures: applications.received, applications.carried_in, "
    )


def test_row_label_in_a_list_before_the_table_gives_way_to_the_row() -> None:
    made: list[Part] = [*parts()[:3], "一、本年新收政府信息公开申请数量", *parts()[3:]]
    report = gaireport.parse(plain(made))
    assert row_values(report, "received") == [28, 8, 0, 1, 2, 0, 39]


@pytest.mark.parametrize("layout", [tabs, cells_a_line])
def test_eight_figures_in_a_row_are_named(layout: object) -> None:
    made = figures_of("2.重复申请", [*"10000009"])
    report = gaireport.parse(layout(made))  # type: ignore[operator]
    assert any(
        row_paths("not_processed.duplicate") == cells for _, cells in codes_with_cells(report)
    )


def test_eight_figures_of_which_one_is_no_part_of_the_sum() -> None:
    report = gaireport.parse(
        cells_a_line(figures_of("1.本机关不掌握相关政府信息", "7 2 5 0 0 0 0 9".split()))
    )
    assert row_values(report, "unavailable.not_held") == [7, 2, 0, 0, 0, 0, 9]
    assert ("GR206", row_paths("unavailable.not_held")) in codes_with_cells(report)


def test_six_figures_in_a_plain_text_are_named() -> None:
    report = gaireport.parse(plain(figures_of("2.重复申请", [*"100001"])))
    named = {path for _, cells in codes_with_cells(report) for path in cells}
    assert named >= set(row_paths("not_processed.duplicate"))
    assert row_values(report, "not_processed.duplicate")[-1] in (1, None)


def test_blank_row_among_full_ones_is_blank_and_never_zero_and_doubted_alone() -> None:
    report = gaireport.parse(tabs(figures_of("2.重复申请", [""] * 7)))
    assert row_values(report, "not_processed.duplicate") == [None] * 7
    cells = report.cells()
    assert {cells[path].raw for path in row_paths("not_processed.duplicate")} == {""}
    # Its figures may stand where no label of the form claims them: beyond the foot of a page, in a line of prose.
    doubts = [each for each in codes_with_cells(report) if each[0].startswith("GR2")]
    assert doubts == [("GR219", row_paths("not_processed.duplicate"))]


def test_blank_table_says_nothing_of_each_row() -> None:
    blank = dict.fromkeys(figures(), "")
    report = gaireport.parse(tabs(parts(printed=blank)))
    assert {cell.value for cell in report.cells().values()} == {None}
    assert {cell.raw for cell in report.cells().values()} == {""}
    assert not [code for code, _ in codes_with_cells(report) if code.startswith("GR2")]


def test_row_split_over_two_rows_is_joined() -> None:
    made = parts()
    at = place_of(made, "1.本机关不掌握相关政府信息")
    made[at : at + 1] = [
        ["", "（四）无法提供", "1.本机关不掌握", "7", "2", "0", "0"],
        ["", "", "相关政府信息", "", "", "", "", "0", "0", "9"],
    ]
    report = gaireport.parse(cells_a_line(made))
    named = {path for _, cells in codes_with_cells(report) for path in cells}
    wanted = [7, 2, 0, 0, 0, 0, 9]
    found = row_values(report, "unavailable.not_held")
    assert all(
        f == w or p in named
        for f, w, p in zip(found, wanted, row_paths("unavailable.not_held"), strict=True)
    )


def test_heads_of_table_three_again_after_a_page_change_nothing() -> None:
    made = parts()
    at = place_of(made, "（四）无法提供")
    made[at:at] = ["- 3 -", *applications(figures())[:3]]
    report = gaireport.parse(tabs(made))
    assert {path: cell.raw for path, cell in report.cells().items()} == figures()
    assert codes_with_cells(report) == []


def test_row_without_its_label_is_not_read_as_the_next() -> None:
    made = parts()
    at = place_of(made, "2.重复申请")
    made[at] = ["", "", "乱码标签", *made[at][3:]]
    report = gaireport.parse(tabs(made))
    assert row_values(report, "not_processed.published_material") == [0] * 7
    named = {path for _, cells in codes_with_cells(report) for path in cells}
    assert set(row_paths("not_processed.duplicate")) <= named


def test_three_other_rows_in_a_table_of_the_2019_form() -> None:
    printed = figures("2019") | {
        p: v for p, v in figures().items() if p.startswith("applications.other")
    }
    made: list[Part] = [p for p in parts("2019") if p not in applications(figures("2019"), "2019")]
    made[made.index("四、政府信息公开行政复议、行政诉讼情况") : 0] = []
    at = made.index("四、政府信息公开行政复议、行政诉讼情况")
    report = gaireport.parse(tabs([*made[:at], *applications(printed), *made[at:]]))
    assert report.form == "mixed"
    assert isinstance(report.applications.other, Other2021)
    assert row_values(report, "other.other") == [4, 0, 0, 0, 0, 0, 4]
    assert any(code == "GR213" for code, _ in codes_with_cells(report))


def test_rows_that_shift_one_column_to_the_left_are_read() -> None:
    text = tabs(parts()).replace("\t\t2.重复申请\t", "\t2.重复申请\t")
    report = gaireport.parse(text)
    assert row_values(report, "not_processed.duplicate") == [1, 0, 0, 0, 0, 0, 1]


def test_statistics_table_is_a_form_of_its_own() -> None:
    text = (
        "澄山县水务局2015年政府信息公开工作年度报告\n一、概述\n全年工作平稳。\n"
        "统计指标\t单位\t统计数\n主动公开政府信息数\t条\t214\n收到申请数\t件\t3\n"
    )
    report = gaireport.parse(text)
    assert (report.form, report.year) == ("statistics", 2015)


def test_printed_totals_stay_as_printed() -> None:
    report = gaireport.parse(tabs(parts(printed=figures(applications__total__total="41"))))
    assert report.applications.total.total.value == 41
    (found,) = report.diagnostics
    assert "applications.total.total" in found.cells
    assert "the outcomes add up to 40, the total says 41" in found.message
    assert "the applicants add up to 40, the total says 41" in found.message


def test_no_label_is_lost() -> None:
    report = gaireport.parse(tabs(parts()))
    labels = {label.text for label in report.labels}
    assert {"第二十条第（一）项", "商业企业", "3.其他", "（六）其他处理", "复议后起诉"} <= labels


@pytest.mark.parametrize("last", ["", "—"])
def test_a_row_that_alone_has_no_total_is_named(last: str) -> None:
    # A figure is printed twice, and the total stands where a page begins: seven cells, the last one says nothing.
    row = ["5", "", "2", "3", "3", "0", last]
    report = gaireport.parse(tabs(figures_of("1.属于国家秘密", row)))
    assert ("GR219", row_paths("denied.state_secret")) in codes_with_cells(report)
    row = ["0", "", "0", "0", "0", "0", last]
    blank = gaireport.parse(tabs(figures_of("1.属于国家秘密", row)))
    # Zeros miss no total; whether a blank last cell is one, nothing in this text shows.
    assert (("GR219", row_paths("denied.state_secret")) in codes_with_cells(blank)) is (last == "")


def test_a_last_group_of_table_4_without_a_total_is_named() -> None:
    def codes_of(*groups: str) -> set[str]:
        row = " ".join(groups).replace("_", "").split(" ")
        printed = {**figures(), **dict(zip(REVIEW_PATHS, row, strict=True))}
        found = codes_with_cells(gaireport.parse(tabs(parts(printed=printed))))
        return {code for code, paths in found if paths == REVIEW_PATHS}

    # The second cell of the first group is lost, and a blank one of the page stands behind the row.
    assert codes_of("1 2 3 7 1", "0 0 0 1 2", "0 1 0 3 _") == {"GR219"}
    assert not codes_of("1 1 2 3 7", "1 0 0 0 1", "2 0 1 0 3")
    # Nothing in this text shows that it keeps blank cells.
    assert codes_of("1 1 2 3 _", "1 0 0 0 _", "2 0 1 0 _") == {"GR219"}


def test_a_line_of_another_table_is_no_part_of_the_last_row() -> None:
    outcomes = "8 5 87 37 137 14 3 1 41 59 50 705 22 3 780".split()
    text = (
        "江州市教育局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
        "| 一、本年新收政府信息公开申请数量 | 47 | 4 | 9 | 9 | 6 | 0 | 75 |\n"
        "| 四、结转下年度继续办理 | 4 | 7 | 4 | 9 | 6 | 1 | 31 |\n\n"
        f"| {' | '.join(outcomes)} |\n"
    )
    report = gaireport.parse(text)
    assert report.applications.carried_out.total.value == 31
    assert "8 5 87" in next(d.message for d in report.diagnostics if d.code == "GR211")


def test_sums_down_the_columns_show_that_a_broken_total_is_one_figure() -> None:
    text = pipes(parts())
    row = next(line for line in text.split("\n") if "一、本年新收" in line)
    total = row.rstrip(" |").rpartition("| ")[2]
    broken = text.replace(row, f"{row.rstrip(' |').removesuffix(total)}{total[0]}<br>{total[1:]} |")
    report = gaireport.parse(broken)
    assert report.applications.received.total.value == int(total) and not report.diagnostics
    # One column does not add up any more: the total may be that of two rows.
    other = broken.replace(
        "一、本年新收政府信息公开申请数量 |  |  | 28 | 8",
        "一、本年新收政府信息公开申请数量 |  |  | 29 | 7",
    )
    assert other != broken
    assert "GR215" in {each.code for each in gaireport.parse(other).diagnostics}
