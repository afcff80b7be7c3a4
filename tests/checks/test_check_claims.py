"""Prose against tables; every sentence here is invented."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_numerals import print_han
from made_reports import build, consistent

from gaireport.checks.prose.claims import check_claims, find_claims
from gaireport.checks.prose.quantities import find_quantities
from gaireport.nodes import Chapter, Paragraph
from gaireport.source import Span


@given(st.text(alphabet="零〇一二两三十百千万亿第件条次元余约0１,.，年月", max_size=30))
def test_counts_in_any_text_lie_where_they_say(text: str) -> None:
    for count in find_quantities(text):
        assert 0 <= count.start < count.end <= len(text)


def _values_claimed(text: str, year: int = 2023) -> list[tuple[str, object]]:
    return [(c.topic.name, c.value) for c in find_claims(text, year)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("本年新收到公开申请８５９件，上年结转十二件。", [("received", 859), ("carried_in", 12)]),
        ("共收到政府信息公开申请1,203件，其中网上申请800件。", [("received", 1203)]),
        ("受理5件依申请公开；结转下年度继续办理两百件。", [("received", 5), ("carried_out", 200)]),
        ("收到信息公开申请，共计一万四千零六十九件。", [("received", 14069)]),
        ("2022年收到公开申请3件。2023年收到公开申请4件。", [("received", 4)]),
        ("收到公开申请30余件，同比增长20件，每月平均2件。", []),
        (
            "予以公开和部分公开258件，无法提供265件。",
            [("granted_or_partially", 258), ("unavailable", 265)],
        ),
        (
            "因政府信息公开被申请行政复议134件、提起行政诉讼57件。",
            [("reviews", 134), ("lawsuits", 57)],
        ),
        ("全年未收到政府信息公开申请。", [("received", 0)]),
        ("没有因政府信息公开引发的行政复议和行政诉讼。", [("proceedings", 0)]),
        ("没有逾期答复的公开申请。", []),
        ("我局办理行政复议案件45件。", []),
        ("答复网民留言12件，举办培训3次，主动公开信息5000条。", []),
        ("收取信息处理费2950元。", []),
        ("行政事业性收费12.5万元。", [("fees", Decimal("12.5"))]),
        ("收到自然人提出的公开申请2件。", []),
    ],
)
def test_claims_of_sentences(text: str, claims: list[tuple[str, object]]) -> None:
    assert _values_claimed(text) == claims


def _messages(text: str, form: str = "2021", number: int = 1, **cells: object) -> list[str]:
    figures = {name.replace("__", "."): value for name, value in cells.items()}
    chapters = (Chapter(number, "总体情况", (Paragraph(text, Span(0, len(text))),)),)
    return [f.message for f in check_claims(build(figures, form, chapters=chapters))]


def test_shanghai_2019_as_it_was_wrong() -> None:
    """The prose took one column and one row of a table that says 272 + 3 and 337."""
    printed = {
        "applications__received__total": 859, "applications__granted__total": 272,
        "applications__partially_granted__total": 3, "applications__unavailable__not_held__total": 300,
        "applications__unavailable__requires_creation__total": 37,
    }  # fmt: skip
    text = "这一年新收公开申请859件，予以公开和部分公开的合计258件，无法提供的265件。"
    assert _messages(text, "2019", **printed) == [
        "granted and partly granted: the text says 258, the table says 275",
        "could not be provided: the text says 265, the table says 337",
    ]


def test_suqian_2024_as_it_was_wrong() -> None:
    printed = {
        "review__total": 170,
        "litigation__direct__total": 25,
        "litigation__after_review__total": 52,
    }
    text = "涉及政府信息公开的行政复议134件，行政诉讼57件。"
    assert _messages(text, **printed) == [
        "reviews: the text says 134, the table says 170",
        "lawsuits: the text says 57, the table says 77 or 25 or 52",
    ]


@pytest.mark.parametrize("said", ["3607", "3489"])
def test_both_readings_of_received_are_accepted(said: str) -> None:
    printed = {"applications__received__total": 3489, "applications__carried_in__total": 118}
    assert _messages(f"全市共收到政府信息公开申请{said}件。", **printed) == []


def test_processing_fee_is_not_the_administrative_fee() -> None:
    text = "发出收费通知3件，收取信息处理费2230元。"
    assert _messages(text, number=6, proactive__fees__amount="12.5") == []
    assert _messages("行政事业性收费125000元。", proactive__fees__amount="12.5") == []
    assert _messages("行政事业性收费13万元。", proactive__fees__amount="12.5") == [
        "administrative fees: the text says 13, the table says 12.5"
    ]


def test_the_place_is_the_number_in_the_text() -> None:
    text = "前文。今年共收到公开申请十二件。"
    chapters = (Chapter(1, "总体情况", (Paragraph(text, Span(0, len(text))),)),)
    (finding,) = check_claims(build({"applications.received.total": 3}, chapters=chapters))
    assert text[finding.span.start : finding.span.end] == "十二"
    assert "applications.received.total" in finding.cells


def test_blank_and_lost_cells_contradict_nothing() -> None:
    text = "共收到公开申请5件。"
    for raw in ("", None):
        printed = {"applications__received__total": raw, "applications__carried_in__total": raw}
        assert _messages(text, **printed) == []


@given(st.integers(0, 10**6))
def test_prose_that_repeats_the_table_agrees(seed: int) -> None:
    figures = consistent(random.Random(seed))
    text = (
        f"本年新收公开申请{figures['applications.received.total']}件，"
        f"上年结转{print_han(figures['applications.carried_in.total'])}件，"
        f"予以公开{figures['applications.granted.total']:,}件，部分公开{figures['applications.partially_granted.total']}件。"
    )
    chapters = (Chapter(1, "总体情况", (Paragraph(text),)),)
    assert check_claims(build(figures, chapters=chapters)) == []
