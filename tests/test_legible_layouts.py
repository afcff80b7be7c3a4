"""A report reads the same in every layout, whatever a program put around its lines and figures."""

import re
from collections.abc import Callable

import pytest

import gaireport
from gaireport.source import Source

_FIGURE = re.compile(r"(?<![^\s|>,])([0-9]+)(?![^\s|<,])")
_PROSE = re.compile("[。；！？：]|[0-9] ?[年月]")


def _at_figures(printed: str) -> Callable[[str], str]:
    """A change of every figure in the lines that hold no sentence."""

    def change(text: str) -> str:
        return "\n".join(
            line if _PROSE.search(line) else _FIGURE.sub(printed.replace("12", r"\1"), line)
            for line in text.split("\n")
        )

    return change


def _at_lines(pattern: str, mark: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, lambda _: mark, text, flags=re.MULTILINE)


def _in_labels(mark: str) -> Callable[[str], str]:
    """A mark between any two characters of the lines that hold no sentence."""

    def change(text: str) -> str:
        return "\n".join(
            line if _PROSE.search(line) else re.sub(f"(?<={_HAN})(?={_HAN})", mark, line)
            for line in text.split("\n")
        )

    return change


def _within_figures(mark: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        return "\n".join(
            line if _PROSE.search(line) else _LONG_FIGURE.sub(rf"\1{mark}\2", line)
            for line in text.split("\n")
        )

    return change


def _with_numbers_from(first: int) -> Callable[[str], str]:
    """Enumerators of one character (①) for 1. to 9."""

    def change(text: str) -> str:
        return re.sub(
            f"(?<![0-9])([1-9])[.．](?={_HAN})", lambda n: chr(first + int(n[1]) - 1), text
        )

    return change


def _with_brackets_from(first: int) -> Callable[[str], str]:
    """Enumerators of one character (㈠) for （一） to （九）."""

    def change(text: str) -> str:
        return re.sub(
            "（([一二三四五六七八九])）", lambda n: chr(first + _NUMERALS.index(n[1])), text
        )

    return change


_HAN = "[\u4e00-\u9fff]"
_NUMERALS = "一二三四五六七八九"
_LONG_FIGURE = re.compile(r"(?<![^\s|>,])([0-9])([0-9]+)(?![^\s|<,])")
CHANGES = {
    "CR": _at_lines("\n", "\r"),
    "LS": _at_lines("\n", "\u2028"),
    "PS": _at_lines("\n", "\u2029"),
    "NEL": _at_lines("\n", "\x85"),
    "embedded": _at_figures("\u202b12\u202c"),
    "Arabic mark": _at_figures("\u061c12"),
    "zero width": _within_figures("\u200b"),
    "soft hyphen": _within_figures("\xad"),
    "zero width in labels": _in_labels("\u200b"),
    "soft hyphen in labels": _in_labels("\xad"),
    "direction in labels": _in_labels("\u202d"),
    "circled": _with_numbers_from(0x2460),
    "in one bracket": _with_numbers_from(0x2474),
    "with one point": _with_numbers_from(0x2488),
    "Chinese in one bracket": _with_brackets_from(0x3220),
    "look-alike of a label": lambda text: text.replace("予", "子"),
    "direction": _at_figures("\u206612\u2069"),
    "variant": _at_figures("12\ufe0f"),
    "bold": _at_figures("**12**"),
    "dollars": _at_figures("$12$"),
    "fraction": _at_figures("12.0"),
    "measure": _at_figures("12件"),
    "measure of persons": _at_figures("12人次"),
    "measure apart": _at_figures("12 件"),
    "measure of papers": _at_figures("12篇"),
}
"""Of all layouts."""
LINE_CHANGES = {
    "quoted": _at_lines("^", "> "),
    "listed": _at_lines("^(?=.)", "- "),
    "hard breaks": _at_lines("$", "\\"),
    "tags": _at_lines("(?<=.)$", "<br>"),
}
"""Of layouts of lines."""
CHANGED_LAYOUTS = [
    pytest.param(layout, change, id=f"{layout} {name}")
    for layout in gaireport.writable_layouts()
    for name, change in (CHANGES if layout == "html" else CHANGES | LINE_CHANGES).items()
]


@pytest.mark.parametrize(("layout", "change"), CHANGED_LAYOUTS)
def test_report_reads_the_same(demo_text: str, layout: str, change: Callable[[str], str]) -> None:
    text = gaireport.write(gaireport.parse(demo_text), layout)
    changed = change(text)
    assert changed != text
    sound, report = gaireport.parse(text), gaireport.parse(changed)
    assert report.layout == layout
    assert {path: cell.value for path, cell in report.cells().items()} == {
        path: cell.value for path, cell in sound.cells().items()
    }
    assert (report.year, len(report.chapters)) == (sound.year, len(sound.chapters))
    for path, cell in report.cells().items():
        if cell.raw and cell.span is not None:
            held = changed[cell.span.start : cell.span.end]
            assert Source(held).text.strip() == cell.raw, path


_ZERO_CELL = re.compile(r"(?<![^\s|>,])0(?![^\s|<,])")


@pytest.mark.parametrize("layout", gaireport.writable_layouts())
@pytest.mark.parametrize("letter", ["〇", "O", "○"])
def test_letters_for_zero_are_zeros_and_doubted(demo_text: str, layout: str, letter: str) -> None:
    text = gaireport.write(gaireport.parse(demo_text), layout)
    changed = "\n".join(
        line if _PROSE.search(line) else _ZERO_CELL.sub(letter, line) for line in text.split("\n")
    )
    sound, report = gaireport.parse(text), gaireport.parse(changed)
    doubted = report.doubted()
    for path, cell in sound.cells().items():
        assert report.cells()[path].value == cell.value, path
        assert cell.value != 0 or path in doubted or report.cells()[path].raw == "0", path
