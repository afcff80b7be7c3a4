"""Chromium, where it is installed."""

import shutil

import pytest


def find_chromium() -> str:
    """The path of the browser; a test without one is skipped."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("Chromium is not installed")
    return found
