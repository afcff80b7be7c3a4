"""Rows of pipes on one line, as tables in a cell of a page become: cells, blank ones, and the text between."""

import pytest
from cut_texts import cut
from printed import figures, parts

import gaireport

JOINED_LINE = (
    "| 2023年报告 根据条例编制。  一、总体情况 平稳。  二、主动公开  |  |  |  | | --- | --- | --- | "
    "| 名目 | 甲 | 乙 | | 红 | 1 |  | | 蓝 | | 3 |  三、其他  无。 |\n"
)


def test_rows_on_one_line_are_a_sequence_between_lines() -> None:
    assert cut("pipe_table", f"网站首页\n\n{JOINED_LINE}版权所有\n") == [
        "网站首页",
        "2023年报告 根据条例编制。",
        "一、总体情况 平稳。",
        "二、主动公开",
        "| 名目 | 甲 | 乙 | 红 | 1 |  | 蓝 | 3",
        "三、其他",
        "无。",
        "版权所有",
    ]


def test_a_label_of_two_paragraphs_is_a_cell() -> None:
    text = JOINED_LINE.replace("| 红 |", "| 深红  色 |")
    assert "| 名目 | 甲 | 乙 | 深红  色 | 1 |  | 蓝 | 3" in cut("pipe_table", text)


def test_a_table_whose_rows_have_lines_of_their_own_is_cut_as_ever() -> None:
    assert cut("pipe_table", "| 名目 | 甲 |\n| --- | --- |\n| 红 | 1 |\n") == [
        "| 名目 | 甲",
        "| 红 | 1",
    ]


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_report_in_a_cell_of_a_layout_is_read(form: str) -> None:
    pieces: list[str] = []
    for part in parts(form):
        if isinstance(part, str):
            pieces.append(f" {part} ")
        else:
            if pieces and not pieces[-1].endswith("|"):
                pieces.append(f"{'|  ' * len(part)}| {'| --- ' * len(part)}|")
            pieces.append(f"| {' | '.join(part)} |")
    report = gaireport.parse(f"| {' '.join(pieces)} |\n")
    assert {path: cell.raw for path, cell in report.cells().items()} == figures(form)
    assert report.year == 2023 and not report.doubted()


def test_one_such_line_does_not_make_prose_of_a_table_beside_it() -> None:
    text = "|名目|甲|乙|\n" + "|红|1|2|\n" * 9 + "\n| x | | --- | --- | |\n"
    assert cut("pipe_table", text)[:2] == ["| 名目 | 甲 | 乙", "| 红 | 1 | 2"]
