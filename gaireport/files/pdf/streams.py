"""The packed streams of a PDF: how much they unpack to, and whether they are whole; pdfium asks neither."""

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from gaireport.errors import InputTooLargeError
from gaireport.findings.words import Count

_STREAM, _STREAM_END = b"stream", b"endstream"
_ZLIB_MARK = b"\x78"
"""The byte that all zlib data begin with; pictures and fonts in other coding do not grow."""
_PIECE = 1 << 20
_CHUNK_OF_STREAM = 1 << 16
_LONGEST_ENTRIES = 8192
"""Bytes before a stream within which the entries that describe it begin."""
_FLATE = re.compile(rb"/Filter\s*(?:\[\s*)?(?:/FlateDecode|/Fl)\b")
_SPELLED_FLATE = re.compile(rb"/Filter\s*\[\s*(?:/ASCII85Decode|/A85)\s*(?:/FlateDecode|/Fl)\b")
_NEVER_TEXT = re.compile(
    rb"/Subtype\s*/(?:Image|XML|OpenType|Type1C|CIDFontType0C)\b|/Length1\b|/Metadata\b"
)
"""Pictures, the shapes of characters, and what is said of the file."""
_LONGEST_SPELLED = 1 << 20
_CHECKSUM = 4
"""Bytes of the checksum behind the data; some programs leave it out."""


class _PdfStream(NamedTuple):
    start: int
    end: int
    entries: bytes
    """The entries that describe it."""


def check_streams(content: bytes, limit: int) -> None:
    """Unpack each stream for its size only: pdfium would take a gigabyte before it gives up.

    Raises:
        InputTooLargeError: one unpacks to more than the limit, or all to more than four times as much.
    """
    budget = 4 * limit
    for stream in _streams(content):
        if content.startswith(_ZLIB_MARK, stream.start):
            budget -= _unpacked_size(content, stream.start, min(limit, budget))


def count_damaged(content: bytes) -> int:
    """How many packed streams that may hold text, or say how it is to be read, are cut or altered.

    The content is not encrypted, and ``check_streams`` has let it pass.
    """
    return sum(
        _is_damaged(content, stream)
        for stream in _streams(content)
        if stream.entries and not _NEVER_TEXT.search(stream.entries)
    )


def _streams(content: bytes) -> Iterator[_PdfStream]:
    at = content.find(_STREAM)
    while at >= 0:
        start = at + len(_STREAM)
        start += 2 if content[start : start + 2] == b"\r\n" else 1
        end = content.find(_STREAM_END, start)
        before = content[max(0, at - _LONGEST_ENTRIES) : at].rstrip()
        _, begins, entries = before.rpartition(b"obj")
        is_described = begins and entries.lstrip().startswith(b"<<") and entries.endswith(b">>")
        yield _PdfStream(start, end if end >= 0 else len(content), entries if is_described else b"")
        at = content.find(_STREAM, start)


def _is_damaged(content: bytes, stream: _PdfStream) -> bool:
    if _FLATE.search(stream.entries):
        data = content[stream.start : stream.end]
    elif _SPELLED_FLATE.search(stream.entries) and stream.end - stream.start < _LONGEST_SPELLED:
        try:
            data = base64.a85decode(content[stream.start : stream.end].partition(b"~>")[0])
        except ValueError:
            return True
    else:
        return False
    return bool(data.strip()) and not _is_whole(data)


def _is_whole(data: bytes) -> bool:
    """Whether the data unpack to their end, and to what their checksum says where they have one."""
    if data.startswith(_ZLIB_MARK) and _unpacks_to_end(data, zlib.decompressobj()):
        return True
    bare = zlib.decompressobj(-zlib.MAX_WBITS)
    return _unpacks_to_end(data[2:], bare) and len(bare.unused_data.strip()) < _CHECKSUM


def _unpacks_to_end(data: bytes, unpacker: "zlib._Decompress") -> bool:
    for _ in _unpack_piece(unpacker, data):
        pass
    return unpacker.eof


def _unpacked_size(content: bytes, start: int, limit: int) -> int:
    size = 0
    inner = None
    chunks = (
        content[at : at + _CHUNK_OF_STREAM] for at in range(start, len(content), _CHUNK_OF_STREAM)
    )
    for piece in filter(None, _unpacked(chunks)):
        # A stream may be packed twice: what comes out of the first may be the bomb.
        if size == 0 and piece.startswith(_ZLIB_MARK):
            inner = zlib.decompressobj()
        size += len(piece)
        if inner is not None:
            size += sum(map(len, islice(_unpack_piece(inner, piece), 1 + limit // _PIECE)))
        if size > limit:
            raise InputTooLargeError(
                f"a stream of the PDF unpacks to more than {limit} {Count(limit):byte|bytes}",
                f"PDF 文件内的数据解压后超过{limit}字节",
            )
    return size


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for chunk in chunks:
        yield from _unpack_piece(unpacker, chunk)
        if unpacker.eof:
            return


def _unpack_piece(unpacker: "zlib._Decompress", piece: bytes) -> Iterator[bytes]:
    """Unpack a piece, at most a megabyte at a time; a damaged stream ends, as pdfium reads what it can of it."""
    try:
        while piece and not unpacker.eof:
            yield unpacker.decompress(piece, _PIECE)
            piece = unpacker.unconsumed_tail
    except zlib.error:
        return
