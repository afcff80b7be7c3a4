"""Spark: ``mapInArrow``."""

import os
import sys
from collections.abc import Iterator, Sequence

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from gaireport.corpus.batch import ROWS_AT_ONCE
from gaireport.corpus.engines import TableReader


def parse_with_spark(documents: DataFrame, reader: TableReader) -> DataFrame:
    """A frame of documents -> the frame of what they say."""

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for start in range(0, batch.num_rows, ROWS_AT_ONCE):
                yield reader.read(batch.slice(start, ROWS_AT_ONCE))

    schema = from_arrow_schema(reader.schema(to_arrow_schema(documents.schema)))
    return documents.select(*reader.wanted.all).mapInArrow(read, schema)


def run_spark(inputs: Sequence[str], folder: str, reader: TableReader) -> None:
    # On one machine the workers are to be this Python; spark-submit names that of a cluster.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.appName("gaireport").getOrCreate()
    documents = session.read.parquet(*inputs)
    parse_with_spark(documents, reader).write.parquet(folder)
