"""Faults of a document or of its conversion, each with its place and the cells that it touches."""

import attrs

from gaireport.codes import CODES, Severity
from gaireport.proposals import Proposal
from gaireport.source import Source, Span


@attrs.frozen
class Diagnostic:
    """One finding, with its place and the paths of the cells that it touches."""

    code: str
    message: str
    span: Span
    cells: tuple[str, ...] = ()
    line: int = 0
    """Of the span's start, from 1."""
    column: int = 0
    """Of the span's start, from 1, in characters."""
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
    source: Source, code: str, span: Span, cells: tuple[str, ...] = (), **facts: object
) -> Diagnostic:
    """Make the Diagnostic of a code at a place; ``facts`` fill the code's messages."""
    entry = CODES[code]
    line, column = source.position(span.start)
    return Diagnostic(
        code=code,
        message=entry.english.format(**facts),
        span=span,
        cells=cells,
        line=line,
        column=column,
        message_zh=entry.chinese.format(**facts),
    )
