"""Rows with pipes between the cells, and cells of their own line with a pipe behind them."""

import pytest
from cut_texts import claimed, cut, tables
from printed import cells_a_line, figures, lone_pipes, parts, pipes, plain, tabs

import gaireport
from gaireport.source import Source, Span


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("| 规章 | 1 | 0 |\n", ["| 规章 | 1 | 0"]),
        ("|规章|1|0|\n", ["| 规章 | 1 | 0"]),
        ("规章 | 1 | 0\n", ["| 规章 | 1 | 0"]),
        ("| 规章 | | 4 |\n", ["| 规章 |  | 4"]),
        ("||规章|||\n", ["|  | 规章 |  | "]),
        ("| 规章 | 1 |\n| --- | ---: |\n| 行政许可 | 2 |\n", ["| 规章 | 1", "| 行政许可 | 2"]),
        ("| 规章 | 1 |\n|:-|-:|\n|---|---|\n| 行政许可 | 2 |\n", ["| 规章 | 1", "| 行政许可 | 2"]),
        ("| 商业<br>企业 | 科研<br/>机构 |\n", ["| 商业~企业 | 科研~机构"]),
        # A table of Org in a cell of another one.
        ("| | 规章 | 1 |\n| |--------+---| |\n", ["|  | 规章 | 1"]),
        ("| **规章** | 1 |\n", ["| 规章 | 1"]),
        ("| *规章* | 1 |\n", ["| 规章 | 1"]),
        (r"| 甲\|乙 | 1 |" + "\n", ["| 甲|乙 | 1"]),
        (r"| 1\.属于国家秘密 | 1 |" + "\n", ["| 1.属于国家秘密 | 1"]),
        ("| - | -- | 1 |\n", ["| - | -- | 1"]),
        ("  | 规章 | 1 |  \n", ["| 规章 | 1"]),
        ("| 规章 | 1 |\r\n| 行政许可 | 2 |\r\n", ["| 规章 | 1", "| 行政许可 | 2"]),
        ("# 一、总体情况\n\n全年平稳。\n", ["# 一、总体情况", "全年平稳。"]),
        (r"首页 \| 政务" + "\n", ["首页 | 政务"]),
        ("", []),
    ],
)
def test_text_is_cut_into_rows_and_lines(text: str, items: list[str]) -> None:
    assert cut("pipe_table", text) == items


def test_rows_may_differ_in_length() -> None:
    assert cut("pipe_table", "| 第二十条第(一)项 | |||\n| 规章 | 1 | 0 | 4 |\n") == [
        "| 第二十条第(一)项 |  |  | ",
        "| 规章 | 1 | 0 | 4",
    ]


def test_blank_line_parts_two_pipe_tables() -> None:
    assert tables("pipe_table", "| 规章 | 1 |\n| 行政许可 | 2 |\n\n| 行政处罚 | 3 |\n") == [0, 0, 1]


def test_lone_cells_are_one_row_without_columns() -> None:
    text = "规章 |\n1 |\n|\n4 |\n\n行政许可 |\n2 |\n"
    found = cut("pipe_lines", text)
    assert " |".join(found).replace("||", "|").count("规章") == 1
    assert set(tables("pipe_lines", text)) == {-1}


def test_lone_pipe_is_a_blank_cell() -> None:
    assert cut("pipe_lines", "规章 |\n1 |\n|\n4 |\n") == ["| 规章 | 1 |  | 4"]


def test_row_shorter_than_all_others_tells_no_columns() -> None:
    """In 规范性文件 one of the blank cells is lost: 5 may stand in either column."""
    text = "|{}|{}|{}|\n" * 5
    text = text.format(*("规章", 1, 2) * 4, "规范性文件", "", 5)
    odd = text.replace("|规范性文件||5|", "|规范性文件|5|")
    assert set(tables("pipe_table", text)) == {0}
    assert tables("pipe_table", odd) == [0, 0, 0, 0, -1]
    assert set(tables("pipe_table", text.replace("||5|", "||5|6|"))) == {0}
    # Where rows differ anyway, as behind merged cells, a length tells nothing.
    ragged = odd.replace("|规章|1|2|\n|", "|规章|1|2|3|\n|")
    assert set(tables("pipe_table", ragged)) == {0}


def test_lone_cells_run_together_are_two() -> None:
    assert cut("pipe_lines", "规章 |\n1 | 2 |\n4 |\n") == ["| 规章 | 1 | 2 | 4"]


def test_rows_of_mediawiki_end_in_no_figure() -> None:
    text = "{|\n|-\n| 规章\n| 1\n|-\n| 规范性文件\n| 2\n|}\n"
    assert not any("-" in item for item in cut("pipe_lines", text))


def test_span_of_a_figure_that_stands_in_its_tag_as_well() -> None:
    text = '| 规章 | <span style="size:14px">1</span> | 2 |\n'
    adapter = gaireport.adapters()["pipe_table"]
    (row,) = adapter.cut(Source(text), Span(0, len(text)))
    cell = row.cells[1]  # type: ignore[union-attr]
    assert (cell.text, cell.start) == ("1", text.index(">1<") + 1)


def test_delimiter_row_changes_no_figure() -> None:
    text = pipes(parts()).replace("| 行政许可 |", "| --- | --- |\n| 行政许可 |")
    assert {path: cell.raw for path, cell in gaireport.parse(text).cells().items()} == figures()


@pytest.mark.parametrize("spell", [cells_a_line, tabs, plain])
def test_text_without_pipes_is_not_claimed(spell: object) -> None:
    assert claimed("pipe_table", spell(parts())) == 0  # type: ignore[operator]


def test_lone_cells_are_claimed_by_the_other_layout_only() -> None:
    text = lone_pipes(parts())
    assert (claimed("pipe_table", text), claimed("pipe_lines", text) > 0) == (0, True)


def test_whole_rows_are_claimed_by_this_layout_only() -> None:
    text = pipes(parts())
    assert (claimed("pipe_lines", text), claimed("pipe_table", text) > 0) == (0, True)


def test_two_pipes_wherever_one_is_due_part_two_cells() -> None:
    wiki = '{| class="a"\n' + "".join(f"|-\n| 规章 || {at} || || 7\n" for at in range(9)) + "|}\n"
    assert cut("pipe_table", wiki)[1] == "| 规章 | 1 |  | 7"
    assert cut("pipe_table", "规章 || 0\n" * 25)[3] == "| 规章 | 0"


def test_a_single_blank_is_more_of_the_cell_before_where_blank_cells_are_wider() -> None:
    row = "| 深蓝 | | 1 |  | 2 |\n"
    text = "| 名目 | 色 | 甲 | 乙 | 丙 |\n| --- | --- | --- | --- | --- |\n" + row * 4
    adapter = gaireport.adapters()["pipe_table"]

    def spans_in(text: str) -> list[tuple[str, int, int]]:
        *_, last = adapter.cut(Source(text), Span(0, len(text)))
        return [(cell.text, cell.column, cell.columns) for cell in last.cells]  # type: ignore[union-attr]

    assert spans_in(text) == [("深蓝", 0, 2), ("1", 2, 1), ("", 3, 1), ("2", 4, 1)]
    # Where a row begins with one, or no blank is wider, it is a blank cell.
    for other in (text.replace("|  |", "| |"), text + "| | 红 | 3 |  | 4 |\n"):
        assert all(columns == 1 for _, _, columns in spans_in(other))


BROKEN_ROWS = "名  \n目  |  甲  \n类  |  乙   \n---|---|---  \n" + "深  \n蓝  |  1  |      \n" * 8


def test_two_blanks_at_the_end_of_a_line_break_a_cell_where_three_end_the_row() -> None:
    head, *rows = cut("pipe_table", BROKEN_ROWS)
    assert head == "| 名  ~目 | 甲  ~类 | 乙"
    assert set(rows) == {"| 深  ~蓝 | 1 | "}
    # A row that ends in a figure and two blanks shows that they end rows.
    assert "| 深" in cut("pipe_table", BROKEN_ROWS + "红  |  2  |  3  \n")
