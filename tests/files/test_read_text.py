import contextlib
import errno
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import make_docx, paragraph

import gaireport
from gaireport.errors import (
    GaireportError,
    InputTooLargeError,
    NotAReportError,
    UnreadableFileError,
    UnsupportedFileError,
)
from gaireport.files import read_text

WORD = make_docx(paragraph("一"))


@pytest.mark.parametrize("name", ["report.txt", "report.docx", "report.pdf", "report"])
def test_content_goes_before_the_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WORD)
    assert read_text(path) == read_text(str(path)) == read_text(WORD) == "<p>一</p>\n"


def test_text_is_given_as_it_is() -> None:
    assert read_text("<table>\r\n一\u3000".encode()) == "<table>\r\n一\u3000"
    assert read_text(b"") == ""


def test_a_web_page_named_doc(tmp_path: Path) -> None:
    path = tmp_path / "report.doc"
    path.write_text("<p>政府信息公开</p>", encoding="gb18030")
    assert read_text(path) == "<p>政府信息公开</p>"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"\.doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"{\\rtf1 {\\v 1}}", "holds no text"),
        (b"\x89PNG\r\n", r"\[ocr\]"),
        (b"Rar!\x1a", "archive"),
    ],
)
def test_foreign_kinds_are_named(content: bytes, message: str) -> None:
    with pytest.raises(UnsupportedFileError, match=message):
        read_text(content)


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    for name, reason, number in (
        (tmp_path / "none.txt", "missing", errno.ENOENT),
        (tmp_path, "folder", errno.EISDIR),
        ("a\0b", "unreadable", None),
    ):
        with pytest.raises(UnreadableFileError) as caught:
            read_text(name)
        assert (caught.value.reason, caught.value.errno) == (reason, number)
        copy = pickle.loads(pickle.dumps(caught.value))
        assert (copy.reason, copy.errno, copy.message_zh) == (
            reason,
            number,
            caught.value.message_zh,
        )


def test_a_text_in_place_of_a_name_is_not_printed(demo_text: str) -> None:
    for text in (demo_text, demo_text.replace("\n", "")):
        with pytest.raises(UnreadableFileError, match=r"gaireport\.parse") as caught:
            read_text(text)
        assert caught.value.reason == "text-for-a-name"
        assert len(str(caught.value)) < 200
    with pytest.raises(NotAReportError, match=r"gaireport\.read") as refused:
        gaireport.parse("report.txt")
    assert refused.value.reason == "name-of-a-file"


def test_wrong_types_of_sources() -> None:
    with pytest.raises(TypeError, match="int"):
        read_text(3)  # type: ignore[arg-type]


def test_an_empty_file_with_a_name_that_promises_more(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"")
    with pytest.raises(UnsupportedFileError, match="no pdf file"):
        read_text(path)


def test_size_limit(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"1" * 11)
    for source in (path, b"1" * 11):
        with pytest.raises(InputTooLargeError, match="larger than 10 bytes"):
            read_text(source, max_bytes=10)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_files_raise_only_our_errors(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([WORD, b"%PDF-1.4\n1 0 obj\n<<>>\nendobj"])))
    for _ in range(data.draw(st.integers(0, 8))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(GaireportError):
        assert isinstance(read_text(bytes(content)), str)


@pytest.mark.parametrize("place", ["gaireport.files.word.docx.docx_to_html", "zipfile.ZipFile"])
def test_lost_memory_is_no_fault_of_the_file(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(place, fail)
    with pytest.raises(MemoryError):
        read_text(WORD)
