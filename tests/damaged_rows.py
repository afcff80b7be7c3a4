"""Damage to rows, columns, labels, lines and pages."""

from __future__ import annotations

import re
from random import Random

from damaged_page import Page, any_figure, kind, moves_others, row_name

# Rows and columns ---------------------------------------------------------------------------------


@kind
def row_dropped(page: Page, random: Random) -> None:
    row = page.line(page.places[any_figure(page, random)][0])
    page.replace(row.start, row.end, "")


@kind
def row_doubled(page: Page, random: Random) -> None:
    row = page.line(page.places[any_figure(page, random)][0])
    page.copied(row.start, row.end)
    page.stretch(row.end)
    page.replace(row.end, row.end, page.text[row.start : row.end])


@kind
def row_broken(page: Page, random: Random) -> None:
    """The line goes on in the next between two of its cells."""
    row = page.row_of(any_figure(page, random))
    if len(row) > 2 and not page.text.startswith("<", page.line(page.places[row[0]][0]).start):
        at = page.cell(random.choice(row[1:])).start
        page.replace(at, at, "\n")


@kind
def rows_joined(page: Page, random: Random) -> None:
    row = page.line(page.places[any_figure(page, random)][0])
    if page.text[row.end - 1 : row.end] == "\n":
        page.replace(row.end - 1, row.end, " ")


@kind
def column_dropped(page: Page, random: Random) -> None:
    """The same column of applicants in every row of table 3."""
    column = random.choice("natural_person business research other total".split())
    for path in reversed(page.paths):
        if (
            path in page.places  # One in a broken row goes with the one before.
            and path.startswith("applications.")
            and path.endswith("." + column)
            and not moves_others(page, path)
        ):
            edge = page.cell(path)
            page.replace(edge.start, edge.end, "")
            page.lose(path)


@kind
def lines_dropped(page: Page, random: Random) -> None:
    start = page.line(page.places[any_figure(page, random)][0]).start
    end = start
    for _ in range(random.randint(2, 6)):
        end = page.line(end).end if end < len(page.text) else end
    lost = [path for path in page.paths if start <= page.places[path][0] < end]
    page.replace(start, end, "")
    # A cell a line: the label above may now stand over the figures below.
    below = [path for path in page.paths if page.places[path][0] >= start][:15]
    rows = {row_name(path) for path in lost}
    # Blank cells are not followed: those of a row that lost lines may be lost with them.
    lost += [path for path, text in page.printed.items() if text == "" and row_name(path) in rows]
    for path in lost:
        page.allow(path, *(page.printed[each] or "" for each in below))


# Labels -------------------------------------------------------------------------------------------

_STROKES = frozenset("|+-=_" + "".join(map(chr, range(0x2500, 0x2580))))
"""What pipes, rules and frames of tables are drawn with."""


@kind
def label_spoilt(page: Page, random: Random) -> None:
    if page.labels:
        _, start, end = random.choice(page.labels)
        marks = _label_marks(page, start, end)
        if marks:
            at = random.choice(marks)
            _edit_label(page, at, at + 1, random.choice(("", "□", "口", " ", "1", "\n")))


def _label_marks(page: Page, start: int, end: int) -> list[int]:
    """Where a label's own characters stand: between its pieces there may be blanks, frames, tags and figures."""
    others = {at for place in page.places.values() for at in range(*place)}
    for tag in re.finditer("<[^<>]*>", page.text[start:end]):
        others.update(range(start + tag.start(), start + tag.end()))
    return [
        at
        for at in range(start, end)
        if at not in others and not page.text[at].isspace() and page.text[at] not in _STROKES
    ]


@kind
def label_dropped(page: Page, random: Random) -> None:
    if page.labels:
        _, start, end = random.choice(page.labels)
        _edit_label(page, start, end, "")


def _edit_label(page: Page, start: int, end: int, text: str) -> None:
    inside = any(start <= first < end for first, _ in page.places.values())
    if "<" not in page.text[start:end] and not inside:
        page.replace(start, end, text)


# Lines and pages ----------------------------------------------------------------------------------

_BETWEEN = (
    "- 3 -", "3", "第3页 共7页", "— 12 —", "", "\f", "某某局2023年政府信息公开工作年度报告", "（续表）",
    "自然人\t法人或其他组织\t总计", "| 自然人 | 商业企业 | 总计 |", "三、收到和处理政府信息公开申请情况",
    "信息内容", "2023年1月5日", "首页 > 政务公开", "0", "其他", "总计", "12 0 3",
)  # fmt: skip


@kind
def line_between(page: Page, random: Random) -> None:
    at = page.line(page.places[any_figure(page, random)][0]).start
    text = random.choice(_BETWEEN)
    if page.text.startswith("<", at):
        text = f"<p>{text}</p>"
    page.replace(at, at, text + "\n")
    page.stretch(at)


@kind
def head_repeated(page: Page, random: Random) -> None:
    """A page break with the page's number and the heads of the table again."""
    first = page.line(page.places[any_figure(page, random)][0]).start
    before = [path for path in page.paths if page.places[path][0] < first]
    start = page.line(page.places[before[0]][0]).start if before else 0
    head = page.text[max(0, start - random.randint(5, 300)) : start]
    page.copied(start - 300, start)
    page.stretch(first)
    if before and not page.text[start : page.places[before[0]][0]].strip(" \t|"):
        # A cell a line: the copy ends with the label of the first row, which then stands over the figures below.
        below = [path for path in page.paths if page.places[path][0] >= first][:15]
        for path in [each for each in page.printed if row_name(each) == row_name(before[0])]:
            page.allow(path, *(page.printed[each] or "" for each in below))
    page.replace(first, first, f"\n- {random.randint(1, 9)} -\n{head}\n")


@kind
def text_cut_off(page: Page, random: Random) -> None:
    at = random.randrange(page.places[page.paths[0]][0], len(page.text))
    page.replace(at, len(page.text), "")


@kind
def start_cut_off(page: Page, random: Random) -> None:
    page.replace(0, random.randrange(1, page.places[page.paths[-1]][1]), "")


@kind
def page_around(page: Page, random: Random) -> None:
    page.replace(len(page.text), len(page.text), "\n上一篇：无\n版权所有 2024 备案号12345678\n0\n")
    page.replace(0, 0, "首页 > 政务公开 > 年报\n字号：大 中 小\n12 3 0\n\n")
