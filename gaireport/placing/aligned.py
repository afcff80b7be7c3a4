"""Lines of a page -> text in which what stands under one another on paper does so in type."""

from collections.abc import Iterator, Sequence

from gaireport.characters import width
from gaireport.placing.lines import TextLine, Word

_MAX_COLUMNS = 400
_TOUCHING = 0.25  # of the size; nearer words are one


def align_page(lines: Sequence[TextLine]) -> str:
    """One line of text for each line; a Chinese character takes two columns, a digit one."""
    return "".join(
        "".join(blanks + word.text for blanks, word in line) + "\n"
        for line in place_in_columns(lines)
    )


def place_in_columns(lines: Sequence[TextLine]) -> Iterator[list[tuple[str, Word]]]:
    """The words of each line of a page, each with the blanks that stand before it."""
    if not lines:
        return
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    unit = max(_column_width(lines), (right - left) / _MAX_COLUMNS)
    for line in lines:
        yield list(_align(line, left, unit))


def _column_width(lines: Sequence[TextLine]) -> float:
    """Half the size of the smallest type that is not rare: with it no two cells run together."""
    sizes = sorted(word.size for line in lines for word in line.words)
    return sizes[len(sizes) // 10] / 2


def _align(line: TextLine, left: float, unit: float) -> Iterator[tuple[str, Word]]:
    at = 0
    end = None
    for word in line.words:
        column = round((word.x0 - left) / unit)
        blanks = 0
        if end is None or word.x0 - end > _TOUCHING * word.size or word.spaced:
            # Blanks within a label are one; between two cells there are two at least.
            gap = 0 if end is None else 1 if word.x0 - end < word.size else 2
            blanks = max(column - at, gap)
        yield " " * blanks, word
        at += blanks + width(word.text)
        end = word.x1
