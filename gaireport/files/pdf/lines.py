"""Placed characters -> words, and their lines -> paragraphs; knows no tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from gaireport.files.pdf.page import Char
from gaireport.placing.lines import SAME_LINE, WORD_GAP, TextLine, Word, is_ideograph

_SHADOW = 0.12  # bold type made by printing twice
_GRAIN = 4.0  # points; wider than a shadow of any usual size is off
_MARGIN = 1.5  # of the size: a line that ends nearer to the margin was broken by it
_INDENT = 0.6
_PITCH = 1.3
_OPENING = "（(“‘《〈【〔「『"
_CLOSING = "、，。；：？！）)”’》〉】〕」』,.;:?!%％"
_ITEM = re.compile(
    r"[一二三四五六七八九十百]{1,4}[、.．]|[（(][一二三四五六七八九十百0-9]{1,4}[）)]"
    r"|[0-9]{1,2}[、.．](?![0-9])|第[一二三四五六七八九十]{1,3}[章部节]|[-—]"
)


def make_words(chars: Sequence[Char]) -> list[Word]:
    """Make words of characters that one command drew side by side, in the order drawn."""
    words: list[Word] = []
    piece: list[Char] = []
    spaced = gap = False
    for char in _without_shadows(chars):
        if char.text.isspace():
            gap = True
            continue
        if piece and (gap or not _adjoins(piece[-1], char)):
            words.append(_word(piece, spaced=spaced))
            piece, spaced = [], gap
        elif not piece:
            spaced = gap
        piece.append(char)
        gap = False
    if piece:
        words.append(_word(piece, spaced=spaced))
    return words


def _word(piece: list[Char], *, spaced: bool) -> Word:
    text = "".join(char.text for char in piece)
    tag = "object" if piece[0].is_pale else ""
    x0, x1 = min(char.x0 for char in piece), max(char.x1 for char in piece)
    return Word(text, x0, x1, piece[0].y, max(char.size for char in piece), spaced, tag)


def _adjoins(left: Char, right: Char) -> bool:
    size = max(left.size, right.size)
    gap = right.x0 - left.x1
    return (
        left.run == right.run
        and abs(left.y - right.y) < SAME_LINE * size
        and -size < gap <= WORD_GAP * size
    )


def _without_shadows(chars: Iterable[Char]) -> Iterator[Char]:
    """The characters without those that are printed upon the same once more, whatever is printed between them."""
    seen: dict[tuple[str, int, int], Char] = {}
    for char in chars:
        across, down = round(char.x0 / _GRAIN), round(char.y / _GRAIN)
        places = ((char.text, across + x, down + y) for y in (0, -1, 1) for x in (0, -1, 1))
        if char.text.isspace() or not any(
            place in seen and _is_shadow(seen[place], char) for place in places
        ):
            seen[char.text, across, down] = char
            yield char


def _is_shadow(first: Char, char: Char) -> bool:
    return abs(first.x0 - char.x0) + abs(first.y - char.y) < _SHADOW * char.size


def join_broken(lines: Sequence[TextLine], room: float) -> list[str]:
    """The paragraphs of a cell: lines joined where the width of the cell, and not the writer, broke them.

    Args:
        lines: the lines of one cell, from the top.
        room: the width that text of this cell can take.
    """
    if not lines:
        return []
    paragraphs = [lines[0].text]
    for above, below in pairwise(lines):
        left = room - (above.x1 - above.x0)
        if left < _first_width(above, below):
            paragraphs[-1] += _joint(paragraphs[-1], below.text) + below.text
        else:
            paragraphs.append(below.text)
    return paragraphs


def _first_width(above: TextLine, below: TextLine) -> float:
    """The width of what would have had to fit on the line above: a whole word, or a piece of a split one."""
    word = below.words[0]
    one = (word.x1 - word.x0) / len(word.text)
    first, last = word.text[0], above.text[-1]
    if is_ideograph(first):
        return one * _unbreakable(word.text) * 1.05
    if first.isdigit() and last.isdigit():
        return one * 1.05
    whole = next((at for at, char in enumerate(word.text) if is_ideograph(char)), len(word.text))
    return one * whole * 1.05


def _unbreakable(text: str) -> int:
    """Characters that stay together at the start of a line: no closing mark begins one, no opening mark ends one."""
    end = 1
    while end < len(text) and (text[end] in _CLOSING or text[end - 1] in _OPENING):
        end += 1
    return end


def _joint(above: str, below: str) -> str:
    letters = above[-1] + below[0]
    return " " if letters.isascii() and letters.isalpha() else ""


@attrs.frozen
class Margins:
    """The places where lines of running text begin and end."""

    left: float
    right: float


def find_margins(lines: Sequence[TextLine]) -> Margins:
    """Find the margins that the lines of the commonest size keep; running titles are smaller and stand further out."""
    sizes = sorted(line.size for line in lines for word in line.words for _ in word.text)
    usual = sizes[len(sizes) // 2] if sizes else 1.0
    body = [line for line in lines if abs(line.size - usual) < 0.1 * usual]
    return Margins(
        min((line.x0 for line in body), default=0.0), max((line.x1 for line in body), default=0.0)
    )


def join_prose(lines: Sequence[TextLine], margins: Margins) -> list[str]:
    """Join running text to paragraphs: a line that reaches the right margin continues at the left one."""
    if not lines:
        return []
    pitch = _usual_pitch(lines)
    paragraphs = [lines[0].text]
    for above, below in pairwise(lines):
        goes_on = (
            margins.right - above.x1 < _MARGIN * above.size
            and abs(below.x0 - margins.left) < _INDENT * below.size
            and abs(above.size - below.size) < 0.1 * above.size
            and below.y - above.y <= pitch * _PITCH
            and not _begins_item(below.text)
        )
        if goes_on:
            paragraphs[-1] += _joint(paragraphs[-1], below.text) + below.text
        else:
            paragraphs.append(below.text)
    return paragraphs


def _usual_pitch(lines: Sequence[TextLine]) -> float:
    steps = sorted(below.y - above.y for above, below in pairwise(lines))
    return steps[len(steps) // 4] if steps else 0.0


def _begins_item(text: str) -> bool:
    """A number of an outline: a heading after a line that happens to be full is a line of its own."""
    return _ITEM.match(text) is not None
