"""Sheets: a cell is read as it is shown, or comes out as the markup that says that it is not."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from made_kinds import flat_open
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font, PatternFill

import gaireport
from gaireport.files import read_text
from gaireport.files.sheets.formats import show_formatted

WHITE = Font(color="FFFFFFFF")
DARK = PatternFill("solid", fgColor="FF203864")

FORMATTED = [
    (0, "0;;;", ""), (5, "0;;;", "5"), (5, ";;;", ""), (0, "#,##0", "0"), (12345, "#,##0", "12,345"),
    (12, "0.0", "12.0"), (12.34, "0.0", "12.3"), (12000, "0,", "12"), (12345678, "0.00,,", "12.35"),
    (0.125, "0%", "13%"), (0.125, "0.0%", "12.5%"), (0, "#", ""), (12.5, "#.##", "12.5"), (5, "000", "005"),
    (5, '0"件"', "5件"), (5, "0_ ", "5"), (5, "[Red]0", "5"), (5, "[$¥-804]#,##0.00", "¥5.00"),
    (-5, "0", "-5"), (-0.2, "0", "0"), (-5, "0;-0;;@", "-5"), (0, "0;-0;;@", ""), (0, "0;-0", "0"),
    (-5, "#,##0;(#,##0)", "(5)"), (0, '[=0]"-";General', "-"), (7, '[=0]"-";General', "7"),
    (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "-"), (31.499999999999996, "General", "31.5"),
    (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"), (5, 'General"件"', "5件"),
    (5, "yyyy-m", None), (5, "# ?/?", None), (5, "[DBNum1]0", None), (5, "0.00E+00", None), (5, "[White]0", None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "code", "shown"), FORMATTED)
def test_a_number_is_shown_as_its_format_has_it(value: float, code: str, shown: str | None) -> None:
    assert show_formatted(value, code) == shown


def cell_shown(change: Callable[[Any, Any], None]) -> str:
    """The HTML of the cell B2 of a sheet, after a change of it and of the sheet."""
    pytest.importorskip("python_calamine")
    book = Workbook()
    sheet = book.active
    for row in (("项目", "数量", "备注"), ("规章", 7, "a"), ("规范性文件", 3, "b")):
        sheet.append(row)
    change(sheet, sheet["B2"])
    target = io.BytesIO()
    book.save(target)
    return read_text(target.getvalue()).split("\n")[2].partition("规章</td>")[2]


def formatted(value: float, code: str) -> Callable[[Any, Any], None]:
    def change(sheet: Any, cell: Any) -> None:
        cell.value, cell.number_format = value, code

    return change


def set_on(name: str, value: object) -> Callable[[Any, Any], None]:
    return lambda sheet, cell: setattr(cell, name, value)


def rich_text(sheet: Any, cell: Any) -> None:
    cell.value = CellRichText(TextBlock(InlineFont(strike=True), "99"), "14")


def note_mark(sheet: Any, cell: Any) -> None:
    cell.value = CellRichText("12", TextBlock(InlineFont(vertAlign="superscript"), "1"))


def plain_rich_text(sheet: Any, cell: Any) -> None:
    cell.value = CellRichText(TextBlock(InlineFont(b=True), "1"), "4")


def white_on_dark(sheet: Any, cell: Any) -> None:
    cell.font, cell.fill = WHITE, DARK


def no_zeros(sheet: Any, cell: Any) -> None:
    cell.value = 0
    sheet.sheet_view.showZeros = False


def hidden_where_seven(sheet: Any, cell: Any) -> None:
    sheet.conditional_formatting.add("B1:B9", CellIsRule("equal", ["7"], font=WHITE))


def hidden_where_zero(sheet: Any, cell: Any) -> None:
    sheet.conditional_formatting.add("B1:B9", CellIsRule("equal", ["0"], font=WHITE))


def coloured_where(sheet: Any, cell: Any) -> None:
    sheet.conditional_formatting.add("B1:B9", FormulaRule(["B2>1"], font=WHITE, fill=DARK))


def hidden_column(sheet: Any, cell: Any) -> None:
    sheet.column_dimensions["C"].hidden = True


SHEET_CELLS = {
    "as it is": (lambda sheet, cell: None, "<td>7</td><td>a</td></tr>"),
    "a zero that is not shown": (formatted(0, "0;;;"), "<td></td><td>a</td></tr>"),
    "nothing is shown": (formatted(7, ";;;"), "<td></td><td>a</td></tr>"),
    "in thousands": (formatted(7000, "0,"), "<td>7</td><td>a</td></tr>"),
    "rounded": (formatted(7.26, "0.0"), "<td>7.3</td><td>a</td></tr>"),
    "a fraction": (formatted(7, "# ?/?"), "<td>7<img></td><td>a</td></tr>"),
    "a formula without result": (set_on("value", "=3+4"), "<td><img></td><td>a</td></tr>"),
    "struck out": (set_on("font", Font(strike=True)), "<td><del>7</del></td><td>a</td></tr>"),
    "struck out in part": (rich_text, "<td><del>99</del>14</td><td>a</td></tr>"),
    "a mark of a note": (note_mark, "<td>12<sup>1</sup></td><td>a</td></tr>"),
    "bold in part": (plain_rich_text, "<td>14</td><td>a</td></tr>"),
    "white": (set_on("font", WHITE), '<td><font color="white">7</font></td><td>a</td></tr>'),
    "white on a dark ground": (white_on_dark, "<td>7</td><td>a</td></tr>"),
    "zeros of the sheet are not shown": (no_zeros, "<td></td><td>a</td></tr>"),
    "white by a condition": (hidden_where_seven, "<td>7<img></td><td>a</td></tr>"),
    "a condition that does not hold": (hidden_where_zero, "<td>7</td><td>a</td></tr>"),
    "coloured by a condition": (coloured_where, "<td>7</td><td>a</td></tr>"),
    "a hidden column beside it": (hidden_column, "<td>7</td></tr>"),
}


@pytest.mark.parametrize(("change", "shown"), SHEET_CELLS.values(), ids=SHEET_CELLS)
def test_a_cell_of_a_workbook(change: Callable[[Any, Any], None], shown: str) -> None:
    assert cell_shown(change) == shown


def read_open_sheet(cell: str, *, columns: str = "", style: str = "") -> str:
    """The HTML of an OpenDocument sheet of two rows with this cell."""
    strike = '<style:text-properties style:text-line-through-style="solid"/>'
    white = '<style:text-properties color="#ffffff"/>'
    dark = '<style:table-cell-properties background-color="#203864"/>'
    unseen = '<style:table-properties display="false"/>'
    styles = "".join(
        f'<style:style style:name="{name}">{properties}</style:style>'
        for name, properties in (("d", strike), ("w", white), ("g", white + dark), ("h", unseen))
    )
    row = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell>{}</table:table-row>"
    head = "<table:table-cell><text:p>数量</text:p></table:table-cell>"
    rows = columns + row.format("项目", head) + row.format("规章", cell)
    table = f'<table:table table:style-name="{style}">{rows}</table:table>'
    other = f"<table:table>{row.format('x', head)}</table:table>" if style else ""
    return read_text(flat_open(table + other, styles, "spreadsheet"))


OPEN_CELLS = {
    "as it is shown": ('office:value="7.26"', "", "7.3", "<td>7.3</td>"),
    "struck out in part": ("", "", '<text:span text:style-name="d">99</text:span>14', "<td><del>99</del>14</td>"),
    "white": ("", "w", "7", '<td><font color="white">7</font></td>'),
    "white on a dark ground": ("", "g", "7", "<td>7</td>"),
    "a formula without result": ('table:formula="of:=3+4"', "", None, "<td><img></td>"),
    "a formula with a blank result": ('table:formula="of:=x" office:value-type="string"', "", None, "<td></td>"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "style", "text", "shown"), OPEN_CELLS.values(), ids=list(OPEN_CELLS)
)
def test_a_cell_of_an_open_sheet(more: str, style: str, text: str | None, shown: str) -> None:
    inner = "" if text is None else f"<text:p>{text}</text:p>"
    cell = f'<table:table-cell table:style-name="{style}" {more}>{inner}</table:table-cell>'
    assert f"<tr><td>规章</td>{shown}</tr>" in read_open_sheet(cell)


def test_hidden_columns_and_tables_of_an_open_sheet_are_left_out() -> None:
    cell = "<table:table-cell><text:p>7</text:p></table:table-cell>"
    unseen = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    assert "7" not in read_open_sheet(cell, columns=unseen)
    assert "规章" not in read_open_sheet(cell, style="h")


def test_a_figure_that_a_format_hides_is_told_or_read_as_it_is_shown() -> None:
    pytest.importorskip("python_calamine")
    book = Workbook()
    sheet = book.active
    for row in (
        ("澄山县水务局2023年政府信息公开工作年度报告",), ("二、主动公开政府信息情况",), ("第二十条第（一）项",),
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), ("规章", 1, 2, 3), ("行政规范性文件", 4, 5, 6),
    ):  # fmt: skip
        sheet.append(row)
    sheet["B6"].number_format, sheet["C6"].number_format = "# ?/?", ";;;"
    target = io.BytesIO()
    book.save(target)
    report = gaireport.read(target.getvalue())
    block = report.proactive.normative_documents
    assert (block.issued.value, block.repealed.state, block.in_force.value) == (4, "blank", 6)
    assert report.doubted()["proactive.normative_documents.issued"] == "warning"


XML_SHEET = "urn:schemas-microsoft-com:office:spreadsheet"
XML_CELLS = {
    "as it is": ("", '<Data ss:Type="Number">7.0</Data>', "<td>7</td>"),
    "a zero that is not shown": ("z", '<Data ss:Type="Number">0</Data>', "<td></td>"),
    "a format with a name": ("f", '<Data ss:Type="Number">7</Data>', "<td>7.00</td>"),
    "a format that is not known": ("u", '<Data ss:Type="Number">7</Data>', "<td>7<img></td>"),
    "white": ("w", '<Data ss:Type="Number">7</Data>', '<td><font color="white">7</font></td>'),
    "white on a dark ground": ("g", '<Data ss:Type="Number">7</Data>', "<td>7</td>"),
    "struck out in part": ("", '<Data ss:Type="String"><B><S>99</S></B>14</Data>', "<td><del>99</del>14</td>"),
    "a mark of a note": ("", '<Data ss:Type="String">12<Sup>1</Sup></Data>', "<td>12<sup>1</sup></td>"),
    "a formula without result": ("", "", "<td><img></td>"),
}  # fmt: skip


@pytest.mark.parametrize(("style", "data", "shown"), XML_CELLS.values(), ids=list(XML_CELLS))
def test_a_cell_of_an_xml_workbook(style: str, data: str, shown: str) -> None:
    formats = {"z": "0;;;", "f": "Fixed", "u": "Scientific"}
    styles = "".join(
        f'<Style ss:ID="{name}"><NumberFormat ss:Format="{code}"/></Style>'
        for name, code in formats.items()
    )
    white = '<Font ss:Color="#FFFFFF"/>'
    styles += f'<Style ss:ID="w">{white}</Style>'
    styles += f'<Style ss:ID="g">{white}<Interior ss:Color="#203864"/></Style>'
    formula = "" if data else ' ss:Formula="=3+4"'
    label = '<Cell><Data ss:Type="String">规章</Data></Cell>'
    row = f'<Row>{label}<Cell ss:StyleID="{style}"{formula}>{data}</Cell></Row>'
    head = f"<Row>{label}{label}</Row>"
    book = f"<Styles>{styles}</Styles><Worksheet><Table>{head}{row}</Table></Worksheet>"
    read = read_text(
        f'<Workbook xmlns="{XML_SHEET}" xmlns:ss="{XML_SHEET}">{book}</Workbook>'.encode()
    )
    assert f"<tr><td>规章</td>{shown}</tr>" in read


def test_cells_that_hold_nothing_down_to_the_last_row_take_no_room() -> None:
    cells = "".join(
        f'<Row ss:Index="{row}">{cell}</Row>'
        for row, cell in (
            (1, "<Cell><Data>规章</Data></Cell><Cell><Data>3</Data></Cell>"),
            (2, '<Cell><Data>行政许可</Data></Cell><Cell ss:Index="16384" ss:StyleID="a"/>'),
            (1048576, '<Cell ss:Index="4" ss:StyleID="a"/>'),
        )
    )
    book = f"<Worksheet><Table>{cells}</Table></Worksheet>"
    read = read_text(
        f'<Workbook xmlns="{XML_SHEET}" xmlns:ss="{XML_SHEET}">{book}</Workbook>'.encode()
    )
    assert read.count("<tr>") == 2
    assert read.count("<td>") == 4
