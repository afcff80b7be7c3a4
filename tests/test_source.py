"""The folded twin has the length of the text, and an offset means the same in both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaireport.source import Source, Span, fold, unify_radicals

FOLDED = (
    ("０１９", "019"),
    ("１，２３４．５", "1,234.5"),
    ("（一）", "(一)"),
    ("ＡＢｃ／％", "ABc/%"),
    ("a\u00a0b\u3000c\u2003d", "a b c d"),
    ("\ufeff一", " 一"),
    ("a\r\nb", "a \nb"),
    ("⼀⼆⾏政", "一二行政"),
    ("⻚⺠⼾戶", "页民户戶"),
    ("規範性文件", "规范性文件"),
    ("本年處理決定數量", "本年处理决定数量"),
    ("行政訴訟", "行政诉讼"),
    ("—–−―", "----"),
    ("金\uf90a", "金金"),
)


@pytest.mark.parametrize(("printed", "folded"), FOLDED)
def test_fold_makes_one_of_several_ways_to_print_a_character(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def test_fold_leaves_line_feeds_and_tabs() -> None:
    assert fold("a\tb\nc") == "a\tb\nc"


def test_fold_leaves_digits_of_other_scripts() -> None:
    assert fold("٣४௩") == "٣४௩"


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_fold_of_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_fold_of_long_text_is_that_of_each_character() -> None:
    printed = "".join(chr(code) for code in (*range(0x20, 0xD800), *range(0xE000, 0x10000)))
    folded = "".join(map(fold, printed))
    assert fold(printed) == folded
    assert fold(printed * 3) == folded * 3
    # What a radical is folded to may itself be folded where it stands.
    assert fold("⾨門") == "門门"


@given(st.text(alphabet="⼀⻚⼾行政1 \n"))
def test_unified_radicals_keep_the_length(text: str) -> None:
    assert len(unify_radicals(text)) == len(text)


def test_unified_radicals_leave_full_width_forms() -> None:
    assert unify_radicals("⼀（１）") == "一（１）"


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (6, (3, 3))],
)
def test_position_counts_lines_and_columns_from_one(offset: int, place: tuple[int, int]) -> None:
    assert Source("ab\n\n五六").position(offset) == place


def test_position_counts_characters_and_not_cells_of_a_screen() -> None:
    assert Source("行政许可x").position(4) == (1, 5)


def test_carriage_return_belongs_to_its_line() -> None:
    assert Source("a\r\nb").position(3) == (2, 1)


def test_position_in_an_empty_text_is_its_begin() -> None:
    assert Source("").position(0) == (1, 1)


def test_source_folds_its_text() -> None:
    source = Source("（１）")
    assert (source.text, source.folded) == ("（１）", "(1)")


def test_spans_are_equal_by_content() -> None:
    assert Span(1, 3) == Span(1, 3)


def test_source_is_read_without_what_prints_nothing() -> None:
    source = Source("| 1\u200b2 |\r规章")
    assert source.text == "| 12  |\n规章"
    assert source.given_place(2, 4) == (2, 5)
    assert source.given_place(8, 10) == (8, 10)
    assert source.position(8) == (2, 1)


def test_place_of_a_word_behind_what_prints_nothing_is_that_of_its_first_character() -> None:
    source = Source("\u200b\u202a12 3")
    assert source.text == "12   3"
    assert source.given_place(0, 2) == (2, 4)
    assert source.given_place(5, 6) == (5, 6)
    assert source.given_place(3, 3) == (3, 3)


def test_source_knows_which_zeros_are_guessed() -> None:
    source = Source("| 〇 | 1 |\n" * 9)
    assert [source.is_guessed(2, 3), source.is_guessed(6, 7)] == [True, False]
    assert Source("| 0 |").is_plain
