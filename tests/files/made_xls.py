"""A workbook of Excel 97 made in memory: its records, and the compound file around them."""

import struct
from collections.abc import Mapping, Sequence

_SECTOR = 512
_FREE, _LAST, _TABLE_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, layout: str, *values: object, behind: bytes = b"") -> bytes:
    """One record."""
    data = struct.pack("<" + layout, *values) + behind
    return struct.pack("<HH", kind, len(data)) + data


def type_record(*, struck: bool = False, colour: int = 8, raised: bool = False) -> bytes:
    """The record of a type."""
    return record(0x31, "5H", 200, 8 * struck, colour, 400, int(raised), behind=bytes(4) + b"\1\0A")


def style_record(font_number: int = 0, format_number: int = 0, *, dark: bool = False) -> bytes:
    """The record of a style."""
    return record(
        0xE0, "7HIH", font_number, format_number, *[0] * 5, dark << 26, 18 if dark else 64
    )


def wide_text(text: str) -> bytes:
    """A text with its length, two bytes a character."""
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def text_in_types(text: str, *changes: tuple[int, int]) -> bytes:
    """A text of the table of texts, with the places where another type begins."""
    runs = b"".join(struct.pack("<HH", *each) for each in changes)
    return struct.pack("<HBH", len(text), 9, len(changes)) + text.encode("utf-16-le") + runs


def text_cell(row: int, column: int, number: int) -> bytes:
    """A cell with a text of the table."""
    return record(0xFD, "3HI", row, column, 0, number)


def number_cell(row: int, column: int, value: float, style_number: int = 0) -> bytes:
    """A cell with a number."""
    return record(0x203, "3Hd", row, column, style_number, value)


def formula_cell(row: int, column: int, result: bytes, *, is_due: bool = False) -> bytes:
    """A cell with a formula and the result that is kept with it."""
    inner = struct.pack("<HIHBH", 2 * is_due, 0, 3, 0x1E, 1)
    return record(0x06, "3H", row, column, 0, behind=result + inner)


def make_workbook(
    texts: Sequence[bytes],
    cells: Sequence[bytes],
    fonts: Sequence[bytes] = (),
    formats: Mapping[int, str] | None = None,
    styles: Sequence[bytes] = (),
) -> bytes:
    """A workbook of one sheet; fonts and styles are those behind the usual ones."""
    kinds = b"".join((*[type_record()] * 4, *fonts))
    for number, code in (formats or {}).items():
        kinds += record(0x41E, "H", number, behind=wide_text(code))
    kinds += b"".join((style_record(), *styles))
    table = record(0xFC, "II", len(texts), len(texts), behind=b"".join(texts))
    begin, end = record(0x809, "HHHHII", 0x600, 5, 0xDBB, 1996, 0, 6), record(0x0A, "")
    place = len(begin) + len(kinds) + 13 + len(table) + len(end)
    sheet = record(0x85, "IBBBB", place, 0, 0, 1, 0, behind=b"a")
    page = record(0x809, "HHHHII", 0x600, 0x10, 0xDBB, 1996, 0, 6) + b"".join(cells) + end
    return compound_file("Workbook", begin + kinds + sheet + table + end + page)


def compound_file(name: str, stream: bytes) -> bytes:
    """A compound file with one stream."""
    stream += bytes(max(0, 4096 - len(stream)))
    count = -(-len(stream) // _SECTOR)
    links = [_TABLE_SECTOR, _LAST, *range(3, count + 2), _LAST]
    table = struct.pack("<128I", *links, *[_FREE] * (128 - len(links)))
    listed = struct.pack("<109I", 0, *[_FREE] * 108)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x3I", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1)
    head += struct.pack("<6I", 0, 4096, _LAST, 0, _LAST, 0) + listed
    entries = _entry("Root Entry", 5, 1, _LAST, 0) + _entry(name, 2, _FREE, 2, len(stream))
    entries += bytes(_SECTOR - len(entries))
    return head + table + entries + stream + bytes(count * _SECTOR - len(stream))


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBB3I", len(spelled), kind, 1, _FREE, _FREE, child)
    return spelled.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
