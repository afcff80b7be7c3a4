"""Widths and words of characters, held against the Unicode data of the Python that runs the tests."""

import re
import unicodedata

import pytest

from gaireport.characters import AMBIGUOUS, DRAWN_LINES, UNSEEN, WIDE, WORD, width

# Wide from Unicode 16 on, narrow before; a Python has the one or the other.
CHANGED = frozenset(
    (*range(0x2630, 0x2638), *range(0x268A, 0x2690), *range(0x4DC0, 0x4E00), *range(0x1D300, 0x1D380))
)  # fmt: skip
# The blocks in which a sign is no word; elsewhere a script counts as a whole.
PRECISE = (
    (0, 0x24F), (0x2000, 0x2BFF), (0x2E00, 0xA48F), (0xF900, 0xFAFF), (0xFE10, 0xFE6F), (0xFF00, 0xFFEF),
    (0x1F000, 0x1FBFF), (0x20000, 0x3FFFF),
)  # fmt: skip


def _known_characters(first: int, last: int) -> list[str]:
    """The characters that this Python knows; what a later Unicode adds it takes for nothing."""
    return [chr(code) for code in range(first, last + 1) if unicodedata.category(chr(code)) != "Cn"]


@pytest.mark.parametrize(
    ("kinds", "characters"),
    [("WF", WIDE), ("A", AMBIGUOUS + DRAWN_LINES)],
    ids=["wide", "ambiguous"],
)
def test_widths_are_those_of_unicode(kinds: str, characters: str) -> None:
    ours = re.compile(f"[{characters}]")
    for char in _known_characters(0, 0x10FFFF):
        if ord(char) not in CHANGED:
            due = unicodedata.east_asian_width(char) in kinds
            assert (ours.match(char) is not None) is due, hex(ord(char))


def test_what_unicode_16_made_wide_is_narrow_under_every_python() -> None:
    assert {width(chr(code)) for code in CHANGED} == {1}


def test_characters_without_a_column_are_marks_and_formats() -> None:
    for char in _known_characters(0, 0x10FFFF):
        if re.match(f"[{UNSEEN}]", char):
            assert unicodedata.category(char) in ("Mn", "Me", "Cf"), hex(ord(char))


@pytest.mark.parametrize(("first", "last"), PRECISE)
def test_words_are_letters_and_numbers(first: int, last: int) -> None:
    ours = re.compile(f"[{WORD}]")
    for char in _known_characters(first, last):
        assert (ours.match(char) is not None) is char.isalnum(), hex(ord(char))


def test_letters_of_every_script_belong_to_words() -> None:
    ours = re.compile(f"[{WORD}]")
    lost = [
        char for char in _known_characters(0, 0x10FFFF) if char.isalnum() and not ours.match(char)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("a1", 2), ("行政", 4), ("“①”", 3), ("e\u0301", 1), ("，。", 4), ("😀\U00031350", 4)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns
