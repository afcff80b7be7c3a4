"""A workbook that is one XML text, as Excel 2003 and web exports write it -> HTML, a table for each sheet shown."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from xml.etree.ElementTree import Element

from gaireport.files.html_text import HtmlRun
from gaireport.files.limits import FileLimits
from gaireport.files.refusals import refuse_file
from gaireport.files.sheets.formats import show_formatted
from gaireport.files.sheets.grid import grid_html
from gaireport.files.sheets.marks import UNKNOWN_TEXT, SheetMarks, SheetPlace, check_extent
from gaireport.files.sheets.styles import CellStyle
from gaireport.files.sheets.values import show_number
from gaireport.files.xml_tree import read_tree
from gaireport.findings.words import Words

_XML_SHEET = Words("XML spreadsheet", "XML 电子表格")
_MOST_ROWS_OF_A_CELL = 1000
_HIDDEN_SHEETS = ("SheetHidden", "SheetVeryHidden")
_WHITE_OF_SHEETS = "#FFFFFF"
_NAMED_FORMATS = {
    "General Number": "General", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%",
}  # fmt: skip
_DATA_TAGS = {"S": "del", "Sup": "sup", "Sub": "sup"}


def sheet_xml_to_html(content: bytes, limits: FileLimits) -> str:
    """The sheets of the workbook as HTML, with their merged cells.

    Raises:
        UnsupportedFileError: the file is damaged, or holds no text.
        InputTooLargeError: a sheet takes too many cells.
    """
    book = read_tree([content], "Workbook")
    styles = {each.get("ID", ""): _style_of(each) for each in book.iter("Style")}
    shown = [
        sheet
        for sheet in book.iter("Worksheet")
        if sheet.findtext("WorksheetOptions/Visible") not in _HIDDEN_SHEETS
    ]
    html = "".join(
        _sheet_table_html(table, styles) for sheet in shown for table in sheet.iter("Table")
    )
    if not html:
        raise refuse_file("no-text", kind=_XML_SHEET)
    return html


def _style_of(style: Element) -> CellStyle:
    font, ground, shown = (style.find(name) for name in ("Font", "Interior", "NumberFormat"))
    code = "General" if shown is None else shown.get("Format", "General")
    code = _NAMED_FORMATS.get(code, code)
    if font is None:
        return CellStyle(code)
    if font.get("StrikeThrough") == "1":
        return CellStyle(code, "del")
    has_ground = (
        ground is not None and ground.get("Color", _WHITE_OF_SHEETS).upper() != _WHITE_OF_SHEETS
    )
    is_white = font.get("Color", "").upper() == _WHITE_OF_SHEETS
    return CellStyle(code, "white" if is_white and not has_ground else "")


def _sheet_table_html(table: Element, styles: Mapping[str, CellStyle]) -> str:
    grid: list[list[str]] = []
    tags: dict[SheetPlace, str] = {}
    runs: dict[SheetPlace, list[HtmlRun]] = {}
    merged: dict[SheetPlace, SheetPlace] = {}
    covered: defaultdict[int, set[int]] = defaultdict(set)
    hidden = set()
    for row, element in _placed(table, "Row"):
        if _is_unseen(element, "Height"):
            hidden.add(row)
        usual = element.get("StyleID", "")
        for column, cell in _placed(element, "Cell", covered[row]):
            if not _holds_anything(cell):
                # Some programs write each cell that has a border, down to the last row that a sheet can have.
                continue
            check_extent(row + 1, column + 1)
            grid += [[] for _ in range(row + 1 - len(grid))]
            grid[row] += [""] * (column + 1 - len(grid[row]))
            style = styles.get(cell.get("StyleID", usual), CellStyle())
            text, tag = _cell_text(cell, style)
            grid[row][column] = text
            if tag:
                tags[row, column] = tag
            elif found := _runs_of_data(cell):
                runs[row, column] = found
            down, right = (_ordinal_of(cell.get(way)) for way in ("MergeDown", "MergeAcross"))
            if down or right:
                merged[row, column] = down + 1, right + 1
                for below in range(row + 1, row + min(down, _MOST_ROWS_OF_A_CELL) + 1):
                    covered[below].update(range(column, column + right + 1))
    columns = {at for at, column in _placed(table, "Column") if _is_unseen(column, "Width")}
    marks = SheetMarks(frozenset(hidden), frozenset(columns), tags, runs)
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


def _holds_anything(cell: Element) -> bool:
    return len(cell) > 0 or any(cell.get(way) for way in ("Formula", "MergeDown", "MergeAcross"))


def _is_unseen(line: Element, size: str) -> bool:
    return line.get("Hidden") == "1" or line.get(size) == "0"


def _cell_text(cell: Element, style: CellStyle) -> tuple[str, str]:
    """What the cell shows, and its tag."""
    found = cell.find("Data")
    text = "" if found is None else "".join(found.itertext())
    if cell.get("Formula") and (found is None or (not text and found.get("Type") == "Number")):
        return UNKNOWN_TEXT, "img"
    if found is None or found.get("Type") != "Number":
        return text, style.tag
    try:
        shown = show_formatted(float(text), style.format)
    except ValueError:
        return text, style.tag
    return (show_number(text), "doubt") if shown is None else (shown, style.tag)


def _runs_of_data(cell: Element) -> list[HtmlRun]:
    """The runs of a text of which a part is struck out or raised; nothing of any other."""
    found = cell.find("Data")
    if found is None:
        return []
    runs = [HtmlRun(found.text or "")]
    for child in found:
        runs += [HtmlRun("".join(child.itertext()), _tag_of_tree(child)), HtmlRun(child.tail or "")]
    return runs if any(run.tag for run in runs) else []


def _tag_of_tree(parent: Element) -> str:
    return next((_DATA_TAGS[each.tag] for each in parent.iter() if each.tag in _DATA_TAGS), "")


def _ordinal_of(number: str | None) -> int:
    known = number is not None and number.isascii() and number.isdigit() and len(number) < 8
    return int(number) if known and number else 0
