"""Titles, organs, years, preambles, signatures and joined lines; every organ and sentence here is invented."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaireport.adapter import Line
from gaireport.headings import find_heading
from gaireport.prose import (
    Front,
    find_period_year,
    is_page_number,
    join_paragraphs,
    read_end,
    read_front,
)


def lines_of(text: str) -> list[Line]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(line, start, start + len(line)))
        start += len(line) + 1
    return lines


def front(text: str) -> Front:
    return read_front(lines_of(text.replace(" / ", "\n")))


# One title a line; " / " is a line break. Columns: printed title, organ, year.
TITLES = """
江州市青阳区教育局2023年政府信息公开工作年度报告|江州市青阳区教育局|2023
江州市青阳区教育局2023年度政府信息公开年度报告|江州市青阳区教育局|2023
江州市青阳区教育局2023年度政府信息公开工作年度报告|江州市青阳区教育局|2023
2023年江州市青阳区教育局政府信息公开工作年度报告|江州市青阳区教育局|2023
2023年度江州市水务局政府信息公开工作报告|江州市水务局|2023
江州市水务局关于2022年度政府信息公开工作情况的报告|江州市水务局|2022
关于江州市水务局2022年政府信息公开工作的年度报告|江州市水务局|2022
关于2022年江州市水务局政府信息公开工作情况的报告|江州市水务局|2022
江州市水务局2022政府信息公开工作年报|江州市水务局|2022
2022江州市水务局政府信息公开年报|江州市水务局|2022
江州市水务局信息公开2022年度报告|江州市水务局|2022
江州市水务局2022年信息公开年度报告|江州市水务局|2022
江州市水务局2022年政务公开工作总结|江州市水务局|2022
江州市水务局政府信息公开工作2022年度报告|江州市水务局|2022
江州市水务局政府信息公开工作年度报告（2022年度）|江州市水务局|2022
江州市水务局（2022年）政府信息公开工作年度报告|江州市水务局|2022
江州市水务局二〇二二年政府信息公开工作年度报告|江州市水务局|2022
二○二二年度江州市水务局政府信息公开年度报告|江州市水务局|2022
江州市水务局２０２２年政府信息公开工作年度报告|江州市水务局|2022
江州市水务局 2022 年政府信息公开 工作年度报告|江州市水务局|2022
江州市2024年政府信息公开工作年度报告|江州市|2024
青阳县2024年度政府信息公开工作年度报告|青阳县|2024
白石乡政府信息公开工作年度报告|白石乡|None
青阳县政府信息公开2024年工作年度报告|青阳县|2024
2024年青阳县政府信息公开工作年度报告|青阳县|2024
青阳县人民政府信息公开工作2024年度报告|青阳县人民政府|2024
青阳县人民政府2024年政府信息公开工作年度报告|青阳县人民政府|2024
2024年青阳县人民政府政府信息公开工作年度报告|青阳县人民政府|2024
青阳县人民政府办公室2024年政府信息公开工作年度报告|青阳县人民政府办公室|2024
青阳县政务公开办公室2024年政府信息公开工作年度报告|青阳县政务公开办公室|2024
江州市市场监督管理局2024年政府信息公开工作年度报告|江州市市场监督管理局|2024
江州市文化和旅游局（江州市文物局）2024年政府信息公开工作年度报告|江州市文化和旅游局（江州市文物局）|2024
江州市国防动员办公室(江州市人民防空办公室)2024年度政府信息公开工作年度报告|江州市国防动员办公室(江州市人民防空办公室)|2024
江州市统计局2024年政府信息公开工作年度报告（公开版）|江州市统计局|2024
江州市统计局2024年政府信息公开工作年度报告(定稿)(1)|江州市统计局|2024
2024年度政府信息公开工作年度报告（江州市统计局）|江州市统计局|2024
2024年政府信息公开工作年度报告——江州市统计局|江州市统计局|2024
江州市统计局2024年政府信息公开工作年度报告：|江州市统计局|2024
# 江州市统计局2024年政府信息公开工作年度报告|江州市统计局|2024
## **江州市统计局2024年政府信息公开工作年度报告**|江州市统计局|2024
江州市统计局 / 2024年政府信息公开工作年度报告|江州市统计局|2024
江州市统计局2024年 / 政府信息公开工作年度报告|江州市统计局|2024
江州市统计局2024年政府信息公 / 开工作年度报告|江州市统计局|2024
江州市统计局2024年政府 / 信息公开工作年度报告|江州市统计局|2024
江州市统计局2024 / 年政府信息公开工作年度报告|江州市统计局|2024
江州市统计局20 / 24年政府信息公开工作年度报告|江州市统计局|2024
江州市统计局2024年政府信息公开工作 / 年度报告|江州市统计局|2024
江州市统计局2024年政府信息公开工作年度报 / 告|江州市统计局|2024
江州市统计局关于 / 2024年度政府信息公开工作情况的报告|江州市统计局|2024
江州市统计局关于2024年度政府信息公开工作情况 / 的报告|江州市统计局|2024
江州市 / 青阳区人民政府2024年政府信息公开工作年度报告|江州市青阳区人民政府|2024
江州市青阳 / 区人民政府2024年政府信息公开工作年度报告|江州市青阳区人民政府|2024
江州市自然资源和 / 规划局2024年政府信息公开工作年度报告|江州市自然资源和规划局|2024
江州市市场监督管 / 理局2024年政府信息公开工作年度报告|江州市市场监督管理局|2024
江州市人民政府 / 办公室2024年政府信息公开工作年度报告|江州市人民政府办公室|2024
江州市青阳区白石街道 / 办事处2024年政府信息公开 / 工作年度报告|江州市青阳区白石街道办事处|2024
江州市青阳区白石镇人民政府 / 2024年度 / 政府信息公开工作年度报告|江州市青阳区白石镇人民政府|2024
2024年度 / 江州市青阳区司法局政府信息公开工作年度报告|江州市青阳区司法局|2024
江州市青阳区司法局政府信息公开工作年度报告 / （2024年度）|江州市青阳区司法局|2024
江州市青阳区司法局 / 政府信息公开工作 / 年度报告 / （2024年）|江州市青阳区司法局|2024
2024年政府信息公开工作年度报告|None|2024
政府信息公开工作年度报告|None|None
教育局2024年政府信息公开工作年度报告|教育局|2024
白石乡2024年政府信息公开工作年报|白石乡|2024
青阳县卫生健康委2024年政府信息公开工作年度报告|青阳县卫生健康委|2024
江州市供电公司2024年信息公开年度报告|江州市供电公司|2024
江州高新技术产业开发区管理委员会2024年政府信息公开工作年度报告|江州高新技术产业开发区管理委员会|2024
国家税务总局江州市税务局2024年政府信息公开工作年度报告|国家税务总局江州市税务局|2024
江州市消防救援支队2024年政府信息公开工作年度报告|江州市消防救援支队|2024
江州市残疾人联合会2024年政府信息公开工作年度报告|江州市残疾人联合会|2024
江州市统计局2024年政府公开信息工作年度报告|江州市统计局|2024
江州市统计局2024年度政务公开和政府信息公开工作年度报告|江州市统计局|2024
江州市统计局2024年度工作报告|江州市统计局|2024
江州市統計局2024年政府信息公開工作年度報告|江州市統計局|2024
⻘⽯县⼈⺠政府2024年政府信息公开⼯作年度报告|青石县人民政府|2024
""".strip().splitlines()


@pytest.mark.parametrize("row", TITLES)
def test_title_names_organ_and_year(row: str) -> None:
    printed, agency, year = row.split("|")
    read = front(printed)
    assert (read.agency or "None", str(read.year)) == (agency, year)
    shown = printed.replace(" / ", "").strip("#* :：")
    assert read.title is not None
    assert len(read.title) == len(shown)
    assert read.preamble == ()
    text = printed.replace(" / ", "\n")
    for label in read.labels:
        assert text[label.span.start : label.span.end] == label.text


@pytest.mark.parametrize(
    ("text", "title", "agency", "year"),
    [
        (
            # A page's heading and the report's own, which is nearer to chapter one.
            "青阳区白石镇2023年政府信息公开年报\n发布时间：2024-01-20\n江州市青阳区白石镇人民政府\n"
            "2023年政府信息公开工作年度报告\n根据有关规定，现将全年工作报告如下。",
            "江州市青阳区白石镇人民政府2023年政府信息公开工作年度报告",
            "江州市青阳区白石镇人民政府",
            2023,
        ),
        (
            # The nearer one names no organ.
            "江州市青阳区水务局2023年政府信息公开工作年度报告\n索引号：0001\n2023年度政府信息公开工作年度报告",
            "江州市青阳区水务局2023年政府信息公开工作年度报告",
            "江州市青阳区水务局",
            2023,
        ),
        (
            "首页 > 政府信息公开 > 政府信息公开年报\n江州市水务局2023年政府信息公开工作年度报告",
            "江州市水务局2023年政府信息公开工作年度报告",
            "江州市水务局",
            2023,
        ),
        (
            "当前位置：首页>年报>江州市水务局2023年政府信息公开工作年度报告\n浏览次数：12",
            "江州市水务局2023年政府信息公开工作年度报告",
            "江州市水务局",
            2023,
        ),
        (
            "江州市水务局2023年政府信息公开工作年度报告_江州市人民政府门户网站\n首页",
            "江州市水务局2023年政府信息公开工作年度报告",
            "江州市水务局",
            2023,
        ),
        (
            "江州市水务局2023年政府信息公开工作年度报告 发布时间：2024-01-08 来源：水务局",
            "江州市水务局2023年政府信息公开工作年度报告",
            "江州市水务局",
            2023,
        ),
        (
            # A site's name above a title that names its organ itself.
            "江州市人民政府\n江州市青阳区水务局2023年政府信息公开工作年度报告",
            "江州市青阳区水务局2023年政府信息公开工作年度报告",
            "江州市青阳区水务局",
            2023,
        ),
        (
            "2021年\n2022年\n江州市水务局2023年政府信息公开工作年度报告",
            "江州市水务局2023年政府信息公开工作年度报告",
            "江州市水务局",
            2023,
        ),
        (
            "江州市水务局2022年政府信息公开工作年度报告\n江州市水务局2023年政府信息公开工作年度报告",
            "江州市水务局2023年政府信息公开工作年度报告",
            "江州市水务局",
            2023,
        ),
        (
            "2023年政府信息公开工作年度报告\n江州市水务局\n（2024年1月）\n为做好公开工作，现报告如下。",
            "2023年政府信息公开工作年度报告",
            "江州市水务局",
            2023,
        ),
        (
            # The year only in the period.
            "江州市水务局政府信息公开工作年度报告\n所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
            "江州市水务局政府信息公开工作年度报告",
            "江州市水务局",
            2023,
        ),
        (
            "2023年政府信息公开工作年度报告\n本报告由江州市水务局按规定编制。",
            "2023年政府信息公开工作年度报告",
            "江州市水务局",
            2023,
        ),
        (
            "按条例的规定，江州市水务局编制本报告，数据自2023年1月1日至12月31日。",
            None,
            "江州市水务局",
            2023,
        ),
        ("现将江州市水务局2023年政府信息公开工作情况报告如下。", None, "江州市水务局", 2023),
        (
            "现公布《江州市水务局2023年政府信息公开工作年度报告》。统计期限为2023年1月1日至2023年12月31日。",
            None,
            "江州市水务局",
            2023,
        ),
        ("依上级的部署，江州市水务局对2023年度的公开工作作了总结。", None, "江州市水务局", 2023),
        ("本机关按照规定编制本报告。", None, None, None),
        ("按《政府信息公开工作年度报告格式》的要求，特作如下报告。", None, None, None),
        ("", None, None, None),
    ],
)
def test_front(text: str, title: str | None, agency: str | None, year: int | None) -> None:
    read = front(text)
    assert (read.title, read.agency, read.year) == (title, agency, year)


def test_front_keeps_everything_else_as_preamble() -> None:
    text = (
        "首页\n江州市水务局2023年政府信息公开工作年度报告\n来源：水务局\n"
        "江州市水务局2023年政府信息公开\n工作年度报告\n按照条例，现将有关情况公布，欢迎监督。"
    )
    read = front(text)
    assert read.title == "江州市水务局2023年政府信息公开工作年度报告"
    assert [label.text for label in read.labels] == [
        "江州市水务局2023年政府信息公开",
        "工作年度报告",
    ]
    assert [paragraph.text for paragraph in read.preamble] == [
        "首页",
        "江州市水务局2023年政府信息公开工作年度报告",
        "来源：水务局",
        "按照条例，现将有关情况公布，欢迎监督。",
    ]


def test_title_and_period_may_differ() -> None:
    read = front(
        "江州市水务局2021年政府信息公开工作年度报告\n统计期限自2020年1月1日至2020年12月31日。"
    )
    assert (read.year, read.period_year) == (2021, 2020)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("自2023年1月1日起至2023年12月31日止", 2023),
        ("数据自 2023 年 1 月 1 日起，至 12 月 31 日止", 2023),
        ("2023年1月1日—12月31日", 2023),
        ("2023.1.1-2023.12.31", 2023),
        ("2023-01-01至2023-12-31", 2023),
        ("2023/01/01～2023/12/31", 2023),
        ("自２０２３年１月１日至１２月３１日", 2023),
        ("2023年1月至12月", 2023),
        ("2023年1-12月", 2023),
        ("二〇二三年一月一日起至十二月三十一日", 2023),
        # Characters behind the digits lost.
        ("自202311日起至20231231日", 2023),
        ("从20231月1日起至12月31日", 2023),
        ("2018年11日至2018年1231日", 2018),
        ("自2022年1月1日起至2023年12月31日止", 2023),
        ("截至2023年12月31日", 2023),
        ("统计时限为2023年度", 2023),
        ("2023年1月1日起施行", None),
        ("第120230号", None),
        ("电话20231111", None),
        ("", None),
    ],
)
def test_period(text: str, year: int | None) -> None:
    assert find_period_year(text) == year


LAST_CHAPTER = "本年没有收取信息处理费。"


@pytest.mark.parametrize(
    ("text", "signature", "published"),
    [
        ("江州市水务局\n2024年1月19日", "江州市水务局", date(2024, 1, 19)),
        ("　　　　江州市水务局　　\n\n　　2024 年 1 月 19 日", "江州市水务局", date(2024, 1, 19)),
        ("江州市水务局 2024年1月19日", "江州市水务局", date(2024, 1, 19)),
        ("江州市水务局2024年1月19日", "江州市水务局", date(2024, 1, 19)),
        ("江州市水务局（盖章）\n2024-01-19", "江州市水务局", date(2024, 1, 19)),
        ("江州市\n2024.1.19", "江州市", date(2024, 1, 19)),
        ("江州市水务局\n二〇二四年一月十九日", "江州市水务局", date(2024, 1, 19)),
        ("江州市水务局\n二○二四年十二月三十一日", "江州市水务局", date(2024, 12, 31)),
        ("江州市水务局\n2024年13月45日", "江州市水务局", None),
        ("江州市水务局\n2023年2月29日", "江州市水务局", None),
        ("江州市水务局\n2024年1月", "江州市水务局", None),
        ("2024年1月19日", None, date(2024, 1, 19)),
        ("(2024年1月19日)", None, date(2024, 1, 19)),
        (
            "江州市青阳区\n人民政府办公室\n2024年1月19日",
            "江州市青阳区人民政府办公室",
            date(2024, 1, 19),
        ),
        (
            "江州市水务局（江州市河湖长办公室）\n2024年1月19日",
            "江州市水务局（江州市河湖长办公室）",
            date(2024, 1, 19),
        ),
        ("单位：江州市水务局\n2024年1月19日", "江州市水务局", date(2024, 1, 19)),
        ("江州市水务局", "江州市水务局", None),
        ("", None, None),
        ("下一年我局将于2024年6月30日完成栏目调整。", None, None),
        ("完成日期定在2024年6月30日", None, None),
        ("培训已于2024年1月", None, None),
    ],
)
def test_end(text: str, signature: str | None, published: date | None) -> None:
    whole = f"{LAST_CHAPTER}\n{text}"
    end = read_end(lines_of(whole))
    assert (end.signature, end.published) == (signature, published)
    assert end.paragraphs[0].text == LAST_CHAPTER
    for label in end.labels:
        assert whole[label.span.start : label.span.end] == label.text


def test_text_before_the_signature_on_its_line() -> None:
    end = read_end(lines_of("本年无其他事项。 江州市水务局 2024年1月19日"))
    assert (end.signature, end.published) == ("江州市水务局", date(2024, 1, 19))
    assert [paragraph.text for paragraph in end.paragraphs] == ["本年无其他事项。"]
    end = read_end(lines_of("无 江州市水务局 2024年1月19日"))
    assert (end.signature, [p.text for p in end.paragraphs]) == ("江州市水务局", ["无"])


def test_footer_is_trailing() -> None:
    end = read_end(lines_of("无。\n江州市水务局\n2024年1月19日\n\n版权所有 江州市水务局\n首页"))
    assert [line.text for line in end.trailing] == ["版权所有 江州市水务局", "首页"]
    end = read_end(lines_of("无。\n主办单位：江州市人民政府\n2024-01-20"))
    assert (end.signature, end.published) == (None, None)
    assert [paragraph.text for paragraph in end.paragraphs] == ["无。"]
    assert len(end.trailing) == 2


LONG = "全年通过门户网站和公告栏发布各类信息三百余条，内容涉及民生、教育和交通建设"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("全年发布信息，\n\n其中政策二十条。", ["全年发布信息，其中政策二十条。"]),
        (f"{LONG}\n等多个方面。", [f"{LONG}等多个方面。"]),
        (f"{LONG}\n- 3 -\n等多个方面。", [f"{LONG}等多个方面。"]),
        (f"{LONG}\n\n3\n\n等多个方面。", [f"{LONG}等多个方面。"]),
        (f"{LONG}共\n30\n条。", [f"{LONG}共30条。"]),
        (f"{LONG}。\n另行开展检查。", [f"{LONG}。", "另行开展检查。"]),
        (f"{LONG}\n（二）依申请公开", [LONG, "（二）依申请公开"]),
        (f"{LONG}\n二是加强培训。", [LONG, "二是加强培训。"]),
        (f"{LONG}\n2.加强培训。", [LONG, "2.加强培训。"]),
        (f"{LONG}\n　　下一段另起。", [LONG, "下一段另起。"]),
        (
            "（一）主动公开\n通过网站发布信息。",
            ["（一）主动公开", "通过网站发布信息。"],
        ),
        (
            "（一）持续加强组织领导，不断健全政府信息公开工作的各项制度\n通过网站发布信息。",
            ["（一）持续加强组织领导，不断健全政府信息公开工作的各项制度", "通过网站发布信息。"],
        ),
        ("### （一）主动公开\n通过网站发布。", ["（一）主动公开", "通过网站发布。"]),
        ("联系人：水务局办公室\n地址：江州市一号", ["联系人：水务局办公室", "地址：江州市一号"]),
        ("政策文件\n财政信息\n人事信息", ["政策文件", "财政信息", "人事信息"]),
        (
            "使用办公系统（OA\nSystem）办理，\n共办理三次。",
            ["使用办公系统（OA", "System）办理，共办理三次。"],
        ),
        ("", []),
        ("\n \n\u3000\n", []),
    ],
)
def test_join(text: str, paragraphs: list[str]) -> None:
    joined = join_paragraphs(lines_of(text))
    assert [paragraph.text for paragraph in joined] == paragraphs


def test_join_by_the_width_of_the_page() -> None:
    page = (
        "（一）主动公开工作稳步推进并不断深化拓展覆盖范\n围。全年召开会议两次，举办培训三次，参加人员覆盖全\n"
        "部科室，发布信息四十二条，政策解读六条，回应留言十\n二件。\n（二）依申请公开"
    )
    assert [paragraph.text for paragraph in join_paragraphs(lines_of(page))] == [
        page.partition("\n（二）")[0].replace("\n", ""),
        "（二）依申请公开",
    ]


def test_span_covers_all_joined_lines() -> None:
    text = f"  {LONG}，\n\n# 注\n"
    (first, second) = join_paragraphs(lines_of(text))
    assert first.span is not None and second.span is not None
    assert text[first.span.start : first.span.end] == f"{LONG}，"
    assert text[second.span.start : second.span.end] == "注"


def test_page_numbers() -> None:
    assert all(
        map(is_page_number, ("- 3 -", "—3—", "第3页", "第 3 页 共 8 页", "3/8", "Page 3 of 8"))
    )
    assert not any(map(is_page_number, ("3", "2023", "第3条", "3/8项", "")))


TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            "江州市局政府信息公开工作年度报告2023年月日至自关于的（）()。，：\n 　#*>-一二"
        ),
    ),
    max_size=300,
)


@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    lines = lines_of(text)
    read, end = read_front(lines), read_end(lines)
    for label in (*read.labels, *end.labels):
        assert text[label.span.start : label.span.end] == label.text
    for paragraph in (*read.preamble, *end.paragraphs, *join_paragraphs(lines)):
        assert paragraph.text
    find_period_year(text)


def _parts(text: str) -> tuple[list[Line], list[Line]]:
    """The lines before the first chapter heading and those after the last."""
    lines = lines_of(text)
    at = [n for n, line in enumerate(lines) if find_heading(line.text, line.start)]
    return lines[: at[0]], lines[at[-1] + 1 :]


def _no_blanks(text: str | None) -> str | None:
    return text and "".join(text.split())


@pytest.mark.corpus
def test_seeds(corpus: Path) -> None:
    seeds = sorted(corpus.glob("seeds/*.txt"))
    assert seeds
    for path in seeds:
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        before, after = _parts(path.read_text(encoding="utf-8"))
        read, end = read_front(before), read_end(after)
        assert _no_blanks(read.title) == truth["title"]
        assert (read.agency, read.year) == (truth["agency"], truth["year"])
        assert end.signature == truth["signature"]
        assert (end.published and end.published.isoformat()) == truth["published"]
        assert (_no_blanks(end.paragraphs[0].text) or "").startswith(truth["chapter_6_begins"])


@pytest.mark.corpus
def test_converted(corpus: Path) -> None:
    texts = [path for path in corpus.glob("converted/*/*.txt") if path.stem != "html_raw"]
    assert texts
    for path in texts:
        truth = json.loads((path.parent / "truth.json").read_text(encoding="utf-8"))
        before, after = _parts(path.read_text(encoding="utf-8"))
        read, end = read_front(before), read_end(after)
        assert (read.agency, read.year) == (truth["agency"], truth["year"]), path
        assert end.signature == truth["agency"], path
        assert (read.title is None) == (path.stem == "trafilatura_txt"), path


def _time(work: Callable[[list[Line]], object], lines: list[Line]) -> float:
    from time import perf_counter

    begin = perf_counter()
    work(lines)
    return perf_counter() - begin


@pytest.mark.parametrize(
    "line",
    [
        "江州市水务局2023年政府信息公开工作年度报告",
        "政府信息公开" * 20,
        "（（（（（（（（（（（（（（（（（（（（（（）报告",
        "年报告" * 30,
        "政府信息公开" + "年度" * 50 + "吗报告",
        "政府信息公开" + "年度" * 50 + "报告",
        "关于" * 50 + "政府信息公开报告",
        "年度" * 50 + "政府信息公开报告",
        "自2023年1月1日至" * 10,
        "由江州市水务局，" * 10 + "由" * 60,
        "2024年1月19日",
        "江州市水务局",
        "（一）主动公开，" * 20,
    ],
)
def test_hostile_texts_are_linear(line: str) -> None:
    for work in (read_front, read_end, join_paragraphs):
        short = min(_time(work, lines_of("\n".join([line] * 300))) for _ in range(3))
        long = min(_time(work, lines_of("\n".join([line] * 3000))) for _ in range(2))
        assert long < 40 * short + 0.05
