"""Years, units, form, ratios, the code table, and everything together."""

import random
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from made_reports import build, consistent

from gaireport import CODES, GaireportError, Outcome, parse
from gaireport.checks import check
from gaireport.checks.across.together import Document, check_documents
from gaireport.checks.across.units import check_units, combine
from gaireport.checks.across.years import check_years
from gaireport.checks.explain import codes_table, explain
from gaireport.checks.form import check_form
from gaireport.checks.ratios import ratios
from gaireport.findings.diagnostics import diagnose
from gaireport.nodes import Chapter, Paragraph
from gaireport.source import Span


def _chapter(number: int, *texts: str) -> Chapter:
    at, paragraphs = 0, []
    for text in texts:
        paragraphs.append(Paragraph(text, Span(at, at + len(text))))
        at += len(text) + 1
    return Chapter(number, "标题", tuple(paragraphs), Span(0, 0))


def _finding_codes(findings: object) -> list[str]:
    return [f.code for f in findings]  # type: ignore[attr-defined]


# Years


def test_figures_that_run_on_have_no_finding() -> None:
    last = build(
        {"applications.carried_out.total": 4, "proactive.regulations.in_force": "420"}, year=2022
    )
    this = build(
        {
            "applications.carried_in.total": 4, "proactive.regulations.in_force": 422,
            "proactive.regulations.issued": 61, "proactive.regulations.repealed": 59,
        },
        year=2023,
    )  # fmt: skip
    assert check_years([this, last]) == ()


def test_carried_over_and_in_force() -> None:
    last = build(
        {"applications.carried_out.business": 4, "proactive.regulations.in_force": 420}, year=2022
    )
    this = build({"proactive.regulations.in_force": 419}, year=2023)
    found = check_years([this, last])
    assert [f.diagnostic.code for f in found] == ["GR521", "GR522"]
    assert {(f.report, f.earlier) for f in found} == {(0, 1)}
    assert (
        found[0].diagnostic.message
        == "business: 2022 carried out 4, 2023 carried in 0, difference 4"
    )
    assert str(found[0].diagnostic.severity) == "notice"


def test_items_of_the_2019_form() -> None:
    last = build(
        {"proactive.licensing.previous_items": 52, "proactive.licensing.change": "+3"},
        "2019",
        year=2019,
    )
    this = build({"proactive.licensing.previous_items": 50}, "2019", year=2020)
    assert [f.diagnostic.code for f in check_years([last, this])] == ["GR523"]


def test_years_that_do_not_follow_are_not_compared() -> None:
    reports = [build({"applications.carried_out.total": 4}, year=year) for year in (2020, 2022)]
    found = check_years([*reports, build({}, year=None)])
    assert [(f.diagnostic.code, f.report, f.earlier) for f in found] == [
        ("GR604", 2, 2),
        ("GR603", 1, 0),
    ]
    assert found[1].diagnostic.message == (
        "no report for 2021 is given; 2022 is not compared with 2020"
    )


REFUSED_UNITS = [("old.doc", GaireportError("save it as .docx", "请另存为.docx"))]


def test_a_report_of_another_office_is_named_and_not_compared() -> None:
    agencies = {2021: "澄山县桐溪镇人民政府", 2022: "桐溪镇人民政府", 2023: "澄山县水务局"}
    reports = [
        build({"applications.carried_out.total": 4}, year=year, agency=agency)
        for year, agency in agencies.items()
    ]
    found = check_years(reports)
    assert [(f.diagnostic.code, f.report) for f in found] == [("GR601", 2), ("GR521", 1)]
    assert (
        found[0].diagnostic.message_zh == "澄山县水务局与澄山县桐溪镇人民政府不是同一机关，不作比较"
    )


def test_one_year_twice_and_a_refusal_are_named() -> None:
    last, this = build({}, year=2022), build({}, year=2023)
    again = build({"applications.carried_in.total": 4}, year=2023)
    found = check_years([last, this, again], refused=REFUSED_UNITS)
    assert [(f.diagnostic.code, f.report, f.earlier) for f in found] == [
        ("GR604", 0, 0),
        ("GR602", 2, 1),
    ]
    assert found[0].diagnostic.message_zh == "old.doc未与任何年度比较：请另存为.docx"
    assert check_years([], refused=REFUSED_UNITS) == ()


def test_outcomes_are_taken_as_reports_and_refusals() -> None:
    last, this = build({}, year=2022), build({"applications.carried_in.total": 4}, year=2023)
    refused = [Outcome(name, None, error) for name, error in REFUSED_UNITS]
    found = check_years([*refused, Outcome("a", this, None), last])
    assert [(f.diagnostic.code, f.report, f.earlier) for f in found] == [
        ("GR604", 1, 1),
        ("GR521", 1, 2),
    ]
    units = [*refused, Outcome("a", this, None)]
    assert check_units(this, units) == check_units(this, [this], refused=REFUSED_UNITS)
    assert combine(units) == combine([this], refused=REFUSED_UNITS)
    with pytest.raises(TypeError, match="the reports must be Iterable, not Report"):
        check_years(this)  # type: ignore[arg-type]


def test_a_sum_that_lacks_a_unit_says_so_first() -> None:
    unit, parent = build({"review.total": 1}), build({"review.total": 3})
    old = build({}, "2019", agency="某局")
    found = check_units(parent, [unit, old], refused=REFUSED_UNITS)
    assert [d.code for d in found] == ["GR611", "GR611", "GR531"]
    assert found[0].message == "the sum lacks old.doc: save it as .docx"
    assert "某局" in found[1].message_zh
    assert found[2].message.endswith("difference 2 (the sum lacks 2 of 3 units)")
    assert combine([unit], refused=REFUSED_UNITS).diagnostics[0].code == "GR611"
    with pytest.raises(GaireportError, match="no report to add up"):
        check_units(parent, [old])


def test_a_unit_that_counts_twice_or_is_of_another_year_is_named() -> None:
    one, other = build({}, agency="甲局"), build({}, agency="甲局", title="甲局报告（更正）")
    old = build({}, agency="乙局", year=2022)
    found = check_units(build({}, agency="某县"), [one, other, old])
    assert [(d.code, d.message_zh) for d in found] == [
        ("GR612", "甲局在合计中重复计入"),
        ("GR613", "乙局为2022年度报告，其余为2023年度"),
    ]
    assert [d.code for d in check_units(one, [one])] == ["GR612"]
    # An office that collects reports may have one of its own among its units.
    own = build({"review.total": 1}, agency="甲局")
    assert [d.code for d in check_units(one, [own])] == ["GR531"]


def test_documents_say_what_is_missing_before_all_else(demo_text: str) -> None:
    report = parse(demo_text)
    document = Document("a.txt", demo_text, report)
    child = Document("b.txt", demo_text, attrs.evolve(report, agency="某局", signature=None))
    found = check_documents([document, child], years=True, units=True, refused=REFUSED_UNITS)
    assert [d.code for d in found[0][1]][:2] == ["GR604", "GR611"]
    assert [d.code for d in found[1][1]][:1] == ["GR601"]


def test_copied_text_is_found_with_both_places() -> None:
    sentences = [f"第{n}项工作按照要求持续推进并取得实效" for n in "一二三四五六"]
    last = build({}, year=2022, chapters=(_chapter(5, *sentences),))
    this = build({}, year=2023, chapters=(_chapter(5, "这是今年新写的一句完整的话", *sentences),))
    (found,) = check_years([last, this])
    assert found.diagnostic.code == "GR524" and found.diagnostic.message.startswith(
        "86% of the sentences"
    )
    assert len(found.repetitions) == 6
    assert found.repetitions[0].span == Span(14, 14 + len(sentences[0]))
    assert found.repetitions[0].earlier == Span(0, len(sentences[0]))


# Units


def test_units_add_up() -> None:
    units = [consistent(random.Random(seed)) for seed in range(3)]
    reports = [build(unit) for unit in units]
    whole = combine(reports)
    assert whole.review.total.value == sum(unit["review.total"] for unit in units)
    assert whole.year == 2023 and whole.form == "2021"
    assert check_units(whole, reports) == ()
    parent = build({p: c.value for p, c in whole.cells().items()} | {"review.total": 1})
    (finding,) = check_units(parent, reports)
    assert (finding.code, finding.cells) == ("GR531", ("review.total",))


def test_a_blank_everywhere_stays_blank_and_a_lost_figure_gives_no_sum() -> None:
    whole = combine(
        [
            build({"review.total": "", "review.other": ""}),
            build({"review.total": 3, "review.other": "/"}),
        ]
    )
    assert (whole.review.total.value, whole.review.other.raw, whole.review.other.value) == (
        3,
        "",
        None,
    )
    whole = combine([build({"review.total": None}), build({"review.total": 3})])
    assert whole.review.total.value is None
    assert [(d.code, d.cells) for d in whole.diagnostics] == [("GR532", ("review.total",))]


def test_money_in_two_units_is_not_added_up() -> None:
    path = "proactive.procurement.amount"
    reports = [build({path: raw}, "2019") for raw in ("251000元", "8040")]
    assert combine(reports).cells()[path].value is None
    assert combine(reports[:1] * 2).cells()[path].raw == "502000元"


def test_units_of_two_forms_are_refused() -> None:
    with pytest.raises(GaireportError):
        combine([build({}), build({}, "2019")])
    with pytest.raises(GaireportError):
        combine([])


# Form


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"year": 2020}, "GR541"),
        ({"preamble": (Paragraph("依据国办公开办函〔2019〕60号要求编制。"),)}, "GR542"),
        ({"preamble": (Paragraph("依据国务院令第492号编制。"),)}, "GR542"),
        ({"year": 2021, "published": date(2021, 1, 20)}, "GR543"),
        ({"published": date(2024, 5, 8)}, "GR544"),
        ({"chapters": (_chapter(5, "无。"),)}, "GR546"),
        ({"chapters": (_chapter(5),)}, "GR546"),
    ],
)
def test_form(fields: dict[str, object], code: str) -> None:
    assert _finding_codes(check_form(build({}, **fields))) == [code]


def test_a_report_in_order_has_no_finding_of_form() -> None:
    prose = (Paragraph("按照国办公开办函〔2021〕30号编制。"),)
    report = build(
        {},
        published=date(2024, 1, 30),
        preamble=prose,
        chapters=(_chapter(5, "仍有不足。"), _chapter(6, "无")),
    )
    assert check_form(report) == []


def test_blank_cells_are_counted_by_kind() -> None:
    (finding,) = check_form(build({"review.total": "", "review.other": "/", "review.upheld": "—"}))
    assert finding.message.startswith("1 cell is blank and 2 hold")
    assert len(finding.cells) == 3


def test_disclosed_in_all_is_no_less_than_newly_disclosed() -> None:
    report = build(
        {"proactive.regulations.disclosed": 12, "proactive.regulations.total_disclosed": 3}, "2019"
    )
    assert _finding_codes(check_form(report)) == ["GR525"]


# Ratios


def test_ratios() -> None:
    figures = {
        "applications.granted.total": 3, "applications.partially_granted.total": 1, "applications.total.total": 8,
        "applications.unavailable.not_held.total": 2, "review.corrected": 1, "review.upheld": 2, "review.pending": 5,
    }  # fmt: skip
    found = {ratio.name: ratio for ratio in ratios(build(figures))}
    assert found["granted"].value == Fraction(3, 8)
    assert found["granted_or_partially"].value == Fraction(1, 2)
    assert found["not_provided"].value == Fraction(1, 4)
    assert found["review_corrected"].value == Fraction(1, 3)
    assert (
        found["lawsuits_corrected"].value is None and found["lawsuits_corrected"].denominator == 0
    )
    assert found["granted"].denominator_cells == ("applications.total.total",)


def test_ratios_and_blanks() -> None:
    figures = {"review.corrected": 1, "review.upheld": "", "review.other": 1}
    found = {ratio.name: ratio for ratio in ratios(build(figures))}["review_corrected"]
    assert (found.value, found.blanks) == (Fraction(1, 2), ("review.upheld",))
    lost = {ratio.name: ratio for ratio in ratios(build(figures | {"review.other": None}))}[
        "review_corrected"
    ]
    assert lost.value is None


# The code table


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_explained_in_both_languages(code: str) -> None:
    entry = CODES[code]
    assert re.fullmatch("GR[1-6][0-9]{2}", code) and re.fullmatch(
        "[a-z0-9]+(-[a-z0-9]+)*", entry.name
    )
    for words in (entry.meaning, entry.why, entry.example):
        assert (
            words.en.isascii() is False
            or words.en[0].isupper()
            or words.en[0].isdigit()
            or "." in words.en
        )
        assert re.search("[\u4e00-\u9fff]", words.zh)
    english, chinese = (
        re.findall(r"{(\w+?)(?:_zh)?}", text) for text in (entry.english, entry.chinese)
    )
    assert set(english) == set(chinese)
    assert entry.meaning.en in explain(code) and entry.meaning.zh in explain(code, "zh_CN")
    assert f"| {code} | `{entry.name}` |" in codes_table()


@pytest.mark.parametrize("code", CODES)
def test_words_behind_a_count_go_with_it(code: str) -> None:
    english, chinese = CODES[code].english, CODES[code].chinese
    for name, one, several in re.findall(r"{(\w+):([^|}]*)\|([^|}]*)}", english):
        assert f"{{{name}}} " in english and one != several
    assert not re.search(r"{(count|found|due|blank|marks)} [a-z]+s\b", english)
    assert "|" not in chinese


def test_one_is_singular() -> None:
    found = [diagnose("GR205", None, row="r", found=n, due=2 - n).message for n in (1, 2)]
    assert found[0].startswith("r: 1 figure for 1 column, and")
    assert found[1].startswith("r: 2 figures for 0 columns, and")
    of_units = diagnose("GR532", None, name="n", count=1, due=3).message
    assert of_units.startswith("n: 1 of 3 units has no readable figure")
    below = diagnose("GR525", None, name="n", left=Decimal("1"), right=Decimal("0.5")).message
    assert below == "n: 1 newly disclosed is more than 0.5 disclosed in all"


def test_names_of_codes_are_unique() -> None:
    assert len({entry.name for entry in CODES.values()}) == len(CODES)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(GaireportError):
        explain("GR999")


# Together


def test_check_gives_each_finding_once_and_in_order() -> None:
    report = build({"review.total": 3}, year=2020, chapters=(_chapter(5, "无"),))
    found = check(report)
    assert sorted(_finding_codes(found)) == ["GR304", "GR541", "GR546"]
    assert check(attrs.evolve(report, diagnostics=found)) == found
