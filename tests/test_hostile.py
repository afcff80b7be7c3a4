"""Hostile input ends soon, in a report or in one of our errors; wrong types are a TypeError at the door.

Small relatives of ``benchmarks/hostile_files.py``, which makes the large ones and measures time and memory.
"""

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from costs import seconds
from hypothesis import given
from hypothesis import strategies as st
from namespaces import W

import gaireport
from gaireport import files

BEGINNING = "某市2023年政府信息公开工作年度报告\n一、总体情况\n第二十条第（一）项\n本年新收\n"
_SECONDS = 6.0
"""Of the processor, for one small input on a busy machine; the large ones take less than 3."""


def _endure(read: Callable[..., object], content: str | bytes, **options: object) -> str:
    """Name of the error that came of it, or ``""``; anything but one of ours fails the test."""
    ended = ""

    def work() -> None:
        nonlocal ended
        try:
            read(content, **options)
        except gaireport.GaireportError as error:
            ended = type(error).__name__

    assert seconds(work) < _SECONDS
    return ended


TEXTS_ONCE_REFUSED = {
    "a label that goes on in an earlier cell": "<th>要求提供公开出<td<tr<th>0</td>信访举报||||重复申请|||\n|要求提供",
}
"""What the fuzzer found, cut down to what it takes."""


@pytest.mark.parametrize("name", TEXTS_ONCE_REFUSED)
def test_spans_of_what_the_fuzzer_found_lie_in_the_text(name: str) -> None:
    text = BEGINNING + TEXTS_ONCE_REFUSED[name]
    report = gaireport.parse(text)
    spans = [*(each.span for each in report.diagnostics), *(each.span for each in report.unparsed)]
    assert spans
    assert [span for span in spans if span and not 0 <= span.start <= span.end <= len(text)] == []


@pytest.mark.parametrize(
    "digits", ["7" * 5000, "9" * 4000 + ".5", "亿" * 5000, "一" * 5000, "五亿" * 200]
)
def test_a_number_beyond_all_counts_is_none(digits: str) -> None:
    report = gaireport.parse(f"{BEGINNING}全年收到申请{digits}件。\n" + "本年新收\t1\t2\n" * 3)
    gaireport.check(report)


FLOODS = {
    "pipes": "|", "brackets": "（", "tabs": "\t", "digits": "7", "blanks": " ", "stars": "**",
    "line feeds": "\n", "less-than": "<", "ampersands": "&", "surrogates": "\ud800",
    "open cells": "<td", "cells": "<td>1", "spans": "<td colspan=999999999 rowspan=999999999>1",
    "nested tables": "<table><tr><td>", "comments": "<!--", "quotes": '<a b="', "rows": "| 1 | 2 |\n",
    "boxes": "│ 1 │\n", "rules": "+---+\n", "rulers": "--- ---\n", "labels": "自然人\n",
    "headings": "一、总体情况\n", "aligned": "某 局  1   2\n", "pieces": "属于\n", "dates": "2023年1月5日\n",
}  # fmt: skip


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_ends_soon(name: str) -> None:
    unit = FLOODS[name]
    _endure(gaireport.parse, BEGINNING + unit * (60_000 // len(unit)))


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_beyond_the_limit_is_refused(name: str) -> None:
    text = BEGINNING + FLOODS[name] * (1_000_000 // len(FLOODS[name]))
    assert _endure(gaireport.parse, text, max_characters=100_000) == "InputTooLargeError"


def test_the_usual_limit_is_ten_million_characters() -> None:
    assert _endure(gaireport.parse, "x" * 10_000_001) == "InputTooLargeError"
    assert _endure(gaireport.parse, "x" * 10_000_000) == "NotAReportError"


def test_too_many_cells_are_refused_and_the_limit_is_a_setting() -> None:
    text = BEGINNING + "规章\t1\t2\t3\n" * 6000
    assert _endure(gaireport.parse, text) == "InputTooLargeError"
    assert _endure(gaireport.parse, text, max_cells=100) == "InputTooLargeError"
    assert _endure(gaireport.parse, BEGINNING + "规章\t1\t2\t3\n" * 600, max_cells=5000) == ""


def test_time_is_a_setting(demo_text: str) -> None:
    with pytest.raises(gaireport.InputTooLargeError, match="max_seconds"):
        gaireport.parse(demo_text, max_seconds=0)
    assert gaireport.parse(demo_text, max_seconds=60) == gaireport.parse(demo_text)


def test_a_span_without_end_takes_no_memory(demo_text: str) -> None:
    page = gaireport.write(gaireport.parse(demo_text), "html")
    tracemalloc.start()
    _endure(gaireport.parse, page.replace("<td>", "<td colspan=999999999 rowspan=999999999>"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50_000_000


def test_nesting_has_no_bottom() -> None:
    for text in ("<table><tr><td>" * 12_000, "<div>" * 100_000, "</table>" * 100_000):
        _endure(gaireport.parse, BEGINNING + text)


# Files --------------------------------------------------------------------------------------------


def _word(body: str, head: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        document = f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document)
    return target.getvalue()


WORD_FILES: dict[str, Callable[[], bytes]] = {
    "bomb": lambda: _word(" " * 80_000_000),
    "packs too well": lambda: _word("<w:p/>" * 3_000_000),
    "laughs": lambda: _word("&b;", '<!DOCTYPE w [<!ENTITY a "哈"><!ENTITY b "&a;&a;">]>'),
    "external entity": lambda: _word(
        "&x;", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "nested": lambda: _word("<w:tbl><w:tr><w:tc>" * 5000),
    "not well-formed": lambda: _word("<w:p><w:tbl>"),
    "no document": lambda: _word("")[:40],
}


@pytest.mark.parametrize("name", WORD_FILES)
def test_a_hostile_word_file_is_refused(name: str) -> None:
    assert _endure(gaireport.read, WORD_FILES[name]()) in (
        "UnsupportedFileError",
        "InputTooLargeError",
    )


@pytest.mark.parametrize("share", (0, 1, 3, 10, 30, 50, 70, 90, 95, 99))
def test_a_word_file_cut_off_is_refused(share: int) -> None:
    content = _word("<w:p><w:r><w:t>政府信息公开工作年度报告</w:t></w:r></w:p>" * 50)
    assert _endure(gaireport.read, content[: len(content) * share // 100])


@pytest.mark.parametrize(
    "content", (b"", b"%PDF-", b"%PDF-1.7\n" * 1000, b"%PDF-1.4\nxref\n0 99999999")
)
def test_a_pdf_of_nothing_is_refused(content: bytes) -> None:
    assert _endure(gaireport.read, content)


@pytest.mark.parametrize(
    "encoding", ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030")
)
def test_an_encoding_cut_in_a_character_is_read(demo_text: str, encoding: str) -> None:
    content = demo_text.encode(encoding)
    for cut in (1, 2, 3):
        assert _endure(gaireport.read, content[:-cut]) in ("", "UnsupportedFileError")


def test_lone_surrogates_stay_what_they_are(demo_text: str) -> None:
    report = gaireport.parse(demo_text.replace("规", "\ud83d"))
    assert gaireport.from_json(gaireport.to_json(report)) == report


# Any text, any bytes, any type --------------------------------------------------------------------


@given(
    st.text(st.one_of(st.characters(), st.sampled_from("|\t\n <>td/一、0123 │+-")), max_size=400)
)
def test_any_text(text: str) -> None:
    for each in (text, BEGINNING + text):
        _endure(gaireport.sniff, each)
        _endure(gaireport.parse, each)


@given(
    st.binary(max_size=400),
    st.sampled_from((b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xfe", b"<html>")),
)
def test_any_bytes(content: bytes, start: bytes) -> None:
    _endure(gaireport.read, start + content)
    _endure(gaireport.from_json, start + content)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=9), st.lists))
def test_wrong_types(value: object) -> None:
    """Each public function, each argument that takes one type."""
    report = gaireport.parse(_DEMO)
    calls: list[Callable[[], object]] = [
        lambda: gaireport.write(value, "html"),  # type: ignore[arg-type]
        lambda: gaireport.to_json(value),  # type: ignore[arg-type]
        lambda: list(gaireport.to_rows([value])),  # type: ignore[list-item]
        lambda: gaireport.check(value),  # type: ignore[arg-type]
        lambda: gaireport.check_years([value]),  # type: ignore[list-item]
        lambda: gaireport.combine([value]),  # type: ignore[list-item]
        lambda: gaireport.check_units(value, [report]),  # type: ignore[arg-type]
        lambda: gaireport.ratios(value),  # type: ignore[arg-type]
        lambda: gaireport.repair(value, value),  # type: ignore[arg-type]
        lambda: gaireport.repair(report, value),  # type: ignore[arg-type]
    ]
    if not isinstance(value, str):
        calls += [
            lambda: gaireport.parse(value),  # type: ignore[arg-type]
            lambda: gaireport.sniff(value),  # type: ignore[arg-type]
            lambda: gaireport.read(value),  # type: ignore[arg-type]
            lambda: files.read_text(value),  # type: ignore[arg-type]
            lambda: gaireport.from_json(value),  # type: ignore[arg-type]
            lambda: gaireport.write(report, value),  # type: ignore[arg-type]
            lambda: gaireport.explain(value),  # type: ignore[arg-type]
        ]
    for call in calls:
        with pytest.raises(TypeError):
            call()


@given(st.text(max_size=20).map("?".__add__))
def test_any_name_or_path(name: str) -> None:
    report = gaireport.parse(_DEMO)
    for call in (
        lambda: gaireport.parse(_DEMO, adapter=name),
        lambda: gaireport.write(report, name),
        lambda: gaireport.read(f"/nowhere/{name}"),
        lambda: gaireport.explain(name),
        lambda: gaireport.from_json(name),
    ):
        with pytest.raises(gaireport.GaireportError):
            call()


_DEMO = BEGINNING + "规章\t1\t2\t3\n"
