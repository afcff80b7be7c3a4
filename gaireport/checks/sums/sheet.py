"""The figures of tables 3 and 4 with the sums that can be tested over them -> what a change would mend or break."""

from collections.abc import Iterable, Mapping
from functools import cache

from gaireport.checks.sums.relations import (
    IDENTITY,
    OUTCOME_TOTAL,
    ROW_TOTAL,
    TABLE_FOUR_ROWS,
    Relation,
    application_rows,
    form_of_rows,
    relations,
)
from gaireport.form.official import APPLICANT_COLUMNS, OUTCOME_COLUMNS
from gaireport.nodes import Cell
from gaireport.source import fold

Changes = dict[str, int]
"""Path -> what the figure would have to be."""


class Sheet:
    """Figures by path, blanks read as 0, and the gap (left minus right) of every relation."""

    def __init__(self, cells: Mapping[str, Cell]) -> None:
        self.form = form_of_rows(cells)
        self._cells = cells
        figures = {path: cell.value for path, cell in cells.items()}
        self.values = {path: value for path, value in figures.items() if type(value) is int}
        self.blank = {
            path for path, value in figures.items() if value is None and cells[path].is_empty
        }
        self.values |= dict.fromkeys(self.blank, 0)
        self.relations = relations(self.form)
        self.rows = application_rows(self.form)
        self.touching = _touching(self.form)
        self.gaps = [self._gap(relation) for relation in self.relations]
        """None where a relation cannot be tested."""
        self.failing = frozenset(k for k, gap in enumerate(self.gaps) if gap)
        self.failing_rows = self._failing_rows()
        """Rows of table 3 whose total fails or cannot be tested, top to bottom."""
        self.failing_columns = self._failing_columns()
        """Columns of table 3 with an identity or an outcome total that fails, left to right."""

    def _gap(self, relation: Relation) -> int | None:
        if relation.total in self.blank:
            return None
        try:
            left, right = relation.left_values(self.values), relation.right_values(self.values)
        except KeyError:
            return None
        return sum(left) - sum(right)  # type: ignore[arg-type]  # what is no whole number is left out

    def digits(self, path: str) -> str:
        """The digits as printed, since a figure split over two cells may leave a zero in front."""
        cell = self._cells.get(path)
        if cell is None or type(cell.value) is not int or cell.value < 0:
            return ""
        raw = cell.raw or ""
        folded = raw if raw.isascii() else fold(raw)
        return folded if folded.isascii() and folded.isdecimal() else str(cell.value)

    def mended_by(self, changes: Changes) -> frozenset[int]:
        """The failing relations that hold after the changes; empty where any relation touched would not hold."""
        gaps: dict[int, int] = {}
        for path, after in changes.items():
            if after < 0:
                return frozenset()
            delta = after - self.values.get(path, 0)
            for index, sign in self.touching.get(path, ()):
                gap = gaps.get(index, self.gaps[index])
                if gap is not None:
                    gaps[index] = gap + sign * delta
        if any(gaps.values()):
            return frozenset()
        return frozenset(index for index in gaps if self.gaps[index])

    def needed(self, path: str, *codes: str) -> int | None:
        """The figure that all sums of these codes, or of any code, need in a place; None where they differ."""
        needed = None
        for index, sign in self.touching[path]:
            gap = self.gaps[index]
            if gap is None or (codes and self.relations[index].code not in codes):
                continue
            figure = self.values[path] - sign * gap
            if needed is not None and figure != needed:
                return None
            needed = figure
        return needed

    def table_three_row(self, row: str) -> tuple[str, ...]:
        """The seven paths of a row."""
        return tuple(f"applications.{row}.{column}" for column in APPLICANT_COLUMNS)

    def table_three_column(self, column: str) -> tuple[str, ...]:
        """The paths of a column from top to bottom."""
        return tuple(f"applications.{row}.{column}" for row in self.rows)

    def _failing_rows(self) -> tuple[str, ...]:
        gaps = (self.gaps[k] for k in numbers_of(self.form, ROW_TOTAL))
        return tuple(row for row, gap in zip(self.rows, gaps, strict=True) if gap != 0)

    def _failing_columns(self) -> tuple[str, ...]:
        found = {
            self.relations[k].total.rpartition(".")[2]
            for k in self.failing
            if self.relations[k].code in (IDENTITY, OUTCOME_TOTAL)
        }
        return tuple(column for column in APPLICANT_COLUMNS if column in found)

    def delta(self, path: str, *codes: str) -> int | None:
        """By how much the figure would have to change for a failing relation of these codes; None where all hold."""
        for index, sign in self.touching.get(path, ()):
            gap = self.gaps[index]
            if gap and self.relations[index].code in codes:
                return -sign * gap
        return None


@cache
def _touching(form: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Path -> (number of a relation, sign of the figure in its gap) for each in which it takes part."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, relation in enumerate(relations(form)):
        for sign, paths in ((1, relation.left), (-1, relation.right)):
            for path in paths:
                found[path] = (*found.get(path, ()), (number, sign))
    return found


@cache
def numbers_of(form: str, code: str) -> tuple[int, ...]:
    """The numbers of the relations of one code, in the order of the form."""
    return tuple(k for k, relation in enumerate(relations(form)) if relation.code == code)


def table_four() -> tuple[str, ...]:
    """The fifteen paths of table 4 from left to right."""
    return tuple(f"{row}.{outcome}" for row in TABLE_FOUR_ROWS for outcome in OUTCOME_COLUMNS)


def is_total(path: str) -> bool:
    """Whether the form prints this figure as a sum of others."""
    return path.endswith(".total") or path.startswith("applications.total.")


def sum_of(values: Mapping[str, int], paths: Iterable[str]) -> int:
    """The sum of the figures, in which lost ones count as 0."""
    return sum(values.get(path, 0) for path in paths)
