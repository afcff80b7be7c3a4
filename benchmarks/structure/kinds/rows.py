"""Damage to rows: doubled, missing, moved, inserted."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.structure.grid import FIRST_FIGURE, Cell, Page, Row, Table
from benchmarks.structure.kinds.registry import NotApplicableError, page_kind

_GROUP_OF_FIRST = ("denied", "unavailable", "not_processed")


def _row_name(row: Row) -> str:
    path = next(cell.path for cell in row if cell.path)
    return path.removeprefix("applications.").rpartition(".")[0]


def _copy_row(row: Row, texts: list[str], label: str | None = None) -> Row:
    """A row below another: the same merged labels, other figures, none of which has a path."""
    first = next(at for at, cell in enumerate(row) if cell.role == "figure")
    figures = [Cell(text, "extra") for text in texts]
    labels = row[:first]
    if label is not None:
        own = next(cell for cell in reversed(labels) if cell.role == "label")
        new = Cell(label, "label")
        labels = [new if cell is own else cell for cell in labels]
    return [*labels, *figures]


def _smaller(random: Random, row: Row) -> list[str]:
    """Figures not greater than those of the row, with a sound total behind."""
    counts = [int(c.text) if c.text.isdigit() else 0 for c in row if c.role == "figure"][:-1]
    drawn = [random.randint(0, count) for count in counts]
    return [str(each) for each in [*drawn, sum(drawn)]]


def _others(random: Random) -> list[str]:
    """Figures of some other office or year, with a sound total behind."""
    drawn = [random.choice((0, 0, random.randint(1, 40))) for _ in range(6)]
    return [str(each) for each in [*drawn, sum(drawn)]]


def _figure_rows(table: Table) -> list[Row]:
    return [table.rows[number] for number in table.figure_rows()]


@page_kind()
def level_rows(page: Page, random: Random) -> None:
    """Every row of table 3 stands twice, as 本级 and as 合计, told apart by a column of its own."""
    table = page.applications()
    table.insert_column(FIRST_FIGURE, "层级", lambda number, row: "合计")
    rows: list[Row] = []
    figures = set(table.figure_rows())
    for number, row in enumerate(table.rows):
        if number in figures:
            labels = row[:FIRST_FIGURE]
            own = [Cell(text, "extra") for text in _smaller(random, row[FIRST_FIGURE + 1 :])]
            rows.append([*labels, Cell("本级", "extra"), *own])
        rows.append(row)
    table.rows = rows
    page.free(cell.path for cell in table.cells() if cell.path)


@page_kind()
def year_rows(page: Page, random: Random) -> None:
    """Every row of table 3 stands twice, for last year and for this one, told apart by a column of its own."""
    table = page.applications()
    table.insert_column(FIRST_FIGURE, "年度", lambda number, row: f"{page.year}年")
    rows: list[Row] = []
    figures, is_above = set(table.figure_rows()), random.random() < 0.5
    for number, row in enumerate(table.rows):
        if number not in figures:
            rows.append(row)
            continue
        last = [Cell(text, "extra") for text in _others(random)]
        other: Row = [*row[:FIRST_FIGURE], Cell(f"{page.year - 1}年", "extra"), *last]
        rows += [other, row] if is_above else [row, other]
    table.rows = rows


@page_kind()
def own_figures_below(page: Page, random: Random) -> None:
    """Below some rows of table 3 a row 其中：本级 gives a part of their figures."""
    _put_below(page, random, "其中：本级", _smaller)


@page_kind()
def last_year_below(page: Page, random: Random) -> None:
    """Below some rows of table 3 a row 上年同期 gives last year's figures."""
    _put_below(page, random, "上年同期", lambda drawn, row: _others(drawn))


def _put_below(
    page: Page, random: Random, label: str, draw: Callable[[Random, Row], list[str]]
) -> None:
    table = page.applications()
    chosen = {id(row) for row in random.sample(_figure_rows(table), random.randint(1, 6))}
    rows: list[Row] = []
    for row in table.rows:
        rows.append(row)
        if id(row) in chosen:
            rows.append(_copy_row(row, draw(random, row), label))
    table.rows = rows


@page_kind()
def row_twice_alike(page: Page, random: Random) -> None:
    """A row of table 3 is printed twice with the same figures."""
    table = page.applications()
    number = random.choice(table.figure_rows())
    table.rows.insert(number + 1, _again(table, number))


def _again(table: Table, number: int) -> Row:
    """A row once more, with the same label and figures."""
    label, row = table.own_label(number), table.rows[number]
    texts = [cell.text for cell in row if cell.role == "figure"]
    return _copy_row(row, texts, label.text if label else None)


@page_kind()
def row_twice_unlike(page: Page, random: Random) -> None:
    """A row of table 3 is printed twice with other figures, and nothing tells which one counts."""
    _print_again(page, random, [n for n in page.applications().figure_rows() if _prints(page, n)])


@page_kind(
    layouts="pipe_table pipe_rows tab_table cell_per_line html html_blanks box_table grid_table"
)
def blank_row_twice_unlike(page: Page, random: Random) -> None:
    """A blank row of table 3 is printed once more with figures, where blank cells leave a trace."""
    blank = [n for n in page.applications().figure_rows() if not _prints(page, n)]
    if not blank:
        raise NotApplicableError
    _print_again(page, random, blank)


def _prints(page: Page, number: int) -> bool:
    return any(cell.path and cell.text for cell in page.applications().rows[number])


def _print_again(page: Page, random: Random, numbers: list[int]) -> None:
    table = page.applications()
    number = random.choice(numbers)
    label = table.own_label(number)
    again = _copy_row(table.rows[number], _others(random), label.text if label else None)
    table.rows.insert(number + random.choice((0, 1)), again)
    at = number if any(cell.path for cell in table.rows[number]) else number + 1
    page.free(table.paths(at))


@page_kind()
def subtotal_rows(page: Page, random: Random) -> None:
    """A row 小计 stands below the rows of each group of table 3."""
    table = page.applications()
    rows: list[Row] = []
    counts = [0] * 7
    for number, row in enumerate(table.rows):
        rows.append(row)
        if not any(cell.path for cell in row) or row[1].role != "group":
            continue
        figures = row[FIRST_FIGURE:]
        counts = [c + int(f.text or 0) for c, f in zip(counts, figures, strict=True)]
        behind = table.rows[number + 1]
        if behind[1] is not row[1]:
            rows.append(_copy_row(row, [str(each) for each in counts], "小计"))
            counts = [0] * 7
    table.rows = rows


@page_kind()
def local_row_of_zeros(page: Page, random: Random) -> None:
    """A row that the form does not know stands inside a group; its figures are zeros."""
    _local_row(page, random, ["0"] * 7)


@page_kind()
def local_row_of_figures(page: Page, random: Random) -> None:
    """A row that the form does not know stands inside a group, with figures."""
    texts = _others(random)
    _local_row(page, random, texts)
    page.consistent = False


def _local_row(page: Page, random: Random, texts: list[str]) -> None:
    table = page.applications()
    numbers = [n for n in table.figure_rows() if _row_name(table.rows[n]).startswith("denied.")]
    number = random.choice(numbers)
    label = random.choice(("9.涉及历史档案移交", "其他原因不予提供", "9.属于内部管理台账"))
    table.rows.insert(number + 1, _copy_row(table.rows[number], texts, label))


def _remove_rows(page: Page, table: Table, numbers: list[int]) -> None:
    for number in sorted(numbers, reverse=True):
        row = table.rows.pop(number)
        gone = [cell for cell in row if cell.path]
        page.lose(cell.path for cell in gone if cell.path)
        if any(cell.text not in ("", "0") for cell in gone):
            page.consistent = False


@page_kind()
def row_removed(page: Page, random: Random) -> None:
    """A row of table 3 is missing."""
    table = page.applications()
    _remove_rows(page, table, [random.choice(table.figure_rows())])


@page_kind()
def rows_removed(page: Page, random: Random) -> None:
    """Three to seven neighbouring rows of table 3 are missing."""
    table = page.applications()
    numbers, count = table.figure_rows(), random.randint(3, 7)
    first = random.randrange(len(numbers) - count)
    _remove_rows(page, table, numbers[first : first + count])


@page_kind()
def proactive_row_removed(page: Page, random: Random) -> None:
    """A row of table 2 is missing, its heads are not."""
    table = page.table("proactive")
    _remove_rows(page, table, [random.choice(table.figure_rows())])


@page_kind()
def figures_removed(page: Page, random: Random) -> None:
    """The figures of a row of table 3 are gone, its label stays."""
    table = page.applications()
    number = random.choice(table.figure_rows())
    row = table.rows[number]
    if any(cell.text not in ("", "0") for cell in row[FIRST_FIGURE:]):
        page.consistent = False
    page.lose(cell.path for cell in row if cell.path)
    for cell in row[FIRST_FIGURE:]:
        cell.text = ""


def _group(table: Table, name: str) -> list[int]:
    return [n for n in table.figure_rows() if _row_name(table.rows[n]).startswith(f"{name}.")]


def _swap_tails(table: Table, numbers: list[int], order: list[int]) -> None:
    """Let rows stand in another order; the merged labels in front stay where they are."""
    tails = {number: table.rows[number][2:] for number in numbers}
    for number, source in zip(numbers, order, strict=True):
        table.rows[number] = [*table.rows[number][:2], *tails[source]]


@page_kind()
def rows_permuted(page: Page, random: Random) -> None:
    """The rows of a group of table 3 stand in another order, labels and figures alike."""
    table = page.applications()
    numbers = _group(table, random.choice(_GROUP_OF_FIRST))
    order = numbers.copy()
    while order == numbers:
        random.shuffle(order)
    _swap_tails(table, numbers, order)


@page_kind()
def rows_exchanged(page: Page, random: Random) -> None:
    """Two neighbouring rows of a group of table 3 are exchanged, labels and figures alike."""
    table = page.applications()
    numbers = _group(table, random.choice(_GROUP_OF_FIRST))
    at = random.randrange(len(numbers) - 1)
    pair = numbers[at : at + 2]
    _swap_tails(table, pair, pair[::-1])


@page_kind()
def groups_exchanged(page: Page, random: Random) -> None:
    """The rows of （四） stand before those of （三）, whole groups exchanged."""
    table = page.applications()
    denied, unavailable = _group(table, "denied"), _group(table, "unavailable")
    rows = table.rows
    first, last = denied[0], unavailable[-1] + 1
    moved = [rows[n] for n in unavailable] + [rows[n] for n in denied]
    table.rows = [*rows[:first], *moved, *rows[last:]]


@page_kind()
def carried_out_first(page: Page, random: Random) -> None:
    """The last row of table 3 stands first."""
    table = page.applications()
    first = table.figure_rows()[0]
    table.rows.insert(first, table.rows.pop())


@page_kind()
def rows_of_proactive_exchanged(page: Page, random: Random) -> None:
    """Two neighbouring rows of a block of table 2 are exchanged."""
    table = page.table("proactive")
    numbers = table.figure_rows()
    pairs = [n for n in numbers if n + 1 in numbers]
    if not pairs:
        raise NotApplicableError
    at = random.choice(pairs)
    table.rows[at], table.rows[at + 1] = table.rows[at + 1], table.rows[at]


@page_kind()
def part_of_rows_repeated(page: Page, random: Random) -> None:
    """The last rows before a page break are printed again behind it with the same figures."""
    table = page.applications()
    numbers = table.figure_rows()
    count, at = random.randint(2, 4), random.randrange(6, len(numbers) - 1)
    again = [_again(table, number) for number in numbers[at - count : at]]
    table.rows[numbers[at] : numbers[at]] = again


@page_kind()
def row_split_before_figures(page: Page, random: Random) -> None:
    """The figures of a row of table 3 stand in a row of their own below its label."""
    table = page.applications()
    number = random.choice(table.figure_rows())
    row = table.rows[number]
    table.rows[number : number + 1] = [
        [*row[:FIRST_FIGURE], *[Cell("", "group") for _ in row[FIRST_FIGURE:]]],
        [*[Cell("", "group") for _ in range(FIRST_FIGURE)], *row[FIRST_FIGURE:]],
    ]
    page.free(cell.path for cell in row if cell.path)
