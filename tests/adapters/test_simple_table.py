"""SimpleTable: rulers of equals signs and of dashes, rows of a line and of several."""

import pytest
from costs import assert_linear
from cutter import Cutter
from drawn import columns
from hypothesis import given
from hypothesis import strategies as st

import gaireport
from gaireport.adapter import Row
from gaireport.adapters.drawn.simple_table import SimpleTable
from gaireport.nodes import Report

SIMPLE = Cutter(SimpleTable())
cut, rows, lines, claims = SIMPLE.cut, SIMPLE.rows, SIMPLE.lines, SIMPLE.claims


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
    assert rows(EQUALS) == [
        [(0, "项目"), (1, "数量"), (2, "备注")],
        [(0, "甲"), (1, "12"), (2, "无")],
        [(0, "乙"), (1, ""), (2, "")],
        [(0, ""), (1, "34"), (2, "")],
    ]
    assert lines(EQUALS) == ["前文", "后文"]


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
    assert rows(text) == [
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
WHOLE = "丙           5      6      11"
BROKEN = "丙           5      \n6      11"


def test_line_cut_in_two_is_one_row() -> None:
    assert rows(LEFT.replace(WHOLE, BROKEN)) == rows(LEFT)
    spaced = "-" * 33 + "\n" + LEFT.replace("\n", "\n\n").replace("------\n\n", "------\n")
    spaced = spaced.rstrip() + "\n\n" + "-" * 33 + "\n"
    assert rows(spaced) == rows(LEFT)
    assert rows(spaced.replace(WHOLE, BROKEN)) == rows(LEFT)


def test_line_that_may_be_a_row_as_well_stays_one() -> None:
    """All columns are alike in width: 6 and 11 stand in the first two as well as behind 5."""
    text = LEFT.replace(WHOLE, BROKEN).replace("      ", "", 1).replace("------", "", 1)
    for line in ("甲", "乙", "丙"):
        text = text.replace(line + " " * 6, line)
    assert rows(text)[3:] == [[(0, "丙"), (1, "5")], [(0, "6"), (1, "11"), (2, ""), (3, "")]]


def test_line_out_of_its_columns_tells_none() -> None:
    """乙 prints two figures; their blanks were changed, so nothing tells of which columns they are."""
    changed = LEFT.replace("乙                  4      4", "乙        4    4")
    assert rows(changed)[2] == [(0, "乙"), (1, "4"), (2, "4")]
    items = [item for item in cut(changed) if isinstance(item, Row)]
    assert [item.table < 0 for item in items] == [False, False, True, False]


def test_row_before_a_line_out_of_its_columns_may_go_on_there() -> None:
    """What seems blank in it may be printed there: it denies nothing, and what it prints keeps its columns."""
    changed = LEFT.replace("乙                  4      4", "乙                  4\n  4")
    items = [item for item in cut(changed) if isinstance(item, Row)]
    assert [item.table < 0 for item in items] == [False, False, False, True, False]
    assert rows(changed)[2:4] == [[(0, "乙"), (2, "4")], [(0, "4")]]


HEAD = """\
某局2023年政府信息公开工作年度报告

一、总体情况

全年工作正常。

二、主动公开政府信息情况

"""
WIDTHS = (30, 14, 14, 14)


def report(flush: str, *lines: tuple[str, ...] | str) -> Report:
    """Of a table with these lines, whole ones or cells; a blank last cell has no padding."""
    heads = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    ruler = " ".join("-" * width for width in WIDTHS)
    drawn = [
        line if isinstance(line, str) else _draw(line, flush) for line in (heads, ruler, *lines)
    ]
    parsed = gaireport.parse(HEAD + "\n".join(drawn) + "\n\n")
    assert parsed.layout == "simple_table"
    return parsed


def _draw(cells: tuple[str, ...], flush: str) -> str:
    drawn = []
    for text, width in zip(cells, WIDTHS, strict=True):
        gap = width - columns(text)
        before = {"left": 0, "right": gap, "middle": gap // 2}[flush]
        drawn.append(" " * before + text + " " * (gap - before))
    return " ".join(drawn) if cells[-1] else " ".join([*drawn[:-1], ""])


def figures(parsed: Report, row: str) -> list[str | None]:
    return [cell.raw for path, cell in parsed.cells().items() if path.startswith(row)]


def named(parsed: Report) -> set[str]:
    return {path for diagnostic in parsed.diagnostics for path in diagnostic.cells}


@pytest.mark.parametrize("page", ["2", "  2", "- 2 -", " " * 13 + "2", " " * 6 + "2"])
@pytest.mark.parametrize("flush", ["left", "right", "middle"])
def test_number_of_a_page_between_rows_is_no_figure_in_silence(flush: str, page: str) -> None:
    for row in (("规章", "1", "0", ""), ("规章", "1", "", ""), ("规章", "", "", "")):
        parsed = report(flush, row, page, ("行政规范性文件", "4", "0", "5"))
        assert "proactive.regulations.in_force" in named(parsed), row
        assert figures(parsed, "proactive.normative_documents") == ["4", "0", "5"]
        assert "proactive.normative_documents.in_force" not in named(parsed)


@pytest.mark.parametrize("page", ["1  2", "2", " " * 64 + "2"])
def test_number_of_a_page_touches_a_row_set_apart_by_blank_lines(page: str) -> None:
    """A line that prints what the row lacks is none of the row's, whether or not it stands in the columns."""
    rule = "-" * (sum(WIDTHS) + len(WIDTHS) - 1)
    columns = " ".join("-" * width for width in WIDTHS)
    above, under = ("规章", "1", "0", ""), ("行政规范性文件", "4", "0", "")
    for lines in (
        [_draw(above, "right"), page, "", _draw(under, "right")],
        [_draw(above, "right"), "", page, _draw(under, "right")],
    ):
        heads = _draw(("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), "right")
        text = "\n".join([HEAD, rule, heads, columns, *lines, "", rule, "", ""])
        parsed = gaireport.parse(text)
        assert parsed.layout == "simple_table"
        for row in ("proactive.regulations", "proactive.normative_documents"):
            read = figures(parsed, row)
            assert read[2] in ("", None) or f"{row}.in_force" in named(parsed), (row, read)
            assert read[:2] in (["1", "0"], ["4", "0"]) or f"{row}.issued" in named(parsed)


def test_word_under_a_row_that_breaks_off_may_be_its_last_cell() -> None:
    for word in ("无", " " * 12 + "无"):
        parsed = report("left", ("规章", "1", "0", ""), word, ("行政规范性文件", "4", "0", "5"))
        assert "proactive.regulations.in_force" in named(parsed), word
        assert figures(parsed, "proactive.regulations") == ["1", "0", ""]


def test_row_of_a_label_only_under_one_that_breaks_off() -> None:
    parsed = report("left", ("规章", "1", "0", ""), "行政规范性文件")
    assert figures(parsed, "proactive.regulations") == ["1", "0", ""]
    assert figures(parsed, "proactive.normative_documents") == ["", "", ""]
    assert any(label.text == "行政规范性文件" for label in parsed.labels)


def test_row_that_breaks_off_under_another_is_no_rest_of_it() -> None:
    drawn = [
        _draw(line, "left")
        for line in (
            ("规章", "1", "0", ""),
            ("行政规范性文件", "", "", ""),
            ("行政许可", "1", "0", ""),
        )
    ]
    ruler = " ".join("-" * width for width in WIDTHS)
    assert rows("\n".join([_draw(("信息内容", "甲", "乙", "丙"), "left"), ruler, *drawn]) + "\n\n")[1] == [
        (0, "规章"), (1, "1"), (2, "0"), (3, ""),
    ]  # fmt: skip


def test_rows_without_the_blank_line_between() -> None:
    text = SPACED.replace("\n\n  乙 ", "\n  乙 ")
    assert text != SPACED
    assert rows(text) == rows(SPACED)


def test_styled_blank_is_blank() -> None:
    text = DASHES.replace("甲 ", "[ ]{.x} ")
    assert "[ ]" in text
    assert not any("[" in piece or piece.isspace() for row in rows(text) for _, piece in row)


def test_dashes_under_a_header_end_at_a_blank_line() -> None:
    assert rows(DASHES) == [
        [(0, "项目"), (1, "数量"), (2, "备注")],
        [(0, "甲"), (1, "12"), (2, "")],
        [(0, ""), (1, "34"), (2, "无")],
        [(0, "乙"), (1, ""), (2, "")],
    ]
    assert lines(DASHES) == ["前文", "后文"]


def test_rows_set_apart_by_blank_lines() -> None:
    assert rows(SPACED) == [
        [(0, "项目"), (1, "数量"), (2, "备注")],
        [(0, "很长\n的名"), (1, "12"), (2, "")],
        [(0, "乙"), (1, ""), (2, "无")],
    ]
    assert lines(SPACED) == [": 题注"]


def test_no_header() -> None:
    text = "甲文\n\n---- ----\n甲   1\n乙   2\n---- ----\n\n尾\n"
    assert rows(text) == [[(0, "甲"), (1, "1")], [(0, "乙"), (1, "2")]]
    assert lines(text) == ["甲文", "尾"]


def test_spans_and_table_numbers() -> None:
    for text in (EQUALS, DASHES, SPACED):
        found = [item for item in cut(text) if isinstance(item, Row)]
        assert len({row.table for row in found}) == 1
        for cell in (cell for row in found for cell in row.cells if "\n" not in cell.text):
            assert text[cell.start : cell.end] == cell.text
    two = [item.table for item in cut(EQUALS + EQUALS) if isinstance(item, Row)]
    assert len(set(two)) == 2


@pytest.mark.parametrize(
    "line", ["“甲”     1", "“甲”   1", "“甲”      1"], ids=["narrow", "wide", "count"]
)
def test_ways_to_count_columns(line: str) -> None:
    text = f"======== ====\n{line}\n======== ====\n"
    assert rows(text) == [[(0, "“甲”"), (1, "1")]]


def test_a_line_that_overruns_its_column() -> None:
    assert rows("---- ----\n很长的名字  1\n乙   2\n---- ----\n")[0][0] == (0, "很长的名字")


def test_claims() -> None:
    assert all(claims(text) > 12 for text in (EQUALS, DASHES, SPACED))
    assert claims("题\n====\n\n文 --- 文\n\n----\n") == 0


PIECES = st.sampled_from(
    ["-- --", "== ==", "---", "=====", "甲", "1", " ", "   ", "\n", "\n\n", "“", "\t", "\\"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=80).map("".join)))
def test_any_text_is_cut_with_valid_spans_and_nothing_printed_is_lost(text: str) -> None:
    SIMPLE.check_that_nothing_printed_is_lost(text)


@pytest.mark.parametrize(
    "unit",
    ["-- --\n", "== ==\n", "-- --\na b\n\n", "--\n-- --\n", "== ==\n-- --\n", "a b\n-- --\n"],
)
def test_cost_grows_with_length_only(unit: str) -> None:
    def work(count: int) -> None:
        cut(unit * count)
        claims(unit * count)

    assert_linear(work, 2_000, times=16)
