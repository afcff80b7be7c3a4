"""Findings as text, JSON, SARIF and GitHub annotations; ten damaged reports with what is found in them.

``GAIREPORT_REGENERATE=1`` writes the golden files anew; a test fails while it is on.
"""

import json
import os
import random
from pathlib import Path

import pytest
from made_reports import build, consistent

import gaireport
from gaireport import GaireportError
from gaireport.checks import check
from gaireport.exports.findings import format_findings, has_errors
from gaireport.findings.diagnostics import Diagnostic
from gaireport.form.official import CHAPTERS
from gaireport.nodes import Chapter, Paragraph, Report

GOLDEN = Path(__file__).parent / "golden"
REGENERATE = os.environ.get("GAIREPORT_REGENERATE") == "1"
_FIGURES = consistent(random.Random(5), high=60)
_PROSE = {
    1: "这一年新收到公开申请{}件。".format(_FIGURES["applications.received.total"]),
    5: "仍有不足，今后改进。",
    6: "无。",
}


def _plus(path: str, more: int) -> dict[str, int]:
    return {path: _FIGURES[path] + more}


def _row(row: str, figures: list[int]) -> dict[str, int]:
    return dict(zip([p for p in _FIGURES if p.rpartition(".")[0] == row], figures, strict=True))


_DUPLICATE = [
    v for p, v in _FIGURES.items() if p.startswith("applications.not_processed.duplicate.")
]
CASES: dict[str, tuple[dict[str, object], dict[int, str], dict[str, object]]] = {
    "wrong_total": (_plus("applications.granted.total", 10), {}, {}),
    "wrong_figure": (_plus("applications.denied.internal_affairs.business", 9), {}, {}),
    "moved_request": (
        _plus("applications.granted.business", -1) | _plus("applications.granted.research", 1), {}, {},
    ),
    "shifted_row": (_row("applications.not_processed.duplicate", [0, *_DUPLICATE[:-1]]), {}, {}),
    "total_left_out": ({"applications.carried_in.total": 0}, {}, {}),
    "blank_totals": ({p: "" for p in _FIGURES if p.endswith("secret.total")} | {"review.total": ""}, {}, {}),
    "table_four": (_plus("litigation.direct.total", 1), {}, {}),
    "prose": ({}, {1: "因政府信息公开被申请行政复议九百九十九件。去年收到公开申请1件。"}, {}),
    "empty_chapter_five": ({}, {5: "无。"}, {}),
    "year_and_form": ({}, {6: "依据国办公开办函〔2019〕60号编制。"}, {"year": 2020}),
}  # fmt: skip


def _report(changes: dict[str, object], prose: dict[int, str], fields: dict[str, object]) -> Report:
    year = fields.get("year", 2023)
    chapters = tuple(
        Chapter(n, heading, (Paragraph(text),) if (text := (_PROSE | prose).get(n)) else ())
        for n, heading in CHAPTERS.items()
    )
    title = f"清河县文化局{year}年政府信息公开工作年度报告"
    return build(
        _FIGURES | changes,
        title=title,
        agency="清河县文化局",
        chapters=chapters,
        **{"year": year} | fields,
    )


def _found(name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    text = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    # What the parser says of layout and rows has its own cases.
    return f"{name}.txt", tuple(
        d for d in check(gaireport.parse(text), text) if d.code[:3] in ("GR3", "GR5")
    )


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    report = GOLDEN / f"{name}.txt"
    expected = GOLDEN / f"{name}.expected"
    if REGENERATE:
        GOLDEN.mkdir(exist_ok=True)
        if not report.exists():
            report.write_text(
                gaireport.write(_report(*CASES[name]), "pipe_table"), encoding="utf-8"
            )
        found = [_found(name)]
        expected.write_text(
            format_findings(found) + format_findings(found, lang="zh"), encoding="utf-8"
        )
    found = [_found(name)]
    assert format_findings(found) + format_findings(found, lang="zh") == expected.read_text(
        encoding="utf-8"
    )


def test_goldens_are_not_being_rewritten() -> None:
    assert not REGENERATE


def test_golden_folder_has_no_orphans() -> None:
    assert {p.stem for p in GOLDEN.iterdir()} == set(CASES)
    assert len(list(GOLDEN.iterdir())) == 2 * len(CASES)


def test_text_shows_the_proposals_of_a_group_once() -> None:
    lines = format_findings([_found("wrong_figure")]).splitlines()
    assert [line.split()[1] for line in lines if line.startswith("wrong")] == ["GR303", "GR302"]
    assert [line.strip()[:2] for line in lines if line.startswith("    ")] == ["1."]


def test_json_is_one_list_with_file_names() -> None:
    listed = json.loads(format_findings([_found("wrong_total"), _found("prose")], "json"))
    assert {each["file"] for each in listed} == {"wrong_total.txt", "prose.txt"}
    assert listed[0]["proposals"][0]["changes"][0].keys() == {"path", "before", "after"}


def test_github_annotations() -> None:
    name, findings = _found("table_four")
    (line,) = format_findings([(f"a,b:{name}", findings)], "github", "zh").splitlines()
    assert line.startswith("::error file=a%2Cb%3Atable_four.txt,line=")
    assert "title=GR304 review-total-mismatch::行政诉讼" in line


def test_a_name_cannot_break_the_lines() -> None:
    text = format_findings([("a\n::error::b", _found("table_four")[1])])
    assert text.splitlines()[0].startswith("a ::error::b:")


def test_sarif() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    log = json.loads(format_findings([_found(name) for name in CASES], "sarif"))
    schema = json.loads((Path(__file__).parent / "sarif_subset.json").read_text())
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_sarif_by_the_official_schema_as_pydantic_has_it() -> None:
    model = pytest.importorskip("pydantic_sarif.model")
    text = format_findings([_found(name) for name in CASES], "sarif", "zh")
    model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(text)


def test_findings_without_a_text_have_no_region() -> None:
    findings = check(build({"review.total": 3}))
    log = json.loads(format_findings([("x", findings)], "sarif"))
    assert "region" not in log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert ",line=" not in format_findings([("x", findings)], "github")


def test_exit_status_follows_errors() -> None:
    assert has_errors([_found("table_four")]) and not has_errors([_found("prose")])


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(GaireportError):
        format_findings([], "xml")
