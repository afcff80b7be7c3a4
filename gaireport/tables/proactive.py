"""Table 2: which form each block is printed in, and what its column heads say."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from gaireport.form import official
from gaireport.tables.rows import PrintedRow
from gaireport.tokens.kinds import Found

COLUMN_FORMS = {
    term.terminal: (form, term.path)
    for form, columns in (("2021", official.COLUMNS_2021), ("2019", official.COLUMNS_2019))
    for term in columns
}


class Columns(NamedTuple):
    """The columns of one block as printed."""

    names: tuple[str, ...]
    """From left to right."""
    starts: tuple[int, ...] = ()
    """Where each begins in the grid of the table; empty where the heads do not tell."""
    unusual: str = ""
    """The heads as printed, where they are not those of the form."""


def choose_forms(rows: Mapping[str, PrintedRow], otherwise: str | None) -> dict[str, str]:
    """Block -> form, for the rows found: by its heads, by rows that only one form has, by the other blocks.

    Args:
        rows: block name -> its printed row.
        otherwise: the form of table 3, for blocks without any sign of their own.
    """
    chosen = {block: form for block, row in rows.items() if (form := _form_of(block, row))}
    common = Counter(chosen.values()).most_common(1)
    fallback = common[0][0] if common else otherwise
    for block, row in rows.items():
        if block not in chosen:
            form = _form_by_number(block, row, fallback)
            if form:
                chosen[block] = form
    return chosen


def has_form(block: str, row: PrintedRow) -> bool:
    """Whether the block's own heads or rows tell its form."""
    return _form_of(block, row) is not None


def _form_of(block: str, row: PrintedRow) -> str | None:
    if block in ("other_services", "procurement"):
        return "2019"
    for head in row.heads:
        if head.entry is not None:
            form, column = COLUMN_FORMS.get(head.entry.term.terminal, ("", ""))
            if form and column in official.BLOCKS[form].get(block, ()):
                return form
    return None


def _form_by_number(block: str, row: PrintedRow, fallback: str | None) -> str | None:
    """Decisions are one figure in the 2021 form and three in the 2019 form; documents are three in both."""
    fitting = [f for f in ("2021", "2019") if len(official.BLOCKS[f][block]) == len(row.figures)]
    if fallback in fitting or not fitting:
        return fallback
    return fitting[0] if len(fitting) == 1 and fallback is None else fallback


def read_heads(block: str, form: str, heads: tuple[Found, ...]) -> Columns:
    """The block's columns in the order in which they are printed.

    Heads that are not just those of the form (one typed twice, one unreadable) are taken in the form's order.
    """
    due = official.BLOCKS[form][block]
    names: list[str] = []
    starts: list[int] = []
    for head in heads:
        if head.entry is None:
            names.append("")
        elif head.entry.term.terminal == "CONTENT":
            continue
        else:
            names.append(COLUMN_FORMS.get(head.entry.term.terminal, ("", ""))[1])
        starts.append(head.cells[0].column)
    distinct = [at for at, name in enumerate(names) if at == 0 or name != names[at - 1]]
    printed = tuple(names[at] for at in distinct)
    in_grid = bool(heads) and heads[0].table >= 0
    if sorted(printed) == sorted(due):
        return Columns(printed, tuple(starts[at] for at in distinct) if in_grid else ())
    if not [name for name in names if name in due]:
        return Columns(due)
    as_printed = "、".join(cell.text for head in heads for cell in head.cells)
    return Columns(due, tuple(starts) if in_grid and len(starts) == len(due) else (), as_printed)
