"""Blank forms and Word files: both are read back."""

from pathlib import Path
from zipfile import ZipFile

import attrs
import pytest
from hypothesis import given, settings

from gaireport.api import parse, write
from gaireport.cutting.registry import get_adapter
from gaireport.errors import GaireportError, UnwritableError
from gaireport.exports.docx import write_docx
from gaireport.files import read
from gaireport.nodes import Chapter, Paragraph, Report
from gaireport.report.blank import YEARS, blank
from gaireport.testing import reports, share


@pytest.mark.parametrize(("form", "cells"), [("2021", 200), ("2019", 198)])
def test_a_blank_form_has_every_cell(form: str, cells: int) -> None:
    report = blank(form, "江州市教育局", 2023)
    assert len(report.cells()) == cells
    assert {cell.raw for cell in report.cells().values()} == {""}
    assert [chapter.number for chapter in report.chapters] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("layout", ["html", "pipe_table", "tab_table", "cell_per_line"])
def test_a_blank_form_is_read_back(form: str, layout: str) -> None:
    report = blank(form, "江州市教育局", 2023)
    assert parse(write(report, layout)) == report


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="2020"):
        blank("2020", "江州市教育局", 2023)


@pytest.mark.parametrize("year", [YEARS[0], YEARS[-1]])
def test_a_year_that_is_not_refused_is_read_back(year: int) -> None:
    assert parse(write(blank("2021", "江州市教育局", year), "html")).year == year


@pytest.mark.parametrize("year", [1999, 2040, 20255, -1])
def test_a_year_that_no_report_is_of_is_refused(year: int) -> None:
    with pytest.raises(GaireportError, match=f"no year {year} to report on") as refused:
        blank("2021", "江州市教育局", year)
    assert refused.value.reason == "no-such-year"


def test_word_files_are_read_back(tmp_path: Path) -> None:
    """Word has the limits of the page that it is read as."""
    path = tmp_path / "report.docx"

    @settings(max_examples=share(4))
    @given(reports(**get_adapter("html").limits))
    def check(report: Report) -> None:
        write_docx(report, path)
        assert read(path) == report

    check()


def test_the_same_report_is_the_same_file(tmp_path: Path) -> None:
    report = blank("2021", "江州市教育局", 2023)
    for name in ("one.docx", "other.docx"):
        write_docx(report, tmp_path / name)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "other.docx").read_bytes()
    with ZipFile(tmp_path / "one.docx") as package:
        assert package.testzip() is None


def test_what_a_word_file_cannot_carry_is_refused(tmp_path: Path) -> None:
    report = blank("2021", "江州市教育局", 2023)
    chapter = Chapter(1, "总体情况", (Paragraph("响铃\x07。"),))
    report = attrs.evolve(report, chapters=(chapter, *report.chapters[1:]))
    with pytest.raises(UnwritableError, match=r"chapters\[0\]\.paragraphs\[0\]"):
        write_docx(report, tmp_path / "report.docx")
    assert not list(tmp_path.iterdir()), "nothing is left behind"
