"""Tables that say where they begin and end, with a mark before each cell: MediaWiki (``{|``) and AsciiDoc (``|===``).

A cell goes on until the next mark, over any number of lines; one may hold a table of its own. MediaWiki says where a
row ends; in AsciiDoc it ends when it has as many cells as the table has columns. Both know merged cells.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gaireport.adapter import CutCell, Line, Row
from gaireport.adapters.line_rows import each_line, strip_line
from gaireport.adapters.markup import effects_of
from gaireport.adapters.pipes.cells import cut_cell
from gaireport.source import Span

_BEGINS_TABLE = re.compile(r"^[ \t]*(?:(?P<wiki>\{\|)|(?P<doc>[|!])===[ \t]*$)", re.MULTILINE)
_MARK_OF_LINE = re.compile(
    r"[ \t:]*(?:(?P<begin>\{\|)|(?P<end>\|\})|(?P<row>\|-)|(?P<caption>\|\+)|(?P<cell>[|!]))"
)
_TWIN_MARKS = {"|": re.compile(r"\|\|"), "!": re.compile(r"\|\||!!")}
_ATTRIBUTE_LIST = r"(?:\s*+[a-zA-Z][a-zA-Z-]*+\s*+=\s*+(?:\"[^\"|\n]*+\"|'[^'|\n]*+'|[^\s\"'|]++))"
_WIKI_ATTRIBUTES = re.compile(rf"{_ATTRIBUTE_LIST}+\s*\|(?!\|)")
"""The attributes of a cell of MediaWiki, with the bar behind them."""
_WIKI_OPTIONS = re.compile(rf"-*+{_ATTRIBUTE_LIST}*+[ \t]*$")
"""What may stand behind the mark that begins a table or a row, and is not printed."""
_SPANS_OF_WIKI = re.compile(r"(row|col)span\s*=\s*[\"']?\s*([0-9]{1,3})")
_WIKI_QUOTES = re.compile("'{2,5}")
_CELL_OPTIONS = (
    r"(?:(?P<columns>[0-9]{1,3})?(?:\.(?P<rows>[0-9]{1,3}))?(?P<times>[+*]))?"
    r"(?:[<^>]|\.[<^>]){0,2}[a-z]?"
)
_CELL_OF_DOC = {
    mark: re.compile(rf"(?:(?<!\S){_CELL_OPTIONS})?(?<!\\){re.escape(mark)}") for mark in "|!"
}
_WIDTH_OF_DOC = re.compile(r"cols\s*=\s*(?:\"([^\"\n]*)\"|([^\s,\]]+))")
_OPTIONS_OF_DOC = re.compile(r"^\[[^\[\]\n]*\][ \t]*\n\Z", re.MULTILINE)
_TOP_LINE = re.compile(r"[^\s][^\n]*")
_BETWEEN_ROWS = re.compile(r"\n[ \t]*\n")
_MOST_NESTED = 6
"""Tables within one another that are read as such."""
_MOST_WIKI_COLUMNS = 200


class _WikiTable(NamedTuple):
    """Where the content of a table begins, its mark before cells, and how many columns it names."""

    start: int
    mark: str
    width: int


def holds_wiki_tables(text: str, region: Span) -> bool:
    """Whether a table begins with a mark of its own, and no more bars stand outside of such tables than inside."""
    if "{|" not in text and "===" not in text:
        return False
    outside, at, tables = 0, region.start, 0
    for table, begin, end in _each_table(text, region.start, region.end):
        outside += text.count("|", at, begin) - text.count("|", table.start, end)
        at = _behind_wiki(text, table, end, region.end)
        tables += 1
    return tables > 0 and outside + text.count("|", at, region.end) <= 0


def cut_wiki(text: str, region: Span, depth: int = 0) -> Iterator[Row | Line]:
    """Cut the tables of a region, and the lines between them.

    Args:
        text: the source.
        region: all of it, or the content of a cell.
        depth: how many tables the region stands in.
    """
    at = region.start
    for table, begin, end in _each_table(text, region.start, region.end):
        yield from _lines_between(text, at, begin)
        yield from _cut_wiki_table(text, table, end, depth)
        at = _behind_wiki(text, table, end, region.end)
    yield from _lines_between(text, at, region.end)


def _each_table(text: str, start: int, end: int) -> Iterator[tuple[_WikiTable, int, int]]:
    """The outermost tables of a stretch: each with where its begin and its content end."""
    while found := _BEGINS_TABLE.search(text, start, end):
        begin = found.start()
        if found["wiki"]:
            table = _WikiTable(found.end(), "{", 0)
        else:
            options = _OPTIONS_OF_DOC.search(
                text, max(text.rfind("\n", start, max(begin - 1, start)) + 1, start), begin
            )
            begin = options.start() if options else begin
            width = _named_width(text[begin : found.start()]) or _width_of_top(
                text, found.end(), found["doc"]
            )
            table = _WikiTable(found.end(), found["doc"], width)
        stop = _end_of_wiki(text, table, end)
        yield table, max(begin, start), stop
        start = _behind_wiki(text, table, stop, end)


def _named_width(options: str) -> int:
    """How many columns the options of a table name: cols="1,2,3", cols=3*; 0 where they name none."""
    named = _WIDTH_OF_DOC.search(options)
    if named is None:
        return 0
    width = 0
    for column in (named[1] or named[2]).strip(" ,").split(","):
        times, _, _ = column.strip().partition("*")
        width += int(times) if "*" in column and times.isdigit() else 1
    return min(width, _MOST_WIKI_COLUMNS)


def _width_of_top(text: str, start: int, mark: str) -> int:
    """How many columns the cells on the first line of a table take, where that says how many it has: several cells."""
    line = _TOP_LINE.search(text, start)
    cells = [*_CELL_OF_DOC[mark].finditer(line[0])] if line else []
    taken = sum(int(cell["columns"] or 1) for cell in cells)
    return min(taken, _MOST_WIKI_COLUMNS) if len(cells) > 1 else 0


def _end_of_wiki(text: str, table: _WikiTable, end: int) -> int:
    """Where the content of a table ends; that of a table without an end goes on to the end of the stretch."""
    if table.mark != "{":
        found = re.compile(rf"^[ \t]*{re.escape(table.mark)}===[ \t]*$", re.MULTILINE).search(
            text, table.start, end
        )
        return found.start() if found else end
    depth = 1
    for found in re.compile(r"^[ \t:]*(\{\||\|\}(?!\}))", re.MULTILINE).finditer(
        text, table.start, end
    ):
        depth += 1 if found[1] == "{|" else -1
        if not depth:
            return found.start()
    return end


def _behind_wiki(text: str, table: _WikiTable, stop: int, end: int) -> int:
    """The place behind the mark that ends a table."""
    if stop >= end:
        return end
    mark = "|}" if table.mark == "{" else f"{table.mark}==="
    return min(text.index(mark, stop) + len(mark), end)


def _lines_between(text: str, start: int, end: int) -> Iterator[Line]:
    for line, at in each_line(text, Span(start, end)):
        if line.strip():
            yield strip_line(line, at)


def _cut_wiki_table(text: str, table: _WikiTable, end: int, depth: int) -> Iterator[Row | Line]:
    """The rows of a table; a cell that holds a table is given as the lines and rows in it."""
    pieces = (
        _pieces_of_wiki(text, table.start, end)
        if table.mark == "{"
        else _pieces_of_doc(text, table, end)
    )
    grid = _WikiRow(table)
    for piece in pieces:
        if piece.ends_row:
            yield from grid.end_row()
            grid.is_shown = piece.is_shown
        elif piece.is_line:
            yield from _lines_between(text, piece.start, piece.end)
        elif depth < _MOST_NESTED and _BEGINS_TABLE.search(text, piece.start, piece.end):
            yield from grid.end_row()
            yield from cut_wiki(text, Span(piece.start, piece.end), depth + 1)
        else:
            yield from grid.add(text, piece)
    yield from grid.end_row()


class _WikiPiece(NamedTuple):
    """What a table holds between two of its marks."""

    start: int
    end: int
    rows: int = 1
    columns: int = 1
    times: int = 1
    """So many cells hold the same."""
    ends_row: bool = False
    is_line: bool = False
    """A caption, or text before the first cell."""
    is_shown: bool = True
    """Whether its attributes neither hide it nor strike it out."""


def _pieces_of_wiki(text: str, start: int, end: int) -> Iterator[_WikiPiece]:
    """The cells, row ends and captions; what stands in lines below a cell is more of it, a whole table too."""
    opened: tuple[int, str] | None = None
    depth = 0
    options = text[start:end].partition("\n")[0]
    if _WIKI_OPTIONS.match(options):
        start += len(options)
    for line, at in each_line(text, Span(start, end)):
        found = _MARK_OF_LINE.match(line)
        if found is None:
            if opened is None and line.strip():
                yield _WikiPiece(at, at + len(line), is_line=True)
            continue
        if depth or found["begin"]:
            opened = opened or (at, "|")
            depth += bool(found["begin"]) - bool(found["end"])
            continue
        if opened is not None:
            yield from _cells_of_wiki(text, opened[0], at, opened[1])
            opened = None
        if found["row"] or found["end"]:
            yield _WikiPiece(
                at, at, ends_row=True, is_shown=not effects_of("", line[found.end() :])
            )
            if not _WIKI_OPTIONS.match(line, found.end()):
                yield _WikiPiece(at + found.end(), at + len(line), is_line=True)
        elif found["caption"]:
            yield _WikiPiece(at + found.end(), at + len(line), is_line=True)
        else:
            opened = at + found.end(), found["cell"]
    if opened is not None:
        yield from _cells_of_wiki(text, opened[0], end, opened[1])


def _cells_of_wiki(text: str, start: int, end: int, mark: str) -> Iterator[_WikiPiece]:
    """The cells that begin on one line, two marks between them, each with attributes; the last one goes on below."""
    first_end = text.find("\n", start, end)
    first_end = end if first_end < 0 else first_end
    twins = [*_TWIN_MARKS[mark].finditer(text, start, first_end)]
    starts = [start, *[twin.end() for twin in twins]]
    for begin, stop in zip(starts, [*[twin.start() for twin in twins], end], strict=True):
        spans = {"row": 1, "col": 1}
        is_shown = True
        if named := _WIKI_ATTRIBUTES.match(text, begin, min(stop, first_end)):
            is_shown = not effects_of("", named[0])
            spans.update(
                (name, max(int(count), 1)) for name, count in _SPANS_OF_WIKI.findall(named[0])
            )
            begin = named.end()
        columns = min(spans["col"], _MOST_WIKI_COLUMNS)
        yield _WikiPiece(begin, stop, spans["row"], columns, is_shown=is_shown)


def _pieces_of_doc(text: str, table: _WikiTable, end: int) -> Iterator[_WikiPiece]:
    """The cells, and row ends where nothing says how many columns a table has: there blank lines part its rows."""
    marks = [*_CELL_OF_DOC[table.mark].finditer(text, table.start, end)]
    first = marks[0].start() if marks else end
    if text[table.start : first].strip():
        yield _WikiPiece(table.start, first, is_line=True)
    stops = [mark.start() for mark in marks[1:]]
    for found, stop in zip(marks, [*stops, end], strict=False):
        count = min(int(found["columns"] or 1), _MOST_WIKI_COLUMNS)
        is_merged = found["times"] == "+"
        yield _WikiPiece(
            found.end(), stop, int(found["rows"] or 1) if is_merged else 1, count if is_merged else 1,
            1 if is_merged else count,
        )  # fmt: skip
        if not table.width and _BETWEEN_ROWS.search(text, found.end(), stop):
            yield _WikiPiece(stop, stop, ends_row=True)


class _WikiRow:
    """The row of a table that is being read, and the columns that cells above reach down into."""

    def __init__(self, table: _WikiTable) -> None:
        self._table = table
        self._cells: list[CutCell] = []
        self._column = 0
        self._covered: dict[int, int] = {}
        """Column -> how many rows, this one included, a cell above covers."""
        self.is_shown = True
        """Whether the attributes of the row neither hide it nor strike it out."""

    def add(self, text: str, piece: _WikiPiece) -> Iterator[Row]:
        """Add a cell; give the row where it is full."""
        for _ in range(piece.times):
            self._pass_covered()
            printed = _WIKI_QUOTES.sub(
                lambda quotes: " " * len(quotes[0]), text[piece.start : piece.end]
            )
            cell = cut_cell(printed, piece.start, self._column)
            is_whole = cell.is_whole and piece.is_shown and self.is_shown
            self._cells.append(
                cell._replace(rows=piece.rows, columns=piece.columns, is_whole=is_whole)
            )
            for column in range(self._column, self._column + piece.columns):
                if piece.rows > 1:
                    self._covered[column] = piece.rows
            self._column += piece.columns
            self._pass_covered()
            if 0 < self._table.width <= self._column:
                yield from self.end_row()

    def _pass_covered(self) -> None:
        while self._covered.get(self._column, 0) > 0:
            self._column += 1

    def end_row(self) -> Iterator[Row]:
        """Give the row, if it has cells, and begin the next one."""
        if self._cells:
            yield Row(tuple(self._cells), self._table.start)
            self._covered = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
        self._cells, self._column = [], 0
