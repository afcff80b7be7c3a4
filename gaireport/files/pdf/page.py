"""PDF bytes -> pages of placed characters and drawn lines, read with pdfium; knows no lines of text and no tables.

Coordinates are points from the upper left corner of the page as it is shown, whatever turn the file gives it.
"""

import ctypes
import math
import threading
from collections.abc import Iterator
from typing import Any, NamedTuple

import attrs

from gaireport.errors import InputTooLargeError, MissingExtraError, UnsupportedFileError
from gaireport.files.pdf.fields import PdfForm, Written
from gaireport.files.pdf.paths import Box, Matrix, Painted, PdfBudget, multiply, read_paths
from gaireport.files.pdf.streams import check_streams, count_damaged
from gaireport.files.refusals import refuse_file
from gaireport.findings.words import Count, Words

_MAX_CHARS = 200_000  # some hundred full pages; each takes pdfium and us 15 microseconds
_PASSWORD = 4  # FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY
_SECURITY = 5
_TURNS = 4
_ASLANT = 0.1
"""The share of a quarter turn from which on text runs aslant; a page scanned crooked is turned by less."""
_PRECISION = 1000
_HYPHENS = (0x02, 0xFFFE, 0x2010, 0x2011)
"""What pdfium makes of a hyphen at the end of a line, and the hyphens that programs set in place of a minus sign."""
_PALE = (0.65, 0.97)
"""The lightness of a watermark; white type stands upon a dark ground."""
_PDF_FILE = Words("PDF", "PDF 文件")
_LOCK = threading.Lock()  # pdfium is not made for threads


class Char(NamedTuple):
    """One printed character."""

    text: str
    x0: float
    x1: float
    y: float
    """The middle of the line that it stands in."""
    size: float
    run: int
    """The number of its run; one command drew all characters of a run."""
    is_pale: bool = False
    """Whether its colour is so light that it is meant to be read through, as a watermark is."""


@attrs.define
class Page:
    """The characters and lines that one page shows."""

    width: float
    height: float
    chars: list[Char]
    """The characters that it prints or that are typed into its fields; a watermark that runs aslant is left out."""
    painted: Painted
    struck_out: list[Box] = attrs.Factory(list)
    """The boxes that a viewer's marks of deletion cover."""
    is_recognised: bool = False
    """Whether its characters were recognised on a picture."""


class PdfPages(NamedTuple):
    """The pages of a file, and how many of the streams that they are made of are damaged."""

    pages: list[Page]
    damaged: int


def read_pages(content: bytes, max_pages: int, max_unpacked: int) -> PdfPages:
    """Read every page of the file.

    Raises:
        UnsupportedFileError: the file is damaged or encrypted.
        InputTooLargeError: the file has too many pages or characters, or a stream that unpacks to too much.
    """
    raw = _pdfium()
    check_streams(content, max_unpacked)
    with _LOCK:
        document = raw.FPDF_LoadMemDocument64(content, len(content), None)
        if not document:
            raise _opening_error(raw.FPDF_GetLastError())
        form = PdfForm(raw, document)
        try:
            count = raw.FPDF_GetPageCount(document)
            if count > max_pages:
                raise InputTooLargeError(
                    f"the PDF has {count} {Count(count):page|pages}, more than {max_pages}",
                    f"PDF 文件有{count}页，超过{max_pages}页",
                )
            budget = PdfBudget(_MAX_CHARS)
            pages = [_read_page(raw, document, form, number, budget) for number in range(count)]
            # What is encrypted looks like damage.
            is_open = raw.FPDF_GetSecurityHandlerRevision(document) < 0
            return PdfPages(pages, count_damaged(content) if is_open else 0)
        finally:
            form.close()
            raw.FPDF_CloseDocument(document)


def render_page(content: bytes, number: int, scale: float) -> Any:
    """The picture of a page, so many points of it for each point of the page, as an array of blue, green and red."""
    from pypdfium2 import PdfDocument

    with _LOCK:
        document = PdfDocument(content)
        try:
            return document[number].render(scale=scale).to_numpy().copy()
        finally:
            document.close()


def _pdfium() -> Any:
    try:
        import pypdfium2.raw as raw
    except ImportError as error:
        raise MissingExtraError(
            "reading PDF needs pypdfium2: pip install gaireport[pdf]",
            message_zh="读取 PDF 须先安装：pip install gaireport[pdf]",
        ) from error
    return raw


def _opening_error(code: int) -> UnsupportedFileError:
    if code in (_PASSWORD, _SECURITY):
        return refuse_file("encrypted")
    return refuse_file("damaged", kind=_PDF_FILE, cause="damaged or cut off")


def _read_page(raw: Any, document: Any, form: PdfForm, number: int, budget: PdfBudget) -> Page:
    page = raw.FPDF_LoadPage(document, number)
    if not page:
        raise refuse_file("damaged", kind=_PDF_FILE, cause=f"page {number + 1}")
    try:
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        if not (0 < width < 1e5 and 0 < height < 1e5):
            return Page(1, 1, [], Painted())
        view = _view(raw, page, width, height)
        text = raw.FPDFText_LoadPage(page)
        try:
            found = list(_read_chars(raw, text, view, budget)) if text else []
        finally:
            if text:
                raw.FPDFText_ClosePage(text)
        turn = _common_turn(found)
        view, width, height = _turned(view, turn, width, height)
        if turn:
            text = raw.FPDFText_LoadPage(page)
            found = list(_read_chars(raw, text, view, budget))
            raw.FPDFText_ClosePage(text)
        chars = [char for char, turn in found if turn is not None]
        notes = form.read(page, view, budget)
        for number, written in enumerate(notes.written, 1):
            chars += _typed(written, -number)
        painted = read_paths(raw, page, view, budget)
        painted.clip(width, height)
        return Page(width, height, chars, painted, notes.struck_out)
    finally:
        raw.FPDF_ClosePage(page)


def _view(raw: Any, page: Any, width: float, height: float) -> Matrix:
    """The map from the file's own coordinates to points from the upper left corner, found from three points."""
    size = (round(width * _PRECISION), round(height * _PRECISION))
    shown = []
    for x, y in ((0, 0), (1000, 0), (0, 1000)):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        shown.append((across.value / _PRECISION, down.value / _PRECISION))
    (e, f), (ax, ay), (bx, by) = shown
    return Matrix((ax - e) / 1000, (ay - f) / 1000, (bx - e) / 1000, (by - f) / 1000, e, f)


def _turned(view: Matrix, turn: int, width: float, height: float) -> tuple[Matrix, float, float]:
    """The view turned so that most text runs to the right: wide tables are often drawn sideways."""
    if turn == 1:
        return multiply(view, Matrix(0, -1, 1, 0, 0, width)), height, width
    if turn == 2:
        return multiply(view, Matrix(-1, 0, 0, -1, width, height)), width, height
    if turn == 3:
        return multiply(view, Matrix(0, 1, -1, 0, height, 0)), height, width
    return view, width, height


def _common_turn(found: list[tuple[Char, int | None]]) -> int:
    counts = [0] * _TURNS
    for _, turn in found:
        if turn is not None:
            counts[turn] += 1
    return counts.index(max(counts))


def _typed(written: Written, run: int) -> Iterator[Char]:
    """The characters of a line of a field, side by side from its left edge; their own widths nobody knows."""
    box, size = written.box, written.size
    wide = [1.0 if char >= "\u2e80" else 0.5 for char in written.text]
    unit = min(size, (box.x1 - box.x0) / sum(wide))
    at = box.x0
    for char, width in zip(written.text, wide, strict=True):
        yield Char(char, at, at + width * unit, (box.y0 + box.y1) / 2, size, run)
        at += width * unit


def _read_chars(
    raw: Any, text: Any, view: Matrix, budget: PdfBudget
) -> Iterator[tuple[Char, int | None]]:
    """The characters in the order drawn, each with the quarter turns of its line, or None where it runs aslant."""
    count = raw.FPDFText_CountChars(text)
    budget.spend(chars=count)
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    runs: dict[int, _RunStyle] = {}
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in (0x0A, 0x0D) or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        drawn = raw.FPDFText_GetTextObject(text, at)
        run = ctypes.addressof(drawn.contents) if drawn else 0
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        if run not in runs:
            raw.FPDFText_GetMatrix(text, at, matrix)
            given = Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
            size, up, turn = _measure(multiply(given, view), raw.FPDFText_GetFontSize(text, at))
            place = multiply(_mend(given, size, x.value, y.value), view)
            runs[run] = _RunStyle(size, up, turn, place, _is_pale(raw, text, at))
        style = runs[run]
        raw.FPDFText_GetLooseCharBox(text, at, box)
        middle = style.place.apply(x.value, y.value)[1] + style.up * style.size * 0.35
        ends = [
            style.place.apply(*end)[0] for end in ((box.left, box.top), (box.right, box.bottom))
        ]
        printed = _printed_character(code)
        yield (
            Char(printed, min(ends), max(ends), middle, style.size, run, style.is_pale),
            style.turn,
        )


class _RunStyle(NamedTuple):
    """What the characters of a run have in common."""

    size: float
    up: float
    turn: int | None
    place: Matrix
    """The map from the coordinates that pdfium gives to those of the page as it is shown."""
    is_pale: bool


def _mend(given: Matrix, size: float, x: float, y: float) -> Matrix:
    """The map that undoes a fault of pdfium: in pages set within turned ones it leaves some characters unturned.

    It gives their matrix right, so that they are seen to stand off the line that they are printed on.
    """
    scale = math.hypot(given.a, given.b) or 1.0
    a, b = given.a / scale, given.b / scale
    if abs((y - given.f) * a - (x - given.e) * b) <= size:
        return Matrix(1, 0, 0, 1, 0, 0)
    return Matrix(a, b, -b, a, given.e - a * x + b * y, given.f - b * x - a * y)


def _is_pale(raw: Any, text: Any, at: int) -> bool:
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFText_GetFillColor(text, at, red, green, blue, opacity):
        return False
    ink = 255 - (299 * red.value + 587 * green.value + 114 * blue.value) / 1000
    lightness = 1 - ink / 255 * opacity.value / 255
    return _PALE[0] < lightness < _PALE[1]


def _measure(matrix: Matrix, points: float) -> tuple[float, float, int | None]:
    """The size of a run in points, how far up (below zero) or down its top points, and its quarter turns.

    A run far from any of the four turns has None: no table is set aslant, but watermarks are.
    """
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    turns = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    turn = round(turns) % _TURNS if abs(turns - round(turns)) < _ASLANT else None
    return min(max(points * scale, 1.0), 500.0), matrix.d / scale, turn


def _printed_character(code: int) -> str:
    """The character; one that its font does not name is shown as U+FFFD, never left out of a figure."""
    if code in _HYPHENS:
        return "-"
    if code == 0xA0 or code == 0x09:
        return " "
    if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code == 0xFFFF:
        return "\ufffd"
    return chr(code)
