"""What stands among the figures of the form and is none of them: other years, offices, shares, units, notes."""

from __future__ import annotations

from random import Random

from benchmarks.structure.documents import build_page
from benchmarks.structure.figures import OFFICE_PROFILES, draw_office_figures
from benchmarks.structure.grid import FIRST_FIGURE, Cell, Demand, Page, Passage, Row, Table
from benchmarks.structure.kinds.registry import page_kind

_FULL_WIDTH = dict(zip("0123456789", "０１２３４５６７８９", strict=True))


def _of_another(page: Page, random: Random, year: int) -> Table:
    """Table 3 of another report in the same form, its figures on no path."""
    printed = draw_office_figures(random, page.form, OFFICE_PROFILES["full"])
    return build_page(random, page.form, year, printed).applications().without_paths()


def _as_extra(cells: Row) -> Row:
    return [Cell(cell.text, "extra") for cell in cells]


def _require_table(page: Page, demand: Demand) -> None:
    page.require([cell.path for cell in page.applications().cells() if cell.path], demand)


@page_kind()
def last_figure_again_in_spare_cell(page: Page, random: Random) -> None:
    """Tables 2 and 3 have a blank cell to spare behind each row, and in one row it prints the last figure again."""
    for name in ("proactive", "applications"):
        table = page.table(name)
        numbers = [n for n in table.figure_rows() if len({id(c) for c in table.rows[n]}) > 3]
        for row in table.rows:
            row.append(Cell("", "caption"))
        number = random.choice(numbers)
        row = table.rows[number]
        row[-1] = Cell(row[-2].text, "extra")
        page.free(table.paths(number))


@page_kind()
def last_year_under_a_head_of_its_own(page: Page, random: Random) -> None:
    """All columns of table 3 stand twice, below a head for last year and one for this year."""
    table, last = page.applications(), _of_another(page, random, page.year - 1)
    is_before = random.random() < 0.5
    figures, heads = set(table.figure_rows()), table.head_rows()
    years = [Cell(f"{page.year + shift}年", "head") for shift in (-1, 0)]
    rows: list[Row] = []
    for number, (own, other) in enumerate(zip(table.rows, last.rows, strict=True)):
        front, here, there = own[:FIRST_FIGURE], own[FIRST_FIGURE:], other[FIRST_FIGURE:]
        if number in figures:
            there = _as_extra(there)
        elif number == heads[0]:
            here, there = [years[1]] * len(here), [years[0]] * len(there)
        rows.append([*front, *there, *here] if is_before else [*front, *here, *there])
    table.rows = rows
    _require_table(page, Demand.TOLD)


@page_kind()
def figures_moved_right_in_part(page: Page, random: Random) -> None:
    """In some rows of table 3 that follow one another a blank cell before the figures moves them to the right."""
    table = page.applications()
    numbers, count = table.figure_rows(), random.randint(2, 8)
    first = random.randrange(len(numbers) - count)
    for number in numbers[first : first + count]:
        table.rows[number].insert(FIRST_FIGURE, Cell("", "extra"))
        page.free(table.paths(number))


@page_kind()
def digits_of_both_widths(page: Page, random: Random) -> None:
    """Some digits are printed in full width, others of the same figure are not."""
    for cell in page.figures():
        cell.text = "".join(random.choice((d, _FULL_WIDTH.get(d, d))) for d in cell.text)


@page_kind()
def row_in_two_with_its_label_again(page: Page, random: Random) -> None:
    """A row of table 3 stands in two lines: its label with the first figures, and again with the rest."""
    table = page.applications()
    number = random.choice(table.figure_rows())
    row, at = table.rows[number], random.randrange(FIRST_FIGURE + 1, table.width)
    label = table.own_label(number)
    again = [Cell(cell.text, "label") if cell is label else cell for cell in row[:FIRST_FIGURE]]
    upper = [*row[:at], *[Cell("", "extra") for _ in row[at:]]]
    lower = [*again, *[Cell("", "extra") for _ in row[FIRST_FIGURE:at]], *row[at:]]
    page.free(table.paths(number))
    table.rows[number : number + 1] = [upper, lower]


@page_kind()
def two_offices_by_turns(page: Page, random: Random) -> None:
    """Every row of table 3 stands twice, with the figures of two offices, and nothing tells which are whose."""
    table, other = page.applications(), _of_another(page, random, page.year)
    figures, rows = set(table.figure_rows()), list[Row]()
    for number, (own, their) in enumerate(zip(table.rows, other.rows, strict=True)):
        rows.append(own)
        if number in figures:
            label = table.own_label(number)
            front = [Cell(c.text, "label") if c is label else c for c in own[:FIRST_FIGURE]]
            rows.append([*front, *_as_extra(their[FIRST_FIGURE:])])
    table.rows = rows
    _require_table(page, Demand.FREE)


@page_kind()
def unit_behind_each_figure(page: Page, random: Random) -> None:
    """A cell with a measure word stands behind each figure of table 3, below the same head."""
    table, figures = page.applications(), set(page.applications().figure_rows())
    for number, row in enumerate(table.rows):
        behind = row[FIRST_FIGURE:]
        pairs = [(cell, Cell("件", "extra") if number in figures else cell) for cell in behind]
        table.rows[number] = [*row[:FIRST_FIGURE], *[cell for pair in pairs for cell in pair]]
    _require_table(page, Demand.TOLD)


@page_kind()
def notes_with_figures_below(page: Page, random: Random) -> None:
    """Below table 3 stand notes that print figures of their own, one of them in a row of the table."""
    table = page.applications()
    table.rows.append([Cell(f"注：含网上申请{random.randint(2, 40)}件", "caption")] * table.width)
    notes = [
        Passage(f"1. 本表不含转办件{random.randint(2, 40)}件；"),
        Passage(f"2. 总计中有{random.randint(2, 9)}件为补报。"),
    ]
    page.replace(table, [table, *notes])


@page_kind()
def shares_in_a_row_below(page: Page, random: Random) -> None:
    """Below the last row of table 3 a row gives the share of each applicant."""
    table = page.applications()
    row = table.rows[-1]
    label = Cell(random.choice(("占比", "各类申请人占比（%）")), "label")
    shares = [Cell(f"{random.randint(0, 999) / 10}%", "extra") for _ in row[FIRST_FIGURE:]]
    table.rows.append([*[label] * FIRST_FIGURE, *shares])
