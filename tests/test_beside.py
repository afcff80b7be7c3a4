"""A label that may head a column or a row: what stands beside it says which, and its terminal with it."""

import pytest

from gaireport.adapter import CutCell, Row
from gaireport.tokens.lexer import Lexer

APPLICANT_HEADS = "自然人 | 商业企业 | 其他 | 总计"
OUTCOME_HEADS = "行政复议 | 行政诉讼 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
FIVE = " | ".join("02002")
FIFTEEN = " | ".join("020020000000000")


def terminals(*lines: str, table: int = 0) -> list[str]:
    rows = []
    for line in lines:
        texts = [text.strip() for text in line.split("|")]
        cells = tuple(CutCell(text, 0, len(text), at) for at, text in enumerate(texts))
        rows.append(Row(cells, table))
    return [token.type for token in Lexer().lex(rows)]


@pytest.mark.parametrize(
    ("line", "terminal"),
    [
        ("其他 | 4 | 0 | 0 | 0 | 0 | 0 | 4", "OTHER_ROW"),
        ("总计 | 29 | 7 | 0 | 1 | 2 | 1 | 40", "TOTAL_ROW"),
        (f"行政复议 | {FIVE}", "REVIEW_ROW"),
        (f"行政诉讼 | {FIVE}", "LITIGATION_ROW"),
        (f"未经复议直接起诉 | {FIVE}", "DIRECT_ROW"),
        (f"复议后起诉 | {FIVE}", "AFTER_REVIEW_ROW"),
        ("结果维持 | 0 | 1 | 0", "UPHELD_ROW"),
        ("结果纠正 | 0 | 1 | 0", "CORRECTED_ROW"),
        ("其他结果 | 0 | 1 | 0", "OTHER_RESULT_ROW"),
        ("尚未审结 | 0 | 1 | 0", "PENDING_ROW"),
    ],
)
@pytest.mark.parametrize("table", [0, -1])
def test_a_label_beside_figures_heads_a_row(line: str, terminal: str, table: int) -> None:
    assert terminals(line, table=table)[0] == terminal
    assert terminals(line.partition(" |")[0], table=table) == [terminal.removesuffix("_ROW")]


@pytest.mark.parametrize("table", [0, -1])
def test_a_label_beside_other_labels_heads_a_column(table: int) -> None:
    assert terminals(APPLICANT_HEADS, "规章 | 1 | 0 | 4", table=table)[:4] == (
        "NATURAL_PERSON BUSINESS OTHER TOTAL".split()
    )


def test_figures_in_the_next_row_are_not_beside_a_head() -> None:
    assert terminals(OUTCOME_HEADS, FIVE)[-2:] == ["TOTAL", "CELLS"]


def test_figures_in_another_table_are_not_beside_a_head() -> None:
    rows = [Row((CutCell("行政复议", 0, 4, 0),), 0), Row((CutCell("3", 5, 6, 1),), 1)]
    assert next(token.type for token in Lexer().lex(rows)) == "REVIEW"


# In a mere sequence figures stand right behind the last head of table 4.


def test_the_last_head_of_table_4_before_its_fifteen_figures_heads_a_column() -> None:
    assert terminals(OUTCOME_HEADS, FIFTEEN, table=-1)[-2:] == ["TOTAL", "FIFTEEN"]


def test_a_total_behind_the_heads_of_table_4_heads_a_column_whatever_follows() -> None:
    assert terminals(OUTCOME_HEADS, FIVE, table=-1)[-2:] == ["TOTAL", "CELLS"]


def test_a_proceeding_behind_the_heads_of_table_4_heads_a_row_of_fewer_figures() -> None:
    assert terminals(OUTCOME_HEADS, f"行政复议 | {FIVE}", table=-1)[-2:] == ["REVIEW_ROW", "CELLS"]
    assert terminals(OUTCOME_HEADS, f"行政复议 | {FIFTEEN}", table=-1)[-2:] == ["REVIEW", "FIFTEEN"]


def test_a_total_behind_a_row_of_outcomes_heads_a_row() -> None:
    turned = (
        "行政复议 | 未经复议直接起诉 | 复议后起诉",
        "尚未审结 | 0 | 1 | 0",
        "总计 | 0 | 1 | 0",
    )
    assert terminals(*turned, table=-1)[-4:] == ["PENDING_ROW", "THREE", "TOTAL_ROW", "THREE"]


# Unread heads


@pytest.mark.parametrize("printed", ["占比", "小计"])
def test_an_unknown_text_among_heads_is_a_head_that_cannot_be_read(printed: str) -> None:
    found = terminals(f"信息内容 | 本年制发件数 | {printed} | 现行有效件数", "规章 | 1 | 9 | 4")
    assert found == "CONTENT ISSUED UNREAD_HEAD IN_FORCE REGULATIONS THREE".split()
    assert terminals("自然人 | " + printed) == ["NATURAL_PERSON", "UNREAD_HEAD"]


@pytest.mark.parametrize(("printed", "terminal"), [("某类", "UNKNOWN"), ("小计", "SUBTOTAL")])
def test_an_unknown_text_beside_figures_heads_a_row_that_the_form_does_not_have(
    printed: str, terminal: str
) -> None:
    assert terminals("信息内容 | 本年制发件数", f"{printed} | 3 | 1 | 2")[-2:] == [
        terminal,
        "THREE",
    ]


def test_an_unknown_text_behind_a_row_is_no_head() -> None:
    assert terminals("规章 | 1 | 0 | 4", "某类 | 某类")[-1] == "UNKNOWN"


# A column of numbers in front of the labels.


def test_a_number_in_front_of_a_row_is_part_of_its_label() -> None:
    """Behind a blank row it once was read as that row's total."""
    assert terminals("1 | 规章 |  |  | ", "2 | 行政规范性文件 | 8 | 1 | 4") == [
        "REGULATIONS", "THREE", "NORMATIVE_DOCUMENTS", "THREE",
    ]  # fmt: skip


def test_a_number_in_front_of_a_group_is_part_of_its_label() -> None:
    assert (
        terminals("3 | 三、本年度办理结果 | （一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1")[-1]
        == "SEVEN"
    )


@pytest.mark.parametrize("line", ["3 | 0 | 规章 | 1 | 0 | 4", "3 | 自然人 | 商业企业"])
def test_other_figures_in_front_of_a_label_are_figures(line: str) -> None:
    assert terminals(line)[0] in {"ONE", "TWO"}
