"""One text, several reports: each is cut out by its title, and a copy of a report is no other one."""

import pytest
from printed import CHAPTERS, SOUND_TEXT, figures, parts, pipes, plain, tabs

import gaireport
from gaireport.adapter import CutCell
from gaireport.prose.annexes import find_annex_in


def other(year: str = "2022", organ: str = "澄山县水务局", **printed: str) -> str:
    """A second report, of another year or another organ."""
    text = tabs(parts(printed=figures(**printed)))
    return text.replace("2023年", f"{year}年").replace("澄山县水务局", organ)


def years(text: str) -> list[tuple[int | None, str | None]]:
    return [(report.year, report.agency) for report in gaireport.parse_all(text)]


def test_one_report_is_one() -> None:
    (report,) = gaireport.parse_all(SOUND_TEXT)
    assert report == gaireport.parse(SOUND_TEXT)
    assert report.diagnostics == ()


@pytest.mark.parametrize("layout", [tabs, pipes, plain])
def test_reports_of_two_years_are_two(layout: object) -> None:
    last = [part.replace("2023年", "2022年") if isinstance(part, str) else part for part in parts()]
    text = layout([*parts(), *last])  # type: ignore[operator]
    assert years(text) == [(2023, "澄山县水务局"), (2022, "澄山县水务局")]


def test_reports_of_two_organs_are_two() -> None:
    assert years(SOUND_TEXT + other("2023", "白石县林业局")) == [
        (2023, "澄山县水务局"),
        (2023, "白石县林业局"),
    ]


def test_every_report_keeps_its_own_figures() -> None:
    text = SOUND_TEXT + other(applications__received__natural_person="35")
    first, second = gaireport.parse_all(text)
    assert first.applications.received.natural_person.value == 28
    assert second.applications.received.natural_person.value == 35


def test_spans_of_the_second_report_are_those_of_the_whole_text() -> None:
    text = SOUND_TEXT + other()
    _, second = gaireport.parse_all(text)
    for cell in second.cells().values():
        assert cell.span is not None
        assert text[cell.span.start : cell.span.end] == cell.raw
        assert cell.span.start >= len(SOUND_TEXT)


def test_parse_reads_the_first_and_says_where_more_begin() -> None:
    text = SOUND_TEXT + other() + other("2021")
    report = gaireport.parse(text)
    assert report.year == 2023
    (found,) = [d for d in report.diagnostics if d.code == "GR225"]
    assert (
        found.message == "2 more reports begin here; gaireport table and parse_all read every one"
    )
    assert text[found.span.start :].startswith("澄山县水务局2022年")
    assert {d.code for d in report.diagnostics} == {"GR225"}


def test_three_reports_are_three() -> None:
    assert [year for year, _ in years(SOUND_TEXT + other() + other("2021"))] == [2023, 2022, 2021]


def test_a_copy_of_the_report_is_no_other_one() -> None:
    (report,) = gaireport.parse_all(SOUND_TEXT + SOUND_TEXT)
    codes = {d.code for d in report.diagnostics}
    assert "GR221" in codes
    assert not codes & {"GR204", "GR225"}


def test_a_title_in_the_running_head_of_every_page_ends_nothing() -> None:
    head = "澄山县水务局2023年政府信息公开工作年度报告"
    text = SOUND_TEXT.replace(CHAPTERS[4][0], f"{head}\n{CHAPTERS[4][0]}")
    assert len(gaireport.parse_all(text)) == 1


def test_a_title_of_another_year_in_the_prose_ends_nothing() -> None:
    text = SOUND_TEXT.replace("无。", "另见澄山县水务局2022年政府信息公开工作年度报告。")
    assert len(gaireport.parse_all(text)) == 1


def test_a_blank_copy_of_another_year_behind_the_report_takes_none_of_its_cells() -> None:
    blank = tabs(parts(printed=dict.fromkeys(figures(), ""))).replace("2023年", "2024年")
    first, second = gaireport.parse_all(SOUND_TEXT + blank)
    assert {path: cell.raw for path, cell in first.cells().items()} == figures()
    assert {cell.value for cell in second.cells().values()} == {None}


def test_a_report_cut_before_the_next_misses_what_it_lacks() -> None:
    cut = SOUND_TEXT[: SOUND_TEXT.index(CHAPTERS[4][0])]
    first, second = gaireport.parse_all(cut + other())
    assert {d.code for d in first.diagnostics} >= {"GR202", "GR501"}
    assert first.review.upheld.value is None
    assert second.review.upheld.value == 3


def test_no_report_raises_as_parse_does() -> None:
    with pytest.raises(gaireport.NotAReportError):
        gaireport.parse_all("没有内容")


# An annex of another year.

OTHER_YEAR = tabs(parts(printed=figures(applications__received__natural_person="35")))
TABLES_OF_OTHER_YEAR = OTHER_YEAR[OTHER_YEAR.index(CHAPTERS[2][0]) :].split("\n", 1)[1]


@pytest.mark.parametrize(
    "caption", ["附：2022年数据", "附件1：2022年政府信息公开情况", "附表：上年数据"]
)
def test_tables_under_a_caption_of_another_year_are_left_aside(caption: str) -> None:
    first_table = TABLES_OF_OTHER_YEAR[: TABLES_OF_OTHER_YEAR.index(CHAPTERS[3][0])]
    report = gaireport.parse(f"{SOUND_TEXT}\n{caption}\n\n{first_table}")
    codes = {d.code for d in report.diagnostics}
    assert "GR226" in codes
    assert "GR204" not in codes
    assert report.cells() == gaireport.parse(SOUND_TEXT).cells()
    assert report.unparsed


def test_the_caption_of_a_table_of_another_year_may_be_cut_as_a_cell() -> None:
    caption = (CutCell("附：2022年数据", 9, 18, 0),)
    found = find_annex_in(caption)
    assert found is not None
    assert found.year == 2022
    assert find_annex_in((*caption, CutCell("1", 20, 21, 1))) is None
    assert find_annex_in((CutCell("规章", 9, 11, 0),)) is None


def test_tables_under_a_caption_of_its_own_year_are_the_reports() -> None:
    first_table = TABLES_OF_OTHER_YEAR[: TABLES_OF_OTHER_YEAR.index(CHAPTERS[3][0])]
    report = gaireport.parse(f"{SOUND_TEXT}\n附：2023年数据\n\n{first_table}")
    assert "GR226" not in {d.code for d in report.diagnostics}


def test_where_all_tables_stand_under_another_year_they_are_read_and_it_is_said() -> None:
    heading, end = CHAPTERS[2][0], SOUND_TEXT.index(CHAPTERS[3][0])
    report = gaireport.parse(SOUND_TEXT[:end].replace(heading, f"{heading}\n附：2022年数据\n"))
    assert "GR226" in {d.code for d in report.diagnostics}
    assert report.proactive.regulations.issued.value is not None
