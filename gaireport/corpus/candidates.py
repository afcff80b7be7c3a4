"""Which rows of a column may be reports, asked of the bytes in Arrow's buffers: no Python string is made.

``parse`` reads no text without one of the words in ``reader.REPORT_WORDS``. It looks for them in the text as a
reader sees it, which differs from the given one by blanks, line ends and zeros, of which no word has any, and by
characters left out that print nothing. So a text that parse reads holds a word whose characters stand side by side,
or are parted by such characters alone: that is the pattern, one pass over the bytes.
"""

import re
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from gaireport.characters import IGNORABLE
from gaireport.corpus.schema import is_text
from gaireport.reader import REPORT_WORDS

_WEB_PAGE = r"(?is)^(?:\x{feff})?\s*(?:<!doctype html|<html[\s>])"
"""The start of a web page. Bytes that start otherwise may be a file in which no word stands in plain sight."""
_OTHER_ENCODING = r"(?i)(?:charset|encoding)\s*=\s*[\"']?(?:[^u\"'\s]|u[^t])"
_HEAD = 4096
"""Bytes of a page in which ``files.encoding`` looks for a declaration."""


def find_candidates(column: pa.Array) -> pa.BooleanArray:
    """True for each row that parse may read; a null row is none."""
    if not is_text(column.type):
        return _find_in_bytes(column)
    found = pc.match_substring_regex(column, _word_pattern())
    return pc.fill_null(found, False)


@cache
def _word_pattern() -> str:
    """The words as RE2 reads them, with any characters between that print nothing."""
    between = f"[{_for_re2(IGNORABLE)}]*"
    words = [
        word for word in REPORT_WORDS if not any(o != word and o in word for o in REPORT_WORDS)
    ]
    return "|".join(between.join(word) for word in words)


def _for_re2(characters: str) -> str:
    return re.sub(r"[^-]", lambda found: f"\\x{{{ord(found[0]):x}}}", characters)


def _find_in_bytes(column: pa.Array) -> pa.BooleanArray:
    """Only a web page in UTF-8 is passed over by its bytes. All else is decoded, or is a file of another kind."""
    texts = _utf8_rows(column)
    head = pc.utf8_slice_codeunits(texts, 0, _HEAD)
    is_page = pc.and_not(
        pc.match_substring_regex(head, _WEB_PAGE), pc.match_substring_regex(head, _OTHER_ENCODING)
    )
    has_word = pc.match_substring_regex(texts, _word_pattern())
    passed_over = pc.fill_null(pc.and_not(is_page, has_word), False)
    return pc.and_not(pc.is_valid(column), passed_over)


def _utf8_rows(column: pa.Array) -> pa.Array:
    """The rows as text; those that are not UTF-8 are null."""
    try:
        return column.cast(pa.large_string())
    except pa.ArrowInvalid:
        return pa.array([_utf8_or_none(row.as_buffer()) for row in column], pa.large_string())


def _utf8_or_none(row: pa.Buffer | None) -> str | None:
    if row is None:
        return None
    try:
        return str(row, "utf-8")
    except UnicodeDecodeError:
        return None
