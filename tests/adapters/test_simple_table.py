"""SimpleTable: rulers of equals signs and of dashes, rows of a line and of several."""

import pytest
from costs import assert_linear
from cutter import Cutter
from drawn import columns
from hypothesis import given
from hypothesis import strategies as st
from readings import named_cells

import gaireport
from gaireport.adapter import Row
from gaireport.adapters.drawn.simple_table import SimpleTable
from gaireport.nodes import Report

SIMPLE = Cutter(SimpleTable())


EQUALS = """\
前文

==== ====== ====
项目 数量   备注
==== ====== ====
甲   12     无
乙
     34
==== ====== ====

后文
"""

DASHES = """\
前文

  项目   数量   备注
  ------ ------ ------
  甲     12
         34     无
  乙

后文
"""

SPACED = """\
  ---------------------
  项目   数量   备注
  ------ ------ -------
  很长   12
  的名

  乙            无
  ---------------------

  : 题注
"""


def test_equals() -> None:
    assert SIMPLE.rows(EQUALS) == [
        [(0, "项目"), (1, "数量"), (2, "备注")],
        [(0, "甲"), (1, "12"), (2, "无")],
        [(0, "乙"), (1, ""), (2, "")],
        [(0, ""), (1, "34"), (2, "")],
    ]
    assert SIMPLE.lines(EQUALS) == ["前文", "后文"]


def test_equals_line_that_goes_on_and_joined_columns() -> None:
    text = """\
===== ===== =====
甲    一二    丙
----- -----------
x     甲乙
      丙丁
y     1     2
===== ===== =====
"""
    assert SIMPLE.rows(text) == [
        [(0, "甲"), (1, "一二    丙")],
        [(0, "x"), (1, "甲乙\n丙丁"), (2, "")],
        [(0, "y"), (1, "1"), (2, "2")],
    ]


LEFT = """\
项目         数量   备注   总计
------------ ------ ------ ------
甲           12     3      15
乙                  4      4
丙           5      6      11

"""
WHOLE_LINE = "丙           5      6      11"
BROKEN = "丙           5      \n6      11"


def test_line_cut_in_two_is_one_row() -> None:
    assert SIMPLE.rows(LEFT.replace(WHOLE_LINE, BROKEN)) == SIMPLE.rows(LEFT)
    spaced = "-" * 33 + "\n" + LEFT.replace("\n", "\n\n").replace("------\n\n", "------\n")
    spaced = spaced.rstrip() + "\n\n" + "-" * 33 + "\n"
    assert SIMPLE.rows(spaced) == SIMPLE.rows(LEFT)
    assert SIMPLE.rows(spaced.replace(WHOLE_LINE, BROKEN)) == SIMPLE.rows(LEFT)


def test_line_that_may_be_a_row_as_well_stays_one() -> None:
    """All columns are alike in width: 6 and 11 stand in the first two as well as behind 5."""
    text = LEFT.replace(WHOLE_LINE, BROKEN).replace("      ", "", 1).replace("------", "", 1)
    for line in ("甲", "乙", "丙"):
        text = text.replace(line + " " * 6, line)
    assert SIMPLE.rows(text)[3:] == [[(0, "丙"), (1, "5")], [(0, "6"), (1, "11"), (2, ""), (3, "")]]


def test_line_out_of_its_columns_tells_none() -> None:
    """乙 prints two figures; their blanks were changed, so nothing tells of which columns they are."""
    changed = LEFT.replace("乙                  4      4", "乙        4    4")
    assert SIMPLE.rows(changed)[2] == [(0, "乙"), (1, "4"), (2, "4")]
    items = [item for item in SIMPLE.cut(changed) if isinstance(item, Row)]
    assert [item.table < 0 for item in items] == [False, False, True, False]


def test_row_before_a_line_out_of_its_columns_may_go_on_there() -> None:
    """What seems blank in it may be printed there: it denies nothing, and what it prints keeps its columns."""
    changed = LEFT.replace("乙                  4      4", "乙                  4\n  4")
    items = [item for item in SIMPLE.cut(changed) if isinstance(item, Row)]
    assert [item.table < 0 for item in items] == [False, False, False, True, False]
    assert SIMPLE.rows(changed)[2:4] == [[(0, "乙"), (2, "4")], [(0, "4")]]


REPORT_HEAD = """\
某局2023年政府信息公开工作年度报告

一、总体情况

全年工作正常。

二、主动公开政府信息情况

"""
WIDTHS = (30, 14, 14, 14)


def report_of_table(flush: str, *lines: tuple[str, ...] | str) -> Report:
    """Of a table with these lines, whole ones or cells; a blank last cell has no padding."""
    heads = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    ruler = " ".join("-" * width for width in WIDTHS)
    drawn = [
        line if isinstance(line, str) else _draw_line(line, flush)
        for line in (heads, ruler, *lines)
    ]
    parsed = gaireport.parse(REPORT_HEAD + "\n".join(drawn) + "\n\n")
    assert parsed.layout == "simple_table"
    return parsed


def _draw_line(cells: tuple[str, ...], flush: str) -> str:
    drawn = []
    for text, width in zip(cells, WIDTHS, strict=True):
        gap = width - columns(text)
        before = {"left": 0, "right": gap, "middle": gap // 2}[flush]
        drawn.append(" " * before + text + " " * (gap - before))
    return " ".join(drawn) if cells[-1] else " ".join([*drawn[:-1], ""])


def raw_figures(parsed: Report, row: str) -> list[str | None]:
    return [cell.raw for path, cell in parsed.cells().items() if path.startswith(row)]


@pytest.mark.parametrize("page", ["2", "  2", "- 2 -", " " * 13 + "2", " " * 6 + "2"])
@pytest.mark.parametrize("flush", ["left", "right", "middle"])
def test_number_of_a_page_between_rows_is_no_figure_in_silence(flush: str, page: str) -> None:
    for row in (("规章", "1", "0", ""), ("规章", "1", "", ""), ("规章", "", "", "")):
        parsed = report_of_table(flush, row, page, ("行政规范性文件", "4", "0", "5"))
        assert "proactive.regulations.in_force" in named_cells(parsed), row
        assert raw_figures(parsed, "proactive.normative_documents") == ["4", "0", "5"]
        assert "proactive.normative_documents.in_force" not in named_cells(parsed)


@pytest.mark.parametrize("page", ["1  2", "2", " " * 64 + "2"])
def test_number_of_a_page_touches_a_row_set_apart_by_blank_lines(page: str) -> None:
    """A line that prints what the row lacks is none of the row's, whether or not it stands in the columns."""
    rule = "-" * (sum(WIDTHS) + len(WIDTHS) - 1)
    columns = " ".join("-" * width for width in WIDTHS)
    above, under = ("规章", "1", "0", ""), ("行政规范性文件", "4", "0", "")
    for lines in (
        [_draw_line(above, "right"), page, "", _draw_line(under, "right")],
        [_draw_line(above, "right"), "", page, _draw_line(under, "right")],
    ):
        heads = _draw_line(("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), "right")
        text = "\n".join([REPORT_HEAD, rule, heads, columns, *lines, "", rule, "", ""])
        parsed = gaireport.parse(text)
        assert parsed.layout == "simple_table"
        for row in ("proactive.regulations", "proactive.normative_documents"):
            read = raw_figures(parsed, row)
            assert read[2] in ("", None) or f"{row}.in_force" in named_cells(parsed), (row, read)
            assert read[:2] in (["1", "0"], ["4", "0"]) or f"{row}.issued" in named_cells(parsed)


def test_word_under_a_row_that_breaks_off_may_be_its_last_cell() -> None:
    for word in ("无", " " * 12 + "无"):
        parsed = report_of_table(
            "left", ("规章", "1", "0", ""), word, ("行政规范性文件", "4", "0", "5")
        )
        assert "proactive.regulations.in_force" in named_cells(parsed), word
        assert raw_figures(parsed, "proactive.regulations") == ["1", "0", ""]


def test_row_of_a_label_only_under_one_that_breaks_off() -> None:
    parsed = report_of_table("left", ("规章", "1", "0", ""), "行政规范性文件")
    assert raw_figures(parsed, "proactive.regulations") == ["1", "0", ""]
    assert raw_figures(parsed, "proactive.normative_documents") == ["", "", ""]
    assert any(label.text == "行政规范性文件" for label in parsed.labels)


def test_row_that_breaks_off_under_another_is_no_rest_of_it() -> None:
    drawn = [
        _draw_line(line, "left")
        for line in (
            ("规章", "1", "0", ""),
            ("行政规范性文件", "", "", ""),
            ("行政许可", "1", "0", ""),
        )
    ]
    ruler = " ".join("-" * width for width in WIDTHS)
    assert SIMPLE.rows("\n".join([_draw_line(("信息内容", "甲", "乙", "丙"), "left"), ruler, *drawn]) + "\n\n")[1] == [
        (0, "规章"), (1, "1"), (2, "0"), (3, ""),
    ]  # fmt: skip


def test_rows_without_the_blank_line_between() -> None:
    text = SPACED.replace("\n\n  乙 ", "\n  乙 ")
    assert text != SPACED
    assert SIMPLE.rows(text) == SIMPLE.rows(SPACED)


def test_styled_blank_is_blank() -> None:
    text = DASHES.replace("甲 ", "[ ]{.x} ")
    assert "[ ]" in text
    assert not any("[" in piece or piece.isspace() for row in SIMPLE.rows(text) for _, piece in row)


def test_dashes_under_a_header_end_at_a_blank_line() -> None:
    assert SIMPLE.rows(DASHES) == [
        [(0, "项目"), (1, "数量"), (2, "备注")],
        [(0, "甲"), (1, "12"), (2, "")],
        [(0, ""), (1, "34"), (2, "无")],
        [(0, "乙"), (1, ""), (2, "")],
    ]
    assert SIMPLE.lines(DASHES) == ["前文", "后文"]


def test_rows_set_apart_by_blank_lines() -> None:
    assert SIMPLE.rows(SPACED) == [
        [(0, "项目"), (1, "数量"), (2, "备注")],
        [(0, "很长\n的名"), (1, "12"), (2, "")],
        [(0, "乙"), (1, ""), (2, "无")],
    ]
    assert SIMPLE.lines(SPACED) == [": 题注"]


def test_no_header() -> None:
    text = "甲文\n\n---- ----\n甲   1\n乙   2\n---- ----\n\n尾\n"
    assert SIMPLE.rows(text) == [[(0, "甲"), (1, "1")], [(0, "乙"), (1, "2")]]
    assert SIMPLE.lines(text) == ["甲文", "尾"]


def test_spans_and_table_numbers() -> None:
    for text in (EQUALS, DASHES, SPACED):
        found = [item for item in SIMPLE.cut(text) if isinstance(item, Row)]
        assert len({row.table for row in found}) == 1
        for cell in (cell for row in found for cell in row.cells if "\n" not in cell.text):
            assert text[cell.start : cell.end] == cell.text
    two = [item.table for item in SIMPLE.cut(EQUALS + EQUALS) if isinstance(item, Row)]
    assert len(set(two)) == 2


@pytest.mark.parametrize(
    "line", ["“甲”     1", "“甲”   1", "“甲”      1"], ids=["narrow", "wide", "count"]
)
def test_ways_to_count_columns_under_rulers(line: str) -> None:
    text = f"======== ====\n{line}\n======== ====\n"
    assert SIMPLE.rows(text) == [[(0, "“甲”"), (1, "1")]]


def test_a_line_that_overruns_its_column() -> None:
    assert SIMPLE.rows("---- ----\n很长的名字  1\n乙   2\n---- ----\n")[0][0] == (0, "很长的名字")


def test_claims_of_rulers() -> None:
    assert all(SIMPLE.claims(text) > 12 for text in (EQUALS, DASHES, SPACED))
    assert SIMPLE.claims("题\n====\n\n文 --- 文\n\n----\n") == 0


SIMPLE_PIECES = st.sampled_from(
    ["-- --", "== ==", "---", "=====", "甲", "1", " ", "   ", "\n", "\n\n", "“", "\t", "\\"]
)


@given(st.one_of(st.text(), st.lists(SIMPLE_PIECES, max_size=80).map("".join)))
def test_any_text_with_rulers_is_cut_and_nothing_printed_is_lost(text: str) -> None:
    SIMPLE.check_that_nothing_printed_is_lost(text)


@pytest.mark.parametrize(
    "unit",
    ["-- --\n", "== ==\n", "-- --\na b\n\n", "--\n-- --\n", "== ==\n-- --\n", "a b\n-- --\n"],
)
def test_cost_of_rulers_grows_with_length_only(unit: str) -> None:
    def work(count: int) -> None:
        SIMPLE.cut(unit * count)
        SIMPLE.claims(unit * count)

    assert_linear(work, 2_000, times=16)
