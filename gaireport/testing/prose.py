"""Strategies for the text around the tables: titles, preambles, chapters and signatures, as lines not yet read."""

from collections.abc import Mapping
from typing import NamedTuple

from hypothesis import strategies as st

from gaireport.characters.legible import without_ignorables
from gaireport.form import official

_PLACES = (
    "江州市",
    "江州市青阳区",
    "白沙县",
    "临川市自然资源和规划局",
    "北湾区教育局",
    "江州市青阳区柳林镇人民政府",
    "平阳县公安局",
)
_TITLE_PHRASES = ("政府信息公开工作年度报告", "政府信息公开年度报告", "信息公开年报")
_HEADINGS = {
    **{number: (name,) for number, name in official.CHAPTERS.items()},
    1: ("总体情况", "政府信息公开总体情况", "总体情况概述"),
    2: ("主动公开政府信息情况", "行政机关主动公开政府信息情况"),
    4: ("政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    5: ("存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进措施"),
    6: ("其他需要报告的事项", "其他报告事项"),
    7: ("年度政务公开工作要点落实情况",),
}
_SENTENCES = (
    "全年通过门户网站公开信息186条，其中政策文件12条",
    "本机关未收取信息处理费",
    "（一）主动公开。按时限发布各类信息",
    "一是加强学习；二是拓展渠道",
    "依照“二、主动公开政府信息情况”一栏填写",
    "“一、总体情况”“四、政府信息公开行政复议、行政诉讼情况”均已列明",
    "一、本年新收政府信息公开申请数量为3件，二、上年结转政府信息公开申请数量为0件",
    "（七）总计一栏与四、结转下年度继续办理一栏之和为12",
    "规章 0 行政规范性文件 0",
    "予以公开12件、部分公开3件、不予公开0件",
    "2023年1月1日至12月31日",
    "增长3.5%，共1,234件",
    "\U00020bb7\U0002a6d6㐀字号",
    "喜迎😀👨‍👩‍👧新年",
    "évaluer naïve Ω≠∅",
    "联系电话：0000-1234567；邮箱：a_b*c@example.cn",
    "重点领域*项目*与__栏目__",
    "参见[附件](a.html)和`代码`",
    "国办公开办函〔2021〕30号",
)
_LABEL_LINES = (
    "一、本年新收政府信息公开申请数量",
    "三、本年度办理结果",
    "（三）不予公开",
    "1.属于国家秘密",
    "信息内容",
    "行政许可",
    "结果维持",
    "（七）总计",
    "本年制发件数",
    "自然人",
)
_BY_LIMIT = {
    "pipes": ("首页|政府信息公开|年报", "|规章|0|0|0|", "甲||乙 | 丙", "--- | ---"),
    "tabs": ("规章\t0\t0\t0", "\t缩进", "甲\t乙"),
    "tags": (
        "<td>0</td>",
        "<table><tr><td>规章",
        "a<b>c",
        "<!-- 注 -->",
        "&lt;td&gt;&amp;",
        "3<5>2",
    ),
    "backslashes": ("C:\\目录\\年报", "\\|转义", "末尾\\"),
    "gaps": ("规章  0  0  0", "甲　　乙   丙", "1 2 3 4 5 6 7 8 9"),
}
# Blanks and what prints nothing or ends a line are left out; what is drawn inside is joined by words.
_LETTERS = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co"),
    exclude_characters="|<>&\\\t \u00a0\u3000",
)
_CLOSINGS = ("。", "。", "。", "！", "；", "", "”", "：")


class Prose(NamedTuple):
    """Everything but the tables, as printed lines."""

    title: str | None
    preamble: tuple[str, ...]
    chapters: tuple[tuple[int, str, tuple[str, ...]], ...]
    """The number, heading and paragraphs of each chapter."""
    signature: str | None
    published: str | None


@st.composite
def prose(draw: st.DrawFn, allowed: Mapping[str, bool]) -> Prose:
    """The lines of one report around its tables."""
    place = draw(st.sampled_from(_PLACES))
    year = draw(st.integers(2019, 2026))
    phrase = draw(st.sampled_from(_TITLE_PHRASES))
    titles = (f"{place}{year}年{phrase}", f"{year}年度{place}{phrase}", f"{year}年{phrase}", None)
    title = draw(st.sampled_from(titles))
    lines = draw_paragraphs(allowed)
    preamble = draw(st.lists(lines, max_size=2))
    numbers = list(range(1, 7))
    if allowed["missing_chapters"] and draw(st.booleans()):
        numbers = draw(st.sets(st.integers(1, 6)).map(sorted))
    if draw(st.integers(0, 9)) == 9:
        numbers.append(7)
    headings = [draw(st.sampled_from(_HEADINGS[number])) for number in numbers]
    chapters = [
        (number, heading, draw(st.lists(lines, max_size=3)))
        for number, heading in zip(numbers, headings, strict=True)
    ]
    signed = bool(chapters) and draw(st.booleans())
    return Prose(
        title,
        tuple(preamble),
        tuple((number, heading, tuple(texts)) for number, heading, texts in chapters),
        place if signed else None,
        f"{year + 1}年1月{draw(st.integers(1, 31))}日" if signed and draw(st.booleans()) else None,
    )


def draw_paragraphs(allowed: Mapping[str, bool]) -> st.SearchStrategy[str]:
    """One paragraph: sentences, quoted headings, marks of layouts as far as they are allowed, any characters."""
    pieces = [
        *_SENTENCES,
        *(piece for name, some in _BY_LIMIT.items() if allowed[name] for piece in some),
    ]
    if not allowed["gaps"]:
        pieces = [piece for piece in pieces if " " not in piece]
    piece = st.one_of(
        st.sampled_from(pieces),
        st.sampled_from(pieces),
        st.text(_LETTERS, min_size=1, max_size=8).map(without_ignorables),
    )
    sentence = st.tuples(st.lists(piece, min_size=1, max_size=3), st.sampled_from(_CLOSINGS))
    text = sentence.map(lambda drawn: "，".join(drawn[0]).strip() + drawn[1])
    if allowed["label_lines"]:
        text = st.one_of(text, text, text, st.sampled_from(_LABEL_LINES))
    return text.filter(lambda each: bool(each.strip()))
