"""A workbook that is one XML text, as Excel 2003 and web exports write it -> HTML, a table for each sheet shown."""

from collections import defaultdict
from collections.abc import Container, Iterator
from xml.etree.ElementTree import Element

from gaireport.files.limits import FileLimits
from gaireport.files.refusals import refuse_file
from gaireport.files.sheets.grid import SheetPlace, grid_html
from gaireport.files.sheets.marks import SheetMarks, check_extent
from gaireport.files.sheets.values import show_number
from gaireport.files.xml_tree import read_tree
from gaireport.findings.words import Words

_XML_SHEET = Words("XML spreadsheet", "XML 电子表格")
_MOST_ROWS_OF_A_CELL = 1000
_HIDDEN_SHEETS = ("SheetHidden", "SheetVeryHidden")


def sheet_xml_to_html(content: bytes, limits: FileLimits) -> str:
    """The sheets of the workbook as HTML, with their merged cells.

    Raises:
        UnsupportedFileError: the file is damaged, or holds no text.
        InputTooLargeError: a sheet takes too many cells.
    """
    book = read_tree([content], "Workbook")
    struck = frozenset(
        style.get("ID", "")
        for style in book.iter("Style")
        if any(font.get("StrikeThrough") == "1" for font in style.iter("Font"))
    )
    shown = [
        sheet
        for sheet in book.iter("Worksheet")
        if sheet.findtext("WorksheetOptions/Visible") not in _HIDDEN_SHEETS
    ]
    html = "".join(
        _sheet_table_html(table, struck) for sheet in shown for table in sheet.iter("Table")
    )
    if not html:
        raise refuse_file("no-text", kind=_XML_SHEET)
    return html


def _sheet_table_html(table: Element, struck: frozenset[str]) -> str:
    grid: list[list[str]] = []
    merged: dict[SheetPlace, SheetPlace] = {}
    covered: defaultdict[int, set[int]] = defaultdict(set)
    hidden, crossed = set(), set()
    for row, element in _placed(table, "Row"):
        check_extent(row + 1, 1)
        grid += [[] for _ in range(row + 1 - len(grid))]
        if element.get("Hidden") == "1":
            hidden.add(row)
        style = element.get("StyleID", "")
        for column, cell in _placed(element, "Cell", covered[row]):
            check_extent(row + 1, column + 1)
            grid[row] += [""] * (column + 1 - len(grid[row]))
            grid[row][column] = _cell_text(cell)
            down, right = (_ordinal_of(cell.get(way)) for way in ("MergeDown", "MergeAcross"))
            if down or right:
                merged[row, column] = down + 1, right + 1
                for below in range(row + 1, row + min(down, _MOST_ROWS_OF_A_CELL) + 1):
                    covered[below].update(range(column, column + right + 1))
            if cell.get("StyleID", style) in struck:
                crossed.add((row, column))
    columns = {at for at, column in _placed(table, "Column") if column.get("Hidden") == "1"}
    marks = SheetMarks(frozenset(hidden), frozenset(columns), frozenset(crossed))
    return grid_html(grid, merged, marks)


def _placed(parent: Element, tag: str, taken: Container[int] = ()) -> Iterator[tuple[int, Element]]:
    """The children of a name with their places from 0; one that does not follow the last says its own.

    Args:
        taken: places that cells of rows above cover; some programs count them without saying so.
    """
    at = -1
    for child in parent.iterfind(tag):
        own = _ordinal_of(child.get("Index"))
        at = own - 1 if own > at + 1 else at + 1
        while not own and at in taken:
            at += 1
        yield at, child
        # What a cell covers to the right takes places too, and so do columns that are declared together.
        at += _ordinal_of(child.get("MergeAcross")) + (
            _ordinal_of(child.get("Span")) if tag == "Column" else 0
        )


def _cell_text(cell: Element) -> str:
    found = cell.find("Data")
    text = "" if found is None else "".join(found.itertext())
    if found is not None and found.get("Type") == "Number":
        return show_number(text)
    return text


def _ordinal_of(number: str | None) -> int:
    known = number is not None and number.isascii() and number.isdigit() and len(number) < 8
    return int(number) if known and number else 0
