"""Chapter headings in all their spellings, and the lines that look like headings and are none."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaireport.source import fold
from gaireport.tokens.headings import (
    find_heading,
    find_run_in_heading,
    find_unknown_heading,
    may_open_chapter,
)

HEADINGS = """
1|一、总体情况
1|一、总体情况（宋体加粗小四号字）
1|总体情况（仿宋）
1|一、工作总体推进情况
1|一、主要任务落实情况
1|一,、总体情况
1|一、总体情况、
1|一、总体情况：
1|一．总体情况
1|一.总体情况
1|一：总体情况
1|一 总体情况
1|一总体情况
1|1、 总体情况
1|1. 总体情况
1|1．总体情况
1|第一部分 总体情况
1|第一章  总体情况
1|（一）总体情况
1|# 一、总体情况
1|## **一、总体情况**
1|**一、** **总体情况**
1|<strong>一、总体情况</strong>
1|　　一、 总 体 情 况
1|1\\. 总体情况
1|⼀、总体情况
1|一、总体情况,,,,
1|'''一、总体情况'''
1|# <u>一、总体情况</u>
1|一、總體情況
1|总体情况
1|一、政府信息公开总体情况
1|一、政府信息公开工作总体情况
1|一、总体工作情况
1|一、总体情况概述
1|一、总体情况(宋体加粗小四号字)
1|一、总体情况（黑体三号）
1|一、工作概述
1|一、概述
1|一、2019年政府信息公开工作总体情况
1|一、江州市水务局2019年度政府信息公开总体情况
1|一、基本情况
1|一、总体惰况
2|二、主动公开政府信息情况
2|二、行政机关主动公开政府信息情况
2|2、 主动公开政府信息情况
2|二、主动公开情况
2|二、政府信息主动公开情况
2|二、主动公开政府信患情况
2|主动公开政府信息情况
2|一、主动公开政府信息情况
2|⼆、主动公开政府信息情况
3|三、收到和处理政府信息公开申请情况
3|三、收到、处理政府信息公开申请情况
3|### 三、收到和处理政府信息公开申请情况
3|三、行政机关收到和处理政府信息公开申请情况
3|（三）收到和处理政府信息公开申请情况
3|三、收到和处理政府信息公开申请的情况
3|三、收到和处理政府信息公开请情况
3|三、依申请公开政府信息情况
3|收到和处理政府信息公开申请情况
4|四、政府信息公开行政复议、行政诉讼情况
4|四、政府信息公开行政复议和行政诉讼情况
4|四、政府信息公开行政复议行政诉讼情况
4|四、政府信息公开行政复议,行政诉讼情况
4|四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
4|四、因政府信息公开工作被申请行政复议和提起行政诉讼情况
4|四、行政复议、行政诉讼情况
4|四、政府信息公开行政复议、行政诉松情况
4|四、复议、诉讼情况
4|政府信息公开行政复议、行政诉讼情况
5|五、存在的主要问题及改进情况
5|五、政府信息公开工作存在的主要问题及改进情况
5|五、存在问题及改进情况
5|五、存在的主要问题及改进措施
5|五、主要问题及整改情况
5|五、存在的问题和改进措施
5|五、工作中存在的主要问题及改进情况
5|五、存在的不足及下一步工作打算
5|五、存在的主要问题和改进情况。
5|六、主要问题及改进措施
5|存在的主要问题及改进情况
6|六、其他需要报告的事项
6|六、其它需要报告的事项
6|六、其他需报告事项
6|六、其他报告事项
6|六、其他需要说明的事项
6|六、需要报告的其他事项
6|六、需要说明的事项
6|七、其他需要报告的事项
6|6．其他需要报告的事项
6|六、其他需要报告的事项：
6|#### 六、其他需要报告的事项
""".strip().splitlines()


@pytest.mark.parametrize("row", HEADINGS)
def test_heading(row: str) -> None:
    number, line = row.split("|")
    line = line.replace("\\\\", "\\")
    found = find_heading(line, 100)
    assert found is not None
    assert found.number == int(number)
    assert line[found.start - 100 : found.end - 100] == found.heading
    assert found.heading[0] not in "一二三四五六七、.# *"
    assert found.heading[-1] not in "、：:* >"


NO_HEADINGS = """
一、本年新收政府信息公开申请数量
二、上年结转政府信息公开申请数量
三、本年度办理结果
三、本 年度办理结果
四、结转下年度继续办理
（一）予以公开
（六）其他处理
（七）总计
1.属于国家秘密
3.其他
（一）主动公开
（一）主动公开政府信息情况
（二）主动公开政府信息情况
1.主动公开政府信息情况
（二）依申请公开情况
（四）政府信息公开平台建设
（一）存在的主要问题
1.存在的主要问题
一是主动公开政府信息情况良好
一、总体情况......1
一、总体情况…………………2
总体情况：全年工作平稳有序
本报告包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、其他需要报告的事项
一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况
一、总体情况，二、主动公开政府信息情况
2023年，全局主动公开政府信息情况
主动公开
申请人情况
行政复议
其他
无
0
2023
一
一、
第二十条第（一）项
""".strip().splitlines()


@pytest.mark.parametrize("line", [*NO_HEADINGS, "", " ", "#", "**", "一、" * 40])
def test_no_heading(line: str) -> None:
    assert find_heading(line, 0) is None


@pytest.mark.parametrize(
    ("line", "expected", "heading"),
    [
        ("七、年度重点工作落实情况", 7, "年度重点工作落实情况"),
        ("## 七、年度重点工作落实情况：", 7, "年度重点工作落实情况"),
        ("第七部分 附表和附图", 7, "附表和附图"),
        ("五、政府信息公开收费及减免情况", 5, "政府信息公开收费及减免情况"),
        ("七、年度重点工作落实情况", 6, None),
        ("7、年度重点工作落实情况", 7, None),
        ("（七）年度重点工作落实情况", 7, None),
        ("七、加强培训，完善制度，落实责任", 7, None),
        ("三、本年度办理结果", 3, None),
        ("三、本年", 3, None),
        ("四、结转下", 4, None),
        ("四、结转下年度继续办理", 4, None),
        ("一、本年新收政府信息公开申请数量", 1, None),
        ("七年来工作平稳有序", 7, None),
        ("七、附表......12", 7, None),
        ("", 7, None),
    ],
)
def test_unknown_heading(line: str, expected: int, heading: str | None) -> None:
    found = find_unknown_heading(line, 5, expected)
    assert (found and found.heading) == heading
    if found is not None:
        assert found.number == expected
        assert line[found.start - 5 : found.end - 5] == heading


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        ("六、其他需要报告的事项：无", 6, "其他需要报告的事项"),
        ("六、其他需要报告的事项 无", 6, "其他需要报告的事项"),
        ("六、其他需要报告的事项无。", 6, "其他需要报告的事项"),
        ("一、总体情况。全年工作平稳，公开及时。", 1, "总体情况"),
        ("一、总体情况 二、主动公开政府信息情况", None, None),
        ("一、总体情况：二、主动公开政府信息情况", None, None),
        ("一、总体情况 3", None, None),
        ("一、加强领导：无", None, None),
        ("总体情况：全年工作平稳", None, None),
    ],
)
def test_run_in_heading(line: str, number: int | None, heading: str | None) -> None:
    found = find_run_in_heading(line, 7)
    assert (found and (found.number, found.heading)) == (number and (number, heading))
    if found is not None:
        assert line[found.start - 7 : found.end - 7] == heading
        assert find_heading(line, 7) is None


@given(
    st.text(max_size=90), st.sampled_from(["", "一、", "六、其他", "# ", "（", "总体情况", "<b>"])
)
def test_any_line_is_judged(text: str, begin: str) -> None:
    line = begin + text
    for found in (
        find_heading(line, 3),
        find_unknown_heading(line, 3, 7),
        find_run_in_heading(line, 3),
    ):
        assert found is None or line[found.start - 3 : found.end - 3] == found.heading


@pytest.mark.corpus
def test_seeds_of_headings(corpus: Path) -> None:
    seeds = sorted(corpus.glob("seeds/*.txt"))
    assert seeds
    for path in seeds:
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        lines = path.read_text(encoding="utf-8").split("\n")
        found = [heading for line in lines if (heading := find_heading(line, 0))]
        assert [heading.heading for heading in found] == truth["chapters"]
        assert [heading.number for heading in found] == [1, 2, 3, 4, 5, 6]


@pytest.mark.corpus
def test_converted_headings(corpus: Path) -> None:
    paths = [path for path in corpus.glob("converted/*/*.txt") if path.stem != "html_raw"]
    assert paths
    for path in paths:
        lines = path.read_text(encoding="utf-8").split("\n")
        found = [heading.number for line in lines if (heading := find_heading(line, 0))]
        assert found == [1, 2, 3, 4, 5, 6], path


def _finds(line: str) -> bool:
    known = find_heading(line, 0) or find_run_in_heading(line, 0)
    return known is not None or any(find_unknown_heading(line, 0, n) for n in range(1, 11))


@given(st.text(alphabet="一二七第部分总体情况其他需要报告的事项、：.（） #<b>1", max_size=14))
def test_what_opens_a_chapter_passes_the_cheap_test(line: str) -> None:
    assert may_open_chapter(line) or not _finds(line)


def test_every_numeral_passes_the_cheap_test() -> None:
    numerals = [
        chr(code) for code in range(0x2E80, 0xFB00) if fold(chr(code)) in "第一二三四五六七八九十"
    ]
    assert "⼀" in numerals and len(numerals) > 12
    assert all(may_open_chapter(f"## {char}、附则") for char in numerals)


def test_prose_fails_the_cheap_test() -> None:
    assert not may_open_chapter("县政府办公室认真落实条例要求。")
