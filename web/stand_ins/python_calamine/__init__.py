"""Stands in for python-calamine, which is compiled: what gaireport calls of it, by way of openpyxl."""

import datetime
import enum
import io
from typing import Any, NamedTuple

from openpyxl import load_workbook

from gaireport.errors import UnsupportedFileError


class SheetVisibleEnum(enum.Enum):
    Visible = "visible"
    Hidden = "hidden"
    VeryHidden = "veryHidden"


class CalamineError(Exception):
    pass


class PasswordError(CalamineError):
    pass


class SheetMetadata(NamedTuple):
    name: str
    visible: SheetVisibleEnum


class CalamineWorkbook:
    """An opened workbook."""

    @classmethod
    def from_filelike(cls, file: io.BytesIO) -> "CalamineWorkbook":
        if file.getvalue().startswith(b"\xd0\xcf\x11\xe0"):
            raise UnsupportedFileError(
                "an .xls file is not read in a browser; save it as .xlsx in WPS or Excel",
                "网页版不支持 .xls 文件；请在 WPS 或 Excel 中另存为 .xlsx",
                reason="not-in-browser",
            )
        return cls(load_workbook(file, data_only=True))

    def __init__(self, book: Any) -> None:
        self._book = book
        self.sheets_metadata = [
            SheetMetadata(each.title, SheetVisibleEnum(each.sheet_state))
            for each in book.worksheets
        ]

    def get_sheet_by_name(self, name: str) -> "CalamineSheet":
        return CalamineSheet(self._book[name])


class CalamineSheet:
    """One sheet; rows and columns count from 0."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self.total_height, self.total_width = sheet.max_row, sheet.max_column
        self.merged_cell_ranges = [
            ((each.min_row - 1, each.min_col - 1), (each.max_row - 1, each.max_col - 1))
            for each in sheet.merged_cells.ranges
        ]

    def to_python(self, *, skip_empty_area: bool) -> list[list[Any]]:
        return [[_value(value) for value in row] for row in self._sheet.iter_rows(values_only=True)]


def _value(value: Any) -> Any:
    """A value as calamine gives it: nothing is an empty text, a number a float, midnight a date."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    return float(value) if type(value) is int else value
