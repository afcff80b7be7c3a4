"""Tables that a program padded: blanks all the way down part the columns, and merged labels are repeated.

Here the columns are known for certain, so a line is a row and what stands in a column is a cell, blank ones too. The
program may have counted characters or screen columns; the lines are of one length under one of the two counts only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gaireport.adapter import CutCell, Row
from gaireport.adapters.aligned.words import is_figure
from gaireport.characters import WIDE
from gaireport.source import Source, Span, fold

_FEWEST_PADDED_LINES, _FEWEST_PADDED_COLUMNS = 4, 3
_LONGEST_PADDED_LINE, _MOST_PADDED_LINES = 4000, 400
_MOST_UNFILLED = 4
"""One line in so many may have a blank cell where the lines are not of one length."""
_SECOND_COLUMN = chr(0xD800)
"""The second screen column of a wide character: a lone surrogate, which no decoded text holds."""
_WIDE_CHARACTER = re.compile(f"([{WIDE}])")
_DRAWN_OTHERWISE = re.compile(f"[|\t<\u2500-\u257f{_SECOND_COLUMN}]|--|==")


class EvenTable(NamedTuple):
    """Lines of one length that share their columns."""

    span: Span
    lines: Sequence[tuple[int, str]]
    """Where each line begins in the source, and the line."""
    padded: Sequence[str]
    """The same lines, with as many characters as they take columns."""
    columns: Sequence[tuple[int, int]]
    is_wide: bool
    """Whether a Chinese character takes two columns."""

    @property
    def cells(self) -> int:
        """The number of cells, blank ones included."""
        return len(self.lines) * len(self.columns)

    def _fills(self, padded: str, left: int, right: int) -> int:
        return padded.count(_SECOND_COLUMN, left, right) if self.is_wide else 0

    def rows(self) -> Iterator[Row]:
        """One row for each line."""
        for (start, text), padded in zip(self.lines, self.padded, strict=True):
            cells = []
            for number, (left, right) in enumerate(self.columns):
                first = min(left - self._fills(padded, 0, left), len(text))
                inside = text[first : right - self._fills(padded, 0, right)]
                printed = inside.strip()
                at = start + first + (len(inside) - len(inside.lstrip()) if printed else 0)
                cells.append(CutCell(printed, at, at + len(printed), number))
            yield Row(tuple(cells), self.span.start)


def find_even_tables(source: Source, region: Span) -> list[EvenTable]:
    """The padded tables of a region, in order."""
    blocks = _padded_blocks(source.text[region.start : region.end].split("\n"), region.start)
    found = [table for block in blocks if (table := _even_table(block, alike=False))]
    # Beside a table that shows it by its labels, lines of one length are another.
    return [table for block in blocks if (table := _even_table(block, alike=True))] if found else []


def _padded_blocks(lines: Iterable[str], at: int) -> list[list[tuple[int, str]]]:
    """The stretches of lines that may be padded, each line with where it begins; the first one begins at a place."""
    blocks: list[list[tuple[int, str]]] = []
    is_apart = True
    for line in lines:
        if (
            " " in line
            and " " in line.strip()
            and len(line) <= _LONGEST_PADDED_LINE
            and not _DRAWN_OTHERWISE.search(line)
        ):
            if is_apart:
                blocks.append([])
            blocks[-1].append((at, line))
            is_apart = False
        else:
            is_apart = True
        at += len(line) + 1
    return blocks


def _even_table(lines: Sequence[tuple[int, str]], *, alike: bool) -> EvenTable | None:
    if not _FEWEST_PADDED_LINES <= len(lines) <= _MOST_PADDED_LINES:
        return None
    texts = [text for _, text in lines]
    wide = [_WIDE_CHARACTER.sub(rf"\1{_SECOND_COLUMN}", text) for text in texts]
    if len({len(padded) - len(text) for padded, text in zip(wide, texts, strict=True)}) == 1:
        return None  # Either count fits: nothing shows that a program counted.
    repeats = _repeats_labels(texts)
    for is_wide, counted in ((False, texts), (True, wide)):
        length = max(map(len, counted))
        is_even = min(map(len, counted)) == length
        if not (is_even or repeats):
            continue
        padded = [line.ljust(length) for line in counted]
        columns = _find_columns(padded)
        if repeats:
            is_shown = is_even or _are_straight(padded, columns)
        else:
            is_full = columns[-1][1] >= length - 1
            is_shown = is_full and alike
        if (
            is_shown
            and len(columns) >= _FEWEST_PADDED_COLUMNS
            and (alike or _are_filled(padded, columns))
        ):
            span = Span(lines[0][0], lines[-1][0] + len(texts[-1]))
            return EvenTable(span, lines, padded, columns, is_wide)
    return None


def _are_filled(lines: Sequence[str], columns: Sequence[tuple[int, int]]) -> bool:
    """Whether nearly every line prints something in each column but the first, which may number the rows."""
    unfilled = [
        line for line in lines if not all([line[at:end].strip() for at, end in columns[1:]])
    ]
    return _MOST_UNFILLED * len(unfilled) <= len(lines)


def _are_straight(lines: Sequence[str], columns: Sequence[tuple[int, int]]) -> bool:
    """Whether all that a column prints begins, or ends, at one place."""
    for left, right in columns:
        cells = [line[left:right] for line in lines if line[left:right].strip()]
        if any(cell[0] == " " for cell in cells) and any(cell[-1] == " " for cell in cells):
            return False
    return True


def _repeats_labels(lines: Sequence[str]) -> bool:
    """Whether a label stands in three cells side by side, as a program prints a merged cell."""
    for line in lines:
        cells = [cell.strip() for cell in line.split("  ") if cell.strip()]
        for one, other, third in zip(cells, cells[1:], cells[2:], strict=False):
            if one == other == third and _WIDE_CHARACTER.search(one):
                return True
    return False


def _find_columns(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The columns, each with where it begins and ends: two blanks all the way down part them.

    So does one, if in some line more blanks or two figures show that it parts cells and not words.
    """
    printed = "".join(" " if set(place) == {" "} else "x" for place in zip(*lines, strict=True))
    columns = []
    for piece in re.finditer("x+(?: x+)*", printed):
        left = piece.start()
        for gap in re.finditer(" ", piece[0]):
            place = piece.start() + gap.start()
            if any(_parts_cells(line[left : piece.end()], place - left) for line in lines):
                columns.append((left, place))
                left = place + 1
        columns.append((left, piece.end()))
    return columns


def _parts_cells(text: str, place: int) -> bool:
    """Whether what stands on both sides of a blank are two cells."""
    before, behind = text[:place].rstrip(" "), text[place:].lstrip(" ")
    if not before.strip(_SECOND_COLUMN) or not behind:
        return False
    if len(text) - len(before) - len(behind) > 1:
        return True
    one, other = before.rsplit(" ", 1)[-1], behind.split(" ", 1)[0]
    return is_figure(fold(one)) and is_figure(fold(other))
