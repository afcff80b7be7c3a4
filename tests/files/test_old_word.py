"""A binary Word file comes by way of a new one, which LibreOffice makes of it, or else a package."""

import sys
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
from made_files import make_docx, paragraph
from made_kinds import OLE

from gaireport import (
    UnsupportedFileError,
)
from gaireport.files import read_text


def open_old_files_with(opened: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class in place of that of aspose-words-foss, and of the package too where there is none for this Python."""
    if find_spec("aspose") is None:
        package = SimpleNamespace(words_foss=SimpleNamespace(Document=None))
        monkeypatch.setitem(sys.modules, "aspose", package)
    from aspose import words_foss

    monkeypatch.setattr(words_foss, "Document", opened)


def test_an_old_word_file_comes_by_way_of_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)

    class Opened:
        def __init__(self, path: str) -> None:
            assert Path(path).read_bytes() == old

        def save(self, path: str) -> None:
            Path(path).write_bytes(make_docx(paragraph("一")))

    old = OLE + "WordDocument".encode("utf-16-le")
    open_old_files_with(Opened, monkeypatch)
    assert read_text(old) == "<p>一</p>\n"


def test_an_old_word_file_of_which_nothing_is_made_is_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)

    class Refusing:
        def __init__(self, _: str) -> None:
            raise RuntimeError("no such stream")

    open_old_files_with(Refusing, monkeypatch)
    with pytest.raises(UnsupportedFileError) as refused:
        read_text(OLE + "WordDocument".encode("utf-16-le"))
    assert refused.value.reason == "damaged"


SCRIPT = """#!{python}
import pathlib, shutil, sys
folder = sys.argv[sys.argv.index("--outdir") + 1]
assert pathlib.Path(sys.argv[-1]).read_bytes().endswith(b"t\\0")
if {makes}:
    pathlib.Path(folder).mkdir()
    shutil.copy({source!r}, folder + "/old.docx")
"""


@pytest.mark.parametrize("makes", [True, False])
def test_libreoffice_is_asked_first_for_an_old_word_file(
    makes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Opened:
        def __init__(self, _: str) -> None:
            pass

        def save(self, path: str) -> None:
            Path(path).write_bytes(make_docx(paragraph("package")))

    made = tmp_path / "made.docx"
    made.write_bytes(make_docx(paragraph("office")))
    program = tmp_path / "soffice"
    program.write_text(SCRIPT.format(python=sys.executable, makes=makes, source=str(made)))
    program.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _: str(program))
    open_old_files_with(Opened, monkeypatch)
    expected = "office" if makes else "package"
    assert read_text(OLE + "WordDocument".encode("utf-16-le")) == f"<p>{expected}</p>\n"
