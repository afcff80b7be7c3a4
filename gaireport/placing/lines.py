"""Placed words -> lines; knows neither the kind of file that they are of nor any table."""

from collections.abc import Iterable
from itertools import pairwise

import attrs

WORD_GAP = 0.25  # of the size of type: wider is a blank between figures or letters
_IDEOGRAPH_GAP = 0.5  # justified Chinese lines are spread
SAME_LINE = 0.5


@attrs.frozen
class Word:
    """Characters printed without a gap."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    spaced: bool = False
    """Whether a blank is printed before it."""
    tag: str = ""
    """The reason why it is no part of the text: ``del`` struck out, ``sup`` a note mark, ``object`` drawn across or
    behind it."""


@attrs.frozen
class TextLine:
    """Words on one line, from left to right."""

    words: tuple[Word, ...]
    y: float
    size: float

    @property
    def x0(self) -> float:
        """The left end of the line."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right end of the line."""
        return self.words[-1].x1

    @property
    def text(self) -> str:
        """The line with one blank for each gap."""
        pieces = [self.words[0].text]
        for left, right in pairwise(self.words):
            pieces.append(" " if _is_gap(left, right) else "")
            pieces.append(right.text)
        return "".join(pieces)


def make_lines(words: Iterable[Word]) -> list[TextLine]:
    """The words in lines, from the top."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.y):
        last = groups[-1] if groups else None
        if last and abs(word.y - last[0].y) < SAME_LINE * max(word.size, last[0].size):
            last.append(word)
        else:
            groups.append([word])
    return [_line(group) for group in groups]


def _line(group: list[Word]) -> TextLine:
    group.sort(key=lambda word: word.x0)
    middle = sum(word.y for word in group) / len(group)
    return TextLine(tuple(group), middle, max(word.size for word in group))


def _is_gap(left: Word, right: Word) -> bool:
    size = max(left.size, right.size)
    ideographs = is_ideograph(left.text[-1]) and is_ideograph(right.text[0])
    wide = right.x0 - left.x1 > size * (_IDEOGRAPH_GAP if ideographs else WORD_GAP)
    return wide or right.spaced


def is_ideograph(char: str) -> bool:
    """Whether a character is as wide as high, as those of Chinese and its punctuation are."""
    return char >= "\u2e80"
