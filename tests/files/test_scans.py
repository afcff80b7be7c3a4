"""Scans: what a recogniser finds on the picture of a page stands in the cells that its drawn lines make, and is doubted
unless a printed sum bears it out. The recogniser itself is not asked here."""

import pytest
from made_files import make_pdf

import gaireport
from gaireport.checks.sums.witness import proven_cells
from gaireport.errors import UnsupportedFileError
from gaireport.files import parse_text, read_text
from gaireport.files.file_text import FileText
from gaireport.files.limits import FileLimits
from gaireport.files.ocr import engine
from gaireport.files.ocr.engine import Recognised, Rule
from gaireport.files.pdf import document
from gaireport.source import Span

pytest.importorskip("pypdfium2")
numpy = pytest.importorskip("numpy")

SCAN = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"
POINTS = 2.5
"""Of the picture, for a point of the page."""
COLUMNS, ROWS = (50, 150, 250, 350), (100, 120, 140)


def recognised(text: str, x: float, y: float, line: int) -> Recognised:
    return Recognised(text, x * POINTS, y * POINTS, (x + 10) * POINTS, (y + 10) * POINTS, line)


@pytest.fixture
def scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A recogniser that finds three cells of a table of two rows, and overlooks a fourth that is printed on."""
    rules = (
        [Rule(125, round(y * POINTS), 875, round(y * POINTS)) for y in ROWS],
        [Rule(round(x * POINTS), 250, round(x * POINTS), 350) for x in COLUMNS],
    )
    found = [
        recognised("规章", 60, 105, 0),
        recognised("12", 160, 105, 1),
        recognised("3", 260, 125, 2),
    ]
    dark = numpy.zeros((2105, 1488), dtype="uint8")
    dark[320:335, 420:432] = 255
    monkeypatch.setattr(document, "can_recognise", lambda: True)
    monkeypatch.setattr(engine, "straighten", lambda picture: (picture, found))
    monkeypatch.setattr(engine, "find_ink", lambda _: dark)
    monkeypatch.setattr(engine, "find_rules", lambda _, shortest: rules)
    monkeypatch.setattr(engine, "read_crop", lambda _: "7")


@pytest.mark.usefixtures("scanned")
def test_what_is_recognised_stands_in_its_cell() -> None:
    found = document.pdf_to_text(make_pdf(SCAN), FileLimits())
    rows = [line for line in found.text.splitlines() if line.startswith("<tr>")]
    assert rows == [
        "<tr><td><p>规章</p></td><td><p>12</p></td><td></td></tr>",
        "<tr><td></td><td><p>7</p></td><td><p>3</p></td></tr>",
    ]
    assert found.picture_pages == ()
    (span,) = found.recognised
    assert found.text[span.start : span.end].startswith("<table>")


def test_without_a_recogniser_a_scan_is_refused_with_advice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(document, "can_recognise", lambda: False)
    with pytest.raises(UnsupportedFileError, match=r"gaireport\[ocr\]") as refused:
        read_text(make_pdf(SCAN))
    assert refused.value.reason == "scanned-pdf"


def test_recognised_cells_are_doubted_unless_a_sum_bears_them_out(demo_text: str) -> None:
    text = gaireport.write(gaireport.parse(demo_text), "html")
    report = parse_text(FileText(text, recognised=(Span(0, len(text)),)))
    (finding,) = [d for d in report.diagnostics if d.code == "GR105"]
    proven = proven_cells(report.cells())
    assert proven and set(finding.cells) == set(report.cells()) - proven
    assert {p for p in report.cells() if p.startswith("proactive.")} <= set(finding.cells)


def test_cells_beside_the_recognised_part_are_believed(demo_text: str) -> None:
    text = gaireport.write(gaireport.parse(demo_text), "html")
    end = text.index("</table>")
    report = parse_text(FileText(text, recognised=(Span(0, end),)))
    (finding,) = [d for d in report.diagnostics if d.code == "GR105"]
    assert {path.partition(".")[0] for path in finding.cells} == {"proactive"}


def test_a_sum_that_fails_bears_nothing_out() -> None:
    blank = gaireport.blank("2021", "某局", 2021)
    assert proven_cells(blank.cells()) == frozenset()
