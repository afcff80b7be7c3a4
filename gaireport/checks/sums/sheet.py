"""The figures of tables 3 and 4 with the sums that can be tested over them -> what a change would mend or break."""

from collections.abc import Iterable, Mapping

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
    """Figures by path, blanks read as 0, and the gap (left minus right) of every testable relation."""

    def __init__(self, cells: Mapping[str, Cell]) -> None:
        self.form = form_of_rows(cells)
        self.values: dict[str, int] = {}
        self.digits: dict[str, str] = {}
        """Path -> digits as printed, since a figure split over two cells may leave a zero in front."""
        self.blank: set[str] = set()
        for path, cell in cells.items():
            if type(cell.value) is int:
                self.values[path] = cell.value
                raw = fold(cell.raw or "")
                if cell.value >= 0:
                    self.digits[path] = (
                        raw if raw.isascii() and raw.isdecimal() else str(cell.value)
                    )
            elif cell.is_empty:
                self.values[path] = 0
                self.blank.add(path)
        self.all_relations = relations(self.form)
        self.rows = application_rows(self.form)
        self.relations: list[Relation] = []
        self.gaps: list[int] = []
        self.index: dict[tuple[str, str], int] = {}
        """Code and total of a testable relation -> its number."""
        self.touching: dict[str, list[tuple[int, int]]] = {}
        """Path -> (relation, sign of the figure in its gap)."""
        for relation in self.all_relations:
            if relation.total not in self.blank and all(p in self.values for p in relation.paths):
                self._add(relation)
        self.failing = frozenset(k for k, gap in enumerate(self.gaps) if gap)

    def _add(self, relation: Relation) -> None:
        index = self.index[relation.code, relation.total] = len(self.relations)
        self.relations.append(relation)
        gap = 0
        for sign, paths in ((1, relation.left), (-1, relation.right)):
            for path in paths:
                gap += sign * self.values[path]
                self.touching.setdefault(path, []).append((index, sign))
        self.gaps.append(gap)

    def mended_by(self, changes: Changes) -> frozenset[int]:
        """The failing relations that hold after the changes; empty where any relation touched would not hold."""
        if any(after < 0 for after in changes.values()):
            return frozenset()
        gaps: dict[int, int] = {}
        for path, after in changes.items():
            delta = after - self.values.get(path, 0)
            for index, sign in self.touching.get(path, ()):
                gaps[index] = gaps.get(index, self.gaps[index]) + sign * delta
        if any(gaps.values()):
            return frozenset()
        return frozenset(index for index in gaps if self.gaps[index])

    def table_three_row(self, row: str) -> tuple[str, ...]:
        """The seven paths of a row."""
        return tuple(f"applications.{row}.{column}" for column in APPLICANT_COLUMNS)

    def table_three_column(self, column: str) -> tuple[str, ...]:
        """The paths of a column from top to bottom."""
        return tuple(f"applications.{row}.{column}" for row in self.rows)

    def failing_rows(self) -> list[str]:
        """Rows of table 3 whose total fails or cannot be tested, top to bottom."""
        return [r for r in self.rows if self.gap_of(ROW_TOTAL, f"applications.{r}.total") != 0]

    def failing_columns(self) -> list[str]:
        """Columns of table 3 with an identity or an outcome total that fails, left to right."""
        found = {
            self.relations[k].total.rpartition(".")[2]
            for k in self.failing
            if self.relations[k].code in (IDENTITY, OUTCOME_TOTAL)
        }
        return [column for column in APPLICANT_COLUMNS if column in found]

    def gap_of(self, code: str, total: str) -> int | None:
        """The gap of one relation; None where it cannot be tested."""
        index = self.index.get((code, total))
        return None if index is None else self.gaps[index]

    def delta(self, path: str, *codes: str) -> int | None:
        """By how much the figure would have to change for a failing relation of these codes; None where all hold."""
        for index, sign in self.touching.get(path, ()):
            if self.gaps[index] and self.relations[index].code in codes:
                return -sign * self.gaps[index]
        return None


def table_four() -> tuple[str, ...]:
    """The fifteen paths of table 4 from left to right."""
    return tuple(f"{row}.{outcome}" for row in TABLE_FOUR_ROWS for outcome in OUTCOME_COLUMNS)


def is_total(path: str) -> bool:
    """Whether the form prints this figure as a sum of others."""
    return path.endswith(".total") or path.startswith("applications.total.")


def sum_of(values: Mapping[str, int], paths: Iterable[str]) -> int:
    """The sum of the figures, in which lost ones count as 0."""
    return sum(values.get(path, 0) for path in paths)
