"""What became of each of many inputs: a report, or the error that it was refused with."""

from collections.abc import Iterable
from typing import NamedTuple

import attrs

from gaireport.errors import GaireportError, require
from gaireport.nodes import Report
from gaireport.report.shape import require_report

RefusedInputs = Iterable[tuple[str, GaireportError]]
"""Names of inputs that could not be read, each with its error."""


@attrs.frozen
class Outcome:
    """What became of one file: its report, or the error that it was refused with."""

    source: str
    """The path of the file; that of a file in an archive is the archive's with the file's own behind it. Where every
    report of a file is read, ``#2`` and so on stand behind the path of those that follow the first."""
    report: Report | None
    error: GaireportError | None
    text: str | None = attrs.field(default=None, repr=False)
    """What the spans of the report are offsets into; None where no text could be had."""


class GivenReports(NamedTuple):
    """Reports given to be compared or added up, and what was to be one and was refused."""

    reports: list[Report]
    places: list[int]
    """The index of each report among all that was given."""
    refused: list[tuple[str, GaireportError]]


def take_given(given: Iterable[Report | Outcome], refused: RefusedInputs = ()) -> GivenReports:
    """The reports among what was given, and the refusals of the outcomes behind those named apart.

    Raises:
        TypeError: something else is given than reports and outcomes, or one alone.
    """
    require(given, Iterable, "the reports")
    taken = GivenReports([], [], list(refused))
    for at, each in enumerate(given):
        if isinstance(each, Outcome) and each.error is not None:
            taken.refused.append((each.source, each.error))
            continue
        report = each.report if isinstance(each, Outcome) else each
        require_report(report, "each of the reports")
        assert report is not None
        taken.reports.append(report)
        taken.places.append(at)
    return taken
