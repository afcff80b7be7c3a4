"""Which figure belongs to which column, and what bears it out; where nothing settles it nothing is guessed."""

import pytest
from made_rows import REVIEW_COLUMNS, SEVEN, TWO, holds_of, made_cells, made_row, texts

from gaireport.adapter import SUGGESTED, CutCell
from gaireport.tables.columns import Columns
from gaireport.tables.placing import Bearing, Placed, place, split_cells, windows
from gaireport.tables.sums import Holds
from gaireport.tokens.kinds import Run

ONE = Columns(("decisions",))


def placed(
    *printed: str, columns: Columns = SEVEN, starts: range | list[int] = range(0), table: int = 0
) -> Placed:
    holds: Holds | None = holds_of(columns) if columns.due >= 7 else None
    return place(made_row(*printed, table=table), columns, starts, holds)


def shown(found: Placed) -> tuple[str, Bearing]:
    return texts(found.cells), found.bearing


@pytest.mark.parametrize(
    ("printed", "bearing"),
    [
        ("1 2 3 0 0 0 6", Bearing.SUMS),
        ("1 . 3 . . . 4", Bearing.SUMS),
        ("1 2 3 0 0 0 7", Bearing.PRINT),
        ("0 0 0 0 0 0 0", Bearing.PRINT),
        ("0 . . . . . 0", Bearing.PRINT),
        ("0 0 0 0 0 0 .", Bearing.FRAME),
        (". 0 0 0 0 0 0", Bearing.FRAME),
        (". . . . . . .", Bearing.FRAME),
    ],
)
def test_as_many_cells_as_columns_are_placed_in_order(printed: str, bearing: Bearing) -> None:
    assert shown(placed(printed)) == (printed, bearing)


def test_an_unreadable_cell_proves_no_sum() -> None:
    assert shown(placed("1 x 3 0 0 0 4")) == ("1 x 3 0 0 0 4", Bearing.PRINT)


def test_pieces_bear_one_another_out_by_their_sum_alone() -> None:
    assert shown(placed("1 2 3", "0 0 0 6")) == ("1 2 3 0 0 0 6", Bearing.SUMS)
    assert shown(placed("1 2 3", "0 0 0 7")) == ("1 2 3 0 0 0 7", Bearing.FRAME)


# Padding


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("1 2 3 0 0 0 6 . .", "1 2 3 0 0 0 6"),
        (". . 1 2 3 0 0 0 6", "1 2 3 0 0 0 6"),
        (". . . . . . . .", ". . . . . . ."),
    ],
)
def test_padding_is_left_out_where_one_stretch_alone_holds_all_figures(
    printed: str, found: str
) -> None:
    assert texts(placed(printed).cells) == found


def test_padding_is_told_by_the_columns_of_the_table() -> None:
    found = placed(". . . 2 . . . . .", starts=range(3, 10))
    assert shown(found) == (". 2 . . . . .", Bearing.FRAME)


def test_figures_outside_of_the_columns_are_not_left_out() -> None:
    assert placed("5 . . 2 . . . . . 2", starts=range(4, 11)).bearing is not Bearing.FRAME


@pytest.mark.parametrize(
    ("printed", "due", "starts"),
    [
        ("1 2 3 4 5 6 21", 7, [0]),
        ("1 2 3 4 5 6 21 .", 7, [0]),
        (". 1 2 3 4 5 6 21", 7, [1]),
        (". 1 . . . . . .", 7, [0, 1]),
        (". . . . . . . .", 7, [0, 1]),
        ("1 2 3", 7, []),
        ("1 2 3 4 5 6 7 8", 7, []),
    ],
)
def test_windows_hold_all_that_is_printed(printed: str, due: int, starts: list[int]) -> None:
    assert list(windows(made_cells(printed), due)) == starts


# Another number of cells


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("9 3 5 0 0 2 0 14", "9 3 0 0 2 0 14"),
        ("9 3 0 0 2 0 14 77", "9 3 0 0 2 0 14"),
        ("1 . . . . . 1 .", "1 . . . . . 1"),
        ("9 3 0 0 2 0 0 14", "9 3 0 ? ? 0 14"),
        ("9 5 14", "? ? ? ? ? ? 14"),
        ("0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0"),
    ],
)
def test_sums_place_what_all_sound_ways_share(printed: str, found: str) -> None:
    assert texts(placed(printed).cells) == found


@pytest.mark.parametrize(
    "printed",
    ["0 0 0 0 0 1 0 0", "9 3 0 0 2 0 0 15", "9 3 0 0 2 15", "0 0 0 0 0 0", "0", ". . .",
     "1 2 3 4 5 6 7 8 9 10 11 12"],
)  # fmt: skip
def test_where_no_way_is_sound_nothing_is_placed(printed: str) -> None:
    assert shown(placed(printed)) == ("? ? ? ? ? ? ?", Bearing.NOTHING)


def test_blanks_that_were_dropped_are_blank_and_never_zero() -> None:
    found = placed("1 2 3 4 5 15")
    assert all(cell is None or cell.text != "0" for cell in found.cells)


def test_a_group_of_table_4_alone_is_not_spread_over_all() -> None:
    assert placed("3 1 0 2 6", columns=REVIEW_COLUMNS).bearing is Bearing.NOTHING


@pytest.mark.parametrize("printed", ["1_2 3 4 5 6 21", "1_2_3_4_5_6_21"])
def test_figures_in_one_cell_are_taken_apart_where_they_are_as_many_as_columns(
    printed: str,
) -> None:
    assert shown(placed(printed)) == ("1 2 3 4 5 6 21", Bearing.SUMS)
    odd = printed.replace("21", "22")
    assert shown(placed(odd)) == ("1 2 3 4 5 6 22", Bearing.INFERRED)


def test_figures_taken_apart_keep_their_places() -> None:
    parts = split_cells(made_cells("12_30 0"))
    assert [(cell.text, cell.start, cell.end) for cell in parts] == [
        ("12", 0, 2),
        ("30", 3, 5),
        ("0", 6, 7),
    ]


def test_figures_taken_apart_are_as_whole_as_their_cell() -> None:
    first, *rest = made_cells("12_30 0")
    parts = split_cells((first._replace(is_whole=False), *rest))
    assert [cell.is_whole for cell in parts] == [False, False, True]


# Columns without a sum


def test_a_merged_cell_written_out_counts_once() -> None:
    assert shown(placed("143 143 143", columns=ONE)) == ("143", Bearing.PRINT)


@pytest.mark.parametrize(("columns", "printed"), [(ONE, "88 3 1846"), (TWO, "1 2 3"), (TWO, "1")])
def test_without_a_sum_another_number_of_cells_is_not_placed(
    columns: Columns, printed: str
) -> None:
    assert placed(printed, columns=columns).bearing is Bearing.NOTHING


@pytest.mark.parametrize(("share", "found"), [(200, "7 ."), (800, ". 7")])
def test_a_figure_belongs_to_the_column_that_it_stands_under_on_its_line(
    share: int, found: str
) -> None:
    run = Run((CutCell("7", 0, 1, share),), SUGGESTED, 1000, 0)
    row = made_row("7")._replace(runs=(run,))
    assert shown(place(row, TWO, (), None)) == (found, Bearing.INFERRED)


def test_two_figures_under_one_column_of_a_line_are_not_placed() -> None:
    run = Run((CutCell("7", 0, 1, 100), CutCell("8", 2, 3, 200)), SUGGESTED, 1000, 0)
    row = made_row("7")._replace(runs=(run,))
    three = Columns(("previous_items", "change", "decisions"))
    assert place(row, three, (), None).bearing is Bearing.NOTHING


@pytest.mark.parametrize(
    ("printed", "bearing"),
    [
        (". 1 2 3 0 0 0 6", Bearing.FRAME),
        ("1 2 3 0 0 0 6 .", Bearing.SUMS),
    ],
)
def test_a_blank_cell_left_out_before_the_figures_is_one_of_them_where_a_head_stands_above_it(
    printed: str, bearing: Bearing
) -> None:
    found = placed(printed, starts=range(1, 8))
    assert (found.bearing, found.is_moved) == (bearing, bearing is Bearing.FRAME)


def test_sums_that_hold_further_on_as_well_prove_no_place() -> None:
    printed = "3 . . 2 5 . . . . . . . . . ."
    assert placed(printed, columns=REVIEW_COLUMNS).bearing is Bearing.FRAME
    assert placed("3 . . 2 5 . . . . . 1 . . . 1", columns=REVIEW_COLUMNS).bearing is Bearing.SUMS
