"""What one adapter makes of whole texts."""

from gaireport.adapter import Adapter, Line, Row
from gaireport.source import Source, Span

_RULER_SIGNS = frozenset("+-=:|\\")


class Cutter:
    """An adapter that is given whole texts."""

    def __init__(self, adapter: Adapter) -> None:
        self.adapter = adapter

    def cut(self, text: str) -> list[Row | Line]:
        return list(self.adapter.cut(Source(text), Span(0, len(text))))

    def claims(self, text: str) -> int:
        return self.adapter.claims(Source(text), Span(0, len(text)))

    def rows(self, text: str) -> list[list[tuple[int, str]]]:
        """The columns and the texts of all rows."""
        return [_cells_by_column(item) for item in self.cut(text) if isinstance(item, Row)]

    def placed(self, text: str) -> list[list[tuple[int, str]]]:
        """The columns and the texts of the rows whose columns are known."""
        rows = (item for item in self.cut(text) if isinstance(item, Row))
        return [_cells_by_column(row) for row in rows if row.table >= 0]

    def sequences(self, text: str) -> list[list[str]]:
        """The texts of the rows whose columns are not known."""
        rows = (item for item in self.cut(text) if isinstance(item, Row))
        return [[cell.text for cell in row.cells] for row in rows if row.table < 0]

    def lines(self, text: str) -> list[str]:
        return [item.text for item in self.cut(text) if isinstance(item, Line)]

    def check_that_nothing_printed_is_lost(self, text: str) -> None:
        """All spans lie in the text; what no span covers is a mark that draws a table or nothing that a reader sees."""
        seen: set[int] = set()
        for item in self.cut(text):
            for piece in item.cells if isinstance(item, Row) else (item,):
                assert 0 <= piece.start <= piece.end <= len(text)
                seen.update(range(piece.start, piece.end))
        for at, char in enumerate(Source(text).text):
            if not char.isspace() and char not in _RULER_SIGNS and not "\u2500" <= char < "\u2580":
                assert at in seen, (at, char)


def _cells_by_column(row: Row) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in row.cells]
