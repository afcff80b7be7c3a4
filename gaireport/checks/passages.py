"""A passage of a paragraph -> its place in the document."""

from gaireport.nodes import Paragraph
from gaireport.source import Span


def span_of_passage(paragraph: Paragraph, start: int, end: int) -> Span | None:
    """The span of the characters ``start`` to ``end`` of a paragraph, where the document prints them as they are."""
    span = paragraph.span
    if span is None or span.end - span.start != len(paragraph.text):
        return span  # Lines were joined or blanks taken out: only the paragraph can be shown.
    return Span(span.start + start, span.start + end)
