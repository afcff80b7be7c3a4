"""Plain text in which frames and ruled tables stand among lines -> rows and lines.

One document may hold both kinds (reStructuredText from a converter does), so the adapters of either read both.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from gaireport.adapter import Line, Row
from gaireport.adapters.drawn.columns import NumberedLine, strips
from gaireport.adapters.drawn.frames import ASCII, BOX, FRAME_TOPS, LISTING_RULES, Pen, cut_frames
from gaireport.adapters.drawn.ruled import RULER, cut_ruled, find_ruled
from gaireport.source import Source, Span

_RULE_LINE = re.compile(
    r"^[ \t>]*+\+[-=:][-=:+]*+(?<=\+)[ \t\r]*+(?:\n(?P<row>[ \t>]*+\|)?|\Z)", re.MULTILINE
)
_BESIDE_TABLES = " \t\r>"
# A page in a frame in a frame is read; deeper ones would make the cost of a line depend on its bars.
_DEEPEST_FRAME = 4


def cut_plain(source: Source, region: Span) -> Iterator[Row | Line]:
    """Rows of the tables and the lines around them, in order."""
    start = region.start
    lines: list[NumberedLine] = []
    for text in source.text[region.start : region.end].split("\n"):
        lines.append((start, text))
        start += len(text) + 1
    return _cut_lines(lines, 0)


def _cut_lines(numbered: Sequence[NumberedLine], depth: int) -> Iterator[Row | Line]:
    lines = [line for _, line in numbered]
    pens = [_pen(line) for line in lines] if depth < _DEEPEST_FRAME else [None] * len(lines)
    rulers = [at for at, line in enumerate(lines) if ("--" in line or "==" in line) and RULER(line)]
    ruled = {table.begin: table for table in find_ruled(lines, rulers)}
    cut_page = partial(_cut_lines, depth=depth + 1)
    at = 0
    while at < len(lines):
        begin = at
        at += 1
        pen = pens[begin]
        if table := ruled.get(begin):
            at = table.end
            yield from cut_ruled(table, strips(numbered[begin:at]))
        elif pen is not None and (pen is BOX or _opens(lines[begin])):
            at = _end_of_frames(lines, pens, at)
            yield from cut_frames(numbered[begin:at], pen, cut_page)
        elif text := lines[begin].strip():
            start = numbered[begin][0] + lines[begin].index(text)
            yield Line(text, start, start + len(text))


def _end_of_frames(lines: Sequence[str], pens: Sequence[Pen | None], at: int) -> int:
    """The end of the drawn lines that begin with the line before ``at``."""
    pen = pens[at - 1]
    while at < len(lines):
        if pens[at] is not pen and not (
            at + 1 < len(lines)
            and pens[at + 1] is pen
            and _frame_goes_on(lines[at - 1], lines[at + 1])
        ):
            break
        at += 1
    return at


def _frame_goes_on(before: str, behind: str) -> bool:
    """Whether one frame stands above and below a foreign line, such as a blank one or a page's number."""
    if _opens(behind) or behind.lstrip(_BESIDE_TABLES)[:1] in FRAME_TOPS:
        return False
    above, below = strips([(0, before.rstrip()), (0, behind.rstrip())])
    indents = (len(line) - len(line.lstrip(_BESIDE_TABLES)) for line in (before, behind))
    return len(set(indents)) == 1 and len(above.padded) == len(below.padded)


def _pen(line: str) -> Pen | None:
    """The pen that draws the line, if it may be a line of a frame."""
    if not line.isascii() and BOX.edge.search(line):
        return BOX
    return ASCII if line.lstrip(_BESIDE_TABLES)[:1] in ("+", "|") else None


def _opens(line: str) -> bool:
    bare = line.strip(_BESIDE_TABLES)
    return bare.startswith(("+-", "+=", "+:")) and bare.endswith("+")


def kind_of_frames(source: Source, region: Span) -> str:
    """``"grid"`` if frames of plus signs have a rule under each row, ``"listing"`` if under header and body only."""
    text, start, end = source.text, region.start, region.end
    # Most texts hold no plus at all, which is quickest to see.
    if text.find("+", start, end) < 0 or all(
        text.find(mark, start, end) < 0 for mark in ("+-", "+=", "+:")
    ):
        return ""
    over_rows = under_tables = 0
    for rule in _RULE_LINE.finditer(text, start, end):
        if rule["row"]:
            over_rows += 1
        else:
            under_tables += 1
    if not over_rows:
        return ""
    many = over_rows + under_tables > LISTING_RULES * under_tables
    return "grid" if many or text.find("+=", start, end) >= 0 else "listing"
