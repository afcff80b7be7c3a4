"""Rows of cells with tabs between them."""

from cut_texts import claimed, cut, tables


def test_line_with_tabs_is_a_row() -> None:
    assert cut("tab_table", "规章\t1\t0\t4\n行政许可\t2\n") == [
        "| 规章 | 1 | 0 | 4",
        "| 行政许可 | 2",
    ]


def test_blank_cells_before_between_and_behind_are_kept() -> None:
    assert cut("tab_table", "规章\t1\t4\n\t\t规章\t\t4\t\n") == [
        "| 规章 | 1 | 4",
        "|  |  | 规章 |  | 4 | ",
    ]


def test_row_of_blank_cells_in_a_table_is_a_row() -> None:
    assert cut("tab_table", "规章\t1\n\t\n行政许可\t2\n") == [
        "| 规章 | 1",
        "|  | ",
        "| 行政许可 | 2",
    ]


def test_lines_without_tabs_are_prose() -> None:
    assert cut("tab_table", "一、总体情况\n\n全年平稳。\n\n规章\t1\n\n六、其他\n") == [
        "一、总体情况",
        "全年平稳。",
        "| 规章 | 1",
        "六、其他",
    ]


def test_short_line_between_two_rows_is_a_piece_of_a_cell() -> None:
    assert cut("tab_table", "商业\n企业\t科研\n机构\t3\n") == [
        "| 商业",
        "| 企业 | 科研",
        "| 机构 | 3",
    ]


def test_long_line_between_two_rows_is_prose() -> None:
    sentence = "全年没有需要另行说明的情形，各栏目均按时更新，逐月核对并留存记录备查。"
    assert cut("tab_table", f"规章\t1\n{sentence}\n行政许可\t2\n") == [
        "| 规章 | 1",
        sentence,
        "| 行政许可 | 2",
    ]


def test_line_with_a_tab_before_it_only_is_prose() -> None:
    assert cut("tab_table", "\t全年平稳。\n\n规章\t1\n") == ["全年平稳。", "| 规章 | 1"]


def test_blank_line_parts_two_tables() -> None:
    assert tables("tab_table", "规章\t1\n行政许可\t2\n\n行政处罚\t3\n") == [0, 0, 1]


def test_windows_line_ends_change_no_tab() -> None:
    assert cut("tab_table", "规章\t1\t\r\n行政许可\t2\t\r\n") == [
        "| 规章 | 1 | ",
        "| 行政许可 | 2 | ",
    ]


def test_heading_marks_stay_in_the_line() -> None:
    assert cut("tab_table", "# 一、总体情况\n\n规章\t1\n") == ["# 一、总体情况", "| 规章 | 1"]


def test_tabs_that_begin_a_line_are_not_claimed() -> None:
    assert claimed("tab_table", "\t规章\n\t1\n") == 0
