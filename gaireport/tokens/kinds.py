"""What the lexer makes of cells: labels and figures as looked up, and the tokens that the grammars work on."""

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

from gaireport.adapter import CutCell
from gaireport.form.official import APPLICANT_COLUMNS, REVIEW_PATHS
from gaireport.tokens.figures import UNREADABLE, Figure, read_figure
from gaireport.tokens.lexicon import Entry, find_label

FIGURES = {
    1: "ONE",
    2: "TWO",
    3: "THREE",
    len(APPLICANT_COLUMNS): "SEVEN",
    len(REVIEW_PATHS): "FIFTEEN",
}
"""Terminal of a run of as many figure cells as a row of the forms has; any other number is CELLS."""
RUNS = frozenset((*FIGURES.values(), "CELLS"))

_CACHE_LIMIT = 8192
_LONGEST_KEPT = 90

Kind = Entry | Figure | None


class Token:
    """What the grammars work on: ``type`` is the terminal, ``value`` the cells or lines."""

    __slots__ = ("type", "value")
    # Lark copies these from the last token to the end mark.
    start_pos: ClassVar[None] = None
    end_pos: ClassVar[None] = None
    line: ClassVar[None] = None
    column: ClassVar[None] = None
    end_line: ClassVar[None] = None
    end_column: ClassVar[None] = None

    def __init__(self, type: str, value: Any) -> None:
        self.type = type
        self.value = value

    def __repr__(self) -> str:
        return f"Token({self.type}, {self.value!r})"


class Run(NamedTuple):
    """Figure cells that stand together, blank ones included."""

    cells: tuple[CutCell, ...]
    table: int
    width: int
    """Columns that the row reaches."""
    label_column: int
    """Column of the label beside the run; -1 where none stands in its row."""

    @property
    def is_printed(self) -> bool:
        """Whether anything stands in its cells."""
        return any(cell.text for cell in self.cells)


class Found(NamedTuple):
    """The cells that make up one label, or one text that is none."""

    cells: tuple[CutCell, ...]
    table: int
    entry: Entry | None = None
    width: int = 0
    """Columns that the row reaches."""


class _Kinds(dict[str, Kind]):
    """What texts are; remembered, since reports repeat the same 60 labels and few figures."""

    def __missing__(self, text: str) -> Kind:
        kind: Kind = (find_label(text) if text else None) or read_figure(text)
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= _CACHE_LIMIT:
                self.clear()
            self[text] = kind
        return kind


classify: Callable[[str], Kind] = _Kinds().__getitem__
"""Label, figure or neither. Every cell is looked up several times: a function of ours around it would cost more."""


class _Figures(dict[str, Figure]):
    """What texts are where only figures are due; remembered as well."""

    def __missing__(self, text: str) -> Figure:
        kind = classify(text)
        figure = kind if isinstance(kind, Figure) else UNREADABLE
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= _CACHE_LIMIT:
                self.clear()
            self[text] = figure
        return figure


figure_in: Callable[[str], Figure] = _Figures().__getitem__
"""The figure that the text of a cell of a run is; what is none cannot be read."""


def figure_of(cell: CutCell) -> Figure:
    """The figure in a cell of a run."""
    return figure_in(cell.text)
