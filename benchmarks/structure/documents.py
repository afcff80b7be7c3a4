"""Undamaged reports of invented offices: prose and the three tables of the form."""

from __future__ import annotations

from random import Random

from benchmarks.structure.figures import PROFILES, draw_figures, spoil_totals
from benchmarks.structure.form import (
    AFTER,
    APPLICANTS,
    DIRECT,
    FORMS,
    NOTE,
    OUTCOMES,
    PROACTIVE,
    PROCEEDINGS,
    application_rows,
)
from benchmarks.structure.grid import Cell, Expected, Page, Prose, Row, Table

_PLACES = "青柳县 望溪区 白鹿镇 临川街道 长丰市 石桥乡".split()
_OFFICES = "水务局 教育局 财政局 统计局 林业局 商务局".split()
_OVERVIEW = "本年度发布各类信息{}条，网站浏览量平稳，依申请公开办理及时。"
_PROBLEMS = "部分栏目更新不够及时，下一步安排专人逐周核对并补齐缺项。"
_SPOILT = 0.12
"""Share of the documents whose office cannot add."""


def draw_page(random: Random) -> Page:
    """A whole report with figures of its own."""
    form = random.choice(FORMS)
    year = random.choice((2019, 2020) if form == "2019" else (2021, 2022, 2023, 2024))
    printed = draw_figures(random, form, random.choice(list(PROFILES.values())))
    consistent = random.random() >= _SPOILT
    if not consistent:
        spoil_totals(random, printed)
    return build_page(random, form, year, printed, consistent)


def build_page(
    random: Random, form: str, year: int, printed: dict[str, str], consistent: bool = True
) -> Page:
    """The report that prints these figures."""
    agency = random.choice(_PLACES) + random.choice(_OFFICES)
    blocks: list[Prose | Table] = [
        Prose(f"{agency}{year}年政府信息公开工作年度报告", "title"),
        Prose(f"本报告由{agency}编制，数据的统计期限为{year}年1月1日至{year}年12月31日。"),
        Prose("一、总体情况", "heading"),
        Prose(_OVERVIEW.format(random.randint(100, 900))),
        Prose("二、主动公开政府信息情况", "heading"),
        proactive_table(form, printed),
        Prose("三、收到和处理政府信息公开申请情况", "heading"),
        applications_table(form, printed),
        Prose("四、政府信息公开行政复议、行政诉讼情况", "heading"),
        review_table(printed),
        Prose("五、存在的主要问题及改进情况", "heading"),
        Prose(_PROBLEMS),
        Prose("六、其他需要报告的事项", "heading"),
        Prose("本年度没有其他需要报告的事项。"),
        Prose(agency),
        Prose(f"{year + 1}年1月{random.randint(5, 28)}日"),
    ]
    expected = {path: Expected(text) for path, text in printed.items()}
    return Page(form, year, blocks, expected, consistent)


def proactive_table(form: str, printed: dict[str, str]) -> Table:
    """Table 2: a caption, heads and rows for each item of article 20, four columns wide."""
    rows: list[Row] = []
    for item, columns, labels in PROACTIVE[form]:
        rows.append([Cell(f"第二十条第（{item}）项", "caption")] * 4)
        heads = [Cell(head, "head") for _, head in columns]
        rows.append([Cell("信息内容", "head"), *_stretch(heads)])
        for row, label in labels:
            paths = [f"proactive.{row}.{column}" for column, _ in columns]
            figures = [Cell(printed[path], "figure", path) for path in paths]
            rows.append([Cell(label, "label"), *_stretch(figures)])
    return Table("proactive", rows)


def _stretch(cells: list[Cell]) -> list[Cell]:
    """Three columns; the last cell takes those that are left."""
    return [*cells, *[cells[-1]] * (3 - len(cells))]


def applications_table(form: str, printed: dict[str, str]) -> Table:
    """Table 3: three columns of labels, seven of figures, three rows of heads."""
    rows = _applicant_heads()
    groups: dict[str, Cell] = {}
    for row, labels in application_rows(form):
        cells = [groups.setdefault(text, Cell(text, "group")) for text in labels[:-1]]
        cells += [Cell(labels[-1], "label")] * (3 - len(cells))
        for name, _ in APPLICANTS:
            path = f"applications.{row}.{name}"
            cells.append(Cell(printed[path], "figure", path))
        rows.append(cells)
    return Table("applications", rows)


def _applicant_heads() -> list[Row]:
    note, all_of_them = Cell(NOTE, "head"), Cell("申请人情况", "head")
    person, *organs, total = (Cell(head, "head") for _, head in APPLICANTS)
    organs_head = Cell("法人或其他组织", "head")
    return [
        [note] * 3 + [all_of_them] * 7,
        [note] * 3 + [person, *[organs_head] * 5, total],
        [note] * 3 + [person, *organs, total],
    ]


def review_table(printed: dict[str, str]) -> Table:
    """Table 4: three rows of heads and fifteen figures without a label."""
    review, litigation = Cell("行政复议", "head"), Cell("行政诉讼", "head")
    direct, after = Cell(DIRECT, "head"), Cell(AFTER, "head")
    names = [[Cell(head, "head") for _, head in OUTCOMES] for _ in PROCEEDINGS]
    paths = [f"{proceeding}.{name}" for proceeding in PROCEEDINGS for name, _ in OUTCOMES]
    return Table(
        "review",
        [
            [review] * 5 + [litigation] * 10,
            [*names[0], *[direct] * 5, *[after] * 5],
            [*names[0], *names[1], *names[2]],
            [Cell(printed[path], "figure", path) for path in paths],
        ],
    )
