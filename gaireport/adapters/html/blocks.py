"""HTML without tables -> rows where styles, roles or classes say so, else a mere sequence of cells, a block each."""

import re
from collections import Counter
from collections.abc import Iterator

from gaireport.adapter import Line, Row
from gaireport.adapters.html.scan import Scan
from gaireport.adapters.line_rows import cut_sequence
from gaireport.adapters.markup import VOID

_FIGURE_BLOCK = re.compile(
    r">\s*+[0-9０-９][0-9０-９,.，．]*+\s*+(?:</(?:span|b|strong|font)>\s*+)*+"
    r"(?:</(?:div|p|li|dd|dt|section)>|<br\s*+/?+>)",
    re.IGNORECASE,
)
_FEWEST_FIGURES = 3
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
    """How many blocks hold one figure each; none in a text whose cells have pipes between."""
    found = len(_FIGURE_BLOCK.findall(text, start, end))
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
        return cut_sequence(item for item in items if isinstance(item, Line))

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
