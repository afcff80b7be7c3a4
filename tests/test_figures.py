"""Printed figures and the numbers that they are; what is no number stays None."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaireport.tokens.figures import BLANK, UNREADABLE, read_figure

NUMBERS = (
    ("0", 0),
    ("007", 7),
    ("1036", 1036),
    ("1,234", 1234),
    ("12，345，678", 12345678),
    ("１２３", 123),
    ("１，２３４", 1234),
    ("+14", 14),
    ("＋14", 14),
    ("-3", -3),
    ("－3", -3),
    ("−3", -3),
    ("59237.2449", Decimal("59237.2449")),
    ("3.50", Decimal("3.50")),
    ("1,234.5", Decimal("1234.5")),
    ("３．５", Decimal("3.5")),
    (" 8 ", 8),
    ("\u00a08\u3000", 8),
    ("8\u200b", 8),
    ("12件", 12),
    ("9 项", 9),
    ("123456789012", 123456789012),
    ("12.0", 12),
    ("1,036.0", 1036),
    ("-3.0", -3),
    ("12人次", 12),
    ("12 份", 12),
    ("３例", 3),
    ("1\u202c2", 12),
    ("\u20668\u2069", 8),
    ("8\ufe0f", 8),
)


@pytest.mark.parametrize(("printed", "value"), NUMBERS)
def test_number_is_read(printed: str, value: object) -> None:
    figure = read_figure(printed)
    assert figure is not None
    assert (figure.value, type(figure.value), figure.readable) == (value, type(value), True)


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("251000元", 251000, "元"),
        ("59237.2449万元", Decimal("59237.2449"), "万元"),
        ("1,200 元", 1200, "元"),
        ("３６万元", 36, "万元"),
        ("7件", 7, None),
        ("7", 7, None),
    ],
)
def test_unit_of_money_is_kept_and_nothing_converted(
    printed: str, value: object, unit: str | None
) -> None:
    figure = read_figure(printed)
    assert figure is not None
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        " ",
        "\u3000",
        "\n",
        "/",
        "／",
        "//",
        "\\",
        "-",
        "--",
        "---",
        "－",
        "—",
        "–",
        "N/A",
        "n/a",
        "NA",
        "#N/A",
        "nan",
        "NaN",
        "None",
        "NULL",
        "\\\\",
        "Unnamed: 3",
        "Unnamed: 12_level_1",
    ],
)
def test_blank_and_mark_for_none_are_read_and_have_no_value(printed: str) -> None:
    assert read_figure(printed) == BLANK


@pytest.mark.parametrize(
    "printed", "1O O1 l2 16. 1,23 12,34 1,2345 1.2.3 3. --3 3- + 5* 约12件 3/4".split()
)
def test_what_is_no_number_has_no_value(printed: str) -> None:
    figure = read_figure(printed)
    assert figure is None or figure.value is None


@pytest.mark.parametrize(
    "printed", ["1O", "1,23", "0 0", "12 34", "1.2.3", "12?", "3 4 件", "12%", "3/4"]
)
def test_damaged_figure_is_unreadable(printed: str) -> None:
    assert read_figure(printed) == UNREADABLE


@pytest.mark.parametrize("printed", ["٣", "४२", "௩", "①", "²", "Ⅳ", "十二", "〇"])
def test_digit_of_another_script_is_no_digit(printed: str) -> None:
    assert read_figure(printed) is None


@pytest.mark.parametrize(
    "printed",
    [
        "行政许可",
        "1.属于国家秘密",
        "2、",
        "3．",
        "2024年1月18日",
        "2023 年 12 月",
        "全年发布214条",
        "12余件信息在网站上公开，另有若干",
        "1" * 41,
    ],
)
def test_text_that_is_not_written_like_a_figure_is_none(printed: str) -> None:
    assert read_figure(printed) is None


def test_digits_on_two_lines_are_joined_and_marked() -> None:
    figure = read_figure("123\n45")
    assert figure is not None
    assert (figure.value, figure.wrapped) == (12345, True)


@pytest.mark.parametrize(
    "text", ["37,03\n4", "37,\n034", "1,037,0\n34", "37,03 4", "1,037,0 34", "3,7 03"]
)
def test_a_group_of_digits_broken_by_a_line_end_or_a_blank_is_certain(text: str) -> None:
    figure = read_figure(text)
    assert figure is not None
    assert (figure.value, figure.wrapped) == (int("".join(text.replace(",", "").split())), False)


@pytest.mark.parametrize(
    "text", ["37,03\n45", "37,03\n4,5", "37,03", "37,03 45", "37,034 5", "1,84 6,123"]
)
def test_a_group_that_does_not_come_to_three_digits_is_no_number(text: str) -> None:
    figure = read_figure(text)
    assert figure is not None
    assert (figure.value, figure.readable) == (None, False)


def test_blank_and_digit_on_two_lines_are_not_marked() -> None:
    figure = read_figure("\n7\n")
    assert figure is not None
    assert (figure.value, figure.wrapped) == (7, False)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_every_whole_number_is_read_back(number: int) -> None:
    figure = read_figure(str(number))
    assert figure is not None
    assert figure.value == number


@given(st.integers(min_value=0, max_value=10**12))
def test_every_number_in_groups_of_three_is_read_back(number: int) -> None:
    figure = read_figure(f"{number:,}")
    assert figure is not None
    assert figure.value == number


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_every_amount_keeps_its_digits(amount: Decimal) -> None:
    figure = read_figure(f"{amount:.4f}")
    assert figure is not None
    assert str(figure.value) == f"{amount:.4f}"


@given(st.text())
def test_any_text_is_a_figure_or_none(text: str) -> None:
    figure = read_figure(text)
    assert figure is None or figure.value is None or any(c.isdigit() for c in text)
