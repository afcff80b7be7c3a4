"""Printed rows -> cells on evidence: every row is placed in the columns of its block, and each link is asked for.

A link that is missing is kept with the cells that it does not reach; the value stays what is printed in the place that
is likeliest, unless nothing says what place that is.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gaireport.adapter import CutCell
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.words import Words
from gaireport.form.names import by_path
from gaireport.nodes import UNPLACED, Cell
from gaireport.source import Span, span_over
from gaireport.tables.columns import Columns
from gaireport.tables.extents import own_cells
from gaireport.tables.frames import Frames
from gaireport.tables.links import Missing
from gaireport.tables.placing import Bearing, Placed, place
from gaireport.tables.printed import Block, PrintedRow
from gaireport.tables.sums import Holds, sound_ways, sums_of, taken
from gaireport.tables.traits import (
    differs_repeated,
    fails_a_sum,
    has_blank_pieces,
    has_figures_below,
    has_stray,
    is_closed_up,
    shows_joins,
    stands_before_heads,
    stands_elsewhere,
)
from gaireport.tokens.figures import Figure
from gaireport.tokens.kinds import figure_in, figure_of

_BLANKS = Words(
    "the text does not show whether blank cells are kept, so its figures may stand further right",
    "无法确认空白单元格是否保留，数据可能左移",
)
_PIECES = Words("its figures stand in several pieces", "数据分成几段")
_BELOW = Words(
    "its figures stand in a line below its own, which is blank", "本行空白，数据在其下一行"
)
_APART = Words("other text stands between the label and the figures", "标签与数据之间有其他文字")
_ODD = Words(
    "one of its cells is no figure, so the others may stand one column off",
    "其中有非数字内容，其余数据可能错列",
)
_NO_TOTAL = Words(
    "it prints no total, and nearly all other rows do", "该行没有总计，而其他行几乎都有"
)
_BLANK_ALONE = Words(
    "it is blank, and every other row has a figure in each column", "该行空白，而其他行各列均有数据"
)
_EACH_ONCE = Words(
    "it has blank cells, and no figure stands in the text twice: lines that repeat others may have been removed",
    "该行有空白，而全文没有重复的数字：重复的行可能已被删除",
)
_DIGITS_BEHIND = Words(
    "digits stand alone behind it, which may belong to its last figure",
    "其后单独一行有数字，可能是最后一个数据的一部分",
)
_OVERFULL = Words(
    "rows of the table have more cells than there are column heads", "表中各行的单元格多于表头"
)
_NOT_UNDER_HEADS = Words(
    "it does not stand under the heads, as other rows of the table do",
    "该行数据不在表头之下，而表中其他行都在",
)
_LONGER = Words(
    "it has more cells than the rows like it, so one of them may not be its own",
    "该行单元格多于同类各行，其中可能有多余的",
)
_FIGURES_REPEATED = Words(
    "a merged column is written out with different figures", "合并列重复列出，但数据不同"
)
_MORE_IN_CELL = Words(
    "more stands in the cell, or something else, than the figure that was read",
    "单元格所列内容与读出的数据不完全一致",
)
_MERGED_CELL = Words(
    "a merged cell stands for several places, and nothing shows for which its figure is meant",
    "合并单元格对应多个位置，无法确定数据属于哪一个",
)
_TEXT_ENDS = Words("the text ends there, perhaps inside the figure", "文本到此为止，数字可能不完整")
_HEADS_ELSEWHERE = Words(
    "it stands in other columns than the heads, which are in an order of their own",
    "数据所在列与表头不一致，而表头顺序与规定不同",
)
_SUMS = Words(
    "its cells are not as many as the columns; the figures were placed so that the sums hold",
    "单元格数与列数不符，已按勾稽关系对应各列",
)
_LINE = Words(
    "its cells are not as many as the columns; the figures were placed by where they stand on the line",
    "单元格数与列数不符，已按所在位置对应各列",
)


class PathRow(NamedTuple):
    """A printed row with the paths of its cells."""

    row: PrintedRow
    columns: Columns
    paths: tuple[str, ...]
    """One for each column; ``""`` for one that the form does not have."""


class RowReader:
    """Reads rows; what they lack is collected.

    Args:
        end: where the report ends in the text.
        rows: all rows that will be read, for the habit of the text.
        blocks: the heads above them.
    """

    def __init__(self, end: int, rows: Sequence[PathRow], blocks: Sequence[Block]) -> None:
        self._end = end
        self._sums: dict[tuple[str, ...], Holds | None] = {}
        self._frames = Frames(
            [(row, columns, self._holds(columns)) for row, columns, _ in rows if row.runs], blocks
        )
        self.missing: list[Missing] = []
        self.unplaced: set[str] = set()
        """The paths of the rows of which nothing is placed."""
        self.proven: set[str] = set()
        """The paths of the rows whose sums hold, where each stands in its column."""
        self._joined: set[str] = set()
        """The paths of those in which the sums show that broken figures were joined rightly."""
        self.diagnostics: list[Diagnostic] = []
        self.left_over: list[CutCell] = []
        """Printed cells that no path took."""

    def _holds(self, columns: Columns) -> Holds | None:
        if columns.names not in self._sums:
            self._sums[columns.names] = sums_of(columns)
        return self._sums[columns.names]

    def read(self, path_row: PathRow) -> dict[str, Cell]:
        """Path -> cell, for every path of the row."""
        row, columns, paths = path_row
        placed = self._place(row, columns)
        self._count(path_row, placed)
        self._edge(path_row, placed)
        if row.path in self.proven and shows_joins(paths, placed.cells):
            self._joined.add(row.path)
        found: dict[str, Cell] = {}
        for path, cell in zip(paths, placed.cells, strict=True):
            if path:
                found[path] = UNPLACED if cell is None else self._cell(path_row, path, cell)
        self._content(path_row, placed)
        return found

    def _place(self, row: PrintedRow, columns: Columns) -> Placed:
        first = self._frames.first_placed.get(id(row))
        if first is not None and first.bearing in (Bearing.PRINT, Bearing.SUMS):
            return first
        holds = self._holds(columns)
        placed = place(row, columns, self._frames.starts(row, columns), holds)
        if placed.bearing is Bearing.FRAME and self._frames.closes_up and row.printed:
            # What stands in the first columns was moved there when blank cells were dropped.
            return place(row.with_cells(row.printed), columns, (), holds)
        return placed

    def _cell(self, path_row: PathRow, path: str, cell: CutCell) -> Cell:
        text, start, end, *_ = cell
        value, unit, readable, wrapped = figure = figure_in(text)
        if (wrapped and path_row.row.path not in self._joined) or not readable:
            self._say_figure(path_row, cell, figure, path)
        return Cell(text, value, unit, Span(start, end))

    def _say_figure(self, path_row: PathRow, cell: CutCell, figure: Figure, path: str) -> None:
        span, name = Span(cell.start, cell.end), by_path(path)
        if figure.wrapped:
            self.diagnostics.append(diagnose("GR215", span, (path,), row=name, text=figure.value))
            return
        # Two numbers in one cell: digits of a neighbour may have run over into it (overprinted PDF columns), or the
        # figures of two columns were printed in it, and a blank cell elsewhere in the row is the one that was left.
        at = path_row.paths.index(path)
        near: Sequence[str] = (path,)
        if len(cell.text.split()) > 1:
            # Several such cells are those of two rows in one.
            is_parted = len(path_row.row.printed) < len(path_row.row.cells)
            is_double = sum(" " in each.text for each in path_row.row.printed) > 1
            is_alone = not is_parted and not is_double
            near = path_row.paths[max(0, at - 1) : at + 2] if is_alone else path_row.paths
        touched = tuple(each for each in near if each)
        self.diagnostics.append(diagnose("GR209", span, touched, row=name, text=cell.text[:20]))

    # Links

    def _count(self, path_row: PathRow, placed: Placed) -> None:
        row, columns, paths = path_row
        named = tuple([path for path in paths if path])
        if placed.cells is not row.cells:
            starts = {cell.start for cell in placed.cells if cell is not None}
            self.left_over.extend(cell for cell in row.printed if cell.start not in starts)
        if placed.bearing is Bearing.NOTHING:
            self._unclear(path_row, placed, named)
            self.unplaced.add(row.path)
            return
        if placed.bearing is Bearing.SUMS:
            if why := self._doubt_sums(path_row, placed):
                self.lack("GR219", why, path_row, named)
                return
            self.proven.add(row.path)
        unplaced: tuple[str, ...] = ()
        if None in placed.cells:
            cells = zip(paths, placed.cells, strict=True)
            unplaced = tuple([path for path, cell in cells if path and cell is None])
        if unplaced:
            self._unclear(path_row, placed, unplaced)
        if placed.bearing is Bearing.INFERRED:
            reason = _LINE if self._holds(columns) is None else _SUMS
            self.lack("GR206", reason, path_row, tuple(p for p in named if p not in unplaced))
        elif why := self._doubt(path_row, placed):
            self.lack("GR219", why, path_row, named)
        elif lacking := self._lack_totals(path_row, placed):
            self.lack("GR219", _NO_TOTAL, path_row, lacking)

    def _doubt_sums(self, path_row: PathRow, placed: Placed) -> Words | None:
        """Why sums that hold do not bear a row out: they hold as well without a column that is blank."""
        row, columns, _ = path_row
        is_framed = self._frames.stands_as_whole_rows(row, placed.cells)
        if (
            (stands_before_heads(row, placed.cells, columns) and not is_framed)
            or self._frames.extents.begins_at_labels(row, placed.cells)
            or self._frames.is_alone(row, placed.cells, columns)
            or self._holds_otherwise(row, placed, columns)
        ):
            return _BLANKS
        # Of two pieces nobody knows how many blank cells stand between.
        return _PIECES if has_blank_pieces(row, placed.cells) else None

    def _holds_otherwise(self, row: PrintedRow, placed: Placed, columns: Columns) -> bool:
        """Whether in a row of table 4, which nothing frames, another blank cell may be the one too many."""
        holds = self._holds(columns)
        if row.path != "review" or columns.table == row.runs[0].table or holds is None:
            return False
        if len(row.cells) <= columns.due:
            return False
        here = [cell.text if cell else "" for cell in placed.cells]
        ways = [
            [cell.text for cell in taken(row.cells, way)]
            for way in sound_ways(row.cells, columns.due, holds)
        ]
        printed = [text for text in here if text]
        return any(way != here and [text for text in way if text] == printed for way in ways)

    def _doubt(self, path_row: PathRow, placed: Placed) -> Words | None:
        """Why a row of as many cells as columns is not borne out."""
        row, columns, _ = path_row
        extents = self._frames.extents
        if columns.is_reordered and stands_elsewhere(row, placed.cells, columns):
            return _HEADS_ELSEWHERE
        if differs_repeated(placed.cells, columns):
            return _FIGURES_REPEATED
        if extents.is_overfull(row, columns):
            return _OVERFULL
        if not row.printed and extents.fills_cells and row.path.startswith("applications"):
            return _BLANK_ALONE
        if row.apart:
            return _APART
        if placed.bearing is Bearing.SUMS:
            return None
        if self._frames.has_each_once and not all(cell and cell.text for cell in placed.cells):
            return _EACH_ONCE
        has_sums = self._holds(columns) is not None
        if has_sums and row.printed and row.runs[0].table < 0 <= columns.table:
            return _NOT_UNDER_HEADS
        if extents.reaches_over(row, columns):
            return _OVERFULL
        if extents.is_longer(row, columns):
            return _LONGER
        # Table 4 is one row: no other shows whether a cell of it was taken in.
        is_longer = (
            row.path == "review"
            and len(own_cells(row, columns)) > columns.due
            and row.runs[0].table >= 0
        )
        if is_longer and fails_a_sum(path_row.paths, placed.cells):
            return _LONGER
        if placed.bearing is Bearing.FRAME:
            return self._doubt_frame(path_row, placed)
        if placed.bearing is Bearing.PRINT and placed.is_odd and has_stray(row, placed.cells):
            return _ODD
        return None

    def _lack_totals(self, path_row: PathRow, placed: Placed) -> tuple[str, ...]:
        """The paths that have figures and, as hardly any other row, no total: a figure too many may have pushed it out.

        Where the sums of the other proceedings hold, those of one are in question; else those of the whole row.
        """
        if not self._frames.prints_totals:
            return ()
        if all([cell and figure_in(cell.text).value is not None for cell in placed.cells]):
            return ()
        is_proven = placed.bearing is Bearing.SUMS
        by_path = {p: c for p, c in zip(path_row.paths, placed.cells, strict=True) if p and c}
        # Where the sums of the others hold, or blank cells may have been dropped, figures that are all 0 lack a total
        # as well, and a mark is one.
        is_due = is_proven or self._frames.has_closed_up or is_closed_up(placed.cells)
        read = {p for p, c in by_path.items() if (c.text if is_due else figure_of(c).value)}
        groups = {path.rpartition(".")[0] for path in read}
        known = read | {p for p, c in by_path.items() if figure_of(c).value is not None}
        lacking = {
            group
            for group in groups
            if (total := f"{group}.total") in path_row.paths and total not in known
        }
        if not lacking:
            return ()
        named = tuple(path for path in path_row.paths if path)
        return tuple(p for p in named if p.rpartition(".")[0] in lacking) if is_proven else named

    def _doubt_frame(self, path_row: PathRow, placed: Placed) -> Words | None:
        """Why blank cells at the ends of a row may be padding, or dropped."""
        row, columns, _ = path_row
        if placed.is_odd:
            return _ODD
        if has_blank_pieces(row, placed.cells):
            return _PIECES
        if has_figures_below(row, columns):
            return _BELOW
        if row.printed and self._frames.extents.begins_at_labels(row, placed.cells):
            return _BLANKS
        has_spare_cells = len(own_cells(row, columns)) > columns.due and bool(row.printed)
        if has_spare_cells and fails_a_sum(path_row.paths, placed.cells):
            return _BLANKS
        # No other row shows of tables 2 and 4 whether one cell of a row was taken in.
        if has_spare_cells and "total" not in columns.names and row.runs[0].table >= 0:
            return _BLANKS
        return None if self._frames.bears_out(row, placed, columns) else _BLANKS

    def _content(self, path_row: PathRow, placed: Placed) -> None:
        """Cells that print more than their text, as struck-out digits or a picture, and those merged over others."""
        if all([cell is None or cell.is_whole for cell in placed.cells]):
            return
        parts = {
            path: cell
            for path, cell in zip(path_row.paths, placed.cells, strict=True)
            if path and cell is not None and not cell.is_whole
        }
        if parts:
            span, name = span_over(list(parts.values())), by_path(path_row.row.path)
            why = (
                _MERGED_CELL
                if any(c.rows > 1 or c.columns > 1 for c in parts.values())
                else _MORE_IN_CELL
            )
            self.diagnostics.append(
                diagnose("GR220", span, tuple(parts), row=name, why=why, count=len(parts))
            )

    def _edge(self, path_row: PathRow, placed: Placed) -> None:
        """A row at the very end of the text may be cut: its blank cells were never printed, its last figure is half."""
        row, _, paths = path_row
        cells = row.cells
        if not cells or placed.bearing is Bearing.SUMS:
            return
        if row.followed:
            # Where a sum fails they may be the last of a row that is shifted.
            is_shifted = fails_a_sum(paths, placed.cells)
            touched = [
                p
                for p, cell in zip(paths, placed.cells, strict=True)
                if p and (is_shifted or cell is cells[-1])
            ]
            if is_shifted or cells[-1].text not in ("", "0", "０"):
                self.lack("GR222", _DIGITS_BEHIND, path_row, touched)
        if cells[-1].end < self._end:
            return
        last = max((at for at, cell in enumerate(placed.cells) if cell and cell.text), default=-1)
        touched = [path for path in paths[max(last, 0) :] if path]
        figure = placed.cells[last] if last >= 0 else None
        if figure is not None and figure.text in ("0", "０"):
            touched = [path for path in paths[last + 1 :] if path]
        if touched:
            self.lack("GR222", _TEXT_ENDS, path_row, tuple(touched))

    def _unclear(self, path_row: PathRow, placed: Placed, paths: tuple[str, ...]) -> None:
        row = path_row.row
        facts = {"row": by_path(row.path), "found": placed.found, "due": len(path_row.paths)}
        self.diagnostics.append(diagnose("GR205", row.span, paths, **facts))

    def lack(self, code: str, why: Words, path_row: PathRow, paths: Iterable[str]) -> None:
        """Keep that a link does not reach some cells of a row."""
        row = path_row.row
        self.missing.append(Missing(code, why, row.path, row.span, tuple(paths)))
