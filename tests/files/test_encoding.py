import contextlib
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaireport.errors import GaireportError, MissingExtraError, UnsupportedFileError
from gaireport.files.encoding import decode

PAGE = "<p>二〇二三年度政府信息公开工作报告，收费3.5万元。</p>\n"
PAGE_OUTSIDE_GB2312 = (
    PAGE + "<p>镕㐀\U00020000€</p>"
)  # outside of gb2312; the last two outside of gbk


@pytest.mark.parametrize(
    "name",
    ["gb2312", "GBK", "x-gbk", "gb_2312-80", "EUC-CN", "gb18030", "utf-8", "big5", "nonsense"],
)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_declaration_never_makes_garbage(name: str, encoding: str) -> None:
    page = (
        f'<meta http-equiv="Content-Type" content="text/html; charset={name}">{PAGE_OUTSIDE_GB2312}'
    )
    assert decode(page.encode(encoding)) == page


def test_a_page_declared_gb2312_reads_as_its_utf8_twin() -> None:
    page = f"<meta charset={{}}>{PAGE_OUTSIDE_GB2312}"
    old, new = page.format("gb2312"), page.format("utf-8")
    assert decode(old.encode("gb18030")).replace("gb2312", "utf-8") == decode(new.encode())


def test_the_xml_declaration_counts() -> None:
    page = '<?xml version="1.0" encoding="big5"?><p>政府資訊公開年度報告</p>'
    assert decode(page.encode("big5")) == page


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_encodings_with_and_without_a_mark(encoding: str) -> None:
    assert decode(PAGE.encode(encoding)) == PAGE


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_cut_within_a_character(encoding: str) -> None:
    assert decode((PAGE + "一二三").encode(encoding)[:-1]) == PAGE + "一二"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_damaged_byte_is_told_and_harms_no_more(encoding: str) -> None:
    read = decode(PAGE.encode(encoding) * 20 + b"\xff\n" + PAGE.encode(encoding))
    assert read.count("3.5万元") == 21
    assert "\ufffd" in read


def test_binary_is_no_text() -> None:
    with pytest.raises(UnsupportedFileError, match="binary"):
        decode(bytes(range(256)) * 10 + b"\0" * 500)


def test_without_a_detector_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(MissingExtraError, match=r"pip install gaireport\[html\]"):
        decode(b"\xff\x81\x82\xe9 caf\xe9 \xff\xff" * 50)


@given(st.binary(max_size=400))
def test_only_our_errors_leave(content: bytes) -> None:
    with contextlib.suppress(GaireportError):
        assert isinstance(decode(content), str)
