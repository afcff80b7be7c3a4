"""Rows as programs and people write them: lists, cells parted by any sign, a bar or a tab before each cell."""

import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from drawn import Grid, blocks_of
from printed import Part, figures, parts

import gaireport
from gaireport.characters.written_lists import write_lists_as_rows
from gaireport.source import Source, Span

Spelling = Callable[[Grid], str]


def _row_by_row(spell: Callable[[list[str]], str], between: str = "\n") -> Spelling:
    return lambda grid: between.join(map(spell, grid))


def _yaml(row: list[str]) -> str:
    return f"- [{', '.join(row)}]"


def _number_or_text(text: str) -> int | str | None:
    return int(text) if text.isdigit() else text or None


def _broken(text: str) -> str:
    return text if len(text) < 6 or text[0].isdigit() else f"{text[:3]}<br />\n{text[3:]}"


LISTS: dict[str, Spelling] = {
    "lists of Python": _row_by_row(repr),
    "tuples of Python": _row_by_row(lambda row: repr(tuple(row))),
    "None for blanks": _row_by_row(lambda row: repr([text or None for text in row])),
    "one list of lists": repr,
    "JSON": lambda grid: json.dumps(grid, ensure_ascii=False),
    "JSON with numbers": lambda grid: json.dumps(
        [list(map(_number_or_text, row)) for row in grid], ensure_ascii=False
    ),
    "JSON, a cell a line": lambda grid: json.dumps(grid, ensure_ascii=False, indent=2),
    "YAML": _row_by_row(_yaml),
}
SIGNS = ["、", "，", "；", "｜", "/", "·", "：", " / ", " · ", "→", "~", "│", "┃", "¦", "‖"]
LONE_CELLS: dict[str, Spelling] = {
    "bar before each": _row_by_row(lambda row: "\n".join(f"| {text}" for text in row)),
    "MediaWiki": lambda grid: (
        "{|\n" + "\n|-\n".join("\n".join(f"| {text}" for text in row) for row in grid) + "\n|}"
    ),
    "MediaWiki with broken labels": lambda grid: (
        "{|\n"
        + "\n|-\n".join("\n".join(f"| {_broken(text)}" for text in row) for row in grid)
        + "\n|}"
    ),
    "AsciiDoc": lambda grid: (
        "|===\n" + "\n\n".join("\n".join(f"|{text}" for text in row) for row in grid) + "\n|==="
    ),
    "tab before all but the first": _row_by_row("\n\t".join),
    "the same, rows apart": _row_by_row("\n\t".join, "\n\n"),
    "tab between": _row_by_row("\n\t\n".join),
    "tab behind all but the last": _row_by_row("\t\n".join),
}


def spell_report(made: list[Part], spell: Spelling, *, merged: bool) -> str:
    """The report; merged cells stand once, or every row has all the cells of the grid."""
    if merged:
        tables: list[str | Grid] = []
        for part in made:
            if isinstance(part, str):
                tables.append(part)
            elif tables and isinstance(tables[-1], list):
                tables[-1].append([text for text in part if text])
            else:
                tables.append([[text for text in part if text]])
    else:
        tables = blocks_of(made)
    return "\n".join(part if isinstance(part, str) else spell(part) for part in tables) + "\n"


def _expect_all(text: str, printed: dict[str, str]) -> None:
    report = gaireport.parse(text)
    cells = report.cells()
    read = {path: cells[path].value for path in printed}
    assert read == {
        path: Decimal(figure.replace("+", "")) if figure else None
        for path, figure in printed.items()
    }
    assert report.doubted() == {}
    assert report.year == 2023 and report.agency == "澄山县水务局"


def _with_blanks(form: str) -> dict[str, str]:
    """The figures, with every second zero blank in a few rows."""
    rows = ("denied.state_secret", "denied.internal_affairs", "unavailable.requires_creation")
    blank = {f"applications.{row}.{name}" for row in rows for name in ("business", "legal_service")}
    return {path: "" if path in blank else figure for path, figure in figures(form).items()}


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("name", LISTS)
def test_lists_of_a_program_are_rows(name: str, form: str) -> None:
    printed = _with_blanks(form)
    _expect_all(spell_report(parts(form, printed), LISTS[name], merged=False), printed)


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("sign", SIGNS)
def test_one_sign_parts_all_cells(sign: str, form: str) -> None:
    printed = _with_blanks(form)
    _expect_all(spell_report(parts(form, printed), _row_by_row(sign.join), merged=False), printed)


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("name", LONE_CELLS)
def test_cells_stand_one_a_line(name: str, form: str) -> None:
    printed = figures(form)
    _expect_all(spell_report(parts(form, printed), LONE_CELLS[name], merged=True), printed)


def test_bars_of_a_frame_and_notes_in_brackets_stay() -> None:
    frame = "┌──┬──┐\n" + "│甲│ 1│\n" * 30
    notes = "他说（一, 二），又说[见第3页, 第4页]。\n" * 4
    assert write_lists_as_rows(frame) == frame
    assert write_lists_as_rows(notes) == notes


def test_days_hours_and_pages_part_no_cells() -> None:
    lines = [f"2024/1/{day} 10:{day}\t第{day}/9页" for day in range(1, 19)]
    text = "\n".join(lines)
    assert gaireport.adapters()["csv"].claims(Source(text), Span(0, len(text))) == 0


def test_a_sign_that_stands_in_cells_of_figures_parted_by_blanks_parts_none() -> None:
    marked = {path: figure if figure != "0" else "/" for path, figure in figures().items()}
    rows = [" ".join(part) if isinstance(part, list) else part for part in parts(printed=marked)]
    text = "\n".join(rows)
    assert gaireport.adapters()["csv"].claims(Source(text), Span(0, len(text))) == 0
