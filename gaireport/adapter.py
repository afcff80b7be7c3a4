"""The contract of an adapter: how a text spells rows and cells. It knows no labels, no forms and no sums.

A layout is a subclass of ``Adapter``: ``claims`` counts its cells in a text, ``cut`` gives ``Row`` (of ``CutCell``) and
``Line`` in order, ``write`` spells a report. The table number of a ``Row`` is any number that is not negative and the
same for all rows that share their columns, as the place where the table begins; or, where columns are unknown,
``SEQUENCE`` (-1: cells in a mere sequence, from which blank ones may be lost) or ``SUGGESTED`` (-2: the same, but
``column`` hints at where on the line a figure stands). docs/tutorial.md builds an adapter from nothing.
"""

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
    """One cell of a row, as it stands in the text.

    Attributes:
        text: what is printed in the cell, without markup; ``""`` for a blank cell.
        start, end: its place in the source; ``source.text[start:end]`` holds the text, markup and escapes apart.
        column: the column of the grid in which it begins, from 0.
        is_whole: False where something in the cell is not in its text (struck out, raised, a picture).
        rows, columns: how many it covers; more than 1 for a merged cell, which is given once.
    """

    text: str
    """What is printed in the cell: markup removed, outer blanks stripped, paragraphs joined by a line feed. It is a str
    itself, none of a class derived from it."""
    start: int
    """Where the printed text begins in the source; for a blank cell the place where it would stand."""
    end: int
    """Behind the last printed character; for a blank cell the same as ``start``."""
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
    """One row of a table: its cells from left to right, blank ones included wherever the layout keeps them.

    Attributes:
        cells: the cells that begin in this row; one that reaches down from above is not among them.
        table: a number that is the same for all rows that share their columns; or ``SEQUENCE``, ``SUGGESTED``.
    """

    cells: tuple[CutCell, ...]
    """The cells that begin in this row, in order."""
    table: int
    """Rows with the same number share their columns; the offset at which the table begins is a good one. Negative ones
    have a meaning: ``SEQUENCE`` or ``SUGGESTED``."""


class Line(NamedTuple):
    """A line outside of every table: a title, a heading, a paragraph or a piece of one, a caption.

    Attributes:
        text: what is printed, without markup and outer blanks; a blank line is not given.
        start, end: its place in the source.
    """

    text: str
    """What is printed in the line, without markup and outer blanks."""
    start: int
    """Where the printed text begins in the source."""
    end: int
    """Behind the last printed character."""


class Adapter(ABC):
    """One layout. Subclass it in one module and register the class as an entry point of ``gaireport.adapters``.

    The class is called without arguments, once; one object serves all texts, so it keeps nothing of any of them.

    Attributes:
        name: the layout's name, which is the name of the entry point as well.
        summary: one line for ``gaireport adapters``.
        limits: what the layout cannot carry: names of ``gaireport.testing.LIMITS``, each with False.
        fallback: True for a layout without marks of its own, which comes after a marked one with an equal claim.
    """

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
        equal claims are an error. Other layouts may see cells in the same marks: a layout whose marks are surer counts
        each cell several times. More than a hundred cells a character are no claim.

        Args:
            source: the text; ``source.text`` is what is looked at.
            region: the part that is asked about: the whole text, or a stretch that another layout left as prose.
        """

    @abstractmethod
    def cut(self, source: Source, region: Span) -> Iterable[Row | Line]:
        """The region's lines and rows in order. Every character that is neither blank nor markup is in one of them.

        ``source.text`` is the text as its reader sees it: as long as the one given, every line ends with a line feed,
        and blanks stand for what prints nothing or means nothing (joiners; bullets or quoting before every line; bold
        print around figures). ``source.given`` still has such marks, at the same offsets.

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

        ``gaireport.form.printed.print_report`` gives what is to be spelled, in order. What would be markup is escaped
        in a way that ``cut`` resolves; what cannot be spelled is refused with ``gaireport.form.printed.unwritable``.

        Raises:
            UnwritableError: this adapter does not write, or the layout cannot carry a field of the report.
        """
        raise UnwritableError(
            f"the layout {self.name} is only read, not written",
            f"版式 {self.name} 只能读取，不能写出",
            reason="read-only-layout",
        )
