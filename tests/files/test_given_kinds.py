"""The files beside the project, one of each kind: what is printed in them, and what of them is not text."""

import faults
import pytest

pytestmark = pytest.mark.corpus

if faults.ABSENT:
    pytest.skip("the folder of inputs that go wrong is not here", allow_module_level=True)

_WHOLE_INPUTS = [
    "c50",
    "c51",
    *(f"c52-refused-kind.{kind}" for kind in "epub odt ofd rtf xls xlsx".split()),
]


@pytest.mark.parametrize("start", [*_WHOLE_INPUTS, "c52-refused-kind.doc"])
def test_every_cell_of_a_file_is_read_and_none_is_doubted(start: str) -> None:
    report = faults.read_input(start)
    assert faults.wrong(report, faults.qingshi()) == []
    assert faults.doubted(report) == set()
    assert (report.year, report.agency, len(report.chapters)) == (2023, "青石县云溪镇人民政府", 6)


def test_the_page_in_a_word_file_is_read() -> None:
    report = faults.read_input("c53")
    table = {p: v for p, v in faults.qingshi().items() if p in report.cells()}
    assert {p: c.value for p, c in report.cells().items() if p in table} == table


def test_the_pages_of_a_pdf_that_are_pictures_are_named_with_the_cells_they_may_hold() -> None:
    report = faults.read_input("c54")
    (finding,) = [d for d in report.diagnostics if d.code == "GR103"]
    assert "of the file" in finding.message
    assert finding.cells
    assert faults.silent(report, faults.qingshi()) == []
