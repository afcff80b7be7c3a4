"""Findings and refusals -> JSON: one document of all files, or a line for each."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from gaireport.errors import GaireportError
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.words import Words

Findings = Iterable[tuple[str, Sequence[Diagnostic]]]
"""Pairs of a file's name and its findings."""
Refused = Iterable[tuple[str, GaireportError]]
"""Pairs of a file's name and the error that it was refused with."""


def say_finding(finding: Diagnostic, lang: str) -> str:
    """The message of a finding in a language; one made by hand may have it in English only."""
    return Words(finding.message, finding.message_zh or finding.message).say(lang)


def format_json(
    files: Findings,
    refused: Refused,
    lang: str,
) -> str:
    """One object: ``findings``, each with its ``file``, and ``refused``, the files that could not be read."""
    document = {
        "findings": [
            {"file": name, **_finding_object(each, lang)}
            for name, findings in files
            for each in findings
        ],
        "refused": [{"file": name, **refusal_object(error, lang)} for name, error in refused],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def format_json_lines(
    files: Findings,
    refused: Refused,
    lang: str,
) -> str:
    """A line for each file: its ``findings``, or why it was ``refused``."""
    lines: list[dict[str, Any]] = [
        {"file": name, "findings": [_finding_object(each, lang) for each in findings]}
        for name, findings in files
    ]
    lines += [{"file": name, "refused": refusal_object(error, lang)} for name, error in refused]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def refusal_object(error: GaireportError, lang: str) -> dict[str, str]:
    """Why a file was refused: ``reason`` for programs, ``message`` for people."""
    return {"reason": error.reason, "message": error.say(lang)}


def _finding_object(finding: Diagnostic, lang: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": say_finding(finding, lang),
        "line": finding.line,
        "column": finding.column,
        "span": [finding.span.start, finding.span.end],
        "cells": list(finding.cells),
        "proposals": [proposal_object(p, lang) for p in finding.proposals],
    }


def proposal_object(proposal: Any, lang: str) -> dict[str, Any]:
    """A proposal as JSON has it."""
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
