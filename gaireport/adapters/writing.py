"""What the writers of plain layouts share: the report's parts in order, and the refusal of reserved marks."""

from collections.abc import Callable, Iterator, Sequence

from gaireport.form.printed import Part, print_report, unwritable
from gaireport.nodes import Report

TextRows = Sequence[Sequence[str]]


def write_parts(
    report: Report, write_line: Callable[[Part], str], write_rows: Callable[[TextRows, str], str]
) -> Iterator[str]:
    """Spell out every part of a report, in printed order.

    Args:
        report: the report to be written.
        write_line: spells a part that is no table.
        write_rows: spells rows of cells without merged ones; its second argument is the field they belong to.
    """
    rest = []
    for part in print_report(report):
        if part.table is not None:
            yield write_rows(part.table.flat, part.field)
        elif part.kind == "unparsed":
            # Beside a blank cell a text is in a table, where it cannot be taken for prose.
            rest.append((part.text, ""))
        else:
            yield write_line(part)
    if rest:
        yield write_rows(rest, "unparsed")


def refuse(text: str, field: str, marks: str, layout: str) -> None:
    """Raise where the text holds a character that the layout uses as a mark."""
    for mark in marks:
        if mark in text:
            raise unwritable("GR402", field, layout=layout, mark=repr(mark))
