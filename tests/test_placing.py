"""Which figure belongs to which column: by number, by columns, by sums; where nothing settles it the row is named."""

import pytest

from gaireport.adapter import CutCell
from gaireport.tables.placing import (
    Placed,
    counts,
    outcome_sums_hold,
    place_by_columns,
    place_by_number,
    place_by_sums,
    places,
    row_sum_holds,
)
from gaireport.tokens.kinds import Run

DUE = 7


def cells(printed: str, first: int = 1) -> tuple[CutCell, ...]:
    """Cells with blanks between; . is a blank cell, _ a blank inside a cell."""
    found, at = [], 0
    for column, text in enumerate(printed.split(" ")):
        text = "" if text == "." else text.replace("_", " ")
        found.append(CutCell(text, at, at + len(text), first + column))
        at += len(text) + 1
    return tuple(found)


def run(printed: str, table: int = 0, first: int = 1) -> Run:
    made = cells(printed, first)
    return Run(made, table, made[-1].column + 1, 0)


def texts(placed: Placed | None) -> str | None:
    if placed is None:
        return None
    return " ".join("?" if cell is None else cell.text or "." for cell in placed.cells)


@pytest.mark.parametrize(
    ("runs", "placed", "code"),
    [
        (["1 2 3 4 5 6 21"], "1 2 3 4 5 6 21", ""),
        (["1 . 3 . 5 . 9"], "1 . 3 . 5 . 9", ""),
        ([". . . . . . ."], ". . . . . . .", ""),
        (["1 2 3 4 5 6 21", ". . . . . . ."], "1 2 3 4 5 6 21", ""),
        (["1 2 3", "4 5 6 21"], "1 2 3 4 5 6 21", "GR208"),
        ([". . . . . . . ."], ". . . . . . .", ""),
        (["1_2 3 4 5 6 21"], "1 2 3 4 5 6 21", "GR208"),
        (["1_2_3_4_5_6_21"], "1 2 3 4 5 6 21", "GR208"),
    ],
)
def test_figures_as_many_as_columns_are_placed_in_order(
    runs: list[str], placed: str, code: str
) -> None:
    found = place_by_number([run(each) for each in runs], DUE)
    assert found is not None
    assert (texts(found), found.code) == (placed, code)


@pytest.mark.parametrize(
    "printed", ["1 2 3 4 5 6", "1 2 3 4 5 6 7 8", "1", "1 2 . . . . . .", "1_2 3 4"]
)
def test_number_alone_settles_no_other_row(printed: str) -> None:
    assert place_by_number([run(printed)], DUE) is None


def test_padding_behind_all_seven_figures_is_left_out() -> None:
    assert texts(place_by_number([run("1 2 3 4 5 6 21 . .")], DUE)) == "1 2 3 4 5 6 21"


def test_padding_before_all_seven_figures_is_left_out() -> None:
    assert texts(place_by_number([run(". . 1 2 3 4 5 6 21")], DUE)) == "1 2 3 4 5 6 21"


def test_figures_apart_in_one_cell_keep_their_places() -> None:
    found = place_by_number([run("12_30 0 0 0 0 42")], DUE)
    assert found is not None
    assert [(cell.start, cell.end) for cell in found.cells if cell][:2] == [(0, 2), (3, 5)]


def test_figures_apart_in_one_cell_are_as_whole_as_it_is() -> None:
    first, *rest = run("12_30 0 0 0 0 42").cells
    cells = (first._replace(is_whole=False), *rest)
    found = place_by_number([run("12_30 0 0 0 0 42")._replace(cells=cells)], DUE)
    assert found is not None
    assert [cell.is_whole for cell in found.cells if cell] == [False, False, *[True] * 5]


def test_word_in_a_mere_sequence_makes_the_row_doubtful() -> None:
    found = place_by_number([run("1 2 3 x4 5 6 21", table=-1)], DUE)
    assert found is not None
    assert (texts(found), found.code) == ("1 2 3 x4 5 6 21", "GR219")


def test_word_in_a_grid_is_in_its_place() -> None:
    found = place_by_number([run("1 2 3 x4 5 6 21")], DUE)
    assert found is not None
    assert found.code == ""


@pytest.mark.parametrize(
    ("printed", "columns", "placed"),
    [
        ("1 2 3 4 5 6 21", range(1, 8), "1 2 3 4 5 6 21"),
        (". . 1 2 3 4 5 6 21", range(3, 10), "1 2 3 4 5 6 21"),
        ("1 . 3", range(1, 8), "1 . 3 . . . ."),
        ("143 . .", [1], "143"),
        ("5 . 1", [1, 3], "5 1"),
        (". . . . . . . . .", range(3, 10), ". . . . . . ."),
    ],
)
def test_figures_stand_in_the_columns_of_the_table(
    printed: str, columns: list[int], placed: str
) -> None:
    found = place_by_columns([run(printed)], columns)
    assert found is not None
    assert (texts(found), found.code) == (placed, "GR214")


@pytest.mark.parametrize(
    ("printed", "columns"),
    [("1 2 3", range(2, 9)), ("1 2 3 4 5 6 21 9", range(1, 8)), ("5 6", [1])],
)
def test_figure_outside_of_the_columns_settles_nothing(printed: str, columns: list[int]) -> None:
    assert place_by_columns([run(printed)], columns) is None


def test_same_figure_written_out_for_a_merged_cell_counts_once() -> None:
    assert texts(place_by_columns([run("143 143 143")], [1])) == "143"


def test_sequence_has_no_columns() -> None:
    assert place_by_columns([run("1 2 3", table=-1)], range(1, 8)) is None


def by_sums(printed: str) -> tuple[str | None, str]:
    found = place_by_sums([run(printed)], DUE, row_sum_holds)
    return texts(found), found.code


@pytest.mark.parametrize(
    ("printed", "placed", "code"),
    [
        ("9 3 0 0 2 0 0 14", "9 3 0 ? ? 0 14", "GR205"),
        ("9 3 5 0 0 2 0 14", "9 3 0 0 2 0 14", "GR206"),
        ("9 3 0 0 2 0 14 77", "9 3 0 0 2 0 14", "GR206"),
        ("0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0", "GR207"),
        ("1 2 3 4 5 6 21 21", "1 2 3 4 5 6 21", "GR206"),
    ],
)
def test_sums_tell_the_figure_that_is_too_many_as_far_as_they_can(
    printed: str, placed: str, code: str
) -> None:
    assert by_sums(printed) == (placed, code)


@pytest.mark.parametrize(
    "printed",
    [
        "0 0 0 0 0 1 0 0",
        "9 3 0 0 2 0 0 15",
        "9 3 0 0 2 15",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "0 0 0 0 0 0",
        "0",
        ". . .",
    ],
)
def test_where_the_sums_settle_nothing_every_cell_is_empty_and_the_row_named(printed: str) -> None:
    assert by_sums(printed) == ("? ? ? ? ? ? ?", "GR205")


def test_one_figure_of_two_lost_blanks_is_never_guessed() -> None:
    placed, code = by_sums("9 5 14")
    assert code == "GR205"
    assert placed == "? ? ? ? ? ? 14"


def test_blanks_that_a_tool_dropped_are_blank_and_never_zero() -> None:
    found = place_by_sums([run("1 2 3 4 5 15")], DUE, row_sum_holds)
    assert all(cell is None or cell.text != "0" for cell in found.cells)


def test_only_place_for_a_row_with_padding_is_taken() -> None:
    found = place_by_sums([run("1 . . . . . 1 .")], DUE, row_sum_holds)
    assert (texts(found), found.code) == ("1 . . . . . 1", "GR214")


@pytest.mark.parametrize(
    ("printed", "due", "starts"),
    [
        ("1 2 3 4 5 6 21", 7, [0]),
        ("1 2 3 4 5 6 21 .", 7, [0]),
        (". 1 2 3 4 5 6 21", 7, [1]),
        ("1 . . . . . . .", 7, [0]),
        (". 1 . . . . . .", 7, [0, 1]),
        (". . . . . . . .", 7, [0, 1]),
        ("1 2 3", 7, []),
        ("1 2 3 4 5 6 7 8", 7, []),
    ],
)
def test_places_hold_all_that_is_printed(printed: str, due: int, starts: list[int]) -> None:
    assert places(cells(printed), due) == starts


@pytest.mark.parametrize(
    ("printed", "holds"),
    [
        ("1 2 3 0 0 0 6", True),
        ("1 . . . . . 1", True),
        ("1 2 3 0 0 0 7", False),
        ("0 0 0 0 0 0 0", False),
        (". . . . . . .", False),
        ("1 x 3 0 0 0 4", True),
    ],
)
def test_row_sum_proves_nothing_where_all_is_zero(printed: str, holds: bool) -> None:
    assert row_sum_holds(counts(cells(printed))) is holds


@pytest.mark.parametrize(
    ("printed", "holds"),
    [
        ("1 0 0 1 2 0 0 0 0 0 1 0 0 0 1", True),
        (". . . . . 1 0 0 1 2 . . . . .", True),
        ("1 0 0 1 3 0 0 0 0 0 1 0 0 0 1", False),
        ("0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", False),
    ],
)
def test_outcome_sums_prove_nothing_where_all_is_zero(printed: str, holds: bool) -> None:
    assert outcome_sums_hold(counts(cells(printed))) is holds


def test_an_unreadable_cell_among_padding_of_a_sequence_is_doubted() -> None:
    padded = run("1范性 92 3 . .", table=-1)
    found = place_by_number([padded], 3)
    assert (texts(found), found and found.code) == ("1范性 92 3", "GR219")
