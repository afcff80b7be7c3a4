"""The contract of an adapter: how a text spells rows and cells. It knows no labels, no forms and no sums."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import ClassVar, NamedTuple

from gaireport.errors import UnwritableError
from gaireport.nodes import Report
from gaireport.source import Source, Span

SEQUENCE = -1
"""Table number of rows whose cells are a mere sequence: blank ones may be lost, columns mean nothing."""
SUGGESTED = -2
"""Table number of rows like those, in which ``column`` gives the middle of a figure, in thousandths of the
width of all figure columns: a hint where figures slide."""


class CutCell(NamedTuple):
    """One cell of a row, as it stands in the text."""

    text: str
    """What is printed in the cell: markup removed, outer blanks stripped, paragraphs joined by a line feed. It is a str
    itself, none of a class derived from it."""
    start: int
    """Where the printed text begins in the source; for a blank cell the place where it would stand."""
    end: int
    column: int
    """Column of the grid in which the cell begins, from 0; its order in the row where the layout has no grid."""
    is_whole: bool = True
    """False where something that stands in the cell is not in its text, or may not belong to it: struck-out text, a
    superscript, a picture, a form field that cannot be read. A figure in such a cell is named by a warning. What a
    reader of the page does not see, as hidden text, is left out of a whole cell."""
    rows: int = 1
    """Rows that the cell covers, this one included; more than 1 for a merged cell. Those below hold no cell for it."""
    columns: int = 1
    """Columns that the cell covers, its own included; the next cell of the row begins behind them."""


class Row(NamedTuple):
    """One row of a table: its cells from left to right, blank ones included wherever the layout keeps them."""

    cells: tuple[CutCell, ...]
    table: int
    """Rows with the same number share their columns; negative: ``SEQUENCE`` or ``SUGGESTED``."""


class Line(NamedTuple):
    """A line outside of every table."""

    text: str
    start: int
    end: int


class Adapter(ABC):
    """One layout. Subclass it in one module and register the class as an entry point of ``gaireport.adapters``."""

    name: ClassVar[str]
    """The layout's name: how it looks, not which program made it."""
    summary: ClassVar[str] = ""
    """One line for ``gaireport adapters``."""
    limits: ClassVar[Mapping[str, bool]] = {}
    """What the layout cannot carry, each name with False; the names are explained in ``gaireport.testing.LIMITS``.
    Writing a report that is beyond them raises UnwritableError."""
    fallback: ClassVar[bool] = False
    """True for a layout without marks of its own: a marked one that claims as many cells comes before it."""

    @abstractmethod
    def claims(self, source: Source, region: Span) -> int:
        """How many cells in this layout the region seems to hold, 0 for none.

        Asked of every adapter for every text, so it counts marks and never cuts cells. The highest claim wins;
        equal claims are an error. More than a hundred cells a character are no claim.
        """

    @abstractmethod
    def cut(self, source: Source, region: Span) -> Iterable[Row | Line]:
        """The region's lines and rows in order. Every character that is neither blank nor markup is in one of them.

        ``source.text`` is the text as its reader sees it: as long as the one given, every line ends with a line feed,
        and blanks stand for what prints nothing or means nothing (joiners, quoting before every line).

        Spans lie in the region. The text of a cell or line is what its span holds; it may leave out markup, put blanks
        and breaks elsewhere and lines in another order, fold characters as ``gaireport.source.fold`` or NFC does, and
        resolve escapes with an ampersand or a backslash. What a reader of the page does not see, or sees struck out, is
        left out; what a form field shows is text, though it stands in a tag. Nothing is given twice: a merged cell is
        given once, with the rows and columns that it covers; a layout that shows blanks in their place gives these
        as blank cells. Rows, lines, cells, their tuple, texts and numbers are of these very classes,
        not of derived ones.

        What breaks these rules or raises anything is passed over and named, and the text is read by the adapter with
        the next claim; a ``GaireportError`` says why this text cannot be read at all.
        """

    def write(self, report: Report) -> str:
        """The report in this layout. An adapter that only reads leaves this as it is.

        Raises:
            UnwritableError: this adapter does not write, or the layout cannot carry a field of the report.
        """
        raise UnwritableError(
            f"the layout {self.name} is only read, not written",
            f"版式 {self.name} 只能读取，不能写出",
            reason="read-only-layout",
        )
