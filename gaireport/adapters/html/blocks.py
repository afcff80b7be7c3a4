"""HTML without tables -> rows where styles, roles or classes say so, else a mere sequence of cells, a block each."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from gaireport.adapter import SEQUENCE, CutCell, Line, Row
from gaireport.adapters.html.scan import Scan
from gaireport.adapters.line_rows import FIGURE_ALONE, cut_sequence
from gaireport.adapters.markup import VOID

_FIGURE_BLOCK = re.compile(
    r">\s*+[0-9０-９][0-9０-９,.，．]*+\s*+(?:</(?:span|b|strong|font)>\s*+)*+"
    r"(?:</(?:div|p|li|dd|dt|section)>|<br\s*+/?+>)",
    re.IGNORECASE,
)
_SPACE = r"(?:[ \t\u3000\xa0]|&nbsp;|&e[mn]sp;|&#160;)"
_PRINTED_FIGURE = r"[-+－＋]?[0-9０-９](?:[0-9０-９,.，．]*[0-9０-９])?"
_ROW_BLOCK = re.compile(
    rf"[^\s0-9<>](?:{_SPACE}++{_PRINTED_FIGURE})++{_SPACE}*+(?:</(?:span|b|strong|font)>\s*+)*+"
    r"(?:</(?:div|p|li|pre)>|<br\s*+/?+>)",
    re.IGNORECASE,
)
"""A block that ends in figures with blanks between, as where each row of a table is a paragraph."""
_GAP_IN_ROW = re.compile(rf"{_SPACE}+")
_FEWEST_FIGURES = 3
_FEWEST_ROW_BLOCKS = 12
_LONGEST_ROW = 400
_MOST_OF_HEADS = 12
"""Characters of a head of a column; a line of several such words, and no longer one, is one of heads."""
_DISPLAY = re.compile(
    r"display\s*+:\s*+(?:inline-)?+table(?:-(row|cell))?+(?![a-z-])", re.IGNORECASE
)
_ROLE = re.compile(
    r"role\s*+=\s*+[\"']?+(?:(table|grid)|(row)|(cell|gridcell|columnheader|rowheader))(?![a-z-])",
    re.IGNORECASE,
)
_CLASS = re.compile(r"class\s*+=\s*+[\"']([^\"']*+)[\"']", re.IGNORECASE)
_DISPLAYED = {None: "table", "row": "tr", "cell": "td"}
_ROLES = ("table", "tr", "td")
_CLASSES = {
    **dict.fromkeys(("tr", "row", "table-row"), "tr"),
    **dict.fromkeys(("td", "th", "cell", "table-cell"), "td"),
}


def count_figures(text: str, start: int, end: int) -> int:
    """How many blocks hold one figure each, or else a row of them; none in a text whose cells have pipes between."""
    found = len(_FIGURE_BLOCK.findall(text, start, end))
    if found < _FEWEST_FIGURES:
        found = len(_ROW_BLOCK.findall(text, start, end))
        found = found if found >= _FEWEST_ROW_BLOCKS else 0
    return found if found >= _FEWEST_FIGURES and text.count("|", start, end) < found else 0


class BlockScan(Scan):
    """A scan of a region without any cell of a table."""

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__(text, start, end)
        self._open_tags: list[tuple[str, str]] = []
        self._open_names: Counter[str] = Counter()

    def run(self) -> Iterator[Row | Line]:
        items = list(super().run())
        if any(isinstance(item, Row) for item in items):
            return iter(items)
        lines = [item for item in items if isinstance(item, Line)]
        rows = [_row_in(self.text, line) for line in lines]
        whole = sum(row is not None and _ends_in_figure(row) for row in rows)
        lone = sum(_holds_a_figure(line.text) for line in lines)
        if whole >= _FEWEST_ROW_BLOCKS and whole > lone:
            return (row or line for row, line in zip(rows, lines, strict=True))
        return cut_sequence(lines)

    def _open(self, name: str, place: tuple[int, int], after: int) -> int:
        attributes = self.text[slice(*place)]
        part = _part_of_table(attributes)
        if name not in VOID and not attributes.endswith("/"):
            self._open_tags.append((name, part))
            self._open_names[name] += 1
        return super()._open(part or name, place, after)

    def _close(self, name: str) -> None:
        if not self._open_names[name]:
            super()._close(name)
            return
        while True:
            opened, part = self._open_tags.pop()
            self._open_names[opened] -= 1
            if opened == name:
                super()._close(part or name)
                return


def _row_in(text: str, line: Line) -> Row | None:
    """The row that a paragraph holds: a label and figures with blanks between them, or the heads of columns."""
    raw = text[line.start : line.end]
    if len(raw) > _LONGEST_ROW or "<" in raw:
        return None
    gaps = [found.span() for found in _GAP_IN_ROW.finditer(raw)]
    words = list(
        zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(raw)], strict=True)
    )
    figures = sum(
        1 for _ in takewhile(lambda span: _holds_a_figure(raw[slice(*span)]), words[::-1])
    )
    labels = words[: len(words) - figures]
    if figures and labels:
        words = [(labels[0][0], labels[-1][1]), *words[len(labels) :]]
    elif not figures and (
        len(words) < 2 or any(end - start > _MOST_OF_HEADS for start, end in words)
    ):
        return None
    cells = [
        CutCell(_GAP_IN_ROW.sub(" ", raw[start:end]), line.start + start, line.start + end, column)
        for column, (start, end) in enumerate(words)
    ]
    return Row(tuple(cells), SEQUENCE)


def _ends_in_figure(row: Row) -> bool:
    return len(row.cells) > 1 and _holds_a_figure(row.cells[-1].text)


def _holds_a_figure(text: str) -> bool:
    return FIGURE_ALONE.fullmatch(text) is not None


def _part_of_table(attributes: str) -> str:
    """The tag of HTML that an element stands for by its style, role or class; ``""`` for none."""
    if not attributes:
        return ""
    if found := _DISPLAY.search(attributes):
        return _DISPLAYED[found[1] and found[1].lower()]
    if found := _ROLE.search(attributes):
        return _ROLES[(found.lastindex or 1) - 1]
    if found := _CLASS.search(attributes):
        parts = [part for each in found[1].lower().split() if (part := _CLASSES.get(each))]
        return parts[0] if parts else ""
    return ""
