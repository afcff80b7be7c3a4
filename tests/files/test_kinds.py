"""A report is the same whatever kind of file holds it; what no reader sees is no part of a cell, in every kind."""

import contextlib
import sys
from pathlib import Path

import made_kinds
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_files import make_docx, make_pdf, make_zip, paragraph, write
from made_kinds import KINDS, OLE, flat_open, ofd_page, rtf_text

import gaireport
from gaireport import (
    GaireportError,
    InputTooLargeError,
    MissingExtraError,
    Report,
    UnsupportedFileError,
)
from gaireport.files import load_text, parse_text, read_text
from gaireport.files.file_text import FileText
from gaireport.files.kinds import FILE_KINDS
from gaireport.files.refusals import REFUSALS


@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_of_a_report_is_read(kind: str, sound_report: Report) -> None:
    found = gaireport.read(KINDS[kind](sound_report))
    values = {path: cell.value for path, cell in found.cells().items()}
    assert values == {path: cell.value for path, cell in sound_report.cells().items()}
    assert (found.title, found.year, found.agency) == (
        sound_report.title,
        sound_report.year,
        sound_report.agency,
    )
    assert [c.number for c in found.chapters] == [c.number for c in sound_report.chapters]
    assert found.doubted() == sound_report.doubted()


@pytest.mark.parametrize("name", ["报告.doc", "报告.xls", "报告.wps"])
def test_a_page_under_the_name_of_an_office_file_is_a_page(
    name: str, sound_report: Report, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(gaireport.write(sound_report, "html"), encoding="gb18030")
    assert gaireport.read(path).cells() == gaireport.parse(path.read_text("gb18030")).cells()


@pytest.mark.parametrize("kind", [*KINDS, "pdf"])
def test_a_file_that_is_cut_off_is_refused_or_read(kind: str, sound_report: Report) -> None:
    content = b"%PDF-1.4\n" + bytes(200) if kind == "pdf" else KINDS[kind](sound_report)
    for share in (0.02, 0.3, 0.6, 0.9, 0.99):
        cut = content[: int(len(content) * share)]
        try:
            report = gaireport.read(cut)
        except GaireportError as error:
            assert error.message and error.message_zh
        else:
            right = sound_report.cells()
            wrong = {p for p, c in report.cells().items() if c.value != right[p].value}
            assert wrong <= report.doubted().keys()


@pytest.mark.parametrize(
    ("name", "shown"),
    [("报告.docx", "Word file"), ("报告.xlsx", "spreadsheet"), ("报告.zip", "zip file")],
)
def test_a_package_that_is_cut_off_is_called_what_its_name_says(
    name: str, shown: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(make_zip({"word/document.xml": "<document/>"})[:-30])
    with pytest.raises(UnsupportedFileError, match=f"^the {shown} cannot be read") as refused:
        gaireport.read(path)
    assert refused.value.reason == "damaged"


STRUCK_STYLE = (
    '<style:style style:name="D">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)
HIDDEN = '<style:style style:name="D"><style:text-properties text:display="none"/></style:style>'
RAISED = '<style:style style:name="D"><style:text-properties style:text-position="super 58%"/></style:style>'
CHILD = '<style:style style:name="C" style:parent-style-name="D"/>'


@pytest.mark.parametrize(
    ("styles", "style", "html"),
    [
        (STRUCK_STYLE, "D", "<p>1<del>7</del></p>\n"),
        (STRUCK_STYLE + CHILD, "C", "<p>1<del>7</del></p>\n"),
        (HIDDEN, "D", "<p>1</p>\n"),
        (RAISED, "D", "<p>1<sup>7</sup></p>\n"),
    ],
)
def test_content_of_open_documents(styles: str, style: str, html: str) -> None:
    body = f'<text:p>1<text:span text:style-name="{style}">7</text:span></text:p>'
    assert read_text(flat_open(body, styles)) == html


def test_deleted_text_and_notes_of_open_documents_are_left_out() -> None:
    body = (
        "<text:tracked-changes><text:p>9</text:p></text:tracked-changes><text:p>a<text:s text:c='2'/>b"
        "<text:line-break/>c</text:p>"
    )
    assert read_text(flat_open(body)) == "<p>a  b<br>c</p>\n"


@pytest.mark.parametrize(
    ("rtf", "html"),
    [
        (r"1{\strike 7}", "<p>1<del>7</del></p>\n"),
        (r"1{\v 7}", "<p>1</p>\n"),
        (r"1{\super 7}", "<p>1<sup>7</sup></p>\n"),
        (r"1{\*\unknown 7}2", "<p>12</p>\n"),
        (
            r"{\colortbl;\red255\green255\blue255;}1{\cf1 7}",
            '<p>1<font color="white">7</font></p>\n',
        ),
        (
            r"{\fonttbl{\f1\fcharset134 a;}}{\f1\'d2\'bb}\par \u19968?\'41",
            "<p>一</p>\n<p>一A</p>\n",
        ),
        (r"{\listtext 1.\tab}a\line b\bin3 }}}c", "<p>1.\ta<br>bc</p>\n"),
    ],
)
def test_content_of_rich_text(rtf: str, html: str) -> None:
    assert read_text(f"{{\\rtf1\\ansi\\ansicpg936 {rtf}}}".encode("ascii")) == html


def test_a_picture_in_a_cell_of_rich_text_is_told() -> None:
    row = r"\trowd\cellx500\cellx1000\intbl 1\cell{\pict 00ff}\cell\row"
    expected = "<table>\n<tr><td><p>1</p></td><td><p><img></p></td></tr>\n</table>\n"
    assert read_text(f"{{\\rtf1 {row}}}".encode("ascii")) == expected


def test_a_hidden_row_and_a_struck_out_cell_of_a_sheet(sound_report: Report) -> None:
    rows = made_kinds.sheet_rows(sound_report)
    at = next(n for n, row in enumerate(rows) if row[0] and row[0].text.startswith("四、结转"))
    cell = next(c for c in rows[at][1:] if c is not None)
    struck = f"{chr(ord('A') + cell.column)}{at + 1}"
    found = gaireport.read(made_kinds.xlsx(sound_report, struck=struck))
    assert found.applications.carried_out.natural_person.value is None
    assert "applications.carried_out.natural_person" in found.doubted()
    found = gaireport.read(made_kinds.xlsx(sound_report, hidden=str(at + 1)))
    assert found.applications.carried_out.natural_person.state == "lost"


def test_a_watermark_of_an_ofd_page_is_no_part_of_a_cell(sound_report: Report) -> None:
    mark = (
        '<ofd:TextObject Boundary="60 300 100 100" Size="9" CTM="0.7 -0.7 0.7 0.7 0 0">'
        '<ofd:TextCode X="0" Y="9">88888888</ofd:TextCode></ofd:TextObject>'
    )
    found = gaireport.read(made_kinds.ofd(sound_report, mark))
    assert {p: c.value for p, c in found.cells().items()} == {
        p: c.value for p, c in sound_report.cells().items()
    }


def test_pages_of_an_ofd_file_that_are_pictures_are_refused() -> None:
    with pytest.raises(UnsupportedFileError) as refused:
        read_text(ofd_page('<ofd:ImageObject Boundary="0 0 210 2000"/>'))
    assert refused.value.reason == "scanned-pdf"
    assert "OFD" in refused.value.message and "OFD" in refused.value.message_zh


BOMB = make_zip(
    {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": bytes(50 << 20)}
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"RIFF\0\0\0\0WEBP", "picture"),
        (b"Rar!\x1a\x07", "archive"),
        (bytes(257) + b"ustar", "archive"),
        (make_zip({"a.docx": b"", "b.docx": b""}), "zip"),
        (make_zip({"ppt/presentation.xml": ""}), "slides"),
        (make_zip({"Index/Document.iwa": ""}), "other-office"),
        (make_zip({"FixedDocSeq.fdseq": ""}), "other-print"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "slides"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), "mail"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE, "other-office"),
        (OLE + "Workbook".encode("utf-16-le"), "damaged"),
        (b"MZ\x90\0", "program"),
        (b"%!PS-Adobe", "other-print"),
        (b"CAJ\0", "other-print"),
        (bytes(range(256)) * 9 + bytes(99), "binary"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--", "no-text"),
        (make_zip({"mimetype": "application/epub+zip"}), "damaged"),
        (make_zip({"mimetype": "application/vnd.oasis.opendocument.text"}), "damaged"),
        (
            make_zip(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": "<m><encryption-data/></m>",
                    "content.xml": "?",
                }
            ),
            "encrypted",
        ),
        (BOMB, "too-large"),
        (make_zip({"OFD.xml": '<!DOCTYPE a [<!ENTITY b "c">]><OFD>&b;</OFD>'}), "damaged"),
        (make_zip({"OFD.xml": "<a>" * 1000}), "damaged"),
        (make_zip({"OFD.xml": "<a/>", "Encryptions.xml": ""}), "encrypted"),
        (make_zip({"xl/workbook.xml": "<workbook/>"}), "damaged"),
        (b"{\\rtf1 " + b"{" * 5000, "damaged"),
        (b"{\\rtf1 }", "no-text"),
        (flat_open(""), "no-text"),
        (flat_open("", kind="presentation"), "slides"),
        (
            b'<a:wordDocument xmlns:a="http://schemas.microsoft.com/office/word/2003/wordml"/>',
            "no-text",
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else given[:8].hex(),
)
def test_what_is_not_read_is_refused_by_its_reason(
    content: bytes, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(GaireportError) as refused:
        read_text(content)
    assert refused.value.reason == reason
    assert refused.value.message_zh != refused.value.message
    assert any("\u4e00" <= char <= "\u9fff" for char in refused.value.message_zh)


def _sheet(cells: str, shared: bytes = b"<sst/>") -> bytes:
    """A workbook of these cells."""
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return make_zip(
        {
            "xl/workbook.xml": f'<workbook xmlns:r="{r}"><sheet name="a" r:id="a"/></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships><a Id="a" Target="a.xml"/></Relationships>',
            "xl/a.xml": f"<worksheet><row>{cells}</row></worksheet>",
            "xl/sharedStrings.xml": shared,
        }
    )


WIDE_ROW = (
    '<table:table-cell table:number-columns-repeated="1000"><text:p>1</text:p></table:table-cell>'
    * 50
)


@pytest.mark.parametrize(
    "content",
    [
        _sheet('<c r="A1"/><c r="XFD1048576"/>'),
        _sheet("", bytes(50 << 20)),
        flat_open(
            f"<table:table>{f'<table:table-row>{WIDE_ROW}</table:table-row>' * 30}</table:table>"
        ),
        flat_open(
            f"<table:table>{f'<table:table-row>{WIDE_ROW}</table:table-row>' * 30}</table:table>",
            kind="spreadsheet",
        ),
        ofd_page(
            '<ofd:TextObject Boundary="0 0 1 1"><ofd:TextCode DeltaX="g 999999999 1">1</ofd:TextCode></ofd:TextObject>'
            * 100_001
        ),
        make_docx(paragraph("1") * 600_000),
    ],
    ids=["sparse", "shared", "open table", "open sheet", "ofd", "word"],
)
def test_what_blows_up_is_refused_in_time(content: bytes) -> None:
    with pytest.raises(InputTooLargeError) as refused:
        read_text(content)
    assert any("\u4e00" <= char <= "\u9fff" for char in refused.value.message_zh)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
@pytest.mark.parametrize("kind", [k for k in KINDS if k not in ("docx", "mhtml")])
def test_damaged_files_raise_our_errors_only(
    kind: str, sound_report: Report, data: st.DataObject
) -> None:
    content = bytearray(KINDS[kind](sound_report))
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(GaireportError):
        assert isinstance(read_text(bytes(content)), str)


def test_a_word_file_takes_in_no_word_file_that_takes_in_another() -> None:
    inner = make_docx('<w:altChunk xmlns:r="r" r:id="a"/>')
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = (
        f'<Relationships xmlns="{names}"><Relationship Id="a" Target="in.docx"/></Relationships>'
    )
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{w}" xmlns:r="r"><w:body><w:altChunk r:id="a"/></w:body></w:document>'

    def around(content: bytes) -> bytes:
        return make_zip(
            {
                "word/document.xml": document,
                "word/_rels/document.xml.rels": relations,
                "word/in.docx": content,
            }
        )

    assert read_text(around(make_docx(paragraph("一")))) == "<p>一</p>\n\n"
    with pytest.raises(UnsupportedFileError):
        read_text(around(around(inner)))


@pytest.mark.parametrize(
    ("package", "content", "extra"),
    [
        ("aspose", OLE + "WordDocument".encode("utf-16-le"), "doc"),
        ("python_calamine", OLE + "Workbook".encode("utf-16-le"), "sheets"),
        ("pypdfium2", b"%PDF-1.4", "pdf"),
    ],
)
def test_a_missing_package_is_named_with_its_extra(
    package: str, content: bytes, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    for name in [each for each in sys.modules if each.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError) as missing:
        read_text(content)
    assert f"gaireport[{extra}]" in missing.value.message
    assert f"gaireport[{extra}]" in missing.value.message_zh


def test_every_kind_has_a_reader() -> None:
    from importlib import import_module

    for kind in FILE_KINDS.values():
        module, _, function = kind.reader.partition(":")
        assert callable(getattr(import_module(module), function))


def test_the_spelling_of_rich_text() -> None:
    assert rtf_text("a一，") == r"a\u19968?\u-244?"


PDF_PICTURE = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"


def test_pages_of_a_pdf_that_are_pictures_are_named(sound_report: Report) -> None:
    found = load_text(
        make_pdf(write(50, 700, "1"), PDF_PICTURE, PDF_PICTURE + write(300, 20, "- 3 -"))
    )
    assert found.picture_pages == (2, 3)
    report = parse_text(FileText(gaireport.write(sound_report, "html"), found.picture_pages))
    named = [d for d in report.diagnostics if d.code == "GR103"]
    assert len(named) == 1
    assert "2, 3" in named[0].message and "picture" in named[0].message
    assert "2, 3" in named[0].message_zh and "图片" in named[0].message_zh
    with pytest.raises(UnsupportedFileError) as refused:
        read_text(make_pdf(PDF_PICTURE))
    assert refused.value.reason == "scanned-pdf"


def test_the_table_of_refusals_is_that_of_the_program() -> None:
    document = Path(__file__).parent.parent.parent.joinpath("docs", "files.md").read_text("utf-8")
    for reason, words in REFUSALS.items():
        assert f"| `{reason}` | {words.en} | {words.zh} |\n" in document
