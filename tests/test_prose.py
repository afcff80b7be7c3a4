"""Titles, organs, years, preambles, signatures and joined lines; every organ and sentence here is invented."""

import json
from datetime import date
from pathlib import Path

import pytest
from costs import assert_linear
from cut_texts import lines_of
from hypothesis import given
from hypothesis import strategies as st

from gaireport.adapter import Line
from gaireport.prose.dates import find_period_year
from gaireport.prose.ends import read_end
from gaireport.prose.front import read_front
from gaireport.prose.paragraphs import is_page_number, join_paragraphs
from gaireport.tokens.headings import find_heading

# One title a line; " / " is a line break. Columns: printed title, organ, year.
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


LONG_SENTENCE = "全年通过门户网站和公告栏发布各类信息三百余条，内容涉及民生、教育和交通建设"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("全年发布信息，\n\n其中政策二十条。", ["全年发布信息，其中政策二十条。"]),
        (f"{LONG_SENTENCE}\n等多个方面。", [f"{LONG_SENTENCE}等多个方面。"]),
        (f"{LONG_SENTENCE}\n- 3 -\n等多个方面。", [f"{LONG_SENTENCE}等多个方面。"]),
        (f"{LONG_SENTENCE}\n\n3\n\n等多个方面。", [f"{LONG_SENTENCE}等多个方面。"]),
        (f"{LONG_SENTENCE}共\n30\n条。", [f"{LONG_SENTENCE}共30条。"]),
        (f"{LONG_SENTENCE}。\n另行开展检查。", [f"{LONG_SENTENCE}。", "另行开展检查。"]),
        (f"{LONG_SENTENCE}\n（二）依申请公开", [LONG_SENTENCE, "（二）依申请公开"]),
        (f"{LONG_SENTENCE}\n二是加强培训。", [LONG_SENTENCE, "二是加强培训。"]),
        (f"{LONG_SENTENCE}\n2.加强培训。", [LONG_SENTENCE, "2.加强培训。"]),
        (f"{LONG_SENTENCE}\n　　下一段另起。", [LONG_SENTENCE, "下一段另起。"]),
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
    text = f"  {LONG_SENTENCE}，\n\n# 注\n"
    (first, second) = join_paragraphs(lines_of(text))
    assert first.span is not None and second.span is not None
    assert text[first.span.start : first.span.end] == f"{LONG_SENTENCE}，"
    assert text[second.span.start : second.span.end] == "注"


def test_page_numbers() -> None:
    assert all(
        map(is_page_number, ("- 3 -", "—3—", "第3页", "第 3 页 共 8 页", "3/8", "Page 3 of 8"))
    )
    assert not any(map(is_page_number, ("3", "2023", "第3条", "3/8项", "")))


PROSE_TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            "江州市局政府信息公开工作年度报告2023年月日至自关于的（）()。，：\n 　#*>-一二"
        ),
    ),
    max_size=300,
)


@given(PROSE_TEXTS)
def test_any_text_is_read(text: str) -> None:
    lines = lines_of(text)
    read, end = read_front(lines), read_end(lines)
    for label in (*read.labels, *end.labels):
        assert text[label.span.start : label.span.end] == label.text
    for paragraph in (*read.preamble, *end.paragraphs, *join_paragraphs(lines)):
        assert paragraph.text
    find_period_year(text)


def _both_ends(text: str) -> tuple[list[Line], list[Line]]:
    """The lines before the first chapter heading and those after the last."""
    lines = lines_of(text)
    at = [n for n, line in enumerate(lines) if find_heading(line.text, line.start)]
    return lines[: at[0]], lines[at[-1] + 1 :]


def _no_blanks(text: str | None) -> str | None:
    return text and "".join(text.split())


@pytest.mark.corpus
def test_seeds_of_prose(corpus: Path) -> None:
    seeds = sorted(corpus.glob("seeds/*.txt"))
    assert seeds
    for path in seeds:
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        before, after = _both_ends(path.read_text(encoding="utf-8"))
        read, end = read_front(before), read_end(after)
        assert _no_blanks(read.title) == truth["title"]
        assert (read.agency, read.year) == (truth["agency"], truth["year"])
        assert end.signature == truth["signature"]
        assert (end.published and end.published.isoformat()) == truth["published"]
        assert (_no_blanks(end.paragraphs[0].text) or "").startswith(truth["chapter_6_begins"])


@pytest.mark.corpus
def test_converted_prose(corpus: Path) -> None:
    texts = [path for path in corpus.glob("converted/*/*.txt") if path.stem != "html_raw"]
    assert texts
    for path in texts:
        truth = json.loads((path.parent / "truth.json").read_text(encoding="utf-8"))
        before, after = _both_ends(path.read_text(encoding="utf-8"))
        read, end = read_front(before), read_end(after)
        assert (read.agency, read.year) == (truth["agency"], truth["year"]), path
        assert end.signature == truth["agency"], path
        assert (read.title is None) == (path.stem == "trafilatura_txt"), path


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
    texts = {count: lines_of("\n".join([line] * count)) for count in (300, 3000)}
    for work in (read_front, read_end, join_paragraphs):
        assert_linear(lambda count, work=work: work(texts[count]), 300, times=10)
