"""Files and folders -> pieces, each of which gives its documents as record batches, in the same order every time."""

import errno
import gzip
import io
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from gaireport.corpus.batch import DocumentRow
from gaireport.corpus.documents import refused
from gaireport.corpus.schema import require_column
from gaireport.errors import UnreadableFileError, UnsupportedFileError, WrongKeysError

ROWS_OF_A_BATCH = 256
_FILES_OF_A_PIECE = 256
_FILES_OF_A_BATCH = 32
_LINES_ASKED = 100
"""Lines in one of which each column must be; a value that is not known is often left out."""
BYTES_OF_A_PIECE = 32 << 20
"""Of a file of lines that is not packed; a packed one is read from its start, and is one piece."""
_LINES = (".jsonl", ".ndjson")
_PACKED = {".gz": "gzip", ".zst": "zstd"}
_DAMAGE = (pa.ArrowException, OSError, EOFError, zlib.error)
"""What is raised over a file that is damaged, cut off or not to be read."""
PLAN = "_plan.json"
"""The file by which the folder of a run is known."""
PATH_COLUMN, CONTENT_COLUMN = "path", "content"
"""The columns of a folder of files."""


@attrs.frozen
class WantedColumns:
    """The columns of a table of documents that are read."""

    text: str = "text"
    keep: tuple[str, ...] = ("url",)

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.keep, self.text)))


USUAL_COLUMNS = WantedColumns()


class Documents(NamedTuple):
    """Some documents of a piece, and what is known of rows that hold none."""

    batch: pa.RecordBatch
    known: dict[int, DocumentRow]


class InputPiece(Protocol):
    """Documents that one process reads at one go, into one file."""

    @property
    def size(self) -> int:
        """Bytes, by which the time left is told."""

    def columns(self, wanted: WantedColumns) -> WantedColumns:
        """The columns that are read, of those that are asked for."""

    def schema(self, wanted: WantedColumns) -> pa.Schema:
        """The columns of its batches."""

    def require(self, wanted: WantedColumns) -> None:
        """Raise WrongKeysError where a column is not there, before anything is written."""

    def documents(self, wanted: WantedColumns) -> Iterator[Documents]:
        """Its documents in order."""

    def describe(self) -> list[object]:
        """What tells it from any other piece."""


@attrs.frozen
class RowGroup:
    """One row group of a Parquet file."""

    path: str
    number: int
    size: int

    def columns(self, wanted: WantedColumns) -> WantedColumns:
        return wanted

    def require(self, wanted: WantedColumns) -> None:
        _require_wanted(pq.read_schema(self.path).names, wanted)

    def schema(self, wanted: WantedColumns) -> pa.Schema:
        whole = pq.read_schema(self.path)
        for name in wanted.all:
            require_column(whole, name)
        return pa.schema([whole.field(name) for name in wanted.all])

    def documents(self, wanted: WantedColumns) -> Iterator[Documents]:
        schema, due = self.schema(wanted), 0
        with pq.ParquetFile(self.path, memory_map=True) as file:
            due = file.metadata.row_group(self.number).num_rows
            try:
                for batch in file.iter_batches(
                    ROWS_OF_A_BATCH,
                    row_groups=[self.number],
                    columns=schema.names,
                    use_threads=False,
                ):
                    due -= batch.num_rows
                    yield Documents(batch.select(schema.names), {})
            except _DAMAGE as error:
                # Each of its rows is a row still, so that the damage costs nothing else.
                for start in range(0, due, ROWS_OF_A_BATCH):
                    yield _unread_rows(schema, min(due - start, ROWS_OF_A_BATCH), error)

    def describe(self) -> list[object]:
        return [self.path, self.number, self.size]


@attrs.frozen
class JsonLines:
    """Lines of JSON that begin within a stretch of a file."""

    path: str
    start: int
    end: int | None
    size: int

    def columns(self, wanted: WantedColumns) -> WantedColumns:
        return wanted

    def require(self, wanted: WantedColumns) -> None:
        names: dict[str, None] = {}
        for line in islice(_until_damage(self._lines(), []), _LINES_ASKED):
            try:
                names |= dict.fromkeys(json.loads(line))
            except (ValueError, TypeError, RecursionError):
                continue  # a bad line is a row of its own
        if names:
            _require_wanted(list(names), wanted)

    def schema(self, wanted: WantedColumns) -> pa.Schema:
        return pa.schema([(name, pa.string()) for name in wanted.all])

    def documents(self, wanted: WantedColumns) -> Iterator[Documents]:
        schema = self.schema(wanted)
        rows: list[dict[str, str | None]] = []
        known: dict[int, DocumentRow] = {}
        damage: list[Exception] = []
        for line in _until_damage(self._lines(), damage):
            row, error = _read_line(line, schema.names)
            if error is not None:
                known[len(rows)] = refused("error", "bad-json", error)
            rows.append(row)
            if len(rows) == ROWS_OF_A_BATCH:
                yield Documents(pa.RecordBatch.from_pylist(rows, schema), known)
                rows, known = [], {}
        if rows:
            yield Documents(pa.RecordBatch.from_pylist(rows, schema), known)
        for each in damage:
            # Nobody knows how many lines are lost: one row stands for all of them.
            yield _unread_rows(schema, 1, each)

    def _lines(self) -> Iterator[bytes]:
        with _open_lines(self.path) as file:
            at = self.start
            if at:
                # The line in which the stretch begins is that of the stretch before.
                file.seek(at - 1)
                at += len(file.readline()) - 1
            while self.end is None or at < self.end:
                line = file.readline()
                if not line:
                    return
                at += len(line)
                if line.strip():
                    yield line

    def describe(self) -> list[object]:
        return [self.path, self.start, self.end, self.size]


def _until_damage(lines: Iterator[bytes], damage: list[Exception]) -> Iterator[bytes]:
    """The lines up to where the file cannot be read; why it cannot is put into ``damage``."""
    try:
        yield from lines
    except _DAMAGE as error:
        damage.append(error)


def _unread_rows(schema: pa.Schema, count: int, error: Exception) -> Documents:
    """Rows in place of those that cannot be read."""
    columns = [pa.nulls(count, field.type) for field in schema]
    batch = pa.RecordBatch.from_arrays(columns, schema=_nullable(schema))
    row = refused("error", "damaged-file", f"{type(error).__name__}: {error}")
    return Documents(batch, {at: row for at in range(count)})


def _nullable(schema: pa.Schema) -> pa.Schema:
    return pa.schema([field.with_nullable(True) for field in schema])


def _require_wanted(there: Sequence[str], wanted: WantedColumns) -> None:
    for name in wanted.all:
        if name not in there:
            names = ", ".join(there)
            raise WrongKeysError(
                f"there is no column {name}; there are {names}. Name the one of the texts (--text-column, text=) and "
                "those to be kept (--keep, keep=)",
                f"没有列{name}；现有列：{names}。请指定正文所在的列（--text-column）和要保留的列（--keep）",
            )


def _open_lines(path: str) -> Any:
    packed = _PACKED.get(Path(path).suffix)
    if packed is None:
        return Path(path).open("rb")
    if packed == "gzip":
        return gzip.open(path, "rb")
    return io.BufferedReader(_Unpacked(path, packed), 1 << 16)


class _Unpacked(io.RawIOBase):
    """A packed file, unpacked by Arrow, as a stream in which Python finds lines."""

    def __init__(self, path: str, packed: str) -> None:
        self._stream = pa.input_stream(path, compression=packed)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        read = self._stream.read(len(buffer))
        buffer[: len(read)] = read
        return len(read)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _read_line(line: bytes, names: Sequence[str]) -> tuple[dict[str, str | None], str | None]:
    """The values of a line by name, and what is wrong with it."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        return dict.fromkeys(names), str(error)
    if not isinstance(entry, dict):
        return dict.fromkeys(names), f"the line is a {type(entry).__name__}, not an object"
    return {name: _text_of_json(entry.get(name)) for name in names}, None


def _text_of_json(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        # Half a character may be written in JSON; a column does not hold it.
        return value and value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.dumps(value, ensure_ascii=False)


@attrs.frozen
class FolderFiles:
    """Some files of a folder, each a document."""

    root: str
    paths: tuple[str, ...]
    size: int

    def columns(self, wanted: WantedColumns) -> WantedColumns:
        return WantedColumns(CONTENT_COLUMN, (PATH_COLUMN,))

    def require(self, wanted: WantedColumns) -> None:
        """Files have the columns that they are given here."""

    def schema(self, wanted: WantedColumns) -> pa.Schema:
        return pa.schema([(PATH_COLUMN, pa.string()), (CONTENT_COLUMN, pa.binary())])

    def documents(self, wanted: WantedColumns) -> Iterator[Documents]:
        for start in range(0, len(self.paths), _FILES_OF_A_BATCH):
            paths = self.paths[start : start + _FILES_OF_A_BATCH]
            known: dict[int, DocumentRow] = {}
            contents: list[bytes | None] = []
            for at, path in enumerate(paths):
                try:
                    contents.append((Path(self.root) / path).read_bytes())
                except OSError as error:
                    contents.append(None)
                    known[at] = refused("error", "unreadable-file", error.strerror or str(error))
            columns = [pa.array(paths, pa.string()), pa.array(contents, pa.binary())]
            yield Documents(pa.RecordBatch.from_arrays(columns, schema=self.schema(wanted)), known)

    def describe(self) -> list[object]:
        return [self.root, self.paths[0], len(self.paths), self.size]


def find_pieces(
    inputs: Sequence[str | os.PathLike[str]], without: str | os.PathLike[str] = ""
) -> list[InputPiece]:
    """The pieces of files and folders: Parquet files and files of lines by their names, all others as documents.

    A folder that holds Parquet files or files of lines is a data set; one that does not is a folder of documents.

    Args:
        inputs: files and folders.
        without: a folder of which nothing is read, since the run writes into it.

    Raises:
        UnreadableFileError: there is no such file or folder, or nothing in the folder.
        UnsupportedFileError: a Parquet file is damaged.
    """
    pieces: list[InputPiece] = []
    for each in inputs:
        path = Path(each)
        if not path.exists():
            raise UnreadableFileError(
                f"{path}: there is no such file or folder",
                f"{path}：没有这个文件或文件夹",
                errno=errno.ENOENT,
            )
        if path.is_file():
            pieces += _of_table(path) or _of_files(path.parent, [path])
            continue
        # What another run has written is no document either.
        runs = [plan.parent for plan in path.rglob(PLAN)]
        outputs = [*runs, *([Path(without)] if without else [])]
        found = [inner for inner in sorted(path.rglob("*")) if _is_input(inner, path, outputs)]
        tables = [piece for inner in found for piece in _of_table(inner)]
        if not found:
            raise UnreadableFileError(
                f"{path}: there is no document in this folder",
                f"{path}：文件夹中没有文档",
                reason="empty-folder",
            )
        pieces += tables or _of_files(path, found)
    return pieces


def require_columns(pieces: Iterable[InputPiece], wanted: WantedColumns) -> None:
    """Raise WrongKeysError where files have no such columns, asked of one piece of each kind."""
    for piece in {type(each): each for each in pieces}.values():
        piece.require(wanted)


def _is_input(path: Path, root: Path, outputs: Sequence[Path]) -> bool:
    """Whether it is a file, not set aside by a name with ``.`` or ``_`` in front, and not what a run writes."""
    if any(part.startswith((".", "_")) for part in path.relative_to(root).parts):
        return False
    return path.is_file() and not any(path.is_relative_to(each) for each in outputs)


def is_lines(path: Path) -> bool:
    """Whether the file is one of lines of JSON, packed or not."""
    name = path.name.lower().removesuffix(".gz").removesuffix(".zst")
    return name.endswith(_LINES)


def _of_table(path: Path) -> list[InputPiece]:
    if path.suffix.lower() == ".parquet":
        return _row_groups(path)
    if not is_lines(path):
        return []
    size = path.stat().st_size
    if path.suffix in _PACKED:
        return [JsonLines(str(path), 0, None, size)]
    starts = range(0, size, BYTES_OF_A_PIECE)
    ends = [min(start + BYTES_OF_A_PIECE, size) for start in starts]
    return [JsonLines(str(path), a, z, z - a) for a, z in zip(starts, ends, strict=True)]


def _row_groups(path: Path) -> list[InputPiece]:
    try:
        found = pq.read_metadata(path)
    except (pa.ArrowException, OSError) as error:
        raise UnsupportedFileError(
            f"{path}: {error}", f"{path}：Parquet文件已损坏", reason="damaged-parquet"
        ) from error
    sizes = [found.row_group(number).total_byte_size for number in range(found.num_row_groups)]
    return [RowGroup(str(path), number, size) for number, size in enumerate(sizes)]


def _of_files(root: Path, found: Sequence[Path]) -> list[InputPiece]:
    pieces: list[InputPiece] = []
    for start in range(0, len(found), _FILES_OF_A_PIECE):
        some = found[start : start + _FILES_OF_A_PIECE]
        size = sum(path.stat().st_size for path in some)
        names = tuple(path.relative_to(root).as_posix() for path in some)
        pieces.append(FolderFiles(str(root), names, size))
    return pieces
