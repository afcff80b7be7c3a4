"""Findings of any number of files -> compiler-like text, JSON, SARIF 2.1.0 or GitHub annotations."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import attrs

from gaireport.arguments import require
from gaireport.characters import HARMFUL
from gaireport.errors import GaireportError, short_name
from gaireport.findings.codes import CODES, Severity
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.proposals import Cause
from gaireport.findings.words import Words
from gaireport.report.shape import require_finding

Findings = Iterable[tuple[str, Sequence[Diagnostic]]]
"""Pairs of a file's name and its findings."""

_UNPRINTABLE = re.compile(f"[{HARMFUL}]")
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_CAUSE_NAMES: dict[Cause, Words] = {
    "office": Words("office", "填报"),
    "converter": Words("converter", "转换"),
    "unknown": Words("unknown", "原因不明"),
}


def format_findings(files: Findings, style: str = "text", lang: str = "en") -> str:
    """Write findings in one of the formats.

    Args:
        files: pairs of a file's name and its findings, in the order to be shown.
        style: ``text``, ``json``, ``sarif`` or ``github``.
        lang: ``zh`` and its kin for Chinese messages, all else English.

    Raises:
        GaireportError: there is no such format, or a finding made by hand has a code or a place that there is not.
    """
    require(style, str, "style")
    require(lang, str, "lang")
    if style not in FORMATS:
        known = ", ".join(FORMATS)
        raise GaireportError(
            f"no format {short_name(style)}; there are {known}",
            f"没有输出格式 {short_name(style)}；现有 {known}",
            reason="unknown-format",
        )
    return FORMATS[style](_checked(files), lang)


def _checked(files: Findings) -> list[tuple[str, Sequence[Diagnostic]]]:
    checked: list[tuple[str, Sequence[Diagnostic]]] = []
    for each in files:
        if not isinstance(each, tuple) or len(each) != 2:
            raise TypeError("each of the files must be a tuple of its name and its findings")
        name, findings = each[0], list(each[1])
        require(name, str, "the name of a file")
        for finding in findings:
            require_finding(finding)
        checked.append((name, findings))
    return checked


def has_errors(files: Findings) -> bool:
    """Whether some finding is an error; the exit status of ``gaireport check`` is then 1."""
    return any(d.severity is Severity.ERROR for _, findings in files for d in findings)


def _message(finding: Diagnostic, lang: str) -> str:
    return Words(finding.message, finding.message_zh or finding.message).say(lang)


def _one_line(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def _format_text(files: Findings, lang: str) -> str:
    """``file:line:column: code message``, then the proposals of each group once, after its first finding."""
    lines: list[str] = []
    for name, findings in files:
        shown: list[object] = []
        for finding in findings:
            place = f"{_one_line(name)}:{finding.line}:{finding.column}"
            lines.append(f"{place}: {finding.code} {_one_line(_message(finding, lang))}")
            if finding.proposals and finding.proposals not in shown:
                shown.append(finding.proposals)
                lines += _proposal_lines(finding, lang)
    return "".join(f"{line}\n" for line in lines)


def _proposal_lines(finding: Diagnostic, lang: str) -> list[str]:
    return [
        f"    {number}. [{_CAUSE_NAMES[p.cause].say(lang)}] {_one_line(Words(p.message, p.message_zh).say(lang))}"
        for number, p in enumerate(finding.proposals, 1)
    ]


def _as_json(finding: Diagnostic, lang: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": _message(finding, lang),
        "line": finding.line,
        "column": finding.column,
        "span": [finding.span.start, finding.span.end],
        "cells": list(finding.cells),
        "proposals": [_proposal_object(p, lang) for p in finding.proposals],
    }


def _proposal_object(proposal: Any, lang: str) -> dict[str, Any]:
    return {
        "kind": proposal.kind,
        "cause": proposal.cause,
        "message": Words(proposal.message, proposal.message_zh).say(lang),
        "changes": [_change_object(c) for c in proposal.changes],
        "alternatives": [[_change_object(c) for c in changes] for changes in proposal.alternatives],
    }


def _change_object(change: Any) -> dict[str, Any]:
    plain = attrs.asdict(change)
    # As in to_json: whole numbers are numbers, decimals are strings.
    return {
        key: value if value is None or type(value) is int else str(value)
        for key, value in plain.items()
    }


def _format_json(files: Findings, lang: str) -> str:
    listed = [{"file": name, **_as_json(d, lang)} for name, findings in files for d in findings]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _format_github(files: Findings, lang: str) -> str:
    """One workflow command for each finding."""
    lines = []
    for name, findings in files:
        for finding in findings:
            where = f"file={_escape(name)}"
            if finding.line:
                where += f",line={finding.line},col={finding.column}"
            title = _escape(f"{finding.code} {finding.name}")
            message = (
                _message(finding, lang)
                .replace("%", "%25")
                .replace("\r", "%0D")
                .replace("\n", "%0A")
            )
            lines.append(f"::{_COMMANDS[finding.severity]} {where},title={title}::{message}\n")
    return "".join(lines)


def _escape(text: str) -> str:
    for plain, escaped in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        text = text.replace(plain, escaped)
    return text


def _format_sarif(files: Findings, lang: str) -> str:
    results = [(name, finding) for name, findings in files for finding in findings]
    used = sorted({finding.code for _, finding in results})
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "gaireport",
                        "rules": [_rule(code, lang) for code in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(name, d, used.index(d.code), lang) for name, d in results],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, lang: str) -> dict[str, Any]:
    entry = CODES[code]
    rule: dict[str, Any] = {
        "id": code,
        "name": entry.name,
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }
    for key, words in (("shortDescription", entry.meaning), ("fullDescription", entry.why)):
        if words.say(lang):
            rule[key] = {"text": words.say(lang)}
    return rule


def _result(name: str, finding: Diagnostic, rule: int, lang: str) -> dict[str, Any]:
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
        "message": {"text": _message(finding, lang)},
        "locations": [location],
        "properties": {"proposals": [_proposal_object(p, lang) for p in finding.proposals]},
    }


def _uri(name: str) -> str:
    return quote(PurePath(name).as_posix(), safe="/", errors="surrogatepass")


FORMATS: dict[str, Callable[[Findings, str], str]] = {
    "text": _format_text,
    "json": _format_json,
    "sarif": _format_sarif,
    "github": _format_github,
}
