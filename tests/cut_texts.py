"""Texts cut into lines, or by one adapter into what it makes of them, with every place checked on the way."""

from gaireport.adapter import Line, Row
from gaireport.cutting import registry
from gaireport.source import Source, Span


def cut(layout: str, text: str) -> list[str]:
    """Rows as their cells with bars between (a line break in a cell: ~), lines as they are."""
    shown = []
    for item in registry.get_adapter(layout).cut(Source(text), Span(0, len(text))):
        for piece in item.cells if isinstance(item, Row) else (item,):
            place = text[piece.start : piece.end]
            assert _words(place).startswith(_words(piece.text)[:1])
            assert set(_words(piece.text)) <= set(_words(place))
        texts = [f" {cell.text}" for cell in item.cells] if isinstance(item, Row) else [item.text]
        shown.append(("|" if isinstance(item, Row) else "") + " |".join(texts).replace("\n", "~"))
    return shown


def tables(layout: str, text: str) -> list[int]:
    """Number of the table of each row, counted from 0; -1 for a mere sequence."""
    found = [
        item.table
        for item in registry.get_adapter(layout).cut(Source(text), Span(0, len(text)))
        if isinstance(item, Row)
    ]
    order = list(dict.fromkeys(number for number in found if number >= 0))
    return [order.index(number) if number >= 0 else -1 for number in found]


def claimed(layout: str, text: str) -> int:
    """How many cells the adapter claims."""
    return registry.get_adapter(layout).claims(Source(text), Span(0, len(text)))


def _words(text: str) -> str:
    return "".join(text.split())


def lines_of(text: str) -> list[Line]:
    """The lines of a text, each with its place."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(line, start, start + len(line)))
        start += len(line) + 1
    return lines
