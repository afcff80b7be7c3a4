"""Lines -> rows of display columns, in which rulers and frames can be followed; a Chinese character is two wide.

Shared by the adapters of layouts that align cells by width; it knows neither frames nor rulers.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gaireport.adapter import CutCell, Line
from gaireport.characters import AMBIGUOUS, DRAWN_LINES, WIDE, WORD
from gaireport.characters.cell_marks import may_be_struck

FILL = chr(0xD800)
"""The second column of a wide character: a lone surrogate, which no decoded text holds. In a text that holds it
nevertheless it is one column wide, and a question mark stands for it in the padded line."""

# A class in a lookbehind lets one substitution of a constant pad a whole text, five times as fast as str.translate on
# whole reports; the range before it passes over blanks and digits at once.
_PADDED_WIDE = re.compile(f"(?<=[\u1100-\U0010ffff])(?<=[{WIDE}])")
_PADDED_AMBIGUOUS = re.compile(f"(?<=[\u00a1-\U0010ffff])(?<=[{WIDE}{AMBIGUOUS}])")
_PADDED_DOUBLE = re.compile(f"(?<=[\u00a1-\U0010ffff])(?<=[{WIDE}{AMBIGUOUS}{DRAWN_LINES}])")
_STYLED = re.compile(r"\[([^\[\]]*+)\]\{([^{}]*+)\}\s*+")
"""pandoc's Markdown keeps the style of words: [3]{style="..."}, over several lines where the column is narrow."""
_ALL_STYLED = re.compile(rf"(?:{_STYLED.pattern})++")
_BACKSLASHED = re.compile(rf"\\(?![{WORD}])")
"""A mark that means something at this place has a backslash; a lone backslash stands in a blank cell."""


NumberedLine = tuple[int, str]
"""The offset where a line begins in the source, and the line."""


class Strip(NamedTuple):
    """One line of the text and the same line padded: an index into ``padded`` is a display column."""

    start: int
    text: str
    padded: str

    def offset(self, column: int) -> int:
        """The offset into the source of what stands in a display column, or of the end of a shorter line."""
        column = min(column, len(self.padded))
        return self.start + column - self.padded.count(FILL, 0, column)

    def inside(self, left: int, right: int) -> NumberedLine:
        """The text between two display columns, as it stands."""
        # The text itself is cut: in the padded line a lone surrogate is another character.
        start, end = self.offset(left), self.offset(right)
        return start, self.text[start - self.start : end - self.start]

    def piece(self, left: int, right: int) -> Line | None:
        """The text printed between two display columns; None where that is blank."""
        # The same as in ``inside``: a call for each cell of a frame would be expensive.
        padded = self.padded
        first = left - padded.count(FILL, 0, left)
        inside = self.text[first : right - padded.count(FILL, 0, right)]
        text = inside.strip()
        if not text:
            return None
        start = self.start + first
        if inside[0] != text[0]:
            start += len(inside) - len(inside.lstrip())
        return Line(text, start, start + len(text))


def pad_wide(text: str) -> str:
    """Pad wide and full-width characters, which usually take two columns."""
    if text.isascii():
        return text
    return _PADDED_WIDE.sub(FILL, text.replace(FILL, "?"))


def pad_ambiguous(text: str) -> str:
    """Pad ambiguous characters (quotation marks, dashes, circled digits) as well, but not drawn lines."""
    return _PADDED_AMBIGUOUS.sub(FILL, text.replace(FILL, "?"))


def pad_double(text: str) -> str:
    """Pad ambiguous characters and drawn lines as well, as on a Chinese terminal."""
    return _PADDED_DOUBLE.sub(FILL, text.replace(FILL, "?"))


def pad_nothing(text: str) -> str:
    """Pad nothing, since a program that counts characters gives each of them one column."""
    return text.replace(FILL, "?")


PADDINGS: tuple[Callable[[str], str], ...] = (pad_wide, pad_ambiguous, pad_nothing)
"""The ways to count columns, the likeliest first; what fits the rulers decides."""


def strips(lines: Sequence[NumberedLine], pad: Callable[[str], str] = pad_wide) -> list[Strip]:
    """Pad the lines."""
    # One call pads them all: a call a line would cost more than the padding.
    padded = pad("\n".join([text for _, text in lines])).split("\n")
    return [
        Strip(start, text, columns) for (start, text), columns in zip(lines, padded, strict=True)
    ]


def cell_of_pieces(
    pieces: Sequence[Line], joint: str, at: int, column: int, rows: int = 1, columns: int = 1
) -> CutCell:
    """The cell that prints these pieces; one that prints nothing stands at ``at``."""
    if not pieces:
        return CutCell("", at, at, column, rows=rows, columns=columns)
    text = pieces[0].text if len(pieces) == 1 else joint.join([piece.text for piece in pieces])
    start, end = pieces[0].start, pieces[-1].end
    is_whole = True
    if text[0] == "[" and _ALL_STYLED.fullmatch(text):
        first, *others = styled = list(_STYLED.finditer(text))
        is_whole = not any(may_be_struck("".join(each[2].split())) for each in styled)
        text = "\n".join(filter(None, (each[1].strip() for each in styled)))
        start += 1 + len(first[1]) - len(first[1].lstrip())
        end = end if others or "\n" in first[0] else start + len(text)
    if _BACKSLASHED.match(text):
        text = text[1:]
        start += 1
    if not text:
        start = end = at
    return CutCell(text, start, end, column, is_whole, rows, columns)
