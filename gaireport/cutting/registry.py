"""A name or a text -> the adapter for it. No other module reads entry points."""

from collections.abc import Collection, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import NamedTuple

from gaireport.adapter import Adapter
from gaireport.cutting import contract
from gaireport.errors import (
    AmbiguousAdapterError,
    PluginError,
    UnknownAdapterError,
    require,
    short_name,
)
from gaireport.findings.words import Words
from gaireport.source import Source, Span

GROUP = "gaireport.adapters"
_NONE_REGISTERED = Words(
    "no layout is registered: install gaireport with pip (a program that packs it must take its metadata along)",
    "没有可用的版式：请用 pip 安装 gaireport（打包成程序时须一并带上其元数据）",
)


class Loaded(NamedTuple):
    """The adapters that the entry points gave, and those that failed."""

    adapters: Mapping[str, Adapter]
    failures: Mapping[str, PluginError]
    """Name -> the reason why that adapter cannot be used."""


@cache
def load_adapters() -> Loaded:
    """Load every registered adapter once. One that fails is kept by name with its error; the others go on.

    Raises:
        PluginError: none is registered.
    """
    adapters: dict[str, Adapter] = {}
    failures: dict[str, PluginError] = {}
    points = sorted(
        entry_points(group=GROUP),
        key=lambda point: (point.name, not _is_built_in(point), point.value),
    )
    if not points:
        raise PluginError(*_NONE_REGISTERED, reason="no-adapters")
    ours = {point.name for point in points if _is_built_in(point)}
    for point in points:
        try:
            if point.name in adapters or (point.name in ours and not _is_built_in(point)):
                raise TypeError("another adapter has this name")
            adapters[point.name] = _load_adapter(point)
        except MemoryError:
            raise
        except Exception as error:  # A plugin may raise anything; it must not stop the others.
            # Where several fail under one name, each is named.
            key = f"{point.name} ({point.value})" if point.name in failures else point.name
            failures[key] = _plugin_error(point, error)
    return Loaded(MappingProxyType(adapters), MappingProxyType(failures))


def are_all_built_in() -> bool:
    """Whether only layouts of this package are asked; another one may spell labels in its own way."""
    loaded = load_adapters()
    ours = [type(each).__module__.startswith("gaireport.") for each in loaded.adapters.values()]
    return all(ours) and not loaded.failures


def _is_built_in(point: EntryPoint) -> bool:
    """Whether the adapter lies in this package; no other can take the name of such a layout."""
    return point.value.startswith("gaireport.adapters.")


def _load_adapter(point: EntryPoint) -> Adapter:
    factory = point.load()
    adapter = factory()
    if not isinstance(adapter, Adapter):
        raise TypeError(f"{factory!r} does not make a gaireport.adapter.Adapter")
    name = getattr(adapter, "name", None)
    if name != point.name:
        told = "has no name" if name is None else f"calls itself {name!r}"
        raise TypeError(f"the adapter {told}; name and entry point are the same, {point.name!r}")
    require(adapter.summary, str, "summary")
    require(adapter.fallback, bool, "fallback")
    require(adapter.limits, Mapping, "limits")
    return adapter


def _plugin_error(point: EntryPoint, cause: Exception) -> PluginError:
    cited, told = f"{_distribution(point)} ({point.value})", contract.describe_error(cause)
    error = PluginError(
        f"adapter {point.name!r} of {cited} cannot be used: {told}",
        f"适配器 {point.name} 无法使用，来自 {cited}：{told}",
    )
    error.__cause__ = cause
    return error


def _distribution(point: EntryPoint) -> str:
    try:
        name = point.dist.name if point.dist else None
    except MemoryError:
        raise
    except Exception:  # Its metadata is damaged; that is no reason to fail while saying so.
        name = None
    return name or "an unknown distribution"


def get_adapter(name: str) -> Adapter:
    """The adapter of that name.

    Raises:
        PluginError: the adapter is registered but could not be loaded.
        UnknownAdapterError: no adapter has that name.
    """
    require(name, str, "the name of an adapter")
    loaded = load_adapters()
    if name in loaded.adapters:
        return loaded.adapters[name]
    if name in loaded.failures:
        raise loaded.failures[name]
    known = ", ".join(loaded.adapters)
    raise UnknownAdapterError(
        f"no adapter {short_name(name)}; there are {known}",
        f"没有适配器 {short_name(name)}；现有 {known}",
    )


class LayoutClaims(NamedTuple):
    """What the adapters claim of a region."""

    found: list[tuple[int, Adapter]]
    """The number of cells and the adapter that sees them, highest first, without those that claim nothing."""
    failed: dict[str, PluginError]
    """The adapters that broke while they were asked; they do not stop the others."""


def claim(source: Source, region: Span, without: Collection[str] = ()) -> LayoutClaims:
    """Ask every adapter for its claim on a region, except those that have failed over this text."""
    claims = LayoutClaims([], {})
    for name, adapter in load_adapters().adapters.items():
        if name in without:
            continue
        try:
            if cells := contract.ask(adapter, source, region):
                claims.found.append((cells, adapter))
        except PluginError as error:
            claims.failed[name] = error
    claims.found.sort(key=lambda claimed: (-claimed[0], claimed[1].fallback, claimed[1].name))
    return claims


def choose_adapter(claims: LayoutClaims) -> Adapter | None:
    """The adapter with the highest claim; None if nobody claims anything.

    Raises:
        AmbiguousAdapterError: two adapters claim the text equally.
    """
    if not claims.found:
        return None
    best, adapter = claims.found[0]
    equal = [
        other.name
        for cells, other in claims.found
        if cells == best and other.fallback == adapter.fallback
    ]
    if len(equal) > 1:
        names = ", ".join(equal)
        raise AmbiguousAdapterError(
            f"{names} claim this text equally; name one with adapter=",
            f"{names} 均可读取此文本，请用 adapter= 指定其一",
        )
    return adapter
