"""Aligned text: figures and rows that may belong elsewhere are set apart, so that the reader doubts them."""

import pytest
from aligned_cuts import ALIGNED, HEAD

from gaireport.adapter import SUGGESTED, Row
from gaireport.adapters.aligned.columns import Places, measure_places, place_runs
from gaireport.adapters.aligned.words import CellPiece


def test_figures_beside_no_label_make_the_next_blank_row_doubtful() -> None:
    text = "1.红     1    2    3\n         4    5    6\n2.绿\n3.蓝     7    8    9\n"
    assert ALIGNED.sequences(text) == [["4", "5", "6"], ["2.绿"]]


def test_a_row_without_its_label_does_not_fill_up_the_row_above() -> None:
    text = HEAD + "红色        1       2       3\n绿色        4\n            5               6\n"
    assert ALIGNED.sequences(text) == [["绿色", "4"]]
    assert ALIGNED.lines(text) == ["5               6"]


@pytest.mark.parametrize("below", ["7", "        7", "\n7"])
def test_a_figure_alone_below_a_row_that_lacks_one(below: str) -> None:
    table = HEAD + "红色        1       2       3\n绿色        4               \n"
    text = f"{table}{below}\n蓝色        5       6       8\n"
    assert ALIGNED.sequences(text) == [["绿色", "4"]]
    assert [row[0][1] for row in ALIGNED.placed(text)] == ["名目", "红色", "蓝色"]


def test_the_number_of_a_page_below_a_row_with_blank_cells() -> None:
    table = HEAD + "红色        1       2       3\n绿色        4\n"
    text = table + "\n                7\n\f" + table
    assert ALIGNED.placed(text)[2] == [(0, "绿色"), (1, "4"), (2, ""), (3, "")]
    assert ALIGNED.lines(text) == ["7"]


@pytest.mark.parametrize("rest", ["0       1       2", "/       0       /", "-       7       -"])
def test_the_rest_of_a_row_is_no_number_of_a_page_or_of_columns(rest: str) -> None:
    text = (
        "名目        甲类    乙类    丙类    丁类    戊类\n"
        "红色        1       2       3       4       5\n"
        f"绿色        6       7       \n{rest}\n"
        "蓝色        5       6       7       8       9\n"
    )
    assert [row[0][1] for row in ALIGNED.placed(text)] == ["名目", "红色", "蓝色"]


@pytest.mark.parametrize("number", ["- 4 -", "—  12  —"])
def test_the_number_of_a_page_between_dashes_says_nothing_of_the_row_above(number: str) -> None:
    table = HEAD + "红色        1       2       3\n绿色        4\n"
    assert ALIGNED.placed(table + f"{number}\n蓝色        5       6       7\n")[2:3] == [
        [(0, "绿色"), (1, "4"), (2, ""), (3, "")]
    ]


def test_a_text_cut_off_in_a_row() -> None:
    table = HEAD + "红色        1       2       3\n绿色        4"
    assert ALIGNED.sequences(table + "       ") == [["绿色", "4"]]
    assert not ALIGNED.sequences(table + "       \n")
    assert ALIGNED.placed(table + "       \n")[2] == [(0, "绿色"), (1, "4"), (2, ""), (3, "")]


@pytest.mark.parametrize("parted", ["1 0     ", "+1 0    ", "- 10    "])
def test_a_blank_inside_a_figure_makes_no_column(parted: str) -> None:
    text = HEAD + "红色        2       3       4\n绿色        5       6       7\n蓝色        "
    expected = [(0, "蓝色"), (1, parted.strip()), (2, "8"), (3, "")]
    assert ALIGNED.placed(f"{text}{parted}8\n")[3] == expected


def test_columns_as_narrow_as_a_blank_inside_a_figure() -> None:
    text = (
        "名目      甲 乙           丙\n"
        "1.红色     1 2           3\n"
        "2.绿色     4 5           6\n"
        "3.蓝色     7             8\n"
        "4.白色     9             0\n"
    )
    assert [[cell for _, cell in row[1:]] for row in ALIGNED.placed(text)[1:]] == [
        ["1", "2", "3"],
        ["4", "5", "6"],
        ["7", "", "8"],
        ["9", "", "0"],
    ]


def test_a_spoilt_figure_at_the_end_of_a_line_makes_its_row_doubtful() -> None:
    text = HEAD + "红色        1       2       3\n一种\n            4               B\n绿色\n"
    assert [[cell for _, cell in row] for row in ALIGNED.placed(text)] == [
        ["名目", "甲类", "乙类", "丙类"],
        ["红色\n一种", "1", "2", "3"],
    ]
    assert ALIGNED.sequences(text) == [["绿色"]]
    assert [line.split() for line in ALIGNED.lines(text)] == [["4", "B"]]


def test_a_spoilt_number_with_a_sign_is_no_label() -> None:
    text = (
        HEAD
        + "红色        1       2       3\n绿色                +1B     4\n蓝色        5       6       7\n"
    )
    assert ALIGNED.placed(text)[1:] == [
        [(0, "红色"), (1, "1"), (2, "2"), (3, "3")],
        [(0, "蓝色"), (1, "5"), (2, "6"), (3, "7")],
    ]
    assert not ALIGNED.sequences(text)
    assert [line.split() for line in ALIGNED.lines(text)] == [["绿色", "+1B", "4"]]


@pytest.mark.parametrize(
    "spoilt", ["4               5?", "4       ?       5", "4       5；      6"]
)
def test_a_row_spoilt_with_the_mark_of_a_sentence_makes_the_row_above_doubtful(spoilt: str) -> None:
    text = HEAD + f"1.红色      1       2       3\n2.一种\n            {spoilt}\n绿色\n"
    assert ALIGNED.sequences(text) == [["2.一种"]]


def test_a_row_without_its_first_figure_where_rows_slide() -> None:
    def places(*lefts: int) -> Places:
        return measure_places([CellPiece("0", 0, 1, left, left + 1, None) for left in lefts])

    slid = [places(95, 113, 131), places(89, 107, 125), places(118, 136), places(115, 133, 151)]
    whole = (0, 1, 2)
    assert place_runs(slid, 3) == [whole, whole, None, whole]
    # Where no other row tells that rows slide, it stands in the columns it is nearest to.
    assert place_runs(slid[2:], 3) == [(0, 1), whole]


def test_a_label_that_has_pushed_its_figures_away() -> None:
    text = (
        "1.红色      123456  234567  345678\n"
        "2.很长很长很长的绿色       7       8\n"
        "3.蓝色      123456  234567  345678\n"
    )
    assert ALIGNED.sequences(text) == [["2.很长很长很长的绿色", "7", "8"]]


def test_figures_left_of_all_labels_are_no_cells() -> None:
    text = "".join(
        f"    {number}.长长的         {number}1     {number}2     {number}3\n"
        for number in (1, 2, 3)
    )
    text += "    4.断开\n12 0 3\n    的标签\n"
    assert ALIGNED.sequences(text) == [["4.断开\n的标签", "12 0 3"]]
    assert len(ALIGNED.placed(text)) == 3


def test_a_figure_hints_at_the_head_it_stands_below_though_columns_differ_in_width() -> None:
    text = (
        "name    alpha   gammagammagammagamma  eps  zeta\n"
        "red       1              2             3    4\n"
        "green    5                              6\n"
        "white    7                                8\n"
        "blue     9                               1  2\n"
    )
    hints = {
        item.cells[0].text: [cell.column * 4 // 1000 for cell in item.cells[1:]]
        for item in ALIGNED.cut(text)
        if isinstance(item, Row) and item.table == SUGGESTED
    }
    assert hints == {"white": [0, 3], "blue": [0, 2, 3]}
