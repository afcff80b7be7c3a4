"""Rows of cells -> lines whose columns begin in one place, a Chinese character two blanks wide."""

import unicodedata
from collections.abc import Sequence

_GAP = 3
"""Blanks between columns; two may stand inside a text."""


def align_rows(rows: Sequence[Sequence[str]]) -> str:
    """The rows as lines; a column is as wide as its widest cell."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_align(row, widths) for row in rows)


def _align(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        text + " " * (width - _width(text) + _GAP) for text, width in zip(row, widths, strict=True)
    ]
    return "".join(cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
