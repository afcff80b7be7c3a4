"""Which rows of a column may be reports, asked of the bytes in Arrow's buffers: no Python string is made.

``parse`` reads no text without one of the words in ``reader.REPORT_WORDS``. It looks for them in the text as a
reader sees it, which differs from the given one by blanks, line ends and zeros, of which no word has any, by
characters left out that print nothing, and by references to characters. So a text that parse reads holds a word whose
characters stand side by side, as such or as references, or are parted by characters that print nothing. Four passes
over the bytes of all rows at once find the rows with the rare part of a word or with such a character, of which there
are few; a pattern then looks for the words in these.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc
from ahocorasick_rs import BytesAhoCorasick, MatchKind

from gaireport.characters import IGNORABLE
from gaireport.corpus.schema import is_text
from gaireport.reader import REPORT_WORDS

_ENCODINGS = ("utf-8", "gb18030")
_HEAD = 4096
"""Bytes of a page in which ``files.encoding`` looks for a declaration, and for the zeros of UTF-16."""
_WEB_PAGE = r"(?i)^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html[\s>])"
"""The start of a web page. Bytes that start otherwise may be a file in which no word stands in plain sight."""
_NO_PLAIN_PAGE = (
    r"(?i)\x00|(?:charset|encoding)\s*=\s*[\"']?(?:[^ug\"'\s]|u[^t]|g[^b])"
    r"|<(?:[\w.-]+:)?(?:wordDocument|package|document)[\s>]"
)
"""Zeros of UTF-16, the declaration of an encoding that is not known here, the root of a file of an office program."""
_UTF_8 = (
    r"[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    r"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_GBK = r"[\x00-\x7f]|[\x81-\xfe][\x40-\x7e\x80-\xfe]"
"""GB18030 without its characters of four bytes; all that print nothing have four."""
_KNOWN_ENCODING = rf"^(?:(?:{_UTF_8})*|(?:{_GBK})*)$"


def find_candidates(column: pa.Array) -> pa.BooleanArray:
    """True for each row that parse may read; a null row is none."""
    if is_text(column.type):
        found = _find_in_texts(column.cast(pa.large_string()))
    else:
        found = _find_in_bytes(column.cast(pa.large_binary()))
    return pc.and_(column.is_valid(), pa.array(found, pa.bool_()))


def _find_in_texts(column: pa.Array) -> list[bool]:
    some = sorted(_rows_with(column, *_word_searches("utf-8"), *_silent_searches()))
    found = set(_matching(column, some, _parted_words()))
    return [row in found for row in range(len(column))]


def _find_in_bytes(column: pa.Array) -> list[bool]:
    """Only a web page in UTF-8 or GBK is passed over by its bytes; all else is decoded, or a file of another kind."""
    some = sorted(_rows_with(column, *_word_searches(*_ENCODINGS)))
    found = {*_matching(column, some, _encoded_words()), *_rows_with(column, *_silent_searches())}
    head = pc.binary_slice(column, 0, _HEAD)
    is_page = pc.and_not(
        pc.match_substring_regex(head, _WEB_PAGE), pc.match_substring_regex(head, _NO_PLAIN_PAGE)
    ).to_pylist()
    rest = [row for row, is_one in enumerate(is_page) if is_one and row not in found]
    passed_over = set(rest if _is_utf_8(column) else _matching(column, rest, _KNOWN_ENCODING))
    return [row not in passed_over for row in range(len(column))]


def _matching(column: pa.Array, rows: list[int], pattern: str) -> list[int]:
    """Those of the rows in which RE2 finds the pattern; a column of bytes is one of single characters to it."""
    some = column.take(pa.array(rows, pa.int64()))
    matches = pc.match_substring_regex(some, pattern).to_pylist()
    return [row for row, is_match in zip(rows, matches, strict=True) if is_match]


def _is_utf_8(column: pa.Array) -> bool:
    """Whether all rows are UTF-8, which costs a tenth of asking each."""
    try:
        column.cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def _rows_with(column: pa.Array, *searches: BytesAhoCorasick) -> set[int]:
    """The rows in whose bytes one of the searches finds something."""
    _, offsets, values = column.buffers()
    if values is None:
        return set()
    ends = memoryview(offsets).cast("q")[column.offset : column.offset + len(column) + 1]
    content = memoryview(values).cast("B")
    return {row for search in searches for row in _search_rows(content, ends, search)}


def _search_rows(content: memoryview, ends: memoryview, search: BytesAhoCorasick) -> Iterator[int]:
    crossed: set[int] = set()
    for _, start, end in search.find_matches_as_indexes(content[ends[0] : ends[-1]]):
        row, last = (
            bisect_right(ends, start + ends[0]) - 1,
            bisect_right(ends, end - 1 + ends[0]) - 1,
        )
        if row == last:
            yield row
        else:
            crossed.update(range(row + 1, last + 1))
    # What begins in one row and ends in another is nothing, and may have hidden what begins in the other.
    for row in crossed:
        if search.find_matches_as_indexes(content[ends[row] : ends[row + 1]]):
            yield row


@cache
def _word_searches(*encodings: str) -> tuple[BytesAhoCorasick, ...]:
    """A search for what stands behind the first character of each word: 息公 is rare, 信息 is in every page."""
    ends = [word if len(word) == 2 else word[1:] for word in _shortest_words()]
    encoded = {end.encode(each) for end in ends for each in encodings}
    referred = {each.encode() for end in ends for each in _references(end)}
    return _search(encoded), _search(referred)


@cache
def _silent_searches() -> tuple[BytesAhoCorasick, ...]:
    """Searches for the characters that print nothing; those of two and of four bytes are told by their first two.

    Needles of one length are searched for several times as fast.
    """
    silent = [char.encode() for char in _members(IGNORABLE)]
    return (
        _search(each for each in silent if len(each) == 3),
        _search(each[:2] for each in silent if len(each) != 3),
    )


def _search(needles: Iterable[bytes]) -> BytesAhoCorasick:
    # This kind of match is the one that is found with vector instructions.
    return BytesAhoCorasick(sorted(set(needles)), matchkind=MatchKind.LeftmostFirst)


def _shortest_words() -> list[str]:
    """The words within which no other word stands."""
    return [word for word in REPORT_WORDS if not any(o != word and o in word for o in REPORT_WORDS)]


def _members(characters: str) -> Iterator[str]:
    """The characters of a class in a pattern."""
    for first, last in re.findall("(.)(?:-(.))?", characters, re.DOTALL):
        yield from map(chr, range(ord(first), ord(last or first) + 1))


@cache
def _parted_words() -> str:
    """The words as RE2 reads them, with any characters between that print nothing."""
    between = f"[{_for_re2(IGNORABLE)}]*"
    words = [between.join(word) for word in _shortest_words()]
    return "|".join([*words, *(each for word in _shortest_words() for each in _references(word))])


@cache
def _encoded_words() -> str:
    """The words in each encoding, byte for byte."""
    encoded = {word.encode(each) for word in _shortest_words() for each in _ENCODINGS}
    encoded |= {each.encode() for word in _shortest_words() for each in _references(word)}
    return "|".join("".join(f"\\x{byte:02x}" for byte in word) for word in sorted(encoded))


def _references(word: str) -> list[str]:
    """A word as pages write it that are all references to characters."""
    forms = ("&#{};", "&#x{:x};", "&#x{:X};")
    return ["".join(form.format(ord(char)) for char in word) for form in forms]


def _for_re2(characters: str) -> str:
    return re.sub(r"[^-]", lambda found: f"\\x{{{ord(found[0]):x}}}", characters)
