"""Aligned text whose figures stand exactly under their heads: sparse rows have their columns without any other row."""

import pytest
from aligned_cuts import ALIGNED

from gaireport.adapter import Row

FULL_TABLE = (
    "名目        甲类      乙类      丙类\n"
    "红色        1         2         3\n"
    "深蓝色      4         5         6\n"
)
"""A table that shows how the text aligns its figures."""


def cell_texts(text: str) -> list[list[str]]:
    return [[cell for _, cell in row] for row in ALIGNED.placed(text)]


def test_figure_under_its_head_needs_no_other_row() -> None:
    text = (
        FULL_TABLE
        + "一、其他\n名目        甲类      乙类      丙类\n绿色                            7\n"
    )
    assert ALIGNED.placed(text)[-1] == [(0, "绿色"), (1, ""), (2, ""), (3, "7")]


@pytest.mark.parametrize("blanks", [19, 21, 23, 25])
def test_figure_beside_all_heads_is_not_placed(blanks: int) -> None:
    text = FULL_TABLE + f"一、其他\n名目        甲类      乙类      丙类\n绿色{' ' * blanks}7\n"
    assert ALIGNED.sequences(text) == [["绿色", "7"]]


def test_few_figures_do_not_show_how_a_text_aligns_them() -> None:
    text = "名目        甲类      乙类      丙类\n绿色                            7\n"
    assert ALIGNED.sequences(text) == [["绿色", "7"]]


def test_text_whose_figures_slide_places_none_by_heads() -> None:
    crooked = FULL_TABLE.replace("红色  ", "红色").replace("深蓝色", "深蓝色 ")
    text = (
        crooked
        + "一、其他\n名目        甲类      乙类      丙类\n绿色                            7\n"
    )
    assert ALIGNED.sequences(text) == [["绿色", "7"]]


@pytest.mark.parametrize("align", [str.ljust, str.rjust])
def test_figures_under_the_left_or_the_right_end_of_heads_in_three_lines(align: object) -> None:
    assert callable(align)

    def line(label: str, *cells: str) -> str:
        return (label.ljust(10) + "".join([align(cell, 8) for cell in cells])).rstrip() + "\n"

    heads = line("name", "", "group") + line("", "alpha", "beta", "gamma", "", "total")
    heads += line("", "", "", "delta", "eps")
    body = line("red", "1", "2", "3", "", "6") + line("blue", "", "5", "7", "8", "20")
    body += line("green", "", "", "", "9", "9")
    assert cell_texts(heads + body)[-3:] == [
        ["red", "1", "2", "3", "", "6"],
        ["blue", "", "5", "7", "8", "20"],
        ["green", "", "", "", "9", "9"],
    ]


def test_heads_and_rows_share_one_table_and_its_columns() -> None:
    text = FULL_TABLE.replace("红色        1", "红色  深红  1").replace(
        "深蓝色      4", "深蓝  浅蓝  4"
    )
    head, *body = (item for item in ALIGNED.cut(text) if isinstance(item, Row))
    assert {head.table, *(row.table for row in body)} == {body[0].table}
    assert [cell.column for cell in head.cells] == [0, 2, 3, 4]
    assert [cell.column for cell in body[0].cells] == [0, 1, 2, 3, 4]


def test_row_with_one_figure_too_many_does_not_hide_the_heads() -> None:
    spoilt = "绿色        7         8   1     9\n"
    text = FULL_TABLE + spoilt + "白色                  5\n"
    assert ALIGNED.sequences(text) == [["绿色", "7", "8", "1", "9"]]
    assert cell_texts(text)[-1] == ["白色", "", "5", ""]


def test_next_page_need_not_begin_as_far_to_the_left() -> None:
    shifted = "\f绿色                            7\n白色                  5\n"
    assert ALIGNED.sequences(FULL_TABLE + shifted) == [["绿色", "7"], ["白色", "5"]]


def test_label_below_the_head_of_labels_is_a_row() -> None:
    text = "名称        甲类      乙类      丙类\n绿色\n红色        1         2         3\n"
    assert cell_texts(text)[:2] == [["名称", "甲类", "乙类", "丙类"], ["绿色", "", "", ""]]


def test_blank_row_before_a_row_of_the_next_number_is_no_heading() -> None:
    text = (
        "名目                甲类      乙类\n"
        "一、红色            1         2\n"
        "二、绿色\n"
        "三、蓝色  （一）浅\n"
        "          （二）深  3         4\n"
    )
    assert cell_texts(text)[1:] == [
        ["一、红色", "1", "2"],
        ["二、绿色", "", ""],
        ["三、蓝色", "（一）浅", "", ""],
        ["（二）深", "3", "4"],
    ]


def test_a_full_row_apart_from_the_heads_under_which_most_rows_stand_is_a_mere_sequence() -> None:
    # A hole in the line may have put the figures of another row behind the label.
    text = FULL_TABLE + "绿色        7         8         9\n白色  7         8         9\n"
    assert ALIGNED.sequences(text) == [["白色", "7", "8", "9"]]
    assert len(ALIGNED.placed(FULL_TABLE)) == len(FULL_TABLE.splitlines())


def test_neighbours_with_figures_in_other_columns_hide_not_what_a_character_counts() -> None:
    text = (
        "名目        甲类      乙类      丙类\n"
        "深青绿色              1         2\n"
        "红          3         4\n"
        "浅青蓝绿色  5                   6\n"
        "蓝          7         8\n"
        "青绿色                9         10\n"
    )
    assert cell_texts(text)[1:] == [
        ["深青绿色", "", "1", "2"],
        ["红", "3", "4", ""],
        ["浅青蓝绿色", "5", "", "6"],
        ["蓝", "7", "8", ""],
        ["青绿色", "", "9", "10"],
    ]
