"""One printed row: its cells with their values and places, and what is said of it."""

from decimal import Decimal

import pytest
from printed import APPLICANTS, OUTCOMES, PROCEEDINGS

from gaireport.adapter import CutCell
from gaireport.findings.diagnostics import Diagnostic
from gaireport.nodes import Cell
from gaireport.source import Span
from gaireport.tables.rows import PrintedRow, RowReader
from gaireport.tokens.kinds import Found, Run

COLUMNS_3 = [f"applications.not_processed.duplicate.{column}" for column in APPLICANTS]
COLUMNS_4 = [f"{proceeding}.{outcome}" for proceeding in PROCEEDINGS for outcome in OUTCOMES]
ROW = "applications.not_processed.duplicate"


def printed_row(text: str, path: str = ROW, table: int = 0) -> PrintedRow:
    """The row that a text is: its label and its figures, bars between; ~ is a line break in a cell."""
    cells, at = [], 0
    for column, piece in enumerate(text.split("|")):
        cells.append(CutCell(piece.replace("~", "\n"), at, at + len(piece), column))
        at += len(piece) + 1
    run = Run(tuple(cells[1:]), table, len(cells), 0)
    return PrintedRow(path, Found((cells[0],), table), (run,))


def read(
    text: str, paths: list[str] = COLUMNS_3, table: int = 0
) -> tuple[dict[str, Cell], list[Diagnostic]]:
    row = printed_row(text, table=table)
    reader = RowReader([row], {})
    return reader.read(row, paths), reader.diagnostics


def values(cells: dict[str, Cell]) -> list[object]:
    return [cell.value for cell in cells.values()]


def test_sound_row_says_nothing() -> None:
    cells, found = read("2.重复申请|9|3|0|0|2|0|14")
    assert values(cells) == [9, 3, 0, 0, 2, 0, 14]
    assert found == []


def test_cell_keeps_what_is_printed_and_where() -> None:
    text = "2.重复申请|1，234|/|３|0|0|0|1237"
    cells, _ = read(text)
    first, second, third, *_ = cells.values()
    assert (first.raw, first.value, first.span) == ("1，234", 1234, Span(7, 12))
    assert (second.raw, second.value) == ("/", None)
    assert (third.raw, third.value) == ("３", 3)
    assert all(text[c.span.start : c.span.end] == c.raw for c in cells.values() if c.span)


def test_blank_cell_has_no_value_and_an_empty_print() -> None:
    cells, found = read("2.重复申请|1||0|0|0|0|1")
    assert (cells[COLUMNS_3[1]].raw, cells[COLUMNS_3[1]].value) == ("", None)
    assert found == []


def test_unit_is_kept() -> None:
    text = "行政事业性收费|52.36万元"
    row = printed_row(text, "proactive.fees")
    cells = RowReader([row], {}).read(row, ["proactive.fees.amount"])
    cell = cells["proactive.fees.amount"]
    assert (cell.value, cell.unit, cell.raw) == (Decimal("52.36"), "万元", "52.36万元")


def test_word_in_a_figures_place_is_named_there_alone() -> None:
    cells, found = read("2.重复申请|1O|3|0|0|2|0|15")
    assert cells[COLUMNS_3[0]] == Cell("1O", None)
    assert [(d.code, d.cells, d.message, d.span.start) for d in found] == [
        ("GR209", (COLUMNS_3[0],), f"{COLUMNS_3[0]}: 1O is not a number", 7)
    ]


def test_two_numbers_in_one_cell_name_the_neighbours_and_make_the_row_doubtful() -> None:
    cells, found = read("2.重复申请|1|2 5|0|0|0|0|3")
    assert cells[COLUMNS_3[1]].value is None
    assert [(d.code, d.cells) for d in found] == [
        ("GR219", tuple(COLUMNS_3)),
        ("GR209", tuple(COLUMNS_3[:3])),
    ]


def test_figure_on_two_lines_is_joined_and_named() -> None:
    cells, found = read("2.重复申请|12~34|0|0|0|0|0|1234")
    assert cells[COLUMNS_3[0]].value == 1234
    assert [(d.code, d.cells, d.message) for d in found] == [
        (
            "GR215",
            (COLUMNS_3[0],),
            f"{COLUMNS_3[0]}: the figure is broken over two lines and was joined to 1234",
        )
    ]


def test_pieces_as_many_as_columns_say_how_many_pieces() -> None:
    text = "2.重复申请|9|3|0"
    first = printed_row(text)
    rest = printed_row("甲|0|2|0|14").runs
    row = first._replace(runs=(*first.runs, *rest))
    reader = RowReader([row], {})
    assert values(reader.read(row, COLUMNS_3)) == [9, 3, 0, 0, 2, 0, 14]
    assert [(d.code, d.message, d.cells) for d in reader.diagnostics] == [
        ("GR208", f"{ROW}: its figures stand in 2 pieces and were joined", tuple(COLUMNS_3))
    ]


def test_extra_figure_that_the_sum_tells_is_named_and_left_over() -> None:
    text = "2.重复申请|9|3|5|0|0|2|0|14"
    row = printed_row(text)
    reader = RowReader([row], {})
    assert values(reader.read(row, COLUMNS_3)) == [9, 3, 0, 0, 2, 0, 14]
    assert [(d.code, d.cells, d.message) for d in reader.diagnostics] == [
        (
            "GR206",
            tuple(COLUMNS_3),
            f"{ROW}: 8 figures for 7 columns, placed so that the printed sums hold",
        )
    ]
    assert [cell.text for cell in reader.left_over] == ["5"]


def test_eight_figures_that_nothing_settles_have_no_value() -> None:
    cells, found = read("2.重复申请|9|3|5|0|0|2|0|18")
    assert values(cells) == [None] * 7
    assert [(d.code, d.cells, d.message) for d in found] == [
        (
            "GR205",
            tuple(COLUMNS_3),
            f"{ROW}: 8 figures for 7 columns, and nothing settles which is which",
        )
    ]


def test_figures_of_an_unsettled_row_are_kept_aside() -> None:
    text = "2.重复申请|9|3|5|0|0|2|0|18"
    row = printed_row(text)
    reader = RowReader([row], {})
    reader.read(row, COLUMNS_3)
    assert [cell.text for cell in reader.left_over] == "9 3 5 0 0 2 0 18".split()


def test_eight_zeros_are_seven_zeros_and_named() -> None:
    cells, found = read("2.重复申请" + "|0" * 8)
    assert values(cells) == [0] * 7
    assert [(d.code, d.cells, d.message) for d in found] == [
        ("GR207", tuple(COLUMNS_3), f"{ROW}: 8 figures for 7 columns, all alike")
    ]


def test_six_figures_of_a_sequence_are_placed_as_far_as_the_sum_tells() -> None:
    cells, found = read("2.重复申请|9|3|0|2|0|14", table=-1)
    assert cells[COLUMNS_3[6]].value == 14
    assert [d.code for d in found] == ["GR206", "GR205"]
    named = {path for d in found for path in d.cells}
    assert named == set(COLUMNS_3)


def test_six_zeros_of_a_sequence_settle_nothing() -> None:
    cells, found = read("2.重复申请" + "|0" * 6, table=-1)
    assert values(cells) == [None] * 7
    assert [(d.code, d.cells) for d in found] == [("GR205", tuple(COLUMNS_3))]


def test_row_without_figures_is_named() -> None:
    text = "2.重复申请"
    row = PrintedRow(ROW, Found((CutCell(text, 0, 6, 0),), 0), ())
    reader = RowReader([row], {})
    assert values(reader.read(row, COLUMNS_3)) == [None] * 7
    assert [(d.code, d.span) for d in reader.diagnostics] == [("GR205", Span(0, 6))]


def test_word_in_a_sequence_makes_the_whole_row_doubtful() -> None:
    cells, found = read("2.重复申请|1|2|x3|0|0|0|6", table=-1)
    assert {d.code for d in found} == {"GR209", "GR219"}
    assert next(d for d in found if d.code == "GR219").cells == tuple(COLUMNS_3)
    assert cells[COLUMNS_3[0]].value == 1


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ("|3|1|0|2|6|1|0|0|1|2|0|0|0|0|0", None),
        ("|3|1|0|2|6|1|0|0|1|2", "GR205"),
        ("|3|1|0|2|6|9|1|0|0|1|2|0|0|0|0|0", "GR206"),
        ("|0" * 14, "GR205"),
        ("|0" * 16, "GR207"),
    ],
)
def test_row_of_table_four_is_placed_by_its_three_sums(figures: str, code: str | None) -> None:
    _, found = read("行政复议" + figures, COLUMNS_4, table=-1)
    assert next((d.code for d in found), None) == code


def test_padding_is_told_by_the_other_rows_of_the_table() -> None:
    full = PrintedRow(ROW, None, (Run(_padded(". . 1 2 3 4 5 6 21"), 0, 10, 0),))
    part = PrintedRow(ROW, None, (Run(_padded(". . . 2 . . . . 2"), 0, 10, 0),))
    reader = RowReader([full, part], {})
    assert values(reader.read(part, COLUMNS_3)) == [None, 2, None, None, None, None, 2]
    assert [d.code for d in reader.diagnostics] == ["GR214"]


def test_padding_is_told_by_the_heads_of_the_columns() -> None:
    part = PrintedRow(ROW, None, (Run(_padded(". . . 2 . . . . 2"), 5, 10, 0),))
    reader = RowReader([part], {5: 3})
    assert values(reader.read(part, COLUMNS_3)) == [None, 2, None, None, None, None, 2]


def _padded(printed: str) -> tuple[CutCell, ...]:
    texts = ["" if text == "." else text for text in printed.split()]
    return tuple(CutCell(text, 0, 0, 1 + at) for at, text in enumerate(texts))


def test_cells_in_which_more_stands_than_was_read_are_named_once() -> None:
    row = printed_row("2.重复申请|1|2|3|0|0|0|6")
    run = row.runs[0]
    cells = [cell._replace(is_whole=at not in (0, 2)) for at, cell in enumerate(run.cells)]
    row = row._replace(runs=(run._replace(cells=tuple(cells)),))
    reader = RowReader([row], {})
    assert values(reader.read(row, COLUMNS_3)) == [1, 2, 3, 0, 0, 0, 6]
    assert [(d.code, d.cells, d.message) for d in reader.diagnostics] == [
        (
            "GR220",
            (COLUMNS_3[0], COLUMNS_3[2]),
            f"{ROW}: more stands in 2 cells than was read",
        )
    ]
