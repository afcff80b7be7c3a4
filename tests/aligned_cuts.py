"""What aligned text is cut into, sorted by whether the columns are known."""

from gaireport.adapter import Line, Row
from gaireport.adapters.aligned.aligned_text import AlignedText
from gaireport.source import Source, Span


def cut(text: str) -> list[Row | Line]:
    return list(AlignedText().cut(Source(text), Span(0, len(text))))


def rows(text: str) -> list[list[tuple[int, str]]]:
    """Columns and texts of the rows whose columns are known."""
    return [
        [(cell.column, cell.text) for cell in item.cells]
        for item in cut(text)
        if isinstance(item, Row) and item.table >= 0
    ]


def sequences(text: str) -> list[list[str]]:
    """Texts of the rows whose columns are not known."""
    return [
        [cell.text for cell in item.cells]
        for item in cut(text)
        if isinstance(item, Row) and item.table < 0
    ]


def lines(text: str) -> list[str]:
    return [item.text for item in cut(text) if isinstance(item, Line)]


HEAD = """\
名目        甲类      乙类      丙类
"""
