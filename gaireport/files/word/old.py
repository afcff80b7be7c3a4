"""A binary Word or WPS file -> HTML text, by way of the .docx that another program makes of it.

LibreOffice is asked first where it is installed: it keeps cells of several paragraphs whole, which aspose-words-foss
breaks into rows of their own.
"""

import tempfile
from pathlib import Path

from gaireport.errors import MissingExtraError
from gaireport.files.limits import FileLimits
from gaireport.files.refusals import SAVE_AS_WORD
from gaireport.files.word.docx import docx_to_html
from gaireport.files.word.office import convert_with_office


def old_to_html(content: bytes, limits: FileLimits) -> str:
    """The text of a .doc or .wps file as HTML.

    Raises:
        MissingExtraError: neither LibreOffice nor aspose-words-foss is installed.
        UnsupportedFileError: the file is damaged, encrypted, or without any text.
    """
    return docx_to_html(convert_with_office(content) or _convert_with_package(content), limits)


def _convert_with_package(content: bytes) -> bytes:
    try:
        from aspose import words_foss
    except ImportError as error:
        raise MissingExtraError(
            "reading .doc and .wps needs LibreOffice, or up to Python 3.12 aspose-words-foss: "
            f"pip install gaireport[doc]; or {SAVE_AS_WORD.en}",
            "读取 .doc、.wps 须安装 LibreOffice；Python 3.12 及以下也可执行 pip install gaireport[doc]；"
            f"还可{SAVE_AS_WORD.zh.removeprefix('请')}",
        ) from error
    with tempfile.TemporaryDirectory(prefix="gaireport-") as folder:
        old, new = Path(folder, "old.doc"), Path(folder, "new.docx")
        old.write_bytes(content)
        words_foss.Document(str(old)).save(str(new))
        return new.read_bytes()
