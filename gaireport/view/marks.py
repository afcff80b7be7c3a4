"""Text of unknown origin -> what is safe on a terminal: control characters are made visible, long lines are cut."""

import unicodedata

_HARMFUL = {code: chr(0x2400 + code) for code in range(0x20)}
_HARMFUL.update(dict.fromkeys((*range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd"))
# Marks that turn the direction of writing would let a document rewrite the line it is shown in.
_TURNING = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMFUL.update(dict.fromkeys(_TURNING, "\ufffd"))
_HARMFUL[ord("\t")] = "→"


def visible(text: str) -> str:
    """The text with each control character replaced by one that is seen and does nothing."""
    return text.translate(_HARMFUL)


def on_one_line(text: str) -> str:
    """The text on one line: line breaks as one blank, outer blanks gone."""
    return visible(" ".join(text.split()))


def width(text: str) -> int:
    """Columns of the terminal that the text takes; a Chinese character takes two."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut_around(line: str, start: int, end: int, columns: int) -> tuple[str, int, int]:
    """The part of a long line around ``start:end`` that fits, and where those two fall in it."""
    if width(line) <= columns:
        return line, start, end
    left, right, used = start, min(end, len(line)), width(line[start:end])
    while used < columns and (left > 0 or right < len(line)):
        if left > 0:
            left -= 1
            used += _columns(line[left])
        if right < len(line) and used < columns:
            used += _columns(line[right])
            right += 1
    before, after = "…" if left else "", "…" if right < len(line) else ""
    return before + line[left:right] + after, start - left + len(before), end - left + len(before)
