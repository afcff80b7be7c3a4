"""Reports of units added up, and the sum held against the report of the office that collects them."""

from collections.abc import Iterable, Sequence

import attrs

from gaireport.checks.across.offices import (
    find_left_out,
    find_misleading_units,
    find_other_forms,
)
from gaireport.errors import GaireportError
from gaireport.findings.diagnostics import Diagnostic, diagnose, in_order
from gaireport.findings.words import Words
from gaireport.form.names import NOTHING, cell_name
from gaireport.nodes import Cell, Number, Report
from gaireport.report.outcome import Outcome, RefusedInputs, take_given
from gaireport.report.shape import require_report
from gaireport.report.tree import make_cell_tables_as_named

UNITS_MISMATCH, NOT_ADDED_UP = "GR531", "GR532"


def combine(reports: Iterable[Report | Outcome], *, refused: RefusedInputs = ()) -> Report:
    """Add up the figures of several reports of one form, cell by cell.

    A blank adds nothing: a cell that is blank in every report stays blank and does not become 0. A cell has no sum,
    and a GR532 names it, where a report has lost the figure, prints something that is not a number there, or prints
    another unit of money than the others.

    Args:
        reports: the reports of the units, or outcomes as of ``read_many``, in any order, each once; one that is given
            twice is named by a GR612.
        refused: names of units that could not be read, each with its error; the first findings say that the sum lacks
            them.

    Returns:
        A Report without title and prose. Its year is that of the units if they agree.

    Raises:
        GaireportError: no report is given, or they are not of one form.
    """
    units, _, unread = take_given(reports, refused)
    tables = _tables_of_one_form(units)
    sums = {path: _add([table[path] for table in tables]) for path in tables[0]}
    years = {unit.year for unit in units}
    found = [
        diagnose(NOT_ADDED_UP, None, (path,), name=cell_name(path), count=bad, due=len(units))
        for path, (_, bad) in sums.items()
        if bad
    ]
    misleading = [*find_left_out(unread), *find_misleading_units(units)]
    whole = make_cell_tables_as_named({path: total for path, (total, _) in sums.items()})
    return Report(
        year=years.pop() if len(years) == 1 else None,
        form=units[0].form,
        layout="combined",
        **whole._asdict(),
        diagnostics=(*misleading, *found),
    )


def _tables_of_one_form(units: Sequence[Report]) -> list[dict[str, Cell]]:
    if not units:
        raise GaireportError(
            "no report to add up: name those of the units",
            "没有可供合计的报告，请列出各单位的报告",
            reason="no-units",
        )
    tables = [unit.cells() for unit in units]
    if any(table.keys() != tables[0].keys() for table in tables):
        forms = ", ".join(sorted({str(unit.form) for unit in units}))
        raise GaireportError(
            f"reports of different forms cannot be added up: {forms}",
            f"格式不同的报告不能合计：{forms}",
            reason="mixed-forms",
        )
    return tables


def _add(cells: Sequence[Cell]) -> tuple[Cell, int]:
    """The sum of one cell over all units, and the number of units that give it no usable figure."""
    bad = sum(cell.value is None and not cell.is_empty for cell in cells)
    printed = [cell for cell in cells if cell.value is not None]
    if bad:
        return Cell(), bad
    if not printed:
        return Cell(""), 0
    unit = printed[0].unit
    if other := sum(cell.unit != unit for cell in printed):
        return Cell(), other
    total: Number = sum(cell.value for cell in printed if cell.value is not None)
    return Cell(f"{total}{unit or ''}", total, unit), 0


def check_units(
    parent: Report, children: Iterable[Report | Outcome], *, refused: RefusedInputs = ()
) -> tuple[Diagnostic, ...]:
    """Compare the report of a collecting office with the sum of its units.

    The comparison is only sound for equal coverage: a report of the office's own (本级) is one of the units, not their
    sum. A blank on either side counts as 0, and the finding says so. A GR532 names each cell that has no sum. The
    first findings say which units the sum lacks, and which are given twice or are of another year.

    Args:
        parent: the collected report; the findings stand at its cells.
        children: the reports of the units, or outcomes as of ``read_many``; one of another form than the parent's is
            left out of the sum.
        refused: names of units that could not be read, each with its error.

    Raises:
        GaireportError: there is no unit to add up.
    """
    require_report(parent, "parent")
    printed = parent.cells()
    given, _, unread = take_given(children, refused)
    units, others = find_other_forms(parent, given)
    left_out = [*find_left_out(unread), *others]
    whole = combine(units)
    computed = whole.cells()
    findings = [
        attrs.evolve(d, span=printed[d.cells[0]].span or d.span)
        for d in whole.diagnostics
        if d.code == NOT_ADDED_UP
    ]
    lacking = _lacking(len(left_out), len(units) + len(left_out))
    for path, cell in printed.items():
        total = computed[path]
        lost = any(c.value is None and not c.is_empty for c in (cell, total))
        if lost or ((total.value or 0) == (cell.value or 0) and total.unit == cell.unit):
            continue
        findings.append(_differ(path, cell, total, lacking))
    return (*left_out, *find_misleading_units(units, parent), *in_order(findings))


def _lacking(missing: int, due: int) -> Words:
    if not missing:
        return NOTHING
    return Words(
        f" (the sum lacks {missing} of {due} units)", f"（{due}个单位中有{missing}个未计入）"
    )


def _differ(path: str, cell: Cell, total: Cell, lacking: Words) -> Diagnostic:
    left, right = total.value or 0, cell.value or 0
    blank = cell.value is None or total.value is None
    noted = Words(" (a blank read as 0)", "（空白按0计）") if blank else NOTHING
    return diagnose(
        UNITS_MISMATCH,
        cell.span,
        (path,),
        name=cell_name(path),
        left=f"{left}{total.unit or ''}",
        right=f"{right}{cell.unit or ''}",
        difference=abs(left - right),
        note=Words(noted.en + lacking.en, noted.zh + lacking.zh),
    )
