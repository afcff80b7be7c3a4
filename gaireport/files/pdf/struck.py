"""Words that a line is drawn through: struck out, as Word prints it, or deleted by a viewer's mark."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs

from gaireport.files.pdf.lines import Word
from gaireport.files.pdf.paths import Box, Stroke

_MIDDLE = 0.22
"""Of the size: how far from the middle of a word a line may run that goes through it; one below it is an underline."""
_OVERHANG = 1.0
"""Of the size: how far such a line may reach beyond the word; a rule of a table reaches further."""


def mark_struck(words: Sequence[Word], level: Iterable[Stroke], boxes: Sequence[Box]) -> list[Word]:
    """The same words, those struck out marked as such.

    Args:
        words: of one page.
        level: the level lines drawn on it.
        boxes: what a viewer's marks of deletion cover.
    """
    by_place: dict[int, list[Stroke]] = defaultdict(list)
    for stroke in level:
        by_place[round(stroke.at)].append(stroke)
    return [
        attrs.evolve(word, is_struck=True)
        if _is_crossed(word, by_place) or any(_is_covered(word, box) for box in boxes)
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
