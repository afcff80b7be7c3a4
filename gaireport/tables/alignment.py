"""Rows whose labels cannot be read, against the rows that are missing between their neighbours in the form's order."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.form import official
from gaireport.form.names import by_path
from gaireport.tables.neighbours import ORDERS
from gaireport.tables.printed import PrintedRow
from gaireport.tokens.lexicon import squeeze

_ALIKE = 0.5
"""Share of characters that a label has in common with the official one; below it only its place speaks for it."""
_MOST_MORE, _PART_MORE = 3, 4
"""Characters that a label has more than the official one, at most so many and one part of so many; with more it may be
two labels that run together (3.其他 and 小计)."""
_TERMS = {f"proactive.{t.path}": t.term for t in official.PROACTIVE_ROWS} | {
    f"applications.{t.path}": t.term for t in official.APPLICATION_ROWS
}

_UNNUMBERED = {"TOTAL": "applications.total", "OTHER": "applications.other.other"}
"""Terminal of a label without its numbering -> the row of which it is all that is left."""


def align_rows(rows: Sequence[PrintedRow]) -> tuple[list[PrintedRow], list[Diagnostic]]:
    """The rows, with paths for those without one that stand where just as many rows of the form are missing."""
    aligned, findings = _number_rows(rows), []
    known = {row.path for row in rows if row.path}
    at = 0
    while at < len(aligned):
        end = at
        while end < len(aligned) and _is_open(aligned[end]):
            end += 1
        if end == at:
            at += 1
            continue
        missing = _missing_between(aligned[at - 1].path if at else "", aligned, end, known)
        if len(missing) == end - at:
            for place, path in zip(range(at, end), missing, strict=True):
                aligned[place] = aligned[place]._replace(path=path, rule="aligned_row")
                findings.append(_report_label(aligned[place], path))
        at = end
    return aligned, findings


def _number_rows(rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """Rows that have lost their numbering get it back where the form has them between their neighbours.

    Elsewhere 合计 and 其他 are rows of somebody's own.
    """
    numbered = list(rows)
    for at, row in enumerate(rows):
        if row.rule != "unnumbered_row" or row.label is None or row.label.entry is None:
            continue
        path = _UNNUMBERED[row.label.entry.term.terminal]
        before = numbered[at - 1].path if at else ""
        after = next((each.path for each in rows[at + 1 :] if not _is_open(each)), "")
        if before and any(path in each for each in _stretches_between(before, after)):
            numbered[at] = row._replace(path=path)
    return numbered


def _is_open(row: PrintedRow) -> bool:
    return not row.path and row.rule == "extra_row" and bool(row.printed)


def _missing_between(
    before: str, rows: Sequence[PrintedRow], end: int, known: set[str]
) -> tuple[str, ...]:
    """The rows of the form between two neighbours, if none of them is found elsewhere."""
    after = rows[end].path if end < len(rows) else ""
    for between in _stretches_between(before, after):
        if between and not known.intersection(between):
            return between
    return ()


def _stretches_between(before: str, after: str) -> Iterator[tuple[str, ...]]:
    """In each form that has them, the rows between two, of which one may be unknown."""
    for order in ORDERS:
        if (before in order or not before) and (after in order or not after) and (before or after):
            first = order.index(before) + 1 if before else 0
            last = order.index(after) if after else len(order)
            yield order[first:last]


def _report_label(row: PrintedRow, path: str) -> Diagnostic:
    label = "".join(cell.text for cell in row.label_cells)
    printed, term = squeeze(label), squeeze(_TERMS[path])
    ratio = SequenceMatcher(None, printed, term, autojunk=False).ratio()
    is_beside = term in printed and len(printed) > len(term) + 1
    if (
        ratio >= _ALIKE
        and not is_beside
        and len(printed) - len(term) <= min(_MOST_MORE, len(term) // _PART_MORE)
    ):
        return diagnose("GR210", row.span, row=by_path(path), text=label[:40])
    columns = official.APPLICANT_COLUMNS
    if path.startswith("proactive."):
        block = path.partition(".")[2]
        columns = tuple(
            dict.fromkeys(c for blocks in official.BLOCKS.values() for c in blocks.get(block, ()))
        )
    return diagnose("GR216", row.span, tuple(f"{path}.{c}" for c in columns), row=by_path(path))
