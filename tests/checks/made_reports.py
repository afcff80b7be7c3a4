"""Builds Reports from path -> printed text, and consistent figures for both forms; no adapter takes part."""

import random
from collections.abc import Mapping

from gaireport import nodes
from gaireport.checks.sums.relations import TABLE_FOUR_ROWS, application_rows
from gaireport.form.official import APPLICANT_COLUMNS, OUTCOME_COLUMNS, OUTCOME_ROWS
from gaireport.report.tree import form_paths, make_cell_tables_as_named
from gaireport.source import Span
from gaireport.tokens.figures import read_figure


def cell_of(raw: str | None, span: Span | None = None) -> nodes.Cell:
    """The Cell of a printed text; None: the document has no such cell."""
    if raw is None:
        return nodes.Cell()
    figure = read_figure(raw)
    if figure is None:
        return nodes.Cell(raw, None, None, span)
    return nodes.Cell(raw, figure.value, figure.unit, span)


def print_cells(printed: Mapping[str, str | None]) -> tuple[str, dict[str, nodes.Cell]]:
    """A text with one cell a line, and the cells with their spans in it."""
    text, cells = "", {}
    for path, raw in printed.items():
        start = len(text)
        text += f"{raw or ''}\n"
        span = Span(start, start + len(raw)) if raw is not None else None
        cells[path] = cell_of(raw, span)
    return text, cells


def build(printed: Mapping[str, object], form: str = "2021", **fields: object) -> nodes.Report:
    """A Report of a form with these printed cells; what is not named is printed 0, None is a lost cell."""
    raws = {
        path: (None if printed.get(path, "0") is None else str(printed.get(path, "0")))
        for path in form_paths(form)
    }
    _, cells = print_cells(raws)
    given = {"form": form, "year": 2020 if form == "2019" else 2023, "layout": "test", **fields}
    return nodes.Report(**make_cell_tables_as_named(cells)._asdict(), **given)


def consistent(
    rng: random.Random, form: str = "2021", *, low: int = 1, high: int = 400, zeros: float = 0.0
) -> dict[str, int]:
    """Figures of tables 3 and 4 that fit one another; ``zeros`` is the share of outcomes that are 0."""

    def figure(top: int = high) -> int:
        return 0 if rng.random() < zeros else min(top, max(low, int(high ** rng.random())))

    figures: dict[str, int] = {}
    for column in APPLICANT_COLUMNS[:-1]:
        outcomes = {row: figure() for row in OUTCOME_ROWS[form]}
        total, carried_out = sum(outcomes.values()), figure()
        carried_in = min(figure(), max(total + carried_out - low, 0))
        received = total + carried_out - carried_in
        whole = {"received": received, "carried_in": carried_in, **outcomes}
        for row, value in (whole | {"total": total, "carried_out": carried_out}).items():
            figures[f"applications.{row}.{column}"] = value
    for row in application_rows(form):
        names = [f"applications.{row}.{c}" for c in APPLICANT_COLUMNS[:-1]]
        figures[f"applications.{row}.total"] = sum(figures[n] for n in names)
    for row in TABLE_FOUR_ROWS:
        for outcome in OUTCOME_COLUMNS[:-1]:
            figures[f"{row}.{outcome}"] = figure()
        figures[f"{row}.total"] = sum(figures[f"{row}.{o}"] for o in OUTCOME_COLUMNS[:-1])
    return {path: figures[path] for path in form_paths(form) if path in figures}
