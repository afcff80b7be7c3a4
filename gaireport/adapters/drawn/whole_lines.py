"""Lines of a frame -> the lines as they were drawn, before a line break cut them in two or its loss ran them together.

It knows where the frame ends and which edges its lines share, and nothing of what is written between them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gaireport.adapters.drawn.columns import FILL, Strip

_MOST_PIECES = 4
"""Pieces that may make up one line; more would make the cost of a line depend on its neighbours."""


class Drawn(NamedTuple):
    """One line of a frame, or a piece of one in its place, with the rest left blank."""

    strip: Strip
    goes_on: bool
    """Whether it is a further piece of the line before."""


class FrameOutline(NamedTuple):
    """The outline that the lines of one frame share."""

    left: int
    right: int
    """The columns of the outer edges."""
    edges: frozenset[int]
    """The columns in which lines of the full width have an edge."""
    edge: re.Pattern[str]
    flat: str
    """The characters that draw a horizontal line."""

    def holds(self, padded: str) -> bool:
        """Whether this is a whole line of the frame."""
        found = [match.start() for match in self.edge.finditer(padded.rstrip())]
        return (
            len(found) > 1
            and found[0] == self.left
            and found[-1] == self.right == len(padded.rstrip()) - 1
            and self.edges.issuperset(found)
        )


def find_outline(table: Sequence[Strip], edge: re.Pattern[str], flat: str) -> FrameOutline:
    """Find the outer edges that most lines have, and all inner edges of lines between the two."""
    found = [[match.start() for match in edge.finditer(strip.padded)] for strip in table]
    outer = Counter((edges[0], edges[-1]) for edges in found if len(edges) > 1)
    (left, right), _ = outer.most_common(1)[0] if outer else ((0, 0), 0)
    inner = (edges for edges in found if edges and (edges[0], edges[-1]) == (left, right))
    return FrameOutline(left, right, frozenset(at for edges in inner for at in edges), edge, flat)


def whole_lines(table: Sequence[Strip], outline: FrameOutline) -> Iterator[Drawn]:
    """The lines in order."""
    at = 0
    while at < len(table):
        strip = table[at]
        bare = strip.padded.rstrip()
        count = 1
        if len(bare) > outline.right + 1:
            for part in _split_whole(strip, outline):
                yield Drawn(part, False)
        elif len(bare) <= outline.right and (count := _count_pieces(table, at, outline)) > 1:
            yield from _place_pieces(table[at : at + count], outline)
        else:
            yield Drawn(strip, False)
        at += count


def _split_whole(strip: Strip, outline: FrameOutline) -> list[Strip]:
    """Split a line in which several stand, parted by blanks, if each of them is whole."""
    parts, rest = [], strip
    while outline.holds(rest.padded[: outline.right + 1]):
        whole = outline.right + 1
        parts.append(Strip(*rest.inside(0, whole), rest.padded[:whole]))
        bare = rest.padded[whole:].lstrip()
        if not bare:
            return parts
        start, text = rest.inside(len(rest.padded) - len(bare), len(rest.padded))
        indent = " " * outline.left
        rest = Strip(start - outline.left, indent + text, indent + bare)
    return [strip]


def _count_pieces(table: Sequence[Strip], at: int, outline: FrameOutline) -> int:
    """The number of lines from here on that make up a whole one."""
    glued = table[at].padded
    for count in range(2, _MOST_PIECES + 1):
        if at + count > len(table) or len(glued) > outline.right:
            break
        glued += table[at + count - 1].padded
        if outline.holds(glued):
            return count
    return 1


def _place_pieces(strips: Sequence[Strip], outline: FrameOutline) -> Iterator[Drawn]:
    """Set each piece where it belongs in the whole line."""
    for number, strip in enumerate(strips):
        ahead = _emptied("".join(other.padded for other in strips[:number]), outline)
        behind = _emptied("".join(other.padded for other in strips[number + 1 :]), outline)
        before = ahead.replace(FILL, "")
        text = before + strip.text + behind.replace(FILL, "")
        whole = Strip(strip.start - len(before), text, ahead + strip.padded + behind)
        yield Drawn(whole, number > 0)


def _emptied(padded: str, outline: FrameOutline) -> str:
    """The drawn lines of a line, without its text."""
    at, parts = 0, []
    for edge in (*outline.edge.finditer(padded), None):
        inside = padded[at : edge.start() if edge else len(padded)]
        is_drawn = inside and not inside.strip(outline.flat + FILL)
        parts += [inside if is_drawn else " " * len(inside), edge[0] if edge else ""]
        at = edge.end() if edge else at
    return "".join(parts)
