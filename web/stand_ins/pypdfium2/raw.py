"""The calls of pdfium that gaireport's reader makes, in the shape that pypdfium2 gives them.

Python and pdfium have a memory each: what a call is to fill in is lent a place there, and copied back after it.
"""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

import pdfium

_ROOM = pdfium._malloc(256)
"""The places of what a call fills in, 32 bytes each."""
_PLACE = 32
_kept: dict[int, list[int]] = {}
"""Document -> memory to be freed with it."""


class FS_RECTF(ctypes.Structure):
    _fields_ = [(name, ctypes.c_float) for name in ("left", "top", "right", "bottom")]


class FS_MATRIX(ctypes.Structure):
    _fields_ = [(name, ctypes.c_float) for name in "abcdef"]


class FPDF_FORMFILLINFO(ctypes.Structure):
    _fields_ = [("version", ctypes.c_int), ("calls", ctypes.c_int * 63)]


def __getattr__(name: str) -> Callable[..., Any]:
    if not name.startswith("FPDF"):
        raise AttributeError(name)
    return _call(name)


@cache
def _call(name: str) -> Callable[..., Any]:
    function = getattr(pdfium, f"_{name}")

    def call(*given: Any) -> Any:
        lent, passed = [], []
        for each in given:
            if isinstance(each, (ctypes._SimpleCData, ctypes.Structure)):
                place = _ROOM + _PLACE * len(lent)
                lent.append((place, each))
                passed.append(place)
            else:
                passed.append(each)
        result = function(*passed)
        for place, each in lent:
            size = ctypes.sizeof(each)
            pdfium.HEAPU8.subarray(place, place + size).assign_to(memoryview(each).cast("B"))
        return result

    return call


def _copied(content: bytes) -> int:
    place = pdfium._malloc(max(len(content), 1))
    pdfium.HEAPU8.subarray(place, place + len(content)).assign(content)
    return place


def FPDF_LoadMemDocument64(content: bytes, size: int, password: None) -> int:
    place = _copied(content)
    document = pdfium._FPDF_LoadMemDocument64(place, size, 0)
    if document:
        _kept[document] = [place]
    else:
        pdfium._free(place)
    return document


def FPDF_CloseDocument(document: int) -> None:
    pdfium._FPDF_CloseDocument(document)
    for place in _kept.pop(document, ()):
        pdfium._free(place)


def FPDFDOC_InitFormFillEnvironment(document: int, info: FPDF_FORMFILLINFO) -> int:
    place = _copied(bytes(info))
    _kept[document].append(place)
    return pdfium._FPDFDOC_InitFormFillEnvironment(document, place)


def FPDFText_GetTextObject(text: int, at: int) -> Any:
    """A pointer of which the reader asks the address only."""
    place = pdfium._FPDFText_GetTextObject(text, at)
    return ctypes.cast(place, ctypes.POINTER(ctypes.c_char)) if place else None


def FPDFAnnot_GetFormFieldValue(form: int, annotation: int, room: Any, size: int) -> int:
    return _text(room, size, lambda *to: pdfium._FPDFAnnot_GetFormFieldValue(form, annotation, *to))


def FPDFAnnot_GetStringValue(annotation: int, key: bytes, room: Any, size: int) -> int:
    name = _copied(key + b"\0")
    try:
        return _text(
            room, size, lambda *to: pdfium._FPDFAnnot_GetStringValue(annotation, name, *to)
        )
    finally:
        pdfium._free(name)


def _text(room: Any, size: int, ask: Callable[[int, int], int]) -> int:
    """Ask for a text, into the reader's room if it gives any."""
    if not room:
        return ask(0, 0)
    place = pdfium._malloc(size + 2)
    count = ask(place, size)
    ctypes.memmove(room, pdfium.HEAPU8.subarray(place, place + size).to_bytes(), size)
    pdfium._free(place)
    return count
