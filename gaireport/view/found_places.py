"""The findings of a report -> where each stands in its tables, in words: a text that was made of a file nobody sees."""

from collections.abc import Mapping, Sequence

from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.suspects import suspect_cells
from gaireport.findings.words import Words
from gaireport.form.place_words import place_words, without_column
from gaireport.nodes import Cell, Report


def finding_places(report: Report, findings: Sequence[Diagnostic]) -> list[Words]:
    """For each finding its place; empty words where it stands at no cell."""
    cells = report.cells()
    places = place_words(cells)
    return [
        finding_place(finding, suspects, cells, places)
        for finding, suspects in zip(findings, suspect_cells(findings), strict=True)
    ]


def finding_place(
    finding: Diagnostic,
    suspects: Sequence[str],
    cells: Mapping[str, Cell],
    places: Mapping[str, Words],
) -> Words:
    """The place of the cell at which a finding stands, else of those that it suspects, else of those that it names."""
    # Place and line speak of the same cell, where the finding stands at one.
    own = [path for path in finding.cells if cells[path].span == finding.span]
    return _common_place(own or suspects or finding.cells, places)


def _common_place(paths: Sequence[str], places: Mapping[str, Words]) -> Words:
    """The place of one cell, or the row or part that several have in common; empty where they have none."""
    found = list(dict.fromkeys(places[path] for path in paths if path in places))
    while len(found) > 1:
        found = list(dict.fromkeys(map(without_column, found)))
    return found[0] if found else Words("", "")
