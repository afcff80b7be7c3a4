"""One cell a line after a tab, rows apart by a blank line."""

from cut_texts import claimed, cut, tables
from printed import parts, plain


def test_cells_up_to_a_blank_line_are_a_row() -> None:
    assert cut("cell_per_line", "\t规章\n\t1\n\t0\n\n\t行政许可\n\t2\n") == [
        "| 规章 | 1 | 0",
        "| 行政许可 | 2",
    ]


def test_lone_tab_is_a_blank_cell() -> None:
    assert cut("cell_per_line", "\t规章\n\t\n\t4\n") == ["| 规章 |  | 4"]


def test_paragraphs_of_one_cell_are_joined() -> None:
    assert cut("cell_per_line", "\t商业\n企业\n\t科研\n机构\n") == ["| 商业~企业 | 科研~机构"]


def test_paragraph_behind_a_blank_line_still_belongs_to_the_cell() -> None:
    assert cut("cell_per_line", "\t商业\n\n企业\n\t3\n") == ["| 商业~企业 | 3"]


def test_line_far_below_a_table_is_prose() -> None:
    assert cut("cell_per_line", "\t规章\n\t1\n\n\n又一段。\n") == ["| 规章 | 1", "又一段。"]


def test_long_line_right_below_a_table_is_prose() -> None:
    sentence = "全年没有需要另行说明的情形，各栏目均按时更新，逐月核对并留存记录备查，没有遗漏，也没有逾期。"
    assert cut("cell_per_line", f"\t规章\n\t1\n\n{sentence}\n") == ["| 规章 | 1", sentence]


def test_heading_right_below_a_table_is_a_line() -> None:
    assert cut("cell_per_line", "\t规章\n\t1\n\n四、行政复议\n") == ["| 规章 | 1", "四、行政复议"]


def test_several_cells_on_one_line_are_taken_apart() -> None:
    assert cut("cell_per_line", "\t规章\t1\t0\n\t4\n") == ["| 规章 | 1 | 0 | 4"]


def test_line_with_a_tab_inside_is_no_cell() -> None:
    assert cut("cell_per_line", "电话\t0000\n\t规章\n") == ["电话\t0000", "| 规章"]


def test_prose_parts_two_tables() -> None:
    text = "\t规章\n\t1\n\n\n又一段说明文字。\n\n\t行政许可\n\t2\n\n\t行政处罚\n\t3\n"
    assert tables("cell_per_line", text) == [0, 1, 1]


def test_windows_line_ends_change_nothing() -> None:
    assert cut("cell_per_line", "\t规章\r\n\t1\r\n\r\n\t行政许可\r\n\t2\r\n") == [
        "| 规章 | 1",
        "| 行政许可 | 2",
    ]


def test_text_without_tabs_is_not_claimed() -> None:
    assert claimed("cell_per_line", plain(parts())) == 0


def test_line_ends_around_tabs_tell_how_far_rows_are_apart() -> None:
    text = "".join(f"规章\n\t\n{at}\n\t\n本年\n制发\n\t\n7\n\n\n" for at in range(5))
    assert cut("cell_per_line", text) == [f"| 规章 | {at} | 本年~制发 | 7" for at in range(5)]


def test_cells_that_hold_paragraphs_stand_beside_those_that_hold_none() -> None:
    labels = "".join(f"规章\n\n\t{at}\t0\t7\n\n\n" for at in range(10))
    figures = "".join(f"规章\t\n\n{at}\n\n\t\n\n7\n\n\n" for at in range(10))
    assert cut("cell_per_line", labels) == [f"| 规章 | {at} | 0 | 7" for at in range(10)]
    assert cut("cell_per_line", figures) == [f"| 规章 | {at} | 7" for at in range(10)]
    assert claimed("cell_per_line", labels) and not claimed("tab_table", labels)


def test_paragraphs_of_the_first_cell_are_one_label() -> None:
    text = "".join(f"二、上年\n\n结转\n\n\t\n\n{at}\n\n\t\n\n7\n\n\n\n\n" for at in range(5))
    assert cut("cell_per_line", text)[1:] == [f"| 二、上年~结转 | {at} | 7" for at in range(1, 5)]
