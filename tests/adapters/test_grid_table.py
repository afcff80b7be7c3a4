"""GridTable: frames of plus signs, wrapped and spanning cells, ways to count columns."""

import pytest
from costs import assert_linear
from cutter import Cutter
from drawn import columns
from hypothesis import given
from hypothesis import strategies as st

from gaireport.adapter import Line, Row
from gaireport.adapters.drawn.grid_table import GridTable
from gaireport.source import Source, Span

GRID = Cutter(GridTable())


PLAIN = """\
前文

+------+-------+------+
| 项目 | 数量  | 备注 |
+======+=======+======+
| 甲   | 1,200 |      |
+------+-------+------+
| 乙   | +14   | 无   |
+------+-------+------+

后文
"""


def test_rows_columns_and_lines() -> None:
    assert [item.text for item in GRID.cut(PLAIN) if isinstance(item, Line)] == ["前文", "后文"]
    assert GRID.rows(PLAIN) == [
        [(0, "项目"), (1, "数量"), (2, "备注")],
        [(0, "甲"), (1, "1,200"), (2, "")],
        [(0, "乙"), (1, "+14"), (2, "无")],
    ]


def test_spans_are_the_printed_text_and_one_table_has_one_number() -> None:
    found = [item for item in GRID.cut(PLAIN) if isinstance(item, Row)]
    assert all(PLAIN[cell.start : cell.end] == cell.text for row in found for cell in row.cells)
    assert {row.table for row in found} == {PLAIN.index("+--")}


def test_spanning_cells() -> None:
    text = """\
+-----------+-------+
| 说明      | 情况  |
|           +---+---+
|           | a | b |
+---+-------+---+---+
| x | one   | 1 | 2 |
|   +-------+---+---+
| y | two   | 3 |   |
+---+-------+---+---+
"""
    assert GRID.rows(text) == [
        [(0, "说明"), (2, "情况")],
        [(2, "a"), (3, "b")],
        [(0, "x\ny"), (1, "one"), (2, "1"), (3, "2")],
        [(1, "two"), (2, "3"), (3, "")],
    ]


def test_wrapped_label_and_broken_figure_keep_their_lines() -> None:
    text = """\
+------+------+
| 项目 | 数量 |
+======+======+
| 很长 | 1    |
| 的名 | 4069 |
+------+------+
| 两段 | 12   |
|      |      |
|      | 34   |
+------+------+
"""
    assert GRID.rows(text)[1:] == [
        [(0, "很长\n的名"), (1, "1\n4069")],
        [(0, "两段"), (1, "12\n34")],
    ]


@pytest.mark.parametrize(
    "line",
    ["| “甲”   | 1    |", "| “甲” | 1    |", "| “甲”    | 1    |", "|“甲”|1|"],
    ids=["narrow", "wide", "count", "none"],
)
def test_ways_to_count_columns_of_a_grid(line: str) -> None:
    text = f"+--------+------+\n| a      | b    |\n+========+======+\n{line}\n+--------+------+\n"
    assert GRID.rows(text)[1] == [(0, "“甲”"), (1, "1")]


def test_a_bar_in_a_cell_is_text() -> None:
    text = "+-------+---+\n| a     | b |\n+=======+===+\n| x|y   | 1 |\n+-------+---+\n"
    assert GRID.rows(text)[1] == [(0, "x|y"), (1, "1")]


def test_escapes_and_styles_are_markup() -> None:
    text = """\
+--------+--------------------+
| a      | b                  |
+========+====================+
| \\-     | [12]{style="x"}    |
+--------+--------------------+
| \\      | -                  |
+--------+--------------------+
"""
    assert GRID.rows(text)[1:] == [[(0, "-"), (1, "12")], [(0, ""), (1, "-")]]
    assert all(
        text[cell.start : cell.end] == cell.text for row in GRID.cut(text) for cell in row.cells
    )  # type: ignore[union-attr]


def test_styles_are_markup_in_every_paragraph_and_over_lines() -> None:
    rule = "+-----------------+-----------------+\n"
    text = (
        rule
        + '| [深]{style="a"} | [1]{style="text |\n'
        + "|                 | -decoration:li  |\n"
        + '| [蓝]{style="b"} | ne-through"}    |\n'
        + rule
        + "| 红              | 2               |\n"
        + rule
        + "| 白              | 3               |\n"
        + rule
    )
    row = next(item for item in GRID.cut(text) if isinstance(item, Row))
    assert [(cell.text, cell.is_whole) for cell in row.cells] == [("深\n蓝", True), ("1", False)]


def test_as_many_edges_as_above_are_those_of_the_row_wherever_they_stand() -> None:
    text = (
        "+---+---+---+---+\n"
        "| 甲 | 乙 |  |  |\n"
        "| 子 | 丑 |  |  |\n"
        "+---+---+---+---+\n"
        "| 1 | 2 | 3 | 4 |\n"
        "+---+---+---+---+\n"
    )
    assert GRID.placed(text) == [
        [(0, "甲\n子"), (1, "乙\n丑"), (2, ""), (3, "")],
        [(0, "1"), (1, "2"), (2, "3"), (3, "4")],
    ]


def test_wide_character_in_a_column_too_narrow_for_it() -> None:
    text = "+---+---+-----+\n| 一 |  | 415 |\n| 二 |  |     |\n+---+---+-----+\n| 三 |  | 7   |\n+---+---+-----+\n"
    assert GRID.rows(text) == [[(0, "一\n二"), (1, ""), (2, "415")], [(0, "三"), (1, ""), (2, "7")]]


def test_tables_on_one_another_and_a_region() -> None:
    text = PLAIN.split("\n\n")[1] + "\n"
    assert len({row.table for row in GRID.cut(text + text) if isinstance(row, Row)}) == 2
    region = Span(PLAIN.index("| 甲"), PLAIN.index("后文"))
    for item in GridTable().cut(Source(PLAIN), region):
        for piece in item.cells if isinstance(item, Row) else (item,):
            assert region.start <= piece.start <= piece.end <= region.end


def test_a_frame_round_a_page_is_no_table() -> None:
    inner = PLAIN.split("\n\n")[1].split("\n")
    width = 40
    body = ["题", "", *inner, "", "尾"]
    framed = [f"| {line}{' ' * (width - columns(line))} |" for line in body]
    edge = f"+{'-' * (width + 2)}+"
    text = "\n".join([edge, *framed, edge, ""])
    assert GRID.rows(text) == GRID.rows(PLAIN)
    assert [item.text for item in GRID.cut(text) if isinstance(item, Line)] == ["题", "尾"]


def test_a_ruled_table_beside_a_frame_is_read_too() -> None:
    text = PLAIN + "\n==== ==\n甲   1\n乙   2\n==== ==\n"
    assert GRID.rows(text)[-2:] == [[(0, "甲"), (1, "1")], [(0, "乙"), (1, "2")]]


def test_claims_of_grids() -> None:
    assert GRID.claims(PLAIN) > PLAIN.count("|")
    assert GRID.claims("| a | b |\n|---|---|\n| 1 | 2 |\n") == 0
    assert GRID.claims("甲+-乙") == 0
    assert GRID.claims("+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n| 3 | 4 |\n+---+---+\n") == 0


GRID_PIECES = st.sampled_from(
    ["+", "-", "--", "=", "|", "甲", "1", " ", "  ", "\n", "\n|", "\n+--", "--+\n", "“", "\t", "\\"]
)


@given(st.one_of(st.text(), st.lists(GRID_PIECES, max_size=80).map("".join)))
def test_any_text_with_grids_is_cut_and_nothing_printed_is_lost(text: str) -> None:
    GRID.check_that_nothing_printed_is_lost(text)


@pytest.mark.parametrize(
    "unit",
    ["+-", "|", "+--+\n", "+-+-+\n|a|b|\n", "|中|\n", "+-\n|x|\n", "-- --\n", "== ==\n-- --\n"],
)
def test_cost_of_grids_grows_with_length_only(unit: str) -> None:
    def work(count: int) -> None:
        text = "+-" * count + "+\n" + unit * count
        GRID.cut(text)
        GRID.claims(text)

    assert_linear(work, 2_000, times=16)
