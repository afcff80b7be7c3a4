"""Files as exports, mails and careless programs leave them, and pictures of pages."""

import base64
from email.message import EmailMessage
from pathlib import Path

import made_kinds
import pytest
from made_files import make_pdf, make_zip, ruled, write
from made_kinds import OLE, sheet_rows

import gaireport
from gaireport import Report
from gaireport.errors import UnsupportedFileError
from gaireport.files import read_text
from gaireport.files.limits import FileLimits
from gaireport.files.ocr import engine, picture
from gaireport.files.ocr.engine import Recognised, Rule

SHEET_NAMES = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
)


def values(report: Report) -> dict[str, object]:
    return {path: cell.value for path, cell in report.cells().items()}


def xml_workbook(report: Report) -> bytes:
    """The report as a workbook of Excel 2003; places that merged cells cover are counted without a word."""
    rows = ""
    for places in sheet_rows(report):
        cells = ""
        for cell in filter(None, places):
            merge = f' ss:MergeAcross="{cell.columns - 1}" ss:MergeDown="{cell.rows - 1}"'
            kind = "Number" if cell.text.isdecimal() else "String"
            cells += f'<Cell{merge}><Data ss:Type="{kind}">{cell.text}</Data></Cell>'
        rows += f"<Row>{cells}</Row>"
    sheet = f'<Worksheet ss:Name="a"><Table>{rows}</Table></Worksheet>'
    return f'<?xml version="1.0"?><Workbook {SHEET_NAMES}>{sheet}</Workbook>'.encode()


def test_every_cell_of_an_xml_workbook_is_read(sound_report: Report) -> None:
    found = gaireport.read(xml_workbook(sound_report))
    assert values(found) == values(sound_report)
    assert found.doubted() == sound_report.doubted()


def test_what_an_xml_workbook_says_of_its_places() -> None:
    styles = '<Styles><Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style></Styles>'
    hidden = '<Row ss:Index="3" ss:Hidden="1"><Cell><Data>x</Data></Cell></Row>'
    table = (
        '<Row><Cell><Data>a</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">7.0</Data></Cell></Row>'
        f'<Row><Cell><Data>b</Data></Cell><Cell ss:StyleID="s"><Data>9</Data></Cell></Row>{hidden}'
    )
    secret = (
        '<Worksheet ss:Name="b"><Table><Row><Cell><Data>?</Data></Cell></Row></Table><WorksheetOptions>'
        "<Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>"
    )
    book = f"{styles}<Worksheet><Table>{table}</Table></Worksheet>{secret}"
    assert read_text(f"<Workbook {SHEET_NAMES}>{book}</Workbook>".encode()) == (
        "<table>\n<tr><td>a</td><td></td><td>7</td></tr>\n"
        "<tr><td>b</td><td><del>9</del></td><td></td></tr>\n</table>\n"
    )


def test_a_row_of_a_sheet_with_a_label_and_no_figure_stays_in_its_table(
    sound_report: Report,
) -> None:
    blank = gaireport.blank("2021", "青石县人民政府", 2023)
    found = gaireport.read(made_kinds.ods(blank))
    assert values(found) == values(blank)
    assert {d.code for d in found.diagnostics} & {"GR203"} == set()


def test_an_open_document_without_the_mark_of_its_kind(sound_report: Report) -> None:
    content = made_kinds.fodt(sound_report).decode().replace(":document", ":document-content")
    package = make_zip({"content.xml": content, "META-INF/manifest.xml": "<manifest/>"})
    assert values(gaireport.read(package)) == values(sound_report)


@pytest.mark.parametrize("blank", ["", " "])
def test_a_web_archive_of_one_part(sound_report: Report, *, blank: str) -> None:
    page = base64.encodebytes(gaireport.write(sound_report, "html").encode()).decode()
    head = f"From{blank}: <Saved>\nContent-Type{blank}: text/html; charset=utf-8\n"
    archive = f"{head}Content-Transfer-Encoding{blank}: base64\n\n{page}"
    assert values(gaireport.read(archive.encode())) == values(sound_report)


def test_a_mail_with_something_attached_says_what_to_save(sound_report: Report) -> None:
    mail = EmailMessage()
    mail["Subject"] = "x"
    mail.set_content("见附件")
    mail.add_attachment(
        made_kinds.docx(sound_report),
        maintype="application",
        subtype="octet-stream",
        filename="年报.docx",
    )
    with pytest.raises(UnsupportedFileError, match=r"年报\.docx") as refused:
        read_text(mail.as_bytes())
    assert refused.value.reason == "mail"


def test_a_page_whose_characters_are_all_references(sound_report: Report) -> None:
    page = gaireport.write(sound_report, "html")
    spelled = "".join(c if c.isascii() else f"&#{ord(c)};" for c in page)
    assert values(gaireport.parse(spelled)) == values(sound_report)


@pytest.mark.parametrize(
    ("content", "reason", "name"),
    [
        (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", "other-sheet", "SYLK"),
        (b"TABLE\r\n0,1\r\n", "other-sheet", "DIF"),
        (make_zip({"xl/workbook.bin": b""}), "other-sheet", "xlsb"),
        (b'<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof"/>', "other-office", "UOF"),
        (make_zip({"a/FixedDocumentSequence.fdseq": ""}), "other-print", "XPS"),
    ],
)  # fmt: skip
def test_other_kinds_are_refused_by_their_names(content: bytes, reason: str, name: str) -> None:
    with pytest.raises(UnsupportedFileError, match=name) as refused:
        read_text(content)
    assert refused.value.reason == reason
    assert name in refused.value.message_zh


def test_wps_and_et_files_are_told_by_content(sound_report: Report, tmp_path: Path) -> None:
    for name, content in (("a.wps", made_kinds.docx), ("b.doc", made_kinds.odt)):
        (tmp_path / name).write_bytes(content(sound_report))
        assert values(gaireport.read(tmp_path / name)) == values(sound_report)
    (tmp_path / "c.et").write_bytes(OLE + "Workbook".encode("utf-16-le"))
    with pytest.raises(UnsupportedFileError) as refused:
        gaireport.read(tmp_path / "c.et")
    assert refused.value.reason == "damaged"


class TestPdfPages:
    """What programs draw beside the plain text of a page."""

    @pytest.fixture(autouse=True)
    def _pdfium(self) -> None:
        pytest.importorskip("pypdfium2")

    def test_type_printed_twice_piece_by_piece_is_read_once(self) -> None:
        page = ruled([50, 150, 250], [680, 700]) + write(60, 686, "A")
        figures = [write(160.1 + 5.56 * at, 686, figure) for at, figure in enumerate("8787")]
        twice = write(160, 686, "8787") + "".join(figures)
        assert read_text(make_pdf(page + write(160, 686, "8787"))) == read_text(
            make_pdf(page + twice)
        )

    def test_light_type_is_a_watermark(self) -> None:
        page = ruled([50, 150, 250], [680, 700]) + write(60, 686, "A") + write(160, 686, "12")
        pale = "0.85 g " + write(164, 692, "77") + " 0 g "
        assert "<td><p>12</p></td>" in read_text(make_pdf(page + pale))
        alone = ruled([50, 150, 250], [680, 700]) + write(60, 686, "A") + write(60, 600, "B")
        assert "<td><object>77</object></td>" in read_text(make_pdf(alone + pale))

    def test_lines_beyond_the_edges_of_a_page_do_not_close_a_table(self) -> None:
        upper = ruled([50, 150, 250], [-20, 40, 80]) + write(60, 20, "申请")
        lower = ruled([50, 150, 250], [700, 740, 900]) + write(60, 760, "人") + write(160, 760, "3")
        read = read_text(make_pdf(upper, lower))
        assert read.count("<table>") == 1
        assert read.count("<tr>") == 3

    def test_hyphens_of_type_setting_are_minus_signs(self) -> None:
        page = ruled([50, 150, 250], [680, 700]) + write(60, 686, "A") + write(160, 686, "-8")
        assert "<td><p>-8</p></td>" in read_text(make_pdf(page))

    def test_cells_with_round_corners(self) -> None:
        drawn = ""
        for x in (50, 151):
            drawn += (
                f"{x + 6} 660 m {x + 93} 660 l {x + 96} 660 {x + 99} 663 {x + 99} 666 c {x + 99} 694 l "
                f"{x + 99} 697 {x + 96} 700 {x + 93} 700 c {x + 6} 700 l {x + 3} 700 {x} 697 {x} 694 c {x} 666 l "
                f"{x} 663 {x + 3} 660 {x + 6} 660 c s "
            )
        text = write(60, 680, "A") + write(160, 680, "7")
        assert "<td><p>A</p></td><td><p>7</p></td>" in read_text(make_pdf(drawn + text))

    def test_colour_under_every_second_row_makes_no_table(self) -> None:
        stripes = "0.9 0.9 0.9 rg " + "".join(
            f"{x} {y} 100 20 re f " for y in (660, 620, 580) for x in (50, 150)
        )
        text = "0 g " + "".join(
            write(60, y, "A") + write(160, y, str(n)) for n, y in enumerate(range(565, 690, 20), 1)
        )
        assert "<table>" not in read_text(make_pdf(stripes + text))

    def test_colour_in_which_rows_stand_whole_makes_no_table(self) -> None:
        beside = "0.9 0.9 0.9 rg 50 560 50 120 re f 100 660 150 20 re f 100 560 150 20 re f "
        text = "0 g " + "".join(
            write(x, y, text)
            for y in range(565, 690, 20)
            for x, text in ((60, "A"), (110, "1"), (150, "22"), (200, "3"))
        )
        assert "<table>" not in read_text(make_pdf(beside + text))

    def test_digits_of_prose_that_are_placed_one_by_one_do_not_speak_against_a_table(self) -> None:
        boxes = "0.9 0.9 0.9 rg " + "".join(
            f"{x} {y} 99 19 re f " for x in (50, 151) for y in (660, 681)
        )
        figures = "0 g " + write(60, 686, "A") + write(160, 686, "1") + write(160, 665, "2")
        prose = "".join(write(60 + 6 * at, 600, sign) for at, sign in enumerate("a2022b12c31d"))
        assert read_text(make_pdf(boxes + figures + prose)).count("<td>") == 4


class TestPictures:
    """The recogniser itself is not asked here."""

    def test_without_the_extra_a_picture_is_refused_with_its_name(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(engine, "is_installed", lambda: False)
        with pytest.raises(UnsupportedFileError, match=r"gaireport\[ocr\]") as refused:
            read_text(b"\x89PNG\r\n\x1a\n")
        assert refused.value.reason == "picture"
        assert "gaireport[ocr]" in refused.value.message_zh

    def test_a_picture_is_a_page_on_which_everything_is_recognised(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        numpy = pytest.importorskip("numpy")
        points = 2.5
        rules = (
            [Rule(125, round(y * points), 625, round(y * points)) for y in (100, 120)],
            [Rule(round(x * points), 250, round(x * points), 300) for x in (50, 150, 250)],
        )
        found = [
            Recognised(text, x * points, 105 * points, (x + 10) * points, 115 * points, line)
            for line, (text, x) in enumerate((("规章", 60), ("12", 160)))
        ]
        blank = numpy.zeros((2105, 1488, 3), dtype="uint8")
        monkeypatch.setattr(engine, "is_installed", lambda: True)
        monkeypatch.setattr(engine, "straighten", lambda given: (given, found))
        monkeypatch.setattr(engine, "find_ink", lambda given: given[..., 0])
        monkeypatch.setattr(engine, "find_rules", lambda _, shortest: rules)
        monkeypatch.setattr(picture, "open_pictures", lambda _: [blank])
        monkeypatch.setattr(picture, "resize_picture", lambda whole, size: whole)
        read = picture.picture_to_text(b"", FileLimits())
        assert "<tr><td><p>规章</p></td><td><p>12</p></td></tr>" in read.text
        (span,) = read.recognised
        assert read.text[span.start : span.end].startswith("<table>")


def test_the_picture_of_an_ofd_page_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    cv2 = pytest.importorskip("cv2")
    numpy = pytest.importorskip("numpy")
    _, png = cv2.imencode(".png", numpy.full((20, 20, 3), 240, dtype="uint8"))
    seen = []

    def straighten(given: object) -> tuple[object, list[Recognised]]:
        seen.append(given)
        return given, [Recognised("规章", 100, 100, 150, 120, 0)]

    monkeypatch.setattr(engine, "is_installed", lambda: True)
    monkeypatch.setattr("gaireport.files.ofd.document.can_recognise", lambda: True)
    monkeypatch.setattr(engine, "straighten", straighten)
    package = {
        "OFD.xml": "<OFD><DocRoot>D/Document.xml</DocRoot></OFD>",
        "D/Document.xml": '<Document><DocumentRes>R.xml</DocumentRes><Page ID="1" BaseLoc="p.xml"/></Document>',
        "D/R.xml": '<Res BaseLoc="Res"><MultiMedia ID="7"><MediaFile>a.png</MediaFile></MultiMedia></Res>',
        "D/Res/a.png": png.tobytes(),
        "D/p.xml": '<Page><Content><ImageObject Boundary="0 0 210 297" ResourceID="7"/></Content></Page>',
    }
    assert "规章" in read_text(make_zip(package))
    (picture_of_page,) = seen
    assert picture_of_page.max() == 240


@pytest.mark.parametrize("result", ["", "0"])
def test_formulas_that_nobody_has_worked_out_are_named(result: str, sound_report: Report) -> None:
    pytest.importorskip("python_calamine")
    found = gaireport.read(made_kinds.xlsx(sound_report, formulas=result))
    due = {path for path, cell in sound_report.cells().items() if cell.value}
    printed = {
        path for path, cell in sound_report.cells().items() if cell.raw not in (None, "", "0")
    }
    integers = {path for path in due & printed if sound_report.cells()[path].raw.isdigit()}
    assert integers
    assert integers <= found.doubted().keys()
    assert all(found.cells()[path].value is None for path in integers)


def test_a_formula_with_its_result_is_read(sound_report: Report) -> None:
    pytest.importorskip("python_calamine")
    found = gaireport.read(made_kinds.xlsx(sound_report, formulas="7"))
    read = {cell.value for path, cell in found.cells().items() if sound_report.cells()[path].value}
    assert 7 in read
    assert None not in read
