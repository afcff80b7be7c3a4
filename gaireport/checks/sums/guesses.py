"""Failing sums -> guesses at what happened to their figures.

Each generator yields every fault of its kind that would mend some failing sums and break none. A guess costs more,
the more places and values its kind could have had."""

from collections.abc import Iterator
from itertools import chain, combinations
from math import log
from typing import NamedTuple

from gaireport.checks.sums.relations import (
    IDENTITY,
    OUTCOME_TOTAL,
    REVIEW_TOTAL,
    ROW_TOTAL,
    TABLE_FOUR_ROWS,
)
from gaireport.checks.sums.sheet import Changes, Sheet, is_total, numbers_of, sum_of
from gaireport.form.official import APPLICANT_COLUMNS, OUTCOME_COLUMNS
from gaireport.tokens.distance import edit_distance

COLUMN_CODES = (IDENTITY, OUTCOME_TOTAL)
# Costs are logarithms: one of about 190 figures, any of about 100 values; a slip of the adder is likelier.
_PLACE_COST, _VALUE_COST = log(190), log(100)


class Guess(NamedTuple):
    """One fault that would explain the failing sums in ``mends``."""

    kind: str
    changes: Changes
    cost: float
    mends: frozenset[int]


def guess_wrong_figures(sheet: Sheet) -> Iterator[Guess]:
    """Guess that one figure is wrong: every sum that it takes part in requires the same value."""
    suspects = chain.from_iterable(sheet.relations[index].paths for index in sorted(sheet.failing))
    for path in dict.fromkeys(suspects):
        after = sheet.needed(path)
        if after is not None and after >= 0:
            mends = frozenset(index for index, _ in sheet.touching[path] if sheet.gaps[index])
            if guess := _judge_figure(sheet, path, after, mends):
                yield guess


def _judge_figure(sheet: Sheet, path: str, after: int, mends: frozenset[int]) -> Guess | None:
    before = sheet.values[path]
    if is_total(path) and before == 0:
        # A blank total was not tested by its own row: the row has to add up to the same figure.
        if path in sheet.blank and after not in _own_sums(sheet, path):
            return None
        return Guess("total_left_out", {path: after}, log(32), mends)
    if _is_transposed(str(before), str(after)):
        return Guess("digits_swapped", {path: after}, _PLACE_COST + 1.5, mends)
    slip = 1.5 if is_total(path) else 0.0
    digit = 1.5 if _is_one_digit_off(str(before), str(after)) else 0.0
    return Guess("wrong_figure", {path: after}, _PLACE_COST + _VALUE_COST - slip - digit, mends)


def _own_sums(sheet: Sheet, total: str) -> list[int]:
    return [sum_of(sheet.values, r.left) for r in sheet.relations if r.total == total]


def _is_transposed(before: str, after: str) -> bool:
    """Whether two digits changed places."""
    if len(before) != len(after) or sorted(before) != sorted(after):
        return False
    return sum(a != b for a, b in zip(before, after, strict=True)) == 2


def _is_one_digit_off(before: str, after: str) -> bool:
    """Whether one digit was misread, lost or added."""
    return edit_distance(before, after, 1) == 1


def guess_totals(sheet: Sheet) -> Iterator[Guess]:
    """Guess that several totals were left blank or at 0, or were not updated: adding them up anew mends all sums."""
    changes = _total_up(sheet, (ROW_TOTAL, REVIEW_TOTAL, OUTCOME_TOTAL))
    if any(sheet.values.get(path, 0) for path in changes):
        # A proceeding of table 4 has nothing to do with the totals of table 3.
        changes = _total_up(sheet, (ROW_TOTAL, OUTCOME_TOTAL))
    mends = sheet.mended_by(changes) if len(changes) > 1 else frozenset()
    if not mends:
        return
    if not any(sheet.values.get(path, 0) for path in changes):
        yield Guess("total_left_out", changes, log(32) + len(changes), mends)
    else:
        yield Guess("totals_not_updated", changes, (_PLACE_COST + 2) * len(changes), mends)


def _total_up(sheet: Sheet, codes: tuple[str, ...]) -> Changes:
    """The changes that add every total up anew: row totals first, then column totals with the corner of both."""
    values = dict(sheet.values)
    changes: Changes = {}
    corner = "applications.total.total"
    for index in chain.from_iterable(numbers_of(sheet.form, code) for code in codes):
        relation, gap = sheet.relations[index], sheet.gaps[index]
        if relation.total == corner and relation.code == ROW_TOTAL:
            continue
        if gap != 0 or not changes.keys().isdisjoint(relation.left):
            computed = sum_of(values, relation.left)
            if computed != values.get(relation.total, 0):
                changes[relation.total] = values[relation.total] = computed
    return changes


def guess_swaps(sheet: Sheet, singles: list[Guess]) -> Iterator[Guess]:
    """Guess that two figures changed places."""
    by_delta: dict[int, list[str]] = {}
    for guess in singles:
        ((path, after),) = guess.changes.items()
        by_delta.setdefault(after - sheet.values[path], []).append(path)
    pairs = [
        (x, y)
        for delta, paths in by_delta.items()
        if delta > 0
        for x in paths
        for y in by_delta.get(-delta, ())
    ]
    columns, rows = sheet.failing_columns, sheet.failing_rows
    for row in sheet.rows:
        pairs += [
            (f"applications.{row}.{a}", f"applications.{row}.{b}")
            for a, b in combinations(columns, 2)
        ]
    for a, b in combinations(rows, 2):
        pairs += [(f"applications.{a}.{c}", f"applications.{b}.{c}") for c in APPLICANT_COLUMNS]
    failing = {sheet.relations[index].total for index in sheet.failing}
    for row in (row for row in TABLE_FOUR_ROWS if f"{row}.total" in failing):
        pairs += [(f"{row}.total", f"{row}.{outcome}") for outcome in OUTCOME_COLUMNS[:-1]]
    for x, y in pairs:
        if x in sheet.values and y in sheet.values and sheet.values[x] != sheet.values[y]:
            changes = {x: sheet.values[y], y: sheet.values[x]}
            if mends := sheet.mended_by(changes):
                near = x.rpartition(".")[0] == y.rpartition(".")[0]
                yield Guess("swapped_figures", changes, 2 * _PLACE_COST - (1 if near else 0), mends)


def guess_wrong_columns(sheet: Sheet) -> Iterator[Guess]:
    """Guess that requests were counted under another kind of applicant: one column lacks what another has too many."""
    for a, b in combinations(sheet.failing_columns, 2):
        if b == "total":
            continue
        for row in sheet.rows:
            x, y = f"applications.{row}.{a}", f"applications.{row}.{b}"
            delta = sheet.delta(x, *COLUMN_CODES)
            if delta is not None:
                yield from _move(sheet, "wrong_column", x, y, delta)


def guess_wrong_rows(sheet: Sheet) -> Iterator[Guess]:
    """Guess that requests were counted under another row: one row lacks what another has too many."""
    for a, b in combinations(sheet.failing_rows, 2):
        for column in APPLICANT_COLUMNS[:-1]:
            x, y = f"applications.{a}.{column}", f"applications.{b}.{column}"
            delta = sheet.delta(x, ROW_TOTAL)
            if delta is not None:
                yield from _move(sheet, "wrong_row", x, y, delta)


def _move(sheet: Sheet, kind: str, x: str, y: str, delta: int) -> Iterator[Guess]:
    """Guess that x should have ``delta`` requests more, and y as many fewer."""
    if x not in sheet.values or y not in sheet.values:
        return
    changes = {x: sheet.values[x] + delta, y: sheet.values[y] - delta}
    if mends := sheet.mended_by(changes):
        # The more requests stand where one is too many, the likelier it is one of them.
        crowd = sheet.values[y] if delta > 0 else sheet.values[x]
        yield Guess(kind, changes, log(1050) + 3 * log(abs(delta)) + 1 / (1 + crowd), mends)


def guess_line_faults(sheet: Sheet) -> Iterator[Guess]:
    """Guess that two or three figures of one row, or of one column, are wrong."""
    columns, rows = sheet.failing_columns, sheet.failing_rows
    if 2 <= len(columns) <= 3:
        for row in sheet.rows:
            paths = [f"applications.{row}.{column}" for column in columns]
            yield from _repair_line(sheet, paths, COLUMN_CODES)
    if 2 <= len(rows) <= 3:
        for column in APPLICANT_COLUMNS:
            paths = [f"applications.{row}.{column}" for row in rows]
            yield from _repair_line(sheet, paths, (ROW_TOTAL,))


def _repair_line(sheet: Sheet, paths: list[str], codes: tuple[str, ...]) -> Iterator[Guess]:
    deltas = [sheet.delta(path, *codes) for path in paths]
    changes = {
        path: sheet.values[path] + delta
        for path, delta in zip(paths, deltas, strict=True)
        if delta is not None and path in sheet.values
    }
    if len(changes) == len(paths) and (mends := sheet.mended_by(changes)):
        yield Guess(
            "several_figures", changes, (_PLACE_COST + _VALUE_COST) * len(changes) - 3, mends
        )
