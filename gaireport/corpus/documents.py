"""One document, a text or the content of a file -> what its row says. Whatever happens, there is a row."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from time import perf_counter
from typing import Any

import attrs

from gaireport import api
from gaireport.corpus.schema import FIGURE_TYPE, SECONDS, Status
from gaireport.cutting.limits import MAX_CELLS, MAX_CHARACTERS
from gaireport.errors import (
    GaireportError,
    InputTooLargeError,
    NotAReportError,
    UnwritableError,
    require_number,
    require_whole,
)
from gaireport.files import read_text
from gaireport.nodes import Cell, Report

WITHOUT_WORDS = "no-words"
"""The text has none of the words of a report, so that it was not read."""
TEXTLESS = "no-text"
_OUT_OF_TIME = "too-slow"


@attrs.frozen
class Limits:
    """What one document may take; one that takes more is refused, and its neighbours are not touched."""

    characters: int = MAX_CHARACTERS
    cells: int = MAX_CELLS
    seconds: float = 60.0
    """Reading stops by itself at this time; the local runner ends a process that does not."""
    memory: int | None = None
    """Bytes that one document may take beside what the process has already. It is kept by the local runner, on
    systems that have RLIMIT_AS (Linux)."""

    def __attrs_post_init__(self) -> None:
        require_whole(self.characters, "characters")
        require_whole(self.cells, "cells")
        require_number(self.seconds, "seconds")
        if self.memory is not None:
            require_whole(self.memory, "memory")


USUAL_LIMITS = Limits()


def passed_over() -> dict[str, Any]:
    """The row of a text that cannot be a report; nobody reads it."""
    return {"status": "not_a_report", "reason": WITHOUT_WORDS, SECONDS: 0.0}


def refused(status: Status, reason: str, error: str) -> dict[str, Any]:
    """The row of a document that gives no report."""
    return {"status": status, "reason": reason, "error": error, SECONDS: 0.0}


def read_one(content: str | bytes | None, limits: Limits) -> dict[str, Any]:
    """Read one document. Nothing is raised but what ends the process as well (KeyboardInterrupt, SystemExit)."""
    start = perf_counter()
    try:
        row = _outcome_row(content, limits)
    except GaireportError as error:
        row = refused(_status(error), error.reason, str(error))
    except MemoryError:
        row = refused("too_large", "memory", "reading took more memory than one document may have")
    except Exception as error:  # a row must come out, whatever an adapter of somebody's raises
        row = refused("error", "internal", f"{type(error).__name__}: {error}")
    if isinstance(content, str | bytes):
        row.setdefault("characters", len(content) if isinstance(content, str) else None)
    row[SECONDS] = perf_counter() - start
    return row


def _outcome_row(content: str | bytes | None, limits: Limits) -> dict[str, Any]:
    if content is None:
        return refused("error", TEXTLESS, "the row has no text")
    text = content if isinstance(content, str) else read_text(content)
    reports = api.parse_all(
        text,
        max_characters=limits.characters,
        max_cells=limits.cells,
        max_seconds=limits.seconds,
    )
    return {**_report_row(reports[0]), "reports": len(reports), "characters": len(text)}


def _status(error: GaireportError) -> Status:
    if isinstance(error, NotAReportError):
        return "not_a_report"
    if isinstance(error, InputTooLargeError):
        return "timeout" if error.reason == _OUT_OF_TIME else "too_large"
    return "error"


def _report_row(report: Report) -> dict[str, Any]:
    doubted = {path: severity.name.lower() for path, severity in report.doubted().items()}
    return {
        "status": "ok",
        "layout": report.layout,
        "form": report.form,
        "year": report.year,
        "agency": report.agency,
        "title": report.title,
        "published": report.published,
        "cells": [_cell_row(path, cell, doubted) for path, cell in report.cells().items()],
        "diagnostics": [
            {
                "code": each.code,
                "severity": each.severity.name.lower(),
                "message": each.message,
                "line": each.line,
                "column": each.column,
                "start": each.span.start,
                "end": each.span.end,
                "cells": list(each.cells),
            }
            for each in report.diagnostics
        ],
    }


def _cell_row(path: str, cell: Cell, doubted: dict[str, str]) -> dict[str, Any]:
    span = cell.span
    return {
        "cell": path,
        "value": None if cell.value is None else _fitting_figure(path, cell.value),
        "state": cell.state,
        "raw": cell.raw,
        "unit": cell.unit,
        "doubt": doubted.get(path),
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
    }


def _fitting_figure(path: str, value: int | Decimal) -> Decimal:
    figure = Decimal(value)
    _, digits, exponent = figure.as_tuple()
    assert isinstance(exponent, int)  # a figure is never NaN or infinite
    if (
        -exponent > FIGURE_TYPE.scale
        or len(digits) + exponent > FIGURE_TYPE.precision - FIGURE_TYPE.scale
    ):
        raise UnwritableError(
            f"{path}: the figure has more digits than the column value holds",
            f"{path}：数字位数超出value列的容量",
            reason="figure-too-long",
            field=path,
        )
    return figure


@contextmanager
def memory_limit(allowed: int | None) -> Iterator[None]:
    """Let the process take so many bytes more than it has; what asks for more gets MemoryError."""
    try:
        import resource
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        allowed = None
    if allowed is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = pages * resource.getpagesize() + allowed
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
