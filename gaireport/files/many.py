"""Files, folders, patterns and archives -> one Outcome for each file, in order, as they are ready."""

import os
from collections.abc import Iterable, Iterator
from functools import partial

from gaireport.errors import GaireportError, ParseError
from gaireport.files import load_text, parse_every, parse_text
from gaireport.files.processes import map_in_order
from gaireport.files.sources import InputFile, find_inputs
from gaireport.report.outcome import Outcome


def read_many(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    adapter: str | None = None,
    jobs: int = 1,
    every: bool = False,
) -> Iterator[Outcome]:
    """Read many files; one that cannot be read costs its own outcome only.

    Args:
        paths: files, folders (with all below them), patterns (``"2023/**/*.docx"``) and zip archives, or one such.
        adapter: name of the layout, in place of detection.
        jobs: number of processes. Where it is more than 1, a program calls this under ``if __name__ == "__main__"``.
        every: give each report of a file that holds several an outcome of its own, not the first report alone.
    """
    listed = [paths] if isinstance(paths, str | os.PathLike) else paths
    read = partial(read_reports, adapter=adapter, every=every)
    results = map_in_order(read, find_inputs(listed), jobs, lost_reports)
    return (outcome for outcomes in results for outcome in outcomes)


def read_reports(
    file: InputFile, adapter: str | None = None, *, every: bool = False
) -> list[Outcome]:
    """Read one file: the outcome of its first report, or those of all."""
    if not every:
        return [read_input(file, adapter)]
    text = None
    try:
        text = load_text(file.load())
        reports = parse_every(text, adapter)
    except GaireportError as error:
        return [Outcome(file.name, None, error, text.text if text else None)]
    names = [file.name, *(f"{file.name}#{at}" for at in range(2, len(reports) + 1))]
    return [
        Outcome(name, report, None, text.text) for name, report in zip(names, reports, strict=True)
    ]


def read_input(file: InputFile, adapter: str | None = None) -> Outcome:
    """Read one file."""
    text = None
    try:
        text = load_text(file.load())
        return Outcome(file.name, parse_text(text, adapter), None, text.text)
    except GaireportError as error:
        return Outcome(file.name, None, error, text.text if text else None)


def lost_input(file: InputFile) -> Outcome:
    """The outcome of a file over which the system ended the process that read it."""
    error = ParseError(
        "the process that read the file was ended, most likely for want of memory",
        "读取该文件的进程被系统终止，可能是内存不足",
        reason="process-ended",
    )
    return Outcome(file.name, None, error)


def lost_reports(file: InputFile) -> list[Outcome]:
    """``lost_input`` for a file of which every report was to be read."""
    return [lost_input(file)]
