"""Rows whose labels cannot be read, against the rows that are missing between their neighbours in the form's order."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.form import official
from gaireport.form.names import by_path
from gaireport.tables.neighbours import ORDERS
from gaireport.tables.printed import PrintedRow
from gaireport.tokens.lexicon import squeeze

_ALIKE = 0.5
"""Share of characters that a label has in common with the official one; below it only its place speaks for it."""
_TERMS = {f"proactive.{t.path}": t.term for t in official.PROACTIVE_ROWS} | {
    f"applications.{t.path}": t.term for t in official.APPLICATION_ROWS
}


def align_rows(rows: Sequence[PrintedRow]) -> tuple[list[PrintedRow], list[Diagnostic]]:
    """The rows, with paths for those without one that stand where just as many rows of the form are missing."""
    aligned, findings = list(rows), []
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


def _is_open(row: PrintedRow) -> bool:
    return not row.path and row.rule == "extra_row" and bool(row.printed)


def _missing_between(
    before: str, rows: Sequence[PrintedRow], end: int, known: set[str]
) -> tuple[str, ...]:
    """The rows of the form between two neighbours, if none of them is found elsewhere."""
    after = rows[end].path if end < len(rows) else ""
    for order in ORDERS:
        if (before in order or not before) and (after in order or not after) and (before or after):
            first = order.index(before) + 1 if before else 0
            last = order.index(after) if after else len(order)
            between = order[first:last]
            if between and not known.intersection(between):
                return between
    return ()


def _report_label(row: PrintedRow, path: str) -> Diagnostic:
    label = "".join(cell.text for cell in row.label_cells)
    ratio = SequenceMatcher(None, squeeze(label), squeeze(_TERMS[path]), autojunk=False).ratio()
    if ratio >= _ALIKE:
        return diagnose("GR210", row.span, row=by_path(path), text=label[:40])
    columns = official.APPLICANT_COLUMNS
    if path.startswith("proactive."):
        block = path.partition(".")[2]
        columns = tuple(
            dict.fromkeys(c for blocks in official.BLOCKS.values() for c in blocks.get(block, ()))
        )
    return diagnose("GR216", row.span, tuple(f"{path}.{c}" for c in columns), row=by_path(path))
