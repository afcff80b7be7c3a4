"""The sums of a row: what they prove, and in how many ways figures can be placed so that they hold."""

import pytest
from made_rows import REVIEW_COLUMNS, SEVEN, TWO, holds_of, made_cells, texts

from gaireport.tables.columns import Columns
from gaireport.tables.sums import counts, sound_ways, sums_of, taken, ways


@pytest.mark.parametrize(
    ("printed", "holds"),
    [
        ("1 2 3 0 0 0 6", True),
        ("1 . . . . . 1", True),
        ("1 x 3 0 0 0 4", True),
        ("1 2 3 0 0 0 7", False),
        ("0 0 0 0 0 0 0", False),
        (". . . . . . .", False),
    ],
)
def test_row_sum_proves_nothing_where_all_is_zero(printed: str, holds: bool) -> None:
    assert holds_of(SEVEN)(counts(made_cells(printed))) is holds


def test_the_total_is_the_column_that_is_called_so() -> None:
    total_first = Columns(("total", *SEVEN.names[:-1]))
    assert holds_of(total_first)(counts(made_cells("6 1 2 3 0 0 0")))
    assert not holds_of(total_first)(counts(made_cells("1 2 3 0 0 0 6")))


def test_a_column_that_the_form_does_not_have_is_no_part_of_the_sum() -> None:
    with_share = Columns((*SEVEN.names, ""))
    assert holds_of(with_share)(counts(made_cells("1 2 3 0 0 0 6 40")))


@pytest.mark.parametrize(
    ("printed", "holds"),
    [
        ("1 0 0 1 2 0 0 0 0 0 1 0 0 0 1", True),
        (". . . . . 1 0 0 1 2 . . . . .", True),
        ("1 0 0 1 3 0 0 0 0 0 1 0 0 0 1", False),
        ("1 0 0 1 2 0 0 0 0 0 1 0 0 0 0", False),
        ("0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", False),
    ],
)
def test_every_proceeding_with_figures_must_have_its_total(printed: str, holds: bool) -> None:
    assert holds_of(REVIEW_COLUMNS)(counts(made_cells(printed))) is holds


def test_table_2_has_no_sums() -> None:
    assert sums_of(TWO) is None


@pytest.mark.parametrize(
    ("found", "due", "expected"),
    [
        (2, 2, [(0, 1)]),
        (3, 2, [(0, 1), (0, 2), (1, 2)]),
        (1, 2, [(0, 1), (1, 0)]),
    ],
)
def test_ways_leave_cells_out_or_columns_blank(
    found: int, due: int, expected: list[tuple[int, ...]]
) -> None:
    assert list(ways(found, due)) == expected


@pytest.mark.parametrize(
    ("printed", "sound"),
    [
        ("9 3 5 0 0 2 0 14", ["9 3 0 0 2 0 14"]),
        ("1 2 3 4 5 15", ["1 2 3 4 5 . 15", "1 2 3 4 . 5 15", "1 2 3 . 4 5 15",
                          "1 2 . 3 4 5 15", "1 . 2 3 4 5 15", ". 1 2 3 4 5 15"]),
        ("9 3 5 0 0 2 0 18", []),
        ("0 0 0 0 0 0 0 0", []),
    ],
)  # fmt: skip
def test_sound_ways_are_those_in_which_the_sum_holds(printed: str, sound: list[str]) -> None:
    cells = made_cells(printed)
    filled = (*cells, *made_cells("."))
    found = sound_ways(cells, SEVEN.due, holds_of(SEVEN))
    assert [texts(taken(filled, way)) for way in found] == sound


def test_among_many_figures_chance_finds_a_sum() -> None:
    assert sound_ways(made_cells("1 2 3 4 5 6 21 1 1 1 1"), SEVEN.due, holds_of(SEVEN))
    assert not sound_ways(made_cells("1 2 3 4 5 6 21 1 1 1 1 1"), SEVEN.due, holds_of(SEVEN))
