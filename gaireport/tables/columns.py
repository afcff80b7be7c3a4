"""Heads of a block -> the columns of its rows, in whatever order they are printed.

A column that the form does not have (占比, 单位, 备注) has no name: its figures are left aside. Where the heads do not
say what every column is, the form's order is taken and the columns in question are named as doubtful.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gaireport.adapter import SEQUENCE
from gaireport.findings.words import Words
from gaireport.form import official
from gaireport.tokens.kinds import Found
from gaireport.tokens.lexicon import find_label, squeeze

APPLICANT_PATHS = official.APPLICANT_COLUMNS
_APPLICANT_TERMINALS = {t.terminal: t.path for t in official.APPLICANTS}
_MEMBERS = frozenset(t.terminal for t in official.APPLICANTS[1:-1])
_PROACTIVE = {
    term.terminal: (form, term.path)
    for form, columns in (("2021", official.COLUMNS_2021), ("2019", official.COLUMNS_2019))
    for term in columns
}
PROCEEDING_PATHS = {
    "REVIEW": "review",
    "DIRECT": "litigation.direct",
    "AFTER_REVIEW": "litigation.after_review",
}
"""Terminal of a proceeding of table 4 -> its path."""
_OUTCOMES_ALONE = frozenset(term.terminal for term in official.OUTCOMES)
_OUTCOME_HEADS_DUE = len(_OUTCOMES_ALONE) * len(PROCEEDING_PATHS)
_MOST_HEADS = 200
"""Heads and pieces of heads above one table; a flood of them is joined by nobody."""
UNREAD_NAME = "?"
"""The name of a column whose head cannot be read."""
_FEWEST_NEIGHBOURS = 5
"""Heads side by side that leave no doubt of what stands before and behind them: those under 法人或其他组织."""
REPEATED_NAME = "="
"""The name of a column that says again what stands in the one before it."""

HEADS_LOST = Words("the column heads were not found", "未找到表头")
HEAD_UNREAD = Words("a column head cannot be read", "表头无法识别")
UNDER_NO_HEADS = Words(
    "the column heads are in an order of their own, and the figures do not stand below them",
    "表头顺序与规定不同，且数据不在相应表头之下",
)
HEADS_OF_NO_FORM = Words("the column heads are not those of the form", "表头与规定格式不符")


class Columns(NamedTuple):
    """The columns of the rows in a block, from left to right."""

    names: tuple[str, ...]
    """What each column is called in paths; ``""`` for one that the form does not have."""
    starts: tuple[int, ...] = ()
    """Where each begins in the grid of the table; empty where the heads stand in no grid."""
    table: int = -1
    """The table in which the heads stand."""
    why: Words | None = None
    """Why the heads do not settle what the columns are."""
    doubted: frozenset[str] = frozenset()
    """Names of the columns in question."""
    is_reordered: bool = False
    """The heads stand in another order than those of the form."""

    @property
    def due(self) -> int:
        """How many cells a row has."""
        return len(self.names)

    @property
    def own(self) -> tuple[int, ...]:
        """Which of them are cells of the form."""
        return _own_columns(self.names)


@lru_cache(maxsize=1024)
def _own_columns(names: tuple[str, ...]) -> tuple[int, ...]:
    return tuple([n for n, name in enumerate(names) if name not in ("", REPEATED_NAME)])


def whole_heads(heads: Sequence[Found]) -> tuple[Found, ...]:
    """The heads with pieces that stand below one another joined (结果 / 维持), and each only once.

    A merged head written out for each column or line that it covers says the same thing again. Heads broken at the
    ends of lines have lost their columns, and stand in a mere sequence.
    """
    joined = _join_lines(heads)
    if any(_is_broken(head) for head in joined):
        return tuple(head._replace(table=SEQUENCE) for head in joined)
    if sum(terminal_of_head(head) in _OUTCOMES_ALONE for head in joined) == _OUTCOME_HEADS_DUE:
        # Table 4 has so many: none is written out twice, even where two of them begin in one column.
        return tuple(joined)
    distinct: dict[tuple[object, ...], Found] = {}
    for at, head in enumerate(joined):
        in_grid = head.entry is not None and head.table >= 0
        key = (terminal_of_head(head), head.table, head.cells[0].column) if in_grid else (at,)
        distinct.setdefault(key, head)
    return tuple(distinct.values())


def _join_lines(heads: Sequence[Found]) -> list[Found]:
    """Each piece of a lower line goes on the next head of the lines above that it makes whole, left to right."""
    if len(heads) > _MOST_HEADS:
        return list(heads)
    joined: list[Found] = []
    above, reached, column = 0, 0, -1
    for head in heads:
        if head.cells[0].column <= column:
            above, reached = len(joined), 0
        column = head.cells[-1].column
        for at in range(reached, above) if _is_piece(head) else ():
            if (whole := _join(joined[at], head)) is not None:
                joined[at], reached = whole, at + 1
                break
        else:
            joined.append(head)
    return joined


def _join(upper: Found, lower: Found) -> Found | None:
    """Two pieces of one head, if neither is whole and together they are a label of the form."""
    if not _is_piece(upper) or not _is_piece(lower):
        return None
    text = "".join(cell.text for cell in (*upper.cells, *lower.cells))
    entry = find_label(text)
    if entry is None or not entry.usual or entry.rest:
        return None
    return Found(upper.cells + lower.cells, upper.table, entry, upper.width)


def _is_broken(head: Found) -> bool:
    """Whether the pieces of a head in a grid stand in different columns."""
    return head.table >= 0 and len({cell.column for cell in head.cells}) > 1


def _is_piece(head: Found) -> bool:
    if len(head.cells) != 1 or terminal_of_head(head) not in ("", "OTHER", "UNREAD_HEAD"):
        return False
    return bool(squeeze(head.cells[0].text))


class ColumnHead(NamedTuple):
    """A head: the name of its column, where it begins in the grid, and the table in which it stands."""

    name: str
    at: int
    table: int


def form_of(heads: Sequence[Found], columns: dict[str, tuple[str, ...]]) -> str | None:
    """The form whose column one of the heads is.

    Args:
        heads: of one block of table 2.
        columns: form -> the columns that the row in question has in it.
    """
    for head in heads:
        if head.entry is not None:
            form, name = _PROACTIVE.get(head.entry.term.terminal, ("", ""))
            if name in columns.get(form, ()):
                return form
    return None


def read_proactive(heads: Sequence[Found], due: tuple[str, ...], form: str, usual: int) -> Columns:
    """The columns of a row of table 2; its heads may be those of another block with columns of its own.

    Args:
        heads: of the block.
        due: the columns that the row has in its form.
        form: in which the block is printed.
        usual: how many cells rows like it have.
    """
    named = [
        ColumnHead(_name_proactive(head, form), head.cells[0].column, head.table)
        for head in heads
        if head.entry is None or head.entry.term.terminal not in ("CONTENT", "CAPTION")
    ]
    if named and all(head.name not in due for head in named):
        named = []
    repeats = [
        at > 0 and head.name in due and head.name == named[at - 1].name
        for at, head in enumerate(named)
    ]
    if usual == len(named) > len(due):
        # A merged head is written out for each column that it covers, and so are the cells below it.
        named = [
            head._replace(name=REPEATED_NAME) if again else head
            for head, again in zip(named, repeats, strict=True)
        ]
        return settle_columns(named, due, usual)
    if any(repeats) and named[0].table < 0:
        # Line by line a merged cell is written out for its heads and its figures alike: one figure is lacking.
        return Columns(due, why=HEADS_OF_NO_FORM, doubted=frozenset(due))
    return settle_columns(
        [h for h, again in zip(named, repeats, strict=True) if not again], due, usual
    )


def _name_proactive(head: Found, form: str) -> str:
    found, name = _PROACTIVE.get(head.entry.term.terminal, ("", "")) if head.entry else ("", "")
    return name if found == form else UNREAD_NAME


def read_applicants(heads: Sequence[Found], usual: int) -> Columns:
    """The columns of table 3; rows usually have so many cells."""
    named = [
        (
            terminal,
            ColumnHead(
                _APPLICANT_TERMINALS.get(terminal, UNREAD_NAME), head.cells[0].column, head.table
            ),
        )
        for head in heads
        if (terminal := head.entry.term.terminal if head.entry else "") not in _CORNER
    ]
    in_grid = [pair[1] for pair in named if pair[0] != "ORGANISATIONS"]
    if is_grid(in_grid):
        return settle_columns(sorted(in_grid, key=lambda head: head.at), APPLICANT_PATHS, usual)
    if UNREAD_NAME in [head.name for head in in_grid]:
        # Heads of two lines in one: which column an unread one is, their order does not show.
        return Columns(APPLICANT_PATHS, why=HEAD_UNREAD, doubted=frozenset(APPLICANT_PATHS))
    if _may_stand_higher(heads):
        return Columns(APPLICANT_PATHS, why=HEADS_OF_NO_FORM, doubted=frozenset(APPLICANT_PATHS))
    columns = settle_columns(
        [head._replace(table=-1) for head in _in_sequence(named)], APPLICANT_PATHS, usual
    )
    if columns.why is None and columns.names[-1] != "total":
        # Only sums can tell whether a mere sequence is that of the columns, or of lines of heads.
        return columns._replace(why=UNDER_NO_HEADS, doubted=frozenset(APPLICANT_PATHS))
    return columns


def _may_stand_higher(heads: Sequence[Found]) -> bool:
    """Whether 法人或其他组织 comes before 自然人, and no line that both share ends before the heads below.

    Its cell is as high as one line of heads, that of 自然人 as two: a PDF tool that goes by heights prints it first
    though it stands second.
    """
    tops = [head for head in heads if terminal_of_head(head) in ("ORGANISATIONS", "NATURAL_PERSON")]
    if not tops or terminal_of_head(tops[0]) == "NATURAL_PERSON":
        return False
    below = [head.cells[0].column for head in heads if terminal_of_head(head) in _MEMBERS]
    columns = [head.cells[0].column for head in (tops[0], tops[-1])]
    return not (below and len(tops) > 1 and below[0] <= columns[0] < columns[1])


_CORNER = {"CHECK_NOTE", "APPLICANT_STATUS", "CONTENT", "CAPTION"}


def _in_sequence(named: Sequence[tuple[str, ColumnHead]]) -> list[ColumnHead]:
    """Heads of two lines in one: those under 法人或其他组织 stand in its place."""
    names = [terminal for terminal, _ in named]
    members = [at for at, name in enumerate(names) if name in _MEMBERS]
    if "ORGANISATIONS" not in names or not members:
        return [head for name, head in named if name != "ORGANISATIONS"]
    place = names.index("ORGANISATIONS")
    tops = [at for at, name in enumerate(names) if name in ("NATURAL_PERSON", "TOTAL")]
    if any(at > members[0] for at in tops) or place > members[0]:
        return [head for name, head in named if name != "ORGANISATIONS"]
    below = [head for _, head in named[members[0] :]]
    above = [head for _, head in named[: members[0]]]
    return [*above[:place], *below, *above[place + 1 :]]


def terminal_of_head(head: Found) -> str:
    return head.entry.term.terminal if head.entry else ""


def is_grid(heads: Sequence[ColumnHead]) -> bool:
    """Whether the heads stand in columns of one table, each in its own."""
    return (
        bool(heads)
        and heads[0].table >= 0
        and len({head.table for head in heads}) == 1
        and len({head.at for head in heads}) == len(heads)
    )


def settle_columns(heads: Sequence[ColumnHead], due: tuple[str, ...], usual: int) -> Columns:
    """The columns that the heads show; in question are those that no head names."""
    of_form = {*due, REPEATED_NAME}
    names = [head.name if head.name in of_form else UNREAD_NAME for head in heads]
    known = [name for name in names if name in due]
    grid = tuple(head.at for head in heads) if is_grid(heads) else ()
    table = heads[0].table if grid else -1
    # 总计 alone is rather the label of a row.
    if not known or (len(names) == len(known) == 1 < len(due)):
        return Columns(due, why=HEADS_LOST, doubted=frozenset(due) if len(due) > 1 else frozenset())
    if len(set(known)) < len(known):
        return Columns(due, why=HEADS_OF_NO_FORM, doubted=frozenset(due))
    missing = [name for name in due if name not in known]
    if not missing and not grid and usual == len(due) < len(names):
        # Rows have a cell for each column: a head that is unread is none, or a piece of one.
        return Columns(due, why=HEAD_UNREAD, doubted=frozenset(due))
    if not missing:
        full = tuple(name if name != UNREAD_NAME else "" for name in names)
        return Columns(full, grid, table, is_reordered=tuple(known) != due)
    if len(missing) == len(names) - len(known):
        # As many heads are unread as columns are missing: they are these, in the order of the form.
        filled = iter(missing)
        full = tuple(next(filled) if name == UNREAD_NAME else name for name in names)
        in_order = full == due or len(missing) == 1
        return Columns(full, grid, table, HEAD_UNREAD, frozenset(missing if in_order else due))
    if len(names) == len(known) and usual == len(due):
        # As many cells as the form has columns: a head is lost, not a column.
        if starts := _starts_around(names, grid, due):
            # The heads of the others stood on the page before. That the total is the last, sums can show.
            return Columns(due, starts, table, UNDER_NO_HEADS, frozenset(missing))
        is_gap = len(missing) == 1 and _gap(grid) == due.index(missing[0])
        in_order = is_gap and [name for name in due if name in known] == names
        return Columns(due, why=HEADS_OF_NO_FORM, doubted=frozenset(missing if in_order else due))
    if len(names) == len(known):
        # A head without a place may be one that was lost, and its column is there.
        doubted = frozenset(missing if grid else due)
        return Columns(tuple(names), grid, table, HEADS_OF_NO_FORM, doubted)
    return Columns(due, why=HEADS_OF_NO_FORM, doubted=frozenset(due))


def _starts_around(
    names: Sequence[str], grid: Sequence[int], due: Sequence[str]
) -> tuple[int, ...]:
    """Where all columns begin, if those of some neighbours stand side by side in a grid with room for the others."""
    at = due.index(names[0])
    first = grid[0] - at if grid else -1
    is_run = list(names) == list(due[at : at + len(names)]) and len(names) >= _FEWEST_NEIGHBOURS
    is_close = list(grid) == list(range(first + at, first + at + len(names)))
    return tuple(range(first, first + len(due))) if first > 0 and is_run and is_close else ()


def _gap(starts: Sequence[int]) -> int | None:
    """Which column is left out where all others stand side by side."""
    gaps = [at for at in range(1, len(starts)) if starts[at] - starts[at - 1] == 2]
    is_whole = bool(starts) and starts[-1] - starts[0] == len(starts)
    return gaps[0] if is_whole and len(gaps) == 1 else None
