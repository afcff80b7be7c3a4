"""The public functions: what they take, what they refuse, and what is no report."""

import copy
import pickle

import pytest
from printed import SOUND_TEXT, cells_a_line, figures, parts, pipes, tabs

import gaireport
from gaireport import (
    GaireportError,
    InputTooLargeError,
    NotAReportError,
    UnknownAdapterError,
    UnwritableError,
)

NO_REPORTS = {
    "nothing": "",
    "blanks": " \n\t\u3000\n\ufeff",
    "a word": "政府",
    "figures": "1\n2\n3\n" * 20,
    "news": "澄山新闻\n本报讯 昨日，县水务局组织志愿者清理河道，共清运垃圾三吨。\n来源：澄山日报\n浏览次数：214\n",
    "a page in English": "Annual report\n\nThe board met 4 times in 2023.\n\n| a | b |\n| 1 | 2 |\n",
    "a table of something else": "月份\t雨量\t水位\n一月\t12\t3.4\n二月\t15\t3.6\n",
    "a notice that asks for reports": (
        "关于做好2023年度政府信息公开工作年度报告编制工作的通知\n各乡镇人民政府，县政府各部门：\n"
        "为按时完成年报编制，现就有关事项通知如下。\n请各单位对照规定格式如实填报，数据前后一致，"
        "于2024年1月20日前报县政务公开办公室，逾期的予以通报。\n"
        "联系人：周某，电话：0000-1234567。\n澄山县人民政府办公室\n2023年12月18日\n"
    ),
    "an interpretation": (
        "《澄山县2023年政府信息公开工作年度报告》解读\n"
        "年报已经公布，这里用三个数字说明一年的变化：主动公开214条，答复申请40件，网站访问增长一成。\n"
        "问：申请人最关心什么？答：征地补偿和供水改造。\n"
    ),
    "an index page": (
        "首页 > 政府信息公开 > 政府信息公开年报\n澄山县水务局2023年政府信息公开工作年度报告 2024-01-18\n"
        "澄山县水务局2022年政府信息公开工作年度报告 2023-01-20\n上一页 1 2 3 下一页\n"
    ),
    "half-yearly figures": "澄山县水务局上半年政府信息公开情况\n上半年发布信息96条，答复申请18件。\n",
}


@pytest.mark.parametrize("text", NO_REPORTS.values(), ids=NO_REPORTS)
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(NotAReportError):
        gaireport.parse(text)


def test_refusal_of_a_text_without_any_mark_says_so() -> None:
    with pytest.raises(NotAReportError, match="nothing in this text looks like an annual report"):
        gaireport.parse("甲")


def test_refusal_of_a_text_without_table_and_chapter_says_so() -> None:
    with pytest.raises(
        NotAReportError, match="no table and no chapter of an annual report was found"
    ):
        gaireport.parse(NO_REPORTS["a notice that asks for reports"])


@pytest.mark.parametrize("wrong", [None, 3, b"text", ["text"], bytearray(b"x"), object()])
def test_text_of_another_type_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError, match=f"text must be str, not {type(wrong).__name__}"):
        gaireport.parse(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [None, 3, b"text"])
def test_sniffing_at_another_type_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError, match="text must be str"):
        gaireport.sniff(wrong)  # type: ignore[arg-type]


def test_bytes_are_sent_to_read() -> None:
    with pytest.raises(TypeError, match=r"use gaireport\.read for files and bytes"):
        gaireport.parse(SOUND_TEXT.encode())  # type: ignore[arg-type]


def test_longer_text_than_the_limit_is_refused() -> None:
    with pytest.raises(InputTooLargeError, match=f"{len(SOUND_TEXT)} characters are more than 100"):
        gaireport.parse(SOUND_TEXT, max_characters=100)


def test_text_as_long_as_the_limit_is_read() -> None:
    assert gaireport.parse(SOUND_TEXT, max_characters=len(SOUND_TEXT)).year == 2023


@pytest.mark.parametrize("name", ["tables", "TAB_TABLE", "tab_table ", "../html"])
def test_unknown_adapter_is_an_error(name: str) -> None:
    with pytest.raises(UnknownAdapterError, match="no adapter"):
        gaireport.parse(SOUND_TEXT, adapter=name)


def test_named_adapter_is_used_in_place_of_detection() -> None:
    assert gaireport.parse(pipes(parts()), adapter="pipe_table").layout == "pipe_table"


def test_named_adapter_that_finds_no_table_still_reads_the_chapters() -> None:
    report = gaireport.parse(pipes(parts()), adapter="tab_table")
    assert [chapter.number for chapter in report.chapters] == [1, 2, 3, 4, 5, 6]
    named = {path for d in report.diagnostics for path in d.cells}
    assert named >= set(report.cells())


def test_every_error_is_one_of_ours() -> None:
    names = [name for name in gaireport.__all__ if name.endswith("Error")]
    assert all(issubclass(getattr(gaireport, name), GaireportError) for name in names)
    assert "GaireportError" in names


def test_public_names_can_all_be_had() -> None:
    assert all(getattr(gaireport, name) is not None for name in gaireport.__all__)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'gaireport' has no attribute 'prase'"):
        _ = gaireport.prase  # type: ignore[attr-defined]


def test_adapters_stay_a_function_after_a_layout_is_loaded() -> None:
    gaireport.parse(SOUND_TEXT)
    assert gaireport.adapters() == gaireport.adapters()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (SOUND_TEXT, "tab_table"),
        (pipes(parts()), "pipe_table"),
        (cells_a_line(parts("2019")), "cell_per_line"),
    ],
)
def test_sniff_names_the_adapter(text: str, name: str) -> None:
    found = gaireport.sniff(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "name", ["nothing", "figures", "news", "a page in English", "a table of something else"]
)
def test_sniff_at_what_does_not_look_like_a_report_is_none(name: str) -> None:
    assert gaireport.sniff(NO_REPORTS[name]) is None


def test_layouts_that_write_are_some_of_those_that_read() -> None:
    assert {"tab_table", "pipe_table", "cell_per_line", "html"} <= set(gaireport.writable_layouts())
    assert set(gaireport.writable_layouts()) <= set(gaireport.adapters())


def test_layout_without_a_writer_refuses() -> None:
    with pytest.raises(UnwritableError, match="the layout plain_lines is only read, not written"):
        gaireport.write(gaireport.parse(SOUND_TEXT), "plain_lines")


def test_layouts_of_one_report_are_equal() -> None:
    read = [gaireport.parse(spell(parts())) for spell in (tabs, pipes, cells_a_line)]
    assert read[0] == read[1] == read[2]


def test_reports_of_other_figures_are_not_equal() -> None:
    other = tabs(parts(printed=figures(proactive__coercion__decisions="3")))
    assert gaireport.parse(SOUND_TEXT) != gaireport.parse(other)


def test_report_is_frozen() -> None:
    report = gaireport.parse(SOUND_TEXT)
    with pytest.raises(AttributeError):
        report.year = 2020  # type: ignore[misc]


def test_report_can_be_copied_and_pickled() -> None:
    report = gaireport.parse(SOUND_TEXT)
    assert pickle.loads(pickle.dumps(report)) == copy.deepcopy(report) == report


def test_diagnostics_stand_in_source_order() -> None:
    broken = figures(
        applications__granted__business="x",
        applications__total__total="41",
        proactive__fees__amount="1O",
    )
    found = gaireport.parse(tabs(parts(printed=broken))).diagnostics
    assert len(found) >= 4
    assert [d.span.start for d in found] == sorted(d.span.start for d in found)


def test_messages_exist_in_both_languages() -> None:
    found = gaireport.parse(
        tabs(parts(printed=figures(applications__total__total="41")))
    ).diagnostics
    assert [d.code for d in found] == ["GR301"]
    assert all(d.message.isascii() is False or d.message for d in found)
    assert all(any("\u4e00" <= char <= "\u9fff" for char in d.message_zh) for d in found)


@pytest.mark.parametrize(
    "title",
    [
        "云江市2023年上半年政府信息公开工作报告",
        "云江市2023年第三季度政府信息公开工作报告",
        "《云江市2023年政府信息公开工作年度报告》解读",
        "关于做好2023年政府信息公开工作年度报告编制的通知",
    ],
)
def test_look_alike_with_the_chapters_of_a_report_is_none(title: str) -> None:
    text = f"{title}\n一、总体情况\n有关情况如下。\n二、主动公开政府信息情况\n略。\n"
    with pytest.raises(gaireport.NotAReportError, match="no annual report"):
        gaireport.parse(text)


def test_half_a_year_in_prose_does_not_make_a_report_a_look_alike() -> None:
    text = "云江市2023年政府信息公开工作年度报告\n一、总体情况\n2023年上半年公开信息12条。\n"
    assert gaireport.parse(text).year == 2023
