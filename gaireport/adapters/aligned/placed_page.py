"""Placed pieces -> lines in which what stands under one another on the page does so in type.

Each character of the lines knows its place in the source.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import groupby
from statistics import median

import attrs

from gaireport.adapters.aligned.placed_tags import PlacedPiece
from gaireport.characters import width
from gaireport.placing.aligned import place_in_columns
from gaireport.placing.lines import Word, make_lines

_ONE_CHARACTER = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|.", re.DOTALL
)
_SIZE_UNTOLD = 12.0
_DIGIT_SHARE, _IDEOGRAPH_SHARE = 0.5, 1.0
"""The widths of a digit and of a Chinese character, as shares of the size of type, where no box tells them."""
_TYPE_OF_LINE = 0.83
"""The size of type as a share of the height of its line."""


@attrs.frozen
class _CharPlace:
    """A character of the source, which may be written as a reference."""

    text: str
    start: int
    end: int
    is_whole: bool


@attrs.frozen
class _PlacedWord(Word):
    places: tuple[_CharPlace, ...] = ()


@attrs.frozen
class SetPages:
    """The text of the pages, and for each of its characters the place that it comes from; None for a blank."""

    text: str
    places: Sequence[_CharPlace | None]


def set_pages(text: str, pieces: Iterable[PlacedPiece]) -> SetPages:
    """Set the pieces of a text in lines, page by page."""
    printed: list[str] = []
    places: list[_CharPlace | None] = []
    pieces = list(pieces)
    setter = _PieceSetter(text, pieces)
    pages: dict[int, list[PlacedPiece]] = {}
    for piece in pieces:
        pages.setdefault(piece.page, []).append(piece)
    for number, page in enumerate(pages.values()):
        words = [word for piece in page for word in setter.words(piece)]
        if number:
            printed.append("\f")
            places.append(None)
        for line in place_in_columns(make_lines(_printed_once(words))):
            for blanks, word in line:
                assert isinstance(word, _PlacedWord)
                printed += [blanks, word.text]
                places += [None] * len(blanks)
                places += word.places
            printed.append("\n")
            places.append(None)
    return SetPages("".join(printed), places)


class _PieceSetter:
    """Knows how wide the characters of a text are, and makes words of its pieces."""

    def __init__(self, text: str, pieces: Sequence[PlacedPiece]) -> None:
        self._text = text
        sizes = [piece.size for piece in pieces if piece.size]
        self._size = median(sizes) if sizes else _SIZE_UNTOLD
        self._shares = [_DIGIT_SHARE, _IDEOGRAPH_SHARE]
        for wide in (0, 1):
            found = list(self._measured(pieces, wide))
            if found:
                self._shares[wide] = median(found)

    def _measured(self, pieces: Sequence[PlacedPiece], wide: int) -> Iterator[float]:
        """The widths of characters in pieces that hold only one kind of them and no blank."""
        for piece in pieces:
            if piece.x1 is None or not piece.size:
                continue
            texts = [place.text for place in self._places(piece)]
            if texts and all(not each.isspace() and width(each) == wide + 1 for each in texts):
                yield (piece.x1 - piece.x0) / len(texts) / (piece.size * _TYPE_OF_LINE)

    def _places(self, piece: PlacedPiece) -> list[_CharPlace]:
        """The characters of a piece."""
        return [
            _CharPlace(char, *found.span(), piece.is_whole)
            for start, end in piece.segments
            for found in _ONE_CHARACTER.finditer(self._text, start, end)
            for char in (unescape(found[0]) if found[0][0] == "&" else found[0])
        ]

    def _width(self, run: Sequence[_CharPlace], size: float) -> float:
        """The width of characters in type of a size; some take no room of their own."""
        shares = (0.0, *self._shares)
        return size * sum([shares[width(place.text)] for place in run])

    def words(self, piece: PlacedPiece) -> Iterator[_PlacedWord]:
        """The words of a piece; where its width is given, its blanks share what the characters leave of it."""
        size = (piece.size or self._size) * _TYPE_OF_LINE
        runs = [
            (is_blank, list(run))
            for is_blank, run in groupby(self._places(piece), key=lambda each: each.text.isspace())
        ]
        wide = [0.0 if is_blank else self._width(run, size) for is_blank, run in runs]
        total = sum(wide)
        blanks = sum(len(run) for is_blank, run in runs if is_blank)
        blank = _DIGIT_SHARE * size / 2
        if piece.x1 is not None and total:
            room = piece.x1 - piece.x0
            if not blanks or total > room:
                wide = [each * room / total for each in wide]
            blank = max(room - total, 0.0) / max(blanks, 1)
        at, spaced = piece.x0, False
        for (is_blank, run), long in zip(runs, wide, strict=True):
            if not is_blank:
                text = "".join(each.text for each in run)
                middle = piece.y0 + (piece.size or self._size) / 2
                yield _PlacedWord(text, at, at + long, middle, size, spaced, "", tuple(run))
            at += len(run) * blank if is_blank else long
            spaced = is_blank


def _printed_once(words: Sequence[_PlacedWord]) -> Iterator[_PlacedWord]:
    """The words without those that are printed upon the same once more, which makes type bold."""
    seen: set[tuple[str, int, int]] = set()
    for word in words:
        place = (word.text, round(word.x0 / 2), round(word.y / 2))
        if place not in seen:
            seen.add(place)
            yield word
