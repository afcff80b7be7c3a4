"""Html: grid columns, broken markup, what is a table and what is a page."""

import pytest
from costs import assert_linear
from cut_texts import cut
from cutter import Cutter
from hypothesis import given
from hypothesis import strategies as st

from gaireport.adapter import Line, Row
from gaireport.adapters.html.html import Html
from gaireport.source import Source, Span

HTML = Cutter(Html())


def test_columns_of_spans() -> None:
    text = (
        "<table><tr><td rowspan=2>甲</td><td colspan='2'>乙</td><td>丙</td></tr>"
        "<tr><td>1</td><td></td><td>&nbsp;</td></tr><tr><td>丁</td><td>2</td></tr></table>"
    )
    assert HTML.rows(text) == [
        [(0, "甲"), (1, "乙"), (3, "丙")],
        [(1, "1"), (2, ""), (3, "")],
        [(0, "丁"), (1, "2")],
    ]


def test_span_is_the_printed_figure() -> None:
    text = "<table><tr><td>甲</td><td><p>&nbsp; <b>12</b>&#160;</p></td><td> 3\n</td></tr></table>"
    (row,) = (item for item in HTML.cut(text) if isinstance(item, Row))
    assert [text[cell.start : cell.end] for cell in row.cells] == ["甲", "12", "3"]


def test_blank_cell_stands_behind_its_tag() -> None:
    text = "<table><tr><td>甲</td><td></td></tr></table>"
    (row,) = (item for item in HTML.cut(text) if isinstance(item, Row))
    assert row.cells[1].start == row.cells[1].end == text.index("</td></tr>")


def test_tag_that_runs_into_the_next_opens_a_cell() -> None:
    assert HTML.rows("<table><tr><td>甲</td><td</td><td>1</td></tr></table>") == [
        [(0, "甲"), (1, ""), (2, "1")]
    ]


@pytest.mark.parametrize("broken", ["<td0", "td>0", "<d>0", "<>0"])
def test_text_that_an_end_tag_closes_is_a_cell(broken: str) -> None:
    # The blank cell of an end tag lost elsewhere would fill the row up, as if none were missing.
    text = f"<table><tr><td>甲</td><td>1<td><td>2</td>{broken}</td><td>3</td></tr></table>"
    printed = "0" if broken == "<d>0" else broken
    assert HTML.rows(text) == [[(0, "甲"), (1, "1"), (2, ""), (3, "2"), (4, printed), (5, "3")]]


def test_end_tag_too_many_closes_no_cell() -> None:
    assert HTML.rows("<table><tr><td>甲</td>\n</td><td>3</td></td></tr></table>") == [
        [(0, "甲"), (1, "3")]
    ]


def test_a_quote_that_is_never_closed_ends_with_its_tag() -> None:
    text = """<table><tr><td class='x>甲</td><td>1</td></tr><tr><td class="y>乙</td><td>2</td></tr></table>"""
    assert HTML.rows(text) == [[(0, "甲"), (1, "1")], [(0, "乙"), (1, "2")]]


@pytest.mark.parametrize("wrong", ["0", "-3", "x", "", "'", "1.5"])
def test_wrong_span_is_one(wrong: str) -> None:
    assert HTML.rows(f"<table><tr><td colspan={wrong} >甲</td><td>1</td></tr></table>")[0][-1] == (
        1,
        "1",
    )


def test_span_with_letters_and_span_beyond_all_bounds() -> None:
    assert HTML.rows("<table><tr><td colspan=2abc>甲<td>1</table>") == [[(0, "甲"), (2, "1")]]
    text = "<table><tr><td rowspan=999999999>甲<td colspan=999999999>乙<tr><td>1<td>2</table>"
    assert HTML.rows(text)[1] == [(1, "1"), (2, "2")]


def test_span_ends_with_its_group() -> None:
    text = "<table><thead><tr><th rowspan=9>甲<th>乙</thead><tbody><tr><td>1<td>2</tbody></table>"
    assert HTML.rows(text) == [[(0, "甲"), (1, "乙")], [(0, "1"), (1, "2")]]


def test_missing_end_tags_upper_case_and_no_table_tag() -> None:
    wanted = [[(0, "甲"), (1, "1")], [(0, "乙"), (1, "2")]]
    assert HTML.rows("<TABLE><TR><TD>甲<TD>1<TR><TH>乙<TD>2</TABLE>") == wanted
    assert HTML.rows("<tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr>") == wanted


@pytest.mark.parametrize("value", ['"a>b"', "'a>b'", '"a<b"', "'<td>'"])
def test_marks_inside_attribute_values(value: str) -> None:
    assert HTML.rows(f"<table><tr><td title={value} colspan=2>甲</td><td>1</td></tr></table>") == [
        [(0, "甲"), (2, "1")]
    ]


def test_blocks_of_a_cell_are_joined_by_line_feeds() -> None:
    text = "<table><tr><td><p>甲</p>\n<p>乙<br/>丙</p><div>丁</div></td><td>1</td></tr></table>"
    assert HTML.rows(text) == [[(0, "甲\n乙\n丙\n丁"), (1, "1")]]


def test_inline_tags_do_not_break() -> None:
    text = "<table><tr><td><span>1</span><b>2</b> <i>件</i></td><td>第二\n  十条</td></tr></table>"
    assert HTML.rows(text) == [[(0, "12 件"), (1, "第二 十条")]]


def test_entities() -> None:
    text = "<p>甲&lt;乙&#x4E00;</p><table><tr><td>A&amp;B</td><td>&#49;</td></tr></table>"
    assert HTML.lines(text) == ["甲<乙一"]
    assert HTML.rows(text) == [[(0, "A&B"), (1, "1")]]


def test_scripts_comments_and_hidden_figures_are_not_printed() -> None:
    text = (
        "<head><title>题</title><style>p{}</style></head><script>if(a<b)x='<td>'</script><!-- <td>9</td> -->"
        "<table><tr><td>甲<td>1<span style='display: none'>7</span></table>"
    )
    assert HTML.lines(text) == []
    assert HTML.rows(text) == [[(0, "甲"), (1, "1")]]


def test_a_hidden_block_is_kept() -> None:
    assert HTML.lines("<div style='display:none'><p>甲</p></div>") == ["甲"]


def test_inner_table_is_its_own_and_the_page_around_it_is_lines() -> None:
    text = "<table><tr><td><p>题</p><p>文</p><table><tr><td>甲</td><td>1</td></tr></table><p>尾</p></td></tr></table>"
    items = HTML.cut(text)
    assert [type(item).__name__ for item in items] == ["Line", "Line", "Row", "Line"]
    assert HTML.rows(text) == [[(0, "甲"), (1, "1")]]
    assert items[2].table == text.index("<table><tr><td>甲")  # type: ignore[union-attr]


def test_inner_table_of_one_cell_is_the_content_of_the_outer_cell() -> None:
    text = (
        "<table><tr><td>甲</td><td><table><tr><td>1</td></tr></table></td><td>2</td></tr></table>"
    )
    assert HTML.rows(text) == [[(0, "甲"), (1, "1"), (2, "2")]]


def test_table_of_one_cell_or_one_column_is_no_table() -> None:
    assert HTML.lines("<table><tr><td><h1>题</h1><p>文</p></td></tr></table>") == ["题", "文"]
    assert HTML.lines("<table><tr><td>甲<tr><td>乙</table>") == ["甲", "乙"]


def test_markdown_around_a_table_keeps_its_lines() -> None:
    text = "# 题\n\n第一行\n**第二行**\n\n<table>\n<tr>\n<td>甲</td>\n<td>1</td>\n</tr>\n</table>\n\n尾 < 3\n"
    assert HTML.lines(text) == ["# 题", "第一行", "**第二行**", "尾 < 3"]
    assert HTML.rows(text) == [[(0, "甲"), (1, "1")]]


def test_line_feed_in_a_paragraph_is_a_blank() -> None:
    assert HTML.lines("<body><p>第一\n第二</p><pre>甲\n乙</pre></body>") == [
        "第一 第二",
        "甲",
        "乙",
    ]


def test_what_looks_like_a_tag_but_is_none_is_text() -> None:
    assert HTML.lines("<http://a.cn/b> <a@b.cn> 1<2 <三>") == ["<http://a.cn/b> <a@b.cn> 1<2 <三>"]


def test_claims_cells_only() -> None:
    def claims(text: str) -> int:
        return Html().claims(Source(text), Span(0, len(text)))

    assert claims("<p>甲</p><thead>") == 0
    assert claims("<table><TD>1<th x=1>2</table>") == 2 * claims("<td>")


def test_a_region_is_kept_to() -> None:
    text = "甲<table><tr><td>1<td>2<tr><td>3<td>4</table>乙"
    region = Span(text.index("<tr>"), text.index("<td>4"))
    items = list(Html().cut(Source(text), region))
    assert all(
        region.start <= cell.start <= cell.end <= region.end for row in items for cell in row.cells
    )  # type: ignore[union-attr]
    assert len(items) == 2


HTML_PIECES = st.sampled_from(
    [
        *"甲 乙 12 &nbsp; &#49; &lt <table> </table> <tr> </tr> <td> </td> <td/> <TD> <p> </p>".split(),
        *"<br> <div> </div> <b> </b> <!-- --> <script> </script> < > \" ' <td= <a&b> <pre> | +".split(),
        *("<th rowspan=2>", "<td colspan=3>", "\n", "\n\n", "\t", " "),
    ]
)


@given(st.one_of(st.text(), st.lists(HTML_PIECES, max_size=40).map("".join)))
def test_any_text_is_cut_with_valid_spans(text: str) -> None:
    for item in HTML.cut(text):
        for piece in item.cells if isinstance(item, Row) else (item,):
            assert 0 <= piece.start <= piece.end <= len(text)
            assert not (isinstance(piece, Line) and not piece.text.strip())


@given(
    st.lists(
        HTML_PIECES.filter(lambda word: "!--" not in word and "script" not in word), max_size=60
    )
)
def test_nothing_printed_is_lost_or_doubled(words: list[str]) -> None:
    text = "".join(
        f"{number}{word}" if word in "甲乙" else word for number, word in enumerate(words)
    )
    found = "".join(
        piece.text
        for item in HTML.cut(text)
        for piece in (item.cells if isinstance(item, Row) else (item,))
    )
    assert sorted(found.replace("\n", "")).count("甲") == text.count("甲")
    assert found.count("乙") == text.count("乙")


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<a",
        "<table><td>",
        "<table><tr><td>x<td>",
        '<a "',
        "<!--",
        "<script>",
        "<td colspan=  ",
        "&nbsp;",
    ],
)
def test_cost_of_tables_grows_with_length_only(unit: str) -> None:
    def work(count: int) -> None:
        HTML.cut(unit * count)

    assert_linear(work, 3_000, times=16)


def test_paragraphs_that_hold_a_row_each_are_rows_of_cells() -> None:
    page = "".join(f"<p>1. 规章&nbsp; {at} 0</p>\n" for at in range(14))
    assert cut("html", page)[3] == "| 1. 规章 | 3 | 0"
    sentences = "".join(f"<p>第{at}段说明，共 {at} 件。</p>\n" for at in range(14))
    assert cut("html", sentences)[3] == "第3段说明，共 3 件。"


def test_tables_of_other_vocabularies_are_tables() -> None:
    cals = "<tgroup><row><entry>规章</entry><entry>3</entry></row></tgroup>"
    word = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc><w:tc><w:p>3</w:p></w:tc></w:tr></w:tbl>"
    office = (
        "<table:table><table:table-row><table:table-cell><text:p>规章</text:p></table:table-cell>"
        "<table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table>"
    )
    for made in (cals, word, office):
        assert cut("html", made) == ["| 规章 | 3"]
