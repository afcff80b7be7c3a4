"""A label that a tool set in several rows is joined to the row of its figures; all else stays as it is."""

import pytest

from gaireport.adapter import CutCell, Line, Row
from gaireport.tokens.wrapping import join_wrapped


def row_along(line: str, table: int = 0) -> Row:
    texts = [text.strip() for text in line.split("|")]
    return Row(tuple(CutCell(text, at, at + len(text), at) for at, text in enumerate(texts)), table)


def joined(*lines: str, table: int = 0) -> list[str]:
    """Rows have bars; a line break in a cell is shown as ~."""
    items = [row_along(line, table) if "|" in line else Line(line, 0, len(line)) for line in lines]
    shown = []
    for item in join_wrapped(items):
        texts = [cell.text for cell in item.cells] if isinstance(item, Row) else [item.text]
        shown.append("|".join(texts).replace("\n", "~"))
    return shown


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("一、本年新收政府信息|", "公开申请数量|9|14"),
            ["一、本年新收政府信息~公开申请数量|9|14"],
        ),
        (
            ("一、本年新收政府信息|9|14", "公开申请数量||"),
            ["一、本年新收政府信息~公开申请数量|9|14"],
        ),
        (
            ("一、本年新收||", "政府信息|9|14", "公开申请数量||"),
            ["一、本年新收~政府信息~公开申请数量|9|14"],
        ),
        (
            ("|5.要求行政机关确|", "|认或重新出具|1", "|已获取信息|"),
            ["|5.要求行政机关确~认或重新出具~已获取信息|1"],
        ),
        (("行政事业|", "性收费|52"), ["行政事业~性收费|52"]),
    ],
)
def test_pieces_above_and_below_the_figures_are_one_label(
    lines: tuple[str, ...], expected: list[str]
) -> None:
    assert joined(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("规章|1|0|4", "行政规范性文件|12|5|37"),
        ("第二十条第（一）项|", "规章|1"),
        ("（三）不予公开|", "某项|1"),
        ("某项说明|", "又一项|1"),
        ("2.重复申请|1|1", "另一行|"),
    ],
)
def test_rows_that_make_no_label_together_stay_as_they_are(lines: tuple[str, ...]) -> None:
    assert joined(*lines) == list(lines)


def test_other_text_in_the_row_of_a_piece_stays() -> None:
    assert joined("一、本年新收政府信息|旁注", "公开申请数量|9") == [
        "旁注",
        "一、本年新收政府信息~公开申请数量|9",
    ]


def test_short_line_between_two_pieces_stays_a_line() -> None:
    assert joined("一、本年新收政府信息|9", "- 3 -", "公开申请数量|") == [
        "一、本年新收政府信息~公开申请数量|9",
        "- 3 -",
    ]


def test_long_line_ends_the_reach() -> None:
    prose = "全年没有发生需要另行说明的情形，各栏目均按时更新并逐月核对，没有遗漏。"
    lines = ["一、本年新收政府信息|9", prose, "公开申请数量|"]
    assert joined(*lines) == lines


def test_figures_of_another_row_end_the_reach() -> None:
    lines = ["一、本年新收政府信息|9", "2.重复申请|1", "公开申请数量|"]
    assert joined(*lines) == lines


def test_pieces_in_another_column_are_not_taken() -> None:
    lines = ["一、本年新收政府信息||9", "|公开申请数量|"]
    assert joined(*lines) == lines


def test_mere_sequence_is_left_alone() -> None:
    lines = ["一、本年新收政府信息|", "公开申请数量|9"]
    assert joined(*lines, table=-1) == lines


def test_joined_label_reaches_over_all_its_pieces() -> None:
    above = Row((CutCell("行政事业", 10, 14, 0), CutCell("", 15, 15, 1)), 0)
    figures = Row((CutCell("性收费", 20, 23, 0), CutCell("52", 24, 26, 1)), 0)
    (made,) = join_wrapped([above, figures])
    assert isinstance(made, Row)
    assert made.cells[0] == CutCell("行政事业\n性收费", 10, 23, 0)


def test_joined_label_is_as_whole_as_its_pieces() -> None:
    above = Row((CutCell("行政事业", 10, 14, 0, False), CutCell("", 15, 15, 1)), 0)
    figures = Row((CutCell("性收费", 20, 23, 0), CutCell("52", 24, 26, 1)), 0)
    (made,) = join_wrapped([above, figures])
    assert isinstance(made, Row)
    assert [cell.is_whole for cell in made.cells] == [False, True]
