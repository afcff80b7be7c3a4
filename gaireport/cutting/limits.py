"""A text and its cells -> an error once they are more than one document may have. Knows no layout and no form."""

from time import monotonic

from gaireport.errors import InputTooLargeError, require_number, require_whole
from gaireport.findings.words import Count

MAX_CHARACTERS = 10_000_000
"""Characters of a text. The longest reports, pages with everything around them, have 200,000."""
MAX_CELLS = 20_000
"""Cells of tables in one document; the fullest conversion of a report has about 4,500. Ten lines of text count as one
cell, since a report may stand behind 5 MB of a page's other text."""
_LINES_A_CELL = 10

_FLOOD_MARKS = {"\n": 20, "|": 10, "<t": 10, "<T": 10, "│": 10, "\t": 20, "  ": 20}
"""Mark -> how many of it a text may have for each cell allowed. Each cell of some layout has at least one of them;
blank lines and the indents of a web page are marks without a cell. Marks are counted before anything is cut."""
_CELLS_A_LOOK = 1000


class Budget:
    """The cells, lines and time that are left for one document, spent while it is cut."""

    __slots__ = ("_cells", "_deadline", "_left", "_next_look", "_seconds")

    def __init__(self, cells: int = MAX_CELLS, seconds: float | None = None) -> None:
        require_whole(cells, "max_cells")
        if seconds is not None:
            require_number(seconds, "max_seconds")
        self._cells = cells
        self._left = self._next_look = cells * _LINES_A_CELL
        self._seconds = seconds
        self._deadline = None if seconds is None else monotonic() + seconds

    def renew(self) -> None:
        """Begin again with another adapter: all cells are left, the time goes on."""
        self.restore(self._cells * _LINES_A_CELL)

    @property
    def left(self) -> int:
        """The rest, which ``restore`` takes back."""
        return self._left

    def restore(self, left: int) -> None:
        """Give back what was spent since, because it was cut in vain. The time goes on."""
        self._left = self._next_look = left

    def check_marks(self, text: str) -> None:
        """Refuse a text that can only be a flood.

        Raises:
            InputTooLargeError: it has too many marks of one kind.
        """
        for mark, each in _FLOOD_MARKS.items():
            most = each * self._cells
            if len(text) > most and text.count(mark) > most:
                raise InputTooLargeError(
                    f"{mark!r} stands in the text more than {most} {Count(most):time|times}; more than "
                    f"{self._cells} {Count(self._cells):cell is|cells are} not read: give each report a file "
                    "of its own (or raise max_cells)",
                    f"文本中 {mark!r} 超过{most}处，单元格多于上限{self._cells}：请将各份报告分存为单独的文件"
                    "（或提高 max_cells）",
                    reason="too-many-cells",
                )

    def spend(self, cells: int) -> None:
        """Spend a row of so many cells, or a line of text for 0.

        Raises:
            InputTooLargeError: it is more than is left, or the time is up.
        """
        self._left -= cells * _LINES_A_CELL or 1
        if self._left < 0:
            raise InputTooLargeError(
                f"more than {self._cells} {Count(self._cells):cell or line|cells and lines} "
                "in one document: give each report a file of its own (or raise max_cells)",
                f"一份文档的单元格和行多于上限{self._cells}：请将各份报告分存为单独的文件（或提高 max_cells）",
                reason="too-many-cells",
            )
        if self._deadline is not None and self._left <= self._next_look:
            self._next_look = self._left - _CELLS_A_LOOK
            self.check_time()

    def check_time(self) -> None:
        """Stop where the time is up; this is asked between two steps of reading and while cells are cut.

        Raises:
            InputTooLargeError: the time is up.
        """
        # A number of seconds that is no number (nan) is a limit that nothing keeps.
        if self._deadline is not None and not monotonic() <= self._deadline:
            seconds = Count(self._seconds or 0)
            raise InputTooLargeError(
                f"reading took more than {seconds} {seconds:second|seconds} (max_seconds)",
                f"读取时间超过{seconds}秒（max_seconds）",
                reason="too-slow",
            )
