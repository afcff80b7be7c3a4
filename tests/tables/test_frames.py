"""The habit of a text: whether blank cells are kept, and where the figures of a table stand in its grid."""

import pytest
from made_rows import SEVEN, TWO, holds_of, made_row

from gaireport.tables.columns import REPEATED_NAME, Columns
from gaireport.tables.frames import Frames
from gaireport.tables.placing import Bearing, place
from gaireport.tables.printed import PrintedRow


def frames(*rows: PrintedRow, columns: Columns = SEVEN) -> Frames:
    holds = holds_of(columns) if columns.due >= 7 else None
    return Frames([(row, columns, holds) for row in rows], [])


def bears_out(row: PrintedRow, *others: PrintedRow, columns: Columns = SEVEN) -> bool:
    """Whether the others, and the row itself, bear out the blank cells at its ends."""
    habit = frames(row, *others, columns=columns)
    holds = holds_of(columns) if columns.due >= 7 else None
    placed = place(row, columns, habit.starts(row, columns), holds)
    assert placed.bearing is Bearing.FRAME
    return habit.bears_out(row, placed, columns)


PADDED = made_row("9 3 0 0 2 0 .")
BLANK_BETWEEN = made_row("9 3 . . 2 0 14")
WHOLE_ROW = made_row("9 3 0 0 2 0 14")


def test_a_blank_cell_between_printed_ones_shows_that_blanks_are_kept() -> None:
    assert bears_out(PADDED, BLANK_BETWEEN)


def test_without_one_a_row_may_have_been_filled_up_at_its_end() -> None:
    assert not bears_out(PADDED, WHOLE_ROW)


def test_rows_that_prove_nothing_lend_no_frame() -> None:
    assert not bears_out(PADDED, made_row("0 . . 0 . . ."), made_row(". 0 . 0 . . ."))


def test_a_total_before_the_last_cell_shows_that_blanks_are_dropped() -> None:
    compacted = made_row("9 3 2 14 . . .")
    assert frames(BLANK_BETWEEN, compacted).drops_blanks
    assert not bears_out(PADDED, BLANK_BETWEEN, compacted)


@pytest.mark.parametrize(("count", "dropped"), [(4, True), (5, False)])
def test_rows_that_are_not_closed_up_outnumber_a_total_that_may_be_a_figure(
    count: int, dropped: bool
) -> None:
    compacted = made_row("9 3 2 14 . . .")
    is_open = made_row(". 0 . . 2 . .")
    assert frames(compacted, *[is_open] * count).drops_blanks is dropped


def test_blank_cells_stand_where_a_row_with_its_first_and_last_cell_has_them() -> None:
    open_row = made_row(". 3 . . 2 0 5")
    for other, stands in (("9 3 . . 2 0 14", True), ("9 . 3 . . 2 0 14", False)):
        habit = frames(open_row, made_row(other))
        placed = place(open_row, SEVEN, range(1, 8), holds_of(SEVEN))
        assert habit.stands_as_whole_rows(open_row, placed.cells) is stands


def test_a_row_without_any_figure_is_blank_unless_blanks_are_dropped() -> None:
    blank = made_row(". . . . . . .")
    assert bears_out(blank, WHOLE_ROW)
    assert not bears_out(blank, WHOLE_ROW, made_row("9 3 2 14 . . ."))


def test_a_row_that_begins_elsewhere_than_those_of_its_shape_is_not_borne_out() -> None:
    padded = made_row("9 3 0 0 2 0 . . .")
    shape = made_row("9 3 . 0 2 0 14 . .")
    assert bears_out(padded, shape)
    assert frames(padded, shape).starts(padded, SEVEN) == tuple(range(1, 8))
    assert not bears_out(padded, made_row(". . 9 3 . 0 2 0 14"))


def test_rows_of_one_shape_that_differ_lend_nothing() -> None:
    row = made_row("9 3 0 0 2 0 . . .")
    first, second = made_row("9 3 . 0 2 0 14 . ."), made_row(". 9 3 . 0 2 0 14 .")
    assert frames(row, first).starts(row, SEVEN) != ()
    assert tuple(frames(row, first, second).starts(row, SEVEN)) == ()


def test_heads_show_the_columns_of_their_own_table_alone() -> None:
    row = made_row("9 . .", table=5)
    headed = TWO._replace(starts=(1, 2), table=5)
    assert frames(row, columns=headed).starts(row, headed) == (1, 2)
    elsewhere = headed._replace(table=4)
    assert tuple(frames(row, columns=elsewhere).starts(row, elsewhere)) == ()


def test_rows_show_where_they_stand_before_heads_do() -> None:
    # Cells that reach down into the line of the heads were left out of it.
    heads_apart = SEVEN._replace(starts=tuple(range(7)), table=0)
    padded = made_row("9 3 . 0 2 0 .", first=3)
    other = made_row("9 3 . 0 2 0 14", path="applications.received", first=3)
    other = other._replace(runs=(other.runs[0]._replace(label_column=0),))
    assert bears_out(padded, other, columns=heads_apart)
    assert not bears_out(padded, columns=heads_apart)


def test_where_every_row_has_as_many_cells_as_are_due_no_blank_was_dropped() -> None:
    deeper = [
        made_row("9 3 . 0 2 0 14", path=f"applications.denied.row{n}", first=3) for n in range(9)
    ]
    padded = made_row("9 3 . 0 2 0 .", path="applications.received")
    assert bears_out(padded, *deeper)
    # One that has more may have taken in a cell, and so the others may have lost one.
    assert not bears_out(
        padded, *deeper, made_row("9 3 . 0 2 0 14 .", path="applications.granted", first=3)
    )


def test_padding_of_a_sequence_stands_where_other_rows_have_it() -> None:
    full, short = made_row("1 2 .", table=-1), made_row("7 . .", table=-1)
    assert list(frames(full, short, columns=TWO).starts(short, TWO)) == [1, 2]
    before = made_row(". 1 2", table=-1)
    assert list(frames(before, short, columns=TWO).starts(short, TWO)) == []
    assert list(frames(full, before, short, columns=TWO).starts(short, TWO)) == []


@pytest.mark.parametrize(("longer", "overfull"), [(0, False), (1, False), (2, True)])
def test_rows_longer_than_their_heads_lack_one(longer: int, overfull: bool) -> None:
    rows = [made_row("9 3 0 0 2 0 14 5")] * longer + [WHOLE_ROW] * 4
    assert frames(*rows).extents.is_overfull(WHOLE_ROW, SEVEN) is overfull


def test_rows_that_agree_stand_in_their_columns_unless_one_of_the_table_prints_a_cell_more() -> (
    None
):
    columns = SEVEN._replace(starts=tuple(range(1, 8)), table=0)
    moved = made_row(". 9 3 0 0 2 0 14")
    assert frames(moved, moved, moved, columns=columns).starts(moved, columns)[0] == 2
    wider = made_row("5 9 3 0 0 2 0 14")
    assert frames(moved, moved, moved, wider, columns=columns).starts(moved, columns)[0] == 1


@pytest.mark.parametrize(("count", "is_full"), [(1, True), (2, False)])
def test_a_table_is_full_where_all_rows_but_one_print_each_cell(count: int, is_full: bool) -> None:
    blank = made_row(". . . . . . .")
    assert frames(*[WHOLE_ROW] * 5, *[blank] * count).extents.fills_cells is is_full


def test_a_row_parted_by_a_blank_column_is_doubted_where_another_reaches_further() -> None:
    columns = Columns(("previous_items", "change", "decisions"))
    parted, further = made_row("31 . 0 . ."), made_row("0 . 91 . 4")
    assert frames(parted, further, columns=columns).extents.is_overfull(parted, columns)
    assert not frames(parted, columns=columns).extents.is_overfull(parted, columns)


def test_blank_cells_that_the_columns_do_not_name_show_no_habit() -> None:
    repeated = Columns(("previous_items", "change", REPEATED_NAME))
    row = made_row("29 0 .")
    assert frames(row, columns=repeated).extents.blank_rows == 0
    assert frames(made_row("29 . ."), columns=repeated).extents.blank_rows == 1


def test_one_row_closed_up_beyond_chance_takes_the_blanks_of_table_2_with_it() -> None:
    two = made_row("9 .", path="proactive.fees", block=1, table=1)
    rows = [(two, TWO, None), *[(row, SEVEN, holds_of(SEVEN)) for row in [BLANK_BETWEEN] * 4]]

    def is_borne_out(*more: PrintedRow) -> bool:
        habit = Frames([*rows, *[(row, SEVEN, holds_of(SEVEN)) for row in more]], [])
        return habit.bears_out(two, place(two, TWO, (), None), TWO)

    assert is_borne_out()
    assert not is_borne_out(made_row("9 3 2 14 . . ."))


def test_a_figure_as_far_out_as_one_too_many_stands_below_no_head() -> None:
    over, row = made_row("9 3 0 0 2 0 14 5"), made_row(". . . . . . . 0")
    assert frames(over, row).extents.reaches_over(row, SEVEN)
    assert not frames(row).extents.reaches_over(row, SEVEN)
    short = made_row(". . . . . . 0 .")
    assert not frames(over, short).extents.reaches_over(short, SEVEN)


def test_where_no_figure_stands_twice_lines_that_repeat_others_were_removed() -> None:
    once = [made_row("1 2 3 4 5 6 21"), made_row("7 8 9 10 11 . 45")]
    assert frames(*once).has_each_once
    assert not frames(*once, made_row("1 . . . . . .")).has_each_once
    assert not frames(once[0]).has_each_once


def test_a_cell_before_the_heads_may_be_the_first_where_another_row_prints_there() -> None:
    columns = SEVEN._replace(starts=tuple(range(2, 9)), table=0)
    row, moved = made_row(". . . . . 9 . ."), made_row("1 25 43 38 31 32 . .")
    below_heads = made_row(". 9 3 . . 2 0 14")
    assert bears_out(row, below_heads, columns=columns)
    assert not bears_out(row, below_heads, moved, columns=columns)
