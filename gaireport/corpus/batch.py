"""An Arrow record batch of documents -> one of what was read in them: one row for each row, in order."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from gaireport.corpus.candidates import find_candidates
from gaireport.corpus.documents import (
    TEXTLESS,
    USUAL_LIMITS,
    Limits,
    passed_over,
    read_one,
    refused,
)
from gaireport.corpus.schema import batch_schema, is_bytes, is_text, require_column
from gaireport.errors import WrongKeysError, require

DocumentRow = dict[str, Any]
Watch = Callable[[int], AbstractContextManager[object]]
"""Called with the number of a row, around the reading of it."""
NOTHING_KNOWN: Mapping[int, DocumentRow] = MappingProxyType({})
ROWS_AT_ONCE = 256
"""Rows of which dicts are held at a time: 200 cells each would otherwise fill the memory in a batch of thousands."""


def parse_batch(
    batch: pa.RecordBatch,
    text: str = "text",
    keep: Sequence[str] = ("url",),
    *,
    limits: Limits = USUAL_LIMITS,
) -> pa.RecordBatch:
    """Read every document of a batch; no document raises.

    Rows that cannot be reports are told by the bytes of the column, and cost little more than to read them.

    Args:
        batch: the documents, one a row.
        text: the column of the documents: of str, or of bytes (web pages in any encoding, and files of any kind that
            ``read`` reads).
        keep: columns that come first in what is given back.
        limits: what one document may take.

    Raises:
        WrongKeysError: a column is not there, is of another type, or has the name of one of ours.
    """
    require(batch, pa.RecordBatch, "batch")
    if isinstance(keep, str):
        raise TypeError(f"keep must be several names, not one: ({keep!r},)")
    return read_batch(batch, text, keep, limits)


def _unwatched(row: int) -> AbstractContextManager[None]:
    return nullcontext()


def read_batch(
    batch: pa.RecordBatch,
    text: str,
    keep: Sequence[str],
    limits: Limits,
    *,
    known: Mapping[int, DocumentRow] = NOTHING_KNOWN,
    watch: Watch = _unwatched,
) -> pa.RecordBatch:
    """``parse_batch``, watched row by row; what is known of a row stands in place of the reading."""
    schema = batch_schema(batch.schema, keep)
    documents = _documents(batch, text)
    made = pa.schema(list(schema)[len(keep) :])
    # Most rows of a crawl are passed over: one row stands for all of them.
    places = [0 if is_there else 1 for is_there in documents.is_valid().to_pylist()]
    stretches = [_columns([passed_over(), _textless()], made)]
    rows: list[DocumentRow] = []
    chosen = {*known, *pc.indices_nonzero(find_candidates(documents)).to_pylist()}
    for place, at in enumerate(sorted(chosen), 2):
        places[at] = place
        if at in known:
            rows.append(known[at])
        else:
            with watch(at):
                rows.append(_read_row(documents[at], limits))
        if len(rows) == ROWS_AT_ONCE:
            stretches.append(_columns(rows, made))
            rows = []
    stretches.append(_columns(rows, made))
    order = pa.array(places, pa.int64())
    read = [pa.concat_arrays(column).take(order) for column in zip(*stretches, strict=True)]
    kept = [_keep(batch.column(name), schema.field(name).type) for name in keep]
    return pa.RecordBatch.from_arrays([*kept, *read], schema=schema)


def _columns(rows: Sequence[DocumentRow], schema: pa.Schema) -> list[pa.Array]:
    return [_column([row.get(field.name) for row in rows], field.type) for field in schema]


def _textless() -> DocumentRow:
    return refused("error", TEXTLESS, "the row has no text")


def _read_row(document: pa.Scalar, limits: Limits) -> DocumentRow:
    try:
        content = document.as_py()
    except UnicodeDecodeError as error:
        return refused(
            "error", "not-utf-8", f"the column is text, and this row is not UTF-8: {error}"
        )
    return read_one(content, limits)


def _documents(batch: pa.RecordBatch, text: str) -> pa.Array:
    require_column(batch.schema, text)
    column = batch.column(text)
    if isinstance(column, pa.DictionaryArray):
        column = column.dictionary_decode()
    if pa.types.is_null(column.type):
        column = column.cast(pa.string())
    if is_text(column.type):
        return column.cast(pa.large_string())
    if is_bytes(column.type):
        return column.cast(pa.large_binary())
    raise WrongKeysError(
        f"the column {text} holds {column.type}, neither text nor bytes",
        f"列{text}的类型是{column.type}，既不是文本也不是字节",
    )


def _keep(column: pa.Array, kind: pa.DataType) -> pa.Array:
    if isinstance(column, pa.DictionaryArray):
        column = column.dictionary_decode()
    return column if column.type == kind else column.cast(kind)


def _column(values: list[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        # Half a character, which a text of Python may hold and a column may not.
        return pa.array([_with_whole_characters(value) for value in values], kind)


def _with_whole_characters(value: Any) -> Any:
    """The value with U+FFFD for each half of a character."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_with_whole_characters(each) for each in value]
    if isinstance(value, dict):
        return {name: _with_whole_characters(each) for name, each in value.items()}
    return value
