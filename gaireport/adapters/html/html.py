"""Tables in HTML, alone or inside Markdown and plain text -> rows with true grid columns, all else -> lines.

One scan over the tags, no tree: offsets stay exact, and broken markup costs no more than good markup.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import ClassVar

from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.adapters.html.grid import OpenCell, OpenTable
from gaireport.adapters.html.writer import write_html
from gaireport.nodes import Report
from gaireport.source import Source, Span

_CELL_TAG = re.compile(r"<[tT][dDhH](?=[\s>/])")

# No part of a tag but a quoted value may hold "<", and that only in _ODD_TAG: so no try goes on past the next tag,
# and a text of nothing but "<" or open quotes stays linear.
_ATTRIBUTES = r"[^<>\"']*+(?:\"[^\"<]*+\"[^<>\"']*+|'[^'<]*+'[^<>\"']*+)*+"
_TOKEN = re.compile(
    # A whole plain cell in one match: four of five cells of a table are such.
    rf"<[tT][dDhH](?=[\s>/])(?P<cell>{_ATTRIBUTES})>\s*+(?:<[pP](?:\s{_ATTRIBUTES})?>)?"
    r"(?P<text>[^<]*+)(?:</[pP]>\s*+)?</[tT][dDhH]>"
    rf"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*+(?:[:-][a-zA-Z0-9-]++)?)(?=[\s>/])(?P<attributes>{_ATTRIBUTES})>"
    r"|<(?P<comment>!--)"
    r"|<[!?][^<>]*+>"
    r"|<(?=[a-zA-Z])"
)
_ODD_TAG = re.compile(
    r"<(?P<name>[a-zA-Z][a-zA-Z0-9]*+)(?=[\s/])(?P<attributes>(?:[^>\"'<]++|\"[^\"]*+\"|'[^']*+')*+)>"
)
_ODD_TAG_SIZE = 4000
# A quote that is never closed: the tag ends where the next ">" stands.
_LOOSE_TAG = re.compile(r"<(?P<name>[a-zA-Z][a-zA-Z0-9]*+)(?=[\s/])(?P<attributes>[^<>]*+)>")

# A cell or row whose tag runs into the next one.
_CUT_TAG = re.compile(r"<(?P<name>[tT][dDhHrR])(?P<attributes>)(?=<)")

_HIDDEN = re.compile(r"display\s*+:\s*+none", re.IGNORECASE)
_PLAIN_END = re.compile(r"[^<]*+</([a-zA-Z]+)\s*+>")
_ENTITY_BLANK = re.compile(
    r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000|#8203|#x200b);?", re.IGNORECASE
)
_LINE_END = re.compile(r"\n")
_BLANK_LINE = re.compile(r"\n[ \t\r\f]*+\n")
# What str.strip takes, and two characters without width that editors put into empty cells.
_BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"
)

_INLINE = frozenset(
    "a abbr acronym b base bdi bdo big cite code data del dfn em font i img input ins kbd label link mark meta"
    " nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr col colgroup".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figure footer form"
    " h1 h2 h3 h4 h5 h6 header html li main nav ol p pre section summary ul".split()
)
_CELLS = frozenset(("td", "th"))
_GROUPS = frozenset(("tbody", "thead", "tfoot"))
_DROPPED = {
    name: re.compile(rf"</{name}(?=[\s>/])[^<>]*+>?", re.IGNORECASE)
    for name in ("script", "style", "title", "noframes", "template")
}
# Deeper tables lay out a page, whatever they hold.
_NESTED = 40


class Html(Adapter):
    """``<table>``, ``<tr>``, ``<td>``, with ``rowspan`` and ``colspan`` resolved."""

    name: ClassVar[str] = "html"
    summary: ClassVar[str] = "HTML tables, alone or inside Markdown or plain text"
    # A browser shows a tab as a blank.
    limits: ClassVar[Mapping[str, bool]] = {"tabs": False}

    def claims(self, source: Source, region: Span) -> int:
        """Cell tags, twenty times: nothing else looks like one, but programs indent each by some tabs."""
        if source.text.find("<", region.start, region.end) < 0:
            return 0
        return 20 * len(_CELL_TAG.findall(source.text, region.start, region.end))

    def cut(self, source: Source, region: Span) -> Iterable[Row | Line]:
        """Rows of every table that has two cells or more, the rest block by block."""
        return _Scan(source.text, region.start, region.end).run()

    def write(self, report: Report) -> str:
        """A whole page, tables with the merged cells of the official form."""
        return write_html(report)


class _Scan:
    """The state of one pass: open tables, the block that is being read, and what is done."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.out: list[Row | Line | list[Line]] = []
        self.tables: list[OpenTable] = []
        self.segments: list[tuple[int, int]] = []
        self.depth = 0
        self.is_paragraph = self.is_preformatted = False
        self.odd_left = end - start
        self.unclosed: set[str] = set()

    def run(self) -> Iterator[Row | Line]:
        at = self.start
        while at < self.end:
            at = self._scan(at)
        self._flush()
        while self.tables:
            self._close_table()
        for item in self.out:
            if isinstance(item, list):
                yield from item
            else:
                yield item

    def _scan(self, at: int) -> int:
        """Read on until something moves the place of reading by itself; return that place."""
        for token in _TOKEN.finditer(self.text, at, self.end):
            start, after = token.span()
            if start > at and (self.segments or start > at + 1 or self.text[at] != "\n"):
                # Converters put each tag on a line of its own; a line feed begins no block.
                self.segments.append((at, start))
            at = after
            kind = token.lastgroup
            if kind == "text":
                self._take_cell(token["cell"], *token.span("text"))
            elif kind == "attributes":
                name = token["name"].lower()
                if token["close"]:
                    self._close(name)
                elif (moved := self._open(name, token["attributes"], start, after)) != after:
                    return moved
            elif kind == "comment":
                return self._behind("-->", after)
            elif after == start + 1:
                if (moved := self._odd_tag(start)) != start:
                    return moved
                at = start
        self.segments.append((at, self.end))
        return self.end

    def _behind(self, mark: str, at: int) -> int:
        """Behind the mark; once it is not found it is not looked for again, so the scan stays linear."""
        found = -1 if mark in self.unclosed else self.text.find(mark, at, self.end)
        if found < 0:
            self.unclosed.add(mark)
            return at
        return found + len(mark)

    def _odd_tag(self, at: int) -> int:
        """A tag with "<" in a value or an open quote. Tries may overlap: together they get one length of the text."""
        tag = None
        if self.odd_left > 0:
            until = min(at + _ODD_TAG_SIZE, self.end)
            tag = _ODD_TAG.match(self.text, at, until)
            self.odd_left -= (tag.end() if tag else until) - at
        if tag is None or "</" in tag["attributes"]:
            tag = _LOOSE_TAG.match(self.text, at, self.end) or _CUT_TAG.match(
                self.text, at, self.end
            )
        if tag is None:
            return at
        return self._open(tag["name"].lower(), tag["attributes"], at, tag.end())

    def _open(self, name: str, attributes: str, at: int, after: int) -> int:
        """A start tag; the result is where to read on."""
        if name in _INLINE or ":" in name:
            if "isplay" in attributes and _HIDDEN.search(attributes):
                hidden = _PLAIN_END.match(self.text, after, self.end)
                if hidden and hidden[1].lower() == name:
                    return hidden.end()
            return after
        if name in _CELLS:
            self._open_cell(attributes, after)
            return after
        self._flush()
        if name == "tr" or name in _GROUPS:
            self._end_row()
            if name in _GROUPS and self.tables:
                self.tables[-1].next_group()
        elif name == "table":
            self._open_table(at)
        elif name in _DROPPED and name not in self.unclosed:
            found = _DROPPED[name].search(self.text, after, self.end)
            if found:
                return found.end()
            self.unclosed.add(name)
        elif name in _BLOCKS and not attributes.endswith("/"):
            self.is_paragraph = name == "p"
            self.depth += name != "p"
            self.is_preformatted = self.is_preformatted or name == "pre"
        return after

    def _close(self, name: str) -> None:
        if name in _INLINE or ":" in name:
            return
        if name in _CELLS and self.segments:
            self._open_broken()
        self._flush()
        if name in _CELLS:
            self._close_cell()
        elif name == "tr":
            self._end_row()
        elif name == "table" and self.tables:
            self._close_table()
        elif name in _BLOCKS:
            self.is_paragraph = False
            self.depth = max(self.depth - (name != "p"), 0)
            self.is_preformatted = self.is_preformatted and name != "pre"

    def _open_table(self, at: int) -> None:
        if self.tables and self.tables[-1].cell is None:
            # As in a browser: a table right inside a table, in no cell of it, ends that table.
            self._close_table()
        self.tables.append(OpenTable(at))
        if len(self.tables) > _NESTED:
            self._lay_open()

    def _take_cell(self, attributes: str, start: int, end: int) -> None:
        """A whole plain cell."""
        table, column = self._place(attributes, start)
        printed = self._printed(start, end)
        table.pending.append(CutCell(*(printed or ("", start, start)), column))
        if table.in_row == 1:
            table.first = [Line(*printed)] if printed else []

    def _open_cell(self, attributes: str, at: int) -> None:
        table, column = self._place(attributes, at)
        table.cell = OpenCell(at, column)

    def _open_broken(self) -> None:
        """Text in a row that an end tag makes a cell: its start tag is broken (``<td0</td>``, ``td>0</td>``)."""
        segments, self.segments = self.segments, []
        if self.tables and self.tables[-1].cell is None and self._piece(segments):
            self._open_cell("", segments[0][0])
        self.segments = segments

    def _place(self, attributes: str, at: int) -> tuple[OpenTable, int]:
        """The table and the column of a cell that begins here; the cell before it ends."""
        if self.segments or (self.tables and self.tables[-1].cell is not None):
            self._close_cell()
        if not self.tables:
            self.tables.append(OpenTable(at))
        table = self.tables[-1]
        column = table.place(attributes)
        if table.count == 2:
            self._lay_open()
        if table.in_row == 1:
            self._give_row(table)
        return table, column

    def _close_cell(self) -> None:
        self._flush()
        if self.tables and (cell := (table := self.tables[-1]).cell) is not None:
            table.cell = None
            if not cell.is_layout:
                table.pending.append(cell.cut())
                if table.in_row == 1:
                    table.first = cell.pieces

    def _end_row(self) -> None:
        if self.tables:
            self._close_cell()
            table = self.tables[-1]
            if table.in_row:
                table.next_row()
            # One cell may be all there is: then it is no table.
            if table.count > 1:
                self._give_row(table)

    def _give_row(self, table: OpenTable) -> None:
        if table.pending:
            if not table.has_columns:
                table.singles.append((len(self.out), table.first))
            self.out.append(Row(tuple(table.pending), table.number))
            table.pending = []

    def _lay_open(self) -> None:
        """The innermost table is one: the cells around it lay out a page, and what they hold are lines."""
        around = []
        for at in range(len(self.tables) - 2, -1, -1):
            table = self.tables[at]
            if table.cell is None or table.cell.is_layout:
                break
            around.append((table, table.cell))
        for table, cell in reversed(around):
            self._give_row(table)
            self.out.extend(cell.pieces)
            cell.pieces = []
            cell.is_layout = True

    def _close_table(self) -> None:
        self._close_cell()
        table = self.tables.pop()
        if table.count == 1:
            pieces = table.first if table.pending else []
            outer = self.tables[-1].cell if self.tables else None
            if outer is None or outer.is_layout:
                self.out.extend(pieces)
            else:
                outer.pieces += pieces
            return
        self._give_row(table)
        if not table.has_columns:
            # A table of one column orders a page: its cells are lines.
            for place, pieces in table.singles:
                self.out[place] = pieces

    def _flush(self) -> None:
        """The block that ends here goes to the open cell, or becomes lines."""
        segments = self.segments
        if not segments:
            return
        self.segments = []
        cell = self.tables[-1].cell if self.tables else None
        if cell is not None and not cell.is_layout:
            if piece := self._piece(segments):
                cell.pieces.append(piece)
            return
        # Outside of HTML blocks the text is plain or Markdown, where a line is a line.
        is_plain = self.is_preformatted or not (self.depth or self.is_paragraph)
        breaks = _LINE_END if is_plain else _BLANK_LINE
        block: list[tuple[int, int]] = []
        for start, end in segments:
            for found in breaks.finditer(self.text, start, end):
                self._give_line([*block, (start, found.start())])
                block, start = [], found.end()
            block.append((start, end))
        self._give_line(block)

    def _give_line(self, segments: list[tuple[int, int]]) -> None:
        if piece := self._piece(segments):
            self.out.append(piece)

    def _piece(self, segments: list[tuple[int, int]]) -> Line | None:
        """What the segments print together, the tags between them left out."""
        if len(segments) == 1:
            alone = self._printed(*segments[0])
            return Line(*alone) if alone else None
        printed = [piece for start, end in segments if (piece := self._printed(start, end))]
        if len(printed) < 2:
            return Line(*printed[0]) if printed else None
        raw = "".join([self.text[start:end] for start, end in segments])
        return Line(_decode(raw).strip(_BLANKS), printed[0][1], printed[-1][2])

    def _printed(self, start: int, end: int) -> tuple[str, int, int] | None:
        """What stands there without outer blanks, and where; None: nothing but blanks."""
        raw = self.text[start:end]
        text = raw.strip(_BLANKS)
        if not text:
            return None
        if text is not raw and len(text) != len(raw):
            start += len(raw) - len(raw.lstrip(_BLANKS))
            end = start + len(text)
        if "&" in text:
            return self._unescaped(start, end)
        return _decode(text), start, end

    def _unescaped(self, start: int, end: int) -> tuple[str, int, int] | None:
        """As _printed; blanks that are written as entities are not printed."""
        while blank := _ENTITY_BLANK.match(self.text, start, end):
            start = blank.end()
            while start < end and self.text[start] in _BLANKS:
                start += 1
        while (last := self.text.rfind("&", start, end)) >= 0:
            if not _ENTITY_BLANK.fullmatch(self.text, last, end):
                break
            end = last
            while end > start and self.text[end - 1] in _BLANKS:
                end -= 1
        text = _decode(self.text[start:end]).strip(_BLANKS)
        return (text, start, end) if text else None


def _decode(raw: str) -> str:
    """Entities and line ends as a browser shows them."""
    if "&" in raw:
        raw = unescape(raw)
    if "\n" in raw or "\t" in raw or "\r" in raw:
        raw = " ".join([part for line in raw.split("\n") if (part := line.strip(" \t\r\f"))])
        raw = raw.replace("\t", " ").replace("\r", " ")
    return raw
