"""Offsets in characters, as Python counts them -> offsets in UTF-16 units, as a browser does."""

import re
from bisect import bisect_left

from gaireport.source import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """The offsets of one text; a character beyond the first plane counts twice in a browser."""

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]

    def offset(self, at: int) -> int:
        """The offset in UTF-16 units of an offset in characters."""
        return at + bisect_left(self._astral, at)

    def span(self, span: Span) -> list[int]:
        """Start and end of a span, in UTF-16 units."""
        return [self.offset(span.start), self.offset(span.end)]
