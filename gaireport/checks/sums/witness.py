"""Cells of a report -> those that a printed sum bears out: it holds, and its figures are not all zero."""

from collections.abc import Mapping

from gaireport.checks.sums.relations import form_of_rows, relations
from gaireport.checks.sums.sums import both_sides, read_blanks_as_zero
from gaireport.nodes import Cell


def proven_cells(cells: Mapping[str, Cell]) -> frozenset[str]:
    """The paths of every cell that takes part in such a sum; ``cells`` is what ``Report.cells()`` gives."""
    values = {path: cell.value for path, cell in cells.items()}
    zeroed = read_blanks_as_zero(cells, values)
    proven: set[str] = set()
    for relation in relations(form_of_rows(values)):
        if all(path in zeroed for path in relation.paths):
            left, right = both_sides(relation, zeroed)
            if left and left == right:
                proven.update(relation.paths)
    return frozenset(proven)
