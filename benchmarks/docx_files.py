"""A document as a Word file, with real merged cells; written as plain XML, byte for byte the same
each time."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.drawn import Block, DrawnDocument
from benchmarks.pages import column_shares
from benchmarks.style import Style, label_lines
from benchmarks.templates import Box, OfficialTable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/></Types>'
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_R}/footer" Target="footer1.xml"/></Relationships>'
)
_FOOTER = (
    f'{_XML}<w:ftr xmlns:w="{W}" xmlns:r="{_R}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_EPOCH = (2020, 1, 1, 0, 0, 0)


def write_docx(document: DrawnDocument, path: Path) -> None:
    """Write the document as a Word file at `path`."""
    style = document.style
    body = "".join(_word_block(block, style) for block in document.blocks)
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": _styles(style),
        "word/footer1.xml": _FOOTER,
        "word/document.xml": f'{_XML}<w:document xmlns:w="{W}" xmlns:r="{_R}"><w:body>{body}'
        f"{_section(style)}</w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text)


def _styles(style: Style) -> str:
    size = round(style.pdf.points * 2)
    fonts = '<w:rFonts w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC"'
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        for level in (1, 2)
    )
    return (
        f'{_XML}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}'
        f' w:eastAsia="Noto Serif CJK SC"/><w:sz w:val="{size}"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/></w:style>{headings}</w:styles>'
    )


def _section(style: Style) -> str:
    footer = '<w:footerReference w:type="default" r:id="rId2"/>' * style.pdf.page_numbers
    size = (16838, 11906) if style.pdf.landscape else (11906, 16838)
    turned = ' w:orient="landscape"' * style.pdf.landscape
    return (
        f'<w:sectPr>{footer}<w:pgSz w:w="{size[0]}" w:h="{size[1]}"{turned}/><w:pgMar w:top="1440"'
        ' w:right="1080" w:bottom="1440" w:left="1080" w:header="720" w:footer="720"'
        ' w:gutter="0"/></w:sectPr>'
    )


def _word_block(block: Block, style: Style) -> str:
    if isinstance(block, OfficialTable):
        return _word_table(block, style) + _paragraph("")
    if isinstance(block, str):
        return _paragraph(block, indent=True)
    # many offices make a heading by hand, without a heading style
    return _paragraph(block.text, heading=block.level if style.widths or block.level == 1 else 0)


def _paragraph(text: str, heading: int = 0, indent: bool = False) -> str:
    properties = f'<w:pStyle w:val="Heading{heading}"/>' if heading else ""
    properties += '<w:ind w:firstLineChars="200"/>' if indent else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def _word_table(table: OfficialTable, style: Style) -> str:
    width = 14678 if style.pdf.landscape else 9746
    shares = column_shares(table, style.pdf.label_share)
    widths = [round(width * share) for share in shares]
    rows = []
    open_spans: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(table.rows):
        head = number < table.header_rows and style.pdf.repeat_header
        cells = _word_row(row, widths, open_spans, style)
        rows.append(f"<w:tr><w:trPr>{'<w:tblHeader/>' * head}</w:trPr>{cells}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{part}"/>' for part in widths)
    layout = '<w:tblLayout w:type="fixed"/>' * style.widths
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{_BORDERS}'
        f"</w:tblBorders>{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _word_row(
    row: tuple[Box, ...], widths: list[int], open_spans: dict[int, tuple[int, int]], style: Style
) -> str:
    """The cells of one row; `open_spans` maps a column to the rows and columns still merged."""
    cells: list[str] = []
    waiting = list(row)
    column = 0
    while column < len(widths):
        if open_spans.get(column, (0, 0))[0]:
            rows, columns = open_spans[column]
            open_spans[column] = (rows - 1, columns)
            merge = "<w:vMerge/>"
            content = _paragraph("")
        else:
            box = waiting.pop(0)
            columns = box.columns
            merge = '<w:vMerge w:val="restart"/>' if box.rows > 1 else ""
            open_spans[column] = (box.rows - 1, columns)
            content = "".join(_paragraph(piece) for piece in _pieces(box, style))
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        width = sum(widths[column : column + columns])
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
            f"</w:tcPr>{content}</w:tc>"
        )
        column += columns
    return "".join(cells)


def _pieces(box: Box, style: Style) -> tuple[str, ...]:
    return label_lines(box.text, style) if box.path is None else (box.text,)
