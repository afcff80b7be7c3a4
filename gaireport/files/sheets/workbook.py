"""A spreadsheet of Excel, WPS or OpenOffice -> HTML, a table for each sheet that is shown."""

import datetime
import io
from typing import Any

import attrs

from gaireport.errors import MissingExtraError
from gaireport.files.limits import FileLimits
from gaireport.files.refusals import refuse_file
from gaireport.files.sheets.binary import read_binary_marks
from gaireport.files.sheets.formats import show_formatted
from gaireport.files.sheets.grid import grid_html
from gaireport.files.sheets.marks import (
    UNKNOWN_TEXT,
    SheetMarks,
    SheetPlace,
    check_extent,
    read_marks,
)
from gaireport.files.sheets.values import show_float
from gaireport.findings.words import Words

_SHEET = Words("spreadsheet", "电子表格")


def workbook_to_html(content: bytes, limits: FileLimits) -> str:
    """The sheets of a workbook as HTML, with their merged cells."""
    try:
        import python_calamine
    except ImportError as error:
        raise MissingExtraError(
            "reading spreadsheets needs python-calamine: pip install gaireport[sheets]",
            message_zh="读取电子表格须先安装：pip install gaireport[sheets]",
        ) from error
    is_packed = content.startswith(b"PK")
    marks = read_marks(content, limits) if is_packed else read_binary_marks(content)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [
            s.name
            for s in book.sheets_metadata
            if s.visible == python_calamine.SheetVisibleEnum.Visible
        ]
        html = "".join(_sheet_html(book.get_sheet_by_name(name), marks.get(name)) for name in shown)
    except python_calamine.PasswordError as error:
        raise refuse_file("encrypted") from error
    except python_calamine.CalamineError as error:
        raise refuse_file("damaged", kind=_SHEET, cause=error) from error
    except BaseException as error:
        # What the reader does not expect in a damaged file ends its Rust; that is no ``Exception``.
        if type(error).__name__ != "PanicException":
            raise
        raise refuse_file("damaged", kind=_SHEET, cause=error) from error
    if not html:
        raise refuse_file("no-text", kind=_SHEET)
    return html


def _sheet_html(sheet: Any, marks: SheetMarks | None) -> str:
    marks = marks or SheetMarks()
    check_extent(sheet.total_height, sheet.total_width)
    values = sheet.to_python(skip_empty_area=False)
    merged = {
        first: (last[0] - first[0] + 1, last[1] - first[1] + 1)
        for first, last in sheet.merged_cell_ranges or ()
    }
    tags = dict(marks.tags)
    grid: list[list[str]] = []
    for at, row in enumerate(values):
        grid.append([])
        for column, value in enumerate(row):
            text = _shown_value(value, marks, (at, column))
            if text is None:
                tags.setdefault((at, column), "doubt")
                text = show_float(float(value))
            grid[-1].append(UNKNOWN_TEXT if tags.get((at, column)) == "img" else text)
    return grid_html(grid, merged, attrs.evolve(marks, tags=tags))


def _shown_value(value: object, marks: SheetMarks, place: SheetPlace) -> str | None:
    """A value as a sheet shows it, or None where its format is not known here."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | int):
        if marks.hides_zeros and value == 0:
            return ""
        return show_formatted(float(value), marks.formats.get(place, "General"))
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value)
