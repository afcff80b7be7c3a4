"""The promise: whatever happens to a report, each figure is read as printed, or a diagnostic names its cell."""

import os
from collections.abc import Callable
from zlib import crc32

import pytest
from printed import Part, applications, cells_a_line, figures, lone_pipes, parts, pipes, plain, tabs

import gaireport
from gaireport.nodes import Report

SPELLS: dict[str, Callable[[list[Part]], str]] = {
    "tabs": tabs,
    "pipes": pipes,
    "lone_pipes": lone_pipes,
    "cells_a_line": cells_a_line,
    "plain": plain,
}
spells = pytest.mark.parametrize("spell", SPELLS.values(), ids=SPELLS)
forms = pytest.mark.parametrize("form", ["2019", "2021"])


def neither_read_nor_named(
    report: Report, known: dict[str, str]
) -> dict[str, tuple[str | None, str | None]]:
    """Cells that are neither as printed nor named: path -> what is known, what was read."""
    named = {path for d in report.diagnostics for path in d.cells}
    cells = report.cells()
    return {
        path: (text, cells[path].raw if path in cells else None)
        for path, text in known.items()
        if path not in named and (path not in cells or (cells[path].raw or "") != text)
    }


def places_of_figures(made: list[Part]) -> list[int]:
    """Where rows with figures stand."""
    return [
        at
        for at, p in enumerate(made)
        if isinstance(p, list) and len(p) > 1 and p[-1][:1] in tuple("0123456789+-")
    ]


# Each test damages some rows; all its parameters together damage every one. The full profile leaves none out.
EVERY = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "full" else 24


def some(places: list[int]) -> list[int]:
    """Every twenty-fourth place, beginning at one that the name of the running test gives."""
    name = os.environ["PYTEST_CURRENT_TEST"]
    return places[crc32(name.encode()) % EVERY :: EVERY]


def with_a_row_changed(
    made: list[Part], change: Callable[[list[str]], list[list[str]]]
) -> list[list[Part]]:
    """The report with one row changed, for some of its rows in turn."""
    return [
        [*made[:at], *change(list(made[at])), *made[at + 1 :]]
        for at in some(places_of_figures(made))
    ]


def check_each(
    form: str, spell: Callable[[list[Part]], str], change: Callable[[list[str]], list[list[str]]]
) -> None:
    known = figures(form)
    for made in with_a_row_changed(parts(form), change):
        assert neither_read_nor_named(gaireport.parse(spell(made)), known) == {}, spell(made)


@forms
@spells
def test_row_dropped(form: str, spell: Callable[[list[Part]], str]) -> None:
    check_each(form, spell, lambda row: [])


@forms
@spells
def test_row_doubled(form: str, spell: Callable[[list[Part]], str]) -> None:
    check_each(form, spell, lambda row: [row, row])


@forms
@spells
def test_row_doubled_with_another_last_figure(
    form: str, spell: Callable[[list[Part]], str]
) -> None:
    check_each(form, spell, lambda row: [row, [*row[:-1], "77"]])


@forms
@pytest.mark.parametrize("figure", ["8", "0", "", "77"])
@spells
def test_cell_inserted_behind_the_label(
    form: str, spell: Callable[[list[Part]], str], figure: str
) -> None:
    def insert(row: list[str]) -> list[list[str]]:
        first = next(
            at
            for at, text in enumerate(row)
            if text and (text[0] in "0123456789+-" and "." not in text[:2])
        )
        return [[*row[:first], figure, *row[first:]]]

    check_each(form, spell, insert)


@forms
@pytest.mark.parametrize("figure", ["8", "0", "77"])
@spells
def test_cell_added_behind_the_row(
    form: str, spell: Callable[[list[Part]], str], figure: str
) -> None:
    check_each(form, spell, lambda row: [[*row, figure]])


@forms
@spells
def test_last_cell_cut_off(form: str, spell: Callable[[list[Part]], str]) -> None:
    check_each(form, spell, lambda row: [row[:-1]])


@forms
@pytest.mark.parametrize("letter", ["O", "l", "无", "?"])
@spells
def test_letter_in_the_last_figure(
    form: str, spell: Callable[[list[Part]], str], letter: str
) -> None:
    check_each(form, spell, lambda row: [[*row[:-1], row[-1] + letter]])


@forms
@pytest.mark.parametrize("figure", ["无", "见附件", "……", "同上"])
@spells
def test_word_in_place_of_the_last_figure(
    form: str, spell: Callable[[list[Part]], str], figure: str
) -> None:
    check_each(form, spell, lambda row: [[*row[:-1], figure]])


@forms
@spells
def test_label_lost(form: str, spell: Callable[[list[Part]], str]) -> None:
    def blank(row: list[str]) -> list[list[str]]:
        return [
            [
                "" if (text[:1] and not text[0].isdigit()) or "." in text[1:2] else text
                for text in row
            ]
        ]

    check_each(form, spell, blank)


@forms
@spells
def test_label_beyond_recognition(form: str, spell: Callable[[list[Part]], str]) -> None:
    def garble(row: list[str]) -> list[list[str]]:
        return [["口口口口口" if "\u4e00" <= text[-1:] <= "\u9fff" else text for text in row]]

    check_each(form, spell, garble)


@forms
@spells
def test_two_rows_swapped(form: str, spell: Callable[[list[Part]], str]) -> None:
    made, known = parts(form), figures(form)
    places = places_of_figures(made)
    for at in some(places[:-1]):
        other = places[places.index(at) + 1]
        swapped = list(made)
        swapped[at], swapped[other] = made[other], made[at]
        assert neither_read_nor_named(gaireport.parse(spell(swapped)), known) == {}


STRAYS = ["- 3 -", "第 3 页 共 9 页", "澄山县水务局年度报告", "3"]


@forms
@pytest.mark.parametrize("stray", STRAYS)
@spells
def test_line_of_the_page_between_two_rows(
    form: str, spell: Callable[[list[Part]], str], stray: str
) -> None:
    made, known = parts(form), figures(form)
    for at in some(places_of_figures(made)):
        assert (
            neither_read_nor_named(gaireport.parse(spell([*made[:at], stray, *made[at:]])), known)
            == {}
        )


@forms
@spells
def test_heads_again_between_two_rows(form: str, spell: Callable[[list[Part]], str]) -> None:
    made, known = parts(form), figures(form)
    first = made.index(applications(known, form)[0])
    for at in some(list(range(first + 4, first + 22))):
        again = [*made[:at], *made[first : first + 3], *made[at:]]
        assert neither_read_nor_named(gaireport.parse(spell(again)), known) == {}


@forms
@spells
def test_site_before_and_behind(form: str, spell: Callable[[list[Part]], str]) -> None:
    before: list[Part] = [
        "首页",
        "政务公开",
        "政府信息公开年报",
        "2023-12-30",
        "浏览次数：214",
        "字号：大 中 小",
    ]
    behind: list[Part] = ["上一篇：没有了", "下一篇：没有了", "网站地图", "12345"]
    report = gaireport.parse(spell([*before, *parts(form), *behind]))
    assert neither_read_nor_named(report, figures(form)) == {}
    assert (report.year, report.agency) == (2023, "澄山县水务局")


HARMLESS_CHANGES: dict[str, Callable[[str], str]] = {
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "a byte-order mark": lambda text: "\ufeff" + text,
    "full-width digits": lambda text: text.translate(
        {ord(d): ord(d) + 0xFEE0 for d in "0123456789"}
    ),
    "half-width punctuation": lambda text: text.translate(str.maketrans("（）：，、．", "():,,.")),
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n"),
}


@forms
@pytest.mark.parametrize("change", HARMLESS_CHANGES.values(), ids=HARMLESS_CHANGES)
@spells
def test_characters_printed_in_another_way(
    form: str, spell: Callable[[list[Part]], str], change: Callable[[str], str]
) -> None:
    report = gaireport.parse(change(spell(parts(form))))
    known = {path: text for path, text in figures(form).items()}
    values = gaireport.parse(spell(parts(form))).cells()
    named = {path for d in report.diagnostics for path in d.cells}
    assert {p for p in known if report.cells()[p].value != values[p].value} - named == set()
    assert (report.year, report.form) == (2023, form)
