"""An old Word file -> the .docx that LibreOffice makes of it, where LibreOffice is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from gaireport.errors import InputTooLargeError

_OFFICE_PROGRAMS = ("soffice", "libreoffice")
_MOST_SECONDS = 120


def convert_with_office(content: bytes) -> bytes | None:
    """The same document as .docx; None where LibreOffice, or its writer, is not installed or makes nothing of it.

    Raises:
        InputTooLargeError: LibreOffice takes longer than two minutes over the file.
    """
    program = next(filter(None, map(shutil.which, _OFFICE_PROGRAMS)), None)
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="gaireport-") as folder:
        old, new = Path(folder, "old.doc"), Path(folder, "made", "old.docx")
        old.write_bytes(content)
        # A profile of its own: another LibreOffice may be open, and no macro is trusted in a new one.
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        options = ("--headless", "--norestore", "--convert-to", "docx", "--outdir", str(new.parent))
        try:
            subprocess.run(
                [program, profile, *options, str(old)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_MOST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise InputTooLargeError(
                f"LibreOffice takes longer than {_MOST_SECONDS} seconds over the file; save it as .docx",
                f"LibreOffice 转换该文件超过{_MOST_SECONDS}秒；请另存为 .docx",
            ) from error
        return new.read_bytes() if new.is_file() else None
