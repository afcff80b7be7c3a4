"""The text between two pipes -> the cell as a page would show it, with its Markdown and inline HTML read."""

import re

from gaireport.adapter import CutCell
from gaireport.adapters.markup import Segment, Shown

_SPECIAL = re.compile(r"[<\\~^]|\*\*|__|!\[|&lt;")
"""A sign that a cell holds more than its text."""
_MARK = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*+)(?P<attributes>[^<>]*+)>"
    r"|<!--[^<>]*+>"
    # ~~7~~3, ![5](5.gif), 3[^1] and, as pandoc writes it, 3^1^.
    r"|(?P<left_out>(?<!\\)(?:~~(?!~)[^~]++~~|!\[[^\[\]]*+\]\([^()]*+\)|\[\^[^\[\]]++\]|\^[^\s^]{1,8}+\^))"
)
_BLOCK_ELEMENTS = frozenset(("div", "p", "li"))
_EMPHASIS = re.compile(r"\*\*|__|(?<!\\)\\(?=[|.*_()\[\]~^-])")


def cut_cell(printed: str, start: int, column: int) -> CutCell:
    """The cell in a column that stands at a place of the source, blanks around it included."""
    text = printed.strip()
    if _SPECIAL.search(text):
        return _cut_marked(printed, start, column)
    begin = start + printed.index(text) if text and len(text) < len(printed) else start
    end = begin + len(text)
    if text.startswith("*") and text.endswith("*") and len(text) > 2:
        text = text.strip("*")
        begin, end = begin + 1, end - 1
    return CutCell(text, begin, end, column)


def _cut_marked(printed: str, start: int, column: int) -> CutCell:
    lines, is_whole = _shown_lines(printed)
    kept = "\n".join("".join([printed[slice(*segment)] for segment in line]) for line in lines)
    text = _EMPHASIS.sub("", kept).replace("&lt;", "<").strip()
    segments = [segment for line in lines for segment in line]
    if not text or not segments:
        return CutCell("", start, start, column, is_whole)
    bare = _blanked(printed, segments)
    # The cell is in one piece where it can be, and otherwise from the first character to the last.
    begin = bare.find(text)
    end = begin + len(text)
    if begin < 0:
        begin, end = len(bare) - len(bare.lstrip()), len(bare.rstrip())
    return CutCell(text, start + begin, start + end, column, is_whole)


def _shown_lines(printed: str) -> tuple[list[list[Segment]], bool]:
    """The segments that are shown of each line of the cell, and whether they are all that stands in it."""
    shown = Shown(printed)
    lines: list[list[Segment]] = []
    at, is_beside = 0, False
    for mark in _MARK.finditer(printed):
        if mark.start() > at:
            shown.add(at, mark.start())
        at = mark.end()
        name = (mark["name"] or "").lower()
        if name == "br" or (name in _BLOCK_ELEMENTS and not mark["close"]):
            lines.append(shown.take(is_beside=is_beside))
            is_beside = is_beside or any(printed[slice(*each)].strip() for each in lines[-1])
        if mark["left_out"]:
            shown.leave_out()
        elif name and mark["close"]:
            shown.close_tag(name)
        elif name:
            shown.open_tag(name, mark["attributes"], mark.start("attributes"))
    shown.add(at, len(printed))
    lines.append(shown.take(is_beside=is_beside))
    return lines, shown.is_whole


def _blanked(printed: str, segments: list[Segment]) -> str:
    """The text with blanks for all that is not shown, so that each figure keeps its place."""
    parts: list[str] = []
    at = 0
    for start, end in segments:
        parts += [" " * (start - at), printed[start:end]]
        at = end
    return "".join(parts)


def escape_cell(text: str) -> str:
    """A cell's text as it stands between pipes."""
    return text.replace("<", "&lt;").replace("|", "\\|").replace("\n", "<br>")
