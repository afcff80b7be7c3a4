"""Cells between pipes: what of their Markdown and HTML a page would show, and where more stands in them than that."""

import pytest
from costs import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from gaireport.adapter import CutCell, Row
from gaireport.adapters.pipes.cells import cut_cell
from gaireport.cutting import contract, registry
from gaireport.cutting.limits import Budget
from gaireport.source import Source, Span

SHOWN = {
    "a tag": ("<b>3</b>", "3", True),
    "a tag that is no HTML": ("3<4", "3<4", True),
    "an escaped bracket": ("&lt;3", "<3", True),
    "hidden": ("<span style='display:none'>7</span>3", "3", True),
    "a hidden word": ("<span hidden>7</span>3", "3", True),
    "a script": ("<script>1</script>2", "2", True),
    "a comment": ("<!-- 7 -->3", "3", True),
    "ruby": ("<ruby>2<rt>9</rt></ruby>", "2", True),
    "a field": ('<input type="text" value="12">', "12", True),
    "an empty field": ("<input>", "", True),
    "an inserted figure": ("<ins>3</ins>", "3", True),
    "two paragraphs": ("<p>商业</p><p>企业</p>", "商业\n企业", True),
    "a range": ("1~3", "1~3", True),
    "a figure between single marks": ("~7~3", "~7~3", True),
    "escaped marks": (r"\~\~7\~\~", "~~7~~", True),
    "an escaped superscript": (r"3\^1\^", "3^1^", True),
    "deleted": ("<del>7</del>3", "3", False),
    "struck out": ("~~7~~3", "3", False),
    "struck out in bold": ("~~**7**~~ **3**", "3", False),
    "all struck out": ("~~7~~", "", False),
    "a superscript": ("5<sup>1</sup>", "5", False),
    "a superscript of pandoc": ("5^1^", "5", False),
    "a footnote": ("5[^1]", "5", False),
    "a picture": ("![5](5.gif)", "", False),
    "a picture of HTML": ("3<img src=5.gif>", "3", False),
    "a list to choose from": ("<select><option>1<option>2</select>", "", False),
    "a superscript alone": ("<br><sup>3</sup>", "3", True),
    "a note mark in a line of its own": ("3<br><sup>①</sup>", "3", False),
}  # fmt: skip


def cells_of_layout(layout: str, text: str) -> list[CutCell]:
    source, region = Source(text), Span(0, len(text))
    items = contract.cut(registry.get_adapter(layout), source, region, Budget())
    return [cell for item in items if isinstance(item, Row) for cell in item.cells]


@pytest.mark.parametrize(("content", "text", "is_whole"), SHOWN.values(), ids=SHOWN)
def test_cell_prints_what_a_page_shows(content: str, text: str, is_whole: bool) -> None:
    for layout, table in (
        ("pipe_table", f"| 规章 | {content} | 9 |\n"),
        ("pipe_lines", f"规章 |\n{content} |\n9 |\n"),
    ):
        label, cell, last = cells_of_layout(layout, table)
        assert (cell.text, cell.is_whole) == (text, is_whole)
        assert (label.text, label.is_whole, last.text, last.is_whole) == ("规章", True, "9", True)


@pytest.mark.parametrize(
    "content",
    ["<del>12</del>13", "~~13~~13", "13[^13]", "<input value=13>", "<i hidden>1</i><b>**13**</b>"],
)
def test_span_between_pipes_is_the_figure_alone(content: str) -> None:
    cell = cut_cell(f" {content} ", 5, 1)
    assert cell.text == "13"
    assert f"     {content} "[cell.start - 1 : cell.end - 1] == "13"


def test_a_figure_that_stands_in_what_is_left_out_keeps_its_place() -> None:
    assert cut_cell("~~13~~13", 0, 1).start == 6
    assert cut_cell("<del>13</del>13", 0, 1).start == 13


@pytest.mark.parametrize(
    "unit",
    ["~", "~~", "~~7", "![", "![a](", "[^", "^1", "<", "<s>", "<!--", "<input value=", "<br>"],
)
def test_cost_of_marks_in_cells_grows_with_length_only(unit: str) -> None:
    assert_linear(lambda times: cut_cell(unit * times, 0, 0), 4000)


PIPE_PIECES = st.sampled_from(
    [
        *"甲 12 3 < > ~ ~~ ^ ^1^ [^1] ![5](a) ** __ \\ &lt; <br> <p> </p> <del> </del> <sup> </sup>".split(),
        *("<input value=1>", "<select>", "<i hidden>", "</i>", "<!--", "-->", " ", "\\|"),
    ]
)  # fmt: skip


@given(st.lists(PIPE_PIECES, max_size=30).map("".join))
def test_whatever_marks_are_left_out_the_contract_is_kept(text: str) -> None:
    label, *_ = cells_of_layout("pipe_table", f"| 规章 | {text} | 9 |\n")
    assert label.text == "规章"
