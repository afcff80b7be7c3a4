"""Real reports and what real converters left of reports with known figures; nothing of them is copied here."""

import datetime
import json
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from places import CORPUS
from readings import named_cells

import gaireport
from gaireport.nodes import Cell, Report

pytestmark = pytest.mark.corpus

SEEDS = sorted((CORPUS / "seeds").glob("*.txt"))
CONVERTED = sorted((CORPUS / "converted").glob("*/*.txt"))
# Places are lost there for good: blank cells dropped, a PDF clipped when it was made. They can only be told.
LOSSY = {
    "random1_2024/bs4_get_text",
    "random4_2019/bs4_get_text",
    "random4_2019/pdfplumber_tabs",
    "random4_2019/pdftotext_layout",
}

if not CORPUS.is_dir():
    pytest.skip("the corpus folder is not here", allow_module_level=True)


@cache
def read_known(path: Path) -> tuple[str, Report, dict[str, Any]]:
    """The text, the Report and the known figures."""
    text = path.read_bytes().decode()
    truth = (
        path.with_suffix(".json")
        if path.with_suffix(".json").exists()
        else path.parent / "truth.json"
    )
    return text, gaireport.parse(text), json.loads(truth.read_text(encoding="utf-8"))


def number(printed: str | None) -> Decimal | None:
    """The figure that is printed; None for a blank cell or a mark."""
    try:
        return None if printed is None else Decimal(printed.replace(",", "").removesuffix("元"))
    except InvalidOperation:
        return None


def wrong_cells(report: Report, truth: dict[str, Any]) -> set[str]:
    """Cells whose value is not the known one."""
    cells = report.cells()
    return {
        path
        for path, known in truth["cells"].items()
        if cells.get(path, Cell("?")).value != number(known)
    }


def seed(number: str) -> Path:
    return next(path for path in SEEDS if path.name.startswith(number))


def of_name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


seeds = pytest.mark.parametrize("path", SEEDS, ids=of_name)
converted = pytest.mark.parametrize("path", CONVERTED, ids=of_name)


@seeds
def test_every_cell_of_a_real_report_is_right(path: Path) -> None:
    _, report, truth = read_known(path)
    assert wrong_cells(report, truth) == set()
    assert list(report.cells()) == list(truth["cells"])


@seeds
def test_raw_of_every_cell_is_what_was_printed(path: Path) -> None:
    _, report, truth = read_known(path)
    assert {path: cell.raw or None for path, cell in report.cells().items()} == truth["cells"]


@seeds
def test_text_at_the_span_is_the_figure(path: Path) -> None:
    text, report, _ = read_known(path)
    for cell in report.cells().values():
        if cell.value is not None:
            assert cell.span is not None
            assert text[cell.span.start : cell.span.end] == cell.raw


@seeds
def test_year_agency_title_signature_and_date(path: Path) -> None:
    _, report, truth = read_known(path)
    day = truth["published"]
    assert (report.form, report.year, report.agency) == (
        truth["form"],
        truth["year"],
        truth["agency"],
    )
    assert "".join((report.title or "").split()) == truth["title"]
    assert report.signature == truth["signature"]
    assert report.published == (datetime.date.fromisoformat(day) if day else None)


@seeds
def test_six_chapters_with_their_headings(path: Path) -> None:
    _, report, truth = read_known(path)
    assert [chapter.number for chapter in report.chapters] == [1, 2, 3, 4, 5, 6]
    assert [chapter.heading for chapter in report.chapters] == truth["chapters"]


@seeds
def test_first_words_of_chapters_one_and_six(path: Path) -> None:
    _, report, truth = read_known(path)
    first, last = report.chapters[0].paragraphs[0].text, report.chapters[5].paragraphs[0].text
    assert "".join(first.split()).startswith("".join(truth["chapter_1_begins"].split()))
    assert "".join(last.split()).startswith("".join(truth["chapter_6_begins"].split()))


def test_blank_cells_of_003_are_none_and_never_zero() -> None:
    _, report, truth = read_known(seed("003"))
    blank = [path for path, known in truth["cells"].items() if known is None]
    assert len(blank) == 138
    assert {report.cells()[path].value for path in blank} == {None}


def test_rows_of_002_with_eight_figures_are_named() -> None:
    _, report, truth = read_known(seed("002"))
    chosen = {path for d in report.diagnostics if d.code == "GR206" for path in d.cells}
    rows = {path.rpartition(".")[0] for path in chosen if path.startswith("applications.")}
    assert len(rows) >= 1
    for row in rows:
        figures = [
            cell.value for path, cell in report.cells().items() if path.startswith(f"{row}.")
        ]
        assert figures == [
            number(truth["cells"][path]) for path in truth["cells"] if path.startswith(f"{row}.")
        ]


def test_totals_of_000_stay_as_printed_and_are_named() -> None:
    _, report, truth = read_known(seed("000"))
    totals = {f"applications.total.{applicant}" for applicant in ("natural_person", "total")}
    assert all(report.cells()[path].value == number(truth["cells"][path]) for path in totals)
    # The sums that one fault breaks are one finding, under the code of the first of them.
    (found,) = [d for d in report.diagnostics if d.severity is gaireport.Severity.ERROR]
    assert found.code == "GR303"
    assert {f"applications.{path}" for path in ("received.total", "total.business")} <= {
        *found.cells
    }


@converted
def test_converted_report_is_right_or_told(path: Path) -> None:
    _, report, truth = read_known(path)
    assert wrong_cells(report, truth) - named_cells(report) == set()


@pytest.mark.parametrize("path", [p for p in CONVERTED if of_name(p) not in LOSSY], ids=of_name)
def test_converted_report_is_right_to_the_last_cell(path: Path) -> None:
    _, report, truth = read_known(path)
    assert wrong_cells(report, truth) == set()
    assert report.form == truth["form"]


@converted
def test_text_at_the_span_of_a_converted_report_is_the_figure(path: Path) -> None:
    text, report, _ = read_known(path)
    for cell in report.cells().values():
        if cell.value is not None and cell.span is not None and "\n" not in str(cell.raw):
            assert cell.raw in text[cell.span.start : cell.span.end]


@converted
def test_agency_and_year_of_a_converted_report(path: Path) -> None:
    _, report, truth = read_known(path)
    assert (report.agency, report.year) == (truth["agency"], truth["year"])
