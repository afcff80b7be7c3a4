"""A Report -> its ratios, each with what was divided by what, and from which cells."""

from decimal import Decimal
from fractions import Fraction

import attrs

from gaireport.checks.prose.topics import TOPICS, TOTAL_CELLS
from gaireport.findings.words import Words
from gaireport.nodes import Cell, Number, Report
from gaireport.report.shape import require_report


@attrs.frozen
class Ratio:
    """One ratio. ``value`` is exact; it is None if the denominator is 0 or a figure is missing."""

    name: str
    title: Words
    value: Fraction | None
    numerator: Number | None
    denominator: Number | None
    numerator_cells: tuple[str, ...]
    denominator_cells: tuple[str, ...]
    blanks: tuple[str, ...]
    """The cells that are read as 0 because they are blank."""


_CONCLUDED = ("upheld", "corrected", "other")
_LAWSUITS = ("litigation.direct", "litigation.after_review")
_RATIOS = (
    ("granted", Words("granted", "予以公开占比"), TOPICS["granted"].readings[0], TOTAL_CELLS),
    (
        "granted_or_partially",
        Words("granted or partly granted", "予以公开和部分公开占比"),
        TOPICS["granted_or_partially"].readings[0],
        TOTAL_CELLS,
    ),
    ("denied", Words("denied", "不予公开占比"), TOPICS["denied"].readings[0], TOTAL_CELLS),
    (
        "not_provided",
        Words("could not be provided", "无法提供占比"),
        TOPICS["unavailable"].readings[0],
        TOTAL_CELLS,
    ),
    (
        "review_corrected",
        Words("reviews concluded with a correction", "行政复议纠错率"),
        ("review.corrected",),
        tuple(f"review.{outcome}" for outcome in _CONCLUDED),
    ),
    (
        "lawsuits_corrected",
        Words("lawsuits concluded with a correction", "行政诉讼纠错率"),
        tuple(f"{row}.corrected" for row in _LAWSUITS),
        tuple(f"{row}.{outcome}" for row in _LAWSUITS for outcome in _CONCLUDED),
    ),
)


def ratios(report: Report) -> tuple[Ratio, ...]:
    """The shares of requests granted, partly granted, denied and not provided, and the rates of correction.

    Requests are divided by the printed （七）总计 of all applicants, proceedings by those concluded, without 尚未审结.
    A blank cell, a dash or a slash counts as 0 if another figure of its sum is printed; ``blanks`` names it. The
    ratio is None where nothing of a sum is printed, or where a figure is lost or unreadable. No computed total
    ever takes the place of a printed one.
    """
    require_report(report)
    cells = report.cells()
    return tuple(_divide(name, title, above, below, cells) for name, title, above, below in _RATIOS)


def _divide(
    name: str, title: Words, above: tuple[str, ...], below: tuple[str, ...], cells: dict[str, Cell]
) -> Ratio:
    used = tuple(dict.fromkeys(p for p in (*above, *below) if p in cells))
    upper, lower = (
        _add_up_share(tuple(p for p in paths if p in cells), cells) for paths in (above, below)
    )
    value = None
    if upper is not None and lower:
        value = Fraction(Decimal(upper)) / Fraction(Decimal(lower))
    blanks = tuple(p for p in used if cells[p].is_empty) if value is not None else ()
    return Ratio(name, title, value, upper, lower, above, below, blanks)


def _add_up_share(paths: tuple[str, ...], cells: dict[str, Cell]) -> Number | None:
    found = [cells[path] for path in paths]
    if any(cell.value is None and not cell.is_empty for cell in found):
        return None
    values = [cell.value for cell in found if cell.value is not None]
    return sum(values) if values else None
