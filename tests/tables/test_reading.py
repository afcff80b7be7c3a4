"""The links of a row: each holds in one text, breaks in another, and then names its cells and no others."""

import pytest
from made_rows import DUPLICATE, DUPLICATE_PATHS, FAR, SEVEN, made_row
from printed import Part, figures, parts, plain, tabs

import gaireport
from gaireport.nodes import Cell
from gaireport.source import Span
from gaireport.tables.columns import REPEATED_NAME, Columns
from gaireport.tables.reading import PathRow, RowReader


def read_row(
    *printed: str, table: int = 0, end: int = FAR, whole: bool = True
) -> tuple[dict[str, Cell], RowReader]:
    row = made_row(*printed, table=table)
    if not whole:
        row = row.with_cells(tuple(cell._replace(is_whole=False) for cell in row.cells))
    path_row = PathRow(row, SEVEN, DUPLICATE_PATHS)
    reader = RowReader(end, [path_row], [])
    return reader.read(path_row), reader


def lacks(reader: RowReader) -> list[tuple[str, tuple[str, ...]]]:
    found = [(d.code, d.cells) for d in reader.diagnostics]
    return [*found, *((each.code, each.cells) for each in reader.missing)]


def cell_values(cells: dict[str, Cell]) -> list[object]:
    return [cell.value for cell in cells.values()]


# Count


def test_a_row_of_the_right_count_lacks_nothing() -> None:
    cells, reader = read_row("9 3 0 0 2 0 14")
    assert (cell_values(cells), lacks(reader)) == ([9, 3, 0, 0, 2, 0, 14], [])
    assert reader.proven == {DUPLICATE}


def test_a_cell_keeps_what_is_printed_and_where() -> None:
    cells, _ = read_row("1,234 / ３ 0 0 0 1237")
    first, second, third, *_ = cells.values()
    assert (first.raw, first.value, first.span) == ("1,234", 1234, Span(0, 5))
    assert (second.raw, second.value) == ("/", None)
    assert (third.raw, third.value) == ("３", 3)


def test_zeros_of_the_right_count_are_believed_and_prove_nothing() -> None:
    cells, reader = read_row("0 0 0 0 0 0 0")
    assert (cell_values(cells), lacks(reader), reader.proven) == ([0] * 7, [], set())


def test_a_figure_too_many_that_the_sum_tells_is_left_over() -> None:
    cells, reader = read_row("9 3 5 0 0 2 0 14")
    assert (cell_values(cells), lacks(reader)) == (
        [9, 3, 0, 0, 2, 0, 14],
        [("GR206", DUPLICATE_PATHS)],
    )
    assert [cell.text for cell in reader.left_over] == ["5"]


def test_figures_that_nothing_places_are_no_cells_and_are_left_over() -> None:
    cells, reader = read_row("9 3 5 0 0 2 0 18")
    assert (cell_values(cells), lacks(reader)) == ([None] * 7, [("GR205", DUPLICATE_PATHS)])
    assert [cell.text for cell in reader.left_over] == "9 3 5 0 0 2 0 18".split()


def test_figures_in_pieces_lack_what_bears_them_out_unless_their_sum_holds() -> None:
    assert lacks(read_row("9 3 0", "0 2 0 14")[1]) == []
    assert lacks(read_row("9 3 0", "0 2 0 15")[1]) == [("GR219", DUPLICATE_PATHS)]


def test_a_blank_cell_at_the_end_is_doubted_unless_the_text_keeps_blanks() -> None:
    assert lacks(read_row("9 3 0 0 2 0 .")[1]) == [("GR219", DUPLICATE_PATHS)]
    assert lacks(read_row(". . . . . . .")[1]) == []


# Content


def test_an_unreadable_cell_of_a_grid_is_named_alone() -> None:
    cells, reader = read_row("1O 3 0 0 2 0 15")
    assert cell_values(cells)[:2] == [None, 3]
    assert lacks(reader) == [("GR209", DUPLICATE_PATHS[:1])]


def test_an_unreadable_cell_of_a_sequence_leaves_its_row_in_doubt() -> None:
    assert lacks(read_row("1 2 x3 0 0 0 6", table=-1)[1]) == [
        ("GR209", DUPLICATE_PATHS[2:3]),
        ("GR219", DUPLICATE_PATHS),
    ]


def test_two_numbers_in_one_cell_leave_its_neighbours_in_doubt() -> None:
    assert lacks(read_row("1 2_5 0 0 0 0 3")[1]) == [("GR209", DUPLICATE_PATHS[:3])]


def test_two_numbers_in_one_cell_beside_a_blank_cell_may_stand_for_any() -> None:
    assert lacks(read_row("0 5 0 0 . 0 0_5")[1]) == [("GR209", DUPLICATE_PATHS)]


def test_several_cells_with_two_numbers_are_those_of_two_rows_in_one() -> None:
    named = {path for _, paths in lacks(read_row("0 0 0_1 0_0 0 0 1")[1]) for path in paths}
    assert named == set(DUPLICATE_PATHS)


def test_cells_in_which_more_stands_are_named() -> None:
    assert lacks(read_row("9 3 0 0 2 0 14", whole=False)[1]) == [("GR220", DUPLICATE_PATHS)]


def test_blank_cells_are_doubted_where_no_figure_stands_twice() -> None:
    row = PathRow(made_row("1 2 . 4 5 6 7"), SEVEN, DUPLICATE_PATHS)
    for other, lacking in (("11 12 13 14 15 16 81", True), ("11 12 13 14 15 16 11", False)):
        reader = RowReader(FAR, [row, row._replace(row=made_row(other))], [])
        reader.read(row)
        assert lacks(reader) == ([("GR219", DUPLICATE_PATHS)] if lacking else [])


def test_a_column_written_out_twice_is_doubted_where_it_prints_two_figures() -> None:
    columns = Columns(("previous_items", "change", REPEATED_NAME))
    paths = ("proactive.fees.previous_items", "proactive.fees.change", "")
    for printed, lacking in (("48 7 .", False), ("48 7 7", False), ("48 7 9", True)):
        row = PathRow(made_row(printed, path="proactive.fees"), columns, paths)
        reader = RowReader(FAR, [row], [])
        reader.read(row)
        assert bool([code for code, _ in lacks(reader) if code == "GR219"]) is lacking


# Edge


@pytest.mark.parametrize(
    ("printed", "touched"),
    [
        ("9 3 0 0 2 0 1", DUPLICATE_PATHS[6:]),
        ("9 3 0 0 2 0 14", ()),
        ("0 0 0 0 0 0 0", ()),
    ],
)
def test_the_last_figure_of_the_text_may_be_cut_unless_its_sum_holds_or_it_is_zero(
    printed: str, touched: tuple[str, ...]
) -> None:
    end = len(printed)
    assert [each for each in lacks(read_row(printed, end=end)[1]) if each[0] == "GR222"] == (
        [("GR222", touched)] if touched else []
    )
    assert lacks(read_row(printed)[1]) == []


def test_digits_behind_a_row_whose_sum_fails_say_that_it_is_shifted() -> None:
    for printed, named in (("9 3 0 0 2 0 1", [DUPLICATE_PATHS]), ("9 3 0 0 2 0 14", [])):
        row = PathRow(made_row(printed)._replace(followed=True), SEVEN, DUPLICATE_PATHS)
        reader = RowReader(FAR, [row], [])
        reader.read(row)
        assert [cells for code, cells in lacks(reader) if code == "GR222"] == named


@pytest.mark.parametrize("blanks", [" ", "      \t"])
def test_a_text_that_ends_in_blanks_ends_inside_its_row(blanks: str) -> None:
    text = tabs(parts())
    cut = text[: text.index("2.重复申请")] + "2.重复申请" + blanks
    named = set(gaireport.parse(cut).doubted())
    assert named.issuperset(DUPLICATE_PATHS)


def without_end(text: str, last: str) -> gaireport.Report:
    return gaireport.parse(text[: text.index(last) + len(last)])


@pytest.mark.parametrize("layout", [tabs, plain])
def test_a_text_cut_inside_a_figure(layout: object) -> None:
    made: list[Part] = parts(printed=figures(applications__carried_out__total="6123"))
    text = layout(made)  # type: ignore[operator]
    report = without_end(text, "612")
    named = {path for d in report.diagnostics if d.code == "GR222" for path in d.cells}
    assert "applications.carried_out.total" in named
    whole = gaireport.parse(text)
    assert not [d for d in whole.diagnostics if d.code == "GR222"]


def test_a_text_cut_behind_a_row_lacks_the_rows_that_follow() -> None:
    report = without_end(tabs(parts()), "2.重复申请\t1\t0\t0\t0\t0\t0\t1")
    assert report.applications.not_processed.duplicate.total.value == 1
    lost = {path for d in report.diagnostics if d.code == "GR203" for path in d.cells}
    assert "applications.total.total" in lost
