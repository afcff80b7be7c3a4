"""What speaks, in the tables as a whole, against rows that fit by themselves: the promise is kept by naming them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gaireport.adapter import CutCell
from gaireport.findings.words import Words
from gaireport.nodes import Number
from gaireport.tables.rows import APPLICANTS, OUTCOMES, PrintedRow
from gaireport.tokens.kinds import figure_of

_FEWEST = 3
"""Figures of a row in which the last one is the sum of those before by more than chance."""

_TOTALS = Words("others print a total", "其他均有总计")


class Doubt(NamedTuple):
    """One row that may not be what it seems."""

    row: PrintedRow
    code: str
    why: Words


def find_doubts(rows: Mapping[str, PrintedRow], extra: Sequence[PrintedRow]) -> Iterator[Doubt]:
    """Rows to be named although their figures were placed.

    Args:
        rows: path -> printed row, one for each path.
        extra: rows that found no path.
    """
    printed = [row for row in rows.values() if row.runs]
    yield from _blank_rows(printed, extra)
    if any(_is_compacted(row) for row in printed):
        for row in printed:
            if row.figures and not row.runs[-1].cells[-1].text:
                yield Doubt(
                    row,
                    "GR219",
                    Words("other rows have lost their blank cells", "其他行的空白单元格已丢失"),
                )
    yield from _blank_totals(printed)
    if "review" in rows and _lacks_last_total(rows["review"]):
        yield Doubt(rows["review"], "GR219", _TOTALS)
    for table in ("proactive.", "applications."):
        yield from _labels_apart([row for path, row in rows.items() if path.startswith(table)])


def _blank_rows(rows: Sequence[PrintedRow], extra: Sequence[PrintedRow]) -> Iterator[Doubt]:
    """Rows that print nothing while most others do, or while figures are left over that may be theirs."""
    blank = [row for row in rows if not row.figures]
    if any(row.figures for row in extra):
        why = Words("figures were left over", "有数据未能归位")
    elif 2 * len(blank) < len(rows):
        why = Words("most rows are not", "多数行均有数据")
    else:
        return
    for row in blank:
        yield Doubt(row, "GR218", why)


def _blank_totals(rows: Sequence[PrintedRow]) -> Iterator[Doubt]:
    """Rows of table 3 without a total where nearly all others print one.

    A figure too many stands in such a row, and pushed the total out of it.
    """
    rows = [
        row
        for row in rows
        if row.path.startswith("applications.")
        and len(row.runs) == 1
        and len(row.runs[0].cells) == APPLICANTS
    ]
    blank = [
        row
        for row in rows
        if figure_of(row.runs[0].cells[-1]).value is None and _has_number(row.runs[0].cells)
    ]
    if blank and len(blank) * _FEWEST < sum(_has_number(row.runs[0].cells) for row in rows):
        for row in blank:
            yield Doubt(row, "GR219", _TOTALS)


def _lacks_last_total(row: PrintedRow) -> bool:
    """Table 4: the last of its groups prints no total and the others do: a cell was lost before it."""
    cells = row.runs[0].cells if len(row.runs) == 1 else ()
    if len(cells) != OUTCOMES or cells[-1].text:
        return False
    first, second, last = (cells[at : at + 5] for at in range(0, OUTCOMES, 5))
    before = [group for group in (first, second) if _has_number(group)]
    return bool(before) and _has_number(last) and all(group[-1].text for group in before)


def _has_number(cells: Sequence[CutCell]) -> bool:
    """Whether a number that is not zero is printed."""
    return any(cell.text and figure_of(cell).value for cell in cells)


def _is_compacted(row: PrintedRow) -> bool:
    """The total stands in a cell before the last: blank cells were dropped and the row filled up at its end.

    node-html-markdown leaves rows so; the figures fit, one column or more too far to the left. A row that prints all
    seven has lost none, and what follows them is padding.
    """
    if not row.path.startswith("applications.") or len(row.runs) != 1 or row.runs[0].cells[-1].text:
        return False
    cells = row.runs[0].cells
    values = [figure_of(cell).value for cell in cells if cell.text]
    numbers: list[Number] = [value for value in values if value is not None]
    return (
        _FEWEST <= len(numbers) < APPLICANTS
        and bool(numbers[-1])
        and sum(numbers[:-1]) == numbers[-1]
    )


def _labels_apart(rows: Sequence[PrintedRow]) -> Iterator[Doubt]:
    """In a mere sequence most labels have no figures: the two were set apart, and those beside one are not its own."""
    loose = [row for row in rows if row.runs and row.runs[0].table < 0]
    if loose and 2 * sum(1 for row in rows if row.runs) < len(rows):
        for row in loose:
            yield Doubt(
                row, "GR219", Words("most labels have no figures beside them", "多数标签旁没有数据")
            )
