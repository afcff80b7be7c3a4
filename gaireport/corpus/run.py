"""Files and folders of documents -> a folder of Parquet files, on this machine. A run that was cut off goes on."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

from gaireport.corpus.counts import Counts, merge_counts
from gaireport.corpus.documents import USUAL_LIMITS, Limits
from gaireport.corpus.inputs import (
    PLAN,
    InputPiece,
    WantedColumns,
    find_pieces,
    require_columns,
)
from gaireport.corpus.pieces import (
    MARKERS,
    TEMPORARY,
    Done,
    Job,
    find_done,
    remove_leftovers,
    write_json,
)
from gaireport.corpus.workers import Task, read_pieces
from gaireport.errors import UnwritableError
from gaireport.files.unwritable import unwritable_file

SUMMARY = "_summary.json"


@attrs.frozen
class Progress:
    """How far a run is."""

    share: float
    """Of the bytes of all pieces."""
    counts: Counts
    """The rows written so far, of earlier runs too."""
    fresh: int
    """The rows written by this run."""


def run_corpus(
    inputs: Sequence[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    text: str = "text",
    keep: Sequence[str] = ("url",),
    workers: int | None = None,
    limits: Limits = USUAL_LIMITS,
    resume: bool = False,
    tell: Callable[[Progress], None] = lambda progress: None,
) -> Counts:
    """Read all documents into ``part-*.parquet`` of a folder, one file for each piece, and count them.

    Args:
        inputs: Parquet files, files of JSON lines (also packed, .gz and .zst), folders of them, or of documents.
        workers: processes; as many as there are cores unless it is given.
        resume: go on with what an earlier run of the same inputs left; the files come out the same to the byte.
        tell: called as pieces are done.

    Raises:
        UnsupportedFileError: an input is not there or is damaged.
        UnwritableError: the folder holds another run, or this one although ``resume`` is not given.
        WrongKeysError: a column is not there.
    """
    _refuse_input(folder, inputs)
    pieces = find_pieces(inputs, without=folder)
    job = Job(str(folder), WantedColumns(text, tuple(keep)), limits)
    require_columns(pieces, job.wanted)
    _settle_plan(pieces, job, resume=resume)
    done = {n: found for n in range(len(pieces)) if (found := find_done(job.folder, n)) is not None}
    tasks = [Task(n, piece) for n, piece in enumerate(pieces) if n not in done]
    progress = _Teller(pieces, done, tell)
    if tasks:
        for each in read_pieces(tasks, job, workers or os.cpu_count() or 1):
            done[each.number] = each
            progress.add(each)
        remove_leftovers(job.folder)
    counts = merge_counts(done[number].counts for number in sorted(done))
    write_json(Path(job.folder) / SUMMARY, counts.as_json())
    return counts


def _refuse_input(folder: str | os.PathLike[str], inputs: Sequence[str | os.PathLike[str]]) -> None:
    if any(Path(each).absolute() == Path(folder).absolute() for each in inputs):
        raise UnwritableError(
            f"{folder} is an input; name another folder to write into",
            f"{folder} 是输入，请另选写入的文件夹",
        )


class _Teller:
    """Counts what is done and tells it."""

    def __init__(
        self, pieces: Sequence[InputPiece], done: dict[int, Done], tell: Callable[[Progress], None]
    ) -> None:
        self._sizes = [piece.size + 1 for piece in pieces]
        self._ready = sum(self._sizes[number] for number in done)
        self._counts = merge_counts(each.counts for each in done.values())
        self._fresh = 0
        self._tell = tell
        self._say()

    def add(self, done: Done) -> None:
        self._ready += self._sizes[done.number]
        self._fresh += done.counts.rows
        self._counts.merge(done.counts)
        self._say()

    def _say(self) -> None:
        share = self._ready / sum(self._sizes) if self._sizes else 1.0
        self._tell(Progress(share, self._counts, self._fresh))


def _settle_plan(pieces: Sequence[InputPiece], job: Job, *, resume: bool) -> None:
    """Write down what the run is made of, or hold it against what is written there."""
    folder = Path(job.folder)
    path = folder / PLAN
    plan = {
        "text": job.wanted.text,
        "keep": list(job.wanted.keep),
        "limits": attrs.asdict(job.limits),
        "pieces": [piece.describe() for piece in pieces],
    }
    if path.exists():
        if not resume:
            raise UnwritableError(
                f"{folder} holds a run already; go on with it (--resume, resume=True), or name another folder",
                f"{folder}中已有一次运行的结果；请续跑（--resume），或另选文件夹",
            )
        if json.loads(path.read_text(encoding="utf-8")) != plan:
            raise UnwritableError(
                f"{folder} holds a run of other inputs, columns or limits",
                f"{folder}中是另一次运行的结果：输入、列或限制不同",
            )
        remove_leftovers(job.folder)
        return
    if folder.exists() and not folder.is_dir():
        raise UnwritableError(f"{folder} is no folder", f"{folder}不是文件夹")
    if folder.is_dir() and any(not _is_before_plan(each) for each in folder.iterdir()):
        raise UnwritableError(f"{folder} is not empty", f"{folder}不是空文件夹")
    try:
        (folder / MARKERS).mkdir(parents=True, exist_ok=True)
        write_json(path, plan)
    except OSError as error:
        raise unwritable_file(folder, error) from error


def _is_before_plan(path: Path) -> bool:
    """Whether a run that was killed before its plan was written may have left this."""
    return path.name == MARKERS or path.name.startswith(TEMPORARY)
