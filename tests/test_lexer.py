"""Rows and lines come in, tokens go out: labels by their terminal, figures by their number, prose by the stretch."""

import pytest

import gaireport
from gaireport.adapter import CutCell, Line, Row
from gaireport.tokens.figures import UNREADABLE
from gaireport.tokens.kinds import Found, Run, Token, classify, figure_of
from gaireport.tokens.lexer import Lexer
from gaireport.tokens.lexicon import Entry
from gaireport.tokens.rows import part_label


def row(line: str, table: int = 0) -> Row:
    """Cells with bars between; ~ is a line break inside a cell."""
    texts = [text.strip().replace("~", "\n") for text in line.split("|")]
    return Row(tuple(CutCell(text, 0, len(text), at) for at, text in enumerate(texts)), table)


def line(text: str) -> Line:
    return Line(text, 0, len(text))


def lex(*items: str | Row | Line, table: int = 0) -> list[Token]:
    """Strings with a bar are rows, others are lines."""
    made = [(row(i, table) if "|" in i else line(i)) if isinstance(i, str) else i for i in items]
    return Lexer().lex(made)


def types(*items: str | Row | Line, table: int = 0) -> str:
    return " ".join(token.type for token in lex(*items, table=table))


def token_texts(token: Token) -> list[str]:
    assert isinstance(token.value, Found | Run)
    return [cell.text for cell in token.value.cells]


@pytest.mark.parametrize(
    ("printed", "terminals"),
    [
        ("规章 | 1 | 0 | 4", "REGULATIONS THREE"),
        ("行政许可 | 143", "LICENSING ONE"),
        ("政府集中采购 | 21 | 356.8", "PROCUREMENT TWO"),
        ("2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1", "DUPLICATE SEVEN"),
        ("2.重复申请 | 1 | 0 | 0 | 0 | 0 | 1", "DUPLICATE CELLS"),
        ("规章 | / | - | ", "REGULATIONS THREE"),
        ("规章 |  |  | ", "REGULATIONS THREE"),
        ("第二十条第（一）项 |  |  | ", "CAPTION"),
        (
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数",
            "CONTENT ISSUED REPEALED IN_FORCE",
        ),
        (
            " | （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0",
            "DENIED STATE_SECRET SEVEN",
        ),
        ("3.其他 | 4 | 0", "OTHER_OUTCOME TWO"),
        ("其他 | 4 | 0", "OTHER_ROW TWO"),
        ("（六）其他处理 | 3.其他 | 4", "OTHER_PROCESSING OTHER_OUTCOME ONE"),
        ("（六）其他处理 | 4 | 0 | 0 | 0 | 0 | 0 | 4", "OTHER_PROCESSING SEVEN"),
        ("第三类文件 | 3 | 1 | 2", "UNKNOWN THREE"),
    ],
)
def test_row_becomes_its_labels_and_one_run(printed: str, terminals: str) -> None:
    assert types(printed) == terminals


def test_fifteen_figures_are_one_run() -> None:
    assert types(" | ".join("0" * 15)) == "FIFTEEN"


def test_run_knows_its_table_its_width_and_the_column_of_its_label() -> None:
    run = lex(" |  | 2.重复申请 | 1 | 0 | 0", table=7)[1].value
    assert isinstance(run, Run)
    assert (run.table, run.width, run.label_column) == (7, 6, 2)
    assert [cell.column for cell in run.cells] == [3, 4, 5]


def test_run_without_a_label_says_so() -> None:
    run = lex("1 | 0 | 0")[0].value
    assert isinstance(run, Run)
    assert run.label_column == -1


def test_blank_cells_beside_a_label_are_figures() -> None:
    assert token_texts(lex("2.重复申请 | 1 |  |  | 0")[1]) == ["1", "", "", "0"]


def test_blank_cells_before_a_label_are_none() -> None:
    assert types(" |  | 2.重复申请 | 1") == "DUPLICATE ONE"


def test_word_in_a_figures_place_stays_there() -> None:
    tokens = lex("2.重复申请 | 1 | 无 | 0 | 0 | 0 | 0 | 1")
    assert [token.type for token in tokens] == ["DUPLICATE", "SEVEN"]
    assert token_texts(tokens[1])[1] == "无"


def test_word_in_a_figures_place_is_no_figure() -> None:
    run = lex("2.重复申请 | 1 | 无 | 0")[1].value
    assert isinstance(run, Run)
    assert figure_of(run.cells[1]) == UNREADABLE


@pytest.mark.parametrize(
    ("rows", "terminals"),
    [
        (("商业 | 企业", ), "BUSINESS"),
        (("结果 | 维持 | 结果 | 纠正", ), "UPHELD CORRECTED"),
        (("其他 | 结果", ), "OTHER_RESULT"),
        (("商业~企业 | 科研~机构", ), "BUSINESS RESEARCH"),
        (("本年新 | 本年新 | 对外公开总数量", ), "UNREAD_HEAD UNREAD_HEAD TOTAL_DISCLOSED"),
    ],
)  # fmt: skip
def test_label_in_pieces_is_one_label(rows: tuple[str, ...], terminals: str) -> None:
    assert types(*rows) == terminals


def test_label_cut_by_a_page_takes_its_rest_behind_the_figures() -> None:
    tokens = lex(
        "一、本年新收政府信息公 | 9 | 3 | 0 | 0 | 2 | 0 | 14", "开申请数量 |  |  |  |  |  |  | "
    )
    assert [token.type for token in tokens][:2] == ["RECEIVED", "SEVEN"]
    assert "UNKNOWN" not in [token.type for token in tokens]


def test_merged_label_written_out_for_each_row_is_said_once() -> None:
    assert types("2.重复申请 | 2.重复申请 | 1 | 0") == "DUPLICATE TWO"


def test_merged_group_label_written_out_for_each_row_stays_a_group() -> None:
    assert types(
        "（五）不予处理 | 1.信访举报投诉类申请 | 0", "（五）不予处理 | 2.重复申请 | 1"
    ) == ("NOT_PROCESSED PETITION_OR_COMPLAINT ONE NOT_PROCESSED DUPLICATE ONE")


@pytest.mark.parametrize(
    ("items", "terminals"),
    [
        (("甲", "乙"), "TEXT"),
        (("一、总体情况", "甲"), "CHAPTER TEXT"),
        (("# 一、总体情况", "甲"), "MARK CHAPTER TEXT"),
        (
            ("甲", "二、主动公开政府信息情况", "规章 | 1 | 0 | 4", "乙"),
            "TEXT CHAPTER REGULATIONS THREE TEXT",
        ),
        (("六、其他需要报告的事项：无。",), "CHAPTER TEXT"),
        (("六、其他需要报告的事项", "无", "七、年度任务落实情况"), "CHAPTER TEXT CHAPTER"),
        (("七、年度任务落实情况",), "TEXT"),
        ((), ""),
    ],
)
def test_lines_become_headings_and_stretches_of_prose(
    items: tuple[str, ...], terminals: str
) -> None:
    assert types(*items) == terminals


def test_text_behind_a_heading_on_its_line_keeps_its_place() -> None:
    tokens = lex("六、其他需要报告的事项：无。")
    text = tokens[1].value
    assert isinstance(text, list)
    assert text == [Line("无。", 12, 14)]


def test_sentence_in_a_table_of_its_own_is_prose() -> None:
    assert types(Row((CutCell("全年没有需要说明的事项", 0, 11, 0),), 3)) == "TEXT"


def test_chapter_heading_in_a_cell_of_its_own_is_a_heading() -> None:
    assert types(Row((CutCell("一、总体情况", 0, 6, 0),), 3)) == "CHAPTER"


def test_prose_between_two_rows_parts_them() -> None:
    assert types("规章 | 1 | 0 | 4", "- 3 -", "行政规范性文件 | 12 | 5 | 37") == (
        "REGULATIONS THREE TEXT NORMATIVE_DOCUMENTS THREE"
    )


def test_row_of_blank_cells_between_rows_with_figures_adds_none() -> None:
    assert types("第二十条第（五）项 | ", " | | | ", "行政许可 | 143") == "CAPTION LICENSING ONE"


def test_row_of_fifteen_blank_cells_under_the_heads_of_table_four_is_its_row() -> None:
    assert types("行政复议 | 行政诉讼", "结果维持 | 结果纠正", " | ".join([""] * 15)) == (
        "REVIEW LITIGATION UPHELD CORRECTED FIFTEEN"
    )


def test_blank_row_among_the_heads_of_table_four_is_not_its_row() -> None:
    blank, figures = " | ".join([""] * 15), " | ".join("1" * 15)
    assert types("行政复议 | 行政诉讼", blank, "结果维持 | 结果纠正", figures) == (
        "REVIEW LITIGATION UPHELD CORRECTED FIFTEEN"
    )


SEQUENCE = (
    "规章 | 1 | 0 | 4 | 行政规范性文件 | 12 | 5 | 37"
    " | 第二十条第（五）项 | 信息内容 | 本年处理决定数量 | 行政许可 | 143"
)


def test_cells_without_rows_are_told_apart_by_their_labels() -> None:
    assert types(SEQUENCE, table=-1) == (
        "REGULATIONS THREE NORMATIVE_DOCUMENTS THREE CAPTION CONTENT DECISIONS_THIS_YEAR LICENSING ONE"
    )


def test_sentence_among_cells_without_rows_is_prose() -> None:
    assert (
        types("规章 | 1 | 0 | 4 | 另有两件未计入。 | 行政许可 | 143", table=-1)
        == "REGULATIONS THREE TEXT LICENSING ONE"
    )


def test_run_over_several_rows_of_cells_without_rows_is_one() -> None:
    assert types("行政许可 | 1", "0 | 4", table=-1) == "LICENSING THREE"


@pytest.mark.parametrize("text", ["", "12", "/", "规章", "另有两件"])
def test_classification_is_remembered(text: str) -> None:
    assert classify(text) is classify(text)


def test_text_is_a_label_before_it_is_a_figure() -> None:
    assert isinstance(classify("1.属于国家秘密"), Entry)


def test_a_mark_beside_a_row_label_is_no_piece_of_it() -> None:
    text = (
        "| 信息内容 | 上一年项目数量 | 本年增/减 |\n|---|---|---|\n| 行政事业性收费 | ? | +525 |\n"
    )
    report = gaireport.parse(text, adapter="pipe_table")
    cells = report.cells()
    assert cells["proactive.fees.change"].raw == "+525"
    assert cells["proactive.fees.previous_items"].value is None


def test_figures_below_a_label_in_its_cell_take_the_place_of_the_blank_cells_beside_it() -> None:
    label = "规范性文件\n903\n0"
    cells = (CutCell(label, 0, len(label), 0), *(CutCell("", 20, 20, at) for at in (1, 2, 3)))
    assert [cell.text for cell in part_label(cells)] == ["规范性文件", "903", "0"]


def test_figures_behind_a_label_in_its_cell_stand_before_those_beside_it() -> None:
    label = "1.属于国家秘密 8"
    beside = (CutCell("3", 20, 21, 1), CutCell("", 22, 22, 2))
    parted = part_label((CutCell(label, 0, len(label), 0), *beside))
    assert [(cell.text, cell.column) for cell in parted] == [
        ("1.属于国家秘密", 0), ("8", 1), ("3", 2), ("", 3)
    ]  # fmt: skip
    assert parted[1].start == label.index("8", 2)
