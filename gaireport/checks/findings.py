"""Makes the Diagnostics of checks; a report checked without its text has places but no lines."""

from gaireport.codes import CODES
from gaireport.diagnostics import Diagnostic
from gaireport.source import Source, Span
from gaireport.words import Words

NOWHERE = Span(0, 0)
"""The place of what a document does not have."""


def find(
    source: Source | None,
    code: str,
    span: Span | None,
    cells: tuple[str, ...] = (),
    **facts: object,
) -> Diagnostic:
    """Make the finding of a code; a fact that is Words is said in the language of each message."""
    entry = CODES[code]
    place = span or NOWHERE
    line, column = source.position(place.start) if source is not None else (0, 0)
    return Diagnostic(
        code=code,
        message=entry.english.format(**_in_language(facts, 0)),
        span=place,
        cells=cells,
        line=line,
        column=column,
        message_zh=entry.chinese.format(**_in_language(facts, 1)),
    )


def _in_language(facts: dict[str, object], which: int) -> dict[str, object]:
    return {name: fact[which] if isinstance(fact, Words) else fact for name, fact in facts.items()}
