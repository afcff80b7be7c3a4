"""Chinese numerals as they are read, whatever they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_numerals import print_han

from gaireport.characters import CHINESE_NUMERALS
from gaireport.characters.numerals import read_han


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一万四千零六十九", 14069), ("两百", 200), ("十万零一千", 101000), ("〇", 0), ("十", 10), ("十二", 12),
        ("一百二", 120), ("一百零二", 102), ("三万五", 35000), ("二〇二三", 2023), ("一亿二千万", 120000000),
        ("三万零五百", 30500), ("百", None), ("十十", None), ("一二百", None), ("百万", None), ("", None), ("件", None),
    ],
)  # fmt: skip
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert read_han(text) == value


@given(st.integers(0, 99_999_999))
def test_long_form_numerals_are_read_back(number: int) -> None:
    assert read_han(print_han(number)) == number


def test_the_numerals_of_chapters_count_from_one() -> None:
    assert [read_han(numeral) for numeral in CHINESE_NUMERALS] == list(range(1, 11))
