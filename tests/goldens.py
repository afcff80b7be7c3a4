"""The one switch by which files of expected outcomes are written: ``GAIREPORT_GOLDENS``.

``=new`` writes what is missing and leaves what is there, ``=all`` writes everything anew. A test fails while it is
on: what was written is what the program does, not yet what it should do. Read it.
"""

import os
from pathlib import Path

SWITCH = "GAIREPORT_GOLDENS"
FOLDER = Path(__file__).resolve().parent / "golden"
mode = os.environ.get(SWITCH, "")


def is_due(is_there: bool) -> bool:
    """Whether an expected outcome is to be written now."""
    assert mode in ("", "new", "all"), f"{SWITCH}={mode}: new or all"
    return mode == "all" or (mode == "new" and not is_there)


def golden(path: Path, made: str) -> str:
    """The expected text of a file, which the made one becomes where it is due."""
    if is_due(path.exists()):
        path.write_text(made, encoding="utf-8")
    return path.read_text(encoding="utf-8")
