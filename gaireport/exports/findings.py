"""Findings of any number of files -> compiler-like text, JSON, JSON Lines, SARIF 2.1.0 or GitHub annotations."""

import re
from collections.abc import Callable, Sequence

from gaireport.characters import HARMFUL
from gaireport.errors import GaireportError, require, short_name
from gaireport.exports.findings_json import (
    Findings,
    Refused,
    format_json,
    format_json_lines,
    say_finding,
)
from gaireport.exports.sarif import format_sarif
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.proposals import Cause
from gaireport.findings.severity import Severity
from gaireport.findings.words import Words
from gaireport.report.shape import require_finding

_UNPRINTABLE = re.compile(f"[{HARMFUL}]")
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_CAUSE_NAMES: dict[Cause, Words] = {
    "office": Words("office", "填报"),
    "converter": Words("converter", "转换"),
    "unknown": Words("unknown", "原因不明"),
}


def format_findings(
    files: Findings, style: str = "text", lang: str = "en", *, refused: Refused = ()
) -> str:
    """Write findings in one of the formats.

    Args:
        files: pairs of a file's name and its findings, in the order to be shown.
        style: ``text``, ``json``, ``jsonl``, ``sarif`` or ``github``.
        lang: ``zh`` and its kin for Chinese messages, all else English.
        refused: pairs of a file's name and the error that it was refused with; every format but text holds them.

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
    return FORMATS[style](_checked(files), list(refused), lang)


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


def _one_line(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def format_text(files: Findings, refused: Refused, lang: str, places: Sequence[str] = ()) -> str:
    """``file:line:column: code message``, then the proposals of each group once, after its first finding.

    Where ``places`` says of each finding of the only file where it stands, that stands in place of line and column.
    """
    lines: list[str] = []
    for name, findings in files:
        shown: list[object] = []
        for at, finding in enumerate(findings):
            place = f"{_one_line(name)}:{finding.line}:{finding.column}"
            if places:
                place = ": ".join(filter(None, (_one_line(name), places[at])))
            lines.append(f"{place}: {finding.code} {_one_line(say_finding(finding, lang))}")
            if finding.proposals and finding.proposals not in shown:
                shown.append(finding.proposals)
                lines += _proposal_lines(finding, lang)
    return "".join(f"{line}\n" for line in lines)


def _proposal_lines(finding: Diagnostic, lang: str) -> list[str]:
    return [
        f"    {number}. [{_CAUSE_NAMES[p.cause].say(lang)}] {_one_line(Words(p.message, p.message_zh).say(lang))}"
        for number, p in enumerate(finding.proposals, 1)
    ]


def _format_github(files: Findings, refused: Refused, lang: str) -> str:
    """One workflow command for each finding and each refusal."""
    lines = []
    for name, findings in files:
        for finding in findings:
            where = f"file={_escape(name)}"
            if finding.line:
                where += f",line={finding.line},col={finding.column}"
            title = _escape(f"{finding.code} {finding.name}")
            message = _data(say_finding(finding, lang))
            lines.append(f"::{_COMMANDS[finding.severity]} {where},title={title}::{message}\n")
    for name, error in refused:
        lines.append(
            f"::error file={_escape(name)},title={_escape(error.reason)}::{_data(error.say(lang))}\n"
        )
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape(text: str) -> str:
    for plain, escaped in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        text = text.replace(plain, escaped)
    return text


FORMATS: dict[str, Callable[[Findings, Refused, str], str]] = {
    "text": format_text,
    "json": format_json,
    "jsonl": format_json_lines,
    "sarif": format_sarif,
    "github": _format_github,
}
