"""Names of files, folders, patterns and zip archives -> the files that are meant, in order, none left out."""

import glob
import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from gaireport.errors import (
    GaireportError,
    InputTooLargeError,
    UnreadableFileError,
    UnsupportedFileError,
)
from gaireport.files.unreadable import unreadable
from gaireport.findings.words import Words

_MOST_MEMBERS = 10_000
"""The files that an archive may hold."""
_LARGEST_MEMBER = 64 << 20
_PATTERN_SIGNS = frozenset("*?[")
_EMPTY_FOLDER = Words("there is no file in this folder", "文件夹中没有文件")
_NO_MATCH = Words("no file matches this pattern", "没有与该通配符相符的文件")
# Word and WPS put the first beside an open document, the systems the others into every folder.
_NO_DOCUMENTS = ("~$", ".", "Thumbs.db", "desktop.ini", "__MACOSX")


@attrs.frozen
class InputFile:
    """One file to read, or the reason why there is none under a name that was given."""

    name: str
    """The path; that of a file in an archive is the archive's with the file's own behind it."""
    archive: str | None = None
    member: int = 0
    """The number of the file in its archive."""
    error: GaireportError | None = None
    content: bytes | None = attrs.field(default=None, repr=False)
    """What stands in place of a file: standard input."""

    def load(self) -> str | bytes:
        """What ``read_text`` takes: the path, or the content of a file in an archive.

        Raises:
            GaireportError: there is no such file, or it cannot be taken out of its archive.
        """
        if self.error is not None:
            raise self.error
        if self.content is not None:
            return self.content
        return self.name if self.archive is None else _take_out(self.archive, self.member)


def find_inputs(names: Iterable[str | os.PathLike[str]]) -> Iterator[InputFile]:
    """The files that the names mean: a folder all files in it and below, a pattern those that match, a zip its files.

    A name under which nothing is found is given too, with its error.
    """
    for name in names:
        yield from _find(os.fspath(name))


def _find(name: str) -> Iterator[InputFile]:
    path = Path(name)
    try:
        is_there, is_folder = path.exists(), path.is_dir()
    except (OSError, ValueError) as error:
        yield InputFile(name, error=unreadable(name, error))
        return
    if is_folder:
        yield from _none_left_out(name, _walk(name), "empty-folder", _EMPTY_FOLDER)
    elif is_there or not _PATTERN_SIGNS & set(name):
        yield from _open_archive(name)
    else:
        found = sorted(each for each in glob.glob(name, recursive=True) if os.path.isfile(each))
        yield from _none_left_out(name, found, "no-match", _NO_MATCH)


def _none_left_out(
    name: str, found: Iterable[str], reason: str, message: Words
) -> Iterator[InputFile]:
    nothing = True
    for each in found:
        nothing = False
        yield from _open_archive(each)
    if nothing:
        error = UnreadableFileError(*message, reason=reason)
        yield InputFile(name, error=error)


def _walk(folder: str) -> Iterator[str]:
    """The files of a folder and of those below it, each folder's own files first."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith(_NO_DOCUMENTS))
        for file in sorted(files):
            if not file.startswith(_NO_DOCUMENTS):
                yield os.path.join(place, file)


def _open_archive(name: str) -> Iterator[InputFile]:
    """The files of a zip archive; any other file is one input. A Word file is an archive by content only."""
    if not name.lower().endswith(".zip") or not os.path.isfile(name):
        yield InputFile(name)
        return
    try:
        with zipfile.ZipFile(name, metadata_encoding="gb18030") as archive:
            members = archive.infolist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        # Whatever it is, it is read or refused as any file.
        yield InputFile(name)
        return
    if any(each.filename == "[Content_Types].xml" for each in members):
        yield InputFile(name)
        return
    if len(members) > _MOST_MEMBERS:
        yield InputFile(name, error=_too_many(len(members)))
        return
    shown = [(at, each.filename) for at, each in enumerate(members) if not each.is_dir()]
    wanted = [(at, inner) for at, inner in shown if _is_document(inner)]
    for at, inner in wanted:
        yield InputFile(f"{name}/{inner}", archive=name, member=at)
    if not wanted:
        error = UnsupportedFileError("the archive is empty", "压缩包是空的", reason="empty-archive")
        yield InputFile(name, error=error)


def _is_document(inner: str) -> bool:
    return not any(part.startswith(_NO_DOCUMENTS) for part in inner.split("/"))


def _too_many(count: int) -> InputTooLargeError:
    return InputTooLargeError(
        f"the archive holds {count} files, more than {_MOST_MEMBERS}",
        f"压缩包中有{count}个文件，超过上限{_MOST_MEMBERS}",
        reason="too-many-files",
    )


def _take_out(archive: str, member: int) -> bytes:
    try:
        with zipfile.ZipFile(archive, metadata_encoding="gb18030") as opened:
            entry = opened.infolist()[member]
            if entry.flag_bits & 1:
                raise UnsupportedFileError(
                    "the archive is encrypted; unpack it first",
                    "压缩包已加密，请先解压",
                    reason="encrypted",
                )
            with opened.open(entry) as file:
                content = file.read(_LARGEST_MEMBER + 1)
    except GaireportError:
        raise
    # What the decompressors raise over a damaged archive is of many kinds.
    except Exception as error:
        raise UnsupportedFileError(
            f"the file cannot be taken out of the archive: {error}",
            f"无法从压缩包中取出文件：{error}",
            reason="damaged-archive",
        ) from error
    if len(content) > _LARGEST_MEMBER:
        raise InputTooLargeError(
            f"the file unpacks to more than {_LARGEST_MEMBER} bytes",
            f"文件解压后大于{_LARGEST_MEMBER}字节",
            reason="too-many-bytes",
        )
    return content
