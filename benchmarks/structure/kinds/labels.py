"""Damage to the labels of rows."""

from __future__ import annotations

import re
from random import Random

from benchmarks.structure.grid import FIRST_FIGURE, Cell, Page, Row, Table
from benchmarks.structure.kinds.registry import page_kind

_ENUMERATOR = re.compile(r"^(?:（[一二三四五六七]）|[一二三四]、|[0-9]\.)")
_CIRCLED = "①②③④⑤⑥⑦⑧"
_LONG = 8
"""Characters of a label that two can be missing from."""
_NOTES = ("（单位：件）", "（见备注）", "（件）", "(本级及所属单位)")


def _own_labels(table: Table) -> list[Cell]:
    return [cell for cell in table.cells() if cell.role == "label"]


def _labels(page: Page) -> list[Cell]:
    """Own labels and group labels of table 3."""
    return [cell for cell in page.applications().cells() if cell.role in ("label", "group")]


def _some(random: Random, labels: list[Cell]) -> list[Cell]:
    return random.sample(labels, max(1, len(labels) // random.choice((1, 2, 4))))


def _core(text: str) -> int:
    """Where the words of a label begin, behind its enumerator."""
    match = _ENUMERATOR.match(text)
    return match.end() if match else 0


@page_kind()
def label_character_wrong(page: Page, random: Random) -> None:
    """One character in some labels of table 3 is misread."""
    for cell in _some(random, _own_labels(page.applications())):
        at = random.randrange(_core(cell.text), len(cell.text))
        if len(cell.text) - _core(cell.text) > 2:
            cell.text = cell.text[:at] + random.choice("囗曰丿卜乂") + cell.text[at + 1 :]


@page_kind()
def label_characters_missing(page: Page, random: Random) -> None:
    """Two neighbouring characters are missing from some labels of table 3."""
    for cell in _some(random, _own_labels(page.applications())):
        start = _core(cell.text)
        if len(cell.text) - start >= _LONG:
            at = random.randrange(start, len(cell.text) - 1)
            cell.text = cell.text[:at] + cell.text[at + 2 :]


@page_kind()
def labels_doubled(page: Page, random: Random) -> None:
    """Some labels of table 3 are printed twice in their cell."""
    between = random.choice(("", " "))
    for cell in _some(random, _labels(page)):
        cell.text = cell.text + between + cell.text


@page_kind()
def labels_with_notes(page: Page, random: Random) -> None:
    """Some labels of table 3 have a note in brackets behind them."""
    for cell in _some(random, _own_labels(page.applications())):
        cell.text += random.choice(_NOTES)


@page_kind()
def labels_without_enumerators(page: Page, random: Random) -> None:
    """The labels of table 3 have lost their numbers."""
    for cell in _labels(page):
        cell.text = cell.text[_core(cell.text) :]


@page_kind()
def labels_with_circled_numbers(page: Page, random: Random) -> None:
    """The numbers of the rows in the groups of table 3 are printed in circles."""
    for cell in _own_labels(page.applications()):
        if cell.text[0].isdigit():
            cell.text = _CIRCLED[int(cell.text[0]) - 1] + cell.text[2:]


@page_kind()
def labels_renumbered(page: Page, random: Random) -> None:
    """The rows in the groups of table 3 are numbered on from group to group."""
    labels = [cell for cell in _own_labels(page.applications()) if cell.text[0].isdigit()]
    for number, cell in enumerate(labels, 1):
        cell.text = f"{number}.{cell.text[2:]}"


@page_kind()
def labels_spaced(page: Page, random: Random) -> None:
    """Blanks stand between the characters of some labels of table 3."""
    for cell in _some(random, _own_labels(page.applications())):
        cell.text = " ".join(cell.text)


@page_kind()
def label_runs_into_next(page: Page, random: Random) -> None:
    """Of two rows of table 3 the first half of one label and the second half of the next are left, with its figures."""
    table = page.applications()
    rows = table.figure_rows()
    number = random.choice([n for n in rows[:-1] if n + 1 in rows and _make_a_third(table, n)])
    upper, lower = table.own_label(number), table.own_label(number + 1)
    assert upper and lower
    lower.text = _halves_together(upper.text, lower.text)
    page.lose(table.paths(number))
    page.free(table.paths(number + 1))
    page.consistent = False
    gone = table.rows.pop(number)
    # The label takes the place of both, a group label of the upper row included.
    table.rows[number][:FIRST_FIGURE] = [*gone[: _own_place(gone, upper)], *[lower] * FIRST_FIGURE][
        :FIRST_FIGURE
    ]


def _halves_together(upper: str, lower: str) -> str:
    return upper[: len(upper) // 2] + lower[len(lower) // 2 :]


def _make_a_third(table: Table, number: int) -> bool:
    """Whether the halves of two labels make a third one, which gives the loss away."""
    upper, lower = table.own_label(number), table.own_label(number + 1)
    assert upper and lower
    return _halves_together(upper.text, lower.text) not in (upper.text, lower.text)


def _own_place(row: Row, label: Cell) -> int:
    return next(at for at, cell in enumerate(row) if cell is label)


def _split_labels(page: Page, random: Random, *, figures_below: bool) -> None:
    table = page.applications()
    long = [n for n in table.figure_rows() if len(table.own_label(n).text) >= _LONG]  # type: ignore[union-attr]
    for number in sorted(random.sample(long, random.randint(1, 4)), reverse=True):
        row = table.rows[number]
        label = table.own_label(number)
        assert label
        at = random.randrange(_core(label.text) + 2, len(label.text) - 1)
        rest = Cell(label.text[at:], "label")
        label.text = label.text[:at]
        place = _own_place(row, label)
        groups, figures = row[:place], row[FIRST_FIGURE:]
        blanks = [Cell("", "group") for _ in figures]
        upper, lower = (blanks, figures) if figures_below else (figures, blanks)
        width = FIRST_FIGURE - place
        table.rows[number : number + 1] = [
            [*groups, *[label] * width, *upper],
            [*groups, *[rest] * width, *lower],
        ]


@page_kind()
def label_in_two_rows_figures_above(page: Page, random: Random) -> None:
    """The labels of some rows of table 3 go on in a row below, whose figure cells are blank."""
    _split_labels(page, random, figures_below=False)


@page_kind()
def label_in_two_rows_figures_below(page: Page, random: Random) -> None:
    """The labels of some rows of table 3 begin in a row above, whose figure cells are blank."""
    _split_labels(page, random, figures_below=True)


@page_kind()
def group_joined_with_row(page: Page, random: Random) -> None:
    """The label of a group stands in one cell with the label of the group's first row."""
    table = page.applications()
    seen: set[int] = set()
    for number in table.figure_rows():
        row = table.rows[number]
        label = table.own_label(number)
        groups = [cell for cell in row[:FIRST_FIGURE] if cell.role == "group"]
        new = [cell.text for cell in groups if id(cell) not in seen]
        seen |= {id(cell) for cell in groups}
        assert label
        label.text = "".join(new) + label.text
        row[:FIRST_FIGURE] = [label] * FIRST_FIGURE


@page_kind()
def groups_in_every_row(page: Page, random: Random) -> None:
    """Merged labels of table 3 are written out in every row."""
    for row in page.applications().rows:
        for at, cell in enumerate(row):
            if cell.role == "group":
                row[at] = Cell(cell.text, "group")


@page_kind()
def groups_lost(page: Page, random: Random) -> None:
    """The labels of the groups of table 3 are blank."""
    for cell in page.applications().cells():
        if cell.role == "group":
            cell.text = ""


@page_kind()
def groups_in_rows_of_their_own(page: Page, random: Random) -> None:
    """The labels of the groups of table 3 stand in rows of their own, one column of labels is left."""
    table = page.applications()
    rows: list[Row] = []
    seen: set[int] = set()
    for row in table.rows:
        for cell in row[:FIRST_FIGURE]:
            if cell.role == "group" and id(cell) not in seen:
                seen.add(id(cell))
                rows.append([cell, *[Cell("", "caption") for _ in row[FIRST_FIGURE:]]])
        rows.append([row[FIRST_FIGURE - 1], *row[FIRST_FIGURE:]])
    table.rows = rows


@page_kind()
def proactive_label_wrong(page: Page, random: Random) -> None:
    """One character in a longer label of table 2 is misread."""
    labels = [c for c in _own_labels(page.table("proactive")) if len(c.text) > 3]
    cell = random.choice(labels)
    at = random.randrange(len(cell.text))
    cell.text = cell.text[:at] + random.choice("囗曰丿卜乂") + cell.text[at + 1 :]
