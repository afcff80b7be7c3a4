"""Reports of units added up, and the sum held against the report of the office that collects them."""

from collections.abc import Iterable, Sequence

import attrs

from gaireport.errors import GaireportError
from gaireport.findings.diagnostics import Diagnostic, diagnose, in_order
from gaireport.findings.words import Words
from gaireport.form.names import NOTHING, cell_name
from gaireport.nodes import Cell, Number, Report
from gaireport.report.shape import require_report
from gaireport.report.tree import make_cell_tables_as_named

UNITS_MISMATCH, NOT_ADDED_UP = "GR531", "GR532"


def combine(reports: Iterable[Report]) -> Report:
    """Add up the figures of several reports of one form, cell by cell.

    A blank adds nothing: a cell that is blank in every report stays blank and does not become 0. A cell has no sum,
    and a GR532 names it, where a report has lost the figure, prints something that is not a number there, or prints
    another unit of money than the others.

    Args:
        reports: the reports of the units, in any order, each once.

    Returns:
        A Report without title and prose. Its year is that of the units if they agree.

    Raises:
        GaireportError: no report is given, or they are not of one form.
    """
    units = list(reports)
    tables = _tables_of_one_form(units)
    sums = {path: _add([table[path] for table in tables]) for path in tables[0]}
    years = {unit.year for unit in units}
    found = [
        diagnose(NOT_ADDED_UP, None, (path,), name=cell_name(path), count=bad, due=len(units))
        for path, (_, bad) in sums.items()
        if bad
    ]
    whole = make_cell_tables_as_named({path: total for path, (total, _) in sums.items()})
    return Report(
        year=years.pop() if len(years) == 1 else None,
        form=units[0].form,
        layout="combined",
        **whole._asdict(),
        diagnostics=tuple(found),
    )


def _tables_of_one_form(units: Sequence[Report]) -> list[dict[str, Cell]]:
    for unit in units:
        require_report(unit, "each of the reports")
    if not units:
        raise GaireportError("no report to add up", "没有可供合计的报告", reason="no-units")
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


def check_units(parent: Report, children: Iterable[Report]) -> tuple[Diagnostic, ...]:
    """Compare the report of a collecting office with the sum of its units.

    The comparison is only sound for equal coverage: a report of the office's own (本级) is one of the units, not their
    sum. A blank on either side counts as 0, and the finding says so. A GR532 names each cell that has no sum.

    Args:
        parent: the collected report; the findings stand at its cells.
        children: the reports of the units, all of the parent's form.

    Raises:
        GaireportError: no child is given, or they are not of one form with the parent.
    """
    require_report(parent, "parent")
    whole = combine(children)
    computed, printed = whole.cells(), parent.cells()
    if computed.keys() != printed.keys():
        raise GaireportError(
            f"the units have the form {whole.form}, the collected report has {parent.form}",
            f"各单位为{whole.form}年格式，汇总报告为{parent.form}年格式",
            reason="mixed-forms",
        )
    findings = [attrs.evolve(d, span=printed[d.cells[0]].span or d.span) for d in whole.diagnostics]
    for path, cell in printed.items():
        total = computed[path]
        lost = any(c.value is None and not c.is_empty for c in (cell, total))
        if lost or ((total.value or 0) == (cell.value or 0) and total.unit == cell.unit):
            continue
        findings.append(_differ(path, cell, total))
    return in_order(findings)


def _differ(path: str, cell: Cell, total: Cell) -> Diagnostic:
    left, right = total.value or 0, cell.value or 0
    blank = cell.value is None or total.value is None
    return diagnose(
        UNITS_MISMATCH,
        cell.span,
        (path,),
        name=cell_name(path),
        left=f"{left}{total.unit or ''}",
        right=f"{right}{cell.unit or ''}",
        difference=abs(left - right),
        note=Words(" (a blank read as 0)", "（空白按0计）") if blank else NOTHING,
    )
