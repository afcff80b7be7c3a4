"""Aligned text: columns told by place, wrapped labels, and places that cannot be told."""

import pytest
from aligned_cuts import ALIGNED, HEAD
from hypothesis import given
from hypothesis import strategies as st

from gaireport.adapter import Row
from gaireport.source import Source, Span


def test_blank_cells_keep_their_columns() -> None:
    text = HEAD + (
        "红色        1       22      333\n"
        "绿色                4\n"
        "深蓝色       5               6\n"
        "白的一种颜色\n"
    )
    assert ALIGNED.placed(text) == [
        [(0, "名目"), (1, "甲类"), (2, "乙类"), (3, "丙类")],
        [(0, "红色"), (1, "1"), (2, "22"), (3, "333")],
        [(0, "绿色"), (1, ""), (2, "4"), (3, "")],
        [(0, "深蓝色"), (1, "5"), (2, ""), (3, "6")],
        [(0, "白的一种颜色"), (1, ""), (2, ""), (3, "")],
    ]


def test_lines_of_labels_around_their_figures_are_shared_out_evenly() -> None:
    text = HEAD + (
        "浅的\n            1       22      333\n红色\n"
        "深的一种\n绿色          4        5        6\n而已\n"
        "蓝色          7        8        9\n"
        "不浅\n也不          1        2        3\n不深\n"
    )
    assert [row[0][1] for row in ALIGNED.placed(text)[1:]] == [
        "浅的\n红色",
        "深的一种\n绿色\n而已",
        "蓝色",
        "不浅\n也不\n不深",
    ]


def test_lines_of_labels_that_cannot_be_shared_out_evenly_stay_where_they_are() -> None:
    text = (
        HEAD
        + "浅的\n            1       22      333\n红色\n绿色          4        5        6\n而已\n"
    )
    labels = [row[0][1] for row in ALIGNED.placed(text)[1:]]
    assert labels == ["浅的\n红色", "绿色\n而已"]


@pytest.mark.parametrize("align", [str.ljust, str.rjust, str.center])
def test_columns_of_any_alignment(align: object) -> None:
    assert callable(align)
    table = [["1", "20", "300"], ["", "4", ""], ["5000", "", "6"], ["7", "8", ""]]
    text = "\n".join(
        f"{number}.项目  " + "".join(align(figure, 9) for figure in row).rstrip()
        for number, row in enumerate(table, 1)
    )
    heads = "名目    " + "".join(align(head, 9) for head in ("aaa", "bbb", "ccc"))
    found = [
        [text for column, text in row if column] for row in ALIGNED.placed(heads + "\n" + text)[1:]
    ]
    assert found == table


@pytest.mark.parametrize("unit", [1, 2])
def test_chinese_characters_of_one_or_two_columns(unit: int) -> None:
    labels = ["红", "深绿色", "淡蓝", "白色的东西"]
    figures = [["1", "2", "3"], ["", "4", "5"], ["6", "", "7"], ["8", "9", ""]]
    body = "".join(
        label + " " * (20 - unit * len(label)) + "".join(f.ljust(6) for f in row) + "\n"
        for label, row in zip(labels, figures, strict=True)
    )
    assert [[text for _, text in row[1:]] for row in ALIGNED.placed(body * 2)][:4] == figures


def test_column_blank_on_the_whole_page_gives_mere_sequences() -> None:
    text = HEAD + "红色        1               3\n绿色        2               4\n"
    text = text.replace("甲类      乙类", "甲类    乙类")
    assert ALIGNED.sequences(text) == [["红色", "1", "3"], ["绿色", "2", "4"]]


def test_figures_that_stand_between_columns_are_not_placed() -> None:
    text = (
        HEAD + "红色        1       2       3\n绿色            7\n蓝色        4       5       6\n"
    )
    assert ALIGNED.sequences(text) == [["绿色", "7"]]


def test_a_row_that_has_slid_is_not_placed() -> None:
    text = (
        HEAD
        + "红色                22      33\n绿色                4       5\n蓝色                66      7\n"
        "黄色  8     9\n"
    )
    assert ALIGNED.sequences(text)[-1] == ["黄色", "8", "9"]


def test_figures_run_together_are_not_placed() -> None:
    text = (
        "1.红色      123456  234567  345678\n"
        "2.绿色      123456234567    345678\n"
        "3.蓝色      123456  234567  345678\n"
    )
    assert ALIGNED.sequences(text) == [["2.绿色", "123456234567", "345678"]]


def test_labels_wrapped_below_the_figures() -> None:
    text = "甲、组    （一）第一行的       1    2    3\n甲、组    （二）第二         4    5    6\n"
    assert len(ALIGNED.placed(text)) == 2
    text = (
        "一、左   （一）长长的          1    2    3\n"
        "边的     标签（带有\n"
        "组       括号）\n"
        "         （二）短           4    5    6\n"
        "二、末行                   7    8    9\n"
    )
    assert ALIGNED.placed(text) == [
        [
            (0, "一、左\n边的\n组"),
            (1, "（一）长长的\n标签（带有\n括号）"),
            (2, "1"),
            (3, "2"),
            (4, "3"),
        ],
        [(0, "（二）短"), (2, "4"), (3, "5"), (4, "6")],
        [(0, "二、末行"), (2, "7"), (3, "8"), (4, "9")],
    ]


def test_labels_wrapped_above_the_figures() -> None:
    text = "1.长长\n的标签 1 2 3 4  5\n2.另一\n个标签 6 7 8 9  10\n"
    assert ALIGNED.sequences(text) == [
        ["1.长长\n的标签", "1", "2", "3", "4", "5"],
        ["2.另一\n个标签", "6", "7", "8", "9", "10"],
    ]


@pytest.mark.parametrize("gap", ["\n", " "])
def test_labels_that_end_before_figures_with_single_blanks_are_read_in_order(gap: str) -> None:
    text = f"1.长长\n的标签{gap}1 2 3\n2.另一\n个标签{gap}6 7 8\n3.短的{gap}9 10 11\n4.末行\n"
    printed = "1.长长 的标签 1 2 3 2.另一 个标签 6 7 8 3.短的 9 10 11 4.末行"
    assert ALIGNED.sequences(text) == [printed.split()]


def test_labels_that_go_on_below_their_figures_are_not_read_in_order() -> None:
    text = "1.长长\n1 2 3\n的标签\n2.另一\n6 7 8\n个标签\n"
    assert len(ALIGNED.sequences(text)) > 1


def test_labels_on_both_sides_of_the_figures() -> None:
    text = HEAD + (
        "          1.长长的\n"
        "（一）                1     2     3\n"
        "          标签\n"
        "组名      2.短的       4     5     6\n"
    )
    assert ALIGNED.placed(text)[1:] == [
        [(0, "（一）\n组名"), (1, "1.长长的\n标签"), (2, "1"), (3, "2"), (4, "3")],
        [(0, "2.短的"), (2, "4"), (3, "5"), (4, "6")],
    ]


def test_closing_bracket_finds_its_label_over_a_page_break() -> None:
    text = (
        "一、组   （九）行          1    2    3\n"
        "名       （一）行（注解     1    2    3\n"
        "\f解完）\n"
        "（二）行         4    5    6\n"
        "（三）行         7    8    9\n"
    )
    assert ALIGNED.placed(text)[1][0] == (0, "（一）行（注解\n解完）")


def test_pages_have_tables_of_their_own() -> None:
    text = "1.红     1    2    3\n2.绿          4\n\f   3.蓝        5    6    7\n   4.白        8\n"
    text = "0.黑     1    2    3\n" + text
    tables = [item.table for item in ALIGNED.cut(text) if isinstance(item, Row)]
    assert len(set(tables)) == 2
    assert ALIGNED.placed(text)[4] == [(0, "4.白"), (1, "8"), (2, ""), (3, "")]


def test_moved_columns_show_a_page_without_a_form_feed() -> None:
    page = "1.红色     11    22    33\n2.绿色           44    55\n3.蓝色     66          77\n"
    moved = page.replace("色     ", "色        ")
    found = ALIGNED.placed(page + moved)
    assert [row[1:] for row in found[:3]] == [row[1:] for row in found[3:]]
    assert found[4] == [(0, "2.绿色"), (1, ""), (2, "44"), (3, "55")]


def test_number_broken_in_a_narrow_column() -> None:
    text = "1.红     1234  56    7890\n字       56          1\n2.绿     3     4     5\n"
    assert ALIGNED.placed(text)[0] == [(0, "1.红\n字"), (1, "1234\n56"), (2, "56"), (3, "7890\n1")]


def test_number_broken_nobody_knows_where() -> None:
    assert ALIGNED.sequences("1.红 1234 5678 90\n字 12\n2.绿 3 4 5\n") == [
        ["1.红\n字", "1234 5678 90\n12"],
        ["2.绿", "3", "4", "5"],
    ]


def test_grid_that_knows_no_spanning_cells() -> None:
    text = (
        "一、合并的标签   1      2  3\n"
        "二、合并的标签   1      2  3\n"
        "三、合并的标签   1      2  3\n"
        "四、组       （一）行   4  5  6\n"
        "（二）行      7         8\n"
        "（三）行             9  10\n"
        "（四）行      1      2  3\n"
        "（五）行      1      2  3\n"
    )
    assert [[text for column, text in row if column > 1] for row in ALIGNED.placed(text)] == [
        ["1", "2", "3"],
        ["1", "2", "3"],
        ["1", "2", "3"],
        ["4", "5", "6"],
        ["7", "", "8"],
        ["", "9", "10"],
        ["1", "2", "3"],
        ["1", "2", "3"],
    ]


@pytest.mark.parametrize("blank", ["", "\u00a0"])
def test_single_blanks_between_cells_blank_ones_too(blank: str) -> None:
    table = [
        ["1", "2", "3", "4", "5"],
        ["6", "", "7", "", "8"],
        ["", "9", "", "", "10"],
        ["11", "", "", "12", "13"],
        ["14", "15", "16", "", "17"],
    ]
    text = "\n".join(
        " ".join([f"{at}.行", *(cell or blank for cell in row)]) for at, row in enumerate(table, 1)
    )
    assert [[text for _, text in row[1:]] for row in ALIGNED.placed(text)] == table


def test_single_blanks_and_blank_cells_lost() -> None:
    text = "1.红 0 13 1\n2.绿 4\n20 0 0 20 0\n"
    assert ALIGNED.sequences(text)[:2] == [["1.红", "0", "13", "1"], ["2.绿", "4"]]
    assert not ALIGNED.placed(text)


def test_squeezed_blanks_tell_no_columns() -> None:
    text = (
        "名目  甲类  乙类\n" + "".join(f"{at}.行  {at}  {at}\n" for at in range(1, 9)) + "9.行  7\n"
    )
    assert not ALIGNED.placed(text)
    assert ALIGNED.sequences(text) == [
        ["名目", "甲类", "乙类"],
        *([f"{at}.行", f"{at}", f"{at}"] for at in range(1, 9)),
        ["9.行", "7"],
    ]


def test_wrapped_heads_are_joined_by_column() -> None:
    text = (
        "名目        全部        分类             合计\n"
        "                    甲种的   乙种的\n"
        "                    东西    东西\n"
        "1.红       1         2       3        4\n"
    )
    assert ALIGNED.placed(text)[:2] == [
        [(0, "名目"), (1, "全部"), (2, "分类"), (4, "合计")],
        [(2, "甲种的\n东西"), (3, "乙种的\n东西")],
    ]


def test_what_is_no_table_stays_a_line() -> None:
    text = (
        "某镇 2020 年工作情况\n\n一、概况\n\n全年共开会 3 次，发文 12 件；其余照旧。\n"
        "第二十条第（一）项\n" + HEAD + "红色        1       2       3\n— 4 —\n\f二、其他\n无\n"
    )
    assert ALIGNED.lines(text) == [
        "某镇 2020 年工作情况",
        "一、概况",
        "全年共开会 3 次，发文 12 件；其余照旧。",
        "第二十条第（一）项",
        "— 4 —",
        "二、其他",
        "无",
    ]


def test_heading_and_row_label_of_one_look() -> None:
    text = (
        "三、申请情况\n\n"
        + HEAD
        + "一、新收    1       2       3\n二、长长的\n标签        4       5       6\n"
        "三、末行    7       8       9\n四、诉讼情况\n\n" + HEAD
    )
    assert ALIGNED.lines(text)[:2] == ["三、申请情况", "四、诉讼情况"]
    assert [row[0][1] for row in ALIGNED.placed(text)[1:4]] == [
        "一、新收",
        "二、长长的\n标签",
        "三、末行",
    ]


def test_table_without_figures_below_a_caption() -> None:
    text = "第二十条第（八）项\n名目        金额\n红色\n\n三、其他\n全年没有收费。\n"
    assert ALIGNED.placed(text) == [[(0, "名目"), (1, "金额")], [(0, "红色"), (1, "")]]


def test_spans_are_those_of_the_source() -> None:
    text = "前言。\n" + HEAD + "红色        １２      +3.5    4万元\n"
    (row,) = [item for item in ALIGNED.cut(text) if isinstance(item, Row)][1:]
    assert [text[cell.start : cell.end] for cell in row.cells] == ["红色", "１２", "+3.5", "4万元"]
    region = Span(4, len(text))
    assert list(ALIGNED.adapter.cut(Source(text), region)) == ALIGNED.cut(text)[1:]


def test_claims_counts_figures_in_lines_of_several() -> None:
    assert ALIGNED.claims("红 1 2 3\n绿   4   5\n蓝 6\n") == 5
    assert ALIGNED.claims("| 1 | 2 |\n1\t2\t3\n<td>1 2 3</td>\n12\n13\n共 3 次、4 件\n") == 0


_ALIGNED_TEXTS = st.lists(
    st.sampled_from(
        [
            *"一、 （二） 3. 行政 许可 第（一）项 12 0 1,234 — / ） （ 元 。 abc - ２３".split(),
            *(" ", "  ", "     ", "            ", "\n", "\n", "\n\n", "\f", "\t", "\u3000", "\r\n"),
        ]
    ),
    max_size=120,
).map("".join)


@given(st.one_of(_ALIGNED_TEXTS, st.text(max_size=200)))
def test_any_text_is_covered(text: str) -> None:
    covered = bytearray(len(text))
    last = 0
    for item in ALIGNED.cut(text):
        cells = item.cells if isinstance(item, Row) else (item,)
        assert min(cell.start for cell in cells) >= last
        last = min(cell.start for cell in cells)
        for cell in cells:
            assert 0 <= cell.start <= cell.end <= len(text)
            covered[cell.start : cell.end] = b"\1" * (cell.end - cell.start)
    assert all(covered[at] for at, char in enumerate(Source(text).text) if not char.isspace())


def test_heads_with_single_blanks_between_are_not_joined_by_place() -> None:
    heads = "甲类 乙乙乙乙类 合计\n丙丙丙 丁类 戊类\n"
    body = "红色 1 2 3 4\n深蓝色 5 6 7 8\n"
    assert ALIGNED.sequences(heads + body)[:2] == [
        ["甲类", "乙乙乙乙类", "合计"],
        ["丙丙丙", "丁类", "戊类"],
    ]
