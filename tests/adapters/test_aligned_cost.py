"""Aligned text: what is claimed of a text, and what it costs to cut the worst."""

import pytest
from aligned_cuts import ALIGNED, HEAD
from costs import assert_linear

import gaireport


@pytest.mark.parametrize(
    "line",
    [
        "行政  许可  数量\n",
        "行政\n",
        "行政   1   2   3\n",
        "1   2   3   4\n",
        "3.行\n",
        "行  1  2\n\f",
        "行 1\n1\n",
    ],
)
def test_cost_of_aligned_text_grows_with_length_only(line: str) -> None:
    assert_linear(lambda count: ALIGNED.cut(line * count), 1_000)


@pytest.mark.parametrize(
    ("above", "line"),
    [
        (
            HEAD,
            "甲乙      1      2      3\n甲乙      1      2      3\n甲乙      1 1      2      3\n",
        ),
        (HEAD + "一、甲（   1      2      3\n", "  乙)\n"),
    ],
    ids=["two figures near each other", "brackets that close"],
)
def test_cost_of_a_table_grows_with_length_only(above: str, line: str) -> None:
    assert_linear(lambda count: ALIGNED.cut(above + line * count), 300)


def test_figures_of_mere_sentences_are_fewer_than_a_row() -> None:
    sentence = "全年发布信息 235 条，其中网站 110 条。\n"
    assert ALIGNED.claims(sentence) == 2
    assert ALIGNED.claims(sentence * 50) < len("1234567.")


def test_figures_of_sentences_do_not_outvote_the_cells_of_a_table() -> None:
    sentence = "全年发布信息 235 条，其中网站 110 条。\n"
    row = "总计  1  2  3\n"
    assert ALIGNED.claims(row + sentence) == 5
    assert ALIGNED.claims(row + sentence * 1000) == 3 + 100
    table = "\n".join("\t".join(["本年新收", *"1234567"]) for _ in range(26))
    text = f"某县2023年政府信息公开年度报告\n{row}{sentence * 1000}{table}"
    found = gaireport.sniff(text)
    assert found is not None and found.name == "tab_table"
