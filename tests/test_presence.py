"""What is no report is refused before any work is done, and no report is."""

import pytest

import gaireport
from gaireport.form import official
from gaireport.tokens.presence import may_hold_report

NEWS = "会上通报了政府信息公开工作的情况，问题和不足依然存在。\n" * 3


@pytest.mark.parametrize("layout", gaireport.writable_layouts())
def test_a_report_in_any_layout_may_be_one(demo_text: str, layout: str) -> None:
    assert may_hold_report(gaireport.write(gaireport.parse(demo_text), layout))


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况",
        "<p><b>一、总体情况</b></p>",
        "> 总 体 情 况",
        "| 五、存在的主要问题及改进情况 |",
        "六、其他需要报告的事项：无。",
        "规\n章 1 2 3",
        "規章\t1\t2\t3\n政府信息公開",
        "标题\\n一、总体情况\\n全年平稳",
        "规\u200b章 1 2 3",
        "规\ufe0f章 1 2 3",
    ],
)
def test_a_row_or_a_heading_may_be_a_report(text: str) -> None:
    assert may_hold_report(NEWS + text)


@pytest.mark.parametrize(
    "text", [NEWS, f"<html><p>{NEWS}</p></html>", "一是问题，二是不足。\n" + NEWS]
)
def test_other_text_is_refused(text: str) -> None:
    assert not may_hold_report(text)
    with pytest.raises(gaireport.NotAReportError) as refused:
        gaireport.parse(text)
    assert refused.value.reason == "nothing-of-a-report"


FORM_ROWS = (*official.PROACTIVE_ROWS, *official.APPLICATION_ROWS)


@pytest.mark.parametrize(
    "label", [row.term for row in FORM_ROWS if row.term not in ("3.其他", "（七）总计")]
)
def test_one_row_may_be_all_that_is_left(label: str) -> None:
    assert may_hold_report(f"{label}\t1\t0\t0\t0\t0\t0\t1")
