"""A file that cannot be opened -> an error that says why, and what was probably meant."""

import errno

from gaireport.errors import UnreadableFileError, short_name
from gaireport.findings.words import Words

_LONGEST_PATH = 4096
_MISSING = (
    "missing",
    Words(
        "there is no file {name}: check the name and the folder",
        "没有文件 {name}，请核对文件名和所在文件夹",
    ),
)
_IS_A_FOLDER = (
    "folder",
    Words(
        "{name} is a folder: read_many reads all files in it",
        "{name} 是文件夹；读取其中全部文件请用 read_many",
    ),
)
_FORBIDDEN = (
    "no-permission",
    Words("this user may not read {name}", "没有读取 {name} 的权限，请检查文件属性"),
)
_FAULTS = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EISDIR: _IS_A_FOLDER,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
}
_ADDRESSES = ("http://", "https://")
_IS_AN_ADDRESS = Words(
    "this is an address; nothing is fetched here: save the page, and read the file",
    "这是网址，本程序不访问网络；请先保存网页，再读取文件",
)
_NO_NAME = Words("{name} cannot be the name of a file", "{name} 不能用作文件名")
_IS_A_TEXT = Words(
    "this is a text, not the name of a file; gaireport.parse reads texts",
    "这是一段文本，不是文件名；读取文本请用 gaireport.parse",
)


def unreadable(name: str, cause: OSError | ValueError) -> UnreadableFileError:
    """The error for a name under which no file could be opened."""
    number = cause.errno if isinstance(cause, OSError) else None
    if "\n" in name.strip() or len(name) > _LONGEST_PATH or number == errno.ENAMETOOLONG:
        return UnreadableFileError(*_IS_A_TEXT, reason="text-for-a-name", errno=number)
    if name.lower().startswith(_ADDRESSES):
        return UnreadableFileError(*_IS_AN_ADDRESS, reason="address", errno=number)
    shown = short_name(name)
    if number in _FAULTS:
        reason, words = _FAULTS[number]
        said = [each.format(name=shown) for each in words]
        return UnreadableFileError(*said, reason=reason, errno=number)
    if isinstance(cause, ValueError):
        return UnreadableFileError(*(each.format(name=shown) for each in _NO_NAME), errno=number)
    told = cause.strerror or str(cause)
    return UnreadableFileError(
        f"{shown} cannot be read: {told}", f"{shown} 无法读取（{told}）", errno=number
    )
