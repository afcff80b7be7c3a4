"""Millions of documents: one function over Arrow record batches, and all that runs it.

It needs pyarrow and ahocorasick_rs, the extra ``corpus``.
"""

from gaireport.errors import MissingExtraError

try:
    import ahocorasick_rs as _ahocorasick_rs  # noqa: F401
    import pyarrow as _pyarrow  # noqa: F401
except ModuleNotFoundError as _missing:
    raise MissingExtraError(
        f'gaireport.corpus needs {_missing.name}: pip install "gaireport[corpus]"',
        f'gaireport.corpus 需要 {_missing.name}：pip install "gaireport[corpus]"',
    ) from None

from gaireport.corpus.batch import parse_batch
from gaireport.corpus.documents import Limits
from gaireport.corpus.schema import batch_schema

__all__ = ["Limits", "batch_schema", "parse_batch"]
