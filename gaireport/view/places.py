"""Findings and spans -> lines for a terminal: the number of findings, and a printed line with carets below."""

from collections.abc import Iterable

from gaireport.characters import width
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity
from gaireport.findings.words import Count, Words
from gaireport.source import Source, Span
from gaireport.view.marks import cut_around, visible

_QUOTED_COLUMNS = 100
"""The columns that a quoted line may take; HTML may stand on one line of many thousands."""
_COUNTED_WORDS = {
    Severity.ERROR: Words("{n} {n:error|errors}", "{n}个错误"),
    Severity.WARNING: Words("{n} {n:warning|warnings}", "{n}个警告"),
    Severity.INFO: Words("{n} {n:notice|notices}", "{n}个提示"),
}
_NO_FINDINGS = Words("no findings", "未发现问题")


def count_findings(findings: Iterable[Diagnostic], lang: str = "en") -> str:
    """The number of findings of each severity: ``2 errors, 1 notice``."""
    counts = dict.fromkeys(_COUNTED_WORDS, 0)
    for finding in findings:
        counts[finding.severity] += 1
    named = [_COUNTED_WORDS[kind].say(lang).format(n=Count(n)) for kind, n in counts.items() if n]
    return Words(", ", "，").say(lang).join(named) or _NO_FINDINGS.say(lang)


def quote(text: str, span: Span) -> list[str]:
    """The line of the text in which the span begins, and a line of carets under the span."""
    source = Source(text)
    line, column = source.position(span.start)
    start = span.start - (column - 1)
    end = source.text.find("\n", start)
    printed = visible(text[start : len(text) if end < 0 else end].rstrip("\r"))
    first = column - 1
    last = min(max(first + 1, first + span.end - span.start), max(len(printed), first + 1))
    printed, first, last = cut_around(printed, first, last, _QUOTED_COLUMNS)
    margin = f"{line:>6} | "
    carets = " " * width(printed[:first]) + "^" * max(1, width(printed[first:last]))
    return [margin + printed, " " * (len(margin) - 2) + "| " + carets]
