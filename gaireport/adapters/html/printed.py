"""Segments of the source -> what a browser prints of them together: entities resolved, white space as one blank."""

import re
from collections.abc import Sequence
from html import unescape

from gaireport.adapter import Line

_ENTITY_BLANK = re.compile(
    r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000|#8203|#x200b);?", re.IGNORECASE
)
# These are what str.strip takes, and two characters without width that editors put into empty cells.
_HTML_BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"
)


def print_segments(text: str, segments: Sequence[tuple[int, int]]) -> Line | None:
    """The text that the segments print together, without the tags between them."""
    if len(segments) == 1:
        alone = print_segment(text, *segments[0])
        return Line(*alone) if alone else None
    printed = [piece for start, end in segments if (piece := print_segment(text, start, end))]
    if len(printed) < 2:
        return Line(*printed[0]) if printed else None
    raw = "".join([text[start:end] for start, end in segments])
    return Line(_decode_entities(raw).strip(_HTML_BLANKS), printed[0][1], printed[-1][2])


def print_segment(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The text that stands there without outer blanks, and its place; None for nothing but blanks."""
    raw = text[start:end]
    bare = raw.strip(_HTML_BLANKS)
    if not bare:
        return None
    if bare is not raw and len(bare) != len(raw):
        start += len(raw) - len(raw.lstrip(_HTML_BLANKS))
        end = start + len(bare)
    if "&" in bare:
        return _strip_entity_blanks(text, start, end)
    return _decode_entities(bare), start, end


def _strip_entity_blanks(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Print a segment as print_segment does, without outer blanks that are written as entities."""
    while blank := _ENTITY_BLANK.match(text, start, end):
        start = blank.end()
        while start < end and text[start] in _HTML_BLANKS:
            start += 1
    while (last := text.rfind("&", start, end)) >= 0:
        if not _ENTITY_BLANK.fullmatch(text, last, end):
            break
        end = last
        while end > start and text[end - 1] in _HTML_BLANKS:
            end -= 1
    bare = _decode_entities(text[start:end]).strip(_HTML_BLANKS)
    return (bare, start, end) if bare else None


def _decode_entities(raw: str) -> str:
    """Decode entities and line ends as a browser shows them."""
    if "&" in raw:
        raw = unescape(raw)
    if "\n" in raw or "\t" in raw or "\r" in raw:
        raw = " ".join([part for line in raw.split("\n") if (part := line.strip(" \t\r\f"))])
        raw = raw.replace("\t", " ").replace("\r", " ")
    return raw
