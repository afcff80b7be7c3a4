"""Markup that gives each piece of text its place on a page -> the rows and lines that a reader of the page sees.

The pieces are set in lines by their places; what is cut of those is what is cut of any text with aligned columns, and
every cell has its place in the source.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.adapters.aligned.cutter import LIMITS_OF_ALIGNED_TEXT, Cutter
from gaireport.adapters.aligned.lines import read_region
from gaireport.adapters.aligned.placed_page import SetPages, set_pages
from gaireport.adapters.aligned.placed_tags import find_placed
from gaireport.adapters.aligned.placed_writer import write_placed
from gaireport.nodes import Report
from gaireport.source import Source, Span

_SIGNS_OF_PLACES = ("left", "HPOS=", "xMin=", "bbox", "quad=")
_PLACED_PIECE = re.compile(
    r"(?<=[\s;\"'{])left\s*+:\s*+-?[0-9.]|\sleft=[\"'][0-9-]|\sHPOS=[\"'][0-9]|\sxMin=[\"'][0-9]"
    r"|\bbbox(?:=[\"'])?\s*[0-9-]|\squad=\""
)
_FEWEST_PIECES = 50
"""Pieces that a report in this layout surely has; a page has a menu or a picture at such places as well."""


class PlacedText(Adapter):
    """Pieces of text at places of pages."""

    name: ClassVar[str] = "placed_text"
    summary: ClassVar[str] = (
        "text placed on pages, in HTML or XML (mutool, pdftohtml -xml, hOCR, ..)"
    )
    # What is set in lines is read as aligned text is.
    limits: ClassVar[Mapping[str, bool]] = LIMITS_OF_ALIGNED_TEXT

    def claims(self, source: Source, region: Span) -> int:
        """The number of placed pieces, counted a little more often than cells of HTML, which they are as well."""
        text, start, end = source.given, region.start, region.end
        if text.find("<", start, end) < 0 or all(
            text.find(sign, start, end) < 0 for sign in _SIGNS_OF_PLACES
        ):
            return 0
        found = len(_PLACED_PIECE.findall(text, start, end))
        return 21 * found if found >= _FEWEST_PIECES else 0

    def cut(self, source: Source, region: Span) -> Iterable[Row | Line]:
        """Set the pieces in lines, cut these, and give what is cut its place in the source."""
        # A tag around a figure is a blank in the text that is read, and yet it may give the figure its place.
        pieces = find_placed(source.given, region.start, region.end)
        placed = set_pages(source.text, pieces)
        page = Source(placed.text)
        lines = read_region(page, Span(0, len(page.text)))
        return map(_Placer(page, placed, region.start).item, Cutter(page.text, lines).items())

    def write(self, report: Report) -> str:
        """Write pages of HTML, with figures below their heads."""
        return write_placed(report, self.name)


class _Placer:
    """Finds the places in the source of what is cut of the lines."""

    def __init__(self, page: Source, placed: SetPages, start: int) -> None:
        self._page = page
        self._placed = placed
        self._last = start
        """Where the last cell with something in it ends: a blank one stands there."""

    def item(self, item: Row | Line) -> Row | Line:
        if isinstance(item, Line):
            start, end, _ = self._place(item.text, item.start, item.end)
            return Line(item.text, start, end)
        return Row(tuple(map(self._cell, item.cells)), item.table)

    def _cell(self, cell: CutCell) -> CutCell:
        if not cell.text:
            return cell._replace(start=self._last, end=self._last)
        start, end, is_whole = self._place(cell.text, cell.start, cell.end)
        self._last = end
        return cell._replace(start=start, end=end, is_whole=is_whole and cell.is_whole)

    def _place(self, text: str, start: int, end: int) -> tuple[int, int, bool]:
        places = [
            place
            for first, last in self._parts(text, start, end)
            for place in self._placed.places[slice(*self._page.given_place(first, last))]
            if place is not None
        ]
        return (
            min(place.start for place in places),
            max(place.end for place in places),
            all(place.is_whole for place in places),
        )

    def _parts(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The places of the parts of a text, each in a line of its own; other cells stand between them."""
        parts = text.split("\n")
        at = start
        for number, part in enumerate(parts, 1):
            at = end - len(part) if number == len(parts) else self._page.text.find(part, at, end)
            if at < 0 or not self._page.text.startswith(part, at):
                yield start, end
                return
            yield at, at + len(part)
            at += len(part)
