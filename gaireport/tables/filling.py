"""Blocks and printed rows -> the cells of the three tables, the forms they are in, and what does not bear them out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from gaireport.adapter import CutCell
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.words import Words
from gaireport.form import official
from gaireport.nodes import Cell, Form
from gaireport.source import Span
from gaireport.tables.claims import settle_claims
from gaireport.tables.columns import (
    APPLICANT_PATHS,
    HEADS_LOST,
    REPEATED_NAME,
    UNDER_NO_HEADS,
    Columns,
    read_applicants,
    read_proactive,
)
from gaireport.tables.crosswise import rows_added_up
from gaireport.tables.forms import LATEST, OTHER_2019, OTHER_2021, choose_forms, form_of_other
from gaireport.tables.links import name_some_rows, report_missing
from gaireport.tables.neighbours import find_lost_neighbours
from gaireport.tables.printed import Block, PrintedRow
from gaireport.tables.proceedings import read_five, read_outcomes, read_three
from gaireport.tables.reading import PathRow, RowReader
from gaireport.tables.spelled import (
    spells_applicants,
    spells_outcomes,
    spells_proactive,
    stacks_applicants,
)
from gaireport.tables.sums import counts
from gaireport.tokens.kinds import Found

_SHARED_ROWS = tuple(t.path for t in official.APPLICATION_ROWS if not t.path.startswith("other."))
_LOST_TABLES = (
    Words("one of the three tables was", "缺少一张"),
    Words("two of the three tables were", "缺少两张"),
    Words("the three tables were", "均缺失"),
)
_FEWEST_SHOWN = 3
"""Figures that are not 0 in a row whose sum holds in one order only: of two, either may be the total."""
_BOTH = (*OTHER_2021, *OTHER_2019)


class Tables(NamedTuple):
    """The cells of the three tables, and what is left."""

    cells: dict[str, Cell]
    form: Form | None
    block_forms: dict[str, str]
    """Block of table 2 -> the form in which it is printed, or in which it is missing."""
    other_form: str | None
    """The form of the rows under （六）其他处理."""
    extra: list[PrintedRow]
    left_over: list[CutCell]
    """Figures that found no place in their rows; the rows' diagnostics name them."""
    diagnostics: list[Diagnostic]


def fill_tables(
    rows: Sequence[PrintedRow],
    blocks: Sequence[Block],
    end: int,
    in_force: str | None,
    *,
    is_of_form: bool,
) -> Tables:
    """Place every figure; what does not bear it out is in the diagnostics.

    Args:
        rows: the printed rows, in the order of the text, aligned to those of the form.
        blocks: the blocks in which they stand, by number.
        end: where the report ends in the text.
        in_force: the form of the year, as far as it is known.
        is_of_form: whether the tables of a form are due; those of years before 2019 are none.
    """
    otherwise = (in_force or LATEST) if is_of_form else None
    return _Filling(rows, blocks, end).fill(in_force, otherwise)


class _Filling:
    def __init__(self, rows: Sequence[PrintedRow], blocks: Sequence[Block], end: int) -> None:
        self._end = end
        self._printed = rows
        self._diagnostics: list[Diagnostic] = []
        self._blocks = blocks
        self._columns: dict[tuple[int, str], Columns] = {}
        self._sizes: dict[tuple[int, str], Counter[int]] = defaultdict(Counter)
        self._nowhere = Span(end, end)

    def fill(self, in_force: str | None, otherwise: str | None) -> Tables:
        named = {row.path: row for row in reversed(self._printed) if row.path and row.runs}
        # At the end of a cut text the label of a row may be all that is left of it.
        other_form = form_of_other({row.path: row for row in self._printed if row.path} | named)
        self._printed = [_as_group(row, other_form) for row in self._printed]
        blocks = {
            path.partition(".")[2]: (row, self._block(row).heads)
            for path, row in reversed(named.items())
            if path.startswith("proactive.")
        }
        block_forms = choose_forms(blocks, other_form, in_force)
        form = self._form(block_forms, other_form)
        shown = Counter(block_forms.values()).most_common(1)
        main = shown[0][0] if shown else other_form or otherwise
        path_rows = [pair for row in self._printed if (pair := self._paths(row, block_forms))]
        claims = settle_claims(path_rows, self._printed, self._blocks)
        reader = RowReader(self._end, claims.rows, self._blocks)
        cells: dict[str, Cell] = {}
        for path_row in claims.rows:
            cells.update(reader.read(path_row))
            self._say_unusual(path_row.row)
        for path_row in claims.rows:
            self._lack_columns(reader, path_row)
        added_up = _added_up(cells, claims.rows, other_form or main)
        missing = [
            *(each for each in reader.missing if each.code != "GR206" or each.row not in added_up),
            *claims.missing,
            *find_lost_neighbours(claims.rows, reader.proven | reader.unplaced),
        ]
        missing.sort(key=lambda each: (each.code, each.span.start))
        said = [each for each in reader.diagnostics if not _is_settled(each, added_up)]
        self._diagnostics += [*said, *claims.diagnostics, *report_missing(missing)]
        if main:
            for block in official.BLOCKS[main]:
                block_forms.setdefault(block, main)
        self._say_missing(cells, block_forms, other_form or main)
        return Tables(
            cells, form, block_forms, other_form or main, claims.extra, reader.left_over,
            self._diagnostics,
        )  # fmt: skip

    def _block(self, row: PrintedRow) -> Block:
        return self._blocks[row.block]

    def _form(self, block_forms: Mapping[str, str], other_form: str | None) -> Form | None:
        found = {*block_forms.values(), *([other_form] if other_form else [])}
        if len(found) < 2:
            return cast(Form, found.pop()) if found else None
        row = next(row for row in self._printed if row.path and row.runs)
        self._diagnostics.append(diagnose("GR213", row.span))
        return "mixed"

    # The paths of a row

    def _paths(self, row: PrintedRow, block_forms: Mapping[str, str]) -> PathRow | None:
        """The row with its paths; None where the form has no such row."""
        table, _, name = row.path.partition(".")
        if row.rule == "column_row":
            columns = self._read(row, "three")
            return PathRow(row, columns, tuple(f"{each}.{name}" for each in columns.names))
        if row.rule == "proceeding_row":
            return self._with_paths(row, self._read(row, "five"))
        if table == "review":
            columns = self._read(row, "outcomes")
            return PathRow(row, columns, columns.names)
        if table == "applications":
            return self._with_paths(row, self._read(row, "applicants"))
        if table == "proactive" and name in block_forms:
            return self._with_paths(row, self._read(row, f"{block_forms[name]} {name}"))
        return None

    def _with_paths(self, row: PrintedRow, columns: Columns) -> PathRow:
        return PathRow(row, columns, _paths_of_row(row.path, columns.names))

    def _read(self, row: PrintedRow, kind: str) -> Columns:
        key = (row.block, kind)
        if key not in self._columns:
            self._columns[key] = self._read_columns(row, kind)
        return self._columns[key]

    def _read_columns(self, row: PrintedRow, kind: str) -> Columns:
        block, five_or_three = self._block(row), {"five": read_five, "three": read_three}
        if kind in five_or_three:
            return five_or_three[kind](self._heads_of_chapter(row))
        if kind == "outcomes":
            columns = read_outcomes(block.heads)
            is_spelled = columns.why and spells_outcomes(block.above)
            return Columns(official.REVIEW_PATHS) if is_spelled else columns
        usual = self._usual(row, row.path.partition(".")[0])
        if kind == "applicants":
            columns, due = read_applicants(block.heads, usual), APPLICANT_PATHS
            is_spelled = columns.why and spells_applicants(block.above)
            if columns.why and not is_spelled and stacks_applicants(block.above):
                columns = Columns(due, why=UNDER_NO_HEADS, doubted=frozenset(due))
        else:
            form, _, name = kind.partition(" ")
            due = official.BLOCKS[form][name]
            columns = read_proactive(block.heads, due, form, usual)
            is_spelled = columns.why and spells_proactive(block.above, form, due)
        return Columns(due) if is_spelled and usual == len(due) else columns

    def _usual(self, row: PrintedRow, table: str) -> int:
        """How many cells most rows of the table have in the row's block."""
        if not self._sizes:
            for each in self._printed:
                if each.printed:
                    key = each.block, each.path.partition(".")[0]
                    self._sizes[key][len(each.cells)] += 1
        sizes = self._sizes[row.block, table]
        return sizes.most_common(1)[0][0] if sizes else 0

    def _heads_of_chapter(self, row: PrintedRow) -> list[Found]:
        """The heads of the row's block and of those before it in its chapter: a table in pieces prints them once."""
        chapter = self._block(row).chapter
        before = self._blocks[: row.block + 1]
        return [head for block in before if block.chapter == chapter for head in block.heads]

    def _lack_columns(self, reader: RowReader, path_row: PathRow) -> None:
        columns, paths = path_row.columns, path_row.paths
        is_apart = bool(columns.starts) and columns.table != path_row.row.runs[0].table
        if columns.is_reordered and is_apart:
            # Cells that do not stand below heads in an order of their own are no better off than a mere sequence.
            columns = columns._replace(why=UNDER_NO_HEADS, doubted=frozenset(columns.names))
        if columns.why is None or not path_row.row.printed:
            return
        if columns.why in (HEADS_LOST, UNDER_NO_HEADS) and self._is_proven(reader, path_row):
            return
        # Heads of which some are lost say nothing of a row that does not stand below them.
        doubted = [
            path
            for path, name in zip(paths, columns.names, strict=True)
            if path and (is_apart or name in columns.doubted)
        ]
        if doubted:
            reader.lack("GR212", columns.why, path_row, doubted)

    def _say_unusual(self, row: PrintedRow) -> None:
        entry = row.label.entry if row.label else None
        if entry is not None and not entry.usual:
            text = "".join(cell.text for cell in row.label_cells)
            self._diagnostics.append(diagnose("GR210", row.span, text=text, row=entry.term.term))

    def _is_proven(self, reader: RowReader, path_row: PathRow) -> bool:
        """Whether the sums hold with these columns in every row of the table that has figures which can show it."""
        block, table = path_row.row.block, path_row.row.path.partition(".")[0]
        shown = [
            row.path in reader.proven
            for row in self._printed
            if row.block == block
            and row.path.startswith(table)
            and len([number for number in counts(row.cells) if number]) >= _FEWEST_SHOWN
        ]
        return bool(shown) and all(shown)

    # What is missing

    def _say_missing(
        self, cells: Mapping[str, Cell], block_forms: Mapping[str, str], form: str | None
    ) -> None:
        missing: dict[str, list[str]] = {}
        for table, paths in _paths_due(tuple(block_forms.items()), form).items():
            every = [path for each in paths.values() for path in each]
            if cells.keys() >= set(every):
                continue
            if cells.keys().isdisjoint(every):
                missing[table] = every
            else:
                self._say_missing_rows(paths, cells)
        if missing:
            self._diagnostics.append(
                diagnose(
                    "GR202",
                    self._nowhere,
                    tuple(path for every in missing.values() for path in every),
                    tables="；".join(official.TABLES[table] for table in missing),
                    how_many=_LOST_TABLES[len(missing) - 1],
                )
            )

    def _say_missing_rows(
        self, paths: Mapping[str, Sequence[str]], cells: Mapping[str, Cell]
    ) -> None:
        rows = list(paths)
        lost = {row: [p for p in each if p not in cells] for row, each in paths.items()}
        gone = [row for row in rows if lost[row] and len(lost[row]) == len(paths[row])]
        for stretch in _stretches(rows, gone):
            self._say_lost("GR203", stretch, [path for row in stretch for path in lost[row]])
        cut = [row for row in rows if lost[row] and row not in gone]
        if cut:
            self._say_lost("GR223", cut, [path for row in cut for path in lost[row]])

    def _say_lost(self, code: str, rows: Sequence[str], paths: Iterable[str]) -> None:
        self._diagnostics.append(
            diagnose(code, self._nowhere, tuple(paths), row=name_some_rows(rows))
        )


def _added_up(
    cells: Mapping[str, Cell], rows: Iterable[PathRow], form: str | None
) -> frozenset[str]:
    """The rows that the sums of the columns bear out, with all that they print."""
    if form is None:
        return frozenset()
    return rows_added_up(cells, form) - {
        row.path for row, columns, _ in rows if len(row.printed) > columns.due
    }


def _is_settled(finding: Diagnostic, added_up: frozenset[str]) -> bool:
    """Whether a figure that was joined from two lines is one of a row that the sums of all columns bear out.

    Of two rows set in one, the other is missing from those sums.
    """
    return finding.code == "GR215" and finding.cells[0].rpartition(".")[0] in added_up


@lru_cache(maxsize=1024)
def _paths_of_row(row: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{row}.{each}" if each not in ("", REPEATED_NAME) else "" for each in names)


@lru_cache(maxsize=64)
def _as_group(row: PrintedRow, form: str | None) -> PrintedRow:
    """The row; where it is the label of a group, with figures as one that the form lacks, and otherwise without the
    blank cells between it and the first row of the group."""
    if form != "2021" or not row.path.endswith(OTHER_2019):
        return row
    if row.printed:
        return row._replace(path="", rule="extra_row")
    is_beside = len(row.cells) < len(APPLICANT_PATHS)
    return row._replace(runs=(), cells=()) if is_beside else row


def _paths_due(
    block_forms: tuple[tuple[str, str], ...], form: str | None
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Table -> row -> the paths of the cells that it should have, where the blocks are in these forms."""
    other = {"2021": OTHER_2021, "2019": OTHER_2019}.get(form or "", _BOTH)
    rows = (*_SHARED_ROWS[:-2], *other, *_SHARED_ROWS[-2:])
    columns = {
        "proactive": {f"proactive.{b}": official.BLOCKS[of][b] for b, of in block_forms},
        "applications": {f"applications.{row}": APPLICANT_PATHS for row in rows},
        "review": {
            proceeding: official.OUTCOME_COLUMNS
            for proceeding in ("review", "litigation.direct", "litigation.after_review")
        },
    }
    return {
        table: {row: _paths_of_row(row, names) for row, names in by_row.items()}
        for table, by_row in columns.items()
    }


def _stretches(order: Sequence[str], rows: Iterable[str]) -> list[list[str]]:
    """The rows that follow one another in the form, together."""
    found: list[list[str]] = []
    for row in rows:
        at = order.index(row)
        if found and at and order[at - 1] == found[-1][-1]:
            found[-1].append(row)
        else:
            found.append([row])
    return found
