"""Between the tree of nodes and its cells: tables from path -> cell, the paths of a form, other cells in old tables."""

from collections.abc import Collection, Mapping
from functools import cache
from types import NoneType
from typing import Any, NamedTuple

import attrs

from gaireport.form import official
from gaireport.nodes import (
    LOST,
    OPTIONAL_BLOCKS,
    Applications,
    Cell,
    Litigation,
    Outcomes,
    Outline,
    Proactive,
    Report,
    kinds_of,
    outline,
)


class CellTables(NamedTuple):
    """The fields of a Report that hold its cells: ``Report(**tables._asdict())``."""

    proactive: Proactive
    applications: Applications
    review: Outcomes
    litigation: Litigation


def make_cell_tables(
    cells: Mapping[str, Cell], block_forms: Mapping[str, str], other_form: str | None
) -> CellTables:
    """The tables that hold these cells.

    Args:
        cells: path -> cell; what is missing is lost.
        block_forms: block of table 2 -> form, for every block that the report should have.
        other_form: the form of （六）其他处理 in table 3, if the report should have it.
    """
    return _fill_all(_kinds(block_forms, other_form), cells)


def make_cell_tables_as_named(cells: Mapping[str, Cell]) -> CellTables:
    """The tables that have these cells and no others.

    Raises:
        ValueError: no form has just these cells; the message names a cell that is missing or too many.
    """
    names: dict[str, dict[str, None]] = {}
    for path in cells:
        table, block, name = [*path.split("."), "", ""][:3]
        names.setdefault(f"{table}.{block}", {})[name] = None
    kinds = tuple(_kind_with(block, tuple(names.get(block, ()))) for block in OPTIONAL_BLOCKS)
    due = dict.fromkeys(path for each in outline(kinds) for path in each.paths())
    for path in cells:
        if path not in due:
            raise ValueError(f"no form has the cell {path}")
    for path in due:
        if path not in cells:
            raise ValueError(f"the cell {path} is missing")
    return _fill_all(kinds, cells)


def form_paths(form: str) -> tuple[str, ...]:
    """The paths of all cells of a form, in its order."""
    kinds = _kinds(dict.fromkeys(official.BLOCKS[form], form), form)
    return tuple(path for each in outline(kinds) for path in each.paths())


@cache
def all_paths() -> tuple[str, ...]:
    """The paths of the cells of both forms, each once, those of one row beside each other."""
    rows: dict[str, list[str]] = {row: [] for row in _ROWS_IN_ORDER}
    for form in official.BLOCKS:
        for path in form_paths(form):
            row = rows[path.rpartition(".")[0]]
            if path not in row:
                row.append(path)
    return tuple(path for row in rows.values() for path in row)


_ROWS_IN_ORDER = (
    *(f"proactive.{term.path}" for term in official.PROACTIVE_ROWS),
    *(f"applications.{term.path}" for term in official.APPLICATION_ROWS),
    *dict.fromkeys(path.rpartition(".")[0] for path in official.REVIEW_PATHS),
)


def printed_form(path: str, paths: Collection[str]) -> str:
    """The form that prints a cell, seen from the other cells of the report where both forms have its path."""
    block, _, column = path.partition(".")[2].rpartition(".")
    if column not in official.BLOCKS["2019"].get(block, ()):
        return "2021"
    # Both forms have decisions; the items of last year stand beside them in the 2019 form alone.
    row = path.rpartition(".")[0]
    is_2019 = all(f"{row}.{each}" in paths for each in official.BLOCKS["2019"][block])
    return "2019" if is_2019 else "2021"


def _kinds(block_forms: Mapping[str, str], other_form: str | None) -> tuple[type, ...]:
    names = {f"proactive.{name}": official.BLOCKS[form][name] for name, form in block_forms.items()}
    if other_form is not None:
        rows = official.OUTCOME_ROWS[other_form]
        names["applications.other"] = tuple(
            row.removeprefix("other.") for row in rows if row.startswith("other.")
        )
    return tuple(_kind_with(block, names.get(block, ())) for block in OPTIONAL_BLOCKS)


@cache
def _kind_with(block: str, names: tuple[str, ...]) -> type:
    """The class of the block that has these columns, or that of None where it has none."""
    if not names:
        return NoneType
    for kind in OPTIONAL_BLOCKS[block]:
        if {field.name for field in attrs.fields(kind)} == set(names):
            return kind
    raise ValueError(f"no form has {block} with {', '.join(sorted(names))}")


def _fill_all(kinds: tuple[type, ...], cells: Mapping[str, Cell]) -> CellTables:
    return CellTables(*(_fill(each, cells) for each in outline(kinds)))


def _fill(each: Outline, cells: Mapping[str, Cell]) -> Any:
    return each.kind(
        *[
            cells.get(part.path, LOST) if part.kind is Cell else _fill(part, cells)
            for part in each.parts
        ]
    )


def replace_cells(report: Report, cells: Mapping[str, Cell]) -> Report:
    """A report with other cells at these paths; paths that it does not have are passed over."""
    tables = _fill_all(kinds_of(report), {**report.cells(), **cells})
    return attrs.evolve(report, **tables._asdict())
