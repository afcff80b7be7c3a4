"""Files of which a part is cut or altered: what is read of them is told to be doubtful, or they are refused by name."""

import base64
import zlib
from collections.abc import Callable

import made_kinds
import pytest
from made_files import make_pdf, ruled, write

import gaireport
from gaireport import Report
from gaireport.errors import UnsupportedFileError
from gaireport.files import load_text

DAMAGED_TITLE = "澄山县水务局2023年政府信息公开工作年度报告"
ROW_HEADS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
FULL_ROWS = (("规章", "1", "2", "3"), ("行政规范性文件", "4", "5", "6"))


def table_page() -> str:
    """A page of which the rows of table 2 that have three figures are drawn."""
    xs, ys = [50, 200, 300, 400, 500], [600, 620, 640, 660]
    drawn = (
        write(50, 750, DAMAGED_TITLE)
        + write(50, 720, "二、主动公开政府信息情况")
        + ruled(xs, [*ys, 680])
    )
    drawn += write(60, 664, "第二十条第（一）项")
    for y, row in zip((646, 626, 606), (ROW_HEADS, *FULL_ROWS), strict=True):
        drawn += "".join(write(x + 5, y, text) for x, text in zip(xs, row, strict=False))
    return drawn


def altered(data: bytes) -> bytes:
    """The data with one figure exchanged and the checksum of what it was."""
    whole = zlib.decompress(data)
    other = zlib.compress(whole.replace(b"(4)", b"(9)"))
    return other[:-4] + data[-4:]


def bare(data: bytes) -> bytes:
    """The data without their checksum."""
    return data[:-4]


def cut_off_data(data: bytes) -> bytes:
    """The data without their end."""
    return data[:-30]


def overwritten(data: bytes) -> bytes:
    """The data with blanks over their first bytes."""
    return bytes(2) + data[2:]


def in_characters(data: bytes) -> bytes:
    """The data in characters, as reportlab writes them."""
    return base64.a85encode(data) + b"~>"


def found_codes(content: bytes) -> set[str]:
    pytest.importorskip("pypdfium2")
    return {each.code for each in gaireport.read(content).diagnostics}


@pytest.mark.parametrize("damage", [altered, cut_off_data])
def test_a_damaged_stream_of_a_pdf_is_told(damage: Callable[[bytes], bytes]) -> None:
    content = make_pdf(
        table_page(), pack=("/FlateDecode", lambda data: damage(zlib.compress(data)))
    )
    assert "GR106" in found_codes(content)
    report = gaireport.read(content)
    (finding,) = [each for each in report.diagnostics if each.code == "GR106"]
    assert "proactive.normative_documents.issued" in finding.cells
    assert finding.message == "1 part of the file is damaged; figures may be missing or false"


def test_a_stream_whose_first_bytes_are_lost_is_told() -> None:
    pytest.importorskip("pypdfium2")
    lost = make_pdf(
        table_page(),
        table_page(),
        pack=("[/FlateDecode]", lambda data: overwritten(zlib.compress(data))),
    )
    whole = make_pdf(table_page(), pack=("/FlateDecode", zlib.compress))
    assert load_text(whole).damaged_parts == 0
    with pytest.raises(UnsupportedFileError):
        load_text(lost)


@pytest.mark.parametrize(
    "pack",
    [
        ("/FlateDecode", zlib.compress),
        ("/FlateDecode", lambda data: bare(zlib.compress(data))),
        ("/FlateDecode", lambda data: zlib.compress(data) + b"\r\n"),
        ("[/ASCII85Decode /FlateDecode]", lambda data: in_characters(zlib.compress(data))),
        ("[/ASCIIHexDecode]", lambda data: data.hex().encode() + b">"),
    ],
    ids=["packed", "without checksum", "with a line end behind", "spelled", "not packed"],
)
def test_a_whole_stream_is_not_told(pack: tuple[str, Callable[[bytes], bytes]]) -> None:
    content = make_pdf(table_page(), pack=pack)
    assert "GR106" not in found_codes(content)
    cells = gaireport.read(content).cells()
    assert cells["proactive.normative_documents.issued"].value == 4


def test_a_damaged_stream_that_is_spelled_in_characters_is_told() -> None:
    pack = (
        "[ /ASCII85Decode /FlateDecode ]",
        lambda data: in_characters(altered(zlib.compress(data))),
    )
    assert "GR106" in found_codes(make_pdf(table_page(), pack=pack))


def test_a_damaged_picture_says_nothing_of_figures() -> None:
    picture = (
        "<</Type/XObject/Subtype/Image/Filter/FlateDecode/Length 9>>stream\nx\x9cdamaged\nendstream"
    )
    content = make_pdf(table_page(), upon=[picture], pack=("/FlateDecode", zlib.compress))
    assert "GR106" not in found_codes(content)


def test_a_word_of_text_that_is_stream_is_none() -> None:
    content = make_pdf(table_page() + write(50, 100, "a stream x\x9c of words"))
    assert "GR106" not in found_codes(content)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt", "ods", "epub"])
def test_a_damaged_part_of_a_package_is_refused(kind: str, sound_report: Report) -> None:
    if kind == "xlsx":
        pytest.importorskip("python_calamine")
    content = getattr(made_kinds, kind)(sound_report)
    # The largest part is the one with the tables.
    at = len(content) // 2
    damaged = content[:at] + bytes(8) + content[at + 8 :]
    with pytest.raises(UnsupportedFileError) as refused:
        load_text(damaged)
    assert refused.value.reason == "damaged"


@pytest.mark.parametrize("lost", [50, 200])
def test_a_package_with_a_piece_gone_is_refused(lost: int, sound_report: Report) -> None:
    content = made_kinds.odt(sound_report)
    at = len(content) // 2
    with pytest.raises(UnsupportedFileError) as refused:
        load_text(content[:at] + content[at + lost :])
    assert refused.value.reason == "damaged"
