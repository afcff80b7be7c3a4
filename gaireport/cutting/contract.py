"""What an adapter claims, cuts and writes -> the same, or an error that names the adapter where it broke its contract.

Our adapters are held to it as any others. KeyboardInterrupt and its kin are no faults of an adapter and pass through,
and so does MemoryError, since reading on without memory would fail too. RecursionError is a fault, after which the
stack is free for the others.
"""

import unicodedata
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator

from gaireport.adapter import Adapter, CutCell, Line, Row
from gaireport.cutting.limits import Budget
from gaireport.errors import GaireportError, PluginError
from gaireport.nodes import Report
from gaireport.source import Source, Span, fold

_CELLS_A_CHARACTER = 100
"""No honest claim is higher: HTML counts each tag of a cell twenty times, and the shortest has three characters."""
_IN_ONE_PLACE = 5000
"""Blank cells and lines that may follow one another without going on in the text. Those that a line leaves out have no
mark of their own, so they all stand at its end: 400 in the widest row, and a dozen such rows may be blank from end to
end. More is no table, and without a limit rows could be given without end."""
_LONGEST_CAUSE = 200
"""Characters of another package's message that ours quotes."""


def failure(name: str, what: str, cause: Exception) -> PluginError:
    """Make the error that names an adapter which raised one."""
    told = describe_error(cause)
    error = PluginError(
        f"adapter {name!r} failed in {what}: {told}", f"适配器 {name} 的 {what} 出错：{told}"
    )
    error.__cause__ = cause
    return error


def describe_error(error: Exception) -> str:
    """The type and message of an error; a plugin's may be of any length, and may even fail to be printed."""
    try:
        text = f"{type(error).__name__}: {error}"
    except MemoryError:
        raise
    except Exception:
        text = type(error).__name__
    return text if len(text) <= _LONGEST_CAUSE else text[:_LONGEST_CAUSE] + "…"


def ask(adapter: Adapter, source: Source, region: Span) -> int:
    """Ask an adapter for its claim on a region.

    Raises:
        PluginError: the adapter raised something, or its claim is no count of cells that the region can hold.
    """
    try:
        cells = adapter.claims(source, region)
    except MemoryError:
        raise
    except Exception as error:
        raise failure(adapter.name, "claims()", error) from error
    most = _CELLS_A_CHARACTER * (region.end - region.start + 1)
    if type(cells) is not int:
        wrong = f"{type(cells).__name__}, not int,"
    elif cells < 0:
        wrong = f"{cells} cells" if cells > -most else "fewer than 0 cells"
    elif cells > most:
        wrong = f"more than {most} cells"
    else:
        return cells
    raise PluginError(
        f"adapter {adapter.name!r} claimed {wrong} in {region.end - region.start} characters",
        f"适配器 {adapter.name} 对 {region.end - region.start} 个字符的判断不合规定",
    )


def cut(adapter: Adapter, source: Source, region: Span, budget: Budget) -> Iterator[Row | Line]:
    """Cut a region into rows and lines, and check each before it is given on.

    Raises:
        PluginError: the adapter raised something or gave what it may not; an error of ours that it raised to refuse
            the text is the cause.
        InputTooLargeError: the budget is spent.
    """
    check = _Check(source.text, region)
    try:
        items = iter(adapter.cut(source, region))
    except MemoryError:
        raise
    except Exception as error:
        raise failure(adapter.name, "cut()", error) from error
    while True:
        try:
            # Even to look at an object may fail: a Line of one field cannot be taken apart.
            item = next(items, check)
            fault = "" if item is check else check.item(item)
        except MemoryError:
            raise
        except Exception as error:
            raise failure(adapter.name, "cut()", error) from error
        if fault:
            raise PluginError(
                f"adapter {adapter.name!r} gave {fault}",
                f"适配器 {adapter.name} 给出的内容不合规定（{fault}）",
            )
        if isinstance(item, _Check):
            return
        budget.spend(len(item.cells) if isinstance(item, Row) else 0)
        yield item if source.is_plain else _as_given(item, source)


def _as_given(item: Row | Line, source: Source) -> Row | Line:
    """The item in its place in the text as given; a zero for which something else stands there is no whole cell."""
    if isinstance(item, Line):
        return Line(item.text, *source.given_place(item.start, item.end))
    cells = [
        cell._replace(
            start=place[0],
            end=place[1],
            is_whole=cell.is_whole and not source.is_guessed(cell.start, cell.end),
        )
        for cell in item.cells
        for place in [source.given_place(cell.start, cell.end)]
    ]
    return Row(tuple(cells), item.table)


def write_text(adapter: Adapter, report: Report) -> str:
    """Let the adapter write a report.

    Raises:
        PluginError: the adapter raised something, or gave no text.
        UnwritableError: the layout is only read, or cannot carry a field of the report.
    """
    try:
        text = adapter.write(report)
    except (GaireportError, MemoryError):
        raise
    except Exception as error:
        raise failure(adapter.name, "write()", error) from error
    if not isinstance(text, str):
        raise PluginError(
            f"adapter {adapter.name!r} wrote {type(text).__name__}, not str",
            f"适配器 {adapter.name} 写出的不是文本",
        )
    return text


class _Check:
    """The rules for what is cut of one region; each method names the first that is broken, or gives ``""``."""

    __slots__ = (
        "_empty", "_end", "_ends", "_far", "_plain", "_seen", "_start", "_starts", "_still", "_text",
    )  # fmt: skip

    def __init__(self, text: str, region: Span) -> None:
        self._text = text
        self._start, self._end = region.start, region.end
        self._far = region.start
        self._still = self._empty = 0
        self._plain: list[tuple[int, int]] = []
        """The places behind all before them, held in one piece, as nearly all are; the rest is found by its starts."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._seen: set[int] = set()

    def item(self, item: object) -> str:
        """Look at a row or a line; a class derived from these may do anything when it is looked at."""
        if type(item) is Line:
            return self._piece(*item)
        if type(item) is not Row:
            return f"{type(item).__name__}, which is neither a Row nor a Line"
        cells, table = item
        if type(cells) is not tuple or type(table) is not int:
            return (
                f"a row of {type(cells).__name__} and {type(table).__name__}, not of tuple and int"
            )
        text, last, far, plain = self._text, self._end, self._far, self._plain
        for cell in cells:
            if type(cell) is not CutCell:
                return f"a row that holds {type(cell).__name__}, not CutCell"
            printed, start, end, column, is_whole, rows, columns = cell
            if (
                type(printed) is str
                and type(start) is int is type(end)
                and type(column) is int
                and type(is_whole) is bool
                and type(rows) is int is type(columns)
                and rows > 0 < columns
                and far <= start <= end <= last
                and text[start:end] == printed
                and (printed or start > far)
            ):
                # Nearly always: behind all before it, and nothing between the printed characters.
                if printed:
                    plain.append((start, end))
                self._still = 0
                self._far = far = end
            elif fault := self._unusual_cell(cell):
                return fault
            else:
                far = self._far
        return "" if cells else self._no_cells()

    def _unusual_cell(self, cell: CutCell) -> str:
        if type(cell.column) is not int:
            return f"a column that is {type(cell.column).__name__}"
        covers = cell.rows, cell.columns
        if any(type(size) is not int or size < 1 for size in covers):
            return _show_cover(*covers)
        if type(cell.is_whole) is not bool:
            return f"an is_whole that is {type(cell.is_whole).__name__}"
        return self._piece(cell.text, cell.start, cell.end)

    def _no_cells(self) -> str:
        """Check a row without cells: even that takes a character of the text."""
        self._empty += 1
        most = self._end - self._start
        return f"more than {most} rows without cells" if self._empty > most else ""

    def _piece(self, printed: object, start: object, end: object) -> str:
        if type(printed) is not str:
            return f"a text that is {type(printed).__name__}"
        if type(start) is not int or type(end) is not int:
            return f"a span of {type(start).__name__} and {type(end).__name__}"
        if not self._start <= start <= end <= self._end:
            return f"the span {start}..{end} outside of {self._start}..{self._end}"
        held = self._text[start:end]
        exact = held == printed
        if not exact and not _spells(held, printed):
            # The same in other characters: full-width ones, composed ones.
            plain = _folded(printed)
            exact = _folded(held) == plain
            if not exact and not _spells(_folded(held), plain):
                return f"{_show(printed)} for {start}..{end}, where {_show(held)} stands"
        if not printed:
            self._still = 0 if start > self._far else self._still + 1
            if self._still > _IN_ONE_PLACE:
                return f"more than {_IN_ONE_PLACE} blank cells in one place"
        elif exact and start >= self._far:
            self._plain.append((start, end))
        elif fault := self._twice(start, end, exact=exact):
            return fault
        if end > self._far:
            self._far = end
            self._still = 0
        return ""

    def _twice(self, start: int, end: int, *, exact: bool) -> str:
        """Check that what stands in one piece is in one cell only; a cell of several lines spans those beside it."""
        self._starts += [place[0] for place in self._plain]
        self._ends += [place[1] for place in self._plain]
        self._plain.clear()
        at = bisect(self._starts, start)
        same = at > 0 and self._starts[at - 1] == start
        overlaps = (at > 0 and self._ends[at - 1] > start) or (
            at < len(self._starts) and self._starts[at] < end
        )
        if start in self._seen or same or (exact and overlaps):
            return f"the text at {start}..{end} twice"
        if exact:
            self._starts.insert(at, start)
            self._ends.insert(at, end)
        else:
            self._seen.add(start)
        return ""


def _spells(held: str, printed: str) -> bool:
    """Whether the text may be what is printed where that is held.

    Markup, breaks and blanks may stand between, a cell of several lines may be read in another order, and an escape
    (``&#25919;``, ``\\u653f``) is spelled in other characters altogether.
    """
    return (
        "&" in held
        or "\\" in held
        or _stand_in_order(printed.split(), held)
        or Counter("".join(printed.split())) <= Counter(held)
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", fold(text))


def _stand_in_order(words: Iterable[str], held: str) -> bool:
    """Whether each of the words stands behind the one before."""
    at = 0
    for word in words:
        found = held.find(word, at)
        if found < 0:
            return False
        at = found + len(word)
    return True


def _show_cover(rows: object, columns: object) -> str:
    wrong = [
        f"{size} {what}" if type(size) is int else f"{type(size).__name__} {what}"
        for size, what in ((rows, "rows"), (columns, "columns"))
        if type(size) is not int or size < 1
    ]
    return f"a cell that covers {' and '.join(wrong)}"


def _show(text: str) -> str:
    return repr(text if len(text) <= 20 else text[:20] + "…")
