"""Lines of a text to pieces with their places, and what each line looks like.

Knows blanks, digits and numbering marks; knows nothing of tables.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from gaireport.source import Source, Span

_TOKEN = re.compile(r"\S+")
_FIGURE = re.compile("[+-]?[0-9][0-9,.]*(?:万元|亿元|元)?")
_DASH = re.compile("[-/]{1,2}")
_MARKS = (
    re.compile("第[一二三四五六七八九十0-9]{1,3}[条章节款]|第[(㈠-㈩]"),
    re.compile("[一二三四五六七八九十]{1,2} ?[、.]"),
    re.compile("[(] ?[一二三四五六七八九十]{1,2} ?(?:[)]|$)|[㈠-㈩]"),
    re.compile("[0-9]{1,2} ?[.、](?! ?[0-9])|[(] ?[0-9]{1,2} ?[)]|[①-⑳]"),
)
_MARK_STARTS = frozenset("第一二三四五六七八九十(0123456789") | {
    chr(code) for first, last in ("㈠㈩", "①⑳") for code in range(ord(first), ord(last) + 1)
}
_FIGURE_STARTS = frozenset("+-/0123456789")
SENTENCE = re.compile("[。；;！!？?]")
_WORD = re.compile("[A-Za-z\u3400-\u9fff\uf900-\ufaff]")
_MOST_PARTS = 60
"""Words of a line; the rows of table 4 have 15."""
_LONGEST_WORD = 60
_FEWEST_GAPS, _NARROW = 8, 6
_SAMPLE = 300
"""Lines with figures that are looked at to tell whether a Chinese character counts for one column or for two."""


class Piece(NamedTuple):
    """A run of characters of one line that belongs to one cell."""

    text: str
    start: int
    end: int
    left: int
    """Where it begins in the line, in screen columns of the unit chosen for the text."""
    right: int


def level(text: str) -> int | None:
    """Depth of the numbering mark a text begins with: 0 第…条, 1 一、, 2 （一）, 3 1., or None."""
    if text[:1] not in _MARK_STARTS:
        return None
    for depth, mark in enumerate(_MARKS):
        if mark.match(text):
            return depth
    return None


def is_figure(token: str) -> bool:
    """Whether a token can only be the content of a figure cell."""
    if token[:1] not in _FIGURE_STARTS:
        return False
    if _DASH.fullmatch(token):
        return True
    # "2." is a numbering mark on its own.
    return bool(_FIGURE.fullmatch(token)) and token[-1] not in ",."


def open_brackets(text: str) -> int:
    """How many brackets the text leaves open; negative when it closes more than it opens."""
    return text.count("(") - text.count(")")


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return _width_of_word(text) if len(text) <= _LONGEST_WORD else _count_width(text)


def _count_width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


# Reports repeat the same labels, and each line is measured up to three times.
_width_of_word = lru_cache(maxsize=4096)(_count_width)


def tokens(line: str, folded: str, offset: int, wide: bool) -> list[Piece]:
    """The runs of visible characters of a line, folded; a tab counts as a gap of eight."""
    found: list[Piece] = []
    place, before = 0, 0
    double = wide and not line.isascii()
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        blanks = line[before:start]
        place += (_width(blanks) if double else start - before) + 7 * blanks.count("\t")
        after = place + (_width(line[start:end]) if double else end - start)
        found.append(Piece(match.group(), offset + start, offset + end, place, after))
        place, before = after, end
    return found


def joined(parts: Sequence[Piece]) -> Piece:
    """Neighbouring pieces of a line as one, single blanks between them."""
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return first
    return Piece(
        " ".join(part.text for part in parts), first.start, last.end, first.left, last.right
    )


def phrases(parts: Sequence[Piece]) -> list[Piece]:
    """Tokens joined where a single blank parts them, split before every numbering mark."""
    groups: list[list[Piece]] = []
    for part in parts:
        near = bool(groups) and part.left - groups[-1][-1].right <= 1
        marked = level(part.text) is not None
        if near and not marked:
            groups[-1].append(part)
        else:
            groups.append([part])
    return [joined(group) for group in groups]


def overlap(one: Piece, other: Piece) -> int:
    """How many screen columns two pieces share; negative: the distance between them."""
    return min(one.right, other.right) - max(one.left, other.left)


class TextLine(NamedTuple):
    """One line of the text and what it looks like."""

    start: int
    end: int
    kind: str
    """blank, prose, figures, lone (one figure and nothing else), stray (figures before words), labels or single.

    Labels are several pieces, single is one.
    """
    labels: tuple[Piece, ...] = ()
    figures: tuple[Piece, ...] = ()
    fresh: bool = False
    """A form feed stands before it."""


def _line_spans(text: str, region: Span) -> list[tuple[int, int, bool]]:
    """Start, end and freshness of every line; a form feed ends a line as a line feed does."""
    spans: list[tuple[int, int, bool]] = []
    at, fresh = region.start, False
    for line in text[region.start : region.end].split("\n"):
        for number, part in enumerate(line.split("\f")):
            fresh = fresh or number > 0
            spans.append((at, at + len(part), fresh))
            fresh = False
            at += len(part) + 1
    return spans


def read_lines(source: Source, region: Span) -> list[TextLine]:
    """The lines of a region and what each looks like."""
    spans = _line_spans(source.text, region)
    wide = _counts_double(source, spans)
    lines = []
    for start, end, fresh in spans:
        parts = tokens(source.text[start:end], source.folded[start:end], start, wide)
        lines.append(_read_line(parts, start, end, fresh))
    return lines


def _figure_tail(parts: list[Piece]) -> int:
    """Where the figures begin that end a line."""
    at = len(parts)
    while at and is_figure(parts[at - 1].text):
        at -= 1
    return at


def _counts_double(source: Source, spans: list[tuple[int, int, bool]]) -> bool:
    """Whether the columns stand straighter when a Chinese character counts for two."""
    drift = [0, 0]
    before: list[list[Piece]] = [[], []]
    left = _SAMPLE
    text, folded = source.text, source.folded
    for start, end, _ in spans:
        if not left or "  " not in text[start:end] or text[start:end].isascii():
            continue
        line = text[start:end]
        parts = tokens(line, folded[start:end], start, wide=False)
        figures = parts[_figure_tail(parts) :]
        if len(figures) < 2:
            continue
        rows = [figures, _widened(figures, line, start)]
        left -= 1
        if len(rows[0]) == len(before[0]):
            for unit in (0, 1):
                drift[unit] += sum(
                    min(abs(a.left - b.left), abs(a.right - b.right))
                    for a, b in zip(rows[unit], before[unit], strict=True)
                )
        before = rows
    return drift[1] < drift[0]


def _widened(figures: list[Piece], line: str, offset: int) -> list[Piece]:
    """The same pieces in columns of which a Chinese character takes two."""
    found, at, extra = [], 0, 0
    for text, start, end, left, right in figures:
        begin, until = start - offset, end - offset
        extra += _width(line[at:begin]) - (begin - at)
        more = _width(line[begin:until]) - (until - begin)
        found.append(Piece(text, start, end, left + extra, right + extra + more))
        extra, at = extra + more, until
    return found


def _read_line(parts: list[Piece], start: int, end: int, fresh: bool) -> TextLine:
    if not parts:
        return TextLine(start, end, "blank", fresh=fresh)
    if len(parts) > _MOST_PARTS:
        return TextLine(start, end, "prose", fresh=fresh)
    at = _figure_tail(parts)
    labels, figures = parts[:at], parts[at:]
    kind = _kind_of(labels, figures)
    return TextLine(start, end, kind, tuple(labels), tuple(figures), fresh)


def head_labels(line: TextLine) -> list[Piece]:
    """The labels of a line of heads: those of narrow columns stand with a single blank between."""
    short = all(len(label.text) <= 20 for label in line.labels)
    return list(line.labels) if short else phrases(line.labels)


def _kind_of(labels: list[Piece], figures: list[Piece]) -> str:
    length = sum(len(label.text) for label in labels)
    if any(SENTENCE.search(label.text) for label in labels) or length > 90:
        return "prose"
    if any(label.text[0] in "0123456789" and level(label.text) is None for label in labels):
        return "stray" if sum(is_figure(part.text) for part in (*labels, *figures)) > 1 else "prose"
    if figures:
        return _kind_with_figures(labels, figures, length)
    if not any(_WORD.search(label.text) for label in labels):
        return "prose"
    pieces = phrases(labels)
    if max(len(piece.text) for piece in pieces) > 45:
        return "prose"
    if len(pieces) > 1 or (len(labels) > 1 and level(labels[0].text) is None):
        return "labels"
    return "single" if length <= 30 or level(labels[0].text) is not None else "prose"


def _kind_with_figures(labels: list[Piece], figures: list[Piece], length: int) -> str:
    digits = [figure for figure in figures if figure.text[-1] not in "-/"]
    if not labels:
        dashed = len(figures) == 3 and len(digits) == 1 and digits[0] is figures[1]
        # Numbered columns, as some libraries print them above a table.
        numbered = len(figures) > 2 and all(
            figure.text == str(at) for at, figure in enumerate(figures)
        )
        return "prose" if dashed or numbered else "lone" if len(figures) == 1 else "figures"
    if length > 60:
        return "prose"
    if len(figures) == 1 and figures[0].left - labels[-1].right < 2 and length > 24:
        return "prose"
    return "figures"


def figures_below(lines: list[TextLine]) -> bool:
    """Whether the figures of a row stand beside the last line of its label more often than beside the first."""
    votes = 0
    before: TextLine | None = None
    for line in lines:
        if line.kind == "blank":
            continue
        if before is not None:
            above, below = _last_level(before), _last_level(line)
            if (
                before.kind == "figures"
                and above
                and line.kind in ("single", "labels")
                and below is None
            ):
                votes -= 1
            elif (
                line.kind == "figures"
                and line.labels
                and below is None
                and above
                and before.kind != "figures"
            ):
                votes += 1
        before = line
    return votes > 0


def _last_level(line: TextLine) -> int | None:
    return level(phrases(line.labels)[-1].text) if line.labels else None


def is_loose(lines: list[TextLine]) -> bool:
    """Whether single blanks part the cells, so that places in the line mean nothing."""
    rows = [
        line for line in lines if line.kind == "figures" and line.labels and len(line.figures) > 1
    ]
    tight = sum(line.figures[0].left - line.labels[-1].right < 2 for line in rows)
    if tight * 2 > len(rows) or _is_squeezed(lines):
        return True
    # Where cells are blank the gaps are wider, but nothing stands below anything, and no row is indented.
    if len({line.labels[0].left for line in rows}) > 1:
        return False
    straight = crooked = 0
    for above, below in pairwise(rows):
        for one in below.figures:
            if any(_stand_straight(one, other) for other in above.figures):
                straight += 1
            else:
                crooked += 1
    return crooked > max(straight, _FEWEST_GAPS)


def _stand_straight(one: Piece, other: Piece) -> bool:
    centre = abs(one.left + one.right - other.left - other.right)
    return one.left == other.left or one.right == other.right or centre < 2


def _is_squeezed(lines: Sequence[TextLine]) -> bool:
    """Whether no gap is wide: someone has replaced every longer run of blanks by a short one."""
    gaps = [
        right.left - left.right
        for line in lines
        if line.kind in ("figures", "labels")
        for left, right in pairwise((*line.labels, *line.figures))
        if right.left - left.right > 1
    ]
    return len(gaps) > _FEWEST_GAPS and max(gaps) <= _NARROW
