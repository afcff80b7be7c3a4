"""What the tests of several kinds of file begin with."""

from pathlib import Path

import pytest

import gaireport
from gaireport import Report


@pytest.fixture(scope="session")
def sound_report() -> Report:
    """A report of which every sum holds."""
    text = (
        Path(gaireport.__file__).parent.joinpath("demo", "report.txt").read_text(encoding="utf-8")
    )
    return gaireport.parse(text)
