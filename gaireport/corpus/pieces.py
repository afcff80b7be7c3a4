"""One piece -> one Parquet file and one marker, each written under a temporary name and renamed when it is whole.

A piece is done if its marker is there. The file is renamed before its marker is written, so that a kill between the
two costs the piece once more and nothing else.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gaireport.corpus.batch import DocumentRow, Watch, read_batch
from gaireport.corpus.counts import Counts, counts_from_json
from gaireport.corpus.documents import USUAL_LIMITS, Limits
from gaireport.corpus.inputs import USUAL_COLUMNS, Documents, InputPiece, WantedColumns
from gaireport.corpus.schema import SECONDS, run_schema

MARKERS = "_markers"
TEMPORARY = ".tmp-"
_COMPRESSION = "zstd"
_BYTES_AT_ONCE = 8 << 20
"""Rows are written when they take so much: most of a crawl says nothing, and a row group has a cost of its own."""


@attrs.frozen
class Job:
    """What is the same for all pieces of a run."""

    folder: str
    wanted: WantedColumns = USUAL_COLUMNS
    limits: Limits = USUAL_LIMITS


@attrs.frozen
class Done:
    """What a marker says of its piece."""

    number: int
    counts: Counts
    seconds: float
    """The time that the documents took, all together."""


def part_path(folder: str, number: int) -> Path:
    return Path(folder) / f"part-{number:06d}.parquet"


def marker_path(folder: str, number: int) -> Path:
    return Path(folder) / MARKERS / f"part-{number:06d}.json"


def find_done(folder: str, number: int) -> Done | None:
    """What the marker of a piece says; None where the piece is to be read."""
    path = marker_path(folder, number)
    if not path.exists() or not part_path(folder, number).exists():
        return None
    entry = json.loads(path.read_text(encoding="utf-8"))
    return Done(number, counts_from_json(entry["counts"]), entry["seconds"])


def write_piece(
    piece: InputPiece, number: int, job: Job, known: Mapping[int, DocumentRow], watch: Watch
) -> Done:
    """Read the documents of a piece and write what they say.

    Args:
        known: number of a document within the piece -> its row, for those that stopped a process before.
        watch: called around the reading of each document, with its number within the piece.
    """
    counts, seconds = Counts(), 0.0
    unwritten: list[pa.RecordBatch] = []
    wanted = piece.columns(job.wanted)
    schema = run_schema(piece.schema(job.wanted), wanted.keep)
    with (
        _renamed(part_path(job.folder, number)) as temporary,
        pq.ParquetWriter(temporary, schema, compression=_COMPRESSION) as writer,
    ):
        for documents in piece.documents(job.wanted):
            read = _read_some(documents, counts.rows, wanted, job.limits, known, watch)
            seconds += pc.sum(read.column(SECONDS)).as_py() or 0.0
            read = read.drop_columns([SECONDS])
            counts.add(read)
            unwritten.append(read)
            if sum(each.nbytes for each in unwritten) > _BYTES_AT_ONCE:
                _write_rows(writer, unwritten)
        _write_rows(writer, unwritten)
    done = Done(number, counts, seconds)
    entry = {"counts": counts.as_json(), "seconds": round(seconds, 6)}
    write_json(marker_path(job.folder, number), entry)
    return done


def _write_rows(writer: pq.ParquetWriter, rows: list[pa.RecordBatch]) -> None:
    """Write rows as one row group, and forget them."""
    if rows:
        writer.write_table(pa.Table.from_batches(rows))
        rows.clear()


def _read_some(
    documents: Documents,
    start: int,
    wanted: WantedColumns,
    limits: Limits,
    known: Mapping[int, DocumentRow],
    watch: Watch,
) -> pa.RecordBatch:
    """Read the documents of a piece from one of them on."""

    def watch_row(row: int) -> AbstractContextManager[object]:
        return watch(start + row)

    stopped = {at - start: row for at, row in known.items() if at >= start}
    return read_batch(
        documents.batch,
        wanted.text,
        wanted.keep,
        limits,
        known={**documents.known, **stopped},
        watch=watch_row,
    )


def write_json(path: Path, entry: Any) -> None:
    """Write a file of JSON that is whole or not there."""
    with _renamed(path) as temporary:
        text = json.dumps(entry, ensure_ascii=False, indent=1)
        Path(temporary).write_text(text + "\n", encoding="utf-8")


@contextmanager
def _renamed(path: Path) -> Iterator[str]:
    """A temporary name, of this process alone, that becomes the path once all is written."""
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    try:
        yield str(temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def remove_leftovers(folder: str) -> None:
    """Remove what killed processes left under temporary names, as those do that are ended over a document."""
    for inner in (Path(folder), Path(folder) / MARKERS):
        for path in inner.glob(f"{TEMPORARY}*"):
            path.unlink(missing_ok=True)
