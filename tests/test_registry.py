"""Adapters by entry point: one that fails is named and stops nobody, two that claim equally are an error."""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from types import ModuleType
from typing import ClassVar

import pytest
from printed import parts, tabs

import gaireport
from gaireport import registry
from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.errors import AmbiguousAdapterError, PluginError, UnknownAdapterError
from gaireport.source import Source, Span

TEXT = tabs(parts())
BUILT_IN = {
    "aligned_text", "box_table", "cell_per_line", "grid_table", "html", "pipe_lines", "pipe_table", "plain_lines",
    "simple_table", "tab_table",
}  # fmt: skip


class Plugin(Adapter):
    """A layout that claims every text as often as it is told to."""

    name: ClassVar[str] = "plugin"
    claimed: ClassVar[int] = 10**6

    def claims(self, source: Source, region: Span) -> int:
        return self.claimed

    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        yield Line(source.text[region.start : region.end], region.start, region.end)


class RaisesInClaims(Plugin):
    def claims(self, source: Source, region: Span) -> int:
        raise ZeroDivisionError("no rows")


class RaisesInCut(Plugin):
    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        yield Line("一", 0, 1)
        raise KeyError("row")


class BeyondTheEnd(Plugin):
    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        yield Line("一", 0, len(source.text) + 1)


class Backwards(Plugin):
    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        yield Row((CutCell("一", 5, 3, 0),), 0)


class RaisesOurs(Plugin):
    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        raise gaireport.ParseError("a cell without end")


class Unready(Plugin):
    def __init__(self) -> None:
        raise RuntimeError("no licence")


class Unnamed(Plugin):
    name: ClassVar[str] = "another"


def no_adapter() -> object:
    return object()


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Registers factories as entry points beside the built-in ones; None: a module that does not exist."""
    module = ModuleType("plugins_of_the_tests")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    ours = list(registry.entry_points(group=registry.GROUP))

    def add(**factories: object) -> None:
        made = []
        for name, factory in factories.items():
            setattr(module, name, factory)
            value = f"{module.__name__}:{name}" if factory is not None else "no_such_module:Adapter"
            made.append(EntryPoint(name, value, registry.GROUP))
        monkeypatch.setattr(registry, "entry_points", lambda group: [*made, *ours])
        registry.load_adapters.cache_clear()

    yield add
    monkeypatch.undo()
    registry.load_adapters.cache_clear()


def test_built_in_adapters_come_from_their_entry_points() -> None:
    assert set(gaireport.adapters()) == BUILT_IN


def test_every_built_in_adapter_loads() -> None:
    assert not registry.load_adapters().failures


def test_adapters_cannot_be_changed_from_outside() -> None:
    with pytest.raises(TypeError):
        gaireport.adapters()["mine"] = Plugin()  # type: ignore[index]


def test_adapters_say_what_they_read() -> None:
    assert all(adapter.summary for adapter in gaireport.adapters().values())


def test_unknown_name_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(
        UnknownAdapterError, match="no adapter 'tables'; there are aligned_text, box_table"
    ):
        registry.get_adapter("tables")


def test_installed_adapter_is_used_by_its_claim(install: Callable[..., None]) -> None:
    install(plugin=Plugin)
    found = gaireport.sniff(TEXT)
    assert found is not None
    assert found.name == "plugin"


FAILURES = {
    "missing": (None, "ModuleNotFoundError: No module named 'no_such_module'"),
    "unready": (Unready, "RuntimeError: no licence"),
    "unnamed": (Unnamed, "TypeError: the adapter calls itself 'another'"),
    "no_adapter": (no_adapter, "does not make a gaireport.adapter.Adapter"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_adapter_that_fails_to_load_is_named_and_stops_nobody(
    name: str, install: Callable[..., None]
) -> None:
    factory, cause = FAILURES[name]
    install(**{name: factory})
    report = gaireport.parse(TEXT)
    assert report.layout == "tab_table"
    (found,) = report.diagnostics
    assert (found.code, found.line, found.column, found.cells) == ("GR101", 1, 1, ())
    assert (
        f"adapter {name} could not be used: adapter {name!r} of an unknown distribution"
        in found.message
    )
    assert cause in found.message


@pytest.mark.parametrize("name", FAILURES)
def test_adapter_that_fails_to_load_is_an_error_when_asked_for(
    name: str, install: Callable[..., None]
) -> None:
    factory, cause = FAILURES[name]
    install(**{name: factory})
    with pytest.raises(PluginError, match=cause):
        gaireport.parse(TEXT, adapter=name)


def test_second_adapter_of_one_name_does_not_replace_the_first(
    install: Callable[..., None],
) -> None:
    install(tab_table=Plugin)
    loaded = registry.load_adapters()
    assert type(loaded.adapters.get("tab_table")).__name__ == "TabTable"
    assert "tab_table" in loaded.failures


def test_equal_claims_are_an_error(install: Callable[..., None]) -> None:
    source = Source(TEXT)
    highest = registry.claim(source, Span(0, len(TEXT))).found[0][0]
    install(plugin=type("Equal", (Plugin,), {"claimed": highest}))
    with pytest.raises(AmbiguousAdapterError, match="plugin, tab_table claim this text equally"):
        gaireport.parse(TEXT)


def test_named_adapter_needs_no_claim(install: Callable[..., None]) -> None:
    source = Source(TEXT)
    highest = registry.claim(source, Span(0, len(TEXT))).found[0][0]
    install(plugin=type("Equal", (Plugin,), {"claimed": highest}))
    assert gaireport.parse(TEXT, adapter="tab_table").layout == "tab_table"


def test_layout_without_marks_gives_way_to_an_equal_one(install: Callable[..., None]) -> None:
    source = Source(TEXT)
    highest = registry.claim(source, Span(0, len(TEXT))).found[0][0]
    install(plugin=type("Equal", (Plugin,), {"claimed": highest, "fallback": True}))
    assert gaireport.parse(TEXT).layout == "tab_table"


def test_error_in_claims_stops_nobody_and_is_named(install: Callable[..., None]) -> None:
    install(plugin=RaisesInClaims)
    report = gaireport.parse(TEXT)
    failures = [d.message for d in report.diagnostics if d.code == "GR101"]
    assert report.layout == "tab_table"
    assert len(failures) == 1
    assert "adapter 'plugin' failed in claims()" in failures[0]


def test_error_in_cut_is_a_plugin_error(install: Callable[..., None]) -> None:
    install(plugin=RaisesInCut)
    with pytest.raises(PluginError, match=r"adapter 'plugin' failed in cut\(\): KeyError\('row'\)"):
        gaireport.parse(TEXT)


def test_error_of_ours_in_cut_stays_what_it_is(install: Callable[..., None]) -> None:
    install(plugin=RaisesOurs)
    with pytest.raises(gaireport.ParseError, match="a cell without end"):
        gaireport.parse(TEXT)


@pytest.mark.parametrize(
    ("plugin", "span"), [(BeyondTheEnd, f"0..{len(TEXT) + 1}"), (Backwards, "5..3")]
)
def test_span_outside_of_the_text_is_a_plugin_error(
    plugin: type[Plugin], span: str, install: Callable[..., None]
) -> None:
    install(plugin=plugin)
    with pytest.raises(PluginError, match=rf"adapter 'plugin' gave the span {span} of {len(TEXT)}"):
        gaireport.parse(TEXT)


def test_text_that_nobody_claims_has_no_adapter() -> None:
    assert registry.choose_adapter(registry.Claims([], {})) is None
