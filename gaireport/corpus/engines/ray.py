"""Ray Data: ``map_batches``."""

from collections.abc import Sequence

import ray.data
from ray.data import Dataset

from gaireport.corpus.batch import ROWS_AT_ONCE
from gaireport.corpus.engines import TableReader


def parse_with_ray(documents: Dataset, reader: TableReader) -> Dataset:
    """A data set of documents -> the data set of what they say."""
    return documents.map_batches(
        reader.__call__, batch_format="pyarrow", batch_size=ROWS_AT_ONCE, zero_copy_batch=True
    )


def run_ray(inputs: Sequence[str], folder: str, reader: TableReader) -> None:
    documents = ray.data.read_parquet(list(inputs), columns=list(reader.wanted.all))
    parse_with_ray(documents, reader).write_parquet(folder)
