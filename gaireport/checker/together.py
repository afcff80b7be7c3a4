"""Reports that lie beside each other -> their findings, with what the years of one office and its units show."""

from collections.abc import Sequence

from gaireport.checks.across.offices import group_by_office
from gaireport.checks.across.together import Document, check_across
from gaireport.findings.diagnostics import Diagnostic

_GOVERNMENT = "人民政府"


def check_together(
    documents: Sequence[Document], own: Sequence[tuple[Diagnostic, ...]], parent: str = ""
) -> list[tuple[Diagnostic, ...]]:
    """Compare the years of each office; add up the reports of one year for the one that is named as their parent.

    Args:
        documents: the reports, of whatever offices and years.
        own: what is wrong with each alone.
        parent: the name of the document that collects the others.
    """
    found = list(own)
    for office in group_by_office([each.report for each in documents]):
        years = {documents[at].report.year for at in office}
        if len(years - {None}) > 1:
            _add_comparison(documents, found, office, is_of_units=False)
    collecting = next((at for at, each in enumerate(documents) if each.name == parent), None)
    if collecting is not None and (units := _units_of(documents, collecting)):
        _add_comparison(documents, found, [collecting, *units], is_of_units=True)
    return found


def _add_comparison(
    documents: Sequence[Document],
    found: list[tuple[Diagnostic, ...]],
    places: Sequence[int],
    *,
    is_of_units: bool,
) -> None:
    chosen, own = [documents[at] for at in places], [found[at] for at in places]
    more = check_across(chosen, own, years=not is_of_units, units=is_of_units)
    for at, (_, findings) in zip(places, more, strict=True):
        found[at] = findings


def possible_parents(documents: Sequence[Document]) -> list[str]:
    """The names of the reports that may collect others of their year, the likeliest first.

    A government's name begins those of its offices; which of them are to be added up, only a person knows.
    """
    able = [at for at in range(len(documents)) if _units_of(documents, at)]
    return [
        documents[at].name for at in sorted(able, key=lambda at: -_offices_under(documents, at))
    ]


def _units_of(documents: Sequence[Document], collecting: int) -> list[int]:
    """The other reports of the same year and form."""
    own = documents[collecting].report
    return [
        at
        for at, each in enumerate(documents)
        if at != collecting and each.report.year == own.year and each.report.form == own.form
    ]


def _offices_under(documents: Sequence[Document], collecting: int) -> int:
    agency = documents[collecting].report.agency or ""
    if not agency.endswith(_GOVERNMENT):
        return 0
    place = agency.removesuffix(_GOVERNMENT)
    units = [documents[at].report.agency or "" for at in _units_of(documents, collecting)]
    return sum(unit.startswith(place) for unit in units)
