"""No text that parse reads is passed over by the bytes of its column."""

import re
from collections.abc import Callable
from pathlib import Path

import faults
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaireport
from gaireport.characters import IGNORABLE
from gaireport.corpus.candidates import find_candidates
from gaireport.files import read_text
from gaireport.reader import REPORT_WORDS, has_marks
from gaireport.source import Source

_SILENT = ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u3164", "\ufe0f", "\U000e0100", "\u180e"]
_REPORT_PIECES = st.sampled_from(
    [
        *REPORT_WORDS,
        *"".join(REPORT_WORDS),
        *_SILENT,
        " ",
        "\n",
        "\r",
        "|",
        "<br>",
        "é",
        "〇",
        "0",
        "\u00a0",
    ]
)


def _is_candidate(text: str) -> bool:
    (found,) = find_candidates(pa.array([text], pa.large_string())).to_pylist()
    return found


@given(st.lists(_REPORT_PIECES, max_size=30).map("".join))
def test_a_text_with_a_word_is_a_candidate(text: str) -> None:
    if has_marks(Source(text)):
        assert _is_candidate(text)


@given(st.sampled_from(REPORT_WORDS), st.lists(st.sampled_from(_SILENT), min_size=8, max_size=8))
def test_a_word_may_be_parted_by_what_prints_nothing(word: str, silent: list[str]) -> None:
    parted = "".join(a + b for a, b in zip(word, silent, strict=False))
    assert _is_candidate(f"某{parted}某")
    assert _is_candidate(word)
    assert not _is_candidate(" ".join(word))


def test_the_silent_ones_are_those_of_the_package() -> None:
    assert all(re.fullmatch(f"[{IGNORABLE}]", each) for each in _SILENT)


def test_every_word_is_looked_for() -> None:
    for word in REPORT_WORDS:
        assert _is_candidate(f"公司{word}"), word


def test_other_pages_are_no_candidates() -> None:
    texts = [
        "",
        "公司新闻",
        "利息公开、三十二十条、青年新收",
        "政府",
        "信 息 公 开",
        "public information",
        "第二 十条",
    ]
    assert find_candidates(pa.array(texts, pa.large_string())).to_pylist() == [False] * len(texts)


@pytest.mark.corpus
def test_every_text_of_the_corpus_that_has_the_words_is_one(corpus: Path) -> None:
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in corpus.rglob("*.txt")]
    assert texts
    found = find_candidates(pa.array(texts, pa.large_string())).to_pylist()
    expected = [has_marks(Source(text)) for text in texts]
    assert [a for a, b in zip(found, expected, strict=True) if b and not a] == []
    assert any(expected)


@pytest.mark.parametrize(
    "content",
    [
        "<html><meta charset=gb2312>政府信息公开".encode("gb18030"),
        "<html><meta charset=big5>政務公開".encode("big5"),
        "<html>政府信息公开".encode("utf-16"),
        "<html>政府信息公开".encode("gb18030"),
        "<!DOCTYPE html>政\u200b府信\u200b息公开".encode(),
        b"<html>\xff\xff",
        b"<html>\0plain",
        b'<!doctype html><w:wordDocument xmlns:w="x">',
        "<html><meta charset=gb2312>政\u200b府信\u200b息公开".encode("gb18030"),
        b"%PDF-1.7 plain",
        b"MIME-Version: 1.0",
        b"<?xml version='1.0'?>",
        b"plain text",
    ],
)
def test_bytes_that_may_hide_a_report_are_read(content: bytes) -> None:
    assert find_candidates(pa.array([content], pa.large_binary())).to_pylist() == [True]


@pytest.mark.parametrize(
    "content",
    [
        b"<html>x",
        b" <!DOCTYPE HTML><p>x",
        "<html>公司新闻".encode(),
        "<html>公司新闻".encode("gbk"),
        b'<html><meta charset="gb2312">plain',
        "<html>第二十条以外的二十条、利息公开、青年新收".replace("第二十条", "").encode(),
        "<html>利息公开".encode("gbk"),
        '<html><meta charset="gbk">公司新闻'.encode("gbk"),
        None,
    ],
)
def test_other_pages_of_bytes_are_passed_over(content: bytes | None) -> None:
    assert find_candidates(pa.array([content], pa.large_binary())).to_pylist() == [False]


@given(st.lists(st.lists(_REPORT_PIECES, max_size=4).map("".join), min_size=1, max_size=12))
def test_no_row_is_told_by_its_neighbours(texts: list[str]) -> None:
    together = find_candidates(pa.array(texts, pa.large_string())).to_pylist()
    assert together == [_is_candidate(text) for text in texts]
    sliced = pa.array(["政务公开", *texts, "信息"], pa.large_string()).slice(1, len(texts))
    assert find_candidates(sliced).to_pylist() == together


def test_what_crosses_the_border_of_rows_hides_nothing() -> None:
    texts = ["⾏", "政務公開", "信息公", "开"]
    assert find_candidates(pa.array(texts)).to_pylist() == [False, True, False, False]


@given(st.lists(_REPORT_PIECES, max_size=8).map("".join), st.sampled_from(["utf-8", "gb18030"]))
def test_a_page_of_bytes_is_passed_over_as_its_text_is(text: str, encoding: str) -> None:
    page = f"<html>{text}</html>"
    (found,) = find_candidates(pa.array([page.encode(encoding)], pa.binary())).to_pylist()
    assert found or not has_marks(Source(read_text(page.encode(encoding))))


def test_two_bytes_of_gb18030_are_a_character_that_prints() -> None:
    silent = [char for char in map(chr, range(0x10FFFF)) if re.match(f"[{IGNORABLE}]", char)]
    assert {len(char.encode("gb18030")) for char in silent} == {4}


@pytest.fixture(scope="module")
def reports() -> list[str]:
    """Reports in every layout, with titles that are gone, cut, parted, or written in entities."""
    text = (Path(gaireport.__file__).parent / "demo" / "report.txt").read_text(encoding="utf-8")
    report = gaireport.parse(text)
    written = [text, *(gaireport.write(report, each) for each in gaireport.writable_layouts())]
    damages: list[Callable[[str], str]] = [
        lambda each: each,
        lambda each: each.partition("\n")[2],
        lambda each: each[len(each) // 2 :],
        lambda each: each.replace("信息", "信\u200b息"),
        lambda each: each.replace("政府信息公开", "政府 信息 公开"),
        lambda each: each.replace("信息公开", "信息\n公开"),
        lambda each: each.replace("政府信息公开", escaped("政府信息公开")),
        escaped,
    ]
    return [damage(each) for each in written for damage in damages]


def escaped(text: str) -> str:
    return "".join(char if char.isascii() else f"&#{ord(char)};" for char in text)


def test_what_parse_reads_is_a_candidate(reports: list[str]) -> None:
    read = [text for text in reports if _is_read(text)]
    assert len(read) > len(reports) / 2
    assert all(find_candidates(pa.array(read)).to_pylist())
    pages = [f"<!doctype html><html>{text}".encode("gb18030") for text in read]
    assert all(find_candidates(pa.array(pages)).to_pylist())


def _is_read(text: str) -> bool:
    try:
        gaireport.parse(text)
    except gaireport.GaireportError:
        return False
    return True


@pytest.mark.skipif(faults.ABSENT, reason="the inputs lie beside the project")
def test_every_input_that_goes_wrong_is_a_candidate() -> None:
    contents = [faults.path_of(name).read_bytes() for name in faults.input_names()]
    assert all(find_candidates(pa.array(contents, pa.binary())).to_pylist())
    texts = [content.decode("utf-8", "replace") for content in contents]
    found = find_candidates(pa.array(texts)).to_pylist()
    assert [
        t[:40] for t, is_one in zip(texts, found, strict=True) if not is_one and _is_read(t)
    ] == []
