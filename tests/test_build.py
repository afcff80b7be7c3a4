"""The whole report: chapters missing, repeated or in other order, and no visible character of the text lost."""

import datetime

import pytest
from printed import (
    CHAPTERS,
    SOUND_TEXT,
    Part,
    applications,
    cells_a_line,
    figures,
    lone_pipes,
    parts,
    pipes,
    plain,
    proactive,
    tabs,
)

import gaireport
from gaireport.nodes import Report


def codes_in_order(report: Report) -> list[str]:
    return [d.code for d in report.diagnostics]


def spans(report: Report) -> list[gaireport.Span]:
    """Places of all nodes: cells, labels, paragraphs, headings, what is set aside."""
    nodes = [
        *report.cells().values(),
        *report.labels,
        *report.preamble,
        *report.unparsed,
        *report.chapters,
        *(paragraph for chapter in report.chapters for paragraph in chapter.paragraphs),
    ]
    return [node.span for node in nodes if node.span is not None]


def characters_lost(text: str, report: Report, marks: str = "") -> str:
    """The visible characters that are in no node."""
    covered = bytearray(len(text))
    for span in spans(report):
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return "".join(
        c
        for c, seen in zip(text, covered, strict=True)
        if not seen and not c.isspace() and c not in marks
    )


def test_title_agency_year_signature_and_date() -> None:
    report = gaireport.parse(SOUND_TEXT)
    assert report.title == "澄山县水务局2023年政府信息公开工作年度报告"
    assert (report.agency, report.year) == ("澄山县水务局", 2023)
    assert (report.signature, report.published) == ("澄山县水务局", datetime.date(2024, 1, 18))


def test_preamble_and_chapters_in_order() -> None:
    report = gaireport.parse(SOUND_TEXT)
    assert [p.text for p in report.preamble] == [parts()[1]]
    assert [(c.number, c.heading) for c in report.chapters] == [
        (number, CHAPTERS[number][0][2:]) for number in range(1, 7)
    ]
    assert [p.text for p in report.chapters[0].paragraphs] == [CHAPTERS[1][1]]
    assert [p.text for p in report.chapters[5].paragraphs] == ["无。"]


def test_span_of_a_chapter_is_its_heading_line() -> None:
    chapter = gaireport.parse(SOUND_TEXT).chapters[3]
    assert chapter.span is not None
    assert (
        SOUND_TEXT[chapter.span.start : chapter.span.end]
        == "四、政府信息公开行政复议、行政诉讼情况"
    )


def test_sound_report_has_no_diagnostics() -> None:
    assert codes_in_order(gaireport.parse(SOUND_TEXT)) == []


@pytest.mark.parametrize("number", range(1, 7))
def test_missing_chapter_is_named(number: int) -> None:
    report = gaireport.parse(tabs(parts(chapters=[n for n in range(1, 7) if n != number])))
    found = [d for d in report.diagnostics if d.code == "GR501"]
    heading = CHAPTERS[number][0][2:]
    assert [d.message for d in found] == [f"not found: chapter {number} ({heading})"]
    assert [c.number for c in report.chapters] == [n for n in range(1, 7) if n != number]


@pytest.mark.parametrize("number", [2, 3, 4])
def test_missing_heading_costs_no_figure(number: int) -> None:
    made = [part for part in parts() if part != CHAPTERS[number][0]]
    report = gaireport.parse(tabs(made))
    assert {path: cell.raw for path, cell in report.cells().items()} == figures()
    assert codes_in_order(report) == ["GR501"]


def test_chapters_in_another_order_are_kept_in_theirs() -> None:
    report = gaireport.parse(tabs(parts(chapters=[1, 2, 4, 3, 5, 6])))
    assert [c.number for c in report.chapters] == [1, 2, 4, 3, 5, 6]
    assert [(d.code, d.message) for d in report.diagnostics] == [
        ("GR503", "chapter 3 stands after chapter 4")
    ]
    assert {path: cell.raw for path, cell in report.cells().items()} == figures()


def test_repeated_chapter_is_kept_and_named() -> None:
    report = gaireport.parse(tabs(parts(chapters=[1, 2, 3, 4, 5, 5, 6])))
    assert [c.number for c in report.chapters] == [1, 2, 3, 4, 5, 5, 6]
    (found,) = report.diagnostics
    assert (found.code, found.message) == ("GR502", "chapter 5 stands here again")
    assert SOUND_TEXT.count("五、") == 1
    assert found.line > 1


def test_seventh_chapter_is_a_chapter() -> None:
    made = parts()
    made[-2:-2] = ["七、年度重点任务落实情况", "十二项任务全部完成。"]
    report = gaireport.parse(tabs(made))
    assert (report.chapters[-1].number, report.chapters[-1].heading) == (7, "年度重点任务落实情况")
    assert [p.text for p in report.chapters[-1].paragraphs] == ["十二项任务全部完成。"]
    assert report.signature == "澄山县水务局"
    assert codes_in_order(report) == []


def test_report_of_chapters_alone_is_a_report() -> None:
    report = gaireport.parse(tabs([part for part in parts() if isinstance(part, str)]))
    assert (report.form, len(report.chapters)) == (None, 6)
    (found,) = [each for each in report.diagnostics if each.code == "GR202"]
    assert found.message_zh.startswith("三张规定表格均缺失：主动公开政府信息情况表；")


def test_report_of_tables_alone_is_a_report() -> None:
    report = gaireport.parse(tabs([part for part in parts() if not isinstance(part, str)]))
    assert {path: cell.raw for path, cell in report.cells().items()} == figures()
    assert (report.title, report.agency, report.year, report.chapters) == (None, None, None, ())
    (found,) = [each for each in report.diagnostics if each.code == "GR501"]
    assert found.message_zh.startswith("缺少第1部分（总体情况）、第2部分（主动公开政府信息情况）、")
    assert "GR506" in codes_in_order(report)


def test_conflict_of_years_is_named_and_the_title_wins() -> None:
    report = gaireport.parse(
        SOUND_TEXT.replace(
            "自2023年1月1日起至2023年12月31日止", "自2022年1月1日起至2022年12月31日止"
        )
    )
    assert report.year == 2023
    assert [(d.code, d.message) for d in report.diagnostics] == [
        ("GR504", "the title says 2023, the period says 2022")
    ]


PERIOD = "自2023年1月1日起至2023年12月31日止"


def _nameless(*, title: str, day: str = "") -> str:
    """The report without organ and period, under another title and with another date or none."""
    text = SOUND_TEXT.replace("澄山县水务局2023年政府信息公开工作年度报告", "\0").replace(
        PERIOD, "全年"
    )
    text = (
        text.replace("2024年1月18日", day).replace("由澄山县水务局", "").replace("澄山县水务局", "")
    )
    return text.strip().replace("\0", title)


def test_a_report_without_a_year_and_an_organ_says_so() -> None:
    report = gaireport.parse(_nameless(title="政府信息公开工作年度报告"))
    assert (report.year, report.agency) == (None, None)
    assert [(d.code, d.span.start, d.message) for d in report.diagnostics] == [
        ("GR507", 0, "the reporting year is not stated"),
        ("GR508", 0, "the organ that reports is not stated"),
    ]


def test_the_year_is_that_before_the_publication_where_nothing_else_states_it() -> None:
    title = "澄山县水务局政府信息公开工作年度报告"
    above = _nameless(title=f"{title}\n发布日期：2024-01-12    点击数：")
    below = _nameless(title=title, day="2024年1月18日")
    for text in (above, below):
        report = gaireport.parse(text)
        assert (report.year, report.agency, codes_in_order(report)) == (2023, "澄山县水务局", [])


def test_the_year_is_that_of_the_period_in_chapter_one() -> None:
    text = _nameless(title="澄山县水务局政府信息公开工作年度报告", day="2024年1月18日")
    first = text.index("\n", text.index("一、总体情况")) + 1
    others = "全年受理数据较2019年上升。"
    stated = others + "本报告所列数据的统计期限为2022年1月1日至12月31日。\n"
    assert gaireport.parse(text[:first] + stated + text[first:]).year == 2022
    assert gaireport.parse(text[:first] + others + "\n" + text[first:]).year == 2023


def test_text_behind_the_signature_is_set_aside_and_named() -> None:
    report = gaireport.parse(SOUND_TEXT + "\n上一篇：没有了\n打印本页\n")
    (found,) = report.diagnostics
    assert (found.code, found.message) == ("GR505", "text after the signature: 上一篇：没有了")
    assert [each.text for each in report.unparsed] == ["上一篇：没有了", "打印本页"]


def test_figures_without_a_row_are_set_aside_and_named() -> None:
    made: list[Part] = [*parts()[:4], ["7", "8", "9"], *parts()[4:]]
    report = gaireport.parse(tabs(made))
    assert [each.text for each in report.unparsed] == ["7", "8", "9"]
    assert [(d.code, d.message) for d in report.diagnostics] == [
        ("GR201", "no rule takes this text: 7 8 9")
    ]


def test_page_numbers_are_labels() -> None:
    made: list[Part] = [*parts()[:6], "- 3 -", *parts()[6:]]
    assert [label.text for label in gaireport.parse(tabs(made)).labels if label.name == "page"] == [
        "- 3 -"
    ]


def test_labels_stand_in_source_order() -> None:
    starts = [label.span.start for label in gaireport.parse(SOUND_TEXT).labels]
    assert starts == sorted(starts)


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize(
    ("spell", "marks"),
    [(tabs, ""), (pipes, "|"), (lone_pipes, "|"), (cells_a_line, ""), (plain, "")],
)
def test_every_visible_character_is_in_a_node(form: str, spell: object, marks: str) -> None:
    text = spell(parts(form))  # type: ignore[operator]
    assert characters_lost(text, gaireport.parse(text), marks) == ""


DAMAGE: dict[str, object] = {
    "a local row": lambda made: [*made[:8], ["某项", "3", "1", "2"], *made[8:]],
    "a row again": lambda made: [*made[:9], made[8], *made[8:]],
    "figures without a row": lambda made: [*made[:4], ["7", "8"], *made[4:]],
    "eight figures": lambda made: [*made[:7], ["规章", "1", "2", "3", "4", "5"], *made[8:]],
    "a table again": lambda made: [
        *made,
        *applications(figures(applications__granted__business="9")),
    ],
    "another form": lambda made: [*made, *proactive(figures("2019"), "2019")],
    "lines behind": lambda made: [*made, "上一篇：甲", "责任编辑：乙"],
    "lines before": lambda made: ["首页 > 信息公开", "字号：大 中 小", *made],
    "a word among figures": lambda made: [*made[:7], ["规章", "无", "见附件", "4"], *made[8:]],
    "a cell of prose": lambda made: [*made[:8], ["本表由办公室填写，数据截至年末。"], *made[8:]],
    "no chapters": lambda made: [
        part for part in made if part not in [c[0] for c in CHAPTERS.values()]
    ],
}


@pytest.mark.parametrize(
    ("spell", "marks"), [(tabs, ""), (pipes, "|"), (cells_a_line, ""), (plain, "")]
)
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_no_visible_character_of_a_damaged_report_is_lost(
    damage: object, spell: object, marks: str
) -> None:
    text = spell(damage(parts()))  # type: ignore[operator]
    assert characters_lost(text, gaireport.parse(text), marks) == ""


def test_demo_report_is_whole(demo_text: str) -> None:
    report = gaireport.parse(demo_text)
    assert characters_lost(demo_text, report) == ""
    assert (report.year, report.form, len(report.cells())) == (2024, "2021", 200)
