"""A file -> a text in a layout that an adapter reads -> its report. The content decides the kind, then the name."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from gaireport import api
from gaireport.checks.sums.witness import proven_cells
from gaireport.errors import InputTooLargeError, require_whole
from gaireport.files.file_text import FileText
from gaireport.files.limits import MEBIBYTE, FileLimits
from gaireport.files.reading import read_content
from gaireport.files.unreadable import unreadable
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.words import Count
from gaireport.nodes import Report
from gaireport.source import Span

__all__ = ["load_text", "parse_every", "parse_text", "read", "read_text"]


def read_text(
    source: str | os.PathLike[str] | bytes,
    *,
    max_bytes: int = 64 * MEBIBYTE,
    max_unpacked: int = 32 * MEBIBYTE,
    max_pages: int = 500,
) -> str:
    """The text of a file: text and web pages as they are, PDF and OFD as HTML or as aligned text, all else as HTML.

    Args:
        source: a path, or the content of the file.
        max_bytes: size of the file.
        max_unpacked: size of one part of a packed file after unpacking.
        max_pages: pages of a file that has pages.

    Raises:
        UnreadableFileError: it is missing, a folder, not to be read by this user, or ``source`` is a text.
        UnsupportedFileError: of another kind, damaged, encrypted, or without text.
        InputTooLargeError: beyond one of the limits.
        MissingExtraError: this kind of file needs a package that is not installed.
        TypeError: ``source`` is neither path nor bytes.
    """
    return load_text(source, FileLimits(max_bytes, max_unpacked, max_pages)).text


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    adapter: str | None = None,
    max_bytes: int = 64 * MEBIBYTE,
    max_unpacked: int = 32 * MEBIBYTE,
    max_pages: int = 500,
) -> Report:
    """Read the annual report in a file of any kind that docs/files.md names, in any encoding they come in.

    Spans are offsets into what ``gaireport.files.read_text`` gives for the same file.

    Args:
        source: a path, or the content of the file.
        adapter: name of the layout, in place of detection.
        max_bytes: size of the file.
        max_unpacked: size of one part of a packed file after unpacking.
        max_pages: pages of a file that has pages.

    Raises:
        UnreadableFileError: it is missing, a folder, not to be read by this user, or ``source`` is a text.
        UnsupportedFileError: of another kind, damaged, encrypted, or without text.
        InputTooLargeError: beyond one of the limits.
        MissingExtraError: this kind of file needs a package that is not installed.
        GaireportError: the text was had but not read; see ``gaireport.parse``.
        TypeError: ``source`` is neither path nor bytes.
    """
    return parse_text(load_text(source, FileLimits(max_bytes, max_unpacked, max_pages)), adapter)


def load_text(source: str | os.PathLike[str] | bytes, limits: FileLimits | None = None) -> FileText:
    """What a file says, and what of it is not text; raises what ``read_text`` raises."""
    limits = limits or FileLimits()
    for name in ("max_bytes", "max_unpacked", "max_pages"):
        require_whole(getattr(limits, name), name)
    content, name = _load_content(source, limits.max_bytes)
    return read_content(content, limits, name)


def parse_text(text: FileText, adapter: str | None = None) -> Report:
    """The report in the text of a file; findings name the cells that damage may touch, the pages that are pictures, and
    the cells recognised on some."""
    return _with_file(api.parse(text.text, adapter=adapter), text)


def parse_every(text: FileText, adapter: str | None = None) -> tuple[Report, ...]:
    """Every report in the text of a file, each as ``parse_text`` gives the first."""
    reports = api.parse_all(text.text, adapter=adapter)
    return tuple(_with_file(report, text) for report in reports)


def _with_file(report: Report, text: FileText) -> Report:
    found = [
        *_tell_damaged(report, text.damaged_parts),
        *_tell_picture_pages(report, text.picture_pages),
        *_tell_recognised(report, text.recognised),
    ]
    placed = [attrs.evolve(each, line=1, column=1) for each in found]
    return attrs.evolve(report, diagnostics=(*placed, *report.diagnostics)) if placed else report


def _tell_picture_pages(report: Report, pages: Sequence[int]) -> Iterator[Diagnostic]:
    if pages:
        listed = ", ".join(map(str, pages))
        lost = tuple(path for path, cell in report.cells().items() if cell.state == "lost")
        yield diagnose("GR103", Span(0, 0), lost, pages=listed, count=len(pages))


def _tell_damaged(report: Report, count: int) -> Iterator[Diagnostic]:
    if count:
        cells = report.cells()
        proven = proven_cells(cells)
        # A sum that holds says nothing of a blank cell: a 0 may be lost from it.
        paths = tuple(p for p, cell in cells.items() if p not in proven or cell.value is None)
        yield diagnose("GR106", Span(0, 0), paths, count=count)


def _tell_recognised(report: Report, spans: Sequence[Span]) -> Iterator[Diagnostic]:
    if spans:
        cells = report.cells()
        proven = proven_cells(cells)
        paths = tuple(
            path
            for path, cell in cells.items()
            if path not in proven
            and cell.span
            and any(span.start <= cell.span.start < span.end for span in spans)
        )
        if paths:
            yield diagnose("GR105", Span(0, 0), paths, count=len(paths))


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
