"""A binary Word or WPS file -> HTML text, by way of the .docx that aspose-words-foss makes of it."""

import tempfile
from pathlib import Path

from gaireport.errors import MissingExtraError
from gaireport.files.limits import FileLimits
from gaireport.files.refusals import SAVE_AS_WORD
from gaireport.files.word.docx import docx_to_html


def old_to_html(content: bytes, limits: FileLimits) -> str:
    """The text of a .doc or .wps file as HTML."""
    try:
        from aspose import words_foss  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtraError(
            f"reading .doc and .wps needs aspose-words-foss: pip install gaireport[doc]; or {SAVE_AS_WORD.en}",
            message_zh=f"读取 .doc、.wps 须先安装：pip install gaireport[doc]；或者{SAVE_AS_WORD.zh}",
        ) from error
    with tempfile.TemporaryDirectory(prefix="gaireport-") as folder:
        old, new = Path(folder, "old.doc"), Path(folder, "new.docx")
        old.write_bytes(content)
        words_foss.Document(str(old)).save(str(new))
        return docx_to_html(new.read_bytes(), limits)
