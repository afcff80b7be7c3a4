"""Findings and refusals -> SARIF 2.1.0, the format that code hosts and editors read."""

import json
from collections import Counter
from hashlib import sha256
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from gaireport.exports.findings_json import Findings, Refused, proposal_object, say_finding
from gaireport.findings.codes import CODES
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_HELP_URI = "urn:gaireport:code:{code}"
"""Where a code is explained: a name that never changes, since codes never do; the words stand in the rule itself."""


def format_sarif(files: Findings, refused: Refused, lang: str) -> str:
    """Write findings as a SARIF log; files that were refused are notifications of its invocation."""
    results = [(name, finding) for name, findings in files for finding in findings]
    used = sorted({finding.code for _, finding in results})
    driver = {
        "name": "gaireport",
        "version": version("gaireport"),
        "semanticVersion": version("gaireport"),
        "rules": [_rule(code, lang) for code in used],
    }
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(refused, lang)],
        "results": [_result(name, d, used.index(d.code), lang, seen) for name, d in results],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _invocation(refused: Refused, lang: str) -> dict[str, Any]:
    told = [
        {
            "level": "error",
            "message": {"text": error.say(lang)},
            "descriptor": {"id": error.reason},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(name)}}}],
        }
        for name, error in refused
    ]
    return {"executionSuccessful": not told, "toolExecutionNotifications": told}


def _rule(code: str, lang: str) -> dict[str, Any]:
    entry = CODES[code]
    rule: dict[str, Any] = {
        "id": code,
        "name": entry.name,
        "helpUri": _HELP_URI.format(code=code),
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }
    for key, words in (
        ("shortDescription", entry.meaning),
        ("fullDescription", entry.why),
        ("help", entry.example),
    ):
        if words.say(lang):
            rule[key] = {"text": words.say(lang)}
    return rule


def _result(
    name: str, finding: Diagnostic, rule: int, lang: str, seen: Counter[str]
) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(name)}}
    if finding.line:
        physical["region"] = {
            "startLine": finding.line,
            "startColumn": finding.column,
            "charOffset": finding.span.start,
            "charLength": finding.span.end - finding.span.start,
        }
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.cells:
        location["logicalLocations"] = [
            {"fullyQualifiedName": cell, "kind": "member"} for cell in finding.cells
        ]
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": say_finding(finding, lang)},
        "locations": [location],
        "partialFingerprints": {"finding/v1": _fingerprint(name, finding, seen)},
        "properties": {"proposals": [proposal_object(p, lang) for p in finding.proposals]},
    }


def _fingerprint(name: str, finding: Diagnostic, seen: Counter[str]) -> str:
    """What makes a finding the same in the next run: neither its line nor the language is part of it."""
    same = "\n".join((_uri(name), finding.code, *finding.cells, finding.message))
    seen[same] += 1
    return sha256(f"{same}\n{seen[same]}".encode(errors="surrogatepass")).hexdigest()[:32]


def _uri(name: str) -> str:
    return quote(PurePath(name).as_posix(), safe="/", errors="surrogatepass")
