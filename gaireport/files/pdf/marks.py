"""Words -> the same, tagged where a cell does not say them: struck out, deleted by a viewer, or the mark of a note."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from gaireport.files.pdf.paths import Box, Stroke
from gaireport.placing.lines import Word, make_lines

_MIDDLE = 0.22
"""The share of the size within which a line through a word runs from its middle; a lower one is an underline."""
_OVERHANG = 1.0
"""The share of the size by which such a line may reach beyond the word; a rule of a table reaches further."""
_SMALLEST, _SMALL = 0.4, 0.8
"""The size of a note mark as shares of that of its figure: digits of one figure are of one size."""
_OVERLAP, _NEAR_SIZES = 0.1, 0.5
"""The shares of the size of a figure over which and behind which the mark of a note may begin."""
_NOTE_MARK_WORD = re.compile(r"[0-9\[\]()（）〔〕①-⑳*＊※†]{1,6}")


def mark_words(words: Sequence[Word], level: Iterable[Stroke], boxes: Sequence[Box]) -> list[Word]:
    """The same words; those that are no part of the text have the tag that says why.

    Args:
        words: the words of one page.
        level: the level lines drawn on it.
        boxes: the boxes that a viewer's marks of deletion cover.
    """
    by_place: dict[int, list[Stroke]] = defaultdict(list)
    for stroke in level:
        by_place[round(stroke.at)].append(stroke)
    notes = _note_marks(words)
    return [
        attrs.evolve(word, tag="del")
        if _is_crossed(word, by_place) or any(_is_covered(word, box) for box in boxes)
        else attrs.evolve(word, tag="sup")
        if id(word) in notes
        else word
        for word in words
    ]


def _is_crossed(word: Word, by_place: dict[int, list[Stroke]]) -> bool:
    reach = int(_MIDDLE * word.size) + 1
    place, slack = round(word.y), _OVERHANG * word.size
    return any(
        abs(stroke.at - word.y) <= _MIDDLE * word.size
        and word.x0 - slack <= stroke.start <= word.x0 + slack / 4
        and word.x1 - slack / 4 <= stroke.end <= word.x1 + slack
        for at in range(place - reach, place + reach + 1)
        for stroke in by_place.get(at, ())
    )


def _is_covered(word: Word, box: Box) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.y0 <= word.y <= box.y1


def _note_marks(words: Sequence[Word]) -> set[int]:
    """The small words right behind a figure, which would be taken for a part of it."""
    found: set[int] = set()
    for line in make_lines(words):
        for figure, word in pairwise(line.words):
            if (
                _SMALLEST * figure.size < word.size < _SMALL * figure.size
                and -_OVERLAP * figure.size < word.x0 - figure.x1 < _NEAR_SIZES * figure.size
                and figure.text[-1].isdecimal()
                and _NOTE_MARK_WORD.fullmatch(word.text)
            ):
                found.add(id(word))
    return found
