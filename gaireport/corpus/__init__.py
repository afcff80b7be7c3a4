"""Millions of documents: one function over Arrow record batches, and all that runs it.

It needs pyarrow, the extra ``corpus``.
"""

from gaireport.errors import MissingExtraError

try:
    import pyarrow as _pyarrow  # noqa: F401
except ModuleNotFoundError:
    raise MissingExtraError(
        'gaireport.corpus needs pyarrow: pip install "gaireport[corpus]"'
    ) from None

from gaireport.corpus.batch import parse_batch
from gaireport.corpus.documents import Limits
from gaireport.corpus.schema import batch_schema

__all__ = ["Limits", "batch_schema", "parse_batch"]
