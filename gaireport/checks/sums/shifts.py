"""Failing sums -> guesses at what converters do to a row or column: split a figure, shift the rest, lose the last."""

from collections.abc import Iterator
from itertools import chain, pairwise
from math import log

from gaireport.checks.sums.guesses import COLUMN_CODES, Guess
from gaireport.checks.sums.relations import ROW_TOTAL
from gaireport.checks.sums.sheet import Changes, Sheet, is_total, table_four
from gaireport.form.official import APPLICANT_COLUMNS, OUTCOME_COLUMNS, OUTCOME_ROWS

_ODD_NEWCOMER = 3.0
"""The cost of a figure other than 0 that came in where a blank or a 0 is to be expected."""
_NO_WITNESS = log(100)
"""The cost of a guess for which only one sum speaks, and that sum was completed with the lost figure."""


MovedLine = tuple[str, list[int], float]
"""A kind of fault, the figures of a line without it, and what it costs."""


def guess_splits_and_shifts(sheet: Sheet) -> Iterator[Guess]:
    """Guess that a figure stands in two cells, or that a row is shifted by one cell, from its start or from within."""
    lines = [sheet.table_three_row(row) for row in sheet.failing_rows]
    if any(sheet.relations[k].code == "GR304" for k in sheet.failing):
        lines.append(table_four())
    for line in lines:
        if all(path in sheet.values for path in line[:-1]):
            # Each figure of a row stands in sums of its own column, which say by themselves what it has to be.
            needed = {
                at: figure
                for at, path in enumerate(line)
                if path in sheet.values
                and (figure := sheet.needed(path, *COLUMN_CODES)) is not None
            }
            firm = sum(sheet.values[line[at]] == figure for at, figure in needed.items())
            if firm < len(line) - 1:  # these faults change two figures at least
                yield from _recut(sheet, line)
                for kind, figures, cost in chain(_rejoin(sheet, line), _shift(sheet, line)):
                    if all(figures[at] == figure for at, figure in needed.items()):
                        yield from _guess(sheet, kind, line, figures, cost)


def _guess(
    sheet: Sheet, kind: str, line: tuple[str, ...], figures: list[int], cost: float
) -> Iterator[Guess]:
    changes = {
        path: after
        for path, after in zip(line, figures, strict=True)
        if sheet.values.get(path) != after
    }
    if len(changes) > 1 and (mends := sheet.mended_by(changes)):
        yield Guess(kind, changes, cost + (_NO_WITNESS if len(mends) < 2 else 0), mends)


def _close(figures: list[int]) -> list[int]:
    """Add the last total of a row, which was pushed out."""
    return [*figures, sum(figures) if len(figures) == 6 else sum(figures[10:])]


def _rejoin(sheet: Sheet, line: tuple[str, ...]) -> Iterator[MovedLine]:
    """``12 | 5 | 17`` became ``1 | 2 | 5``: join two cells, move the rest back, add up the total."""
    figures = [sheet.values.get(path, 0) for path in line]
    digits = [sheet.digits(path) for path in line]
    for at, (left, right) in enumerate(pairwise(digits)):
        if left and right and left != "0":
            joined = [*figures[:at], int(left + right), *figures[at + 2 :]]
            yield "split_figure", _close(joined), log(150)


def _recut(sheet: Sheet, line: tuple[str, ...]) -> Iterator[Guess]:
    """Digits stand in the neighbour's cell: cut the two cells' digits elsewhere, or the neighbour was lost."""
    for x, y in pairwise(line):
        left, right = sheet.digits(x), sheet.digits(y)
        digits = left + right
        if not left or not right:
            continue
        for cut in range(1, len(digits)):
            if cut != len(left) and (digits[cut] != "0" or cut == len(digits) - 1):
                yield from _guess_split(
                    sheet, {x: int(digits[:cut]), y: int(digits[cut:])}, log(300)
                )
        if left == "0":
            continue
        for after in _solve_neighbour(sheet, x, int(digits), y):
            changes = {x: int(digits), y: after}
            yield from _guess_split(sheet, changes, log(150) + 2 + (1 if after else 0))


def _solve_neighbour(sheet: Sheet, x: str, joined: int, y: str) -> set[int]:
    """The values that the lost neighbour could have once the split figure is joined."""
    joins = {k: sign * (joined - sheet.values[x]) for k, sign in sheet.touching.get(x, ())}
    return {
        sheet.values[y] - sign * (gap + joins.get(k, 0))
        for k, sign in sheet.touching.get(y, ())
        if (gap := sheet.gaps[k]) is not None
    } - {sheet.values[y]}


def _guess_split(sheet: Sheet, changes: Changes, cost: float) -> Iterator[Guess]:
    if mends := sheet.mended_by(changes):
        # In table 4 the only sum may give the neighbour, so that nothing is left to witness the split.
        yield Guess("split_figure", changes, cost + (1 if len(mends) < 2 else 0), mends)


def _shift(sheet: Sheet, line: tuple[str, ...]) -> Iterator[MovedLine]:
    figures = [sheet.values.get(path, 0) for path in line]
    last = len(line) - 1
    for at in range(last):
        within = 1.0 if at else 0.0
        newcomer = _ODD_NEWCOMER if figures[at] else 0.0
        moved = _close(figures[:at] + figures[at + 1 :])
        yield "row_shifted", moved, log(50) + within + newcomer
        lost = _lost_figure(line, at, figures)
        newcomer = _ODD_NEWCOMER if figures[last] else 0.0
        moved = [*figures[:at], lost, *figures[at:last]]
        cost = log(50) + within + newcomer + (2 if lost else 0)
        yield "row_shifted", moved, cost


def _lost_figure(line: tuple[str, ...], at: int, figures: list[int]) -> int:
    """The figure that fell out at a place, computed from the total of its own row or proceeding."""
    size = len(APPLICANT_COLUMNS) if len(line) == len(APPLICANT_COLUMNS) else len(OUTCOME_COLUMNS)
    start = at - at % size
    if is_total(line[at]) and at % size == size - 1:
        return sum(figures[start:at])
    # What stands from ``at`` on belongs one cell further right; the total is the last of them.
    return figures[start + size - 2] - sum(figures[start : start + size - 2])


def guess_column_shifts(sheet: Sheet) -> Iterator[Guess]:
    """Guess that one column is shifted by one row, where enough rows fail to be worth a look."""
    if len(sheet.failing_rows) < 3:
        return
    for column in APPLICANT_COLUMNS:
        line = sheet.table_three_column(column)
        if any(path not in sheet.values for path in line):
            continue
        figures = [sheet.values[path] for path in line]
        for at in range(len(line) - 1):
            up = figures[:at] + figures[at + 1 :]
            up.append(up[0] + up[1] - up[-1])
            yield from _guess(sheet, "column_shifted", line, up, log(50) + 1)
            lost = figures[at] + (sheet.delta(line[at], ROW_TOTAL) or 0)
            down = [*figures[:at], lost, *figures[at:-1]]
            yield from _guess(sheet, "column_shifted", line, down, log(50) + 1)


def guess_row_order(sheet: Sheet) -> Iterator[Guess]:
    """Guess that from some row on, whole rows stand one row too low or too high; every row total still holds."""
    bad = {sheet.relations[k].code for k in sheet.failing}
    if ROW_TOTAL in bad:
        return
    columns = [sheet.table_three_column(column) for column in APPLICANT_COLUMNS]
    if any(path not in sheet.values for line in columns for path in line):
        return
    outcomes = range(2, 2 + len(OUTCOME_ROWS[sheet.form]))
    for at in range(len(sheet.rows) - 1):
        changes: Changes = {}
        for line in columns:
            figures = [sheet.values[path] for path in line]
            up = figures[:at] + figures[at + 1 :]
            up.append(up[0] + up[1] - up[-1])
            changes.update(zip(line, up, strict=True))
        yield from _row_order(sheet, changes)
        if at in outcomes:
            changes = {}
            for line in columns:
                figures = [sheet.values[path] for path in line]
                down = [*figures[:at], 0, *figures[at:-1]]
                down[at] = down[-2] - sum(down[2:-2])
                changes.update(zip(line, down, strict=True))
            yield from _row_order(sheet, changes)


def _row_order(sheet: Sheet, changes: Changes) -> Iterator[Guess]:
    changes = {path: after for path, after in changes.items() if sheet.values[path] != after}
    mends = sheet.mended_by(changes)
    if len(mends) > 2:
        yield Guess("rows_shifted", changes, log(50) + 2, mends)
