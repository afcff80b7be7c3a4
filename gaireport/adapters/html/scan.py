"""One scan over the tags of a text -> rows with true grid columns, all else -> lines.

No tree: offsets stay exact, and broken markup costs no more than good markup.
"""

import re
from collections.abc import Iterator

from gaireport.adapter import CutCell, Line, Row
from gaireport.adapters.html.grid import NO_COLUMN, OpenCell, OpenTable
from gaireport.adapters.html.printed import print_segment, print_segments
from gaireport.adapters.html.tags import (
    BLANK_LINE,
    BLOCK_TAGS,
    CELLS,
    CUT_TAG,
    DROPPED_TAGS,
    ENDS,
    INLINE,
    LINE_END,
    LOOSE_TAG,
    ODD_TAG,
    ODD_TAG_SIZE,
    OTHER_NAMES,
    OTSL_CELLS,
    OTSL_MERGED,
    ROW_GROUPS,
    TOKEN,
)
from gaireport.adapters.markup import Shown, cell_effects, effects_of, is_gone

# Tables nested deeper lay out a page, whatever they hold.
_NESTED = 40


class Scan:
    """The state of one pass: the open tables, the block that is being read, and what is done."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.out: list[Row | Line | list[Line]] = []
        self.tables: list[OpenTable] = []
        self.shown = Shown(text)
        self.row_effects = 0
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
        shown = self.shown
        for token in TOKEN.finditer(self.text, at, self.end):
            start, after = token.span()
            if start > at and (shown.segments or start > at + 1 or self.text[at] != "\n"):
                # Converters put each tag on a line of its own; a line feed begins no block.
                shown.add(at, start)
            at = after
            kind = token.lastgroup
            if kind == "text":
                self._take_cell(token)
            elif kind == "attributes":
                name = token["name"].lower()
                if token["close"]:
                    self._close(name)
                elif (moved := self._open(name, token.span("attributes"), after)) != after:
                    return moved
            elif kind == "comment":
                return self._behind("-->", after)
            elif after == start + 1:
                if (moved := self._odd_tag(start)) != start:
                    return moved
                at = start
        shown.add(at, self.end)
        return self.end

    def _behind(self, mark: str, at: int) -> int:
        """The place behind the mark; once it is not found it is not looked for again, so the scan stays linear."""
        found = -1 if mark in self.unclosed else self.text.find(mark, at, self.end)
        if found < 0:
            self.unclosed.add(mark)
            return at
        return found + len(mark)

    def _odd_tag(self, at: int) -> int:
        """Match a tag with "<" in a value or an open quote. All tries together get one length of the text."""
        tag = None
        if self.odd_left > 0:
            until = min(at + ODD_TAG_SIZE, self.end)
            tag = ODD_TAG.match(self.text, at, until)
            self.odd_left -= (tag.end() if tag else until) - at
        if tag is None or "</" in tag["attributes"]:
            tag = LOOSE_TAG.match(self.text, at, self.end) or CUT_TAG.match(self.text, at, self.end)
        if tag is None:
            return at
        return self._open(tag["name"].lower(), tag.span("attributes"), tag.end())

    def _open(self, name: str, place: tuple[int, int], after: int) -> int:
        """Open a tag, whose attributes have this place; the result is the place to read on."""
        attributes = self.text[place[0] : place[1]]
        name = OTHER_NAMES.get(name, name)
        if name in OTSL_CELLS or name in OTSL_MERGED or name == "nl":
            self._open_otsl(name, after)
            return after
        if name in CELLS:
            self._open_cell(attributes, after)
            return after
        if name in INLINE or ":" in name:
            if name != "input" or self._cell() is not None:
                self.shown.open_tag(name, attributes, place[0])
            return after
        if name == "select" and self._cell() is not None:
            return self._choose(attributes, place[0], after)
        self._flush()
        if name == "tr" or name in ROW_GROUPS:
            self._end_row()
            if name == "tr":
                self.row_effects = cell_effects(attributes)
            elif self.tables:
                self.tables[-1].next_group()
        elif name == "table":
            self._open_table(self.text.rfind("<", 0, place[0]))
        elif name in DROPPED_TAGS and name not in self.unclosed:
            return self._behind_end(name, after)[1]
        elif name in BLOCK_TAGS and not attributes.endswith("/"):
            self._open_block(name, attributes, place[0])
        return after

    def _open_otsl(self, name: str, after: int) -> None:
        """Open a cell of OTSL, whose tags have no ends: a cell, one that another covers, or the end of the row."""
        if not self.tables:
            return
        self._close_cell()
        self.tables[-1].is_otsl = True
        if name in OTSL_CELLS:
            self._open_cell("", after)
        elif name == "nl":
            self._end_row()
        else:
            self._table(after).cover(name)

    def _open_block(self, name: str, attributes: str, at: int) -> None:
        """Open a block. One in a cell may be hidden as any tag; one of the page is kept, since scripts show it."""
        self.is_paragraph = name == "p"
        self.depth += name != "p"
        self.is_preformatted = self.is_preformatted or name == "pre"
        if self._cell() is not None:
            self.shown.open_tag(name, attributes, at)
        else:
            self.shown.start()

    def _behind_end(self, name: str, at: int) -> tuple[int, int]:
        """The places where an element's content ends and behind its end tag; both are here if it is never closed."""
        found = None if name in self.unclosed else ENDS[name].search(self.text, at, self.end)
        if found is None:
            self.unclosed.add(name)
            return at, at
        return found.span()

    def _choose(self, attributes: str, at: int, after: int) -> int:
        """Read a list of options in a cell."""
        end, behind = self._behind_end("select", after)
        if behind == after:
            self.shown.open_tag("select", attributes, at)
        else:
            self.shown.choose(attributes, after, end)
        return behind

    def _cell(self) -> OpenCell | None:
        """The open cell, unless it lays out a page."""
        cell = self.tables[-1].cell if self.tables else None
        return None if cell is None or cell.is_layout else cell

    def _close(self, name: str) -> None:
        name = OTHER_NAMES.get(name, name)
        if name in INLINE or ":" in name:
            self.shown.close_tag(name)
            return
        if name in CELLS and self.shown.segments:
            self._open_broken()
        self._flush()
        if name in CELLS:
            self._close_cell()
        elif name == "tr":
            self._end_row()
        elif name == "table" and self.tables:
            self._close_table()
        elif name in BLOCK_TAGS:
            self.is_paragraph = False
            self.depth = max(self.depth - (name != "p"), 0)
            self.is_preformatted = self.is_preformatted and name != "pre"
            if self._cell() is not None:
                self.shown.close_tag(name)
            else:
                self.shown.start()

    def _open_table(self, at: int) -> None:
        if self.tables and self.tables[-1].cell is None:
            # As in a browser: a table right inside a table, in no cell of it, ends that table.
            self._close_table()
        self.tables.append(OpenTable(at))
        if len(self.tables) > _NESTED:
            self._lay_open()

    def _take_cell(self, token: re.Match[str]) -> None:
        """Take a whole plain cell."""
        attributes, block = token["cell"], token["block"]
        start, end = token.span("text")
        if self.row_effects or cell_effects(attributes) or (block and effects_of("p", block)):
            self._open_cell(attributes, start)
            self.shown.open_tag("p", block or "", start)
            self.shown.add(start, end)
            self._close_cell()
            return
        table, (column, rows, columns) = self._place(attributes, start)
        printed = print_segment(self.text, start, end)
        table.pending.append(
            CutCell(*(printed or ("", start, start)), column, rows=rows, columns=columns)
        )
        if table.in_row == 1:
            table.first = [Line(*printed)] if printed else []

    def _open_cell(self, attributes: str, at: int) -> None:
        effects = self.row_effects | cell_effects(attributes)
        if is_gone(effects):
            # As in a browser it takes no column, and nobody reads what it says.
            self._close_cell()
            table, place = self._table(at), (NO_COLUMN, 1, 1)
        else:
            table, place = self._place(attributes, at)
        table.cell = OpenCell(at, *place)
        self.shown.start(effects)

    def _open_broken(self) -> None:
        """Open a cell of text whose start tag is broken but which has an end tag (``<td0</td>``, ``td>0</td>``)."""
        segments, self.shown.segments = self.shown.segments, []
        if self.tables and self.tables[-1].cell is None and print_segments(self.text, segments):
            self._open_cell("", segments[0][0])
        self.shown.segments = segments

    def _table(self, at: int) -> OpenTable:
        """The innermost table; cells outside of tables begin one."""
        if not self.tables:
            self.tables.append(OpenTable(at))
        return self.tables[-1]

    def _place(self, attributes: str, at: int) -> tuple[OpenTable, tuple[int, int, int]]:
        """Find the table and the place in it of a cell that begins here; the cell before it ends."""
        if self.shown.segments or (self.tables and self.tables[-1].cell is not None):
            self._close_cell()
        table = self._table(at)
        place = table.place(attributes)
        if table.count == 2:
            self._lay_open()
        if table.in_row == 1:
            self._give_row(table)
        return table, place

    def _close_cell(self) -> None:
        self._flush()
        if self.tables and (cell := (table := self.tables[-1]).cell) is not None:
            table.cell = None
            self.shown.start()
            if not cell.is_layout and cell.column != NO_COLUMN:
                table.pending.append(cell.cut())
                if table.in_row == 1:
                    table.first = cell.pieces

    def _end_row(self) -> None:
        if self.tables:
            self._close_cell()
            self.row_effects = 0
            table = self.tables[-1]
            if table.in_row:
                table.next_row()
            # One cell may be all there is, and that is no table.
            if table.count > 1:
                self._give_row(table)

    def _give_row(self, table: OpenTable) -> None:
        if table.pending:
            if not table.has_columns:
                table.singles.append((len(self.out), table.first))
            if table.is_otsl:
                table.note_row(len(self.out))
            self.out.append(Row(tuple(table.pending), table.number))
            table.pending = []

    def _lay_open(self) -> None:
        """Take the innermost table as one: the cells around it lay out a page, and what they hold is lines."""
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
                outer.is_whole = outer.is_whole and all(cell.is_whole for cell in table.pending)
            return
        self._give_row(table)
        self._deepen(table)
        if not table.has_columns:
            # A table of one column orders a page: its cells are lines.
            for place, pieces in table.singles:
                self.out[place] = pieces

    def _deepen(self, table: OpenTable) -> None:
        """Give the cells of OTSL the rows that they cover, which only the rows below them show."""
        for at, rows in table.deeper.items():
            row = self.out[at]
            if isinstance(row, Row):
                cells = [cell._replace(rows=rows.get(n, 1)) for n, cell in enumerate(row.cells)]
                self.out[at] = row._replace(cells=tuple(cells))

    def _flush(self) -> None:
        """End a block, which goes to the open cell or becomes lines."""
        shown = self.shown
        if not shown.segments and shown.is_whole:
            return
        cell = self._cell()
        if cell is not None:
            if piece := print_segments(self.text, shown.take(is_beside=bool(cell.pieces))):
                cell.pieces.append(piece)
            cell.is_whole = cell.is_whole and shown.is_whole
            return
        segments = shown.take_all()
        # Outside of HTML blocks the text is plain or Markdown, where a line is a line.
        is_plain = self.is_preformatted or not (self.depth or self.is_paragraph)
        breaks = LINE_END if is_plain else BLANK_LINE
        block: list[tuple[int, int]] = []
        for start, end in segments:
            for found in breaks.finditer(self.text, start, end):
                self._give_line([*block, (start, found.start())])
                block, start = [], found.end()
            block.append((start, end))
        self._give_line(block)

    def _give_line(self, segments: list[tuple[int, int]]) -> None:
        if piece := print_segments(self.text, segments):
            self.out.append(piece)
