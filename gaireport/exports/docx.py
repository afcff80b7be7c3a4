"""A report -> a Word file in the official form, merged cells and all; written with the standard library alone."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gaireport.errors import UnwritableError, require_path
from gaireport.files import read
from gaireport.files.unwritable import writing
from gaireport.form.printed import FormTable, Part, Printed, print_report, unwritable
from gaireport.nodes import Report
from gaireport.report.difference import find_difference
from gaireport.report.shape import require_report

_LAYOUT = "docx"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPES = (
    f'{_XML_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>'
)
_RELATIONS = (
    f'{_XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
PACKAGE_PARTS = {"[Content_Types].xml": _CONTENT_TYPES, "_rels/.rels": _RELATIONS}
"""The parts that say what the file is."""
# A4, upright; margins as 公文格式 GB/T 9704 sets them: 37, 26, 35 and 28 mm.
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>'
    "</w:sectPr>"
)
_TEXT_WIDTH = 8844
"""The width of the text, in twentieths of a point."""
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time on every part of the file, so that the same report gives the same file, to the byte."""


def write_docx(report: Report, path: str | os.PathLike[str]) -> None:
    """Write the report as a Word file in the official form. It is read again first: nothing is dropped in silence.

    Raises:
        UnwritableError: a field cannot be carried, or no file can have this name; the message names it.
        UnwritableFileError: the file cannot be written; it is an OSError too.
    """
    require_report(report)
    require_path(path)
    parts = {**PACKAGE_PARTS, "word/document.xml": document_xml(print_report(report))}
    content = pack_parts(parts)
    if found := find_difference(report, read(content)):
        field, ours, theirs = found
        raise unwritable("GR403", field, layout=_LAYOUT, text=ours, again=theirs)
    try:
        with writing(path):
            Path(path).write_bytes(content)
    except ValueError as error:
        raise UnwritableError(
            f"no file can have this name: {error}", f"文件名不可用：{error}", field="path"
        ) from error


class DocxMarks(NamedTuple):
    """What is marked in a Word file; the comments themselves are a part of their own."""

    shades: Mapping[str, str]
    """Path -> the colour behind its cell."""
    notes: Mapping[str, Sequence[int]]
    """Path -> the numbers of the comments on its cell; those of no cell stand at the title."""


def pack_parts(parts: Mapping[str, str]) -> bytes:
    """A Word file of these parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(ZipInfo(name, _EPOCH), text.encode(), ZIP_DEFLATED)
    return buffer.getvalue()


def document_xml(parts: Iterable[Part], marks: DocxMarks | None = None) -> str:
    """The main part of a Word file: the parts of a report, with what is marked in them."""
    marks = marks or DocxMarks({}, {})
    body: list[str] = []
    rest: list[tuple[Printed, ...]] = []
    for part in parts:
        if part.table is not None:
            # Word joins two tables that nothing parts.
            body += [_table_xml(part.table, part.field, marks), "<w:p/>"]
        elif part.kind == "unparsed":
            rest.append((Printed(part.text, 0), Printed("", 1)))
        else:
            body.append(_line_xml(part, marks))
    if rest:
        table = FormTable("unparsed", 2, tuple(rest), ())
        body += [_table_xml(table, "unparsed", marks), "<w:p/>"]
    return f'{_XML_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{"".join(body)}{_PAGE}</w:body></w:document>'


def _line_xml(part: Part, marks: DocxMarks) -> str:
    align = {"title": "center", "signature": "right", "published": "right"}.get(part.kind, "both")
    indent = "" if align != "both" else '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    size = 44 if part.kind == "title" else 32
    font = {"title": "方正小标宋简体", "heading": "黑体"}.get(part.kind, "仿宋_GB2312")
    notes = marks.notes.get("", ()) if part.kind == "title" else ()
    look = f'{indent}<w:jc w:val="{align}"/>'
    return _paragraph_xml(part.text, part.field, look, font, size, notes)


def _paragraph_xml(
    text: str, field: str, properties: str, font: str, size: int, notes: Sequence[int] = ()
) -> str:
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}"/><w:sz w:val="{size}"/></w:rPr>'
    pieces = "<w:br/>".join(
        f'<w:t xml:space="preserve">{_text_xml(line, field)}</w:t>' for line in text.split("\n")
    )
    run = f"<w:r>{look}{pieces}</w:r>" if text else ""
    begun = "".join(f'<w:commentRangeStart w:id="{each}"/>' for each in notes)
    ended = "".join(
        f'<w:commentRangeEnd w:id="{each}"/><w:r><w:commentReference w:id="{each}"/></w:r>'
        for each in notes
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{begun}{run}{ended}</w:p>"


def _text_xml(text: str, field: str) -> str:
    for char in text:
        # XML has no way at all to write these.
        if (char < " " and char != "\t") or char in "\ufffe\uffff" or "\ud800" <= char <= "\udfff":
            raise unwritable("GR402", field, layout=_LAYOUT, mark=repr(char))
    return escape(text)


def _table_xml(table: FormTable, field: str, marks: DocxMarks) -> str:
    column = _TEXT_WIDTH // table.width
    grid = f'<w:gridCol w:w="{column}"/>' * table.width
    rows = "".join(
        f"<w:tr>{''.join(cells)}</w:tr>" for cells in _covered_rows(table, column, field, marks)
    )
    look = (
        f'<w:tblW w:w="{column * table.width}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders>'
    )
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _covered_rows(
    table: FormTable, column: int, field: str, marks: DocxMarks
) -> Iterator[Sequence[str]]:
    """Word wants a cell in each row that a merged one covers."""
    held: dict[int, tuple[Printed, int]] = {}
    for row in table.rows:
        cells: dict[int, str] = {}
        for at, (above, left) in list(held.items()):
            cells[at] = _cell_xml(
                above._replace(text="", path=""), column, field, "<w:vMerge/>", marks
            )
            held[at] = (above, left - 1)
            if left == 1:
                del held[at]
        for cell in row:
            merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
            cells[cell.column] = _cell_xml(cell, column, field, merge, marks)
            if cell.rows > 1:
                held[cell.column] = (cell, cell.rows - 1)
        yield [cells[at] for at in sorted(cells)]


def _cell_xml(cell: Printed, column: int, field: str, merge: str, marks: DocxMarks) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    width = f'<w:tcW w:w="{column * cell.columns}" w:type="dxa"/>'
    colour = marks.shades.get(cell.path)
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' if colour else ""
    look = f'<w:tcPr>{width}{span}{merge}{shade}<w:vAlign w:val="center"/></w:tcPr>'
    notes = marks.notes.get(cell.path, ()) if cell.path else ()
    inner = _paragraph_xml(
        cell.text, cell.path or field, '<w:jc w:val="center"/>', "宋体", 18, notes
    )
    return f"<w:tc>{look}{inner}</w:tc>"
