"""Tables of MediaWiki and AsciiDoc: cells over several lines, merged ones, tables in cells, nothing lost."""

import pytest
from costs import assert_linear
from cut_texts import cut, tables

from gaireport.adapter import Row
from gaireport.cutting import registry
from gaireport.source import Source, Span


def placed_with_spans(text: str) -> list[list[tuple[str, int, int, int]]]:
    """Text, column, rows and columns of each cell."""
    items = registry.get_adapter("pipe_table").cut(Source(text), Span(0, len(text)))
    rows = [item for item in items if isinstance(item, Row)]
    return [[(c.text, c.column, c.rows, c.columns) for c in row.cells] for row in rows]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            '{| class="wikitable"\n|-\n! rowspan="2" | 名目 !! colspan=2 | 件数\n'
            "|-\n! 甲 !! 乙\n|-\n| 红 || 1 || 2\n|}\n",
            "1 2",
        ),
        ('[cols="2,1,1"]\n|===\n.2+|名目 2+|件数\n|甲|乙\n|红 2*|7\n|===\n', "7 7"),
    ],
    ids=["MediaWiki", "AsciiDoc"],
)
def test_merged_cells_cover_their_rows_and_columns(text: str, last: str) -> None:
    one, other = last.split()
    assert placed_with_spans(text) == [
        [("名目", 0, 2, 1), ("件数", 1, 1, 2)],
        [("甲", 1, 1, 1), ("乙", 2, 1, 1)],
        [("红", 0, 1, 1), (one, 1, 1, 1), (other, 2, 1, 1)],
    ]


def test_a_cell_of_mediawiki_goes_on_until_the_next_mark() -> None:
    text = """\
{|
|width="4%"|
<span lang="EN-US">深</span>

<span>蓝色</span>
|
| '''3'''
|- style="height:1px"
| 红
| 4
|}
"""
    assert cut("pipe_table", text) == ["| 深~~蓝色 |  | 3", "| 红 | 4"]
    assert tables("pipe_table", text) == [0, 0]


def test_a_cell_of_asciidoc_goes_on_until_the_next_mark() -> None:
    text = """\
[width="99%",cols="3*",]
|===
a|
深

蓝色

| |3
|红 |4 |5
|===
"""
    assert cut("pipe_table", text) == ["| 深~~蓝色 |  | 3", "| 红 | 4 | 5"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_first_line_of_asciidoc_says_how_many_columns_there_are(between: str) -> None:
    text = f"|===\n|名目 |甲 |乙\n\n|红{between}|1\n|2\n|===\n"
    assert cut("pipe_table", text) == ["| 名目 | 甲 | 乙", "| 红 | 1 | 2"]


def test_blank_lines_part_rows_of_cells_one_a_line() -> None:
    text = "|===\n|名目\n|甲\n\n|红\n|1\n|===\n"
    assert cut("pipe_table", text) == ["| 名目 | 甲", "| 红 | 1"]


@pytest.mark.parametrize(
    "inner", ["{|\n| 红 || 1\n|-\n| 蓝 || 2\n|}", "{| width=9\n| 红\n| 1\n|-\n| 蓝\n| 2\n|}"]
)
def test_a_table_in_a_cell_is_one_of_its_own(inner: str) -> None:
    text = f'{{|\n|width="100%"|\n一、总体情况\n{inner}\n二、其他\n|}}\n完\n'
    assert cut("pipe_table", text) == ["一、总体情况", "| 红 | 1", "| 蓝 | 2", "二、其他", "完"]


def test_a_table_in_a_cell_of_asciidoc_has_marks_of_its_own() -> None:
    text = '|===\na|\n一、总体情况\n\n[cols="2*"]\n!===\n!红 !1\n!蓝 !2\n!===\n\n二、其他\n|===\n'
    assert cut("pipe_table", text) == ["一、总体情况", "| 红 | 1", "| 蓝 | 2", "二、其他"]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("{| 单位：件\n| 红 || 1\n|}\n", "单位：件"),
        ("{|\n|+ 单位：件\n| 红 || 1\n|}\n", "单位：件"),
        ("{|\n单位：件\n| 红 || 1\n|}\n", "单位：件"),
        ("{|\n|- 单位：件\n| 红 || 1\n|}\n", "单位：件"),
        ("{|\n| 红 || 1\n|} 单位：件\n", "单位：件"),
        ("|===\n单位：件\n|红 |1\n|===\n", "单位：件"),
        ("|===\n单位：件\n|===\n", "单位：件"),
        ("{|\n{|\n| 单位：件\n|}\n| 红 || 1\n|}\n", "单位：件"),
    ],
)
def test_text_beside_marks_is_given(text: str, lost: str) -> None:
    assert any(lost in item for item in cut("pipe_table", text))


def test_a_table_without_an_end_goes_on_to_the_end() -> None:
    assert cut("pipe_table", "{|\n| 红 || 1\n|-\n| 蓝 || 2\n") == ["| 红 | 1", "| 蓝 | 2"]


@pytest.mark.parametrize(
    "text",
    [
        '{|\n| 红 || style="display:none" | 1 || 2\n|}\n',
        '{|\n| 红\n|style="text-decoration:line-through"| 1\n| 2\n|}\n',
        '{|\n|- style="visibility:hidden"\n| 红 || 1 || 2\n|}\n',
    ],
)
def test_what_attributes_hide_or_strike_out_is_no_whole_cell(text: str) -> None:
    (row,) = registry.get_adapter("pipe_table").cut(Source(text), Span(0, len(text)))
    assert isinstance(row, Row)
    assert not row.cells[1].is_whole
    assert [cell.is_whole for cell in row.cells].count(False) in (1, 3)


def test_merged_cells_of_the_first_line_count_all_their_columns() -> None:
    text = "|===\n.2+|名目 2+|件数\n|甲|乙\n|红|1|2\n|===\n"
    assert [row[-1] for row in placed_with_spans(text)] == [
        ("件数", 1, 1, 2),
        ("乙", 2, 1, 1),
        ("2", 2, 1, 1),
    ]


def test_cost_of_tables_on_one_another_grows_with_length_only() -> None:
    adapter = registry.get_adapter("pipe_table")

    def work(count: int) -> None:
        text = "x\n" + "|===\n" * count
        list(adapter.cut(Source(text), Span(0, len(text))))

    assert_linear(work, 3000)
