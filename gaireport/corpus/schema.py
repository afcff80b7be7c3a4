"""The columns that a batch comes out with, the same whatever its rows hold."""

from collections.abc import Sequence
from typing import Literal

import pyarrow as pa

from gaireport.errors import WrongKeysError

Status = Literal["ok", "not_a_report", "error", "too_large", "timeout"]
STATUSES: tuple[Status, ...] = ("ok", "not_a_report", "error", "too_large", "timeout")

FIGURE_TYPE = pa.decimal128(38, 10)
"""28 digits before the point and 10 after it, as in ``to_arrow``."""

_CELL_COLUMN = pa.struct(
    [
        ("cell", pa.string()),
        ("value", FIGURE_TYPE),
        ("state", pa.string()),
        ("raw", pa.string()),
        ("unit", pa.string()),
        ("doubt", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
    ]
)
_DIAGNOSTIC_COLUMN = pa.struct(
    [
        ("code", pa.string()),
        ("severity", pa.string()),
        ("message", pa.string()),
        ("line", pa.int64()),
        ("column", pa.int64()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("cells", pa.list_(pa.string())),
    ]
)
DOCUMENT_COLUMNS: dict[str, pa.DataType] = {
    "status": pa.string(),
    "reason": pa.string(),
    "error": pa.string(),
    "layout": pa.string(),
    "form": pa.string(),
    "year": pa.int32(),
    "agency": pa.string(),
    "title": pa.string(),
    "published": pa.date32(),
    "reports": pa.int32(),
    "characters": pa.int64(),
    "cells": pa.list_(_CELL_COLUMN),
    "diagnostics": pa.list_(_DIAGNOSTIC_COLUMN),
}
"""What is said of one document: the columns of a run."""
SECONDS = "seconds"
"""The time that one document took. It differs from run to run, so ``parse_batch`` gives it and the files of a run do
not hold it: they are the same to the byte."""


def batch_schema(given: pa.Schema, keep: Sequence[str] = ("url",)) -> pa.Schema:
    """The schema of ``parse_batch``: the columns that are kept, those of a document, and the seconds it took.

    Raises:
        WrongKeysError: a column to be kept is not there, or has the name of a column of ours.
    """
    fields = [*_kept_fields(given, keep), *(pa.field(n, t) for n, t in DOCUMENT_COLUMNS.items())]
    return pa.schema([*fields, pa.field(SECONDS, pa.float64())])


def run_schema(given: pa.Schema, keep: Sequence[str]) -> pa.Schema:
    """The schema of the files of a run, and of what the engines give."""
    whole = batch_schema(given, keep)
    return whole.remove(whole.get_field_index(SECONDS))


def _kept_fields(given: pa.Schema, keep: Sequence[str]) -> list[pa.Field]:
    fields = []
    for name in keep:
        if name in DOCUMENT_COLUMNS or name == SECONDS:
            raise WrongKeysError(
                f"a column to be kept may not be named {name}, as one of ours is",
                f"要保留的列不能与结果中的列同名：{name}",
            )
        require_column(given, name)
        fields.append(pa.field(name, _plain_type(given.field(name).type)))
    return fields


def _plain_type(kind: pa.DataType) -> pa.DataType:
    """The type of a kept column: text is text in whatever way it is stored, and a column of nulls may be text."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_null(kind) or is_text(kind):
        return pa.string()
    return kind


def is_text(kind: pa.DataType) -> bool:
    """Whether the values of a column are str."""
    return bool(
        pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    )


def is_bytes(kind: pa.DataType) -> bool:
    """Whether the values of a column are bytes."""
    return bool(
        pa.types.is_binary(kind)
        or pa.types.is_large_binary(kind)
        or pa.types.is_fixed_size_binary(kind)
        or pa.types.is_binary_view(kind)
    )


def require_column(given: pa.Schema, name: str) -> None:
    """Raise WrongKeysError unless there is just one column of that name."""
    if len(given.get_all_field_indices(name)) != 1:
        there = ", ".join(given.names)
        raise WrongKeysError(
            f"there is no column {name}; there are {there}. Name the one of the texts (text=) and those to be kept "
            "(keep=, which may be empty)",
            f"没有列{name}；现有列：{there}。请指定正文所在的列（text=）和要保留的列（keep=，可为空）",
        )
