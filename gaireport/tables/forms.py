"""Which form each block of table 2 and table 3 are printed in: their labels say it, never the year."""

from collections import Counter
from collections.abc import Mapping, Sequence

from gaireport.form import official
from gaireport.tables.columns import form_of
from gaireport.tables.printed import PrintedRow
from gaireport.tokens.kinds import Found
from gaireport.tokens.rows import APPLICANT_COUNT

OTHER_2021 = ("other.not_corrected_in_time", "other.fee_unpaid", "other.other")
OTHER_2019 = ("other.all",)
_ONLY_2019 = ("other_services", "procurement")
_BEFORE_OTHER = tuple(
    f"applications.{term.path}"
    for term in official.APPLICATION_ROWS
    if term.path == "total" or term.path.startswith("not_processed.")
)
"""Rows among which that of other outcomes stands: a label alone shows no form."""

Heads = Sequence[Found]


LATEST = "2021"
"""The form in force today."""


def form_in_force(year: int | None) -> str | None:
    """The form that a report on this year should have, None for an unknown year; no label is ever read by it."""
    if year is None:
        return None
    return "2019" if year < official.FIRST_YEAR_2021 else LATEST


def block_form(block: str, heads: Heads) -> str | None:
    """The form that a row of table 2 or the heads above it show; None where they do not."""
    if block in _ONLY_2019:
        return "2019"
    return form_of(heads, {f: blocks.get(block, ()) for f, blocks in official.BLOCKS.items()})


def choose_forms(
    rows: Mapping[str, tuple[PrintedRow, Heads]], otherwise: str | None, in_force: str | None
) -> dict[str, str]:
    """Block -> form, for the rows found: by heads, by rows that only one form has, by the other blocks.

    Args:
        rows: block name -> its printed row, and the heads above it.
        otherwise: the form of table 3, for blocks without any sign of their own.
        in_force: the form of the year, which a mere number of figures does not gainsay.
    """
    shown = {block: block_form(block, heads) for block, (_, heads) in rows.items()}
    chosen = {block: form for block, form in shown.items() if form}
    common = Counter(chosen.values()).most_common(1)
    fallback = common[0][0] if common else otherwise
    for block, (row, _) in rows.items():
        if block not in chosen and (form := _form_by_number(block, row, fallback, in_force)):
            chosen[block] = form
    return chosen


def _form_by_number(
    block: str, row: PrintedRow, fallback: str | None, in_force: str | None
) -> str | None:
    """Decisions are one figure in the 2021 form and three in the 2019 form; documents are three in both."""
    if fallback is not None:
        return fallback
    fitting = [f for f in ("2021", "2019") if len(official.BLOCKS[f][block]) == len(row.figures)]
    return in_force or fitting[0] if len(fitting) == 1 else None


def form_of_other(rows: Mapping[str, PrintedRow]) -> str | None:
    """The form of table 3, by the rows of （六）其他处理; None where they show none.

    Args:
        rows: path -> printed row.
    """
    if any(f"applications.{path}" in rows for path in OTHER_2021[:2]):
        return "2021"
    single = rows.get("applications.other.all")
    third = rows.get("applications.other.other")
    # With blank cells it may be the group's own line, whose rows were lost.
    has_single = (
        single is not None
        and bool(single.printed)
        and _is_one_row(single)
        and any(path in rows for path in _BEFORE_OTHER)
    )
    # 2.其他 above 法律行政法规禁止公开 is a piece of another label.
    is_behind = third is not None and (single is None or single.span.start < third.span.start)
    has_third = third is not None and is_behind and bool(third.runs) and _is_numbered(third)
    if has_single == has_third:
        return None
    return "2019" if has_single else "2021"


def _is_one_row(row: PrintedRow) -> bool:
    """Whether a row has no more figures than columns: with more it has those of rows whose labels were lost."""
    return len(row.printed) <= APPLICANT_COUNT


def _is_numbered(row: PrintedRow) -> bool:
    """A bare 其他 heads a column as well: only a numbered one (3.其他) shows the form."""
    entry = row.label.entry if row.label else None
    return entry is not None and entry.term.terminal == "OTHER_OUTCOME"
