"""Damage to blank cells: dropped, closed up, padded, spelled out."""

from __future__ import annotations

from random import Random

from benchmarks.structure.grid import Cell, Page, Row, Table
from benchmarks.structure.kinds.registry import NotApplicableError, page_kind

_ROW_TABLES = ("proactive", "applications", "review")


def _is_blank_figure(cell: Cell) -> bool:
    return cell.role == "figure" and cell.text == ""


def _rows_with_blanks(page: Page) -> list[tuple[Table, int]]:
    """Rows that print both figures and blank cells."""
    return [
        (table, number)
        for table in page.tables()
        for number in table.figure_rows()
        if any(map(_is_blank_figure, table.rows[number]))
    ]


def _need(found: list[tuple[Table, int]]) -> list[tuple[Table, int]]:
    if not found:
        raise NotApplicableError
    return found


def _drop_cells(page: Page, table: Table, number: int, cells: list[Cell], *, pad: bool) -> None:
    """Take cells out of a row; what is left moves to the left."""
    row = table.rows[number]
    page.free(table.paths(number))
    kept: Row = [cell for cell in row if cell not in cells]
    padding = [Cell("", "figure") for _ in range(len(row) - len(kept))] if pad else []
    table.rows[number] = [*kept, *padding]


def _blank_cells(table: Table, number: int) -> list[Cell]:
    return [cell for cell in table.rows[number] if _is_blank_figure(cell)]


@page_kind()
def blanks_closed_up(page: Page, random: Random) -> None:
    """Blank cells are dropped, the rows become shorter."""
    for table, number in _need(_rows_with_blanks(page)):
        _drop_cells(page, table, number, _blank_cells(table, number), pad=False)


@page_kind()
def blanks_padded(page: Page, random: Random) -> None:
    """Blank cells are dropped, the rows are filled up at their end."""
    for table, number in _need(_rows_with_blanks(page)):
        _drop_cells(page, table, number, _blank_cells(table, number), pad=True)


@page_kind(of_one_row=True)
def blanks_of_one_row_padded(page: Page, random: Random) -> None:
    """The blank cells of one row are dropped, and the row is filled up at its end."""
    table, number = random.choice(_need(_rows_with_blanks(page)))
    _drop_cells(page, table, number, _blank_cells(table, number), pad=True)


@page_kind()
def one_blank_dropped(page: Page, random: Random) -> None:
    """One blank cell of some rows is dropped, the rows become shorter by one."""
    for table, number in _need(_rows_with_blanks(page)):
        if random.random() < 0.4:
            _drop_cells(
                page, table, number, [random.choice(_blank_cells(table, number))], pad=False
            )


def _first_blank(page: Page, *, pad: bool) -> None:
    found = []
    for table, number in _rows_with_blanks(page):
        first = next(c for c in table.rows[number] if c.role == "figure")
        if _is_blank_figure(first):
            found.append((table, number))
    for table, number in _need(found):
        first = next(c for c in table.rows[number] if c.role == "figure")
        _drop_cells(page, table, number, [first], pad=pad)


@page_kind()
def first_blank_dropped(page: Page, random: Random) -> None:
    """A blank first cell is dropped, the row becomes shorter by one."""
    _first_blank(page, pad=False)


@page_kind()
def first_blank_padded(page: Page, random: Random) -> None:
    """A blank first cell is dropped, and the row is filled up at its end."""
    _first_blank(page, pad=True)


@page_kind()
def blank_rows_dropped(page: Page, random: Random) -> None:
    """Rows that print no figure have lost all their cells but the labels."""
    found = [
        (table, number)
        for table, number in _rows_with_blanks(page)
        if all(map(_is_blank_figure, (c for c in table.rows[number] if c.role == "figure")))
    ]
    for table, number in _need(found):
        _drop_cells(page, table, number, _blank_cells(table, number), pad=False)


@page_kind()
def trailing_blanks_dropped(page: Page, random: Random) -> None:
    """Blank cells at the end of a row are dropped, all others stay."""
    found = False
    for table, number in _rows_with_blanks(page):
        row = table.rows[number]
        kept = len(row)
        while kept and _is_blank_figure(row[kept - 1]):
            kept -= 1
        if kept < len(row):
            found = True
            table.rows[number] = row[:kept]
            page.free(table.paths(number) + [c.path for c in row[kept:] if c.path])
    if not found:
        raise NotApplicableError


@page_kind()
def blank_columns_dropped(page: Page, random: Random) -> None:
    """Columns of table 3 without a printed figure are left out, their heads too."""
    table = page.applications()
    rows = [table.rows[number] for number in table.figure_rows()]
    blank = [at for at in range(3, 9) if all(_is_blank_figure(row[at]) for row in rows)]
    if not blank:
        raise NotApplicableError
    page.lose(row[at].path for row in rows for at in blank if row[at].path)  # type: ignore[misc]
    for row in table.rows:
        for at in reversed(blank):
            del row[at]


def _spell(page: Page, text: str, instead_of: str) -> None:
    """Print a mark in cells; a mark is no number."""
    cells = [cell for cell in page.figures() if cell.text == instead_of]
    if not cells:
        raise NotApplicableError
    for cell in cells:
        page.print_instead(cell, text)


@page_kind()
def blanks_as_nan(page: Page, random: Random) -> None:
    """Blank cells are printed as nan."""
    _spell(page, random.choice(("nan", "NaN")), "")


@page_kind()
def blanks_as_marks(page: Page, random: Random) -> None:
    """Blank cells are printed as a slash or a dash."""
    _spell(page, random.choice(("/", "-", "—", "--")), "")


@page_kind()
def zeros_as_marks(page: Page, random: Random) -> None:
    """Zeros are printed as a slash or a dash."""
    _spell(page, random.choice(("/", "-", "—")), "0")


@page_kind()
def zeros_closed_up(page: Page, random: Random) -> None:
    """Printed zeros are dropped, the rows become shorter."""
    _drop_zeros(page, pad=False)


@page_kind()
def zeros_padded(page: Page, random: Random) -> None:
    """Printed zeros are dropped, the rows are filled up at their end."""
    _drop_zeros(page, pad=True)


def _drop_zeros(page: Page, *, pad: bool) -> None:
    for name in _ROW_TABLES:
        table = page.table(name)
        for number in table.figure_rows():
            zeros = [c for c in table.rows[number] if c.role == "figure" and c.text in ("", "0")]
            if zeros:
                _drop_cells(page, table, number, zeros, pad=pad)
