"""Damage to whole tables: doubled, split, turned, moved, and reports that run into one another."""

from __future__ import annotations

from random import Random

from benchmarks.form import OUTCOMES, PROCEEDING_HEADS
from benchmarks.structure.documents import build_page, draw_page
from benchmarks.structure.figures import OFFICE_PROFILES, draw_office_figures
from benchmarks.structure.grid import Cell, Page, Passage, Row, Table
from benchmarks.structure.kinds.registry import page_kind

_, _DIRECT, _AFTER = PROCEEDING_HEADS


def _other_figures(page: Page, random: Random) -> Page:
    """A report of the same form with other figures, none of them on the first page's paths."""
    printed = draw_office_figures(random, page.form, OFFICE_PROFILES["full"])
    return build_page(random, page.form, page.year - 1, printed)


def _blanked(table: Table) -> Table:
    """The table as a form that nobody has filled in."""
    empty = table.without_paths()
    for cell in empty.cells():
        if cell.role == "figure":
            cell.text = ""
    return empty


def _behind_its_table(page: Page, name: str, blocks: list[Passage | Table]) -> None:
    table = page.table(name)
    page.replace(table, [table, *blocks])


@page_kind()
def table_twice_alike(page: Page, random: Random) -> None:
    """Table 3 is printed twice with the same figures."""
    _behind_its_table(page, "applications", [page.applications().without_paths()])


@page_kind()
def proactive_table_twice_alike(page: Page, random: Random) -> None:
    """Table 2 is printed twice with the same figures."""
    _behind_its_table(page, "proactive", [page.table("proactive").without_paths()])


@page_kind()
def table_twice_unlike(page: Page, random: Random) -> None:
    """Table 3 is printed twice with other figures, and nothing tells which one counts."""
    table = page.applications()
    other = _other_figures(page, random).table("applications").without_paths()
    page.replace(table, [table, other] if random.random() < 0.5 else [other, table])
    page.free(cell.path for cell in table.cells() if cell.path)


@page_kind()
def last_year_table_behind(page: Page, random: Random) -> None:
    """Behind table 3 stands last year's table under a caption that says so."""
    other = _other_figures(page, random).table("applications").without_paths()
    caption = random.choice(
        ("附：{}年数据", "附：{}年度收到和处理政府信息公开申请情况", "附件：{}年情况")
    )
    _behind_its_table(page, "applications", [Passage(caption.format(page.year - 1)), other])


@page_kind()
def last_year_review_behind(page: Page, random: Random) -> None:
    """Behind table 4 stands last year's table under a caption that says so."""
    other = _other_figures(page, random).table("review").without_paths()
    _behind_its_table(page, "review", [Passage(f"附：{page.year - 1}年数据"), other])


@page_kind()
def last_year_tables_at_end(page: Page, random: Random) -> None:
    """Behind the signature stand all tables of last year under a caption that says so."""
    others = [table.without_paths() for table in _other_figures(page, random).tables()]
    page.blocks += [Passage(f"附：{page.year - 1}年政府信息公开工作年度报告数据"), *others]


@page_kind()
def blank_form_before(page: Page, random: Random) -> None:
    """A form of table 3 that nobody has filled in stands before the filled one."""
    table = page.applications()
    page.replace(table, [_blanked(table), table])


@page_kind()
def blank_form_behind(page: Page, random: Random) -> None:
    """A form of table 3 that nobody has filled in stands behind the filled one."""
    table = page.applications()
    page.replace(table, [table, _blanked(table)])


@page_kind()
def blank_forms_at_end(page: Page, random: Random) -> None:
    """Behind the signature stand the three tables as a form that nobody has filled in."""
    page.blocks += [Passage("附件：填报表样"), *[_blanked(table) for table in page.tables()]]


def _halves(page: Page, random: Random) -> tuple[Table, list[Row], list[Row], list[Row]]:
    """The table with the rows before a break; its heads; the rows behind."""
    table = page.applications()
    numbers = table.figure_rows()
    at = numbers[random.randrange(2, len(numbers) - 2)]
    heads = [table.rows[number] for number in table.head_rows()]
    return table, heads, table.rows[:at], table.rows[at:]


@page_kind()
def split_with_heads_repeated(page: Page, random: Random) -> None:
    """A page break parts table 3 in two, and the heads are printed again."""
    table, heads, above, below = _halves(page, random)
    again = Table("heads", heads).copy().rows
    page.replace(table, [Table(table.name, above), Table(table.name, [*again, *below])])


@page_kind()
def split_without_heads(page: Page, random: Random) -> None:
    """A page break parts table 3 in two, and the second part has no heads."""
    table, _, above, below = _halves(page, random)
    page.replace(table, [Table(table.name, above), Table(table.name, below)])


@page_kind()
def split_by_page_number(page: Page, random: Random) -> None:
    """A page break with a page number and a running title parts table 3 in two, and the heads are printed again."""
    table, heads, above, below = _halves(page, random)
    again = Table("heads", heads).copy().rows
    between: list[Passage | Table] = [
        Passage(f"— {random.randint(2, 9)} —"),
        Passage(f"{page.year}年度报告"),
    ]
    page.replace(table, [Table(table.name, above), *between, Table(table.name, [*again, *below])])


@page_kind()
def heads_repeated_inside(page: Page, random: Random) -> None:
    """The heads of table 3 are printed again between its rows."""
    table, heads, above, below = _halves(page, random)
    table.rows = [*above, *Table("heads", heads).copy().rows, *below]


def _figures_of(table: Table) -> list[list[Cell]]:
    """The fifteen figures of table 4 in its three groups."""
    row = table.rows[-1]
    return [row[5 * group : 5 * group + 5] for group in range(3)]


def _names() -> list[Cell]:
    return [Cell(head, "head") for _, head in OUTCOMES]


@page_kind()
def review_in_two_tables(page: Page, random: Random) -> None:
    """Table 4 is printed as a table of the review and one of the litigation."""
    table = page.table("review")
    review, direct, after = _figures_of(table)
    first: list[Row] = [[Cell("行政复议", "head")] * 5, _names(), review]
    groups = [Cell(_DIRECT, "head")] * 5 + [Cell(_AFTER, "head")] * 5
    second: list[Row] = [[Cell("行政诉讼", "head")] * 10, groups, [*_names(), *_names()]]
    second.append([*direct, *after])
    page.replace(table, [Table("review", first), Table("review", second)])


@page_kind()
def review_in_three_rows(page: Page, random: Random) -> None:
    """Table 4 is printed as three labelled rows of five figures."""
    table = page.table("review")
    litigation = Cell("行政诉讼", "group")
    labels = [Cell(text, "label") for text in PROCEEDING_HEADS]
    rows: list[Row] = [[*[Cell("类别", "head")] * 2, *_names()]]
    for number, figures in enumerate(_figures_of(table)):
        rows.append([litigation if number else labels[0], labels[number], *figures])
    table.rows = rows


@page_kind()
def review_transposed(page: Page, random: Random) -> None:
    """Table 4 is turned: an outcome in each row, the three proceedings side by side."""
    table = page.table("review")
    groups = _figures_of(table)
    kind, review, litigation = (
        Cell("结果", "head"),
        Cell("行政复议", "head"),
        Cell("行政诉讼", "head"),
    )
    rows: list[Row] = [
        [kind, review, litigation, litigation],
        [kind, review, Cell(_DIRECT, "head"), Cell(_AFTER, "head")],
    ]
    for at, (_, name) in enumerate(OUTCOMES):
        rows.append([Cell(name, "label"), *[figures[at] for figures in groups]])
    table.rows = rows


@page_kind()
def review_one_below_another(page: Page, random: Random) -> None:
    """Table 4 is printed as fifteen rows of a group, an outcome and a figure."""
    table = page.table("review")
    rows: list[Row] = [[*[Cell("类别", "head")] * 2, Cell("数量", "head")]]
    for text, figures in zip(PROCEEDING_HEADS, _figures_of(table), strict=True):
        name = text if text == "行政复议" else f"行政诉讼（{text}）"
        group = Cell(name, "group")
        for (_, outcome), figure in zip(OUTCOMES, figures, strict=True):
            rows.append([group, Cell(outcome, "label"), figure])
    table.rows = rows


@page_kind()
def proactive_one_below_another(page: Page, random: Random) -> None:
    """Table 2 is printed as rows of a label, a head and a figure."""
    table = page.table("proactive")
    rows: list[Row] = [[Cell("信息内容", "head"), Cell("指标", "head"), Cell("数量", "head")]]
    for number in table.figure_rows():
        label, heads = table.own_label(number), _heads_above(table, number)
        assert label
        group = Cell(label.text, "group")
        seen: list[Cell] = []
        for at, cell in enumerate(table.rows[number][1:], 1):
            if cell not in seen:
                seen.append(cell)
                rows.append([group, Cell(heads[at].text, "label"), cell])
    table.rows = rows


def _heads_above(table: Table, number: int) -> Row:
    return table.rows[max(head for head in table.head_rows() if head < number)]


@page_kind()
def proactive_in_tables(page: Page, random: Random) -> None:
    """Each block of table 2 is a table of its own."""
    table = page.table("proactive")
    starts = [n for n, row in enumerate(table.rows) if row[0].role == "caption"]
    ends = [*starts[1:], len(table.rows)]
    parts = [table.rows[first:last] for first, last in zip(starts, ends, strict=True)]
    page.replace(table, [Table("proactive", rows) for rows in parts])


@page_kind()
def applications_transposed(page: Page, random: Random) -> None:
    """Table 3 is turned: an applicant in each row, the outcomes side by side."""
    table = page.applications()
    columns = range(table.width)
    table.rows = [[row[column] for row in table.rows] for column in columns]
    for row in table.rows:
        for cell in row:
            if cell.role in ("label", "group"):
                cell.role = "head"


def _draw_another(page: Page, random: Random) -> Page:
    """A report under another title."""
    while (second := draw_page(random)).blocks[0] == page.blocks[0]:
        pass
    return second


@page_kind()
def first_report_without_tables(page: Page, random: Random) -> None:
    """A report whose tables are missing stands before another office's whole report."""
    first = [block for block in page.blocks if isinstance(block, Passage)]
    second = _draw_another(page, random)
    for cell in second.figures():
        cell.path = None
    page.blocks = [*first, *second.blocks]
    page.lose(page.expected)
    page.consistent = second.consistent


@page_kind()
def two_whole_reports(page: Page, random: Random) -> None:
    """Another office's whole report stands behind the first one."""
    second = _draw_another(page, random)
    for cell in second.figures():
        cell.path = None
    page.blocks += second.blocks


@page_kind()
def chapters_exchanged(page: Page, random: Random) -> None:
    """The chapters of tables 3 and 4 are exchanged, headings and tables alike."""
    at = page.place(page.applications())
    blocks = page.blocks
    blocks[at - 1 : at + 3] = [*blocks[at + 1 : at + 3], *blocks[at - 1 : at + 1]]


@page_kind()
def headings_lost(page: Page, random: Random) -> None:
    """The headings of the chapters are gone."""
    page.blocks = [b for b in page.blocks if isinstance(b, Table) or b.kind != "heading"]


def _remove_table(page: Page, name: str) -> None:
    table = page.table(name)
    page.lose(cell.path for cell in table.cells() if cell.path)
    page.replace(table, [])


@page_kind()
def applications_missing(page: Page, random: Random) -> None:
    """Table 3 is missing, its heading is not."""
    _remove_table(page, "applications")


@page_kind()
def review_missing(page: Page, random: Random) -> None:
    """Table 4 is missing, its heading is not."""
    _remove_table(page, "review")


@page_kind()
def tables_in_one(page: Page, random: Random) -> None:
    """The three tables are one table, as in a sheet; the headings of the chapters are its rows."""
    tables = page.tables()
    width = max(table.width for table in tables)
    rows: list[Row] = []
    for table in tables:
        heading = page.blocks[page.place(table) - 1]
        assert isinstance(heading, Passage)
        rows.append([Cell(heading.text, "caption")] * width)
        rows += [
            [*row, *[Cell("", "caption") for _ in range(width - len(row))]] for row in table.rows
        ]
    first = page.place(tables[0])
    last = page.place(tables[-1])
    page.blocks[first - 1 : last + 1] = [Table("sheet", rows)]


@page_kind()
def other_statistics_behind(page: Page, random: Random) -> None:
    """Behind table 4 stands a table of other figures that the form does not ask for."""
    names = ("网站信息", "微信公众号", "公报", "热线答复")
    rows: list[Row] = [[Cell("渠道", "head"), Cell("上年", "head"), Cell("本年", "head")]]
    for name in names:
        figures = [Cell(str(random.randint(0, 900)), "figure") for _ in range(2)]
        rows.append([Cell(name, "label"), *figures])
    _behind_its_table(page, "review", [Passage("公开渠道统计如下："), Table("other", rows)])
