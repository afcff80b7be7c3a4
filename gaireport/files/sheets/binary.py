"""What an .xls or .et says besides its values: what is hidden, struck out or white, and the formats of figures."""

import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import attrs

from gaireport.files.html_text import HtmlRun
from gaireport.files.sheets.compound import read_stream
from gaireport.files.sheets.formats import built_in_format
from gaireport.files.sheets.marks import SheetMarks, SheetPlace
from gaireport.files.sheets.shared_texts import RichText, read_shared_texts
from gaireport.files.sheets.styles import CellStyle

_BEGIN_RECORD, _END_OF_SHEET_RECORD, _GO_ON_RECORD = 0x809, 0x0A, 0x3C
_FONT_RECORD, _FORMAT_RECORD, _STYLE_RECORD, _SHEET_RECORD, _TEXTS_RECORD = (
    0x31,
    0x41E,
    0xE0,
    0x85,
    0xFC,
)
(
    _ROW_RECORD,
    _COLUMNS_RECORD,
    _VIEW_RECORD,
    _FORMULA_RECORD,
    _MANY_NUMBERS_RECORD,
    _TEXT_CELL_RECORD,
) = 0x208, 0x7D, 0x23E, 0x06, 0xBD, 0xFD
_CELL_RECORDS = (0x203, 0x27E, 0xFD, 0x204, 0x201, 0x06, 0x205, 0xD6)
_BIFF8 = 0x600
_UNUSED_FONT = 4
"""No font has this number; those behind it are counted as if one had."""
_WHITE_COLOURS = (1, 9)
_STRUCK_FLAG, _HIDDEN_ROW, _SHOWS_ZEROS, _DUE = 0x08, 0x20, 0x10, 0x02
_NO_NUMBER, _BLANK_RESULT, _ERROR_RESULT = b"\xff\xff", 3, 2


class _BookRecord(NamedTuple):
    kind: int
    data: bytes


@attrs.define
class _Formula:
    """The result that is kept with a formula."""

    place: SheetPlace
    number: float | None
    kind: int
    """Of a result that is no number."""
    is_due: bool
    """Whether it is to be worked out when the file is opened."""


@attrs.define
class _SheetSeen:
    """What the records of one sheet say."""

    styles: dict[SheetPlace, int] = attrs.Factory(dict)
    texts: dict[SheetPlace, int] = attrs.Factory(dict)
    rows: set[int] = attrs.Factory(set)
    columns: set[int] = attrs.Factory(set)
    formulas: list[_Formula] = attrs.Factory(list)
    hides_zeros: bool = False


def read_binary_marks(content: bytes) -> Mapping[str, SheetMarks]:
    """Name of a sheet -> its marks; empty for workbooks older than those of Excel 97, and for what is damaged."""
    book = read_stream(content, ("Workbook", "Book"))
    try:
        return _read_book(book) if book else {}
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        return {}


def _read_book(book: bytes) -> Mapping[str, SheetMarks]:
    start = next(_records(book, 0), None)
    if (
        start is None
        or start.kind != _BEGIN_RECORD
        or struct.unpack_from("<H", start.data)[0] != _BIFF8
    ):
        return {}
    fonts: list[str] = []
    formats: dict[int, str] = {}
    styles: list[CellStyle] = []
    sheets: list[tuple[int, str]] = []
    texts: list[bytes] = []
    last = 0
    for record in _records(book, 0):
        if record.kind == _FONT_RECORD:
            fonts += [_tag_of_type(record.data)] * (2 if len(fonts) == _UNUSED_FONT else 1)
        elif record.kind == _FORMAT_RECORD:
            formats[struct.unpack_from("<H", record.data)[0]] = _long_text(record.data[2:])
        elif record.kind == _STYLE_RECORD:
            styles.append(_style_of_record(record.data, fonts, formats))
        elif record.kind == _SHEET_RECORD:
            sheets.append((struct.unpack_from("<I", record.data)[0], _short_text(record.data[6:])))
        elif record.kind == _TEXTS_RECORD or (
            record.kind == _GO_ON_RECORD and last == _TEXTS_RECORD
        ):
            texts.append(record.data)
        last = (
            _TEXTS_RECORD if record.kind == _GO_ON_RECORD and last == _TEXTS_RECORD else record.kind
        )
    rich = read_shared_texts(texts)
    seen = {name: _read_sheet(book, at) for at, name in sheets}
    is_worked_out = any(map(_has_result, (f for each in seen.values() for f in each.formulas)))
    return {
        name: _marks_of_sheet(each, styles, _tagged(rich, fonts), is_worked_out=is_worked_out)
        for name, each in seen.items()
    }


def _records(book: bytes, at: int) -> Iterator[_BookRecord]:
    """The records from a place to the end of the part that begins there."""
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        yield _BookRecord(kind, book[at + 4 : at + 4 + size])
        if kind == _END_OF_SHEET_RECORD:
            return
        at += 4 + size


def _tag_of_type(data: bytes) -> str:
    _, flags, colour, _, position = struct.unpack_from("<5H", data)
    if flags & _STRUCK_FLAG:
        return "del"
    if position:
        return "sup"
    return "white" if colour in _WHITE_COLOURS else ""


def _style_of_record(data: bytes, fonts: list[str], formats: Mapping[int, str]) -> CellStyle:
    font, number = struct.unpack_from("<HH", data)
    tag = fonts[font] if font < len(fonts) else ""
    (fill,) = struct.unpack_from("<I", data, 14)
    (colours,) = struct.unpack_from("<H", data, 18)
    is_plain = fill >> 26 == 0 or colours & 0x7F in _WHITE_COLOURS
    is_shown = tag == "sup" or (tag == "white" and not is_plain)
    code = formats.get(number)
    return CellStyle(built_in_format(number) if code is None else code, "" if is_shown else tag)


def _short_text(data: bytes) -> str:
    return _narrow_or_wide(data[2:], data[0], data[1])


def _long_text(data: bytes) -> str:
    return _narrow_or_wide(data[3:], struct.unpack_from("<H", data)[0], data[2])


def _narrow_or_wide(data: bytes, count: int, flags: int) -> str:
    return data[: 2 * count].decode("utf-16-le") if flags & 1 else data[:count].decode("latin-1")


def _read_sheet(book: bytes, at: int) -> _SheetSeen:
    seen = _SheetSeen()
    for kind, data in _records(book, at):
        if kind == _ROW_RECORD:
            if struct.unpack_from("<H", data, 12)[0] & _HIDDEN_ROW:
                seen.rows.add(struct.unpack_from("<H", data)[0])
        elif kind == _COLUMNS_RECORD:
            first, last, width, _, flags = struct.unpack_from("<5H", data)
            if flags & 1 or not width:
                seen.columns.update(range(first, last + 1))
        elif kind == _VIEW_RECORD:
            seen.hides_zeros = not struct.unpack_from("<H", data)[0] & _SHOWS_ZEROS
        elif kind == _MANY_NUMBERS_RECORD:
            row, first = struct.unpack_from("<HH", data)
            for number in range((len(data) - 6) // 6):
                seen.styles[row, first + number] = struct.unpack_from("<H", data, 4 + 6 * number)[0]
        elif kind in _CELL_RECORDS:
            row, column, style = struct.unpack_from("<3H", data)
            seen.styles[row, column] = style
            if kind == _TEXT_CELL_RECORD:
                seen.texts[row, column] = struct.unpack_from("<I", data, 6)[0]
            elif kind == _FORMULA_RECORD:
                seen.formulas.append(_formula_of(data, (row, column)))
    return seen


def _formula_of(data: bytes, place: SheetPlace) -> _Formula:
    is_number = data[12:14] != _NO_NUMBER
    number = struct.unpack_from("<d", data, 6)[0] if is_number else None
    is_due = bool(struct.unpack_from("<H", data, 14)[0] & _DUE)
    return _Formula(place, number, data[6], is_due)


def _has_result(formula: _Formula) -> bool:
    if formula.number is not None:
        return formula.number != 0
    return formula.kind not in (_BLANK_RESULT, _ERROR_RESULT)


def _tagged(rich: Mapping[int, RichText], fonts: list[str]) -> dict[int, list[HtmlRun]]:
    """The runs of the texts of which a part is struck out, raised or white."""
    found = {}
    for at, text in rich.items():
        ends = [*(start for start, _ in text.runs), len(text.text)]
        runs = [HtmlRun(text.text[: ends[0]])]
        for (start, font), end in zip(text.runs, ends[1:], strict=True):
            runs.append(HtmlRun(text.text[start:end], fonts[font] if font < len(fonts) else ""))
        if any(run.tag and run.text for run in runs):
            found[at] = runs
    return found


def _marks_of_sheet(
    seen: _SheetSeen,
    styles: list[CellStyle],
    runs: Mapping[int, list[HtmlRun]],
    *,
    is_worked_out: bool,
) -> SheetMarks:
    """The marks of a sheet.

    Args:
        is_worked_out: whether some formula of the workbook has a result. Where none has, xlwt wrote it, which leaves
            each blank.
    """
    own = {place: styles[at] for place, at in seen.styles.items() if at < len(styles)}
    tags = {place: style.tag for place, style in own.items() if style.tag}
    for formula in seen.formulas:
        is_blank = formula.number is None and formula.kind == _BLANK_RESULT
        if (formula.number == 0 and formula.is_due) or (is_blank and not is_worked_out):
            tags[formula.place] = "img"
    return SheetMarks(
        frozenset(seen.rows),
        frozenset(seen.columns),
        tags,
        {place: runs[at] for place, at in seen.texts.items() if at in runs},
        {place: style.format for place, style in own.items()},
        seen.hides_zeros,
    )
