"""Heads spelled out above a table, however their lines are cut: what a PDF tool leaves of a row of heads.

Narrow heads are set in two lines, and a tool prints the pieces line by line or head by head, side by side or below one
another. Where all that stands right above the first row are the heads of the form, and each begins behind the one that
stands before it in the form, the columns are those of the form.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from gaireport.form import official
from gaireport.form.official import Term
from gaireport.tokens.lexicon import squeeze

PrintedLines = Sequence[Sequence[str]]
"""What is printed, line by line and cell by cell; a cell may have lines of its own."""

_CellPieces = tuple[int, list[str]]
"""The number of a line, and the pieces that a cell of it holds."""
_MOST_HEAD_CELLS = 120
"""The heads of table 4, written out for each column and line that they cover, are 45 cells."""
_SHORTEST_END = 3
"""Characters of the end of a note that stands before a head in its line."""
_INLINE_MARKUP = re.compile(r"<[a-zA-Z/][^<>\n]{0,80}>")
_GROUP_HEAD = official.ORGANISATIONS.terminal
_ROW_TERMS = (*official.PROACTIVE_ROWS, *official.GROUPS, *official.APPLICATION_ROWS)
_HEADS_OF_NO_COLUMN = (squeeze(official.CHECK_NOTE.term), squeeze(official.APPLICANT_STATUS.term))


class _PieceOrder(NamedTuple):
    at: int
    """How many pieces stand before it."""
    line: int


class _SpelledHead:
    """A head of the form, and how much of it was read.

    Args:
        term: the head.
        before: the heads to its left on its line.
    """

    def __init__(self, term: Term, *before: "_SpelledHead") -> None:
        self.name = term.terminal
        self.keys = [squeeze(each) for each in (term.term, *term.spellings)]
        self.read = ""
        self.is_repeated = False
        """It was written out again, for another column or line that it covers."""
        self.places: list[_PieceOrder] = []
        """Where its pieces stand."""
        self._before = before

    @property
    def is_whole(self) -> bool:
        return self.read in self.keys

    def reach(self, piece: str) -> int:
        """How many characters of a piece go on with the head; if some are left of the piece it must be whole."""
        if self.is_whole:
            return 0
        longest = max(
            _count_common(key[len(self.read) :], piece)
            for key in self.keys
            if key.startswith(self.read)
        )
        return longest if longest == len(piece) or self.read + piece[:longest] in self.keys else 0

    @property
    def is_ahead(self) -> bool:
        """Whether a head to its left goes on first, where all are set in as many lines."""
        size = len(self.places)
        return any(len(h.places) <= size and not h.is_whole for h in self._before)

    def take(self, piece: str, place: _PieceOrder) -> str:
        """Take what goes on with the head; the rest of the piece is left."""
        reach = self.reach(piece)
        self.read += piece[:reach]
        self.places.append(place)
        return piece[reach:]

    def is_in_order(self) -> bool:
        """Whether the head stands behind those to its left, as far as the order of their pieces shows it.

        Line by line, each of its pieces stands behind that of the head to its left. One that is set in more lines
        begins higher, so that its next piece does.
        """
        return all(_stands_behind(self.places, head.places) for head in self._before)


def _stands_behind(places: Sequence[_PieceOrder], left: Sequence[_PieceOrder]) -> bool:
    higher = int(len(places) > len(left))
    behind = zip(left, places, strict=False), zip(left, places[higher:], strict=False)
    return any(all(one < other for one, other in pairs) for pairs in behind)


def _count_common(one: str, other: str) -> int:
    """How many characters two texts have in common at the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _chain(terms: Sequence[Term]) -> list[_SpelledHead]:
    """Heads side by side on one line."""
    heads: list[_SpelledHead] = []
    for term in terms:
        heads.append(_SpelledHead(term, *heads[-1:]))
    return heads


def spells_applicants(above: PrintedLines) -> bool:
    """Whether what stands above a row of table 3 are the heads of the form, in its order."""
    return any(_is_of_table_3(heads) for heads in _readings(above, _applicants))


def stacks_applicants(above: PrintedLines) -> bool:
    """Whether the heads of table 3 are all there, printed by their heights, as PDF tools do that go by these.

    The members of 法人或其他组织 share a line, and so may 自然人 and 总计; each other head has one of its own. Where
    总计 is not the last of these, and sums show that its column is, the lines say nothing of the columns.
    """
    return any(
        _are_by_height(heads)
        for heads in _weave_stretches(_cells_in_lines(above, "\n"), _applicants)
    )


def _are_by_height(heads: Sequence[_SpelledHead]) -> bool:
    organisations, person, *members, total = ([at.line for at in head.places] for head in heads)
    own = [organisations, person, members[0]]
    is_level = total == person and bool(person) and heads[1].places[0] < heads[-1].places[0]
    if not is_level:
        own.append(total)
    return (
        total < max(organisations, person)
        and all(each == members[0] and len(each) == 1 for each in members)
        and all(each and len(set(each)) == 1 for each in own)
        and len({each[0] for each in own}) == len(own)
        and all(head.is_in_order() for head in heads[3:-1])
    )


def _applicants() -> list[_SpelledHead]:
    person, *members, total = official.APPLICANTS
    first = _SpelledHead(person)
    return [
        _SpelledHead(official.ORGANISATIONS),
        first,
        *_chain(members),
        _SpelledHead(total, first),
    ]


def _is_of_table_3(heads: Sequence[_SpelledHead]) -> bool:
    """Whether the total stands last, and 法人或其他组织 second or, set higher than the two beside it, above them."""
    organisations, person, *_, other, total = (each.places for each in heads)
    if not organisations:
        return total[0] > other[0]
    top = person[0].line
    is_higher = organisations[0].line < top <= total[0].line <= person[-1].line
    return person[0] < organisations[0] < total[0] or is_higher


def spells_outcomes(above: PrintedLines) -> bool:
    """Whether what stands above the row of table 4 are the heads of the form, in its order."""
    return any(True for _ in _readings(above, _outcomes))


def _outcomes() -> list[_SpelledHead]:
    review, litigation, direct, after = official.PROCEEDINGS
    five = (*official.OUTCOMES, official.APPLICANTS[-1])
    left, middle, right = _chain(five), _chain(five), list[_SpelledHead]()
    for term, beside in zip(five, middle, strict=True):
        right.append(_SpelledHead(term, beside, *right[-1:]))
    return [*_chain((review, litigation)), *left, *_chain((direct, after)), *middle, *right]


def spells_proactive(above: PrintedLines, form: str, columns: Sequence[str]) -> bool:
    """Whether what stands above a row of table 2 are 信息内容 and the heads of its columns, in their order."""
    of_form = official.COLUMNS_2021 if form == "2021" else official.COLUMNS_2019
    terms = (official.CONTENT, *(term for term in of_form if term.path in columns))
    # Where a head of a column is written out again, its figures are as well, and one of them may be lacking.
    return any(
        not any(head.is_repeated for head in heads)
        for heads in _readings(above, lambda: _chain(terms))
    )


def _readings(
    above: PrintedLines, draw: Callable[[], list[_SpelledHead]]
) -> Iterator[list[_SpelledHead]]:
    """The heads as read, for each stretch before the row that holds nothing but heads, each whole and in its order.

    Lines of a cell may be pieces of one head, and blanks in it may part heads.
    """
    for separator in ("\n", None):
        for heads in _weave_stretches(_cells_in_lines(above, separator), draw):
            if all(head.is_in_order() for head in heads if head.is_whole):
                yield heads


def _cells_in_lines(above: PrintedLines, separator: str | None) -> list[_CellPieces]:
    return [
        (at, pieces)
        for at, line in enumerate(above)
        for cell in line
        if (pieces := _parted_in_cell(cell, separator))
    ]


def _weave_stretches(
    found: Sequence[_CellPieces], draw: Callable[[], list[_SpelledHead]]
) -> Iterator[list[_SpelledHead]]:
    """The heads, each whole, of each stretch of the last cells."""
    cells = list(found[-_MOST_HEAD_CELLS:])
    while cells and _is_of_row("".join(cells[-1][1]), draw()):
        cells.pop()
    for start in range(len(cells) - 1, -1, -1):
        heads = draw()
        if _weave(cells[start:], heads):
            yield heads


def _parted_in_cell(cell: str, separator: str | None) -> list[str]:
    """What is set in the lines of a cell, or between the blanks in it."""
    return [
        key for each in _INLINE_MARKUP.sub("\n", cell).split(separator) if (key := squeeze(each))
    ]


def _is_of_row(piece: str, heads: Sequence[_SpelledHead]) -> bool:
    """Whether a piece is one of the labels of the rows that follow, whose figures stand apart."""
    return not any(piece in key for head in heads for key in head.keys) and any(
        piece in labels for labels in _row_labels()
    )


@cache
def _row_labels() -> tuple[str, ...]:
    """The labels of the rows in the order of the form, in full and as short as they are spelled."""
    spelled = [[squeeze(each) for each in (term.term, *term.spellings)] for term in _ROW_TERMS]
    return "".join(each[0] for each in spelled), "".join(min(each, key=len) for each in spelled)


def _weave(cells: Sequence[tuple[int, Sequence[str]]], heads: Sequence[_SpelledHead]) -> bool:
    """Whether each piece goes on with a head, and all heads are whole then; that of a group may not be printed."""
    count = 0
    for line, pieces in cells:
        cell = "".join(pieces)
        whole = next((head for head in heads if head.is_whole and head.read == cell), None)
        if whole and not any(not head.read and head.reach(cell) for head in heads):
            whole.is_repeated = True
            continue
        for piece in pieces:
            rest = piece
            while rest:
                if head := _next_head(heads, rest):
                    rest = head.take(rest, _PieceOrder(count, line))
                    count += 1
                elif again := _said_again(heads, rest):
                    rest = rest[len(again) :]
                else:
                    return False
    return all(head.is_whole or (head.name == _GROUP_HEAD and not head.read) for head in heads)


def _said_again(heads: Sequence[_SpelledHead], piece: str) -> str:
    """What a piece begins with that heads no column or was read as a head; a piece of the former is all of it."""
    if any(piece in each for each in _HEADS_OF_NO_COLUMN):
        return piece
    ends = [each[at:] for each in _HEADS_OF_NO_COLUMN for at in range(len(each) - _SHORTEST_END)]
    if end := max((each for each in ends if piece.startswith(each)), key=len, default=""):
        return end
    known = [*_HEADS_OF_NO_COLUMN, *(head.read for head in heads if head.is_whole)]
    return max((each for each in known if piece.startswith(each)), key=len, default="")


def _next_head(heads: Sequence[_SpelledHead], piece: str) -> _SpelledHead | None:
    """The first head that a piece goes on with; 其他组织 goes on with 法人或 rather than begins with 其他."""
    fitting = [head for head in heads if head.reach(piece)]
    return min(
        fitting, key=lambda head: (head.is_ahead, head.reach(piece) != len(piece)), default=None
    )
