"""A text -> its lines, each measured and judged once: its words with their places, and what it looks like.

This module knows nothing of tables.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from gaireport.adapters.aligned.words import (
    LONGEST_PHRASE,
    LONGEST_SINGLE,
    CellPiece,
    LineWord,
    learn,
    phrases,
    recall,
    split_words,
)
from gaireport.source import Source, Span

SENTENCE_MARK = re.compile("[。；;！!？?]")
_MOST_WORDS = 60
"""Words of the fullest line that is judged; the rows of table 4 have 15."""
_TAB = 8
"""Screen columns of the gap that a tab stands for."""
_LONGEST_BESIDE, _LONGEST_LABELS = 60, 90
"""Characters of the labels beside figures, and of all labels of a line."""
_PAGE_GAP = 2
"""Screen columns that may stand between a page number and the dashes around it."""
_STRAIGHT = 2
"""What a figure counts that stands just under another; one a place beside it counts 1."""
_LINES_SAMPLED = 300
"""Lines with figures that are looked at to decide whether a Chinese character counts for one column or for two."""


class AlignedLine:
    """One line of the text and what it looks like."""

    __slots__ = (
        "_printed",
        "_tail",
        "_words",
        "end",
        "figures",
        "fresh",
        "is_sentence",
        "kind",
        "labels",
        "phrases",
        "start",
    )

    def __init__(self, text: str, start: int, *, fresh: bool) -> None:
        self.start = start
        self.end = start + len(text)
        self.fresh = fresh
        """Whether a form feed stands before the line."""
        self.kind = "prose"
        """What the line holds: blank, prose, figures, lone (one figure and nothing else), stray, labels or single.

        Figures before words and figures that count up are stray. Several pieces are labels, one piece is single.
        """
        self.is_sentence = SENTENCE_MARK.search(text) is not None
        """Whether the line is a sentence, which ends a table, as a page number or a running title does not."""
        self.labels: Sequence[CellPiece] = ()
        """The words before the figures; prose has no labels."""
        self.phrases: Sequence[CellPiece] = ()
        """The labels, joined where a single blank parts them."""
        self.figures: Sequence[CellPiece] = ()
        # A sentence stands in no table: its words are not asked for. One with gaps may be a spoilt row.
        spaced = not self.is_sentence or "  " in text.strip()
        self._printed = split_words(text) if spaced else []
        self._words = words = [recall(each) or learn(each) for each in self._printed]
        at = len(words)
        if not at and not self.is_sentence:
            self.kind = "blank"
        while at and words[at - 1].is_figure and not self.is_sentence:
            at -= 1
        self._tail = at
        """The index of the word where the figures begin that end the line."""

    @property
    def last_level(self) -> int | None:
        """The depth of the mark that its last label begins with."""
        return self.phrases[-1].level if self.phrases else None

    def figure_ends(self, text: str) -> list[tuple[int, int]]:
        """The places where each of its last figures begins and ends, in characters."""
        at, ends = self.end, []
        for printed in reversed(self._printed[self._tail :]):
            end = text.rfind(printed, self.start, at) + len(printed)
            at = end - len(printed)
            ends.append((at - self.start, end - self.start))
        return ends[::-1]

    def extra_before_figures(self) -> int:
        """The screen columns that the words before its last figures take beyond one a character."""
        return sum([word.extra for word in self._words[: self._tail]])

    @property
    def figure_count(self) -> int:
        """The number of figures that end the line."""
        return len(self._words) - self._tail

    def judge(self, text: str, *, wide: bool) -> None:
        """Measure the line and decide what it looks like.

        Args:
            text: the source.
            wide: whether a Chinese character takes two screen columns.
        """
        words = self._words
        if not words or len(words) > _MOST_WORDS:
            return
        if self.is_sentence:
            own = words[0].level is not None
            self.kind = "prose" if own or not any([word.is_figure for word in words]) else "stray"
            return
        if len(words) == 1:
            self._judge_word(text, words[0], wide=wide)
            return
        printed = text[self.start : self.end]
        odd = "\t" in printed or (wide and "\u3000" in printed)
        pieces = self._measure(
            text, _widths_of_blanks(printed, wide=wide) if odd else None, wide=wide
        )
        self.kind = self._kind_of(pieces)
        if self.kind != "prose":
            self.labels, self.figures = pieces[: self._tail], pieces[self._tail :]

    def _judge_word(self, text: str, word: LineWord, *, wide: bool) -> None:
        """Judge a line of one word, as half of all lines are: a piece of a wrapped label."""
        self.kind = word.alone
        if word.alone == "prose":
            return
        at = text.find(self._printed[0], self.start)
        left = at - self.start
        if left and not text.startswith(" " * left, self.start):
            left += _widths_of_blanks(text[self.start : at], wide=wide)[-1]
        right = left + len(word.text) + (word.extra if wide else 0)
        piece = [CellPiece(word.text, at, at + len(word.text), left, right, word.level)]
        if word.alone == "single":
            self.labels = self.phrases = piece
        else:
            self.figures = piece

    def _measure(self, text: str, shifts: Sequence[int] | None, *, wide: bool) -> list[CellPiece]:
        """Find the words of the line, with their places.

        Args:
            text: the source.
            shifts: for each character, the columns that the blanks before it take beyond one each.
            wide: whether a Chinese character takes two screen columns.
        """
        start = end = self.start
        shift = -start
        pieces = []
        # This takes a third of the time that the class takes; a text has some hundred words.
        make = tuple.__new__
        for printed, word in zip(self._printed, self._words, strict=True):
            at = text.find(printed, end)
            end = at + len(printed)
            left = at + shift if shifts is None else at + shift + shifts[at - start]
            shift += word.extra if wide else 0
            right = left + end - at + (word.extra if wide else 0)
            pieces.append(make(CellPiece, (word.text, at, end, left, right, word.level)))
        return pieces

    def _kind_of(self, pieces: list[CellPiece]) -> str:
        labels = self._words[: self._tail]
        length = 0
        counted = lettered = False
        for word in labels:
            length += len(word.text)
            counted = counted or word.is_counted
            lettered = lettered or word.has_letter
        if length > _LONGEST_LABELS:
            return "prose"
        if counted:
            return self._kind_of_mixture(pieces)
        if len(labels) < len(pieces):
            return self._kind_with_figures(pieces, length)
        if not lettered:
            return "prose"
        found = phrases(pieces)
        if max([len(piece.text) for piece in found]) > LONGEST_PHRASE:
            return "prose"
        self.phrases = found
        if len(found) > 1 or (len(labels) > 1 and labels[0].level is None):
            return "labels"
        short = length <= LONGEST_SINGLE or labels[0].level is not None
        return "single" if short else "prose"

    def _kind_of_mixture(self, pieces: list[CellPiece]) -> str:
        """The kind of a line with figures before words: a spoilt row of a table, or words with a number among them."""
        count = sum([word.is_figure for word in self._words])
        gap = max([right.left - left.right for left, right in pairwise(pieces)])
        return "stray" if count > 1 or (count and gap > 1) else "prose"

    def _kind_with_figures(self, pieces: list[CellPiece], length: int) -> str:
        labels, figures = pieces[: self._tail], pieces[self._tail :]
        if not labels:
            texts = [figure.text for figure in figures]
            if len(texts) > 2 and texts == [str(at) for at in range(len(texts))]:
                # They number the columns, as some libraries print them above a table, or are the rest of a broken row.
                return "stray"
            if _is_dashed(figures):
                return "prose"
            return "lone" if len(texts) == 1 else "figures"
        near = figures[0].left - labels[-1].right < 2
        if length > _LONGEST_BESIDE or (len(figures) == 1 and near and length > 24):
            return "prose"
        self.phrases = phrases(labels)
        return "figures"


def _is_dashed(figures: Sequence[CellPiece]) -> bool:
    """Whether the figures are a page number between dashes; cells that hold dashes stand further apart."""
    if len(figures) != 3 or figures[1].text[-1] == "-":
        return False
    gap = max(right.left - left.right for left, right in pairwise(figures))
    return figures[0].text == figures[2].text and figures[0].text[-1] == "-" and gap <= _PAGE_GAP


def read_region(source: Source, region: Span) -> list[AlignedLine]:
    """Read the lines of a region, in order; a form feed ends a line as a line feed does."""
    text = source.text
    lines: list[AlignedLine] = []
    at = region.start
    for printed in text[region.start : region.end].split("\n"):
        for number, part in enumerate(printed.split("\f")):
            lines.append(AlignedLine(part, at, fresh=number > 0))
            at += len(part) + 1
    wide = _counts_double(text, lines)
    for line in lines:
        line.judge(text, wide=wide)
    return lines


def _widths_of_blanks(printed: str, *, wide: bool) -> list[int]:
    """For each character the screen columns that the blanks before it take beyond one each."""
    widths = {"\t": _TAB - 1, "\u3000": int(wide)}
    return [0, *accumulate(widths.get(char, 0) for char in printed)]


def _counts_double(text: str, lines: Sequence[AlignedLine]) -> bool:
    """Whether the columns stand straighter when a Chinese character counts for two."""
    single = double = 0
    left = _LINES_SAMPLED
    before: list[tuple[int, int]] = []
    shift_before = 0
    for line in lines:
        if not 1 < line.figure_count <= _MOST_WORDS or not left:
            continue
        printed = text[line.start : line.end]
        if printed.isascii() or "  " not in printed:
            continue
        left -= 1
        ends = line.figure_ends(text)
        shift = line.extra_before_figures() + printed.count("\u3000")
        more = shift - shift_before
        if more:
            single += _straightness(ends, before, 0)
            double += _straightness(ends, before, more)
        before, shift_before = ends, shift
    return double > single


def _straightness(
    ends: Sequence[tuple[int, int]], above: Sequence[tuple[int, int]], shift: int
) -> int:
    """How well figures, moved by a shift, begin or end where some of the line above do; none does over a blank cell."""
    lefts, rights = {begin for begin, _ in above}, {end for _, end in above}
    straight = 0
    for begin, end in ends:
        left, right = begin + shift, end + shift
        if left in lefts or right in rights:
            straight += _STRAIGHT
        elif not lefts.isdisjoint((left - 1, left + 1)) or not rights.isdisjoint(
            (right - 1, right + 1)
        ):
            straight += 1
    return straight


def head_labels(line: AlignedLine) -> Sequence[CellPiece]:
    """The labels of a line of heads, in which those of narrow columns stand with a single blank between."""
    return line.labels if all(len(label.text) <= 20 for label in line.labels) else line.phrases


def figures_below(lines: Sequence[AlignedLine]) -> bool:
    """Whether the figures of a row stand beside the last line of its label more often than beside the first."""
    votes = 0
    before: AlignedLine | None = None
    for line in lines:
        if line.kind == "blank":
            continue
        if before is not None and before.last_level:
            if line.last_level is not None:
                pass
            elif before.kind == "figures":
                votes -= line.kind in ("single", "labels")
            elif line.kind == "figures" and line.labels:
                votes += 1
        before = line
    return votes > 0


def figures_stand_alone(lines: Sequence[AlignedLine]) -> bool:
    """Whether most rows have their figures in a line of their own, below all lines of the label, with single blanks.

    Nothing stands below anything there: the order of the lines is all that the text shows.
    """
    bare = beside = numbered = 0
    above: AlignedLine | None = None
    for line in lines:
        if line.kind == "blank":
            continue
        figures = line.figures
        if line.kind == "figures" and len(figures) > 1:
            if any(right.left - left.right > 1 for left, right in pairwise(figures)):
                return False
            bare += not line.labels
            beside += bool(line.labels)
        elif above is not None and above.kind == "figures":
            # Where figures stand beside the middle of a label, its second half follows them.
            numbered += 1 if line.last_level is not None or line.is_sentence else -1
        above = line
    return numbered > 0 and (bare > beside or figures_below(lines))


_FEWEST_GAPS, _NARROW_GAPS = 8, 6


def is_loose(lines: Sequence[AlignedLine]) -> bool:
    """Whether single blanks part the cells, so that places in the line mean nothing."""
    rows = [
        line for line in lines if line.kind == "figures" and line.labels and len(line.figures) > 1
    ]
    tight = sum([line.figures[0].left - line.labels[-1].right < 2 for line in rows])
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


def _stand_straight(one: CellPiece, other: CellPiece) -> bool:
    centre = abs(one.left + one.right - other.left - other.right)
    return one.left == other.left or one.right == other.right or centre < 2


def _is_squeezed(lines: Sequence[AlignedLine]) -> bool:
    """Whether no gap is wide: someone has replaced every longer run of blanks by a short one."""
    count = 0
    for line in lines:
        if line.kind not in ("figures", "labels"):
            continue
        right = None
        for piece in (*line.labels, *line.figures):
            gap = 0 if right is None else piece.left - right
            if gap > _NARROW_GAPS:
                return False
            count += gap > 1
            right = piece.right
    return count > _FEWEST_GAPS
