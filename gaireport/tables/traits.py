"""What a row looks like in the columns in which it was placed, by which a link is seen to be missing."""

from collections.abc import Sequence

from gaireport.adapter import CutCell
from gaireport.nodes import Number
from gaireport.tables.columns import REPEATED_NAME, Columns
from gaireport.tables.printed import PrintedRow
from gaireport.tokens.kinds import figure_of
from gaireport.tokens.lexicon import squeeze


def fails_a_sum(paths: Sequence[str], cells: Sequence[CutCell | None]) -> bool:
    """Whether a printed total of the row is not the sum of the figures beside it."""
    groups: dict[str, dict[str, Number]] = {}
    for path, cell in zip(paths, cells, strict=True):
        group, _, name = path.rpartition(".")
        if path and cell is not None and (value := figure_of(cell).value) is not None:
            groups.setdefault(group, {})[name] = value
    return any(
        2 * values["total"] != sum(values.values())
        for values in groups.values()
        if "total" in values
    )


def is_closed_up(cells: Sequence[CutCell | None]) -> bool:
    """Whether all blank cells of a row stand behind all printed ones."""
    printed = [cell is not None and bool(cell.text) for cell in cells]
    return printed == sorted(printed, reverse=True)


def has_blank_pieces(row: PrintedRow, cells: Sequence[CutCell | None]) -> bool:
    """Whether the figures of a row stand in several pieces, with blank cells among them."""
    if len(row.runs) == 1 or all(cell is not None and cell.text for cell in cells):
        return False
    return len([run for run in row.runs if any(cell.text for cell in run.cells)]) > 1


def has_figures_below(row: PrintedRow, columns: Columns) -> bool:
    """Whether the line of the label has all its cells, blank, and the figures stand in one without a label."""
    own, *others = row.runs
    is_blank = own.table >= 0 and not any(cell.text for cell in own.cells)
    return bool(others and row.printed) and is_blank and len(own.cells) >= columns.due


def differs_repeated(cells: Sequence[CutCell | None], columns: Columns) -> bool:
    """Whether a column that repeats the one before it prints something else; merged cells may be written out once."""
    if REPEATED_NAME not in columns.names:
        return False
    texts = [cell.text if cell else "" for cell in cells]
    return any(
        name == REPEATED_NAME and texts[at] and texts[at] != texts[at - 1]
        for at, name in enumerate(columns.names)
    )


def stands_before_heads(row: PrintedRow, cells: Sequence[CutCell | None], columns: Columns) -> bool:
    """Whether the row begins with a blank cell that is not the first column's: it may be the label's."""
    first = cells[0]
    return (
        first is not None
        and not first.text
        and bool(columns.starts)
        and columns.table == row.runs[0].table
        and first.column != columns.starts[0]
    )


def stands_elsewhere(row: PrintedRow, cells: Sequence[CutCell | None], columns: Columns) -> bool:
    """Whether the cells of a row in the grid of its heads do not stand under them."""
    if not columns.starts or columns.table != row.runs[0].table:
        return False
    return [cell.column for cell in cells if cell is not None] != list(columns.starts)


def shows_joins(paths: Sequence[str], cells: Sequence[CutCell | None]) -> bool:
    """Whether sums that hold show that broken figures are one each: their total, not 0, stands in one line.

    Of two rows set in one the totals stand one above the other, and the figures set end to end add up as well.
    """
    figures = {path: figure_of(cell) for path, cell in zip(paths, cells, strict=True) if cell}
    broken = {path.rpartition(".")[0] for path, figure in figures.items() if figure.wrapped}
    totals = [figures.get(f"{group}.total") for group in broken]
    return all(total is not None and total.value and not total.wrapped for total in totals)


def has_stray(row: PrintedRow, cells: Sequence[CutCell | None]) -> bool:
    """Whether something stands among the figures that may be no cell: a mark, or in a mere sequence any word."""
    if row.runs[0].table < 0:
        return True
    return any(
        cell is not None
        and (
            (figure := figure_of(cell)).wrapped or (not figure.readable and not squeeze(cell.text))
        )
        for cell in cells
    )
