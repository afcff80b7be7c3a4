"""Documents -> those that are copies of others, exact or near; only what may be a report is looked at.

Two texts are exact copies if they agree but for blanks. They are near copies if nine tenths of what they say, in pieces
of eight characters, is in both; that share is estimated from the smallest hashes of the pieces, and so is the same
in every run.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Literal
from zlib import crc32

import attrs
import pyarrow.compute as pc

from gaireport.corpus.candidates import find_candidates
from gaireport.corpus.inputs import USUAL_COLUMNS, WantedColumns, find_pieces, require_columns
from gaireport.errors import GaireportError
from gaireport.files import read_text

_ALL_BLANKS = re.compile(r"\s+")
_SHINGLE, _SKETCH, _LOOKED_UP = 8, 128, 16
_NEARLY = 0.9


@attrs.frozen
class Duplicate:
    """A document that repeats an earlier one."""

    document: str
    of: str
    """The first document with that text."""
    kind: Literal["exact", "near"]
    alike: float
    """The share of what they say that is in both."""


def find_duplicates(
    inputs: Sequence[str | os.PathLike[str]],
    wanted: WantedColumns = USUAL_COLUMNS,
    *,
    near: float = _NEARLY,
) -> Iterator[Duplicate]:
    """Find the documents that repeat an earlier one, in order. About 2 KB are held for each different report."""
    seen: dict[bytes, str] = {}
    sketches: dict[str, list[int]] = {}
    by_hash: defaultdict[int, list[str]] = defaultdict(list)
    for document, text in _report_texts(inputs, wanted):
        said = _ALL_BLANKS.sub("", text)
        digest = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if digest in seen:
            yield Duplicate(document, seen[digest], "exact", 1.0)
            continue
        seen[digest] = document
        sketch = _sketch(said)
        others = {other for each in sketch[:_LOOKED_UP] for other in by_hash[each]}
        alike, first = max(
            ((_alike(sketch, sketches[each]), each) for each in sorted(others)), default=(0.0, "")
        )
        if alike >= near:
            yield Duplicate(document, first, "near", alike)
            continue
        sketches[document] = sketch
        for each in sketch[:_LOOKED_UP]:
            by_hash[each].append(document)


def _report_texts(
    inputs: Sequence[str | os.PathLike[str]], wanted: WantedColumns
) -> Iterator[tuple[str, str]]:
    pieces = find_pieces(inputs)
    require_columns(pieces, wanted)
    for piece in pieces:
        names = piece.columns(wanted)
        for batch, _ in piece.documents(wanted):
            column = batch.column(names.text)
            for at in pc.indices_nonzero(find_candidates(column)).to_pylist():
                content = column[at].as_py()
                try:
                    text = content if isinstance(content, str) else read_text(content)
                except GaireportError:
                    continue  # a file that cannot be read repeats nothing; the run says why
                yield str(batch.column(names.keep[0])[at].as_py()), text


def _sketch(said: str) -> list[int]:
    """The smallest hashes of the pieces of a text, which are a fair sample of its pieces."""
    encoded = said.encode("utf-32-le", "surrogatepass")
    width = 4 * _SHINGLE
    pieces = {crc32(encoded[at : at + width]) for at in range(0, len(encoded) - width + 4, 4)}
    return sorted(pieces)[:_SKETCH]


def _alike(one: list[int], other: list[int]) -> float:
    """The estimated share of the pieces of either that are in both."""
    both = sorted({*one, *other})[:_SKETCH]
    shared = {*one} & {*other}
    return sum(each in shared for each in both) / max(len(both), 1)
