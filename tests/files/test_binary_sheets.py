"""Workbooks of Excel 97: a cell is read as it is shown, or comes out as the markup that says that it is not."""

import struct

import pytest
from made_xls import (
    formula_cell,
    make_workbook,
    number_cell,
    record,
    style_record,
    text_cell,
    text_in_types,
    type_record,
    wide_text,
)

from gaireport.files import read_text
from gaireport.files.sheets.binary import read_binary_marks
from gaireport.files.sheets.shared_texts import read_shared_texts

WORDS = [
    wide_text("项目"),
    wide_text("规章"),
    text_in_types("9914", (0, 5), (2, 0)),
    text_in_types("121", (2, 6)),
]
FONTS = [type_record(struck=True), type_record(raised=True), type_record(colour=9)]
"""Those numbered 5, 6 and 7: there is no fourth."""
STYLES = [style_record(0, number) for number in (164, 165, 166)]
STYLES += [style_record(5), style_record(7), style_record(7, dark=True)]
CODES = {164: "0;;;", 165: "0,", 166: "# ?/?"}
BLANK_RESULT = b"\3" + bytes(5) + b"\xff\xff"


def row_shown(*cells: bytes) -> str:
    """The HTML of the second row of a sheet, behind its label."""
    pytest.importorskip("python_calamine")
    head = [text_cell(0, 0, 0), text_cell(0, 1, 0), text_cell(0, 2, 0), text_cell(1, 0, 1)]
    book = make_workbook(WORDS, [*head, *cells], FONTS, CODES, STYLES)
    return read_text(book).split("\n")[2].removeprefix("<tr><td>规章</td>").removesuffix("</tr>")


BINARY_CELLS = {
    "as it is": (number_cell(1, 1, 7), "<td>7</td>"),
    "a zero that is not shown": (number_cell(1, 1, 0, 1), "<td></td>"),
    "in thousands": (number_cell(1, 1, 12000, 2), "<td>12</td>"),
    "a fraction": (number_cell(1, 1, 7, 3), "<td>7<img></td>"),
    "struck out": (number_cell(1, 1, 7, 4), "<td><del>7</del></td>"),
    "white": (number_cell(1, 1, 7, 5), '<td><font color="white">7</font></td>'),
    "white on a dark ground": (number_cell(1, 1, 7, 6), "<td>7</td>"),
    "struck out in part": (text_cell(1, 1, 2), "<td><del>99</del>14</td>"),
    "a mark of a note": (text_cell(1, 1, 3), "<td>12<sup>1</sup></td>"),
    "a formula of xlwt": (formula_cell(1, 1, BLANK_RESULT), "<td><img></td>"),
    "a formula that is due": (formula_cell(1, 1, bytes(8), is_due=True), "<td><img></td>"),
    "a formula that gives 0": (formula_cell(1, 1, bytes(8)), "<td>0</td>"),
}


@pytest.mark.parametrize(("cell", "shown"), BINARY_CELLS.values(), ids=list(BINARY_CELLS))
def test_a_cell_of_a_binary_workbook(cell: bytes, shown: str) -> None:
    assert row_shown(cell, number_cell(1, 2, 5)) == shown + "<td>5</td>"


def test_a_blank_result_beside_others_is_blank() -> None:
    worked_out = formula_cell(1, 2, struct.pack("<d", 2.0))
    assert row_shown(formula_cell(1, 1, BLANK_RESULT), worked_out) == "<td></td><td>2</td>"


def test_hidden_rows_columns_and_zeros_of_a_binary_sheet() -> None:
    cells = [number_cell(1, 1, 0), number_cell(1, 2, 5), number_cell(2, 1, 9)]
    view = record(0x23E, "H", 0x06, behind=bytes(16))
    assert row_shown(*cells, view) == "<td></td><td>5</td>"
    gone = record(0x7D, "5H", 2, 2, 2000, 0, 1, behind=bytes(2))
    assert row_shown(*cells, gone) == "<td>0</td>"
    row = record(0x208, "8H", 1, 0, 3, 255, 0, 0, 0x20, 0)
    assert row_shown(row, *cells) == "<tr><td></td><td>9</td><td></td>"


def test_a_text_goes_on_in_another_piece() -> None:
    first = struct.pack("<II", 2, 2) + struct.pack("<HBH", 4, 9, 1) + "规章".encode("utf-16-le")
    second = b"\0" + b"12" + struct.pack("<HH", 3, 1) + wide_text("a")
    (text,) = read_shared_texts([first, second]).values()
    assert (text.text, text.runs) == ("规章12", ((3, 1),))


@pytest.mark.parametrize("lost", [1, 700, 1500, 3000])
def test_a_cut_workbook_has_no_marks(lost: int) -> None:
    book = make_workbook(WORDS, [text_cell(0, 0, 0)], FONTS, CODES, STYLES)
    assert read_binary_marks(book)
    read_binary_marks(book[:-lost])
    assert read_binary_marks(book[:600]) == {}
