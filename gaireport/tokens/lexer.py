"""Lines and cells -> tokens: a label becomes its terminal, figures one token a run, prose one token a stretch.

It looks cells up and knows no structure: what may follow what is the grammars' business.
"""

from collections.abc import Iterable, Sequence

from gaireport.adapter import CutCell, Line, Row
from gaireport.tokens.beside import name_rows
from gaireport.tokens.figures import Figure
from gaireport.tokens.headings import (
    Heading,
    find_heading,
    find_run_in_heading,
    find_unknown_heading,
    may_open_chapter,
)
from gaireport.tokens.kinds import FIGURES, RUNS, Found, Kind, Run, Token, classify
from gaireport.tokens.lexicon import (
    CAPTION,
    HEADS,
    OUTCOME_HEADS,
    ROWS,
    Entry,
    find_label,
    is_caption,
    squeeze,
    starts,
)
from gaireport.tokens.rows import (
    APPLICANT_COUNT,
    REVIEW_COUNT,
    as_line,
    end_of_figures,
    is_blank_row,
    is_outcome_row,
    label_behind_ordinal,
    part_label,
)

_COLUMN_HEADS = (HEADS | OUTCOME_HEADS) - {"CAPTION", "STATISTICS"}
_LONGEST_HEAD = 6
"""Characters of a head that the form does not have (占比, 上年同期数); what is longer is prose."""
_SHEET_COLUMNS = 4
"""Columns of a sheet that holds the whole report: table 2 has as many."""
_MAX_PIECES = 40
_MARKS = "()（）|"


class Lexer:
    """One pass over the lines and rows of one text; used once."""

    def __init__(self) -> None:
        self._tokens: list[Token] = []
        self._lines: list[Line] = []
        self._run: list[CutCell] = []
        self._row_of_run = (-1, 0, -1)
        self._pieces: tuple[CutCell, ...] = ()
        self._last = ""
        self._rest = ""
        self._chapter = 0
        self._under_outcome_heads = False
        self._in_outcome_row = False
        self._blank_row: Row | None = None

    def lex(self, items: Iterable[Row | Line]) -> list[Token]:
        """All tokens of the text, in order."""
        for item in items:
            if isinstance(item, Row):
                self._row(item)
            else:
                self._line(item)
        self._end_pieces(-1)
        self._end_blank_row()
        self._end_run()
        self._end_text()
        return name_rows(self._tokens)

    # Prose

    def _line(self, line: Line) -> None:
        if self._pieces:
            self._end_pieces(-1)
        if self._blank_row:
            self._end_blank_row()
        if self._run:
            self._end_run()
        if may_open_chapter(line.text) and self._opens_chapter(line):
            return
        if is_caption(line.text):
            # Alone in its line an adapter may take it for prose.
            self._label(Found((CutCell(*line, 0),), -1, Entry(CAPTION)))
        else:
            self._lines.append(line)

    def _opens_chapter(self, line: Line) -> bool:
        heading = find_heading(line.text, line.start)
        if heading is None and self._chapter:
            heading = find_unknown_heading(line.text, line.start, self._chapter + 1)
        if heading is not None:
            self._heading(heading, line)
            return True
        run_in = find_run_in_heading(line.text, line.start)
        if run_in is None:
            return False
        # 六、其他需要报告的事项：无 opens the chapter and is its text.
        split = run_in.end - line.start
        self._heading(run_in, Line(line.text[:split], line.start, run_in.end))
        rest = line.text[split:].lstrip(" \u3000:：。、.")
        self._lines.append(Line(rest, line.end - len(rest), line.end))
        return True

    def _heading(self, heading: Heading, line: Line) -> None:
        self._chapter = heading.number
        if "#" in line.text[: heading.start - line.start]:
            self._emit("MARK", line)
        self._emit("CHAPTER", (heading, line))

    def _end_text(self) -> None:
        if self._lines:
            lines, self._lines = self._lines, []
            self._tokens.append(Token("TEXT", lines))

    def _emit(self, terminal: str, value: object) -> None:
        if self._lines:
            self._end_text()
        self._tokens.append(Token(terminal, value))
        self._last = terminal

    # Rows

    def _row(self, row: Row) -> None:
        cells, table = row.cells, row.table
        if self._pieces and cells:
            cells = self._with_pieces(cells, table)
        if len(cells) > 1 and cells[0].text[-1:].isdigit() and not all(c.text for c in cells):
            cells = part_label(cells)
        texts = [cell.text for cell in cells]
        kinds = [*map(classify, texts)]
        if None in kinds and (only := self._only_prose(cells, kinds)) is not None:
            self._line(as_line(only))
            return
        if not self._last and len(cells) > 1 and self._is_of_page(cells, kinds):
            for cell in cells:
                if cell.text:
                    self._line(as_line(cell))
            return
        if table >= 0:
            self._end_run()
            if not any(texts):
                self._blank(row)
                return
            self._blank_row = None
        self._cells(cells, kinds, table)
        if table >= 0:
            self._end_run()

    def _only_prose(self, cells: tuple[CutCell, ...], kinds: Sequence[Kind]) -> CutCell | None:
        """The one cell of a row that is no label and no figure; a title may have blank cells beside it.

        So may any line of a report that is kept in one sheet; among rows only a heading or a sentence is taken for one.
        """
        at = -1
        for number, cell in enumerate(cells):
            if cell.text and at >= 0:
                return None  # So it is in nearly every row.
            if cell.text:
                at = number
        if at < 0 or kinds[at] is not None:
            return None
        only = cells[at]
        is_padded = len(cells) >= _SHEET_COLUMNS and self._is_line(only)
        if len(cells) > 1 and self._last and not is_padded:
            return None
        return None if self._is_piece(only.text) else only

    def _is_line(self, cell: CutCell) -> bool:
        """Whether a cell that has only blank ones beside it is a line of the report."""
        if self._last == "CHAPTER" or "。" in cell.text:
            return True
        return may_open_chapter(cell.text) and find_heading(cell.text, cell.start) is not None

    def _is_of_page(self, cells: tuple[CutCell, ...], kinds: Sequence[Kind]) -> bool:
        """Whether a row before the first heading holds words only, such as a site prints of the page."""
        return (
            None in kinds
            and not self._pieces
            and all(not kind or (isinstance(kind, Figure) and kind.value is None) for kind in kinds)
            and not any(self._is_piece(cell.text) for cell in cells)
        )

    def _cells(self, cells: tuple[CutCell, ...], kinds: Sequence[Kind], table: int) -> None:
        width = cells[-1].column + 1 if cells else 0
        labelled = table < 0 or end_of_figures(kinds, 0) < len(kinds)
        if labelled and self._under_outcome_heads and table >= 0 and is_outcome_row(cells, kinds):
            labelled, self._in_outcome_row = False, True
        beside = -1
        # A number in front of a row's label (序号) is part of it: no figure of the form stands there.
        at = ordinal = label_behind_ordinal(cells, kinds) if table >= 0 else 0
        while at < len(cells):
            cell, kind = cells[at], kinds[at]
            if isinstance(kind, Figure):
                end = end_of_figures(kinds, at)
                if (
                    cell.text
                    or not labelled
                    or beside >= 0
                    or self._blanks_count(cells[at:end], table)
                ):
                    self._figures(cells[at:end], (table, width, beside))
                    at = end
                else:
                    at += 1
                continue
            end, entry = self._longest_label(cells, kinds, at)
            if entry is not None and entry.rest and end == len(cells):
                self._pieces = cells[at:end]
                at = end
            elif entry is not None:
                is_row = self._last in RUNS and is_blank_row(cells[end:])
                first = 0 if at == ordinal else at
                self._label(Found(cells[first:end], table, entry, width))
                beside = cells[end - 1].column if is_row or self._last in ROWS else -1
                at = end
            elif at + 1 == len(cells) and not self._run and self._is_piece(cell.text):
                self._pieces = (cell,)
                at += 1
            else:
                self._unknown(cell, (table, width, beside))
                at += 1

    def _blanks_count(self, cells: tuple[CutCell, ...], table: int) -> bool:
        """Whether a blank cell with figures behind it is one of them; elsewhere it is padding.

        In a mere sequence that is so beside a label and under the heads of table 4, whose first cell may be blank.
        """
        if self._run:
            return True
        if table >= 0:
            return False
        return self._last in ROWS or (
            self._under_outcome_heads and any(cell.text for cell in cells)
        )

    def _blank(self, row: Row) -> None:
        """A row of blank cells says something only beside a row label, after a run, or under the heads of table 4.

        There it is the row of figures only if nothing follows in the table: tools leave blank rows between heads.
        """
        if self._lines:
            return
        if self._under_outcome_heads:
            self._blank_row = row if len(row.cells) >= REVIEW_COUNT else self._blank_row
        elif self._last in ROWS or self._last in RUNS:
            self._cells(row.cells, [classify("")] * len(row.cells), row.table)
            self._end_run()

    def _end_blank_row(self) -> None:
        row, self._blank_row = self._blank_row, None
        if row is not None:
            self._run = list(row.cells)
            self._row_of_run = (row.table, len(row.cells), -1)

    def _longest_label(
        self, cells: tuple[CutCell, ...], kinds: Sequence[Kind], at: int
    ) -> tuple[int, Entry | None]:
        """The longest label that the cells from ``at`` on make up, and where it ends.

        A label may stand in pieces (商业 | 企业); a whole one goes on only to a longer known one (其他 | 结果).
        """
        kind = kinds[at]
        end, found = at + 1, kind if isinstance(kind, Entry) else None
        if end == len(cells) or not cells[end].text or isinstance(kinds[end], Figure):
            return end, found  # So it is in nearly every row: a label, and figures.
        key, reach = squeeze(cells[at].text), at + 1
        while reach < len(cells) and reach - at < _MAX_PIECES and key in starts():
            piece = cells[reach].text
            if not piece or isinstance(kinds[reach], Figure):
                break
            added = squeeze(piece)
            key += added
            reach += 1
            # ? alone is no piece of a label but an unreadable figure; a bracket closes one, a bar divides cells.
            is_piece = added or not piece.strip(_MARKS)
            entry = find_label(key) if is_piece and key in starts() else None
            if entry is not None and not entry.rest:
                end, found = reach, entry
        return end, found

    def _label(self, found: Found) -> None:
        assert found.entry is not None
        self._end_run()
        terminal = found.entry.term.terminal
        before = self._tokens[-1] if self._tokens and not self._lines else None
        # A merged cell written out for each row and column that it covers says the same thing again.
        if (
            before is not None
            and before.type == terminal in ROWS
            and isinstance(before.value, Found)
            and len(before.value.cells)
            < _MAX_PIECES  # Or a long row of one label would be copied at each.
        ):
            before.value = Found(before.value.cells + found.cells, *before.value[1:])
            return
        self._emit(terminal, found)
        self._rest = found.entry.rest
        self._under_outcome_heads = terminal in OUTCOME_HEADS or (
            self._under_outcome_heads and terminal in ("TOTAL", "OTHER")
        )

    def _figures(self, cells: tuple[CutCell, ...], row: tuple[int, int, int]) -> None:
        if not self._run:
            self._row_of_run = row
        self._run += cells

    def _is_figures_place(self, cell: CutCell, row: tuple[int, int, int]) -> bool:
        """Whether a figure is due where a cell of a grid says something else: 无, 见附件."""
        if self._in_outcome_row:
            return True
        # Beside a row's label every cell is in a figure's place; beside （六）其他处理 may stand an unreadable label.
        is_first = self._last == "OTHER_PROCESSING" and not self._run
        return row[2] >= 0 and (not is_first or row[1] - cell.column == APPLICANT_COUNT)

    def _unknown(self, cell: CutCell, row: tuple[int, int, int]) -> None:
        key = squeeze(cell.text)
        if self._rest and key and self._rest.startswith(key):
            self._rest = self._rest[len(key) :]
            self._label_rest(Found((cell,), row[0]))
        elif row[0] >= 0 and self._is_figures_place(cell, row):
            self._figures((cell,), row)
        elif row[0] < 0 and self._last in _COLUMN_HEADS and 0 < len(key) <= _LONGEST_HEAD:
            self._end_run()
            self._emit("UNKNOWN", Found((cell,), row[0]))
        elif row[0] < 0:
            self._line(as_line(cell))
        else:
            self._end_run()
            self._emit("UNKNOWN", Found((cell,), row[0]))

    def _label_rest(self, found: Found) -> None:
        before = self._tokens[-1] if self._tokens and not self._lines and not self._run else None
        if (
            before is not None
            and isinstance(before.value, Found)
            and before.value.entry is not None
        ):
            before.value = before.value._replace(cells=before.value.cells + found.cells)
        else:
            self._end_run()
            self._emit("LABEL_REST", found)

    def _end_run(self) -> None:
        if self._run:
            cells, self._run = tuple(self._run), []
            self._emit(FIGURES.get(len(cells), "CELLS"), Run(cells, *self._row_of_run))
            self._under_outcome_heads = self._in_outcome_row = False

    # Labels in pieces over several rows

    def _is_piece(self, text: str) -> bool:
        key = squeeze(text)
        if not key or "。" in text:
            return False  # 无。 is chapter six, not the begin of 无正当理由大量反复申请.
        if self._rest and self._rest.startswith(key):
            return True
        return key in starts() and (len(key) > 1 or text != key)

    def _with_pieces(self, cells: tuple[CutCell, ...], table: int) -> tuple[CutCell, ...]:
        """The row with the pieces left over from the row before, if they go on in its first cell."""
        key = "".join(squeeze(piece.text) for piece in self._pieces) + squeeze(cells[0].text)
        if cells[0].text and key in starts():
            # The first cell goes on in the column of the piece, and so the others stand further right as well.
            shift = self._pieces[-1].column - cells[0].column
            moved = (
                tuple(cell._replace(column=cell.column + shift) for cell in cells)
                if shift
                else cells
            )
            cells, self._pieces = self._pieces + moved, ()
        else:
            self._end_pieces(table)
        return cells

    def _end_pieces(self, table: int) -> None:
        pieces, self._pieces = self._pieces, ()
        if not pieces:
            return
        entry = find_label("".join(squeeze(piece.text) for piece in pieces))
        if entry is not None:
            self._label(Found(pieces, table, entry))
            return
        for piece in pieces:
            self._unknown(piece, (table, 0, -1))
