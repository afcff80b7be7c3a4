"""One sheet of an Excel file, filled from above; texts are texts, and figures keep all their digits."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from gaireport.characters import width
from gaireport.errors import UnwritableError

_MOST_DIGITS_OF_A_NUMBER = 15
"""The digits of a number that Excel and WPS keep; a longer figure is written as a text."""
_LONGEST_TEXT = 32_767
_A4 = 9
_ROW_HEIGHT = 17
"""Points; at the usual 15 the fonts that show Chinese are cut at the top."""
_UNUSED = 2
"""Characters of a column that a line leaves free, since it ends with a word."""
FILLS = {"error": "#F4B6B0", "warning": "#FFE699", "touched": "#FFF6DC", "absent": "#D9D9D9"}
"""The colours of cells that findings suspect or touch, and of those that the document does not have."""


COMMENT_SIZE = {"x_scale": 3, "y_scale": 1.5}
"""A note is as large as so many of the usual ones: a finding is a sentence or two."""
_MOST_COLUMNS_OF_A_PAGE = 24
"""A table with more columns is not made to fit a page, on which nobody could read it."""


class Looks:
    """The formats of one file, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **properties: Any) -> Any:
        """The format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


class BookSheet:
    """A sheet with one head and lines below it."""

    def __init__(self, book: Any, name: str) -> None:
        self._paper, self._looks, self._next = book.add_worksheet(name), Looks(book), 0
        self._widths: Sequence[int] = ()
        self._paper.set_default_row(_ROW_HEIGHT)

    def head(self, names: Sequence[str], widths: Sequence[int]) -> None:
        """Write the head, which stays in sight and filters the lines."""
        bold = self._looks.get(bold=True, bg_color="#DDEBF7", bottom=1)
        for at, (name, room) in enumerate(zip(names, widths, strict=True)):
            self._paper.write_string(0, at, name, bold)
            self._paper.set_column(at, at, room)
        self._paper.freeze_panes(1, 0)
        self._paper.autofilter(0, 0, 0, len(names) - 1)
        self._paper.repeat_rows(0)
        set_up_page(self._paper)
        if len(names) <= _MOST_COLUMNS_OF_A_PAGE:
            self._paper.fit_to_pages(1, 0)
        self._next, self._widths = 1, widths

    def add(self, values: Sequence[Any], fill: str | None = None, *, wrapped: bool = False) -> int:
        """Write a line, and give its row; long texts run over several lines of their cells where it is ``wrapped``."""
        properties: dict[str, Any] = {"bg_color": FILLS[fill]} if fill else {}
        if wrapped:
            properties |= {"text_wrap": True, "valign": "top"}
        look = self._looks.get(**properties) if properties else None
        for at, value in enumerate(values):
            write_value(self._paper, self._next, at, value, look)
        if wrapped and (lines := self._lines(values)) > 1:
            self._paper.set_row(self._next, _ROW_HEIGHT * lines)
        self._next += 1
        return self._next - 1

    def _lines(self, values: Sequence[Any]) -> int:
        """The lines that the longest of the texts takes in its column; what reads the file does not ask for them."""
        texts = zip(values, self._widths, strict=True)
        return max(-(-width(str(value)) // (room - _UNUSED)) for value, room in texts)

    def mark(self, row: int, column: int, value: Any, fill: str) -> None:
        """Write a value again, on the colour of a finding."""
        write_value(self._paper, row, column, value, self._looks.get(bg_color=FILLS[fill]))

    def comment(self, row: int, column: int, text: str) -> None:
        """Hang a note on a cell."""
        self._paper.write_comment(row, column, text, COMMENT_SIZE)

    def link(self, row: int, column: int, place: str) -> None:
        """Write a link to a place in another sheet."""
        self._paper.write_url(row, column, f"internal:{place}", string=place)


def set_up_page(paper: Any) -> None:
    """Print a sheet on A4 lengthwise."""
    paper.set_landscape()
    paper.set_paper(_A4)
    paper.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)


def write_value(paper: Any, row: int, column: int, value: Any, look: Any) -> None:
    """Write a value as what it is: a number, a text, or nothing."""
    if value is None:
        paper.write_blank(row, column, None, look)
    elif isinstance(value, int | Decimal) and _is_kept(value):
        paper.write_number(row, column, value, look)
    else:
        text = format(value, "f") if isinstance(value, Decimal) else str(value)
        paper.write_string(row, column, plain_text(text), look)


def plain_text(text: str) -> str:
    """A text that is written as it is.

    Raises:
        UnwritableError: no cell holds so long a text.
    """
    if len(text) > _LONGEST_TEXT:
        raise UnwritableError(
            f"a text of {len(text)} characters does not go into a cell: {text[:40]}",
            f"文字长达{len(text)}个字符，单元格无法容纳：{text[:40]}",
        )
    # The writer would take this for its own marks and write it into the file as they are.
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _is_kept(value: int | Decimal) -> bool:
    return len(Decimal(value).normalize().as_tuple().digits) <= _MOST_DIGITS_OF_A_NUMBER
