"""No text that parse reads is passed over by the bytes of its column."""

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaireport.characters import IGNORABLE
from gaireport.corpus.candidates import find_candidates
from gaireport.reader import REPORT_WORDS, has_marks
from gaireport.source import Source

_SILENT = ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u3164", "\ufe0f", "\U000e0100", "\u180e"]
_PIECES = st.sampled_from(
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
_CASES = Path(__file__).resolve().parent.parent / "cases"


def _is_candidate(text: str) -> bool:
    (found,) = find_candidates(pa.array([text], pa.large_string())).to_pylist()
    return found


@given(st.lists(_PIECES, max_size=30).map("".join))
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
    import re

    assert all(re.fullmatch(f"[{IGNORABLE}]", each) for each in _SILENT)


def test_every_word_is_looked_for() -> None:
    for word in REPORT_WORDS:
        assert _is_candidate(f"公司{word}"), word


def test_other_pages_are_no_candidates() -> None:
    texts = ["", "公司新闻", "政府", "信 息 公 开", "public information", "第二 十条"]
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
        b'<html><meta charset="gb2312">plain, which may be bytes of that encoding',
        b"%PDF-1.7 plain",
        b"MIME-Version: 1.0",
        b"<?xml version='1.0'?>",
        b"plain text",
    ],
)
def test_bytes_that_may_hide_a_report_are_read(content: bytes) -> None:
    assert find_candidates(pa.array([content], pa.large_binary())).to_pylist() == [True]


@pytest.mark.parametrize(
    "content", [b"<html>x", b" <!DOCTYPE HTML><p>x", "<html>公司新闻".encode(), None]
)
def test_other_pages_of_bytes_are_passed_over(content: bytes | None) -> None:
    assert find_candidates(pa.array([content], pa.large_binary())).to_pylist() == [False]
