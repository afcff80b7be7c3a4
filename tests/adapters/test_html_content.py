"""Html: what of a cell its reader sees, and where more stands in it than that."""

import pytest
from costs import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from gaireport.adapter import CutCell, Row
from gaireport.adapters.html.html import Html
from gaireport.cutting import contract
from gaireport.cutting.limits import Budget
from gaireport.source import Source, Span


def cells_of_html(table: str) -> list[CutCell]:
    """The cells that the adapter cuts, held to its contract."""
    source = Source(table)
    items = contract.cut(Html(), source, Span(0, len(table)), Budget())
    return [cell for item in items if isinstance(item, Row) for cell in item.cells]


def cut_cell(content: str) -> CutCell:
    """The cell with this content, between two plain ones that stay as they are."""
    text = f"<table><tr><td>甲</td><td>{content}</td><td>9</td></tr></table>"
    first, cell, last = cells_of_html(text)
    assert (first.text, first.is_whole, last.text, last.is_whole) == ("甲", True, "9", True)
    assert cell.column == 1
    return cell


WHOLE_FIGURES = {
    "plain": ("12", "12"),
    "inserted": ("<ins>3</ins>", "3"),
    "underlined": ("<span style='text-decoration:underline'>3</span>", "3"),
    "hidden attribute": ("<span hidden>7</span>3", "3"),
    "hidden by a word": ("<b hidden='until-found'>7</b>3", "3"),
    "display none": ("<span style='display: none'>7</span>3", "3"),
    "visibility hidden": ("<i style='VISIBILITY:hidden'>7</i>3", "3"),
    "no size": ("<font style='font-size:0.0pt'>7</font>3", "3"),
    "no opacity": ("3<span style='opacity:0'>7</span>", "3"),
    "hidden for Word": ("3<span style='mso-hide:all'>7</span>", "3"),
    "hidden block": ("<div style='display:none'><p>7</p></div><p>3</p>", "3"),
    "hidden around a nested tag of its name": ("<span hidden><span>7</span>8</span>3", "3"),
    "hidden tag not closed": ("3<span hidden>7", "3"),
    "hidden struck-out text": ("<del hidden>7</del>3", "3"),
    "hidden picture": ("3<img hidden src=a>", "3"),
    "a dot that keeps the cell open": ("3<img src=a width='1' height=10>", "3"),
    "last of two declarations": ("<span style='display:none;display:inline'>3</span>", "3"),
    "shown again": ("<span style='visibility:hidden'>7<i style='visibility:visible'>3</i></span>", "3"),
    "size given again": ("<span style='font-size:0'>7<i style='font-size:12px'>3</i></span>", "3"),
    "hidden for readers of the screen only": ("<span aria-hidden='true'>3</span>", "3"),
    "overflow": ("<span style='overflow:hidden'>3</span>", "3"),
    "a class": ("<span class='hidden'>3</span>", "3"),
    "another colour": ("<font color='#ff0000'>1</font>2", "12"),
    "a white ground": ("<span style='background-color:#fff'>1</span>2", "12"),
    "white and dark again": ("<b style='color:#FFF'><i style='color:#000'>3</i></b>", "3"),
    "ruby": ("<ruby>2<rp>(</rp><rt>9</rt><rp>)</rp></ruby>5", "25"),
    "ruby without inner end tags": ("<ruby>2<rt>9</ruby>5", "25"),
    "template": ("<template>7</template>3", "3"),
    "noscript": ("<noscript>7</noscript>3", "3"),
    "script": ("<script>7</script>3", "3"),
    "superscript alone": ("<sup>3</sup>", "3"),
    "superscript of blanks": ("3<sup>&nbsp;</sup>", "3"),
    "superscript that is no mark": ("3<sup>万元</sup>", "3万元"),
    "text field": ("<input type=text value='12'>", "12"),
    "field without a type": ('<INPUT readonly VALUE="12"/>', "12"),
    "field without quotes": ("<input value=12 name=a>", "12"),
    "number field": ("<input type='number' value=' 12 '>", "12"),
    "empty field": ("<input type='text' placeholder='7'>", ""),
    "hidden field": ("<input type=hidden value=7>3", "3"),
    "field that is not displayed": ("<input style='display:none' value=7>3", "3"),
    "check box": ("<input type=checkbox value=1 checked>3", "3"),
    "selected option": ("<select><option>1</option><option selected>2</option></select>", "2"),
    "first option": ("<select><option value=7>1<option>2</select>", "1"),
    "text area": ("<textarea rows=1>12</textarea>", "12"),
    "suggestions": ("<input list=a value=3><datalist id=a><option>7</option></datalist>", "3"),
}  # fmt: skip

INCOMPLETE = {
    "deleted": ("<del>7</del>3", "3"),
    "struck out": ("3<s>7</s>", "3"),
    "struck out in the middle": ("1<strike>7</strike>2", "12"),
    "struck out by style": ("<span style='text-decoration:line-through'>1</span>2", "2"),
    "struck out by a longer style": ("<p><i style='text-decoration-line:underline line-through'>1</i></p>2", "2"),
    "struck out blocks": ("<del><p>7</p></del><p>3</p>", "3"),
    "all struck out": ("<s>7</s>", ""),
    "note mark": ("3<sup>[1]</sup>", "3"),
    "note mark with a link": ("3<a href='#n'><sup>①</sup></a>", "3"),
    "power": ("10<sup>4</sup>", "10"),
    "star": ("3<sup>*</sup>", "3"),
    "subscript": ("3<sub>1</sub>", "3"),
    "raised by style": ("3<span style='vertical-align:super;font-size:9px'>1</span>", "3"),
    "note mark in a block of its own": ("<p>3</p><p><sup>1</sup></p>", "3"),
    "picture": ("<img alt='5' src='5.gif'>", ""),
    "picture beside a figure": ("3<img src='5.gif'>", "3"),
    "drawing": ("<svg><text>5</text></svg>", ""),
    "canvas": ("<canvas>5</canvas>3", "3"),
    "object": ("<object data=a>5</object>", ""),
    "field beside text": ("<input value=1>2", "12"),
    "two fields": ("<input value=1><input value=2>", "12"),
    "white": ("<font color='#FFFFFF'>7</font>3", "3"),
    "white by style": ("3<span style='color: white'>7</span>", "3"),
    "all white": ("<span style='color:rgb(255, 255, 255)'>3</span>", "3"),
    "password": ("<input type=password value=12>", ""),
    "two options selected": ("<select multiple><option selected>1<option selected>2</select>", "1"),
    "list that is never closed": ("<select><option>1", ""),
    "struck-out field": ("<s><input value=7></s>3", "3"),
    "inner table": ("<table><tr><td><del>7</del>3</td></tr></table>", "3"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "text"), WHOLE_FIGURES.values(), ids=WHOLE_FIGURES)
def test_cell_prints_what_its_reader_sees(content: str, text: str) -> None:
    cell = cut_cell(content)
    assert (cell.text, cell.is_whole) == (text, True)


@pytest.mark.parametrize(("content", "text"), INCOMPLETE.values(), ids=INCOMPLETE)
def test_cell_in_which_more_stands_is_not_whole(content: str, text: str) -> None:
    cell = cut_cell(content)
    assert (cell.text, cell.is_whole) == (text, False)


@pytest.mark.parametrize(
    "content",
    [
        "<del>12</del>13",
        "13<sup>1</sup>",
        "<input type='text' value='13'>",
        "<span hidden>1</span><b>13</b>",
        "<select><option value=1>12</option><option selected> 13 </option></select>",
    ],
)
def test_span_in_html_is_the_figure_alone(content: str) -> None:
    text = f"<table><tr><td>甲</td><td>{content}</td></tr></table>"
    cell = cells_of_html(text)[1]
    assert cell.text == "13"
    assert text[cell.start : cell.end] == "13"


HIDDEN_PLACES = {
    "a hidden cell": "<tr><td>甲</td><td style='display:none'>7</td><td>3</td></tr>",
    "a hidden cell with tags": "<tr><td>甲</td><td hidden><p>7<p>8</td><td>3</td></tr>",
    "a hidden row": "<tr><td>甲</td><td>3</td></tr><tr style='display:none'><td>乙<td>4</tr>",
    "a hidden row between": "<tr hidden><td>乙</td><td>4</td></tr><tr><td>甲</td><td>3</td></tr>",
}


@pytest.mark.parametrize("rows", HIDDEN_PLACES.values(), ids=HIDDEN_PLACES)
def test_what_is_not_displayed_has_no_place_in_the_grid(rows: str) -> None:
    found = cells_of_html(f"<table>{rows}</table>")
    assert [(cell.text, cell.column, cell.is_whole) for cell in found] == [
        ("甲", 0, True),
        ("3", 1, True),
    ]


def test_invisible_and_struck_out_cells_keep_their_places() -> None:
    text = (
        "<table><tr><td>甲</td><td style='visibility:hidden'>7</td>"
        "<td style='text-decoration:line-through'>8</td><td><p hidden>7</p></td><td>3</td></tr></table>"
    )
    assert [(cell.text, cell.column, cell.is_whole) for cell in cells_of_html(text)] == [
        ("甲", 0, True),
        ("", 1, True),
        ("", 2, False),
        ("", 3, True),
        ("3", 4, True),
    ]


def test_white_text_of_a_cell_with_its_own_ground_is_whole() -> None:
    _, cell = cells_of_html(
        "<table><tr><td>甲</td><td style='color:#fff;background:#00f'>3</td></tr></table>"
    )
    assert (cell.text, cell.is_whole) == ("3", True)


def test_a_struck_out_row_prints_nothing() -> None:
    struck = "<tr style='text-decoration:line-through'><td>甲</td><td>7</td></tr>"
    text = f"<table>{struck}<tr><td>乙</td><td>3</td></tr></table>"
    assert [(cell.text, cell.is_whole) for cell in cells_of_html(text)] == [
        ("", False),
        ("", False),
        ("乙", True),
        ("3", True),
    ]


def test_a_tag_that_is_not_closed_ends_with_its_cell() -> None:
    text = "<table><tr><td>甲<s></td><td>1<span hidden>7<td>2</td></tr></table>"
    assert [(cell.text, cell.is_whole) for cell in cells_of_html(text)] == [
        ("甲", True),
        ("1", True),
        ("2", True),
    ]


def test_prose_keeps_its_superscripts_and_loses_what_is_struck_out() -> None:
    text = "<p>共3<sup>1</sup>件<s>7</s><img src=a></p><p>另<span hidden>隐藏<p>一行</p>"
    found = Html().cut(Source(text), Span(0, len(text)))
    assert [item.text for item in found if not isinstance(item, Row)] == ["共31件", "另", "一行"]


CONTENT_PIECES = st.sampled_from(
    [
        *"甲 12 3 &nbsp; &#49; &am p; <table> </table> <tr> </tr> <td> </td> <p> </p> <br> <b> </b>".split(),
        *"<del> </del> <s> </s> <sup> </sup> <ruby> <rt> </ruby> <svg> </svg> <img> <select> </select>".split(),
        *"<option> <textarea> </textarea> <noscript> </noscript> <template> </template>".split(),
        *("<span hidden>", "</span>", "<td hidden>", "<tr hidden>", "<option selected>", "\n", " "),
        *("<input value=1>", "<input value=' 2&gt;\n'>", "<i style='font-size:0'>", "<i style='font-size:1px'>"),
        *("</i>", "<b style='vertical-align:sub'>", "<input type=password>", "<p style='opacity:0'>"),
    ]
)  # fmt: skip


@given(st.lists(CONTENT_PIECES, max_size=40).map("".join))
def test_whatever_html_is_left_out_the_contract_is_kept(text: str) -> None:
    for cell in cells_of_html(f"<table><tr><td>甲</td><td>{text}"):
        assert cell.end - cell.start >= (1 if cell.text else 0)


@pytest.mark.parametrize(
    "unit",
    [
        "<td><del>1</del>2",
        "<s>",
        "<s><b></i></u>",
        "<span hidden>1",
        "<p hidden></s>",
        "<input value=1>",
        "<select><option>1",
        "<sup>1</sup>",
        "<span style='font-size:0",
        "<span style='font-size:0'><i style='font-size:1px'>1",
    ],
)
def test_cost_of_markup_in_cells_grows_with_length_only(unit: str) -> None:
    text = "<table><tr><td>1</td><td>"
    assert_linear(lambda times: cells_of_html(text + unit * times), 2000)
