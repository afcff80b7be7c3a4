"""Blank official forms: an agency, a year and a form -> the Report that an office fills in."""

from gaireport.errors import GaireportError, UnknownFormError, require, require_whole, short_name
from gaireport.form import official
from gaireport.nodes import Cell, Chapter, Form, Report
from gaireport.report.tree import form_paths, make_cell_tables_as_named

YEARS = range(2000, 2040)
"""The years that a report is read to be of."""


def blank(form: Form, agency: str, year: int) -> Report:
    """A report with its title, its six headings and every cell blank, for a layout that carries blank cells.

    Args:
        form: ``"2021"`` (reporting years from 2021 on) or ``"2019"``.
        agency: the reporting organ, as the title names it.
        year: the reporting year.

    Raises:
        UnknownFormError: no form has that name.
        GaireportError: a report of that year would not be read (reason ``no-such-year``).
    """
    require(form, str, "form")
    require(agency, str, "agency")
    require_whole(year, "year")
    if form not in official.BLOCKS:
        known = ", ".join(official.BLOCKS)
        raise UnknownFormError(
            f"no form {short_name(form)}; there are {known}",
            f"没有格式 {short_name(form)}；现有 {known}",
        )
    if year not in YEARS:
        shown = short_name(year)
        raise GaireportError(
            f"no year {shown} to report on; a report is of one from {YEARS[0]} to {YEARS[-1]}",
            f"年度 {shown} 有误，应为{YEARS[0]}年至{YEARS[-1]}年之间的年度",
            reason="no-such-year",
        )
    tables = make_cell_tables_as_named(dict.fromkeys(form_paths(form), Cell("")))
    return Report(
        title=f"{agency}{year}年政府信息公开工作年度报告",
        agency=agency,
        year=year,
        form=form,
        chapters=tuple(Chapter(number, name) for number, name in official.CHAPTERS.items()),
        **tables._asdict(),
    )
