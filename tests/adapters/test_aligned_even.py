"""Tables whose columns a program padded: a line is a row, however its characters are counted."""

import pytest
from aligned_cuts import ALIGNED

from gaireport.adapter import Row
from gaireport.adapters.aligned.aligned_text import AlignedText
from gaireport.adapters.aligned.even import find_even_tables
from gaireport.characters import width
from gaireport.source import Source, Span

PADDED_ROWS = [
    ["甲大类", "甲大类", "甲大类", "甲大类"],
    ["名目", "甲", "乙类", "丙"],
    ["红色", "1", "-20", "3"],
    ["深蓝的颜色", "4", "5", "6789"],
    ["绿 色", "7", "80", ""],
    ["黄色", "10", "11", "12"],
]
ROWS_WITH_NUMBERS = [
    ["", "0", "1", "2", "3"],
    *([str(at), *row] for at, row in enumerate(PADDED_ROWS)),
]


def pad_rows(rows: list[list[str]], gap: str, *, by_width: bool, right: bool) -> str:
    count = width if by_width else len
    widths = [max(map(count, column)) for column in zip(*rows, strict=True)]

    def cell(text: str, most: int) -> str:
        blanks = " " * (most - count(text))
        return blanks + text if right else text + blanks

    lines = [gap.join(map(cell, row, widths)) for row in rows]
    return "\n".join(lines if right else map(str.rstrip, lines)) + "\n"


def texts_of_rows(text: str) -> list[list[str]]:
    return [[cell for _, cell in row] for row in ALIGNED.placed(text)]


@pytest.mark.parametrize("by_width", [False, True])
@pytest.mark.parametrize("right", [False, True])
@pytest.mark.parametrize("rows", [PADDED_ROWS, ROWS_WITH_NUMBERS])
def test_columns_padded_by_characters_or_by_width(
    rows: list[list[str]], *, by_width: bool, right: bool
) -> None:
    if right:
        rows = [["0" if not cell and at else cell for at, cell in enumerate(row)] for row in rows]
    assert texts_of_rows(pad_rows(rows, "  ", by_width=by_width, right=right)) == rows


def test_single_blanks_part_columns_that_wider_gaps_show() -> None:
    rows = [[cell or "NaN" for cell in row] for row in PADDED_ROWS]
    rows.append(["白", "1234567", "1234567", "1234567"])
    assert texts_of_rows(pad_rows(rows, " ", by_width=False, right=True)) == rows


def test_lines_of_one_length_alone_show_no_program() -> None:
    rows = [["项目", "甲", "乙", "丙"], *PADDED_ROWS[1:4], *PADDED_ROWS[5:], ["紫", "0", "0", "0"]]
    source = Source(pad_rows(rows, "  ", by_width=False, right=True))
    assert not find_even_tables(source, Span(0, len(source.text)))


def test_few_lines_of_one_length_count_beside_a_table_that_shows_it() -> None:
    few = [
        ["大", "", "小", ""],
        ["甲的", "乙", "丙", "丁"],
        ["1", "2", "3", "4"],
        ["5", "6", "7", "8"],
    ]
    table = pad_rows(few, "  ", by_width=False, right=True)
    both = (
        pad_rows([row for row in PADDED_ROWS if all(row)], "  ", by_width=False, right=True)
        + "\n"
        + table
    )
    assert texts_of_rows(both)[-4:] == few
    assert texts_of_rows(table) != few


def test_spans_are_those_of_the_print() -> None:
    text = "前文。\n\n" + pad_rows(PADDED_ROWS, "  ", by_width=True, right=False)
    items = AlignedText().cut(Source(text), Span(0, len(text)))
    cells = [cell for row in items if isinstance(row, Row) for cell in row.cells]
    assert len(cells) == len(PADDED_ROWS) * len(PADDED_ROWS[0])
    assert all(text[cell.start : cell.end] == cell.text for cell in cells)


def test_heads_in_two_lines_are_no_rows() -> None:
    text = (
        "名目    甲新    甲新    乙\n之名    大类    小类    大类\n"
        "红      1       2       3\n绿      4       5       6\n"
    )
    assert texts_of_rows(text)[0][1] == "甲新\n大类"
