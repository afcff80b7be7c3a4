"""Reports given as those of one office, or of units -> which are left out of what is compared or added up, and why."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gaireport.errors import GaireportError
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.words import Words
from gaireport.nodes import Report
from gaireport.report.outcome import RefusedInputs
from gaireport.source import fold

OTHER_OFFICE, YEAR_TWICE, MISSING_YEAR, NOT_COMPARED = "GR601", "GR602", "GR603", "GR604"
UNIT_LEFT_OUT, UNIT_TWICE, UNIT_OF_OTHER_YEAR = "GR611", "GR612", "GR613"
_WITHOUT_YEAR = Words("it states no year", "报告未说明年度")


class Apart(NamedTuple):
    """A finding on one of the reports given, by its index, and the report that it is held against."""

    diagnostic: Diagnostic
    report: int
    other: int


class Series(NamedTuple):
    """The reports of one office, one for each year, by their indexes, and what was found on the way."""

    years: dict[int, int]
    apart: tuple[Apart, ...]


def make_series(reports: Sequence[Report], refused: RefusedInputs = ()) -> Series:
    """Choose the reports that are compared: of the office that most of them are of, the first of each year."""
    apart = [
        Apart(diagnose(NOT_COMPARED, None, name=name, cause=_said(error)), 0, 0)
        for name, error in refused
        if reports
    ]
    office = _largest_office(reports)
    years: dict[int, int] = {}
    for at, report in enumerate(reports):
        name = _name_of(report, at)
        if at not in office:
            other = _name_of(reports[office[0]], office[0])
            found = diagnose(OTHER_OFFICE, None, name=name, other=other)
            apart.append(Apart(found, at, office[0]))
        elif report.year is None:
            found = diagnose(NOT_COMPARED, None, name=name, cause=_WITHOUT_YEAR)
            apart.append(Apart(found, at, at))
        elif (first := years.setdefault(report.year, at)) != at:
            apart.append(Apart(diagnose(YEAR_TWICE, None, year=f"{report.year}"), at, first))
    years = dict(sorted(years.items()))
    return Series(years, (*apart, *_gaps(years)))


def _gaps(years: dict[int, int]) -> Iterator[Apart]:
    for (before, earlier), (year, at) in pairwise(years.items()):
        if year - before > 1:
            missing = f"{before + 1}" if year - before == 2 else f"{before + 1}-{year - 1}"
            found = diagnose(
                MISSING_YEAR, None, missing=missing, year=f"{year}", before=f"{before}"
            )
            yield Apart(found, at, earlier)


def _largest_office(reports: Sequence[Report]) -> list[int]:
    """The indexes of the reports of one office; one that names no organ is taken to be of it."""
    nameless = [at for at, report in enumerate(reports) if not _names(report)]
    return sorted([*max(group_by_office(reports), key=len, default=[]), *nameless])


def group_by_office(reports: Sequence[Report]) -> list[list[int]]:
    """The indexes of the reports of each office; those that name no organ are left out."""
    offices: list[list[int]] = []
    for at, report in enumerate(reports):
        if not _names(report):
            continue
        own = next((each for each in offices if _is_same_office(report, reports[each[0]])), None)
        if own is None:
            offices.append([at])
        else:
            own.append(at)
    return offices


def _is_same_office(one: Report, other: Report) -> bool:
    return any(_is_one_organ(a, b) for a in _names(one) for b in _names(other))


def _is_one_organ(one: str, other: str) -> bool:
    """The same name; one of the two may lack the names of the places above it, or 人民政府 behind it."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) or long == f"{short}人民政府"


def _names(report: Report) -> tuple[str, ...]:
    return tuple("".join(fold(name).split()) for name in (report.agency, report.signature) if name)


def _name_of(report: Report, at: int) -> Words:
    if name := report.agency or report.signature:
        return Words(name, name)
    return Words(f"report {at + 1}", f"第{at + 1}份报告")


def _said(error: GaireportError) -> Words:
    return Words(error.message, error.message_zh)


# Units ----------------------------------------------------------------------------------------------------------------


def find_left_out(refused: RefusedInputs) -> list[Diagnostic]:
    """The units that a sum lacks because they could not be read."""
    return [diagnose(UNIT_LEFT_OUT, None, name=name, cause=_said(error)) for name, error in refused]


def find_other_forms(
    parent: Report, units: Sequence[Report]
) -> tuple[list[Report], list[Diagnostic]]:
    """The units whose tables have the cells of the collected report, and a finding on each of the others."""
    due = parent.cells().keys()
    kept, found = [], []
    for at, unit in enumerate(units):
        if unit.cells().keys() == due:
            kept.append(unit)
            continue
        cause = Words(
            f"its tables have the form {unit.form}, the collected report has {parent.form}",
            f"其表格格式为{unit.form}，汇总报告为{parent.form}",
        )
        found.append(diagnose(UNIT_LEFT_OUT, None, name=_name_of(unit, at), cause=cause))
    return kept, found


def find_misleading_units(
    units: Sequence[Report], parent: Report | None = None
) -> list[Diagnostic]:
    """Units that are given twice, the collected report among its own units, and units of another year."""
    found = []
    dated = [each.year for each in (parent, *units) if each is not None and each.year is not None]
    for at, unit in enumerate(units):
        name = _name_of(unit, at)
        known = [*units[:at], *([] if parent is None else [parent])]
        if any(_is_given_again(unit, other, is_unit=other is not parent) for other in known):
            found.append(diagnose(UNIT_TWICE, None, name=name))
        if unit.year is not None and unit.year != dated[0]:
            year, due = f"{unit.year}", f"{dated[0]}"
            found.append(diagnose(UNIT_OF_OTHER_YEAR, None, name=name, year=year, due=due))
    return found


def _is_given_again(unit: Report, other: Report, *, is_unit: bool) -> bool:
    """The same report; of two units also one office and one year: a collecting office may have a report of its own."""
    if unit == other:
        return True
    return (
        is_unit
        and unit.agency is not None
        and (unit.agency, unit.year) == (other.agency, other.year)
    )
