"""Labels that may head a column or a row: what stands behind them shows which, and their terminals say it.

其他 and 总计 head columns of table 3 and, unnumbered, rows of it; 行政复议 heads columns of table 4, and a row where
the table was turned or cut in three. A grammar with one token of look-ahead cannot ask what follows; the lexer's end
can.
"""

from collections.abc import Iterable, Sequence

from gaireport.form import official
from gaireport.tokens.kinds import RUNS, Found, Run, Token

_OUTCOME_TYPES = {term.terminal for term in official.OUTCOMES}
_PROCEEDING_TYPES = {term.terminal for term in official.PROCEEDINGS}
_AFTER_OUTCOMES = {"TOTAL", "OTHER"}
_HEADS_OF_OUTCOMES = _OUTCOME_TYPES | _PROCEEDING_TYPES
_IN_OUTCOMES = _AFTER_OUTCOMES | RUNS
_EITHER = _HEADS_OF_OUTCOMES | _AFTER_OUTCOMES
_WIDTH = len(official.REVIEW_PATHS)


def name_rows(tokens: Iterable[Token]) -> list[Token]:
    """The tokens, with ``_ROW`` behind the terminal of each label that heads a row though it may head a column."""
    named = list(tokens)
    in_outcomes = False
    for at, token in enumerate(named):
        if token.type in _HEADS_OF_OUTCOMES:
            in_outcomes = True
        elif token.type not in _IN_OUTCOMES:
            in_outcomes = False
        if token.type in _EITHER and _heads_row(named, at, in_outcomes=in_outcomes):
            token.type += "_ROW"
        elif token.type in ("UNKNOWN", "SUBTOTAL") and at and _is_among_heads(named, at):
            token.type = "UNREAD_HEAD"
    return named


def _heads_row(tokens: Sequence[Token], at: int, *, in_outcomes: bool) -> bool:
    if not _is_beside(tokens, at):
        return False
    run: Run = tokens[at + 1].value
    if run.table >= 0 or not in_outcomes:
        return True
    # In a mere sequence the last head of table 4 stands right before the fifteen figures.
    return len(run.cells) < _WIDTH and (
        tokens[at].type not in _AFTER_OUTCOMES or tokens[at - 2].type.endswith("_ROW")
    )


def _is_beside(tokens: Sequence[Token], at: int) -> bool:
    """Whether figures follow the label, as far as the grid shows in its own row."""
    run = tokens[at + 1].value if at + 1 < len(tokens) else None
    label: Found = tokens[at].value
    if not isinstance(run, Run) or label.table != run.table:
        return False
    return run.table < 0 or label.cells[-1].column < run.cells[0].column


def _is_among_heads(tokens: Sequence[Token], at: int) -> bool:
    """Whether an unknown text has no figures beside it and stands directly behind a head."""
    return tokens[at - 1].type in _HEAD_TYPES and not _is_beside(tokens, at)


_HEAD_TYPES = _EITHER | {
    term.terminal
    for term in (
        official.CONTENT, *official.COLUMNS_2021, *official.COLUMNS_2019, official.UNREAD_HEAD, *official.APPLICANTS,
        official.ORGANISATIONS, official.APPLICANT_STATUS, official.CHECK_NOTE,
    )
}  # fmt: skip
