"""Damage to single cells and to the figures in them."""

from __future__ import annotations

from random import Random

from benchmarks.structure.grid import FIRST_FIGURE, Cell, Demand, Page, Row, Table
from benchmarks.structure.kinds.registry import NotApplicableError, page_kind

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _some_row(page: Page, random: Random) -> tuple[Table, int, list[int]]:
    """A row of figures, and the columns in which they stand; most often one of table 3."""
    name = random.choice(("applications", "applications", "review", "proactive"))
    table = page.table(name)
    numbers = [n for n in table.figure_rows() if len({id(c) for c in table.rows[n]}) > 3]
    number = random.choice(numbers)
    columns = [at for at, cell in enumerate(table.rows[number]) if cell.role == "figure"]
    return table, number, columns


def _printed(page: Page, random: Random) -> tuple[Table, int, int]:
    """A printed figure that is not zero: table, row and column."""
    places = [
        (table, number, at)
        for table in page.tables()
        for number in table.figure_rows()
        for at, cell in enumerate(table.rows[number])
        if cell.role == "figure" and cell.text.strip("0")
    ]
    if not places:
        raise NotApplicableError
    return random.choice(places)


def _free_lost(page: Page, table: Table, number: int) -> None:
    """A figure of the row is lost, with which the printed sums may have held."""
    page.free(table.paths(number))
    page.consistent = False


@page_kind(of_one_row=True)
def cell_dropped(page: Page, random: Random) -> None:
    """One cell of a row is dropped, and the row closes up."""
    table, number, columns = _some_row(page, random)
    _free_lost(page, table, number)
    del table.rows[number][random.choice(columns)]


@page_kind(of_one_row=True)
def cell_dropped_and_padded(page: Page, random: Random) -> None:
    """One cell of a row is dropped, and the row is filled up at its end."""
    table, number, columns = _some_row(page, random)
    _free_lost(page, table, number)
    del table.rows[number][random.choice(columns)]
    table.rows[number].append(Cell("", "figure"))


@page_kind(of_one_row=True)
def cell_doubled(page: Page, random: Random) -> None:
    """One cell of a row is printed twice."""
    table, number, columns = _some_row(page, random)
    page.free(table.paths(number))
    row, at = table.rows[number], random.choice(columns)
    row.insert(at, Cell(row[at].text, "extra"))


@page_kind(of_one_row=True)
def cell_inserted(page: Page, random: Random) -> None:
    """A cell with a figure of its own stands among those of a row."""
    table, number, columns = _some_row(page, random)
    page.free(table.paths(number))
    table.rows[number].insert(random.choice(columns), Cell(str(random.randint(0, 30)), "extra"))


@page_kind(of_one_row=True)
def blank_cell_inserted(page: Page, random: Random) -> None:
    """A blank cell stands among those of a row, the others move to the right."""
    table, number, columns = _some_row(page, random)
    page.free(table.paths(number))
    table.rows[number].insert(random.choice(columns), Cell("", "extra"))


@page_kind()
def figure_behind_row(page: Page, random: Random) -> None:
    """A stray figure stands behind the cells of a row."""
    table, number, _ = _some_row(page, random)
    page.free(table.paths(number))
    table.rows[number].append(Cell(str(random.randint(0, 30)), "extra"))


def _neighbours(page: Page, random: Random) -> tuple[Table, int, int]:
    table, number, columns = _some_row(page, random)
    row = table.rows[number]
    pairs = [
        at
        for at in columns[:-1]
        if row[at] is not row[at + 1] and row[at].text and row[at + 1].text
    ]
    if not pairs:
        raise NotApplicableError
    return table, number, random.choice(pairs)


def _join(page: Page, random: Random, between: str, *, leave_blank: bool) -> None:
    table, number, at = _neighbours(page, random)
    row = table.rows[number]
    _free_lost(page, table, number)
    joined = Cell(row[at].text + between + row[at + 1].text, "extra")
    row[at : at + 2] = [joined, Cell("", "extra")] if leave_blank else [joined]


@page_kind()
def two_figures_in_a_cell(page: Page, random: Random) -> None:
    """Two neighbouring figures stand in one cell with a blank between them, the next cell is blank."""
    _join(page, random, " ", leave_blank=True)


@page_kind()
def two_figures_in_a_cell_closed_up(page: Page, random: Random) -> None:
    """Two neighbouring figures stand in one cell with a blank between them, and the row is shorter."""
    _join(page, random, " ", leave_blank=False)


@page_kind(of_one_row=True)
def two_figures_glued(page: Page, random: Random) -> None:
    """Two neighbouring figures are glued together, and the row is shorter."""
    _join(page, random, "", leave_blank=False)


@page_kind()
def figure_in_two_cells(page: Page, random: Random) -> None:
    """A figure of several digits is split into two cells, and the row is longer."""
    table, number, at = _printed(page, random)
    text = table.rows[number][at].text
    if not text.isdigit() or len(text) < 2:
        raise NotApplicableError
    _free_lost(page, table, number)
    cut = random.randrange(1, len(text))
    table.rows[number][at : at + 1] = [Cell(text[:cut], "extra"), Cell(text[cut:], "extra")]


@page_kind()
def figures_exchanged_by_rows(page: Page, random: Random) -> None:
    """The figures of two rows of table 3 are merged into the cells of one row, one above the other."""
    table = page.applications()
    number = random.choice(table.figure_rows()[:-1])
    upper, lower = table.rows[number], table.rows[number + 1]
    if not any(a.text and b.text for a, b in zip(upper, lower, strict=True) if a.role == "figure"):
        raise NotApplicableError
    page.free(table.paths(number) + table.paths(number + 1))
    merged: Row = [
        Cell(f"{a.text} {b.text}".strip(), "extra")
        for a, b in zip(upper[FIRST_FIGURE:], lower[FIRST_FIGURE:], strict=True)
    ]
    upper[FIRST_FIGURE:] = merged
    lower[FIRST_FIGURE:] = [Cell("", "extra") for _ in merged]


@page_kind()
def word_in_a_cell(page: Page, random: Random) -> None:
    """A cell says in words that there is nothing."""
    table, number, columns = _some_row(page, random)
    cell = table.rows[number][random.choice(columns)]
    page.print_instead(cell, random.choice(("无", "没有", "暂无")), Demand.FREE)
    page.consistent = False


@page_kind()
def words_for_zeros(page: Page, random: Random) -> None:
    """Every zero is printed as 无."""
    cells = [cell for cell in page.figures() if cell.text == "0"]
    if not cells:
        raise NotApplicableError
    for cell in cells:
        page.print_instead(cell, "无", Demand.FREE)


def _respell_figures(page: Page, spell: str) -> None:
    """Spell every printed whole figure in another way; its value stays."""
    for cell in page.figures():
        if cell.text.isdigit():
            cell.text = spell.format(cell.text)


@page_kind()
def measure_words(page: Page, random: Random) -> None:
    """A measure word stands behind each figure of table 3 and 4."""
    for table in page.tables()[1:]:
        for cell in table.cells():
            if cell.path and cell.text:
                cell.text += "件"


@page_kind()
def decimals(page: Page, random: Random) -> None:
    """Whole figures are printed with a decimal zero, 12.0."""
    _respell_figures(page, "{}.0")


@page_kind()
def zeros_as_circles(page: Page, random: Random) -> None:
    """Every zero digit is printed as 〇."""
    for cell in page.figures():
        cell.text = cell.text.replace("0", "〇")


@page_kind()
def direction_marks(page: Page, random: Random) -> None:
    """An invisible mark of text direction stands behind each figure."""
    _respell_figures(page, "{}" + random.choice("\u202c\u200e\u2069"))


@page_kind()
def wide_digits(page: Page, random: Random) -> None:
    """Digits are printed in full width."""
    for cell in page.figures():
        cell.text = cell.text.translate(_WIDE)


@page_kind()
def thousands_separated(page: Page, random: Random) -> None:
    """Figures of four digits and more have a comma between the thousands."""
    long = [c for c in page.figures() if c.text.isdigit() and len(c.text) > 3]
    if not long:
        raise NotApplicableError
    for cell in long:
        cell.text = f"{int(cell.text):,}"


@page_kind()
def leading_zeros(page: Page, random: Random) -> None:
    """Figures are printed with a zero in front, 012."""
    for cell in page.figures():
        if cell.text.isdigit() and cell.text != "0":
            page.print_instead(cell, f"0{cell.text}")


@page_kind()
def note_marks(page: Page, random: Random) -> None:
    """A note mark stands behind some figures."""
    mark = random.choice(("*", "①", "[1]", "（注1）"))
    cells = [cell for cell in page.figures() if cell.text]
    if not cells:
        raise NotApplicableError
    for cell in random.sample(cells, min(4, len(cells))):
        cell.text += mark
        page.require([cell.path or ""], Demand.TOLD)


@page_kind()
def digit_misread(page: Page, random: Random) -> None:
    """A digit of a figure is misread as a letter."""
    table, number, at = _printed(page, random)
    cell = table.rows[number][at]
    place = random.randrange(len(cell.text))
    text = cell.text[:place] + random.choice("OlBS?") + cell.text[place + 1 :]
    page.print_instead(cell, text, Demand.FREE)
    page.consistent = False
