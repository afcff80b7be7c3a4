"""Undamaged reports of invented offices: prose and the three tables of the form."""

from __future__ import annotations

from random import Random

from benchmarks import templates
from benchmarks.form import FORMS
from benchmarks.structure.figures import OFFICE_PROFILES, draw_office_figures, spoil_totals
from benchmarks.structure.grid import Cell, Expected, Page, Passage, Role, Table

_DISTRICTS = "青柳县 望溪区 白鹿镇 临川街道 长丰市 石桥乡".split()
_BUREAUS = "水务局 教育局 财政局 统计局 林业局 商务局".split()
_OVERVIEW = "本年度发布各类信息{}条，网站浏览量平稳，依申请公开办理及时。"
_SHORTCOMING = "部分栏目更新不够及时，下一步安排专人逐周核对并补齐缺项。"
_SPOILT = 0.12
"""Share of the documents whose office cannot add."""


def draw_page(random: Random) -> Page:
    """A whole report with figures of its own."""
    form = random.choice(FORMS)
    year = random.choice((2019, 2020) if form == "2019" else (2021, 2022, 2023, 2024))
    printed = draw_office_figures(random, form, random.choice(list(OFFICE_PROFILES.values())))
    consistent = random.random() >= _SPOILT
    if not consistent:
        spoil_totals(random, printed)
    return build_page(random, form, year, printed, consistent)


def build_page(
    random: Random, form: str, year: int, printed: dict[str, str], consistent: bool = True
) -> Page:
    """The report that prints these figures."""
    agency = random.choice(_DISTRICTS) + random.choice(_BUREAUS)
    blocks: list[Passage | Table] = [
        Passage(f"{agency}{year}年政府信息公开工作年度报告", "title"),
        Passage(f"本报告由{agency}编制，数据的统计期限为{year}年1月1日至{year}年12月31日。"),
        Passage("一、总体情况", "heading"),
        Passage(_OVERVIEW.format(random.randint(100, 900))),
        Passage("二、主动公开政府信息情况", "heading"),
        _lay_out("proactive", templates.proactive_table(form), printed),
        Passage("三、收到和处理政府信息公开申请情况", "heading"),
        _lay_out("applications", templates.applications_table(form), printed),
        Passage("四、政府信息公开行政复议、行政诉讼情况", "heading"),
        _lay_out("review", templates.review_table(), printed),
        Passage("五、存在的主要问题及改进情况", "heading"),
        Passage(_SHORTCOMING),
        Passage("六、其他需要报告的事项", "heading"),
        Passage("本年度没有其他需要报告的事项。"),
        Passage(agency),
        Passage(f"{year + 1}年1月{random.randint(5, 28)}日"),
    ]
    expected = {path: Expected(text) for path, text in printed.items()}
    return Page(form, year, blocks, expected, consistent)


def _lay_out(name: str, official: templates.OfficialTable, printed: dict[str, str]) -> Table:
    """The table as a grid in which a box is one cell in every place that it covers."""
    rows: list[list[Cell | None]] = [[None] * official.columns for _ in official.rows]
    for number, boxes in enumerate(official.rows):
        for box, role in zip(boxes, _roles(boxes), strict=True):
            text = printed[box.path] if box.path else box.text
            cell, begin = Cell(text, role, box.path), rows[number].index(None)
            for row in rows[number : number + box.rows]:
                row[begin : begin + box.columns] = [cell] * box.columns
    return Table(name, [[cell for cell in row if cell] for row in rows])


def _roles(boxes: templates.BoxRow) -> list[Role]:
    """What each box of a row is: the label stands next to the figures, the groups before it."""
    labels = sum(box.path is None for box in boxes)
    if labels < len(boxes):
        behind: list[Role] = ["label"] if labels else []
        groups: list[Role] = ["group"] * (labels - 1)
        figures: list[Role] = ["figure"] * (len(boxes) - labels)
        return [*groups, *behind, *figures]
    return ["caption"] if labels == 1 else ["head"] * labels
