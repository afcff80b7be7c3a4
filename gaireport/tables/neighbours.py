"""Row links that neighbours bear out: a label that is not quite one of the form, and rows beside a hole.

A label one or two characters off is believed where the rows before and after it in the form stand beside it. In a mere
sequence of cells a row beside missing rows may have taken the figures of another.
"""

from collections.abc import Collection, Iterator, Sequence

from gaireport.findings.words import Words
from gaireport.form import official
from gaireport.tables.links import Missing
from gaireport.tables.printed import PrintedRow
from gaireport.tables.reading import PathRow

ORDERS = (
    tuple(f"proactive.{block}" for block in official.BLOCKS["2021"]),
    tuple(f"proactive.{block}" for block in official.BLOCKS["2019"]),
    *(
        tuple(f"applications.{row}" for row in ("received", "carried_in", *rows, "total", "carried_out"))
        for rows in official.OUTCOME_ROWS.values()
    ),
)  # fmt: skip
"""The rows of table 2 and of table 3 in the order of each form."""
_ORDERS_BESIDE = (*ORDERS, tuple(f"review.{name}" for name in official.OUTCOME_COLUMNS))
"""The same, and the rows of a table 4 that has a row for each outcome."""
_NEAR = Words(
    "its label is not one of the form, and a row beside it is missing",
    "标签与规定不符，且相邻行缺失",
)
_HOLE = Words(
    "the row next to it is missing, whose figures these may be", "相邻行缺失，数据可能属于该行"
)

_OVERFLOW = Words(
    "it is blank, and the row before it has more figures than columns",
    "该行空白，而上一行的数据多于列数",
)


def find_lost_neighbours(rows: Sequence[PathRow], settled: Collection[str]) -> Iterator[Missing]:
    """Rows beside a hole: those with a near label, and in a mere sequence those before it or that no sums prove.

    All figures of the missing row may stand behind the label before the hole, and their sums hold as well.

    Args:
        rows: one for each path.
        settled: the paths of the rows whose sums hold, and of those of which nothing is placed.
    """
    by_path = {path_row.row.path: path_row for path_row in rows}
    for path, path_row in by_path.items():
        row = path_row.row
        named = tuple(each for each in path_row.paths if each)
        if not row.printed and _is_behind_overflow(path, by_path):
            yield Missing("GR219", _OVERFLOW, path, row.span, named)
        if not row.printed or not _is_beside_hole(path, by_path):
            continue
        if _is_near(row):
            # Sums say nothing of the label: the figures may be another row's, all of them.
            yield Missing("GR219", _NEAR, path, row.span, named)
        elif row.runs[0].table < 0 and (path not in settled or _is_before_hole(path, by_path)):
            yield Missing("GR219", _HOLE, path, row.span, named)


def _is_behind_overflow(path: str, found: dict[str, PathRow]) -> bool:
    """Whether a row before it in the form prints more figures than it has columns."""
    before = {order[at - 1] for order in ORDERS if path in order and (at := order.index(path))}
    return any(
        len(found[each].row.printed) > len(found[each].paths) for each in before if each in found
    )


def _is_near(row: PrintedRow) -> bool:
    entry = row.label.entry if row.label else None
    return entry is not None and (not entry.usual or bool(entry.rest))


def _is_beside_hole(path: str, found: dict[str, PathRow]) -> bool:
    """Whether in every form that has the row one beside it is missing."""
    besides = _BESIDE.get(path)
    return besides is not None and all(not found.keys() >= beside for beside in besides)


def _is_before_hole(path: str, found: dict[str, PathRow]) -> bool:
    """Whether in every form that has the row the next one is missing, and a later one is there."""
    orders = [order for order in _ORDERS_BESIDE if path in order]
    behind = [order[order.index(path) + 1 :] for order in orders]
    return all(rows and rows[0] not in found and any(r in found for r in rows) for rows in behind)


def _rows_beside() -> dict[str, list[set[str]]]:
    found: dict[str, list[set[str]]] = {}
    for order in _ORDERS_BESIDE:
        for at, path in enumerate(order):
            beside = {*order[max(0, at - 1) : at], *order[at + 1 : at + 2]}
            found.setdefault(path, []).append(beside)
    return found


_BESIDE = _rows_beside()
"""Row -> the rows that stand beside it, in each form that has it."""
