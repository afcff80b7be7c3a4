"""One deviation a case: ``cases/<layout>.md`` states what it changes in a sound report, and what comes out of that.

A new case is a title and a block of changes; ``GAIREPORT_GOLDENS=new`` writes the outcomes that are missing.
"""

import html
import tomllib
from pathlib import Path

import pytest
from case_files import (
    CASES_FOLDER,
    Case,
    apply_diff,
    apply_sed,
    draw,
    read_case,
    read_cases,
    with_outcomes,
    write_what_is_due,
)
from drawn import DRAWINGS
from outcomes import NOTHING, shorten, spell_outcome
from printed import figures

import gaireport

CASE_FILES = sorted(CASES_FOLDER.glob("*.md"))
CASES = [case for path in CASE_FILES for case in read_cases(path)]
cases = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.layout}: {case.title}")
files = pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)


@pytest.fixture(scope="module", autouse=True)
def _outcomes_due() -> None:
    for path in CASE_FILES:
        write_what_is_due(path, Case.get_outcome)


def test_every_layout_has_its_file_of_cases_and_there_is_no_other(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    layouts = {*project["entry-points"]["gaireport.adapters"]}
    assert {path.name for path in CASES_FOLDER.rglob("*")} == {f"{layout}.md" for layout in layouts}
    assert {*DRAWINGS} == layouts


@files
def test_no_file_is_empty_and_no_title_stands_twice(path: Path) -> None:
    titles = [case.title for case in read_cases(path)]
    assert len({*titles}) == len(titles) >= 3


@files
def test_a_file_is_written_as_its_cases_are_read(path: Path) -> None:
    """Nothing stands in it that no case has, such as a block behind the outcome."""
    assert with_outcomes(path, Case.get_outcome, anew=False) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("layout", DRAWINGS)
def test_the_sound_report_comes_out_as_it_is_printed(layout: str, form: str) -> None:
    text = draw(layout, form)
    report = gaireport.parse(text)
    assert report.layout == layout
    assert spell_outcome(report, text, form, figures(form)) == NOTHING


@cases
def test_case_is_claimed_by_its_layout(case: Case) -> None:
    assert case.report.layout == case.layout


@cases
def test_case_comes_out_as_stated(case: Case) -> None:
    assert case.get_outcome() == case.expected


@cases
def test_places_of_a_case_are_right(case: Case) -> None:
    """A figure stands at its place; there may be marks between its characters where it is broken."""
    for path, cell in case.report.cells().items():
        if cell.value is not None:
            assert cell.span is not None
            printed = case.text[cell.span.start : cell.span.end]
            characters = "".join(str(cell.raw).split())
            if any(mark in printed for mark in "<&\n"):
                rest = iter(html.unescape(printed))
                assert all(character in rest for character in characters), path
            else:
                assert "".join(printed.split()) == characters, path


def test_a_change_that_changes_nothing_is_no_case() -> None:
    with pytest.raises(AssertionError, match="not once"):
        apply_diff("甲\n乙\n", "-丙\n+丁\n")
    with pytest.raises(AssertionError, match="not once"):
        apply_diff("甲\n甲\n", "-甲\n+丁\n")
    with pytest.raises(AssertionError, match="changes nothing"):
        apply_sed("甲\n", "s/乙/丙/\n")
    with pytest.raises(AssertionError, match="no command"):
        apply_sed("甲\n", "甲/乙\n")


def test_hunks_are_of_the_text_as_it_was() -> None:
    assert apply_diff("甲\n乙\n丙\n", "-甲\n+乙\n@@\n-乙\n+甲\n") == "乙\n甲\n丙\n"
    assert (
        apply_sed("甲1\n乙2\n", "s/^(.)([0-9])$/\\2\\1\\u00a0/\ny/甲乙/丙丁/\n")
        == "1丙\u00a0\n2丁\u00a0\n"
    )


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("", "changes something"),
        ("```diff 2020\n-甲\n```\n", "names no report"),
        ("```diff 2021\n-甲\n```\n```sed 2021\ns/甲/乙/\n```\n", "only its first"),
        ("```diff 2021\n-甲\n```\n```\nx\n```\n```\ny\n```\n", "two outcomes"),
    ],
)
def test_a_case_that_cannot_be_read_is_said_to_be_one(body: str, fault: str) -> None:
    with pytest.raises(AssertionError, match=fault):
        read_case("tab_table", "a title", body)


def test_words_for_several_cells() -> None:
    known = [*figures("2021")]
    row = [path for path in known if path.startswith("applications.granted.")]
    column = [path for path in known if path.startswith("app") and path.endswith(".total")]
    assert shorten(known, known) == ["*"]
    assert shorten(row, known) == ["applications.granted.*"]
    assert shorten(row[:6], known) == ["applications.granted.{natural_person..other}"]
    assert shorten([row[0], row[2]], known) == ["applications.granted.{natural_person,research}"]
    assert shorten(column, known) == ["applications.*.total"]
    assert shorten([*column[:1], "review.total"], known) == [*column[:1], "review.total"]
