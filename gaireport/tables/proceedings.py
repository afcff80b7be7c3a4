"""Heads of table 4 -> its columns: five outcomes of each proceeding, in whatever order they are printed."""

from collections.abc import Sequence

from gaireport.form import official
from gaireport.tables.columns import (
    HEADS_LOST,
    HEADS_OF_NO_FORM,
    PROCEEDING_PATHS,
    UNREAD_NAME,
    ColumnHead,
    Columns,
    is_grid,
    settle_columns,
    terminal_of_head,
)
from gaireport.tokens.kinds import Found

_OUTCOME_TERMINALS = {t.terminal: t.path for t in official.OUTCOMES} | {"TOTAL": "total"}


def read_outcomes(heads: Sequence[Found]) -> Columns:
    """The fifteen columns of table 4; names are whole paths."""
    paths = official.REVIEW_PATHS
    named = [head for head in heads if head.entry is not None]
    leaves = list(
        {
            terminal_of_head(h): h
            for h in reversed(named)
            if terminal_of_head(h) in PROCEEDING_PATHS
        }.values()
    )
    outcomes = [h for h in named if h.entry and h.entry.term.terminal in _OUTCOME_TERMINALS]
    if not outcomes and not leaves:
        return Columns(paths, why=HEADS_LOST, doubted=frozenset(paths))
    columns = _outcomes_in_grid(leaves, outcomes) or _outcomes_in_sequence(named, outcomes)
    if columns is not None:
        return columns
    groups = [_OUTCOME_TERMINALS[terminal_of_head(head)] for head in outcomes]
    due = [*official.OUTCOME_COLUMNS] * len(PROCEEDING_PATHS)
    why = HEADS_LOST if not leaves and groups == due[: len(groups)] else HEADS_OF_NO_FORM
    return Columns(paths, why=why, doubted=frozenset(paths))


def _outcomes_in_grid(leaves: Sequence[Found], outcomes: Sequence[Found]) -> Columns | None:
    """Each outcome belongs to the proceeding that begins at or before its column."""
    if not leaves or leaves[0].table < 0:
        return None
    if len({head.table for head in (*leaves, *outcomes)}) != 1:
        return None
    begins = sorted(
        (head.cells[0].column, PROCEEDING_PATHS[terminal_of_head(head)]) for head in leaves
    )
    found: list[tuple[int, str]] = []
    for head in outcomes:
        at = head.cells[0].column
        above = [name for column, name in begins if column <= at]
        if not above:
            return None
        found.append((at, f"{above[-1]}.{_OUTCOME_TERMINALS[terminal_of_head(head)]}"))
    found.sort()
    names, starts = tuple(name for _, name in found), tuple(at for at, _ in found)
    due = {f"{name}.{outcome}" for _, name in begins for outcome in official.OUTCOME_COLUMNS}
    is_whole = len(names) == len(due) == len(set(starts)) and set(names) == due
    return Columns(names, starts, leaves[0].table) if is_whole else None


def _outcomes_in_sequence(named: Sequence[Found], outcomes: Sequence[Found]) -> Columns | None:
    """A group of five heads for each proceeding, all alike; the proceedings stand as their heads first do."""
    below = max(
        (at for at, head in enumerate(named) if terminal_of_head(head) in PROCEEDING_PATHS),
        default=0,
    )
    lowest = [head for head in named[below:] if terminal_of_head(head) in _OUTCOME_TERMINALS]
    if len(lowest) == len(official.REVIEW_PATHS):
        # The outcomes of a review reach down to the line of the others, where they are written out again.
        outcomes = lowest
    groups = [_OUTCOME_TERMINALS[terminal_of_head(head)] for head in outcomes]
    order = list(dict.fromkeys(groups))
    tops = list(dict.fromkeys(terminal_of_head(head) for head in named))
    inner = [name for name in tops if name in ("DIRECT", "AFTER_REVIEW")]
    outer = [name for name in tops if name in ("REVIEW", "LITIGATION")]
    proceedings = ["REVIEW"] * ("REVIEW" in outer)
    proceedings = [*proceedings, *inner] if outer[:1] == ["REVIEW"] else [*inner, *proceedings]
    if len(order) != len(_OUTCOME_TERMINALS) or groups != order * len(proceedings):
        return None
    return Columns(
        tuple(f"{PROCEEDING_PATHS[name]}.{outcome}" for name in proceedings for outcome in order)
    )


def read_five(heads: Sequence[Found]) -> Columns:
    """The columns of a row of table 4 that is one proceeding: the five outcomes."""
    named = [
        ColumnHead(
            _OUTCOME_TERMINALS.get(terminal_of_head(head), UNREAD_NAME),
            head.cells[0].column,
            head.table,
        )
        for head in heads
        if terminal_of_head(head) in _OUTCOME_TERMINALS
    ]
    first = list({head.name: head for head in reversed(named)}.values())[::-1]
    return settle_columns(first, official.OUTCOME_COLUMNS, len(official.OUTCOME_COLUMNS))


def read_three(heads: Sequence[Found]) -> Columns:
    """The columns of a row of table 4 that is one outcome: the three proceedings."""
    named = [
        ColumnHead(PROCEEDING_PATHS[terminal_of_head(head)], head.cells[0].column, head.table)
        for head in heads
        if terminal_of_head(head) in PROCEEDING_PATHS
    ]
    if is_grid(named):
        named.sort(key=lambda head: head.at)
    return settle_columns(named, tuple(PROCEEDING_PATHS.values()), len(PROCEEDING_PATHS))
