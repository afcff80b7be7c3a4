"""A line -> its words: what each is by itself, learnt once, and the places where words and phrases stand.

This module knows blanks, digits and numbering marks; it knows nothing of lines and tables.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gaireport.characters import MEASURE_WORD, width
from gaireport.source import fold

_FIGURE_WORD = re.compile(f"[+-]?[0-9][0-9,.]*(?:万元|亿元|元|{MEASURE_WORD})?")
_DASH_WORD = re.compile(r"[-/\\]{1,2}|#?N/A|<NA>|nan|NaN|NaT|None|NULL|null|undefined")
_LEVEL_MARKS = (
    re.compile("第[一二三四五六七八九十0-9]{1,3}[条章节款]|第[(㈠-㈩]"),
    re.compile("[一二三四五六七八九十]{1,2} ?[、.]"),
    re.compile("[(] ?[一二三四五六七八九十]{1,2} ?(?:[)]|$)|[㈠-㈩]"),
    re.compile(
        "[0-9]{1,2} ?[.、):。](?! ?[0-9])|[0-9]{1,2}-(?=[\u4e00-\u9fff])|[(] ?[0-9]{1,2} ?[)]"
        "|[①-⒛❶-➓⓵-⓾Ⅰ-Ⅻⅰ-ⅻ]|[a-iA-I][.)、](?=[\u4e00-\u9fff])"
    ),
)
_MARK_STARTS = frozenset("第一二三四五六七八九十(0123456789") | {
    chr(code)
    for first, last in ("㈠㈩", "①⒛", "❶➓", "⓵⓾", "ⅠⅫ", "ⅰⅻ", "ai", "AI")
    for code in range(ord(first), ord(last) + 1)
}
_FIGURE_STARTS = frozenset("+-/\\0123456789#<NnUu")
_NUMBER_START = re.compile("[0-9]|[+-][0-9A-Za-z]")
_LETTER = re.compile("[A-Za-z\u3400-\u9fff\uf900-\ufaff]")
LONGEST_SINGLE, LONGEST_PHRASE = 30, 45
"""Characters of the longest label alone in its line, without a numbering mark and with one."""
_MOST_KNOWN, _LONGEST_KNOWN = 8192, 60


class LineWord(NamedTuple):
    """A word as it is wherever it stands."""

    text: str
    """The word, folded."""
    extra: int
    """The screen columns that it takes beyond one a character."""
    level: int | None
    """The depth of the numbering mark that it begins with."""
    is_figure: bool
    is_counted: bool
    """Whether it begins as a number and not as a numbering mark. No label does: it is a figure, spoilt or in prose."""
    has_letter: bool
    alone: str
    """The kind of a line that holds nothing else."""


_known: dict[str, LineWord] = {}


def learn(printed: str) -> LineWord:
    """Learn what a word is, and remember it, since reports repeat the same labels and few figures."""
    text = fold(printed)
    depth, figure = numbering_level(text), is_figure(text)
    counted = _NUMBER_START.match(text) is not None and depth is None
    lettered = _LETTER.search(text) is not None
    short = len(text) <= LONGEST_SINGLE or (depth is not None and len(text) <= LONGEST_PHRASE)
    alone = "lone" if figure else "single" if lettered and short and not counted else "prose"
    word = LineWord(text, width(printed) - len(printed), depth, figure, counted, lettered, alone)
    if len(printed) <= _LONGEST_KNOWN:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[printed] = word
    return word


recall = _known.get


def split_words(line: str) -> list[str]:
    """Split a line into its words as printed; a byte order mark is a blank."""
    return line.split() if "\ufeff" not in line else line.replace("\ufeff", " ").split()


def numbering_level(text: str) -> int | None:
    """The depth of the numbering mark that a text begins with: 0 第…条, 1 一、, 2 （一）, 3 1., or None."""
    if text[:1] not in _MARK_STARTS:
        return None
    for depth, mark in enumerate(_LEVEL_MARKS):
        if mark.match(text):
            return depth
    return None


def is_figure(token: str) -> bool:
    """Whether a token can only be the content of a figure cell."""
    if token[:1] not in _FIGURE_STARTS:
        return False
    if _DASH_WORD.fullmatch(token):
        return True
    # "2." is a numbering mark on its own.
    return bool(_FIGURE_WORD.fullmatch(token)) and token[-1] not in ",."


class CellPiece(NamedTuple):
    """A run of characters of one line that belongs to one cell."""

    text: str
    start: int
    end: int
    left: int
    """The place in the line where it begins, in screen columns of the unit chosen for the text."""
    right: int
    level: int | None
    """The depth of the numbering mark that it begins with."""


def join_in_line(parts: Sequence[CellPiece]) -> CellPiece:
    """Join neighbouring pieces of a line, with single blanks between them."""
    first = parts[0]
    if len(parts) == 1:
        return first
    last = parts[-1]
    text = " ".join(part.text for part in parts)
    return CellPiece(text, first.start, last.end, first.left, last.right, numbering_level(text))


def group_words(parts: Sequence[CellPiece]) -> list[list[CellPiece]]:
    """Group words that a single blank parts, and split the groups before every numbering mark."""
    groups: list[list[CellPiece]] = []
    right = -9
    for part in parts:
        if part.left - right <= 1 and part.level is None:
            groups[-1].append(part)
        else:
            groups.append([part])
        right = part.right
    return groups


def phrases(parts: Sequence[CellPiece]) -> Sequence[CellPiece]:
    """The groups of words, each as one piece."""
    if len(parts) == 1:
        return parts
    return [join_in_line(group) for group in group_words(parts)]


def open_brackets(text: str) -> int:
    """The number of brackets that the text leaves open; negative when it closes more than it opens."""
    return text.count("(") - text.count(")")


def overlap(one: CellPiece, other: CellPiece) -> int:
    """The number of screen columns that two pieces share; if negative, it is the distance between them."""
    right = one.right if one.right < other.right else other.right
    return right - (one.left if one.left > other.left else other.left)


def meets(one: CellPiece, other: CellPiece) -> bool:
    """Whether two pieces share a screen column."""
    return one.left < other.right and other.left < one.right


def continues_digits(lower: CellPiece, upper: CellPiece) -> bool:
    """Whether the digits of one piece continue those of the other, a line higher in the same narrow column."""
    if upper.text[-1] not in "0123456789,." or lower.text[0] not in "0123456789":
        return False
    if upper.right - upper.left < max(3, lower.right - lower.left):
        return False
    centre = abs(upper.left + upper.right - lower.left - lower.right)
    return min(abs(upper.left - lower.left), abs(upper.right - lower.right), centre) <= 1
