"""The official forms -> the codebook: what each cell means, and which may be joined over the two forms."""

from collections.abc import Mapping
from functools import cache

import attrs

from gaireport.checks.sums.relations import relations
from gaireport.findings.words import Words
from gaireport.form import official
from gaireport.form.english import english_name
from gaireport.form.joins import ALONE, JOINS, SAME, HowJoined
from gaireport.form.names import cell_name
from gaireport.report.tree import all_paths, form_paths

_COUNTED_IN_ITEMS = ("previous_items", "change", "projects")
_PRINTED_UNITS = {"issued": "件", "repealed": "件", "in_force": "件"}


@attrs.frozen
class CodebookEntry:
    """What one cell of the forms means."""

    path: str
    label: str
    """The Chinese name: row and column as the form prints them; the 2021 form's where both have the cell."""
    label_2019: str | None
    """The Chinese name in the 2019 form; None where it has no such cell."""
    label_2021: str | None
    label_en: str
    table: str
    """``proactive``, ``applications`` or ``review``: table 2, 3 or 4."""
    table_zh: str
    forms: tuple[str, ...]
    kind: str
    """``count``, ``change`` (which may be negative) or ``money``."""
    unit: str | None
    """件, 项 or 万元; None for 采购总金额, for which no form names a unit: it stands in the cell or nowhere."""
    unit_is_printed: bool
    """Whether the form prints the unit; in the other cells it follows from what is counted."""
    sums: tuple[str, ...]
    """The sums that the cell is in: the code of the finding where one fails, and the path of its total."""
    series: str
    """The key under which cells of the two forms are joined over the years; those of one form are added up."""
    join: HowJoined
    not_with: tuple[str, ...]
    """The cells of the other form that look alike and may not be joined with this one."""
    reason: str
    reason_zh: str


@cache
def codebook() -> tuple[CodebookEntry, ...]:
    """The codebook: an entry for each cell of either form, in the order of the forms."""
    sums = _sums_by_cell()
    return tuple(_entry(path, sums) for path in all_paths())


def _entry(path: str, sums: dict[str, tuple[str, ...]]) -> CodebookEntry:
    forms = tuple(form for form in sorted(official.BLOCKS) if path in form_paths(form))
    labels = {form: cell_name(path, form).zh for form in forms}
    table = path.partition(".")[0].replace("litigation", "review")
    column = path.rpartition(".")[2]
    kind = {"amount": "money", "change": "change"}.get(column, "count")
    unit, printed = _unit_of(path, column)
    how, series, not_with, reason = _series_of(path, forms)
    return CodebookEntry(
        path=path,
        label=labels[forms[-1]],
        label_2019=labels.get("2019"),
        label_2021=labels.get("2021"),
        label_en=english_name(path),
        table=table,
        table_zh=official.TABLES[table],
        forms=forms,
        kind=kind,
        unit=unit,
        unit_is_printed=printed,
        sums=sums.get(path, ()),
        series=series,
        join=how,
        not_with=not_with,
        reason=reason.en,
        reason_zh=reason.zh,
    )


@cache
def parts_of_series() -> Mapping[str, tuple[str, ...]]:
    """The cell of one form -> the cells of the other form that add up to it."""
    parts: dict[str, list[str]] = {}
    for entry in codebook():
        if entry.join == "sum" and entry.path != entry.series:
            parts.setdefault(entry.series, []).append(entry.path)
    return {series: tuple(paths) for series, paths in parts.items()}


def _unit_of(path: str, column: str) -> tuple[str | None, bool]:
    if path == "proactive.fees.amount":
        return "万元", True
    if path == "proactive.procurement.amount":
        return None, False
    if column in _PRINTED_UNITS:
        return _PRINTED_UNITS[column], True
    return ("项" if column in _COUNTED_IN_ITEMS else "件"), False


def _series_of(path: str, forms: tuple[str, ...]) -> tuple[HowJoined, str, tuple[str, ...], Words]:
    for join in JOINS:
        if path in join.cells_2019 or path in join.cells_2021:
            others = join.cells_2021 if path in join.cells_2019 else join.cells_2019
            if join.how == "sum":
                return join.how, join.cells_2019[0], (), join.reason
            return join.how, path, others, join.reason
    return ("same", path, (), SAME) if len(forms) > 1 else ("alone", path, (), ALONE)


def _sums_by_cell() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for form in official.BLOCKS:
        for relation in relations(form):
            for path in relation.paths:
                found.setdefault(path, {})[f"{relation.code} {relation.total}"] = None
    return {path: tuple(names) for path, names in found.items()}
