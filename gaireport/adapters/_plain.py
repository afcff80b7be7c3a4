"""Plain text in which frames and ruled tables stand among lines -> rows and lines.

One document may hold both kinds (reStructuredText from a converter does), so the adapters of either read both.
"""

import re
from collections.abc import Iterator

from gaireport.adapter import Line, Row
from gaireport.adapters._columns import pad_wide, strips
from gaireport.adapters._drawn import ASCII, BOX, Pen, cut_frames
from gaireport.adapters._ruled import RULER, cut_ruled, find_ruled
from gaireport.source import Source, Span

_RULE = re.compile(
    r"^[ \t>]*+\+[-=:][-=:+]*+(?<=\+)[ \t\r]*+(?:\n(?P<row>[ \t>]*+\|)?|\Z)", re.MULTILINE
)
_LISTING_RULES = 3


def cut_plain(source: Source, region: Span) -> Iterator[Row | Line]:
    """Rows of the tables and the lines around them, in order."""
    lines = source.text[region.start : region.end].split("\n")
    starts = [region.start]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    pens = [_pen(line) for line in lines]
    rulers = [
        number for number, line in enumerate(lines) if "--" in line or "==" in line if RULER(line)
    ]
    ruled = {table.begin: table for table in find_ruled(lines, rulers)}
    number = 0
    while number < len(lines):
        end = number + 1
        pen = pens[number]
        if table := ruled.get(number):
            end = table.end
            yield from cut_ruled(
                table, strips(source.text, starts[number], starts[end] - 1, pad_wide)
            )
        elif pen is not None and (pen is BOX or _opens(lines[number])):
            while end < len(lines) and pens[end] is pen:
                end += 1
            yield from cut_frames(source.text, starts[number], starts[end] - 1, pen)
        elif text := lines[number].strip():
            start = starts[number] + lines[number].index(text)
            yield Line(text, start, start + len(text))
        number = end


def _pen(line: str) -> Pen | None:
    """What draws the line, if it may be one of a frame."""
    if not line.isascii() and BOX.edge.search(line):
        return BOX
    return ASCII if line.lstrip(" \t>")[:1] in ("+", "|") else None


def _opens(line: str) -> bool:
    bare = line.strip(" \t\r>")
    return bare.startswith(("+-", "+=", "+:")) and bare.endswith("+")


def kind_of_frames(source: Source, region: Span) -> str:
    """``"grid"``: frames of plus signs with a rule under each row; ``"listing"``: under header and body only."""
    text, start, end = source.text, region.start, region.end
    if all(text.find(mark, start, end) < 0 for mark in ("+-", "+=", "+:")):
        return ""
    over_rows = under_tables = 0
    for rule in _RULE.finditer(text, start, end):
        if rule["row"]:
            over_rows += 1
        else:
            under_tables += 1
    if not over_rows:
        return ""
    many = over_rows + under_tables > _LISTING_RULES * under_tables
    return "grid" if many or text.find("+=", start, end) >= 0 else "listing"
