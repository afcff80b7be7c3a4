"""What an .xlsx says besides its values: what is hidden, struck out or white, and the formats of figures."""

import posixpath
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

import attrs

from gaireport.errors import InputTooLargeError
from gaireport.files.html_text import HtmlRun
from gaireport.files.limits import FileLimits
from gaireport.files.sheets.styles import (
    TRUE_WORDS,
    CellStyle,
    font_tag,
    read_cell_styles,
    read_conditions,
)
from gaireport.files.xml_tree import read_tree
from gaireport.files.zipped import ZipParts

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LAST_COLUMN = 16_384
_MOST_SHEET_CELLS = 1_000_000
_NO_SIZE = ("0", "0.0")
SheetPlace = tuple[int, int]
"""Row and column, from 0."""
UNKNOWN_TEXT = "\ufffc"
"""What stands in place of the text of a cell that shows one which is not known."""


@attrs.frozen
class SheetMarks:
    """What one sheet says of its cells besides their values."""

    hidden_rows: frozenset[int] = frozenset()
    """The rows that nobody sees."""
    hidden_columns: frozenset[int] = frozenset()
    tags: Mapping[SheetPlace, str] = attrs.Factory(dict)
    """``del``: the cell is struck out; ``white``: its type has the colour of its ground; ``img``: what it shows is not
    known, as of a formula whose result the program that wrote it left to others; ``doubt``: it may show other text."""
    runs: Mapping[SheetPlace, Sequence[HtmlRun]] = attrs.Factory(dict)
    """The text of the cells of which a part is struck out, raised or white."""
    formats: Mapping[SheetPlace, str] = attrs.Factory(dict)
    """The codes of the formats of figures."""
    hides_zeros: bool = False
    """Whether the cells that hold 0 show nothing."""


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
    """Name of a sheet of an .xlsx -> its marks."""
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
    workbook = _part_tree(parts, book)
    reader = _MarksReader(parts, workbook)
    found = {}
    for sheet in workbook.iter("sheet"):
        target = targets.get(sheet.get("id"), "")
        name = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        if parts.holds(name):
            found[sheet.get("name", "")] = reader.marks_of(_part_tree(parts, name))
    return found


def _part_tree(parts: ZipParts, name: str) -> Element:
    return read_tree(parts.chunks(name), name) if parts.holds(name) else Element("")


class _MarksReader:
    """Reads the marks of the sheets of one workbook."""

    def __init__(self, parts: ZipParts, workbook: Element) -> None:
        self._is_due = any(
            each.get("fullCalcOnLoad") in TRUE_WORDS for each in workbook.iter("calcPr")
        )
        """Whether the workbook is to be worked out when it is opened. A 0 in a formula may then stand for any number:
        xlsxwriter writes one into each."""
        styles = _part_tree(parts, "xl/styles.xml")
        self._styles = read_cell_styles(styles)
        self._conditions = read_conditions(styles)
        texts = _part_tree(parts, "xl/sharedStrings.xml")
        self._texts = {str(at): runs for at, each in enumerate(texts) if (runs := _rich_runs(each))}

    def marks_of(self, sheet: Element) -> SheetMarks:
        cells = {_place_of(cell.get("r", "")): cell for cell in sheet.iter("c")}
        # The reader of values makes room for all cells up to the last, whatever is in them.
        last_row, last_column = (max((each[way] for each in cells), default=0) for way in (0, 1))
        check_extent(last_row + 1, last_column + 1)
        rows = {_ordinal(row.get("r")) - 1 for row in sheet.iter("row") if _is_hidden(row, "ht")}
        styles = {place: self._style(cell) for place, cell in cells.items()}
        tags = {place: style.tag for place, style in styles.items() if style.tag}
        tags |= dict.fromkeys(self._conditional(sheet, cells), "doubt")
        tags |= {place: "img" for place, cell in cells.items() if self._is_unknown(cell)}
        runs = {place: found for place, cell in cells.items() if (found := self._runs(cell))}
        return SheetMarks(
            frozenset(rows),
            frozenset(_hidden_columns(sheet)),
            tags,
            runs,
            {place: style.format for place, style in styles.items()},
            any(view.get("showZeros", "1") not in TRUE_WORDS for view in sheet.iter("sheetView")),
        )

    def _style(self, cell: Element) -> CellStyle:
        number = cell.get("s", "0")
        known = number.isascii() and number.isdigit() and int(number[:6]) < len(self._styles)
        return self._styles[int(number)] if known else CellStyle()

    def _is_unknown(self, cell: Element) -> bool:
        """Whether the cell is a formula that no program has worked out; a text may be blank."""
        unknown = ("", "0") if self._is_due else ("",)
        is_text = cell.get("t") == "str" and cell.find("v") is not None
        return (
            cell.find("f") is not None
            and not is_text
            and (cell.findtext("v") or "").strip() in unknown
        )

    def _runs(self, cell: Element) -> tuple[HtmlRun, ...]:
        inline = cell.find("is")
        if inline is not None:
            return _rich_runs(inline)
        return self._texts.get(cell.findtext("v") or "", ()) if cell.get("t") == "s" else ()

    def _conditional(
        self, sheet: Element, cells: Mapping[SheetPlace, Element]
    ) -> Iterator[SheetPlace]:
        """The cells that a conditional format may make unseen."""
        for ruled in sheet.iter("conditionalFormatting"):
            rules = [rule for rule in ruled.iter("cfRule") if self._may_hide(rule)]
            areas = [_area_of(each) for each in ruled.get("sqref", "").split()] if rules else []
            for place, cell in cells.items():
                if any(_is_within(place, area) for area in areas) and any(
                    _may_apply(rule, cell) for rule in rules
                ):
                    yield place

    def _may_hide(self, rule: Element) -> bool:
        at = rule.get("dxfId", "")
        return at.isdigit() and int(at) < len(self._conditions) and self._conditions[int(at)]


def _may_apply(rule: Element, cell: Element) -> bool:
    """Whether the rule may hold for the cell; only those for cells of one value are worked out here."""
    if rule.get("type") != "cellIs" or rule.get("operator") != "equal":
        return True
    return (rule.findtext("formula") or "").strip() == (cell.findtext("v") or "").strip()


def _area_of(reference: str) -> tuple[SheetPlace, SheetPlace]:
    first, _, last = reference.partition(":")
    return _place_of(first), _place_of(last or first)


def _is_within(place: SheetPlace, area: tuple[SheetPlace, SheetPlace]) -> bool:
    first, last = area
    return first[0] <= place[0] <= last[0] and first[1] <= place[1] <= last[1]


def _rich_runs(text: Element) -> tuple[HtmlRun, ...]:
    """The runs of a text of which some are struck out, raised or white; nothing of any other."""
    runs = []
    for run in text.iter("r"):
        font = run.find("rPr")
        runs.append(HtmlRun(run.findtext("t") or "", "" if font is None else font_tag(font)))
    return tuple(runs) if any(run.tag for run in runs) else ()


def _is_hidden(line: Element, size: str) -> bool:
    return line.get("hidden") in TRUE_WORDS or line.get(size) in _NO_SIZE


def _hidden_columns(sheet: Element) -> Iterator[int]:
    for column in sheet.iter("col"):
        if _is_hidden(column, "width"):
            first, last = _ordinal(column.get("min")), _ordinal(column.get("max"))
            yield from range(first - 1, min(last, _LAST_COLUMN))


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
