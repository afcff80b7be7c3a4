"""Small whole reports that are the same in every run: a layout that loses something fails on one of them at once."""

from collections.abc import Iterator, Mapping

from gaireport.form import official
from gaireport.nodes import Cell, Report
from gaireport.report.tree import make_cell_tables
from gaireport.testing.limits import LIMITS
from gaireport.testing.prose import Prose
from gaireport.testing.reading import read_prose
from gaireport.testing.tables import make_cell

_ORGAN_OF_SAMPLES = "平阳县公安局"
_EVERY_THIRD = 3
"""Of so many figures one is printed in the way that the sample is about."""
_PRINTS_OF_LIMITS = {
    "blank_cells": ("", "0", ""),
    "odd_figures": ("N/A", "1 234", "7件"),
    "words_in_cells": ("无", "不涉及", "见附件"),
    "breaks_in_cells": ("12\n34", "1\n000", "98\n7"),
}
_PARAGRAPHS_OF_LIMITS = {
    "pipes": "首页|政府信息公开|年报。",
    "tabs": "甲\t乙\t丙。",
    "tags": "所列<td>0</td>均为空。",
    "backslashes": "C:\\目录\\年报。",
    "gaps": "规章  0  0  0。",
}


def samples(limits: Mapping[str, bool]) -> Iterator[tuple[str, Report]]:
    """What each sample is about, and the sample; those that the layout states it cannot carry are left out."""
    for form in official.BLOCKS:
        yield f"figures of the form of {form}", _make_sample(form)
    yield "dashes and decimals", _make_sample("2021", ("-", "59237.2449", "1,234,567"))
    for limit, prints in _PRINTS_OF_LIMITS.items():
        if limits.get(limit, True):
            yield LIMITS[limit], _make_sample("2021", prints)
    for limit, paragraph in _PARAGRAPHS_OF_LIMITS.items():
        if limits.get(limit, True):
            yield LIMITS[limit], _make_sample("2021", paragraph=paragraph)


def _make_sample(
    form: str, prints: tuple[str, ...] = (), paragraph: str = "无其他事项。"
) -> Report:
    """A report in which no two figures are alike, but for the prints, which stand in every third cell."""
    paths = list(_paths_of_form(form))
    raws = [
        prints[at // _EVERY_THIRD % len(prints)]
        if prints and at % _EVERY_THIRD == 1
        else str(101 + at)
        for at in range(len(paths))
    ]
    return _put_prose_around(form, dict(zip(paths, map(make_cell, raws), strict=True)), paragraph)


def _paths_of_form(form: str) -> Iterator[str]:
    for block, columns in official.BLOCKS[form].items():
        yield from (f"proactive.{block}.{column}" for column in columns)
    for row in ("received", "carried_in", *official.OUTCOME_ROWS[form], "total", "carried_out"):
        yield from (f"applications.{row}.{column}" for column in official.APPLICANT_COLUMNS)
    yield from official.REVIEW_PATHS


def _put_prose_around(form: str, cells: Mapping[str, Cell], paragraph: str) -> Report:
    chapters = tuple(
        (number, heading, (paragraph,) if number != 2 else ("现列表如下。",))
        for number, heading in official.CHAPTERS.items()
        if number <= 6
    )
    year = 2020 if form == "2019" else 2023
    title = f"{_ORGAN_OF_SAMPLES}{year}年政府信息公开工作年度报告"
    read = read_prose(
        Prose(title, ("现将本年度情况公布如下。",), chapters, _ORGAN_OF_SAMPLES, None)
    )
    assert read is not None, "the prose of a sample is read as it is written"
    tables = make_cell_tables(cells, dict.fromkeys(official.BLOCKS[form], form), form)
    values = {field: getattr(read, field) for field in ("title", "agency", "year", "preamble")}
    return Report(
        form="2019" if form == "2019" else "2021",
        chapters=read.chapters,
        signature=read.signature,
        **values,
        **tables._asdict(),
    )
