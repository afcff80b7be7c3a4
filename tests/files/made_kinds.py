"""A report as a file of many kinds, written with nothing but the standard library; each writer is a few lines."""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from xml.sax.saxutils import escape

from made_files import make_zip

import gaireport
from gaireport import Report
from gaireport.form.printed import FormTable, Part, Printed, print_report

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_OPEN_NAMES = " ".join(
    f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "text", "table", "style")
)
_WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
_FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RIGHT, _LINE = 190.0, 8.0


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
"""What a file of the old office programs begins with."""


def docx(report: Report) -> bytes:
    """The Word file that the package writes."""
    from gaireport.exports.docx import document_xml

    return make_zip({"word/document.xml": document_xml(print_report(report))})


def word_2003(report: Report) -> bytes:
    """The same document in the names of Word 2003."""
    with zipfile.ZipFile(io.BytesIO(docx(report))) as package:
        text = package.read("word/document.xml").decode()
    text = text.replace("w:document", "w:wordDocument").replace("w:vMerge", "w:vmerge")
    return text.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", _WORD_2003
    ).encode()


def flat_opc(report: Report) -> bytes:
    """The same document as one XML text."""
    with zipfile.ZipFile(io.BytesIO(docx(report))) as package:
        text = package.read("word/document.xml").decode()
    document = text.partition("?>")[2]
    part = (
        f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{document}</pkg:xmlData></pkg:part>'
    )
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{_FLAT}">{part}</pkg:package>'.encode()


def alt_chunk(report: Report) -> bytes:
    """A Word file whose whole text is a page of HTML that it takes in."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{w}" xmlns:r="{_RELATIONS}"><w:body><w:altChunk r:id="a"/></w:body></w:document>'
    target = f'<Relationship Id="a" Type="{_RELATIONS}/aFChunk" Target="page.html"/>'
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return make_zip(
        {
            "word/document.xml": body,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{names}">{target}</Relationships>',
            "word/page.html": gaireport.write(report, "html"),
        }
    )


def mhtml(report: Report) -> bytes:
    """A web archive in quoted-printable, as browsers save it."""
    message = EmailMessage()
    message.set_content(gaireport.write(report, "html"), subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG\r\n\x1a\n", "image", "png")
    return message.as_bytes()


def epub(report: Report) -> bytes:
    """An EPUB of one chapter."""
    page = f'<?xml version="1.0"?><!DOCTYPE html><html><body>{gaireport.write(report, "html")}</body></html>'
    return make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="O/b.opf"/></container>',
            "O/b.opf": '<package><item id="c" href="c%20d.xhtml"/><itemref idref="c"/></package>',
            "O/c d.xhtml": page,
        }
    )


def _covered(table: FormTable) -> Iterator[list[Printed | None]]:
    """The rows with None in each place that a merged cell covers."""
    held = [0] * table.width
    for row in table.rows:
        places: list[Printed | None] = [None] * table.width
        for cell in row:
            places[cell.column] = cell
            for column in range(cell.column, cell.column + cell.columns):
                held[column] = cell.rows
        yield places
        held = [max(0, rows - 1) for rows in held]


def _open_row(places: Sequence[Printed | None], behind: str = "") -> str:
    """A row of an OpenDocument table with what stands behind its cells."""
    cells = "".join(
        "<table:covered-table-cell/>"
        if cell is None
        else f'<table:table-cell table:number-columns-spanned="{cell.columns}"'
        f' table:number-rows-spanned="{cell.rows}"><text:p>{escape(cell.text)}</text:p></table:table-cell>'
        for cell in places
    )
    return f"<table:table-row>{cells}{behind}</table:table-row>"


def _open_table(table: FormTable) -> str:
    rows = ""
    for places in _covered(table):
        rows += _open_row(places)
    return f"<table:table>{rows}</table:table>"


def open_body(report: Report) -> str:
    """The body of an OpenDocument text."""
    return "".join(
        _open_table(part.table) if part.table else f"<text:p>{escape(part.text)}</text:p>"
        for part in print_report(report)
    )


def flat_open(body: str, styles: str = "", kind: str = "text") -> bytes:
    """A flat OpenDocument file."""
    return (
        f'<?xml version="1.0"?><office:document {_OPEN_NAMES}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document>"
    ).encode()


def fodt(report: Report) -> bytes:
    """The report as a flat OpenDocument text."""
    return flat_open(open_body(report))


def odt(report: Report) -> bytes:
    """The report as a packed OpenDocument text."""
    content = fodt(report).decode().replace("office:document", "office:document-content")
    return make_zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def sheet_rows(report: Report) -> list[list[Printed | None]]:
    """The report as the rows of a sheet; a line of text is a row of one cell."""
    rows: list[list[Printed | None]] = []
    for part in print_report(report):
        rows += _covered(part.table) if part.table else [[Printed(part.text, 0)]]
    return rows


def _open_sheet(report: Report) -> str:
    rows = ""
    for places in sheet_rows(report):
        blank = '<table:table-cell table:number-columns-repeated="16000"/>'
        rows += _open_row(places, blank)
    return f"<table:table>{rows}</table:table>"


def fods(report: Report) -> bytes:
    """The report as a flat OpenDocument sheet."""
    return flat_open(_open_sheet(report), kind="spreadsheet")


def ods(report: Report) -> bytes:
    """The report as a packed OpenDocument sheet."""
    content = fods(report).decode().replace("office:document", "office:document-content")
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return make_zip({"mimetype": kind, "content.xml": content})


def _reference(row: int, column: int) -> str:
    return f"{chr(ord('A') + column)}{row + 1}"


def xlsx(
    report: Report, *, hidden: str = "", struck: str = "", formulas: str | None = None
) -> bytes:
    """The report as a workbook of one sheet; a row may be hidden, a cell struck out.

    Args:
        formulas: the result that is kept with each figure other than 0, all of which are then formulas.
    """
    rows, merged = "", ""
    for at, places in enumerate(sheet_rows(report)):
        cells = ""
        for cell in filter(None, places):
            name = _reference(at, cell.column)
            style = ' s="1"' if name == struck else ""
            text = escape(cell.text)
            number = cell.text.isascii() and cell.text.isdigit()
            kind, value = (
                ("n", f"<v>{text}</v>") if number else ("inlineStr", f"<is><t>{text}</t></is>")
            )
            if number and formulas is not None and cell.text != "0":
                value = f"<f>{text}+0</f><v>{formulas}</v>"
            cells += f'<c r="{name}"{style} t="{kind}">{value}</c>'
            if cell.rows > 1 or cell.columns > 1:
                last = _reference(at + cell.rows - 1, cell.column + cell.columns - 1)
                merged += f'<mergeCell ref="{name}:{last}"/>'
        gone = ' hidden="1"' if str(at + 1) == hidden else ""
        rows += f'<row r="{at + 1}"{gone}>{cells}</row>'
    sheet = f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>'
    return _workbook(sheet)


def _workbook(sheet: str) -> bytes:
    """A workbook of this one sheet."""
    relation = (
        f'<Relationship Id="r1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    )
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    book = '<sheets><sheet name="年报" sheetId="1" r:id="r1"/></sheets><calcPr fullCalcOnLoad="1"/>'
    office = f'<Relationship Id="o" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    fonts = "<fonts><font/><font><strike/></font></fonts>"
    formats = '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>'
    return make_zip(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{names}">{office}</Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}">{book}</workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{names}">{relation}</Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}">{fonts}{formats}</styleSheet>',
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def rtf_text(text: str) -> str:
    """Text as rich text spells it: Chinese in numbers, each with one character for programs that know none."""
    return "".join(
        f"\\u{ord(c) - (65536 if ord(c) > 32767 else 0)}?" if ord(c) > 126 else c for c in text
    )


def _rtf_table(table: FormTable) -> str:
    rows, open_rows = "", {}
    for places in _covered(table):
        edges = cells = ""
        column = 0
        while column < table.width:
            cell = places[column]
            above = open_rows.get(column)
            if cell is None and above is not None:
                wide, left = above
                open_rows[column] = (wide, left - 1)
                edges += f"\\clvmrg\\cellx{(column + wide) * 500}"
                cells += "\\pard\\intbl\\cell "
            else:
                assert cell is not None
                wide = cell.columns
                open_rows[column] = (wide, cell.rows - 1)
                first = "\\clvmgf" if cell.rows > 1 else ""
                edges += f"{first}\\cellx{(column + wide) * 500}"
                cells += f"\\pard\\intbl {rtf_text(cell.text)}\\cell "
            column += wide
        rows += f"\\trowd {edges}{cells}\\row\n"
    return rows


def rtf(report: Report) -> bytes:
    """The report as rich text."""
    body = "".join(
        _rtf_table(part.table) if part.table else f"\\pard {rtf_text(part.text)}\\par\n"
        for part in print_report(report)
    )
    return (
        f"{{\\rtf1\\ansi\\ansicpg936{{\\fonttbl{{\\f0\\fcharset134 SimSun;}}}}\\f0 {body}}}".encode(
            "ascii"
        )
    )


def _ofd_text(x: float, y: float, text: str, size: float = 3.0) -> str:
    return (
        f'<ofd:TextObject Boundary="{x} {y} 100 {size}" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def _ofd_box(x: float, y: float, wide: float, high: float) -> str:
    return (
        f'<ofd:PathObject Boundary="{x} {y} {wide} {high}" LineWidth="0.2"><ofd:AbbreviatedData>'
        f"M 0 0 L {wide} 0 L {wide} {high} L 0 {high} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _ofd_part(part: Part, y: float) -> tuple[str, float]:
    """What one part draws from this height on, and the height where the next begins."""
    if part.table is None:
        lines = [part.text[at : at + 60] for at in range(0, len(part.text), 60)]
        drawn = "".join(_ofd_text(5, y + 5 * n, line) for n, line in enumerate(lines))
        return drawn, y + 5 * len(lines)
    drawn, wide = "", _RIGHT / part.table.width
    # Labels of the form are long: the cells are wide and their type is small.
    for at, row in enumerate(part.table.rows):
        for cell in row:
            x, top = 5 + cell.column * wide, y + at * _LINE
            drawn += _ofd_box(x, top, cell.columns * wide, cell.rows * _LINE)
            size = min(3.0, (cell.columns * wide - 1) / max(1, len(cell.text)))
            drawn += _ofd_text(x + 0.5, top + 2, cell.text, round(size, 3)) if cell.text else ""
    return drawn, y + len(part.table.rows) * _LINE + 3


def ofd_page(drawn: str, more: str = "") -> bytes:
    """An OFD file of one page."""
    names = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    box = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 2000</ofd:PhysicalBox></ofd:PageArea>"
    return make_zip(
        {
            "OFD.xml": f"<ofd:OFD {names}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody>"
            "</ofd:OFD>",
            "D/Document.xml": f"<ofd:Document {names}><ofd:CommonData>{box}</ofd:CommonData><ofd:Pages>"
            '<ofd:Page ID="1" BaseLoc="P/1.xml"/></ofd:Pages></ofd:Document>',
            "D/P/1.xml": f"<ofd:Page {names}><ofd:Content><ofd:Layer>{drawn}{more}</ofd:Layer></ofd:Content>"
            "</ofd:Page>",
        }
    )


def ofd(report: Report, more: str = "") -> bytes:
    """The report as an OFD file with ruled tables."""
    drawn, y = "", 10.0
    for part in print_report(report):
        piece, y = _ofd_part(part, y)
        drawn += piece
    return ofd_page(drawn, more)


KINDS: dict[str, Callable[[Report], bytes]] = {
    each.__name__: each
    for each in (
        docx,
        word_2003,
        flat_opc,
        alt_chunk,
        mhtml,
        epub,
        fodt,
        odt,
        fods,
        ods,
        xlsx,
        rtf,
        ofd,
    )
}
"""Every kind of which a file is made here, by the name of its writer."""
