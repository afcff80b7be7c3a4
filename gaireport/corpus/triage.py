"""The rows of a run -> what each document is: a report or not, of which form, whole or clipped, alone or several."""

import os
from collections.abc import Iterator
from typing import Any, Literal

import attrs

from gaireport.corpus.results import key_column, result_rows

Verdict = Literal["report", "several", "other", "unread"]
Extent = Literal["whole", "clipped", "damaged"]
_CLIPPED = frozenset(("GR202", "GR222", "GR223"))
"""Findings of a table that is missing, a row that is cut, columns that are missing."""
_DAMAGED = frozenset(("GR203", "GR205", "GR212", "GR219"))
"""Findings of rows that are missing, or cannot be placed."""
_TRIAGED = ("status", "reason", "form", "year", "agency", "reports", "cells", "diagnostics")


@attrs.frozen
class Triage:
    """What one document is."""

    document: str | None
    """What names it in the run."""
    verdict: Verdict
    form: str | None = None
    extent: Extent | None = None
    """``clipped``: a whole table or the edge of one is not in the text; ``damaged``: rows within are lost or in
    doubt."""
    lost: int = 0
    """Cells of the form that the text does not have."""
    reports: int = 0
    reason: str | None = None
    """Why it was not read."""


def triage_run(folder: str | os.PathLike[str]) -> Iterator[Triage]:
    """Tell what each document of a run is, in order."""
    key = key_column(folder)
    columns = _TRIAGED if key is None else (key, *_TRIAGED)
    for row in result_rows(folder, columns):
        yield _triage(None if key is None else row[key], row)


def _triage(document: str | None, row: dict[str, Any]) -> Triage:
    if row["status"] != "ok":
        verdict: Verdict = "other" if row["status"] == "not_a_report" else "unread"
        return Triage(document, verdict, reason=row["reason"])
    codes = {each["code"] for each in row["diagnostics"]}
    lost = sum(cell["state"] == "lost" for cell in row["cells"])
    extent: Extent = "clipped" if codes & _CLIPPED else "damaged" if codes & _DAMAGED else "whole"
    verdict = "several" if row["reports"] > 1 else "report"
    return Triage(document, verdict, row["form"], extent, lost, row["reports"])
