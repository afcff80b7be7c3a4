"""Rows and heads of tables, made by hand: . is a blank cell, _ a blank inside a cell."""

from printed import row_paths

from gaireport.adapter import CutCell
from gaireport.form import official
from gaireport.tables.columns import APPLICANT_PATHS, Columns
from gaireport.tables.printed import PrintedRow, print_row
from gaireport.tables.sums import Holds, sums_of
from gaireport.tokens.kinds import Found, Run
from gaireport.tokens.lexicon import find_label

DUPLICATE = "applications.not_processed.duplicate"
DUPLICATE_PATHS = row_paths("not_processed.duplicate")
SEVEN = Columns(APPLICANT_PATHS)
REVIEW_COLUMNS = Columns(official.REVIEW_PATHS)
FAR = 10_000
"""The end of a text in which nothing stands near it."""
TWO = Columns(("previous_items", "change"))


def made_cells(printed: str, first: int = 1) -> tuple[CutCell, ...]:
    """Cells from a column on."""
    found, at = [], 0
    for column, text in enumerate(printed.split()):
        text = "" if text == "." else text.replace("_", " ")
        found.append(CutCell(text, at, at + len(text), first + column))
        at += len(text) + 1
    return tuple(found)


def made_run(printed: str, table: int = 0, first: int = 1) -> Run:
    cells = made_cells(printed, first)
    return Run(cells, table, cells[-1].column + 1, first - 1)


def made_row(
    *printed: str, path: str = DUPLICATE, table: int = 0, first: int = 1, block: int = 0
) -> PrintedRow:
    """A row of one run or several."""
    label = Found((CutCell("2.重复申请", 0, 6, first - 1),), table, find_label("2.重复申请"))
    runs = tuple(made_run(each, table, first) for each in printed)
    return print_row("applications_row", path, label, runs, block)


def made_heads(*lines: str, table: int = 0) -> list[Found]:
    """The heads of some lines, blank cells left out."""
    return [
        Found((cell,), table, find_label(cell.text), 0)
        for line in lines
        for cell in made_cells(line, 0)
        if cell.text
    ]


def holds_of(columns: Columns) -> Holds:
    holds = sums_of(columns)
    assert holds is not None
    return holds


def texts(cells: tuple[CutCell | None, ...]) -> str:
    """What stands in each column; ? where nothing settles it."""
    return " ".join("?" if cell is None else cell.text or "." for cell in cells)
