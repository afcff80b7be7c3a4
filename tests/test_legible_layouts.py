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


CHANGES = {
    "CR": _at_lines("\n", "\r"),
    "LS": _at_lines("\n", "\u2028"),
    "NEL": _at_lines("\n", "\x85"),
    "direction": _at_figures("\u206612\u2069"),
    "variant": _at_figures("12\ufe0f"),
    "bold": _at_figures("**12**"),
    "dollars": _at_figures("$12$"),
    "fraction": _at_figures("12.0"),
    "measure": _at_figures("12件"),
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
