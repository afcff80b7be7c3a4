"""Dask: ``map_partitions`` over frames whose columns stay those of Arrow."""

from collections.abc import Sequence

import dask
import dask.dataframe
import pandas
import pyarrow as pa
import pyarrow.dataset

from gaireport.corpus.engines import TableReader


def parse_with_dask(
    documents: dask.dataframe.DataFrame, given: pa.Schema, reader: TableReader
) -> dask.dataframe.DataFrame:
    """A frame of documents -> the frame of what they say.

    Args:
        documents: the frame.
        given: the columns of the documents as Arrow has them; a frame of pandas does not tell text from objects.
        reader: what reads them.
    """
    columns = pa.schema([given.field(name) for name in reader.wanted.all])

    def read(partition: pandas.DataFrame) -> pandas.DataFrame:
        table = pa.Table.from_pandas(partition, columns, preserve_index=False)
        return _frame(reader(table))

    empty = _frame(pa.Table.from_batches([], reader.schema(columns)))
    return documents[list(columns.names)].map_partitions(read, meta=empty)


def _frame(table: pa.Table) -> pandas.DataFrame:
    return table.to_pandas(types_mapper=pandas.ArrowDtype)


def run_dask(inputs: Sequence[str], folder: str, reader: TableReader) -> None:
    given = pa.dataset.dataset(list(inputs)).schema
    # Threads would share one interpreter: documents are read in processes.
    with dask.config.set({"dataframe.convert-string": False, "scheduler": "processes"}):
        documents = dask.dataframe.read_parquet(
            list(inputs), dtype_backend="pyarrow", split_row_groups=True
        )
        said = parse_with_dask(documents, given, reader)
        said.to_parquet(folder, write_index=False, schema=reader.schema(given))
