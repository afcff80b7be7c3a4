"""A form -> the sums that must hold in it, as paths, built once."""

from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from gaireport.findings.words import Words
from gaireport.form import official
from gaireport.form.names import column_name, row_name
from gaireport.nodes import Number

IDENTITY, OUTCOME_TOTAL, ROW_TOTAL, REVIEW_TOTAL = "GR301", "GR302", "GR303", "GR304"
TABLE_FOUR_ROWS = ("review", "litigation.direct", "litigation.after_review")


class Relation(NamedTuple):
    """One sum: the figures at ``left`` add up to the figures at ``right``."""

    code: str
    name: Words
    """The name of the row or column that the sum runs along."""
    left: tuple[str, ...]
    right: tuple[str, ...]
    """The printed total; an identity has the requests carried over beside it."""
    left_values: Callable[[Mapping[str, Number | None]], tuple[Number | None, ...]]
    right_values: Callable[[Mapping[str, Number | None]], tuple[Number | None, ...]]

    @property
    def paths(self) -> tuple[str, ...]:
        """Every cell that takes part, the total last."""
        return self.left + self.right

    @property
    def total(self) -> str:
        """The printed total, where the finding is shown."""
        return self.right[0]


@cache
def application_rows(form: str) -> tuple[str, ...]:
    """The rows of table 3 from top to bottom, without ``applications.``."""
    outcomes = official.OUTCOME_ROWS[form]
    return ("received", "carried_in", *outcomes, "total", "carried_out")


@cache
def relations(form: str) -> tuple[Relation, ...]:
    """Every relation of a form, in the order of the form: identities, outcome totals, row totals, table 4."""
    columns = official.APPLICANT_COLUMNS
    return (
        *(_identity(column) for column in columns),
        *(_outcome_total(form, column) for column in columns),
        *(_row_total(row) for row in application_rows(form)),
        *(_review_total(row) for row in TABLE_FOUR_ROWS),
    )


def form_of_rows(paths: object) -> str:
    """The form whose rows stand under （六）其他处理. The block alone decides, never the year."""
    return "2019" if "applications.other.all.total" in paths else "2021"  # type: ignore[operator]


def _relation(code: str, name: Words, left: tuple[str, ...], right: tuple[str, ...]) -> Relation:
    return Relation(code, name, left, right, _getter(left), _getter(right))


def _getter(
    paths: tuple[str, ...],
) -> Callable[[Mapping[str, Number | None]], tuple[Number | None, ...]]:
    if len(paths) > 1:
        return itemgetter(*paths)
    path = paths[0]
    return lambda values: (values[path],)


def _identity(column: str) -> Relation:
    """Relation 1, printed in the form itself: first plus second equals third plus fourth."""
    rows = [
        f"applications.{r}.{column}" for r in ("received", "carried_in", "total", "carried_out")
    ]
    return _relation(IDENTITY, column_name(column), tuple(rows[:2]), tuple(rows[2:]))


def _outcome_total(form: str, column: str) -> Relation:
    """Relation 2: （七）总计 of a column is the sum of （一） to （六）."""
    left = tuple(f"applications.{row}.{column}" for row in official.OUTCOME_ROWS[form])
    return _relation(OUTCOME_TOTAL, column_name(column), left, (f"applications.total.{column}",))


def _row_total(row: str) -> Relation:
    """Relation 3: 总计 of a row of table 3 is the sum of the six kinds of applicant."""
    left = tuple(f"applications.{row}.{column}" for column in official.APPLICANT_COLUMNS[:-1])
    name = row_name(f"applications.{row}")
    return _relation(ROW_TOTAL, name, left, (f"applications.{row}.total",))


def _review_total(row: str) -> Relation:
    """Relation 4: 总计 of a proceeding of table 4 is the sum of its four outcomes."""
    left = tuple(f"{row}.{outcome}" for outcome in official.OUTCOME_COLUMNS[:-1])
    return _relation(REVIEW_TOTAL, row_name(row), left, (f"{row}.total",))
