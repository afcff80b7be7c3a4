"""Sums down the columns of table 3: which rows they bear out."""

import pytest

from gaireport.form import official
from gaireport.nodes import Cell
from gaireport.tables.crosswise import rows_added_up

OUTCOME_PATHS = {f"applications.{row}" for row in official.OUTCOME_ROWS["2021"]}
IDENTITY_ROWS = {
    f"applications.{row}" for row in ("received", "carried_in", "total", "carried_out")
}


def table_of(**rows: str) -> dict[str, Cell]:
    """The cells of rows; a dot is a blank one, and so are all of a row that is not given."""
    cells = {}
    for row in ("received", "carried_in", "carried_out", "total", *official.OUTCOME_ROWS["2021"]):
        figures = rows.get(row.replace(".", "_"), ". . . . . . .").split()
        for column, figure in zip(official.APPLICANT_COLUMNS, figures, strict=True):
            raw = "" if figure == "." else figure
            cells[f"applications.{row}.{column}"] = Cell(raw, int(raw) if raw else None)
    return cells


SOUND_ROWS = {
    "received": "9 4 2 . . 1 16",
    "carried_in": "1 . . . . . 1",
    "granted": "5 2 . . . 1 8",
    "denied_state_secret": ". 2 1 . . . 3",
    "total": "5 4 1 . . 1 11",
    "carried_out": "5 . 1 . . . 6",
}


def test_where_every_column_adds_up_all_its_rows_do() -> None:
    assert rows_added_up(table_of(**SOUND_ROWS), "2021") == OUTCOME_PATHS | IDENTITY_ROWS


@pytest.mark.parametrize(
    ("row", "figures", "left"),
    [
        # A figure one column further: the row adds up as well, two columns do not.
        ("denied_state_secret", "2 . 1 . . . 3", IDENTITY_ROWS),
        ("carried_in", ". 1 . . . . 1", OUTCOME_PATHS | {"applications.total"}),
        ("total", "4 5 1 . . 1 11", set[str]()),
    ],
)
def test_a_figure_in_another_column_bears_nothing_out(
    row: str, figures: str, left: set[str]
) -> None:
    assert rows_added_up(table_of(**SOUND_ROWS | {row: figures}), "2021") == left


def test_few_totals_and_cells_that_are_not_read_prove_nothing() -> None:
    few = {"granted": "5 . . . . . 5", "total": "5 . . . . . 5"}
    assert rows_added_up(table_of(**few), "2021") == frozenset()
    cells = table_of(**SOUND_ROWS)
    assert rows_added_up(cells | {"applications.total.other": Cell()}, "2021") == frozenset()
    del cells["applications.denied.state_secret.total"]
    assert rows_added_up(cells, "2021") == frozenset()
