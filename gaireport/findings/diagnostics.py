"""Faults of a document or of its conversion, each with its place and the cells that it touches."""

from collections.abc import Collection, Iterable
from decimal import Decimal

import attrs

from gaireport.findings.codes import CODES
from gaireport.findings.proposals import Proposal
from gaireport.findings.severity import Severity
from gaireport.findings.words import Count, Words
from gaireport.source import Span

NOWHERE = Span(0, 0)
"""The place of what a document does not have."""


@attrs.frozen
class Diagnostic:
    """One finding, with its place and the paths of the cells that it touches."""

    code: str
    message: str
    span: Span
    cells: tuple[str, ...] = ()
    line: int = 0
    """The line in which the span starts, counted from 1. It is 0 until the text that the span is about is at hand."""
    column: int = 0
    """The character of that line at which the span starts, counted from 1. It is 0 where the line is."""
    message_zh: str = ""
    proposals: tuple[Proposal, ...] = ()
    """What the fault may be, likeliest first; findings of one group of sums carry the same tuple."""

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    @property
    def name(self) -> str:
        """The fault in words: ``row-total-mismatch``."""
        return CODES[self.code].name


def diagnose(
    code: str,
    span: Span | None,
    cells: tuple[str, ...] = (),
    **facts: object,
) -> Diagnostic:
    """Make the finding of a code.

    Args:
        code: a key of the code table.
        span: the place; None if the document does not have what the finding is about.
        cells: the paths of the cells that the finding touches.
        facts: what fills the code's messages; Words are said in the language of each message.
    """
    entry = CODES[code]
    return Diagnostic(
        code=code,
        message=entry.english.format(**in_language(facts, "en")),
        span=span or NOWHERE,
        cells=cells,
        message_zh=entry.chinese.format(**in_language(facts, "zh")),
    )


def keep_paths(findings: Iterable[Diagnostic], paths: Collection[str]) -> list[Diagnostic]:
    """The findings, which name no other cells than those at these paths any more."""
    own = frozenset(paths)
    return [
        finding
        if own.issuperset(finding.cells)
        else attrs.evolve(finding, cells=tuple([path for path in finding.cells if path in own]))
        for finding in findings
    ]


def in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in the order of the text that they are about."""
    return tuple(sorted(findings, key=lambda d: (d.span.start, d.span.end, d.code, d.cells)))


def in_language(facts: dict[str, object], lang: str) -> dict[str, object]:
    """The facts of a message as its language says them."""
    return {name: _say(fact, lang) for name, fact in facts.items()}


def _say(fact: object, lang: str) -> object:
    if isinstance(fact, Words):
        return fact.say(lang)
    return Count(fact) if isinstance(fact, int | Decimal) else fact
