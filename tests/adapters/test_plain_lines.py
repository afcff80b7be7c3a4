"""One cell a line without any mark: a mere sequence, and blank cells are lost."""

import pytest
from cut_texts import cut, tables
from printed import figures, parts, plain

import gaireport
from gaireport.source import Source, Span

SENTENCE = "全年没有需要另行说明的情形，各栏目均按时更新，逐月核对并留存记录备查，没有遗漏。" * 3


def test_short_lines_are_one_sequence() -> None:
    assert cut("plain_lines", "规章\n1\n0\n\n4\n") == ["| 规章 | 1 | 0 | 4"]


def test_sequence_has_no_columns() -> None:
    assert tables("plain_lines", "规章\n1\n") == [-1]


def test_long_line_is_prose_and_ends_the_sequence() -> None:
    assert cut("plain_lines", f"规章\n1\n{SENTENCE}\n4\n") == ["| 规章 | 1", SENTENCE, "| 4"]


def test_page_on_one_line_is_cut_at_its_blanks() -> None:
    text = (
        "规章 1 0 4 行政规范性文件 12 5 37 "
        + "第二十条第（五）项 信息内容 本年处理决定数量 行政许可 1846 " * 2
    )
    assert cut("plain_lines", text)[0].startswith(
        "| 规章 | 1 | 0 | 4 | 行政规范性文件 | 12 | 5 | 37"
    )


def test_long_sentence_with_a_few_figures_is_prose() -> None:
    text = SENTENCE + "其中 3 件为重复申请， 2 件为投诉。"
    assert cut("plain_lines", text) == [text]


def test_windows_line_ends_and_odd_blanks_change_nothing() -> None:
    assert cut("plain_lines", "\u3000规章\r\n\u00a01\r\n") == ["| 规章 | 1"]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \n\n"])
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_report_is_claimed_and_read(form: str, gap: str) -> None:
    report = gaireport.parse(plain(parts(form)).replace("\n", gap))
    assert report.layout == "plain_lines"
    assert {path: cell.raw for path, cell in report.cells().items()} == figures(form)


def test_signature_of_a_sequence_is_read() -> None:
    report = gaireport.parse(plain(parts()))
    assert (report.signature, str(report.published)) == ("澄山县水务局", "2024-01-18")


def test_lost_blanks_are_told_and_never_guessed() -> None:
    printed = figures(applications__received__research="", applications__granted__research="")
    report = gaireport.parse(plain(parts(printed=printed)))
    named = {path for d in report.diagnostics for path in d.cells}
    for path, cell in report.cells().items():
        wanted = None if printed[path] == "" else printed[path]
        assert path in named or (cell.raw or None) == wanted, path


@pytest.mark.parametrize(
    ("start", "end", "figures"), [(0, 9, 3), (0, 1, 1), (3, 9, 2), (5, 9, 1), (6, 9, 1), (0, 5, 2)]
)
def test_figures_are_counted_in_whole_lines_of_the_region(
    start: int, end: int, figures: int
) -> None:
    adapter = gaireport.adapters()["plain_lines"]
    assert adapter.claims(Source("12\n 3\n45\n"), Span(start, end)) == 1 + figures
