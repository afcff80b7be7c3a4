"""Files of a known report as other programs make them, each one way to a kind; one that is missing is left out."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.commands import LONGEST
from benchmarks.drawn import DrawnDocument, Heading
from benchmarks.templates import OfficialTable

_SHEET_NAMES = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
)


class Producer(NamedTuple):
    """One program's way to write a kind of file."""

    ending: str
    needs: str
    make: Callable[[DrawnDocument, Path], bytes]


class PlacedBox(NamedTuple):
    """A box of a table with the place where it begins."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


def placed_boxes(table: OfficialTable) -> Iterator[PlacedBox]:
    """The boxes of a table with their places."""
    held = [0] * table.columns
    for at, row in enumerate(table.rows):
        below = [max(0, rows - 1) for rows in held]
        column = 0
        for box in row:
            while held[column]:
                column += 1
            yield PlacedBox(at, column, box.rows, box.columns, box.text or "")
            below[column : column + box.columns] = [box.rows - 1] * box.columns
            column += box.columns
        held = below


def _sheet_boxes(document: DrawnDocument) -> Iterator[PlacedBox]:
    """The document as the boxes of one sheet."""
    top = 0
    for block in document.blocks:
        if isinstance(block, OfficialTable):
            for box in placed_boxes(block):
                yield box._replace(row=top + box.row)
            top += len(block.rows)
        else:
            text = block.text if isinstance(block, Heading) else block
            yield PlacedBox(top, 0, 1, 1, text)
            top += 1


def _sheet_value(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def _openpyxl(document: DrawnDocument, folder: Path) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for box in _sheet_boxes(document):
        row, column = box.row + 1, box.column + 1
        if box.text:
            sheet.cell(row, column, _sheet_value(box.text))
        if box.rows > 1 or box.columns > 1:
            sheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + box.rows - 1,
                end_column=column + box.columns - 1,
            )
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _xlsxwriter(document: DrawnDocument, folder: Path) -> bytes:
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    _write_sheet(document, book.add_worksheet(), "merge_range", inclusive_rows_first=True)
    book.close()
    return target.getvalue()


def _xlwt(document: DrawnDocument, folder: Path) -> bytes:
    import xlwt

    target = io.BytesIO()
    book = xlwt.Workbook(encoding="utf-8")
    _write_sheet(document, book.add_sheet("a"), "write_merge", inclusive_rows_first=False)
    book.save(target)
    return target.getvalue()


def _write_sheet(
    document: DrawnDocument, sheet: Any, merge: str, *, inclusive_rows_first: bool
) -> None:
    """Write the boxes; the two packages name the corners of a merged cell in another order."""
    for box in _sheet_boxes(document):
        last = box.row + box.rows - 1, box.column + box.columns - 1
        value = _sheet_value(box.text) if box.text else None
        if last == (box.row, box.column):
            if value is not None:
                sheet.write(box.row, box.column, value)
        elif inclusive_rows_first:
            getattr(sheet, merge)(box.row, box.column, *last, value)
        else:
            getattr(sheet, merge)(
                box.row, last[0], box.column, last[1], "" if value is None else value
            )


def _xml_workbook(document: DrawnDocument, folder: Path) -> bytes:
    rows: dict[int, str] = {}
    for box in _sheet_boxes(document):
        kind = "Number" if box.text.isdecimal() else "String"
        place = f'ss:Index="{box.column + 1}" ss:MergeAcross="{box.columns - 1}" ss:MergeDown="{box.rows - 1}"'
        cell = f'<Cell {place}><Data ss:Type="{kind}">{escape(box.text)}</Data></Cell>'
        rows[box.row] = rows.get(box.row, "") + cell
    body = "".join(f'<Row ss:Index="{at + 1}">{cells}</Row>' for at, cells in sorted(rows.items()))
    sheet = f'<Worksheet ss:Name="a"><Table>{body}</Table></Worksheet>'
    return f'<?xml version="1.0"?><Workbook {_SHEET_NAMES}>{sheet}</Workbook>'.encode()


def _python_docx(document: DrawnDocument, folder: Path) -> bytes:
    from docx import Document

    word = Document()
    word.sections[0].header.paragraphs[0].text = "第 2 期"
    for block in document.blocks:
        if isinstance(block, OfficialTable):
            table = word.add_table(len(block.rows), block.columns, "Table Grid")
            for box in placed_boxes(block):
                last = table.cell(box.row + box.rows - 1, box.column + box.columns - 1)
                table.cell(box.row, box.column).merge(last).text = box.text
        elif isinstance(block, Heading):
            word.add_heading(block.text, block.level)
        else:
            word.add_paragraph(block)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _page(folder: Path) -> str:
    return (folder / "doc.html").read_text(encoding="utf-8")


def _pandoc(kind: str) -> Callable[[DrawnDocument, Path], bytes]:
    def make(document: DrawnDocument, folder: Path) -> bytes:
        with tempfile.TemporaryDirectory() as work:
            target = Path(work, f"made.{kind}")
            command = ["pandoc", "-s", str(folder / "doc.html"), "-o", str(target)]
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
            return target.read_bytes()

    return make


def _print_styled(css: str) -> Callable[[DrawnDocument, Path], bytes]:
    """The page printed by Chromium with other borders and grounds."""
    style = f"<style>* {{ print-color-adjust: exact; -webkit-print-color-adjust: exact }} {css}</style></head>"

    def make(document: DrawnDocument, folder: Path) -> bytes:
        program = shutil.which("chromium") or "google-chrome"
        with tempfile.TemporaryDirectory() as work:
            page, target = Path(work, "page.html"), Path(work, "page.pdf")
            page.write_text(_page(folder).replace("</head>", style), encoding="utf-8")
            options = (
                "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                f"--user-data-dir={work}/p",
            )  # fmt: skip
            command = [program, *options, f"--print-to-pdf={target}", page.as_uri()]
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
            return target.read_bytes()

    return make


def _saved(change: Callable[[Any, Any], dict[str, Any]]) -> Callable[[DrawnDocument, Path], bytes]:
    """The PDF of the report, changed and saved by pikepdf."""

    def make(document: DrawnDocument, folder: Path) -> bytes:
        import pikepdf

        target = io.BytesIO()
        with pikepdf.open(folder / "doc.pdf") as pdf:
            pdf.save(target, **change(pikepdf, pdf))
        return target.getvalue()

    return make


def _turn(pikepdf: Any, pdf: Any) -> dict[str, Any]:
    for at, page in enumerate(pdf.pages):
        page.Rotate = (0, 90, 180, 270)[at % 4]
    return {}


def _lock(pikepdf: Any, pdf: Any) -> dict[str, Any]:
    return {"encryption": pikepdf.Encryption(user="", owner="x")}


def _mail(document: DrawnDocument, folder: Path) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "x"
    mail.set_content(_page(folder), subtype="html", cte="base64")
    return mail.as_bytes()


def _references(document: DrawnDocument, folder: Path) -> bytes:
    return "".join(c if c.isascii() else f"&#{ord(c)};" for c in _page(folder)).encode()


_CELLS = "table.form td, table.form th"
PRODUCERS: dict[str, Producer] = {
    "xlsx-openpyxl": Producer("xlsx", "module openpyxl", _openpyxl),
    "xlsx-xlsxwriter": Producer("xlsx", "module xlsxwriter", _xlsxwriter),
    "xls-xlwt": Producer("xls", "module xlwt", _xlwt),
    "xls-xml": Producer("xls", "module zipfile", _xml_workbook),
    "docx-python": Producer("docx", "module docx", _python_docx),
    "docx-pandoc": Producer("docx", "program pandoc", _pandoc("docx")),
    "epub-pandoc": Producer("epub", "program pandoc", _pandoc("epub")),
    "rtf-pandoc": Producer("rtf", "program pandoc", _pandoc("rtf")),
    "mail-one-part": Producer("eml", "module zipfile", _mail),
    "html-references": Producer("html", "module zipfile", _references),
    "html-utf16": Producer("html", "module zipfile", lambda _, folder: _page(folder).encode("utf-16")),
    "pdf-double": Producer("pdf", "program chromium", _print_styled(f"{_CELLS} {{ border: 3px double }}")),
    "pdf-round": Producer("pdf", "program chromium", _print_styled(
        f"table.form {{ border-collapse: separate }} {_CELLS} {{ border-radius: 5px }}")),
    "pdf-shaded": Producer("pdf", "program chromium", _print_styled(
        f"table.form {{ border-collapse: separate; border-spacing: 1px }} {_CELLS} {{ border: 0; background: #ddd }}")),
    "pdf-striped": Producer("pdf", "program chromium", _print_styled(
        f"{_CELLS} {{ border: 0 }} table.form tr:nth-child(even) td {{ background: #eee }}")),
    "pdf-unruled": Producer("pdf", "program chromium", _print_styled(f"{_CELLS} {{ border: 0; padding: 3px }}")),
    "pdf-watermark": Producer("pdf", "program chromium", _print_styled(
        "body::before { content: '2023 12'; position: fixed; top: 40%; font-size: 60pt; color: #ddd; z-index: -1 }")),
    "pdf-turned": Producer("pdf", "module pikepdf", _saved(_turn)),
    "pdf-empty-password": Producer("pdf", "module pikepdf", _saved(_lock)),
    "pdf-linear": Producer("pdf", "module pikepdf", _saved(lambda *_: {"linearize": True})),
}  # fmt: skip
"""Kind and producer -> how it is made."""
