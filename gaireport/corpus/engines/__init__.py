"""Clusters: each module hands its engine one function, from a table of documents to a table of what they say.

An engine brings its own reading, moving, retries and writing. Each gives what the local runner
gives, row for row.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import attrs
import pyarrow as pa

from gaireport.corpus.batch import ROWS_AT_ONCE, read_batch
from gaireport.corpus.documents import USUAL_LIMITS, Limits
from gaireport.corpus.inputs import USUAL_COLUMNS, WantedColumns
from gaireport.corpus.schema import SECONDS, run_schema
from gaireport.errors import MissingExtraError

ENGINES = ("spark", "ray", "daft", "dask")


@attrs.frozen
class TableReader:
    """The function for the engines; it is pickled and sent to their processes."""

    wanted: WantedColumns = USUAL_COLUMNS
    limits: Limits = USUAL_LIMITS

    def __call__(self, documents: pa.Table) -> pa.Table:
        """Read the documents of a table."""
        schema = run_schema(documents.schema, self.wanted.keep)
        batches = [self.read(batch) for batch in documents.to_batches(ROWS_AT_ONCE)]
        return pa.Table.from_batches(batches, schema)

    def read(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Read the documents of a batch."""
        read = read_batch(batch, self.wanted.text, self.wanted.keep, self.limits)
        return read.drop_columns([SECONDS])

    def schema(self, given: pa.Schema) -> pa.Schema:
        """The columns of what is given back, for documents with these columns."""
        return run_schema(given, self.wanted.keep)


def run_with(engine: str, inputs: Sequence[str], folder: str, reader: TableReader) -> None:
    """Read Parquet files with an engine and write what they say into a folder of Parquet files.

    Raises:
        MissingExtraError: the engine is not installed.
    """
    try:
        module: Any = import_module(f"gaireport.corpus.engines.{engine}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("gaireport"):
            raise
        message = f'--engine {engine} needs {error.name}: pip install "gaireport[{engine}]"'
        message_zh = f'--engine {engine}需要{error.name}：pip install "gaireport[{engine}]"'
        raise MissingExtraError(message, message_zh) from error
    getattr(module, f"run_{engine}")(inputs, folder, reader)
