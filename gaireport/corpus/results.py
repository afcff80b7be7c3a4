"""The files of a run, read again batch by batch, so that a tool needs no more memory than one batch."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from gaireport.corpus.schema import DOCUMENT_COLUMNS, require_column
from gaireport.errors import UnreadableFileError, UnsupportedFileError

_RESULT_ROWS = 512


def result_files(folder: str | os.PathLike[str]) -> list[Path]:
    """The Parquet files of a run or of an engine, in order.

    Raises:
        UnreadableFileError: there are none.
    """
    # A run that goes on, or was killed, has files under temporary names, which begin with a dot.
    found = sorted(each for each in Path(folder).glob("*.parquet") if each.name[0] not in "._")
    if not found:
        raise UnreadableFileError(
            f"{folder}: there is no file of a run; gaireport run -o {folder} writes them",
            f"{folder}：其中没有运行结果文件；请先用 gaireport run -o {folder} 运行",
        )
    return found


def _opened(path: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise UnsupportedFileError(
            f"{path}: {error}", f"{path}：Parquet文件已损坏", reason="damaged-parquet"
        ) from error


def key_column(folder: str | os.PathLike[str]) -> str | None:
    """The first column that was kept, which names a document; None where none was kept."""
    with _opened(result_files(folder)[0]) as file:
        first = file.schema_arrow.names[0]
    return None if first in DOCUMENT_COLUMNS else first


def result_rows(folder: str | os.PathLike[str], columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of a run, with these columns."""
    for path in result_files(folder):
        with _opened(path) as file:
            for name in columns:
                require_column(file.schema_arrow, name)
            for batch in file.iter_batches(_RESULT_ROWS, columns=list(columns)):
                yield from pa.Table.from_batches([batch]).to_pylist()
