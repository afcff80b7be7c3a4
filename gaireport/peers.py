"""Rows of one table beside one another: whether a row's figures fit only thanks to a blank cell that is padding.

Tables are padded with blank cells, so a row that lost a cell or gained one may have as many as are due. What tells is
its frame: the heads above it, the rows like it, the end of its line.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from gaireport.tokens import Found, Run
from gaireport.words import Words

_BEHIND = Words("something else stands behind them in the same row", "同一行其后另有内容")
_HEADS = Words("the heads of its columns reach further", "表头的列数更多")
_BEFORE = Words("the first of its cells stands before the heads", "首个单元格位于表头之前")
_OTHERS = Words("rows like it have another number of cells", "同类行的单元格数不同")
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
        for path, run in rows:
            table = run.table, path.partition(".")[0]
            self._sizes[table][len(run.cells)] += 1
            self._sizes[run.table, _kind(path)][len(run.cells)] += 1
            self._widths[table][run.width] += 1
            self._followed[table] += _is_followed(run)
            if (extent := _extent(run)) > 1:
                self._extents[table][extent] += 1

    def doubt(self, path: str, run: Run, due: int, heads: Sequence[Found]) -> Words | None:
        """What speaks against a row whose figures fit by their number; None where nothing does.

        Args:
            path: of the row.
            run: its figures.
            due: the number of its columns.
            heads: above its columns, as far as they stand in its table.
        """
        head_width = max((head.width for head in heads), default=0)
        size, table = len(run.cells), (run.table, path.partition(".")[0])
        widths = self._widths[table]
        others = self._sizes[run.table, _kind(path)] - Counter({size: 1})
        usual = others.most_common(1)[0][0] if others else size
        if size > due:
            reach = head_width or widths.most_common(1)[0][0]
            # In a mere sequence blanks behind the figures may stand before the next label.
            is_wide = run.width > reach if run.table >= 0 else not run.cells[0].text
            return _OTHERS if usual != size and is_wide else None
        is_followed = _is_followed(run)
        if is_followed and 2 * self._followed[table] < widths.total():
            return _BEHIND
        if run.table >= 0 and head_width > max(widths):
            return _HEADS
        if run.label_column < 0 and heads and run.cells[0].column < heads[0].cells[0].column:
            return _BEFORE
        longer = sum(count for each, count in others.items() if each > due)
        fills_grid = run.table >= 0 and not is_followed and run.width == max(widths)
        if (usual > due or longer > 1) and not fills_grid:
            return _OTHERS
        return _FEW if due == _APPLICANTS and self._is_short(table, run) else None

    def _is_short(self, table: tuple[int, str], run: Run) -> bool:
        """Most rows of table 3 have fewer cells than are due; or, where a blank stands first, none prints as many."""
        sizes, extents = self._sizes[table], self._extents[table]
        few = sum(count for size, count in sizes.items() if size < _APPLICANTS)
        return 2 * few >= sizes.total() or (
            not run.cells[0].text
            and max(extents, default=0) == _APPLICANTS - 1
            and 2 * extents[_APPLICANTS - 1] > extents.total()
        )


def is_whole(run: Run, due: int) -> bool:
    """Whether a row has as many cells as are due, and neither the first nor the last is a blank that may be padding."""
    return len(run.cells) == due and bool(run.cells[0].text and run.cells[-1].text)


def _is_followed(run: Run) -> bool:
    return run.table >= 0 and run.cells[-1].column + 1 < run.width


def _extent(run: Run) -> int:
    """Cells from the first printed figure to the last."""
    printed = [at for at, cell in enumerate(run.cells) if cell.text]
    return printed[-1] - printed[0] + 1 if printed else 0


def _kind(path: str) -> str:
    """What rows are alike: as many columns are due, and their labels span as many."""
    if path.startswith("applications."):
        return f"applications {level(path)}"
    return _ALIKE.get(path, path)


def level(path: str) -> int:
    """Columns that the label spans in the form: three for the rows one, two and four, two for 予以公开 and its like."""
    name = path.removeprefix("applications.")
    if name in ("received", "carried_in", "carried_out"):
        return 3
    return 1 if "." in name and name != "other.all" else 2
