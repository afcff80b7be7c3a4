"""Blank official forms: an agency, a year and a form -> the Report that an office fills in."""

from typing import TypeVar

import attrs

from gaireport import nodes
from gaireport.arguments import require, require_whole
from gaireport.errors import UnknownFormError
from gaireport.form import official
from gaireport.nodes import (
    Applicants,
    Applications,
    Cell,
    Chapter,
    Form,
    Litigation,
    Outcomes,
    Report,
)
from gaireport.tables.proactive import make_proactive

Node = TypeVar("Node", bound=attrs.AttrsInstance)

_EMPTY = Cell("")
_OTHER: dict[str, type[nodes.Other2021 | nodes.Other2019]] = {
    "2021": nodes.Other2021,
    "2019": nodes.Other2019,
}


def blank(form: Form, agency: str, year: int) -> Report:
    """A report with its title, its six headings and every cell blank, for a layout that carries blank cells.

    Args:
        form: ``"2021"`` (reporting years from 2021 on) or ``"2019"``.
        agency: the reporting organ, as the title names it.
        year: the reporting year.

    Raises:
        UnknownFormError: there is no such form.
    """
    require(form, str, "form")
    require(agency, str, "agency")
    require_whole(year, "year")
    if form not in _OTHER:
        raise UnknownFormError(f"no form {form!r}; there are {', '.join(_OTHER)}")
    blocks = official.BLOCKS[form]
    cells = {f"proactive.{row}.{column}": _EMPTY for row in blocks for column in blocks[row]}
    outcomes = _filled(Outcomes, _EMPTY)
    return Report(
        title=f"{agency}{year}年政府信息公开工作年度报告",
        agency=agency,
        year=year,
        form=form,
        chapters=tuple(Chapter(number, name) for number, name in official.CHAPTERS.items()),
        proactive=make_proactive(cells, dict.fromkeys(blocks, form)),
        applications=_applications(form),
        review=outcomes,
        litigation=Litigation(outcomes, outcomes),
    )


def _applications(form: str) -> Applications:
    row = _filled(Applicants, _EMPTY)
    return Applications(
        received=row,
        carried_in=row,
        granted=row,
        partially_granted=row,
        denied=_filled(nodes.Denied, row),
        unavailable=_filled(nodes.Unavailable, row),
        not_processed=_filled(nodes.NotProcessed, row),
        other=_filled(_OTHER[form], row),
        total=row,
        carried_out=row,
    )


def _filled(kind: type[Node], part: object) -> Node:
    """A node whose fields are all the same."""
    return kind(**{field.name: part for field in attrs.fields(kind)})
