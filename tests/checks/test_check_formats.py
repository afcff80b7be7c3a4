"""Findings as text, JSON, SARIF and GitHub annotations."""

import json
from importlib.metadata import version
from pathlib import Path

import attrs
import goldens
import pytest
from case_files import read_cases
from made_reports import build

import gaireport
from gaireport import GaireportError
from gaireport.checks import check
from gaireport.errors import NotAReportError
from gaireport.exports.findings import FORMATS, format_findings, has_errors
from gaireport.findings.diagnostics import Diagnostic

TEXT_BY_TITLE = {case.title: case.text for case in read_cases(goldens.FOLDER / "check.md")}


def _found_in(title: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """A file name and what is found in a damaged report, the parser's own findings left out."""
    found = check(gaireport.parse(TEXT_BY_TITLE[title]), TEXT_BY_TITLE[title])
    return f"{title}.txt", tuple(each for each in found if each.code[:3] in ("GR3", "GR5"))


def test_text_shows_the_proposals_of_a_group_once() -> None:
    lines = format_findings([_found_in("a figure that is wrong")]).splitlines()
    assert [
        line.partition(": ")[2].split()[0] for line in lines if line.startswith("a figure")
    ] == ["GR303"]
    assert [line.strip()[:2] for line in lines if line.startswith("    ")] == ["1."]


def test_json_is_one_list_with_file_names() -> None:
    files = [_found_in("a total that is wrong"), _found_in("a text against its tables")]
    listed = json.loads(format_findings(files, "json"))["findings"]
    assert {each["file"] for each in listed} == {name for name, _ in files}
    assert listed[0]["proposals"][0]["changes"][0].keys() == {"path", "before", "after"}


def test_github_annotations() -> None:
    name, findings = _found_in("a wrong total in table four")
    (line,) = format_findings([(f"a,b:{name}", findings)], "github", "zh").splitlines()
    assert line.startswith("::error file=a%2Cb%3Aa wrong total in table four.txt,line=")
    assert "title=GR304 review-total-mismatch::行政诉讼" in line


def test_a_name_cannot_break_the_lines() -> None:
    text = format_findings([("a\n::error::b", _found_in("a wrong total in table four")[1])])
    assert text.splitlines()[0].startswith("a ::error::b:")


def test_sarif() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    log = json.loads(format_findings([_found_in(name) for name in TEXT_BY_TITLE], "sarif"))
    schema = json.loads((Path(__file__).parent / "sarif_subset.json").read_text())
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_sarif_by_the_official_schema_as_pydantic_has_it() -> None:
    model = pytest.importorskip("pydantic_sarif.model")
    text = format_findings([_found_in(name) for name in TEXT_BY_TITLE], "sarif", "zh")
    model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(text)


def test_what_was_refused_is_in_every_format_but_text() -> None:
    refused = [("a b.pdf", NotAReportError("no report", "不是报告"))]
    told = {"reason": "not-a-report", "message": "不是报告"}
    for style in FORMATS:
        assert ("不是报告" in format_findings([], style, "zh", refused=refused)) is (
            style != "text"
        )
    document = json.loads(format_findings([], "json", "zh", refused=refused))
    assert document == {"findings": [], "refused": [{"file": "a b.pdf", **told}]}
    line = json.loads(format_findings([], "jsonl", "zh", refused=refused))
    assert line == {"file": "a b.pdf", "refused": told}
    (run,) = json.loads(format_findings([], "sarif", "zh", refused=refused))["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["descriptor"] == {"id": "not-a-report"}
    assert run["tool"]["driver"]["version"] == version("gaireport")


def test_a_fingerprint_outlives_lines_and_languages() -> None:
    name, findings = _found_in("a total that is wrong")
    moved = [attrs.evolve(each, line=each.line + 3) for each in findings]
    prints = [
        [
            result["partialFingerprints"]["finding/v1"]
            for result in json.loads(format_findings([(name, own)], "sarif", lang))["runs"][0][
                "results"
            ]
        ]
        for own, lang in ((findings, "en"), (moved, "zh"))
    ]
    assert prints[0] == prints[1]
    twice = format_findings([(name, [findings[0], findings[0]])], "sarif")
    results = json.loads(twice)["runs"][0]["results"]
    assert len({each["partialFingerprints"]["finding/v1"] for each in results}) == 2


def test_findings_without_a_text_have_no_region() -> None:
    findings = check(build({"review.total": 3}))
    log = json.loads(format_findings([("x", findings)], "sarif"))
    assert "region" not in log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert ",line=" not in format_findings([("x", findings)], "github")


def test_exit_status_follows_errors() -> None:
    assert has_errors([_found_in("a wrong total in table four")]) and not has_errors(
        [_found_in("a text of the year before")]
    )


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(GaireportError):
        format_findings([], "xml")
