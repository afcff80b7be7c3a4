"""A zip whose parts are damaged in ways that only show when they are opened."""

import io
import zipfile

import pytest

from gaireport.errors import UnsupportedFileError
from gaireport.files.zipped import ZipParts

NAME = "正文.txt"


def test_a_part_whose_own_name_is_no_utf_8_is_damaged() -> None:
    """The directory names it rightly; the header before the part says UTF-8 and holds something else."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(NAME, "一、总体情况")
    content = packed.getvalue().replace(NAME.encode(), b"\xc8" * len(NAME.encode()), 1)
    parts = ZipParts(content, 1 << 20)
    assert parts.names() == [NAME]
    with pytest.raises(UnsupportedFileError, match="damaged"):
        parts.content(NAME)
