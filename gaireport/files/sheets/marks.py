"""What an .xlsx says besides its values: rows and columns that are hidden, and cells that are struck out."""

import posixpath
import re
from collections import deque
from collections.abc import Mapping
from xml.etree.ElementTree import Element

import attrs

from gaireport.errors import InputTooLargeError
from gaireport.files.limits import FileLimits
from gaireport.files.xml_tree import read_tree
from gaireport.files.zipped import ZipParts

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LAST_COLUMN = 16_384
_TRUE = ("1", "true")
_MOST_SHEET_CELLS = 1_000_000


@attrs.frozen
class SheetMarks:
    """The rows and columns of one sheet that nobody sees, and the cells with a line through them."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck_out: frozenset[tuple[int, int]] = frozenset()
    unknown: frozenset[tuple[int, int]] = frozenset()
    """The cells of formulas whose results the program that wrote them left to others."""


def check_extent(rows: int, columns: int) -> None:
    """Refuse a sheet that takes more cells than one may have, blank ones between those that are filled counted too.

    Raises:
        InputTooLargeError: it does.
    """
    if rows * columns > _MOST_SHEET_CELLS:
        raise InputTooLargeError(
            f"a sheet has more than {_MOST_SHEET_CELLS} cells; delete what stands far from the report",
            f"工作表超过{_MOST_SHEET_CELLS}个单元格；请删除远离报告的内容",
        )


def read_marks(content: bytes, limits: FileLimits) -> Mapping[str, SheetMarks]:
    """Name of a sheet -> its marks; empty for other workbooks than .xlsx."""
    if not content.startswith(b"PK"):
        return {}
    parts = ZipParts(content, limits.max_unpacked)
    for each in parts.names():
        # The reader of values unpacks what it is given, without a bound.
        deque(parts.chunks(each), maxlen=0)
    book = "xl/workbook.xml"
    if not parts.holds(book):
        return {}
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _part_tree(parts, "xl/_rels/workbook.xml.rels")
    }
    struck = _struck_styles(parts)
    found = {}
    workbook = _part_tree(parts, book)
    is_due = any(each.get("fullCalcOnLoad") in _TRUE for each in workbook.iter("calcPr"))
    for sheet in workbook.iter("sheet"):
        target = targets.get(sheet.get("id"), "")
        name = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        if parts.holds(name):
            found[sheet.get("name", "")] = _marks_of(_part_tree(parts, name), struck, is_due=is_due)
    return found


def _part_tree(parts: ZipParts, name: str) -> Element:
    return read_tree(parts.chunks(name), name) if parts.holds(name) else Element("")


def _struck_styles(parts: ZipParts) -> frozenset[str]:
    """The numbers of the styles whose type is struck out."""
    styles = _part_tree(parts, "xl/styles.xml")
    fonts = styles.find("fonts")
    struck = {
        str(at)
        for at, font in enumerate(() if fonts is None else fonts)
        if (strike := font.find("strike")) is not None and strike.get("val", "1") in _TRUE
    }
    formats = styles.find("cellXfs")
    return frozenset(
        str(at)
        for at, each in enumerate(() if formats is None else formats)
        if each.get("fontId") in struck
    )


def _marks_of(sheet: Element, struck: frozenset[str], *, is_due: bool) -> SheetMarks:
    """The marks of a sheet.

    Args:
        is_due: whether the workbook is to be worked out when it is opened. A 0 in a formula may then stand for
            any number: xlsxwriter writes one into each.
    """
    filled = [_place_of(cell.get("r", "")) for cell in sheet.iter("c")]
    # The reader of values makes room for all cells up to the last, whatever is in them.
    last_row, last_column = (max((each[way] for each in filled), default=0) for way in (0, 1))
    check_extent(last_row + 1, last_column + 1)
    columns: set[int] = set()
    for column in sheet.iter("col"):
        if column.get("hidden") in _TRUE:
            first, last = _ordinal(column.get("min")), _ordinal(column.get("max"))
            columns.update(range(first - 1, min(last, _LAST_COLUMN)))
    rows = {_ordinal(row.get("r")) - 1 for row in sheet.iter("row") if row.get("hidden") in _TRUE}
    cells = (c.get("r", "") for c in sheet.iter("c") if c.get("s") in struck) if struck else ()
    unknown = (
        each.get("r", "")
        for each in sheet.iter("c")
        if each.find("f") is not None
        and (each.findtext("v") or "").strip() in (("", "0") if is_due else ("",))
    )
    return SheetMarks(
        frozenset(rows),
        frozenset(columns),
        frozenset(map(_place_of, cells)),
        frozenset(map(_place_of, unknown)),
    )


def _ordinal(number: str | None) -> int:
    return (
        int(number) if number and number.isascii() and number.isdigit() and len(number) < 9 else 0
    )


def _place_of(reference: str) -> tuple[int, int]:
    """Row and column of a reference like B12."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return -1, -1
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
