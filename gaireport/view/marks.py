"""Text of unknown origin -> what is safe on a terminal: control characters are made visible, long lines are cut."""

import re

from gaireport.characters import HARMFUL, width

_CONTROLS = re.compile(f"[{HARMFUL}]")


def visible(text: str) -> str:
    """The text with each control character replaced by one that is seen and does nothing."""
    return _CONTROLS.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code == ord("\t"):
        return "→"
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def on_one_line(text: str) -> str:
    """The text on one line: line breaks as one blank, outer blanks gone."""
    return visible(" ".join(text.split()))


def cut_around(line: str, start: int, end: int, columns: int) -> tuple[str, int, int]:
    """The part of a long line around ``start:end`` that fits, and where those two fall in it."""
    if width(line) <= columns:
        return line, start, end
    left, right, used = start, min(end, len(line)), width(line[start:end])
    while used < columns and (left > 0 or right < len(line)):
        if left > 0:
            left -= 1
            used += width(line[left])
        if right < len(line) and used < columns:
            used += width(line[right])
            right += 1
    before, after = "…" if left else "", "…" if right < len(line) else ""
    return before + line[left:right] + after, start - left + len(before), end - left + len(before)
