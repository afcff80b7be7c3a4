"""The suite for adapters fails on a layout with any one fault, in seconds, and its one line names the fault."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
from faulty_layouts import BAR, Bars, cuts, each_line, each_row, has, writes
from printed import parts, tabs

import gaireport
from gaireport.adapter import Adapter, Line, Row
from gaireport.source import Source, Span
from gaireport.testing import AdapterConformance, check_reading

_TEST_OF_SAMPLES = "test_reads_back_the_samples"
_TEXT = tabs(parts()).replace("\t", BAR)


class _Suite(AdapterConformance):
    layout = "plugin"
    markup = BAR


def _glue(cells):
    one, other, *rest = cells
    text = one.text + BAR + other.text
    return (one._replace(text=text, end=other.end), *rest)


def _twice(items):
    for item in items:
        yield item
        if isinstance(item, Line):
            yield item


def _upside_down(items):
    held = list(items)
    rows = [item for item in held if isinstance(item, Row)]
    yield from (rows.pop() if isinstance(item, Row) else item for item in held)


def _swap_columns(cells):
    first, one, other, *rest = cells
    return (first, one._replace(column=2), other._replace(column=1), *rest)


def _in_comment(text):
    """Hide the first figures of a row from the reader."""
    return re.sub(f"(一、本年新收[^{BAR}]*{BAR})([0-9]+)", r"\1", text)


# The fault -> an adapter that has it, and what its message says.
FAULTS: dict[str, tuple[type[Adapter], str]] = {
    "a cell dropped while cutting": (each_row(lambda cells: cells[:-1]), "plugin loses '"),
    "a line dropped while cutting": (
        each_line(lambda line: None if line.text.startswith("三、") else line),
        "plugin loses '三、收到和处理政府信息公开申请情况'",
    ),
    "a paragraph dropped while writing": (
        writes(lambda text: text.replace("无其他事项。", "")), "plugin loses '无其他事项。'"
    ),
    "a figure dropped while writing": (writes(_in_comment), "plugin loses '"),
    "a digit changed while writing": (
        writes(lambda text: text.replace(f"{BAR}120", f"{BAR}210")), "plugin changes '120' into '210'"
    ),
    "a text changed while cutting": (
        each_line(lambda line: line._replace(text=line.text.replace("年", "月"))), "'plugin' gave '"
    ),
    "figures changed while cutting": (
        each_row(lambda cells: (*cells[:-1], cells[-1]._replace(text="77"))), "'plugin' gave '77' for"
    ),
    "places one to the right": (
        each_row(lambda cells: tuple(
            c._replace(start=c.start + 1, end=c.end + 1) if c.text else c for c in cells[:-1]
        ) + cells[-1:]),
        "'plugin' gave '",
    ),
    "places that take in the mark": (
        each_row(lambda cells: (cells[0], *(c._replace(start=c.start - 1) for c in cells[1:]))),
        "plugin misplaces applications.received.natural_person",
    ),
    "places of nothing": (
        each_row(lambda cells: tuple(c._replace(end=c.start) for c in cells)), "where '' stands"
    ),
    "two cells in one": (each_row(_glue), "plugin changes"),
    "a cell left blank": (
        each_row(lambda cells: (*cells[:-1], cells[-1]._replace(text="", end=cells[-1].start))),
        "plugin loses '",
    ),
    "cells that are not whole": (
        each_row(lambda cells: tuple(c._replace(is_whole=False) for c in cells)),
        "plugin hides part of the cell",
    ),
    "lines given twice": (cuts(_twice), "twice"),
    "rows in another order": (cuts(_upside_down), "in another order"),
    "all cells in one column": (
        each_row(lambda cells: tuple(c._replace(column=0) for c in cells)), "in one place"
    ),
    "a merged cell over its neighbour": (
        each_row(lambda cells: (cells[0]._replace(columns=3), *cells[1:])),
        "which covers columns 0 to 2",
    ),
    "no claim": (has(claims=lambda self, source, region: 0), "plugin claims no cell"),
    "a claim that another adapter beats": (
        has(claims=lambda self, source, region: 1), r"\w+ claims \d+ cells of a text in its layout, plugin itself 1"
    ),
    "an error while cutting": (
        has(cut=lambda self, source, region: [][1]), r"failed in cut\(\): IndexError"
    ),
    "an error while writing": (
        has(write=lambda self, report: {}["title"]), r"failed in write\(\): KeyError: 'title'"
    ),
    "a limit that is not stated": (has(limits={}), "plugin refuses a report within its limits"),
    "more written at every reading": (
        has(
            write=lambda self, report: Bars.write(self, report)
            + ("\n" if report.layout == "plugin" else "")
        ),
        "writes what it has read in another way",
    ),
    "text of its own": (writes(lambda text: f"{text}\n制表程序版本：三\n"), "plugin adds '制表程序版本：三'"),
}  # fmt: skip


def _fail(method: str) -> str:
    with pytest.raises(AssertionError) as caught:
        getattr(_Suite(), method)()
    return str(caught.value)


def test_sound_layout_passes(install: Callable[..., None]) -> None:
    install(plugin=Bars)
    for method in (name for name in dir(_Suite) if name.startswith("test_")):
        getattr(_Suite(), method)()


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_named_in_one_short_line_within_seconds(
    fault: str, install: Callable[..., None]
) -> None:
    adapter, message = FAULTS[fault]
    install(plugin=adapter)
    before = monotonic()
    told = _fail(_TEST_OF_SAMPLES)
    assert monotonic() - before < 5
    assert re.search(message, told), told
    assert len(told) < 400 and "\n" not in told


@pytest.mark.parametrize("fault", ["a cell dropped while cutting", "cells that are not whole"])
def test_drawn_reports_find_it_too_without_a_page_of_hypothesis(
    fault: str, install: Callable[..., None]
) -> None:
    adapter, message = FAULTS[fault]
    install(plugin=adapter)
    told = _fail("test_reads_what_it_writes")
    assert re.search(message, told), told
    assert len(told) < 400


def test_adapter_that_fails_over_any_text_is_named(install: Callable[..., None]) -> None:
    install(plugin=has(cut=lambda self, source, region: [source.text[5]]))
    assert "failed in cut(): IndexError" in _fail("test_cuts_any_text")


def test_error_of_an_adapter_is_told_with_the_line_that_raised_it(
    install: Callable[..., None],
) -> None:
    install(plugin=has(cut=lambda self, source, region: [][1]))
    assert re.search(r"IndexError: .+ \(test_conformance\.py, line \d+\)$", _fail(_TEST_OF_SAMPLES))


def test_offsets_from_the_start_of_the_region_are_named(install: Callable[..., None]) -> None:
    """They pass for right wherever the region is the whole text."""

    class Relative(Bars):
        def cut(self, source, region):
            text = source.text[region.start : region.end]
            return super().cut(Source(text), Span(0, len(text)))

    install(plugin=Relative)
    for method in (_TEST_OF_SAMPLES, "test_reads_what_it_writes"):
        assert "offsets count from the start of source.text" in _fail(method)


def test_markup_that_takes_in_printed_text_is_named(install: Callable[..., None]) -> None:
    install(plugin=Bars)
    with pytest.raises(
        AssertionError, match=r"the markup of plugin takes in '.*, which is printed"
    ):
        check_reading(_TEXT, "plugin", ".+")


def test_a_dot_in_the_markup_takes_no_line_end(install: Callable[..., None]) -> None:
    install(plugin=each_line(lambda line: None if line.text.startswith("三、") else line))
    with pytest.raises(AssertionError, match="plugin loses '三、"):
        check_reading(_TEXT, "plugin", f"^某.*$|{BAR}")


def test_a_limit_that_does_not_exist_is_named(install: Callable[..., None]) -> None:
    install(plugin=has(limits={"line_breaks": False}))
    for method in ("test_is_registered", _TEST_OF_SAMPLES, "test_reads_what_it_writes"):
        assert _fail(method).startswith(
            "plugin states the limit line_breaks; there are blank_cells,"
        )


@pytest.mark.parametrize("method", [each for each in dir(_Suite) if each.startswith("test_")])
def test_adapter_that_cannot_be_loaded_is_told_in_a_line_by_each_test(
    method: str, install: Callable[..., None]
) -> None:
    install(plugin=None)
    assert re.fullmatch(
        r"adapter 'plugin' of .* cannot be used: ModuleNotFoundError: .*", _fail(method)
    )


def test_one_that_is_not_installed_is_named(install: Callable[..., None]) -> None:
    install()
    assert _fail("test_is_registered").startswith("plugin is not installed; there are aligned_text")
    install(plugin=has(name="other"))
    assert "calls itself 'other'; name and entry point are the same" in _fail("test_is_registered")
    install(plugin=has(summary=""))
    assert _fail("test_is_registered") == "plugin has no summary"


# Layouts that are only read -------------------------------------------------------------------------------------------


class _OnlyRead(Bars):
    write = Adapter.write


class _Texts(_Suite):
    texts = (_TEXT,)


def test_layout_that_is_only_read_needs_texts(install: Callable[..., None]) -> None:
    install(plugin=_OnlyRead)
    assert _fail("test_reads_its_texts") == "plugin only reads: give it texts"
    _Texts().test_reads_its_texts()
    _Texts().test_reads_back_the_samples()


def test_text_that_stands_in_nothing_cut_is_named(install: Callable[..., None]) -> None:
    class Dropping(_OnlyRead):
        def cut(self, source, region):
            items = list(super().cut(source, region))
            return [item for item in items if not getattr(item, "text", "").startswith("四、")]

    install(plugin=Dropping)
    with pytest.raises(AssertionError, match=r"^texts\[0\]: plugin loses '四、.* in line \d+"):
        _Texts().test_reads_its_texts()


def test_figures_of_a_text_are_those_of_its_report(install: Callable[..., None]) -> None:
    install(plugin=_OnlyRead)
    report = check_reading(_TEXT, "plugin", BAR)
    assert report == gaireport.parse(tabs(parts()))


# As pytest shows it ---------------------------------------------------------------------------------------------------


def test_pytest_shows_the_line_and_little_else(tmp_path: Path, root: Path) -> None:
    """A stranger's run: the fault is told in less than a screen."""
    (tmp_path / "conftest.py").write_text(
        "from importlib.metadata import EntryPoint\n"
        "from gaireport.cutting import registry\n"
        "ours = list(registry.entry_points(group=registry.GROUP))\n"
        "point = EntryPoint('plugin', 'faulty_layouts:Broken', registry.GROUP)\n"
        "registry.entry_points = lambda group: [point, *ours]\n"
        "import faulty_layouts, test_conformance\n"
        "faulty_layouts.Broken = test_conformance.FAULTS['a cell dropped while cutting'][0]\n",
        encoding="utf-8",
    )
    (tmp_path / "test_mine.py").write_text(
        "from gaireport.testing import AdapterConformance\n"
        "class TestMine(AdapterConformance):\n"
        f"    layout, markup = 'plugin', '{BAR}'\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "test_mine.py"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True,
        env={"PYTHONPATH": f"{root}:{root / 'tests'}", "PATH": "", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "AssertionError: sample with figures of the form of 20" in done.stdout
    assert len(done.stdout.splitlines()) < 45, done.stdout
