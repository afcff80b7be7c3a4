"""Rows of one table beside one another: whether a row's figures fit only thanks to a blank cell that is padding.

Tables are padded with blank cells, so a row that lost a cell or gained one may have as many as are due. What tells is
its frame: the heads above it, the rows like it, the end of its line.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from gaireport.findings.words import Words
from gaireport.tokens.kinds import Found, Run

_BEHIND = Words("something else stands behind them in the same row", "同一行其后另有内容")
_HEADS = Words("the heads of its columns reach further", "表头的列数更多")
_BEFORE = Words("the first of its cells stands before the heads", "首个单元格位于表头之前")
_OTHERS = Words("rows like it have another number of cells", "同类行的单元格数不同")
NARROWEST = Words("all other rows of the table are wider", "同表其他行的列数更多")
_FEW = Words("other rows have fewer cells than are due", "其他行的单元格数不足")

_ALIKE = {
    "proactive.regulations": "documents",
    "proactive.normative_documents": "documents",
    "proactive.licensing": "decisions",
    "proactive.other_services": "decisions",
    "proactive.penalties": "decisions",
    "proactive.coercion": "decisions",
    "proactive.fees": "amounts",
    "proactive.procurement": "amounts",
}
"""Rows of table 2 with as many columns in either form."""

_APPLICANTS = 7
"""Columns of table 3; only there are rows enough with as many."""


class _Shape(NamedTuple):
    """What speaks of a row in its table: a text has many rows and few shapes."""

    table: int
    kind: str
    size: int
    """Cells of the first run."""
    width: int
    begins: int | None
    """Column of the first cell; None where a label stands before it."""
    opens_blank: bool
    is_followed: bool
    """Something else stands behind the run in the same row."""


class Peers:
    """The frames of all rows of one text.

    Args:
        rows: the path of each row, and its first run.
    """

    def __init__(self, rows: Iterable[tuple[str, Run]]) -> None:
        self._sizes: dict[tuple[int, str], Counter[int]] = defaultdict(Counter)
        self._widths: dict[tuple[int, str], Counter[int]] = defaultdict(Counter)
        self._extents: dict[tuple[int, str], Counter[int]] = defaultdict(Counter)
        self._followed: dict[tuple[int, str], int] = defaultdict(int)
        self._doubts: dict[tuple[_Shape, int, int, int], Words | None] = {}
        shapes = Counter([(_shape(path, run), _extent(run)) for path, run in rows])
        for (shape, extent), count in shapes.items():
            table = shape.table, _table_of(shape.kind)
            self._sizes[table][shape.size] += count
            self._sizes[shape.table, shape.kind][shape.size] += count
            self._widths[table][shape.width] += count
            self._followed[table] += count * shape.is_followed
            if extent > 1:
                self._extents[table][extent] += count

    def doubt(self, path: str, run: Run, due: int, heads: Sequence[Found]) -> Words | None:
        """What speaks against a row whose figures fit by their number; None where nothing does.

        Args:
            path: of the row.
            run: its figures.
            due: the number of its columns.
            heads: above its columns, as far as they stand in its table.
        """
        first = heads[0].cells[0].column if heads else 0
        key = _shape(path, run), due, max((head.width for head in heads), default=0), first
        if key not in self._doubts:
            self._doubts[key] = self._find_doubt(*key)
        return self._doubts[key]

    def _find_doubt(self, row: _Shape, due: int, head_width: int, first: int) -> Words | None:
        in_grid, table = row.table >= 0, (row.table, _table_of(row.kind))
        widths = self._widths[table]
        others = self._sizes[row.table, row.kind] - Counter({row.size: 1})
        usual = others.most_common(1)[0][0] if others else row.size
        if row.size > due:
            reach = head_width or widths.most_common(1)[0][0]
            # In a mere sequence blanks behind the figures may stand before the next label; where that is so, rows like
            # it have them too.
            is_wide = row.width > reach if in_grid else row.opens_blank or usual == due
            return _OTHERS if usual != row.size and is_wide else None
        if row.is_followed and 2 * self._followed[table] < widths.total():
            return _BEHIND
        if in_grid and head_width > max(widths):
            return _HEADS
        if row.begins is not None and row.begins < first:
            return _BEFORE
        longer = sum(count for each, count in others.items() if each > due)
        # Where most rows have something behind them a whole table stands in one row, and its end is that of no grid.
        is_grid = in_grid and 2 * self._followed[table] < widths.total()
        fills_grid = is_grid and not row.is_followed and row.width == max(widths)
        if (usual > due or longer > 1) and not fills_grid:
            return _OTHERS
        if (
            is_grid
            and due == _APPLICANTS
            and row.width < min(widths - Counter({row.width: 1}), default=0)
        ):
            return NARROWEST
        is_unsure = row.opens_blank or is_grid is not in_grid
        return _FEW if due == _APPLICANTS and self._is_short(table, is_unsure) else None

    def _is_short(self, table: tuple[int, str], is_unsure: bool) -> bool:
        """Most rows of table 3 have fewer cells than are due; or most print one figure less.

        Args:
            is_unsure: a blank of the row may be no cell of it.
        """
        sizes, extents = self._sizes[table], self._extents[table]
        few = sum(count for size, count in sizes.items() if size < _APPLICANTS)
        return 2 * few >= sizes.total() or (
            (is_unsure or few > 0) and 2 * extents[_APPLICANTS - 1] > extents.total()
        )


def is_whole(run: Run, due: int) -> bool:
    """Whether a row has as many cells as are due, and neither the first nor the last is a blank that may be padding."""
    return len(run.cells) == due and bool(run.cells[0].text and run.cells[-1].text)


def _shape(path: str, run: Run) -> _Shape:
    cells, table, width, label_column = run
    return _Shape(
        table,
        _kind(path),
        len(cells),
        width,
        cells[0].column if label_column < 0 else None,
        not cells[0].text,
        table >= 0 and cells[-1].column + 1 < width,
    )


def _extent(run: Run) -> int:
    """Cells from the first printed figure to the last."""
    printed = [at for at, cell in enumerate(run.cells) if cell.text]
    return printed[-1] - printed[0] + 1 if printed else 0


@cache
def _kind(path: str) -> str:
    """What rows are alike: as many columns are due, and their labels span as many. Begins with the table's name."""
    if path.startswith("applications."):
        return f"applications.{level(path)}"
    return f"proactive.{_ALIKE[path]}" if path in _ALIKE else path


def _table_of(kind: str) -> str:
    return kind.partition(".")[0]


def level(path: str) -> int:
    """Columns that the label spans in the form: three for the rows one, two and four, two for 予以公开 and its like."""
    name = path.removeprefix("applications.")
    if name in ("received", "carried_in", "carried_out"):
        return 3
    return 1 if "." in name and name != "other.all" else 2
