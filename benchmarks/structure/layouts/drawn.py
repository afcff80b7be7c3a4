"""Tables drawn with frames or rulers."""

from __future__ import annotations

from benchmarks.structure.grid import Cell, Page, Table
from benchmarks.structure.layouts.printing import (
    column_widths,
    plain_paragraph,
    print_page,
    spread_rows,
    text_shown,
    width,
)
from benchmarks.structure.text import Text, Writer, resolve

SpreadRows = list[list[Cell | None]]


def box_table(page: Page) -> Text:
    """Frames of box characters with a rule below every row."""
    return print_page(page, plain_paragraph, _box)


def grid_table(page: Page) -> Text:
    """Frames of plus signs, dashes and bars with a rule below every row."""
    return print_page(page, plain_paragraph, _draw_grid)


def simple_table(page: Page) -> Text:
    """Columns under rulers; labels are printed again in each place that they cover."""
    return print_page(page, plain_paragraph, _simple)


def _box(writer: Writer, table: Table, number: int) -> None:
    rows = spread_rows(table)
    widths = _own_widths(rows)
    bars = ["─" * (each + 2) for each in widths]
    writer.add("┌" + "┬".join(bars) + "┐\n")
    for at, row in enumerate(rows):
        _framed(writer, row, widths, "│", number, at)
        is_last = at + 1 == len(rows)
        left, middle, right = "└┴┘" if is_last else "├┼┤"
        writer.add(left + middle.join(bars) + right + "\n")
    writer.add("\n")


def _draw_grid(writer: Writer, table: Table, number: int) -> None:
    rows = spread_rows(table)
    widths = _own_widths(rows)
    rule = "+" + "+".join("-" * (each + 2) for each in widths) + "+\n"
    writer.add(rule)
    for at, row in enumerate(rows):
        _framed(writer, row, widths, "|", number, at)
        writer.add(rule)
    writer.add("\n")


def _own_widths(rows: SpreadRows) -> list[int]:
    """The widest text of each column; in a frame no text reaches over the next column."""
    widths = [1] * max(map(len, rows))
    for row in rows:
        for column, cell in enumerate(row):
            if cell:
                widths[column] = max(widths[column], width(text_shown(cell)))
    return widths


def _framed(
    writer: Writer, row: list[Cell | None], widths: list[int], bar: str, number: int, at: int
) -> None:
    for column, each in enumerate(widths):
        writer.add(f"{bar} ")
        cell = row[column] if column < len(row) else None
        if cell:
            writer.add_cell(cell, text_shown(cell), number, at)
        writer.add(" " * (each - (width(text_shown(cell)) if cell else 0) + 1))
    writer.add(f"{bar}\n")


def _simple(writer: Writer, table: Table, number: int) -> None:
    rows = _repeated(table)
    widths = [max(each, 4) for each in column_widths(rows)]
    ruler = "  ".join("=" * each for each in widths) + "\n"
    first = min(table.figure_rows(), default=len(rows))
    heads = max((n for n in table.head_rows() if n < first), default=0)
    writer.add(ruler)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            text = text_shown(cell) if cell else ""
            if cell:
                writer.add_cell(cell, text, number, at)
            writer.add(" " * (widths[column] - width(text) + 2) * (column + 1 < len(row)))
        writer.add("\n")
        if at == heads:
            writer.add(ruler)
    writer.add(ruler + "\n")


def _repeated(table: Table) -> SpreadRows:
    """Labels and captions in every place that they cover, figures once."""
    rows: SpreadRows = []
    for line in resolve(table):
        row: list[Cell | None] = []
        for slot in line:
            again = slot.cell if slot.cell.role != "figure" else None
            row += [slot.cell, *[again] * (slot.columns - 1)]
        rows.append(row)
    return rows
