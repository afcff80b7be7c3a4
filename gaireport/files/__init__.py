"""A file -> a text in a layout that an adapter reads -> its report. The content decides the kind, then the name."""

import os
from collections.abc import Callable
from pathlib import Path

from gaireport.api import parse
from gaireport.arguments import require_whole
from gaireport.errors import GaireportError, InputTooLargeError, UnsupportedFileError
from gaireport.files.encoding import decode
from gaireport.files.unreadable import unreadable
from gaireport.findings.words import Count
from gaireport.nodes import Report

__all__ = ["read", "read_text"]

_MEBIBYTE = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"{\\rtf", "a rich text (.rtf) file; save it as .docx"),
    (b"\x89PNG", "a picture; it needs OCR"),
    (b"\xff\xd8\xff", "a picture; it needs OCR"),
    (b"GIF8", "a picture; it needs OCR"),
    (b"II*\x00", "a picture; it needs OCR"),
    (b"MM\x00*", "a picture; it needs OCR"),
    (b"Rar!", "an archive; unpack it first"),
    (b"7z\xbc\xaf", "an archive; unpack it first"),
    (b"\x1f\x8b", "an archive; unpack it first"),
)


def read_text(
    source: str | os.PathLike[str] | bytes,
    *,
    max_bytes: int = 64 * _MEBIBYTE,
    max_unpacked: int = 32 * _MEBIBYTE,
    max_pages: int = 500,
) -> str:
    """The text of a file: text and HTML as they are, Word as HTML, PDF as HTML or as aligned text.

    Args:
        source: a path, or the content of the file.
        max_bytes: size of the file.
        max_unpacked: size of one part of a Word file after unpacking.
        max_pages: pages of a PDF.

    Raises:
        UnreadableFileError: it is missing, a folder, not to be read by this user, or ``source`` is a text.
        UnsupportedFileError: of another kind, damaged, encrypted, or without text.
        InputTooLargeError: beyond one of the limits.
        MissingExtraError: this kind of file needs a package that is not installed.
        TypeError: ``source`` is neither path nor bytes.
    """
    require_whole(max_bytes, "max_bytes")
    require_whole(max_unpacked, "max_unpacked")
    require_whole(max_pages, "max_pages")
    content, name = _load_content(source, max_bytes)
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if content.startswith(b"PK\x03\x04") or content.startswith(b"PK\x05\x06"):
        from gaireport.files.word.docx import docx_to_html

        return _guarded("Word file", lambda: docx_to_html(content, max_unpacked))
    if b"%PDF-" in content[:1024] and not start.startswith(b"<"):
        from gaireport.files.pdf.document import pdf_to_text

        return _guarded("PDF", lambda: pdf_to_text(content, max_pages, max_unpacked))
    _refuse_foreign(content, name)
    return _guarded("text", lambda: decode(content))


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    adapter: str | None = None,
    max_bytes: int = 64 * _MEBIBYTE,
    max_unpacked: int = 32 * _MEBIBYTE,
    max_pages: int = 500,
) -> Report:
    """Read the annual report in a file: .txt .md .html .htm .docx .pdf, in any encoding they come in.

    Spans are offsets into what ``gaireport.files.read_text`` gives for the same file.

    Args:
        source: a path, or the content of the file.
        adapter: name of the layout, in place of detection.
        max_bytes: size of the file.
        max_unpacked: size of one part of a Word file after unpacking.
        max_pages: pages of a PDF.

    Raises:
        UnreadableFileError: it is missing, a folder, not to be read by this user, or ``source`` is a text.
        UnsupportedFileError: of another kind, damaged, encrypted, or without text.
        InputTooLargeError: beyond one of the limits.
        MissingExtraError: this kind of file needs a package that is not installed.
        GaireportError: the text was had but not read; see ``gaireport.parse``.
        TypeError: ``source`` is neither path nor bytes.
    """
    text = read_text(source, max_bytes=max_bytes, max_unpacked=max_unpacked, max_pages=max_pages)
    return parse(text, adapter=adapter)


def _load_content(source: str | os.PathLike[str] | bytes, max_bytes: int) -> tuple[bytes, str]:
    """The content of the source, and its name in lower case."""
    if isinstance(source, bytes):
        content, name = source, ""
    elif isinstance(source, str | os.PathLike):
        content, name = _load_path(source, max_bytes)
    else:
        raise TypeError(f"expected a path or bytes, not {type(source).__name__}")
    if len(content) > max_bytes:
        raise InputTooLargeError(
            f"the file is larger than {max_bytes} {Count(max_bytes):byte|bytes}",
            f"文件大于{max_bytes}字节",
            reason="too-many-bytes",
        )
    return content, name


def _load_path(source: str | os.PathLike[str], max_bytes: int) -> tuple[bytes, str]:
    name = os.fspath(source)
    if isinstance(name, bytes):
        name = os.fsdecode(name)
    try:
        with open(name, "rb") as file:
            return file.read(max(max_bytes, 0) + 1), Path(name).name.lower()
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error


def _refuse_foreign(content: bytes, name: str) -> None:
    if content.startswith(_OLE):
        if _wide_name("EncryptedPackage") in content:
            raise UnsupportedFileError("the file is encrypted; save it without a password")
        raise UnsupportedFileError("an old binary Office file (.doc, .wps); save it as .docx")
    for mark, kind in _FOREIGN:
        if content.startswith(mark):
            raise UnsupportedFileError(f"the file is {kind}")
    # An empty or cut-off file has no mark left that would show its kind.
    if name.endswith((".docx", ".pdf")) and not content.lstrip()[:1] == b"<":
        raise UnsupportedFileError(
            f"the file is no {name[-4:].lstrip('.')} file in spite of its name"
        )


def _wide_name(name: str) -> bytes:
    """A name as an old Office file spells it inside: in UTF-16."""
    return name.encode("utf-16-le")


def _guarded(kind: str, read: Callable[[], str]) -> str:
    """Call the reader; whatever its libraries raise over a hostile file becomes one of our errors."""
    try:
        return read()
    except (GaireportError, MemoryError):
        raise
    except Exception as error:
        raise UnsupportedFileError(f"the {kind} cannot be read: {error}") from error
