"""Hypothesis profiles, and the folder of real reports that lies beside the project where it is there at all."""

import os
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType

import goldens
import pytest
from commands import RUNNER
from hypothesis import HealthCheck, settings
from places import CORPUS, ROOT

from gaireport.cli.app import app
from gaireport.cutting import registry

# A package of its own, with tests of its own: test_plugin_example.py builds it, installs it and runs them.
collect_ignore = ["plugin_example"]


# A whole report is a large example, and a busy machine is slow: time is measured by the benchmarks, not here.
_COMMON = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
# One commit passes or fails for everyone alike; "search" draws other examples each time, and is for finding faults.
settings.register_profile("fast", max_examples=100, derandomize=True, **_COMMON)
settings.register_profile("full", max_examples=1000, derandomize=True, **_COMMON)
settings.register_profile("search", max_examples=1000, **_COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_configure(config: pytest.Config) -> None:
    if goldens.mode and config.getoption("numprocesses", None):
        raise pytest.UsageError(f"{goldens.SWITCH}: two that write one file lose half; without -n")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real reports; the test is skipped where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus folder is not here")
    return CORPUS


@pytest.fixture(scope="session")
def demo_text() -> str:
    """The report that comes with the package."""
    return (ROOT / "gaireport" / "demo" / "report.txt").read_bytes().decode()


@pytest.fixture(scope="session")
def later_text(demo_text: str) -> str:
    """The same report, made the one for the year after."""
    return demo_text.replace("2024年", "2025年").replace("2025年1月16日", "2026年1月16日")


@pytest.fixture
def demo_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with what ``demo --save`` writes."""
    monkeypatch.chdir(tmp_path)
    saved = RUNNER.invoke(app, ["demo", "--save", "."])
    assert (saved.exit_code, saved.stdout) == (0, "report.txt\nlater.txt\n")
    return tmp_path


@pytest.fixture
def plain_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """No language but English, whatever the machine speaks."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Registers factories as entry points beside the built-in ones; None: a module that does not exist."""
    module = ModuleType("a_plugin_of_the_tests")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    ours = list(registry.entry_points(group=registry.GROUP))

    def add(*points: EntryPoint, **factories: object) -> None:
        made = [*points]
        for name, factory in factories.items():
            setattr(module, name, factory)
            value = f"{module.__name__}:{name}" if factory is not None else "no_such_module:Adapter"
            made.append(EntryPoint(name, value, registry.GROUP))
        monkeypatch.setattr(registry, "entry_points", lambda group: [*made, *ours])
        registry.load_adapters.cache_clear()

    yield add
    monkeypatch.undo()
    registry.load_adapters.cache_clear()
