"""Rows beside a hole: in a mere sequence their figures may be those of the row that is missing."""

import pytest
from made_rows import SEVEN, made_row
from printed import APPLICANTS, plain, tabs, without_row

import gaireport
from gaireport.nodes import Report
from gaireport.tables.columns import Columns
from gaireport.tables.neighbours import ORDERS, find_lost_neighbours
from gaireport.tables.reading import PathRow
from gaireport.tokens.lexicon import find_label

NOT_PROCESSED = "applications.not_processed."


def path_row(
    path: str, printed: str = "0 0 0 0 0 0 0", table: int = -1, label: str = ""
) -> PathRow:
    row = made_row(printed, path=path, table=table)
    if label and row.label:
        row = row._replace(label=row.label._replace(entry=find_label(label)))
    return PathRow(row, SEVEN, tuple(f"{path}.{column}" for column in APPLICANTS))


def lost_rows(rows: list[PathRow], proven: str = "") -> list[str]:
    return [each.row for each in find_lost_neighbours(rows, frozenset(proven.split()))]


WHOLE_GROUP = ORDERS[2]
HOLE = [path for path in WHOLE_GROUP if path != f"{NOT_PROCESSED}duplicate"]
BESIDE = [f"{NOT_PROCESSED}petition_or_complaint", f"{NOT_PROCESSED}published_material"]


def test_a_whole_table_has_no_hole() -> None:
    assert lost_rows([path_row(path) for path in WHOLE_GROUP]) == []


def test_rows_beside_a_hole_of_a_sequence_are_doubted() -> None:
    assert lost_rows([path_row(path) for path in HOLE]) == BESIDE


def test_rows_beside_a_hole_of_a_grid_are_believed() -> None:
    assert lost_rows([path_row(path, table=0) for path in HOLE]) == []


def test_a_label_cut_off_beside_a_hole_is_doubted_though_its_rest_is_clear() -> None:
    cut, label = f"{NOT_PROCESSED}published_material", "3.要求提供公开出版"
    rows = [path_row(path, table=0, label=label if path == cut else "") for path in HOLE]
    assert lost_rows(rows) == [cut]
    whole = [path_row(each.row.path, table=0, label=label) for each in rows[:1]]
    assert lost_rows([*whole, *[path_row(path, table=0) for path in WHOLE_GROUP[1:]]]) == []


def test_one_outcome_of_a_sequence_without_the_others_is_doubted() -> None:
    # The last head of table 4 stands right before its figures.
    columns = Columns(("review", "litigation.direct", "litigation.after_review"))
    names = ("upheld", "corrected", "other", "pending", "total")

    def outcome(name: str) -> PathRow:
        row = made_row("97 96 1", path=f"review.{name}", table=-1)
        return PathRow(row, columns, tuple(f"{each}.{name}" for each in columns.names))

    assert lost_rows([outcome("pending")]) == ["review.pending"]
    assert lost_rows([outcome(name) for name in names]) == []


def test_a_row_behind_a_hole_whose_sums_hold_needs_no_neighbour() -> None:
    assert lost_rows([path_row(path) for path in HOLE], proven=BESIDE[1]) == BESIDE[:1]


def test_a_row_before_a_hole_may_have_all_figures_of_the_next_whose_sums_hold_as_well() -> None:
    assert lost_rows([path_row(path) for path in HOLE], proven=BESIDE[0]) == BESIDE


def test_a_blank_row_has_no_figures_of_another() -> None:
    rows = [
        path_row(path, ". . . . . . ." if path == BESIDE[0] else "0 0 0 0 0 0 0") for path in HOLE
    ]
    assert lost_rows(rows) == BESIDE[1:]


def test_a_near_label_beside_a_hole_is_doubted_in_a_grid_too() -> None:
    near = "3.要求提供公开出反物"
    entry = find_label(near)
    assert entry is not None and not entry.usual
    rows = [path_row(path, table=0, label=near if path == BESIDE[1] else "") for path in HOLE]
    assert lost_rows(rows) == BESIDE[1:]
    rows = [
        path_row(path, table=0, label=near if path == BESIDE[1] else "") for path in WHOLE_GROUP
    ]
    assert lost_rows(rows) == []


@pytest.mark.parametrize("order", [2, 3])
def test_a_row_of_the_other_form_is_no_hole(order: int) -> None:
    assert lost_rows([path_row(path) for path in ORDERS[order]]) == []


def named_as_shifted(report: Report) -> set[str]:
    return {path for d in report.diagnostics if d.code == "GR219" for path in d.cells}


def test_a_hole_in_a_printed_text() -> None:
    assert named_as_shifted(gaireport.parse(tabs(without_row("2.重复申请")))) == set()
    beside = {f"{row}.{column}" for row in BESIDE for column in APPLICANTS}
    assert named_as_shifted(gaireport.parse(plain(without_row("2.重复申请")))) == beside
