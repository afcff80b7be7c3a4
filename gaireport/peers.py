"""Rows of one table beside one another: whether a row's figures fit only thanks to a blank cell that is padding.

Tables are padded with blank cells, so a row that lost a cell or gained one may have as many as are due. What tells is
its frame: the heads above it, the rows like it, the end of its line.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from gaireport.tokens import Run
from gaireport.words import Words

_BEHIND = Words("something else stands behind them in the same row", "同一行其后另有内容")
_HEADS = Words("the heads of its columns reach further", "表头的列数更多")
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
        self._followed: dict[tuple[int, str], int] = defaultdict(int)
        for path, run in rows:
            table = run.table, path.partition(".")[0]
            self._sizes[table][len(run.cells)] += 1
            self._sizes[run.table, _kind(path)][len(run.cells)] += 1
            self._widths[table][run.width] += 1
            self._followed[table] += _is_followed(run)

    def doubt(self, path: str, run: Run, due: int, heads: int) -> Words | None:
        """What speaks against a row whose figures fit by their number; None where nothing does.

        Args:
            path: of the row.
            run: its figures.
            due: the number of its columns.
            heads: columns that the heads above it reach in its table; 0 where they do not stand in it.
        """
        size, table = len(run.cells), (run.table, path.partition(".")[0])
        sizes, widths = self._sizes[table], self._widths[table]
        others = self._sizes[run.table, _kind(path)] - Counter({size: 1})
        usual = others.most_common(1)[0][0] if others else size
        if size > due:
            reach = heads or widths.most_common(1)[0][0]
            return _OTHERS if usual != size and run.table >= 0 and run.width > reach else None
        is_followed = _is_followed(run)
        if is_followed and 2 * self._followed[table] < sizes.total():
            return _BEHIND
        if run.table >= 0 and heads > max(widths):
            return _HEADS
        fills_grid = run.table >= 0 and not is_followed and run.width == widths.most_common(1)[0][0]
        if usual > due and not fills_grid:
            return _OTHERS
        few = sum(count for each, count in sizes.items() if each < due)
        return _FEW if due == _APPLICANTS and 2 * few >= sizes.total() else None


def is_whole(run: Run, due: int) -> bool:
    """Whether a row has as many cells as are due, and neither the first nor the last is a blank that may be padding."""
    return len(run.cells) == due and bool(run.cells[0].text and run.cells[-1].text)


def _is_followed(run: Run) -> bool:
    return run.table >= 0 and run.cells[-1].column + 1 < run.width


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
