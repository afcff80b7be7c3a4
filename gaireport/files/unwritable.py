"""A file that cannot be written -> an error that names it and says why; whatever draft of it was tried is not named."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gaireport.errors import UnwritableFileError, short_name
from gaireport.findings.words import Words

_NO_FOLDER = (
    "no-folder",
    Words("there is no folder {folder}; make it first", "没有文件夹 {folder}，请先建立"),
)
_NOT_PERMITTED = (
    "no-permission",
    Words(
        "this user may not write {name}, or a program such as Excel has it open",
        "没有写入 {name} 的权限，或该文件正在其他程序（如Excel）中打开",
    ),
)
_WRITE_FAULTS = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: ("folder", Words("{name} is a folder, not a file", "{name} 是文件夹，不是文件")),
    errno.EEXIST: (
        "exists",
        Words("there is a file of the name {name} already", "已有同名文件 {name}"),
    ),
    errno.EACCES: _NOT_PERMITTED,
    errno.EPERM: _NOT_PERMITTED,
    errno.ENOSPC: ("disk-full", Words("the disk is full", "磁盘已满")),
    errno.ENAMETOOLONG: ("long-name", Words("the name is too long", "文件名过长")),
}
_OTHER_FAULT = Words("{name} cannot be written: {cause}", "{name} 无法写入（{cause}）")


def unwritable_file(path: str | os.PathLike[str], cause: OSError) -> UnwritableFileError:
    """The error for a file that could not be written."""
    if isinstance(cause, UnwritableFileError):
        return cause
    reason, words = _WRITE_FAULTS.get(cause.errno or 0, ("", _OTHER_FAULT))
    told = cause.strerror or str(cause)
    name, folder = short_name(str(path)), short_name(str(Path(path).parent))
    en, zh = (each.format(name=name, folder=folder, cause=told) for each in words)
    return UnwritableFileError(en, zh, reason=reason, errno=cause.errno)


@contextmanager
def writing(path: str | os.PathLike[str]) -> Iterator[None]:
    """Around the writing of a file: a fault of the system becomes an error that names it.

    Raises:
        UnwritableFileError: the file cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise unwritable_file(path, error) from error
