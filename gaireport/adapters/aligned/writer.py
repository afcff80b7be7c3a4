"""A report -> text whose columns begin in one place each; a Chinese character is as wide as two blanks."""

from collections.abc import Sequence

from gaireport.adapters.writing import TextRows, refuse, write_parts
from gaireport.characters import width
from gaireport.form.printed import Part
from gaireport.nodes import Report

COLUMN_GAP = 6
"""Blanks between columns, more than ever stand inside a text."""


def write_aligned(report: Report, layout: str) -> str:
    """Write the report; a table is as wide as it must be, up to 260 columns where the figures are large."""

    def write_line(part: Part) -> str:
        refuse(part.text, part.field, "\t\n\f", layout)
        return part.text

    def write_rows(rows: TextRows, field: str) -> str:
        for text in (text for row in rows for text in row):
            refuse(text, field, "\t\n\f", layout)
        return set_in_columns(rows)

    return "\n\n".join(write_parts(report, write_line, write_rows)) + "\n"


def set_in_columns(rows: Sequence[Sequence[str]]) -> str:
    """Set the rows as lines, in which a column is as wide as its widest cell."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_align_row(row, widths) for row in rows)


def _align_row(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        text + " " * (room - width(text) + COLUMN_GAP)
        for text, room in zip(row, widths, strict=True)
    ]
    return "".join(cells).rstrip()
