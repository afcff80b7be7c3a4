"""Damage to columns and their heads."""

from __future__ import annotations

from random import Random

from benchmarks.form import APPLICANTS
from benchmarks.structure.grid import FIRST_FIGURE, Cell, Page, Row, Table
from benchmarks.structure.kinds.registry import NotApplicableError, page_kind

_ORGANS = list(range(4, 9))
_ALL = list(range(3, 10))
_LOOKALIKES = {"构": "枸", "企": "金", "他": "地", "人": "入", "计": "什", "务": "备"}


def _reorder(table: Table, columns: list[int], order: list[int], first_row: int = 0) -> None:
    table.permute(columns, order, range(first_row, len(table.rows)))


def _head(table: Table, column: int) -> Cell:
    """The head next above the figures of a column."""
    return table.rows[table.figure_rows()[0] - 1][column]


@page_kind()
def undamaged(page: Page, random: Random) -> None:
    """Nothing is damaged."""


@page_kind()
def organizations_permuted(page: Page, random: Random) -> None:
    """The five kinds of organizations stand in another order, heads and figures alike."""
    order = _ORGANS.copy()
    while order == _ORGANS:
        random.shuffle(order)
    _reorder(page.applications(), _ORGANS, order, first_row=2)


@page_kind()
def neighbours_exchanged(page: Page, random: Random) -> None:
    """Two neighbouring kinds of organizations are exchanged, heads and figures alike."""
    left = random.choice(_ORGANS[:-1])
    _reorder(page.applications(), [left, left + 1], [left + 1, left], first_row=2)


@page_kind()
def total_first(page: Page, random: Random) -> None:
    """The column of totals stands before the applicants."""
    _reorder(page.applications(), _ALL, [_ALL[-1], *_ALL[:-1]])


@page_kind()
def organizations_before_persons(page: Page, random: Random) -> None:
    """The natural persons stand behind the organizations, before the total."""
    _reorder(page.applications(), _ALL, [*_ALL[1:-1], _ALL[0], _ALL[-1]])


@page_kind()
def litigation_before_review(page: Page, random: Random) -> None:
    """Table 4 begins with the litigation and ends with the review."""
    columns = list(range(15))
    _reorder(page.table("review"), columns, columns[5:] + columns[:5])


@page_kind()
def litigation_groups_exchanged(page: Page, random: Random) -> None:
    """In table 4 the litigation after a review stands before the direct one."""
    columns = list(range(15))
    _reorder(page.table("review"), columns, columns[:5] + columns[10:] + columns[5:10])


@page_kind()
def outcomes_permuted(page: Page, random: Random) -> None:
    """The outcomes of table 4 stand in another order, the same in each of its three groups."""
    order = list(range(5))
    while order == list(range(5)):
        random.shuffle(order)
    columns = list(range(15))
    _reorder(page.table("review"), columns, [5 * group + at for group in range(3) for at in order])


@page_kind()
def outcomes_total_first(page: Page, random: Random) -> None:
    """Each group of table 4 begins with its total."""
    columns = list(range(15))
    order = [5 * group + at for group in range(3) for at in (4, 0, 1, 2, 3)]
    _reorder(page.table("review"), columns, order)


@page_kind()
def proactive_columns_exchanged(page: Page, random: Random) -> None:
    """Two columns of table 2 are exchanged, heads and figures alike."""
    table = page.table("proactive")
    rows = [n for n, row in enumerate(table.rows) if len({id(c) for c in row}) == 4]
    left = random.choice((1, 2))
    table.permute([left, left + 1], [left + 1, left], rows)


@page_kind()
def head_misread(page: Page, random: Random) -> None:
    """One character of an applicants' head is misread."""
    _misread(_head(page.applications(), random.choice(_ALL[:-1])), random)


@page_kind()
def heads_misread_and_exchanged(page: Page, random: Random) -> None:
    """Two kinds of organizations are exchanged, and one character in one of their heads is misread."""
    table, left = page.applications(), random.choice(_ORGANS[:-2])
    _reorder(table, [left, left + 1], [left + 1, left], first_row=2)
    _misread(_head(table, left + random.choice((0, 1))), random)


def _misread(head: Cell, random: Random) -> None:
    known = [at for at, char in enumerate(head.text) if char in _LOOKALIKES]
    at = random.choice(known or range(len(head.text)))
    head.text = head.text[:at] + _LOOKALIKES.get(head.text[at], "口") + head.text[at + 1 :]


@page_kind()
def head_unreadable(page: Page, random: Random) -> None:
    """One head of an organization is unreadable in all its characters; it is known by its six neighbours."""
    _head(page.applications(), random.choice(_ORGANS)).text = random.choice(("□□□□", "????", "##"))


@page_kind()
def head_unreadable_and_exchanged(page: Page, random: Random) -> None:
    """Two kinds of organizations are exchanged, and one of the two heads is unreadable."""
    table, left = page.applications(), random.choice(_ORGANS[:-1])
    _reorder(table, [left, left + 1], [left + 1, left], first_row=2)
    _head(table, left + random.choice((0, 1))).text = "□□□□"


@page_kind()
def head_lost(page: Page, random: Random) -> None:
    """One head of an organization is blank."""
    _head(page.applications(), random.choice(_ORGANS)).text = ""


@page_kind()
def applicant_heads_lost(page: Page, random: Random) -> None:
    """The rows of heads of table 3 are gone."""
    table = page.applications()
    del table.rows[: len(table.head_rows())]
    page.free(cell.path for cell in table.cells() if cell.path)


@page_kind()
def applicant_heads_lost_total_first(page: Page, random: Random) -> None:
    """The total stands first in table 3, and the rows of heads are gone."""
    total_first(page, random)
    applicant_heads_lost(page, random)


@page_kind()
def outcome_heads_lost(page: Page, random: Random) -> None:
    """The rows of heads of table 4 are gone."""
    table = page.table("review")
    del table.rows[:3]
    page.free(cell.path for cell in table.cells() if cell.path)


@page_kind()
def proactive_heads_lost(page: Page, random: Random) -> None:
    """The rows of heads of table 2 are gone; the captions and labels stay."""
    table = page.table("proactive")
    heads = set(table.head_rows())
    table.rows = [row for number, row in enumerate(table.rows) if number not in heads]
    page.free(cell.path for cell in table.cells() if cell.path)


def _number_rows(table: Table) -> dict[int, str]:
    return {row: str(at + 1) for at, row in enumerate(table.figure_rows())}


@page_kind()
def numbers_in_front(page: Page, random: Random) -> None:
    """A column 序号 stands before the labels of table 3."""
    table = page.applications()
    numbers = _number_rows(table)
    table.insert_column(0, "序号", lambda number, row: numbers[number])


@page_kind()
def numbers_before_figures(page: Page, random: Random) -> None:
    """A column 行次 stands between the labels and the figures of table 3."""
    table = page.applications()
    numbers = _number_rows(table)
    table.insert_column(FIRST_FIGURE, "行次", lambda number, row: numbers[number])


@page_kind()
def units_before_figures(page: Page, random: Random) -> None:
    """A column 单位 stands between the labels and the figures of table 3."""
    page.applications().insert_column(FIRST_FIGURE, "单位", lambda number, row: "件")


@page_kind()
def units_in_proactive(page: Page, random: Random) -> None:
    """A column 单位 stands between the labels and the figures of table 2."""
    page.table("proactive").insert_column(1, "单位", lambda number, row: "件")


def _value_of(cell: Cell) -> int:
    return int(cell.text) if cell.text.isdigit() else 0


@page_kind()
def subtotal_between_figures(page: Page, random: Random) -> None:
    """A column 小计 of the organizations stands before the total of table 3."""
    table = page.applications()
    table.insert_column(9, "小计", lambda n, row: str(sum(_value_of(c) for c in row[4:9])))


def _behind(page: Page, head: str, fill: list[str]) -> None:
    table = page.applications()
    by_row = dict(zip(table.figure_rows(), fill, strict=True))
    table.insert_column(table.width, head, lambda number, row: by_row[number])


def _row_count(page: Page) -> int:
    return len(page.applications().figure_rows())


@page_kind()
def shares_behind(page: Page, random: Random) -> None:
    """A column 占比 of percentages stands behind the total of table 3."""
    shares = [f"{random.randint(0, 999) / 10}%" for _ in range(_row_count(page))]
    _behind(page, "占比", shares)


@page_kind()
def changes_behind(page: Page, random: Random) -> None:
    """A column 同比 of signed percentages stands behind the total of table 3."""
    changes = [f"{random.choice('+-')}{random.randint(1, 99)}%" for _ in range(_row_count(page))]
    _behind(page, "同比", changes)


@page_kind()
def last_year_behind(page: Page, random: Random) -> None:
    """A column of last year's totals stands behind the total of table 3."""
    numbers = [str(random.choice((0, random.randint(1, 60)))) for _ in range(_row_count(page))]
    _behind(page, random.choice(("上年", "上年同期", "上年总计")), numbers)


@page_kind()
def figures_without_head_behind(page: Page, random: Random) -> None:
    """A column of figures without a head stands behind the total of table 3."""
    _behind(page, "", [str(random.randint(0, 60)) for _ in range(_row_count(page))])
    page.free(cell.path for cell in page.applications().cells() if cell.path)


@page_kind()
def remarks_behind(page: Page, random: Random) -> None:
    """A column 备注 stands behind the total of table 3 and is blank but for a word."""
    remarks = [""] * _row_count(page)
    remarks[random.randrange(len(remarks))] = "无"
    _behind(page, "备注", remarks)


@page_kind()
def last_year_beside(page: Page, random: Random) -> None:
    """A column of last year's figures stands before the total, under its own head."""
    page.applications().insert_column(9, "上年", lambda n, row: str(random.randint(0, 60)))


def _drop_column(table: Table, column: int) -> list[Cell]:
    """Take a column out; the cells that are gone are returned."""
    taken = [row.pop(column) for row in table.rows]
    left = {id(cell) for row in table.rows for cell in row}
    return [cell for cell in taken if id(cell) not in left]


@page_kind()
def column_dropped(page: Page, random: Random) -> None:
    """A kind of organization is missing from table 3, head and figures alike."""
    gone = _drop_column(page.applications(), random.choice(_ORGANS))
    page.lose(cell.path for cell in gone if cell.path)
    page.consistent = False


@page_kind()
def total_column_dropped(page: Page, random: Random) -> None:
    """The column of totals is missing from table 3, head and figures alike."""
    gone = _drop_column(page.applications(), _ALL[-1])
    page.lose(cell.path for cell in gone if cell.path)


@page_kind()
def empty_columns_dropped(page: Page, random: Random) -> None:
    """Kinds of organizations without a figure are left out of table 3, heads and cells alike."""
    table = page.applications()
    figures = [table.rows[number] for number in table.figure_rows()]
    empty = [at for at in _ORGANS if all(row[at].text in ("", "0") for row in figures)]
    if not empty:
        raise NotApplicableError
    for column in sorted(empty, reverse=True):
        gone = _drop_column(table, column)
        page.lose(cell.path for cell in gone if cell.path)


@page_kind()
def total_column_twice(page: Page, random: Random) -> None:
    """The column of totals stands at the front and again at the end of table 3."""
    table = page.applications()
    totals = {number: row[9].text for number, row in enumerate(table.rows)}
    table.insert_column(FIRST_FIGURE, APPLICANTS[-1][1], lambda number, row: totals[number])


@page_kind()
def heads_in_one_row(page: Page, random: Random) -> None:
    """Table 3 has one row of heads, each applicant's head above its column."""
    table = page.applications()
    del table.rows[:2]
    table.rows[0] = [*[Cell("申请情况", "head")] * FIRST_FIGURE, *table.rows[0][FIRST_FIGURE:]]


@page_kind()
def empty_column_in_front(page: Page, random: Random) -> None:
    """Each table has a blank column in front."""
    for table in page.tables():
        _pad(table, front=True)


@page_kind()
def empty_columns_behind(page: Page, random: Random) -> None:
    """Each table has two blank columns behind."""
    for table in page.tables():
        _pad(table, front=False)
        _pad(table, front=False)


def _pad(table: Table, *, front: bool) -> None:
    for row in table.rows:
        row.insert(0 if front else len(row), Cell("", "caption"))


@page_kind()
def column_numbers(page: Page, random: Random) -> None:
    """A row of column numbers stands below the heads of table 3."""
    table = page.applications()
    names: Row = [Cell("栏次", "head")] * FIRST_FIGURE
    names += [Cell(str(at + 1), "head") for at in range(len(_ALL))]
    table.rows.insert(3, names)


@page_kind()
def heads_of_two_columns_lost(page: Page, random: Random) -> None:
    """The heads of two exchanged kinds of organizations are blank."""
    table = page.applications()
    left, right = random.sample(_ORGANS, 2)
    _reorder(table, [left, right], [right, left], first_row=2)
    for column in (left, right):
        _head(table, column).text = ""
        page.free(row[column].path for row in table.rows if row[column].path)  # type: ignore[misc]
