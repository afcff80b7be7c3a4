"""A built checker, where one is at hand -> its files in a folder, each the one that was built."""

import os
import shutil
from hashlib import sha256
from pathlib import Path

from gaireport.errors import GaireportError, UnreadableFileError

LIST_OF_SUMS = "SHA256SUMS"
"""The list that a build lays beside its files: a sum and a name a line."""
BUILT_IN_CLONE = Path(__file__).parents[2] / "dist"
_NONE_BUILT = UnreadableFileError(
    "no built checker is at hand: run 'make web' in a clone of gaireport, which needs Node.js",
    "未找到已构建的网页版：请在 gaireport 源码目录中执行 make web（须安装 Node.js）",
    reason="no-checker",
)


def copy_checker(folder: str | os.PathLike[str]) -> list[Path]:
    """Copy the checker that was built in the working folder's ``dist``, or in the clone of this package.

    Returns:
        The files, with the sums that they are held to.

    Raises:
        UnreadableFileError: none has been built.
        GaireportError: a file is not the one that was built.
        OSError: the folder cannot be written.
    """
    built = next(
        (each for each in (Path("dist"), BUILT_IN_CLONE) if (each / LIST_OF_SUMS).is_file()), None
    )
    if built is None:
        raise _NONE_BUILT
    sums = [line.split("  ", 1) for line in (built / LIST_OF_SUMS).read_text("utf-8").splitlines()]
    for expected, name in sums:
        _require_sum(built / name, expected)
    copied = []
    for name in (*(name for _, name in sums), LIST_OF_SUMS):
        target = Path(folder, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(built / name, target)
        copied.append(target)
    return copied


def _require_sum(file: Path, expected: str) -> None:
    found = sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
    if found != expected:
        raise GaireportError(
            f"{file.name} is not the file that was built; run 'make web' again",
            f"{file.name} 与构建时不符；请重新执行 make web",
            reason="damaged-checker",
        )
