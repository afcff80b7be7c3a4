"""Run in Pyodide: the project's tests, but those that need processes or browsers: suite.py [PYTEST ARGUMENT...]."""

import sys
from pathlib import Path

# Newer versions of Hypothesis are compiled; the folder has the last that is not.
sys.path[:0] = [".", "build/suite"]

import pytest  # noqa: E402


class LeavesOut:
    """Leaves out the files of tests that speak of what a browser has not."""

    _WORDS = (
        "subprocess", "threading", "multiprocessing", "jobs=", "playwright", "pyarrow", "duckdb", "pandas", "polars",
        "jsonschema", "gaireport.cli",
    )  # fmt: skip

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        if collection_path.name.startswith("test_"):
            text = collection_path.read_text(encoding="utf-8")
            return any(each in text for each in self._WORDS) or None
        return None


sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", *sys.argv[1:]], [LeavesOut()]))
