"""Daft: a batch function in processes of its own, since Python reads one document at a time in each."""

from collections.abc import Sequence

import daft
import pyarrow as pa

from gaireport.corpus.batch import ROWS_AT_ONCE
from gaireport.corpus.engines import TableReader


def parse_with_daft(documents: daft.DataFrame, reader: TableReader) -> daft.DataFrame:
    """A frame of documents -> the frame of what they say."""
    names = reader.wanted.all
    schema = reader.schema(documents.schema().to_pyarrow_schema())

    @daft.func.batch(  # type: ignore[untyped-decorator, unused-ignore]
        return_dtype=daft.DataType.from_arrow_type(pa.struct(list(schema))),
        use_process=True,
        batch_size=ROWS_AT_ONCE,
    )
    def read(*columns: daft.Series) -> pa.Array:
        arrays = [column.to_arrow() for column in columns]
        table = pa.Table.from_arrays(arrays, names=list(names))
        return reader(table).to_struct_array().combine_chunks()

    said = documents.select(read(*(daft.col(name) for name in names)).alias("said"))
    return said.select(*(daft.col("said")[name].alias(name) for name in schema.names))


def run_daft(inputs: Sequence[str], folder: str, reader: TableReader) -> None:
    parse_with_daft(daft.read_parquet(list(inputs)), reader).write_parquet(folder)
