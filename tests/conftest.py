"""Hypothesis profiles, and the folder of real reports that lies beside the project where it is there at all."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A package of its own, with tests of its own: test_plugin_example.py builds it, installs it and runs them.
collect_ignore = ["plugin_example"]

ROOT = Path(__file__).resolve().parent.parent
_CORPUS = ROOT.parent / "shared" / "corpus"

# A whole report is a large example, and a busy machine is slow: time is measured by the benchmarks, not here.
_COMMON = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
settings.register_profile("fast", max_examples=100, **_COMMON)
settings.register_profile("full", max_examples=1000, **_COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real reports; the test is skipped where it is absent."""
    if not _CORPUS.is_dir():
        pytest.skip("the corpus folder is not here")
    return _CORPUS


@pytest.fixture(scope="session")
def demo_text() -> str:
    """The report that comes with the package."""
    return (ROOT / "gaireport" / "demo" / "report.txt").read_bytes().decode()
