"""A Report and a proposal that a person has chosen -> the changed Report, which records what was printed."""

import attrs

from gaireport.checks.sums.sums import SUM_CODES, check_sums
from gaireport.errors import GaireportError, require
from gaireport.findings.diagnostics import Diagnostic, diagnose, in_order
from gaireport.findings.lines import copy_lines
from gaireport.findings.proposals import Change, Proposal
from gaireport.findings.words import Words
from gaireport.form.names import cell_name
from gaireport.nodes import Cell, Report
from gaireport.report.shape import require_report
from gaireport.report.tree import replace_cells

REPAIRED = "GR309"


def repair(report: Report, proposal: Proposal) -> Report:
    """Make the changes of a proposal.

    Args:
        report: the report as parsed; it stays as it is.
        proposal: one of a diagnostic's ``proposals``, or one of your own.

    Returns:
        A new Report. A changed cell keeps its ``raw`` and span and has the new value; a GR309 for each of them says
        what was printed. The findings of the sums are made anew.

    Raises:
        GaireportError: the report has no such cell, or its figure is not the one that the proposal is about.
    """
    require_report(report)
    require(proposal, Proposal, "proposal")
    cells = report.cells()
    changed, records = {}, []
    for change in proposal.changes:
        cell = cells.get(change.path)
        if cell is None or cell.value != change.before:
            raise GaireportError(
                f"{change.path}: this proposal was made for another report",
                f"{change.path}：该修改建议是针对另一份报告的",
                reason="wrong-proposal",
            )
        changed[change.path] = attrs.evolve(cell, value=change.after)
        records.append(_record(change, cell, proposal))
    repaired = replace_cells(report, changed)
    kept = [d for d in report.diagnostics if d.code not in SUM_CODES]
    found = copy_lines([*records, *check_sums(repaired.cells())], report.diagnostics)
    return attrs.evolve(repaired, diagnostics=in_order([*kept, *found]))


def _record(change: Change, cell: Cell, proposal: Proposal) -> Diagnostic:
    """The finding that records what was printed in a cell that a proposal changes."""
    return diagnose(
        REPAIRED,
        cell.span,
        (change.path,),
        name=cell_name(change.path),
        before=Words(cell.raw or "nothing", cell.raw or "空白"),
        after=change.after,
        kind=Words(
            *(m.partition(c)[0] for m, c in ((proposal.message, ":"), (proposal.message_zh, "：")))
        ),
    )
