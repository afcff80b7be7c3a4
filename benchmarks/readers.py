"""What the speed of gaireport is measured against, and the stages it is made of. Each reader takes one case."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from time import process_time

import attrs

import gaireport
from benchmarks.baselines import text_labels
from benchmarks.cases import SpeedCase
from benchmarks.commands import is_installed

_CELL = re.compile(r"[^\t\n|]+")
_CELL_AMONG_BLANKS = re.compile(r"[^\s|]+(?: [^\s|]+)*")
_FIGURES_AMONG_BLANKS = re.compile("[0-9] {2,}[0-9]")
_HTML_CELL = re.compile(r"(?<=>)[^<>]+(?=<)")


@attrs.frozen
class _Place:
    start: int
    end: int


@attrs.frozen
class _FloorCell:
    raw: str
    value: int | None
    unit: str | None
    span: _Place


@cache
def _cell_pattern(text: str) -> re.Pattern[str]:
    """What finds the cells of a text; not part of the floor, so it is remembered."""
    return _CELL_AMONG_BLANKS if _FIGURES_AMONG_BLANKS.search(text) else _CELL


def build_floor(case: SpeedCase) -> list[_FloorCell]:
    """The least that any reader in Python must do: one regular expression, and an object a cell.

    Tabs, line feeds and pipes part the cells; where nothing but blanks stands between figures, two blanks do as well.
    """
    cells = []
    for found in (_HTML_CELL if case.is_page else _cell_pattern(case.text)).finditer(case.text):
        raw = found[0].strip()
        value = int(raw) if raw.isdecimal() else None
        cells.append(_FloorCell(raw, value, None, _Place(*found.span())))
    return cells


def _read_html(case: SpeedCase) -> object:
    import pandas

    return pandas.read_html(io.StringIO(case.page))


def _load_markitdown() -> Callable[[SpeedCase], object]:
    from markitdown import MarkItDown

    converter = MarkItDown()

    def convert(case: SpeedCase) -> object:
        page = io.BytesIO(case.page.encode())
        return converter.convert_stream(page, file_extension=".html")

    return convert


def load_readers() -> tuple[dict[str, Callable[[SpeedCase], object]], dict[str, str]]:
    """The readers by name, and what those need that are not installed."""
    readers: dict[str, Callable[[SpeedCase], object]] = {
        "gaireport": lambda case: gaireport.parse(case.text),
        "floor": build_floor,
        "label script": lambda case: text_labels(case.text),
    }
    skipped = {}
    for name, needs, load in (
        ("pandas.read_html", "module pandas", lambda: _read_html),
        ("markitdown", "module markitdown", _load_markitdown),
    ):
        if is_installed(needs):
            readers[name] = load()
        else:
            skipped[name] = needs
    return readers, skipped


def time_stages(text: str) -> dict[str, float]:
    """Seconds that each stage of one parse takes; fold is that of the whole text, which few layouts need."""
    from gaireport.build import Builder
    from gaireport.checks.sums.sums import check_sums
    from gaireport.cutting import registry
    from gaireport.cutting.stretches import cut_text
    from gaireport.grammars.trees import parse_tokens
    from gaireport.source import Source, Span, fold
    from gaireport.tokens.lexer import Lexer
    from gaireport.tokens.wrapping import join_wrapped

    marks = [process_time()]

    def done() -> None:
        marks.append(process_time())

    fold(text)
    done()
    source = Source(text)
    adapter = registry.choose_adapter(registry.claim(source, Span(0, len(text))))
    assert adapter is not None
    done()
    cut = cut_text(source, adapter, alone=False)
    done()
    tokens = Lexer().lex(join_wrapped(cut.items))
    done()
    parsed = parse_tokens(tokens)
    done()
    report = Builder(len(text)).build(parsed, adapter.name)
    done()
    check_sums(report.cells())
    done()
    names = ("fold", "detect", "cut", "lex", "parse", "build", "check")
    return {name: end - start for name, start, end in zip(names, marks, marks[1:], strict=False)}
