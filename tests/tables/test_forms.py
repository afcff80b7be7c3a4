"""The form of a block without heads, and of table 3."""

import pytest
from made_rows import made_row

from gaireport.adapter import CutCell
from gaireport.tables.forms import choose_forms, form_in_force, form_of_other
from gaireport.tables.printed import PrintedRow
from gaireport.tokens.kinds import Found
from gaireport.tokens.lexicon import find_label


def licensing(printed: str) -> dict[str, tuple[PrintedRow, list[object]]]:
    return {"licensing": (made_row(printed, path="proactive.licensing"), [])}


@pytest.mark.parametrize(
    ("printed", "in_force", "form"),
    [
        ("7", None, "2021"),
        ("4 1 7", None, "2019"),
        ("4 1 7", "2021", "2021"),
        ("7", "2019", "2019"),
    ],
)
def test_the_year_outweighs_a_number_of_figures(
    printed: str, in_force: str | None, form: str
) -> None:
    assert choose_forms(licensing(printed), None, in_force) == {"licensing": form}


def test_the_other_blocks_outweigh_the_year() -> None:
    assert choose_forms(licensing("4 1 7"), "2019", "2021") == {"licensing": "2019"}


def test_a_row_with_figures_of_several_rows_is_not_the_one_of_the_older_form() -> None:
    path = "applications.other.all"
    total = {"applications.total": made_row("0 0 0 0 0 0 0", path="applications.total")}
    single = {path: made_row("0 0 0 0 0 0 0", path=path)}
    assert form_of_other(total | single) == "2019"
    several = {path: made_row("0 0 0 0 0 0 0 1 0 0 0 0 0 0 1", path=path)}
    assert form_of_other(total | several) is None


def test_a_row_of_other_outcomes_without_those_around_it_shows_no_form() -> None:
    # In a table that was turned, heads of the 2021 form run together so.
    path = "applications.other.all"
    assert form_of_other({path: made_row("0 0 0 0 0 0 0", path=path)}) is None


@pytest.mark.parametrize(("start", "form"), [(0, None), (99, "2021")])
def test_a_numbered_row_of_others_shows_the_newer_form_behind_its_group_alone(
    start: int, form: str | None
) -> None:
    def labelled(path: str, text: str, at: int) -> PrintedRow:
        row = made_row(". . . . . . .", path=path)
        label = Found((CutCell(text, at, at + len(text), 0),), 0, find_label(text))
        return row._replace(label=label, cells=())

    group = labelled("applications.other.all", "（六）其他处理", 50)
    third = labelled("applications.other.other", "3.其他", start)
    assert form_of_other({each.path: each for each in (group, third)}) == form


def test_an_unknown_year_has_no_form() -> None:
    assert [form_in_force(year) for year in (2019, 2020, 2021, None)] == [
        "2019",
        "2019",
        "2021",
        None,
    ]
