"""What findings print of a cell -> the cells that are meant: a path or its tail, or a Chinese label or its tail.

And which files have lines that their readers see.
"""

import difflib
import re
from collections.abc import Iterable

from gaireport.form.names import cell_name

_NO_LETTERS = re.compile(r"[\s·、，,：:（）()“”]+|[一二三四五六七](?=、|）)")

_WITHOUT_LINES = re.compile(
    r"\.(?:docx?|docm|dotx?|wps|wpt|rtf|od[st]|fod[st]|pdf|ofd|xls[xm]?|et|mht|mhtml|eml|png|jpe?g|tiff?)(?:#\d+)?",
    re.IGNORECASE,
)


def has_lines(name: str) -> bool:
    """Whether the readers of a file see the lines of the text that is read: those of a Word file do not."""
    return not _WITHOUT_LINES.search(name[-12:])


def find_cells(asked: str, paths: Iterable[str]) -> list[str]:
    """The paths that are meant, in the order of the form; several where a tail or a label goes with several."""
    known = list(paths)
    wanted = asked.strip().strip("“”\"'")
    if wanted in known:
        return [wanted]
    by_tail = [path for path in known if path.endswith(f".{wanted}")]
    if by_tail or not (bare := _without_signs(wanted)):
        return by_tail
    labels = {path: _without_signs(cell_name(path).zh) for path in known}
    same = [path for path, label in labels.items() if label == bare]
    ends = [path for path, label in labels.items() if label.endswith(bare)]
    # A row's label alone means the row: its total, or all of it where it has none.
    rows = [path for path in known if _without_signs(_row_label(cell_name(path).zh)).endswith(bare)]
    totals = [path for path in rows if path.endswith(".total")]
    return same or ends or totals or rows


def near_cells(asked: str, paths: Iterable[str]) -> list[str]:
    """Paths that are spelt nearly so, or labels of rows and of cells where a label was asked for."""
    known = list(paths)
    if not asked.isascii():
        names = [cell_name(path).zh for path in known]
        rows = {_without_signs(row.rpartition(" ")[2]): row for row in map(_row_label, names)}
        labels = rows if "·" not in asked else {_without_signs(name): name for name in names}
        near = difflib.get_close_matches(_without_signs(asked), labels, n=3)
        return [labels[each] for each in near]
    tails = {".".join(path.split(".")[-2:]): path for path in known}
    near = difflib.get_close_matches(asked, known, n=3)
    return near or [tails[each] for each in difflib.get_close_matches(asked, tails, n=3)]


def _row_label(name: str) -> str:
    return name.rpartition("·")[0]


def _without_signs(label: str) -> str:
    return _NO_LETTERS.sub("", label)
