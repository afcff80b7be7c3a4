"""A PDF page -> what is written upon it: the values of form fields, typed notes, lines of deletion.

Pdfium gives none of it with the text of the page, though every viewer shows it.
"""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from gaireport.files.pdf.paths import Box, Matrix, PdfBudget

_NOTE_FIELD, _STRIKE_OUT, _FIELD = 3, 12, 20
"""The kinds of annotation."""
_PASSWORD_FLAG = 1 << 13
"""The flag of a text field whose value no viewer shows."""
_HIDDEN_FLAGS = 2 | 32
_TEXT_FIELD_KINDS = (4, 5, 6)
"""The kinds of field that show text: a choice from a list that unfolds or not, and typed text."""
_LINE_HEIGHT = 1.2


class Written(NamedTuple):
    """One line of text upon the page."""

    text: str
    box: Box
    size: float


class Annotations(NamedTuple):
    """The text and the lines of deletion upon one page."""

    written: list[Written]
    struck_out: list[Box]


class PdfForm:
    """The form of an open document, which knows the values of its fields; close it before the document."""

    def __init__(self, raw: Any, document: Any) -> None:
        self._raw = raw
        # The document keeps a pointer to it.
        self._info = raw.FPDF_FORMFILLINFO(version=2)
        self._form = raw.FPDFDOC_InitFormFillEnvironment(document, self._info)

    def close(self) -> None:
        if self._form:
            self._raw.FPDFDOC_ExitFormFillEnvironment(self._form)

    def read(self, page: Any, view: Matrix, budget: PdfBudget) -> Annotations:
        """Read what is written upon a page, in the coordinates of the view."""
        found = Annotations([], [])
        raw = self._raw
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            budget.spend(objects=1)
            annotation = raw.FPDFPage_GetAnnot(page, at)
            if annotation:
                try:
                    self._read_one(annotation, view, budget, found)
                finally:
                    raw.FPDFPage_CloseAnnot(annotation)
        return found

    def _read_one(
        self, annotation: Any, view: Matrix, budget: PdfBudget, found: Annotations
    ) -> None:
        raw = self._raw
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        box = self._box(annotation, view)
        if box is None or raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN_FLAGS:
            return
        if kind == _STRIKE_OUT:
            found.struck_out.append(box)
        elif kind == _NOTE_FIELD or (
            kind == _FIELD and self._form and self._shows_text(annotation)
        ):
            value = self._value(annotation, kind)
            budget.spend(chars=len(value))
            found.written.extend(_lines_of_value(value, box, self._size(annotation)))

    def _shows_text(self, annotation: Any) -> bool:
        kind = self._raw.FPDFAnnot_GetFormFieldType(self._form, annotation)
        flags = self._raw.FPDFAnnot_GetFormFieldFlags(self._form, annotation)
        return kind in _TEXT_FIELD_KINDS and not (
            kind == _TEXT_FIELD_KINDS[-1] and flags & _PASSWORD_FLAG
        )

    def _value(self, annotation: Any, kind: int) -> str:
        def ask(room: Any, size: int) -> int:
            if kind == _FIELD:
                count = self._raw.FPDFAnnot_GetFormFieldValue(self._form, annotation, room, size)
            else:
                count = self._raw.FPDFAnnot_GetStringValue(annotation, b"Contents", room, size)
            return int(count)

        size = ask(None, 0)
        buffer = ctypes.create_string_buffer(size + 2)
        ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")

    def _size(self, annotation: Any) -> float:
        """The size of its type, or 0 where the viewer chooses one that fits."""
        size = ctypes.c_float()
        if not self._form or not self._raw.FPDFAnnot_GetFontSize(self._form, annotation, size):
            return 0.0
        return size.value

    def _box(self, annotation: Any, view: Matrix) -> Box | None:
        rect = self._raw.FS_RECTF()
        if not self._raw.FPDFAnnot_GetRect(annotation, rect):
            return None
        (ax, ay), (bx, by) = view.apply(rect.left, rect.top), view.apply(rect.right, rect.bottom)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _lines_of_value(value: str, box: Box, size: float) -> Iterator[Written]:
    """The lines of a value from the top of its box; a single one stands in the middle."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    height = (box.y1 - box.y0) / len(lines)
    # Most viewers leave a fifth of the height free.
    size = size if size > 0 else max(height / _LINE_HEIGHT, 1.0)
    for at, line in enumerate(lines):
        if line.strip():
            yield Written(
                line, Box(box.x0, box.y0 + at * height, box.x1, box.y0 + (at + 1) * height), size
            )
