import pytest
from made_files import cell, make_docx, make_zip, paragraph, table
from namespaces import W

from gaireport.errors import InputTooLargeError, UnsupportedFileError
from gaireport.files import read_text

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPAN = '<w:gridSpan w:val="2"/>'
BEGIN, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def body(text: str) -> str:
    return read_text(make_docx(text)).removesuffix("\n")


@pytest.mark.parametrize("namespace", [W, STRICT])
def test_paragraphs_and_a_table(namespace: str) -> None:
    content = make_docx(paragraph("a &lt; b") + table([cell("规章"), cell("3")]), namespace)
    assert read_text(content) == (
        "<p>a &lt; b</p>\n<table>\n<tr><td><p>规章</p></td><td><p>3</p></td></tr>\n</table>\n"
    )


def test_merged_cells_have_true_spans() -> None:
    rows = (
        [cell("甲", BEGIN), cell("乙", SPAN)],
        [cell("hidden", GO_ON), cell("1"), cell("2")],
        [cell("", GO_ON), cell("3"), cell("")],
    )
    assert body(table(*rows)) == (
        "<table>\n"
        '<tr><td rowspan="3"><p>甲</p></td><td colspan="2"><p>乙</p></td></tr>\n'
        "<tr><td><p>1</p></td><td><p>2</p></td></tr>\n"
        "<tr><td><p>3</p></td><td></td></tr>\n</table>"
    )


def test_a_continued_cell_without_a_beginning_is_a_cell() -> None:
    assert body(table([cell("7", GO_ON)])) == "<table>\n<tr><td><p>7</p></td></tr>\n</table>"


def test_columns_left_free_and_legacy_merging() -> None:
    properties = '<w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>'
    merged = cell("", "<w:hMerge/>")
    row = [properties, cell("1", '<w:hMerge w:val="restart"/>'), merged]
    assert '<td colspan="2"></td><td colspan="2"><p>1</p></td><td></td>' in body(table(row))


def test_a_table_in_a_cell_stays_in_it() -> None:
    outer = table([f"<w:tc>{table([cell('1')])}<w:p/></w:tc>", cell("2")])
    assert "<td><table>\n<tr><td><p>1</p></td></tr>\n</table></td><td><p>2</p></td>" in body(outer)


def test_revisions_fields_signs_and_controls() -> None:
    text = (
        "<w:p><w:ins><w:r><w:t>1</w:t></w:r></w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
        "<w:sdt><w:sdtContent><w:r><w:t>2</w:t></w:r></w:sdtContent></w:sdt><w:r><w:noBreakHyphen/></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>8</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        '<w:r><w:sym w:font="Symbol" w:char="F033"/><w:br/><w:t>4</w:t></w:r></w:p>'
    )
    assert body(text) == "<p>12-3<br>4</p>"


def test_deleted_rows_are_gone() -> None:
    gone = "<w:trPr><w:del/></w:trPr>"
    assert body(table([gone, cell("1")], [cell("2")])).count("<td>") == 1


def test_rows_and_cells_in_content_controls() -> None:
    row = (
        f"<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{cell('5')}</w:sdtContent></w:sdt></w:tr>"
    )
    assert "<td><p>5</p></td>" in body(f"<w:tbl>{row}</w:sdtContent></w:sdt></w:tbl>")


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    text = f"<w:p><w:r><w:t>a</w:t><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"
    assert body(text) == "<p>a</p>\n<p>框</p>"


def numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/><w:pStyle w:val="H"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="chineseCounting"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
)
NUMBERED_STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2">'
    '<w:basedOn w:val="H"/></w:style></w:styles>'
)


def test_automatic_numbers_are_printed() -> None:
    five = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>'
    text = (
        paragraph("总体情况", '<w:pStyle w:val="H"/>')
        + table([f"<w:tc>{paragraph('属于国家秘密', numbered(1))}</w:tc>"])
        + paragraph("x", numbered(1))
        + paragraph("y", numbered(2))
        + paragraph("主动公开", '<w:pStyle w:val="H2"/>')
        + paragraph("z", numbered(1))
        + paragraph("五", five)
        + paragraph("无", '<w:pStyle w:val="H"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    read = read_text(make_docx(text, numbering=NUMBERING, styles=NUMBERED_STYLES))
    for expected in (
        "一、总体情况",
        "1.属于国家秘密",
        "2.x",
        "1.2.一y",
        "二、主动公开",
        "1.z",
        "5.五",
    ):
        assert f"<p>{expected}</p>" in read
    assert "<p>无</p>" in read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]>'
    text = f'{head}<w:document xmlns:w="{W}"/>'.encode(encoding)
    with pytest.raises(UnsupportedFileError, match="document type"):
        read_text(make_zip({"word/document.xml": text}))


def test_limits() -> None:
    large = make_docx(paragraph("1" * 2_000_000))
    with pytest.raises(InputTooLargeError, match="unpacks to more than 1000000 bytes"):
        read_text(large, max_unpacked=1_000_000)
    with pytest.raises(InputTooLargeError, match="300 times"):
        read_text(make_docx("<w:p/>" * 3_000_000))
    with pytest.raises(UnsupportedFileError, match="nested too deeply"):
        read_text(make_docx("<w:tbl><w:tr><w:tc>" * 500))


@pytest.mark.parametrize(
    "content",
    [
        make_docx(paragraph("1"))[:200],
        make_zip({"xl/workbook.xml": "<a/>"}),
        make_zip({"word/document.xml": "<a><b></a>"}),
        make_zip({"word/document.xml": "<a/>"}),
        make_docx(""),
    ],
)
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(UnsupportedFileError):
        read_text(content)


def test_a_damaged_part_is_refused() -> None:
    content = bytearray(make_docx(paragraph("一二三四五六七八" * 50)))
    content[60:90] = bytes(30)
    with pytest.raises(UnsupportedFileError):
        read_text(bytes(content))
