"""Printed rows -> the three tables: one row for each path, the forms they are in, what is missing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from gaireport.adapter import CutCell
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.words import Words
from gaireport.form import official
from gaireport.form.names import by_path
from gaireport.nodes import Cell, Form
from gaireport.report.tree import CellTables, make_cell_tables
from gaireport.source import Span
from gaireport.tables.doubts import find_doubts
from gaireport.tables.proactive import choose_forms, has_form, read_heads
from gaireport.tables.rows import APPLICANTS, OUTCOMES, PrintedRow, RowReader
from gaireport.tokens.kinds import Found

_SAME = Words("with the same figures", "数据相同")
_OTHERS = Words("with other figures; those of the other row are kept", "数据不同，以另一行为准")
_CHAPTERS = {"proactive": 2, "applications": 3, "review": 4}
_DUE = {"applications": APPLICANTS, "review": OUTCOMES}
_OTHER_2021 = ("other.not_corrected_in_time", "other.fee_unpaid", "other.other")
_OTHER = (*_OTHER_2021, "other.all")
_TABLE_3 = frozenset(f"applications.{t.path}" for t in official.APPLICATION_ROWS)
_SHARED_ROWS = tuple(t.path for t in official.APPLICATION_ROWS if not t.path.startswith("other."))


class Tables(NamedTuple):
    """The three tables, and what is left."""

    form: Form | None
    cell_tables: CellTables
    extra: list[PrintedRow]
    left_over: list[CutCell]
    """Figures that found no place in their rows; the rows' diagnostics name them."""
    diagnostics: list[Diagnostic]


def fill_tables(rows: Sequence[PrintedRow], heads: Sequence[Found], end: int) -> Tables:
    """Place every figure; what could not be placed, or only with help, is in the diagnostics.

    Args:
        rows: the printed rows, in order.
        heads: the column heads of table 3.
        end: the length of the text, which is the place of what is missing.
    """
    return _Filling(rows, heads, end).fill()


@cache
def _paths_of(path: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{path}.{column}" for column in columns)


class _Filling:
    def __init__(self, rows: Sequence[PrintedRow], heads: Sequence[Found], end: int) -> None:
        self._extra = [row for row in rows if not row.path]
        self._reader = RowReader(rows, _applicant_columns(heads), _first_applicants(heads))
        self._diagnostics = self._reader.diagnostics
        self._cells: dict[str, Cell] = {}
        self._rows = self._distinct([row for row in rows if row.path])
        self._end = Span(end, end)

    def fill(self) -> Tables:
        blocks = {
            p.partition(".")[2]: row for p, row in self._rows.items() if p.startswith("proactive.")
        }
        other_form = self._other_form()
        block_forms = choose_forms({b: row for b, row in blocks.items() if row.runs}, other_form)
        found = {*block_forms.values(), *([other_form] if other_form else [])}
        form = _form_of_all(found)
        if form == "mixed":
            self._say("GR213", self._rows[next(iter(self._rows))].span)
            self._unconfirmed(blocks, block_forms)
        most = Counter(block_forms.values()).most_common(1)
        main = most[0][0] if most else other_form
        self._proactive(blocks, block_forms, main)
        confirmed = {block_forms[b] for b in block_forms if b in blocks and has_form(b, blocks[b])}
        if not other_form or confirmed != {other_form}:
            paths = (
                f"applications.{path}.{c}" for path in _OTHER for c in official.APPLICANT_COLUMNS
            )
            self._unsettled("applications.other", other_form or main, tuple(paths))
        self._applications(other_form or main)
        self._outcomes()
        self._doubts()
        cell_tables = make_cell_tables(self._cells, block_forms, other_form or main)
        return Tables(form, cell_tables, self._extra, self._reader.left_over, self._diagnostics)

    # Rows

    def _distinct(self, rows: Iterable[PrintedRow]) -> dict[str, PrintedRow]:
        """Path -> row. A label alone (a list, a repeated head) gives way to the row that has figures."""
        distinct: dict[str, PrintedRow] = {}
        for row in rows:
            before = distinct.setdefault(row.path, row)
            if before is row or not row.runs:
                continue
            kept, other = (
                (row, before) if self._weight(row) > self._weight(before) else (before, row)
            )
            distinct[row.path] = kept
            if other.runs:
                how = _SAME if row.figures == before.figures else _OTHERS
                paths = tuple(self._paths_of(row.path))
                self._say("GR204", other.span, paths, row=by_path(row.path), how=how)
                self._extra.append(other)
        return distinct

    def _weight(self, row: PrintedRow) -> tuple[bool, bool, bool]:
        """A row with figures outweighs one without, one in its own chapter one elsewhere, a whole one a part."""
        table = row.path.partition(".")[0]
        cells = sum(len(run.cells) for run in row.runs)
        return bool(row.runs), row.chapter == _CHAPTERS[table], cells >= _DUE.get(table, 1)

    def _paths_of(self, path: str) -> Iterable[str]:
        if path == "review":
            return official.REVIEW_PATHS
        table, _, name = path.partition(".")
        if table == "applications":
            return _paths_of(path, official.APPLICANT_COLUMNS)
        columns = dict.fromkeys(
            column for blocks in official.BLOCKS.values() for column in blocks.get(name, ())
        )
        return [f"{path}.{column}" for column in columns]

    def _read(self, path: str, columns: tuple[str, ...]) -> None:
        row = self._rows[path]
        paths = _paths_of(path, columns)
        if row.label is not None and row.label.entry is not None and not row.label.entry.usual:
            text = "".join(cell.text for cell in row.label.cells)
            self._say("GR210", row.span, paths, text=text, row=row.label.entry.term.term)
        self._cells.update(self._reader.read(row, paths))

    # Table 2

    def _proactive(
        self, blocks: dict[str, PrintedRow], block_forms: dict[str, str], main: str | None
    ) -> None:
        if not block_forms:
            # The cells of either form may be meant: all are named.
            table = official.TABLES["proactive"]
            self._say("GR202", self._end, _columns_of_either(), table=table)
            block_forms.update(dict.fromkeys(official.BLOCKS[main], main) if main else {})
            return
        if not any(has_form(block, blocks[block]) for block in block_forms):
            self._unsettled("proactive", main, _columns_of_either())
        for block, form in block_forms.items():
            self._block(block, form, blocks[block])
        due = dict.fromkeys(official.BLOCKS[main]) if main else {}
        for block in due:
            if block not in block_forms:
                block_forms[block] = str(main)
                self._missing_row(f"proactive.{block}", official.BLOCKS[str(main)][block])

    def _unconfirmed(self, blocks: dict[str, PrintedRow], block_forms: dict[str, str]) -> None:
        """In a mixed report a block without heads is read like most others; cells of the other form may be meant."""
        for block, form in block_forms.items():
            own = {f"proactive.{block}.{name}" for name in official.BLOCKS[form][block]}
            others = [path for path in self._paths_of(f"proactive.{block}") if path not in own]
            if others and not has_form(block, blocks[block]):
                self._unsettled(f"proactive.{block}", form, tuple(others))

    def _block(self, block: str, form: str, row: PrintedRow) -> None:
        columns = read_heads(block, form, row.heads)
        paths = [f"proactive.{block}.{name}" for name in columns.names]
        if columns.unusual:
            self._say("GR212", row.span, tuple(paths), row=by_path(row.path), text=columns.unusual)
        self._cells.update(self._reader.read(row, paths, columns.starts))

    # Table 3

    def _other_form(self) -> str | None:
        if any(f"applications.{path}" in self._rows for path in _OTHER_2021[:2]):
            return "2021"
        single = self._rows.get("applications.other.all", _NO_ROW)
        third = self._rows.get("applications.other.other", _NO_ROW)
        # A bare 其他 heads a column as well: only a numbered one (3.其他) tells the form.
        numbered = (
            third.label is not None
            and third.label.entry is not None
            and third.label.entry.term.path == third.name
        )
        if bool(single.runs) == bool(third.runs and numbered):
            return None
        return "2019" if single.runs else "2021"

    def _applications(self, form: str | None) -> None:
        other = {"2021": _OTHER_2021, "2019": ("other.all",)}.get(form or "", _OTHER)
        due = (*_SHARED_ROWS[:-2], *other, *_SHARED_ROWS[-2:])
        if not any(self._rows.get(f"applications.{path}", _NO_ROW).runs for path in due):
            paths = tuple(
                f"applications.{path}.{c}" for path in due for c in official.APPLICANT_COLUMNS
            )
            self._say("GR202", self._end, paths, table=official.TABLES["applications"])
        else:
            for path in due:
                if f"applications.{path}" in self._rows:
                    self._read(f"applications.{path}", official.APPLICANT_COLUMNS)
                else:
                    self._missing_row(f"applications.{path}", official.APPLICANT_COLUMNS)
        single = self._rows.get("applications.other.all")
        # As the caption of three rows it may have blank cells beside it.
        if single is not None and single.figures and "other.all" not in due:
            self._extra.append(single)

    # Table 4

    def _outcomes(self) -> None:
        row = self._rows.get("review")
        if row is None:
            table = official.TABLES["review"]
            self._say("GR202", self._end, official.REVIEW_PATHS, table=table)
        else:
            self._cells.update(self._reader.read(row, official.REVIEW_PATHS))

    # Findings

    def _unsettled(self, what: str, form: str | None, paths: tuple[str, ...]) -> None:
        # Where table 3 was not found, that is said already.
        if form is not None or any(
            row.runs for path, row in self._rows.items() if path in _TABLE_3
        ):
            self._say("GR217", self._end, paths, row=by_path(what), form=form or "2019/2021")

    def _doubts(self) -> None:
        for doubt in find_doubts(self._rows, self._extra):
            row, paths = doubt.row, tuple(self._paths_of(doubt.row.path))
            self._say(doubt.code, row.span, paths, row=by_path(row.path), why=doubt.why)

    def _missing_row(self, path: str, columns: Sequence[str]) -> None:
        self._say("GR203", self._end, tuple(f"{path}.{c}" for c in columns), row=by_path(path))

    def _say(self, code: str, span: Span, paths: tuple[str, ...] = (), **facts: object) -> None:
        self._diagnostics.append(diagnose(code, span, paths, **facts))


def _form_of_all(found: set[str]) -> Form | None:
    if len(found) > 1:
        return "mixed"
    return "2021" if "2021" in found else "2019" if found else None


def _columns_of_either() -> tuple[str, ...]:
    """Paths of table 2 in both forms."""
    return tuple(
        dict.fromkeys(
            f"proactive.{block}.{column}"
            for blocks in official.BLOCKS.values()
            for block, columns in blocks.items()
            for column in columns
        )
    )


def _applicant_columns(heads: Sequence[Found]) -> dict[int, int]:
    """Table -> column of 自然人, where 总计 stands six columns after it: no span between the two is lost."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for head in heads:
        terminal = head.entry.term.terminal if head.entry else ""
        if terminal == "NATURAL_PERSON":
            first[head.table] = head.cells[0].column
        elif terminal == "TOTAL":
            last[head.table] = head.cells[0].column
    return {
        table: column
        for table, column in first.items()
        if table >= 0 and last.get(table) == column + len(official.APPLICANTS) - 1
    }


def _first_applicants(heads: Sequence[Found]) -> list[Found]:
    """自然人 wherever it heads a column; other heads may be those of table 4."""
    return [head for head in heads if head.entry and head.entry.term.terminal == "NATURAL_PERSON"]


_NO_ROW = PrintedRow("", None, ())
