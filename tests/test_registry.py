"""Adapters by entry point: one that fails is named and stops nobody, two that claim equally are an error."""

import re
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import ClassVar

import pytest
from broken_plugins import Untold
from printed import SOUND_TEXT

import gaireport
from gaireport.adapter import Adapter, Line, Row
from gaireport.cutting import registry
from gaireport.errors import AmbiguousAdapterError, PluginError, UnknownAdapterError
from gaireport.source import Source, Span

BUILT_IN = {
    "aligned_text", "box_table", "cell_per_line", "csv", "grid_table", "html", "latex", "pipe_lines",
    "pipe_table", "placed_text", "plain_lines", "simple_table", "tab_table",
}  # fmt: skip


class Plugin(Adapter):
    """A layout that claims every text as often as it is told to."""

    name: ClassVar[str] = "plugin"
    claimed: ClassVar[int] = 10**5

    def claims(self, source: Source, region: Span) -> int:
        return self.claimed

    def cut(self, source: Source, region: Span) -> Iterator[Row | Line]:
        yield Line(source.text[region.start : region.end], region.start, region.end)


class Unready(Plugin):
    def __init__(self) -> None:
        raise RuntimeError("no licence")


class Unnamed(Plugin):
    name: ClassVar[str] = "another"


def no_adapter() -> object:
    return object()


def _plugin(name: str, **fields: object) -> type[Plugin]:
    return type("Made", (Plugin,), {"name": name, **fields})


def _raising(error: Exception) -> Callable[[], object]:
    def make() -> object:
        raise error

    return make


def test_built_in_adapters_come_from_their_entry_points() -> None:
    assert set(gaireport.adapters()) == BUILT_IN


def test_every_built_in_adapter_loads() -> None:
    assert not registry.load_adapters().failures


def test_a_package_that_is_not_installed_says_so(
    install: Callable[..., None], monkeypatch: pytest.MonkeyPatch, demo_text: str
) -> None:
    install()
    monkeypatch.setattr(registry, "entry_points", lambda group: [])
    for call in (gaireport.parse, gaireport.sniff):
        with pytest.raises(PluginError, match="install gaireport with pip") as refused:
            call(demo_text)
        assert refused.value.reason == "no-adapters"


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
    found = gaireport.sniff(SOUND_TEXT)
    assert found is not None
    assert found.name == "plugin"


FAILURES = {
    "missing": (None, "ModuleNotFoundError: No module named 'no_such_module'"),
    "unready": (Unready, "RuntimeError: no licence"),
    "unnamed": (Unnamed, "TypeError: the adapter calls itself 'another'"),
    "no_adapter": (no_adapter, "does not make a gaireport.adapter.Adapter"),
    "no_factory": (3, "TypeError: 'int' object is not callable"),
    "abstract": (
        type("Abstract", (Adapter,), {"name": "abstract"}),
        "TypeError: Can't instantiate",
    ),
    "no_summary": (_plugin("no_summary", summary=3), "TypeError: summary must be str, not int"),
    "no_limits": (
        _plugin("no_limits", limits=["a"]),
        "TypeError: limits must be Mapping, not list",
    ),
    "no_fallback": (_plugin("no_fallback", fallback="no"), "fallback must be bool, not str"),
    "untold": (_raising(Untold()), "(a_plugin_of_the_tests:untold) cannot be used: Untold"),
    "long": (_raising(ValueError("x" * 9999)), "ValueError: " + "x" * 188 + "…"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_adapter_that_fails_to_load_is_named_and_stops_nobody(
    name: str, install: Callable[..., None]
) -> None:
    factory, cause = FAILURES[name]
    install(**{name: factory})
    report = gaireport.parse(SOUND_TEXT)
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
    with pytest.raises(PluginError, match=re.escape(cause)):
        gaireport.parse(SOUND_TEXT, adapter=name)


@pytest.mark.parametrize("content", ["raise OSError('no disk')", "def (", "from x y", "1 / 0"])
def test_module_that_cannot_be_imported_stops_nobody(
    content: str, install: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a_module_of_the_tests.py").write_text(content, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    install(EntryPoint("broken", "a_module_of_the_tests:Adapter", registry.GROUP))
    report = gaireport.parse(SOUND_TEXT)
    assert report.layout == "tab_table"
    assert [(d.code, "broken" in d.message) for d in report.diagnostics] == [("GR101", True)]


@pytest.mark.parametrize("value", ["", "no module", "sys:", ":", "sys:nothing", "sys:path.x"])
def test_entry_point_that_names_nothing_stops_nobody(
    value: str, install: Callable[..., None]
) -> None:
    install(EntryPoint("broken", value, registry.GROUP))
    assert gaireport.parse(SOUND_TEXT).layout == "tab_table"
    assert list(registry.load_adapters().failures) == ["broken"]


@pytest.mark.parametrize("value", ["a_first:Table", "zzz:Table", "gaireport.other:Table"])
def test_name_of_a_built_in_adapter_is_not_given_away(
    value: str, install: Callable[..., None]
) -> None:
    install(EntryPoint("tab_table", value, registry.GROUP))
    loaded = registry.load_adapters()
    assert type(loaded.adapters["tab_table"]).__name__ == "TabTable"
    told = str(loaded.failures["tab_table"])
    assert value in told and "another adapter has this name" in told
    report = gaireport.parse(SOUND_TEXT)
    assert (report.layout, [d.code for d in report.diagnostics]) == ("tab_table", ["GR101"])


def test_name_of_a_built_in_adapter_that_does_not_load_is_not_given_away(
    install: Callable[..., None],
) -> None:
    gone = EntryPoint("lost_table", "gaireport.adapters.lost_table:LostTable", registry.GROUP)
    install(gone, lost_table=_plugin("lost_table"))
    loaded = registry.load_adapters()
    assert "lost_table" not in loaded.adapters
    assert list(loaded.failures) == ["lost_table", "lost_table (a_plugin_of_the_tests:lost_table)"]


def test_second_plugin_of_one_name_does_not_replace_the_first(
    install: Callable[..., None],
) -> None:
    install(EntryPoint("plugin", "z:Z", registry.GROUP), plugin=Plugin)
    loaded = registry.load_adapters()
    assert type(loaded.adapters["plugin"]) is Plugin
    assert "(z:Z) cannot be used: TypeError: another adapter has this name" in str(
        loaded.failures["plugin"]
    )


def test_equal_claims_are_an_error(install: Callable[..., None]) -> None:
    source = Source(SOUND_TEXT)
    highest = registry.claim(source, Span(0, len(SOUND_TEXT))).found[0][0]
    install(plugin=type("Equal", (Plugin,), {"claimed": highest}))
    with pytest.raises(AmbiguousAdapterError, match="plugin, tab_table claim this text equally"):
        gaireport.parse(SOUND_TEXT)


def test_named_adapter_needs_no_claim(install: Callable[..., None]) -> None:
    source = Source(SOUND_TEXT)
    highest = registry.claim(source, Span(0, len(SOUND_TEXT))).found[0][0]
    install(plugin=type("Equal", (Plugin,), {"claimed": highest}))
    assert gaireport.parse(SOUND_TEXT, adapter="tab_table").layout == "tab_table"


def test_layout_without_marks_gives_way_to_an_equal_one(install: Callable[..., None]) -> None:
    source = Source(SOUND_TEXT)
    highest = registry.claim(source, Span(0, len(SOUND_TEXT))).found[0][0]
    install(plugin=type("Equal", (Plugin,), {"claimed": highest, "fallback": True}))
    assert gaireport.parse(SOUND_TEXT).layout == "tab_table"


def test_text_that_nobody_claims_has_no_adapter() -> None:
    assert registry.choose_adapter(registry.LayoutClaims([], {})) is None
