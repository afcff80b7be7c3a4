"""The rows of a run -> office by year, one report for each pair, and the offices that may be others renamed.

Nothing is joined under another name. Where an office ends and another begins a year later, what speaks for one being
the other is listed, so that a person decides.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import attrs

from gaireport.corpus.results import key_column, result_rows
from gaireport.findings.words import Words
from gaireport.source import fold

_PANEL_COLUMNS = ("status", "agency", "year", "form", "cells")
_FROM_LAST_YEAR, _TO_NEXT_YEAR = "applications.carried_in.total", "applications.carried_out.total"
_PLACE = re.compile(r"^.{1,12}?(?:自治区|自治州|省|市|州|县|区|旗)")
_KIND_OF_OFFICE = re.compile(r"(?:镇|乡|街道)?(?:人民政府|政府|办事处|委员会|管理局|局)$")
_ANY_BLANK = re.compile(r"\s+")
_FIGURES_GO_ON = Words(
    "{figure} requests carried out of {last} are those carried into {first}",
    "{last}年结转下年度{figure}件，与{first}年上年结转相同",
)
_NAMES_ALIKE = Words(
    "both are of {place}, and both names hold {shared}", "同属{place}，名称均含“{shared}”"
)


@attrs.frozen
class OfficeYear:
    """The report of one office for one year."""

    office: str
    year: int
    form: str | None
    document: str | None
    """The one that has most figures of those with this office and year."""
    documents: int
    """How many there are with this office and year."""
    figures: int
    carried_in: Decimal | None
    carried_out: Decimal | None


@attrs.frozen
class Renaming:
    """An office that may go on under another name, with what speaks for it."""

    before: str
    after: str
    year: int
    """The first year of the later name."""
    evidence: tuple[str, ...]
    """Sentences; there is at least one."""


@attrs.frozen
class Panel:
    """All offices by all years."""

    rows: tuple[OfficeYear, ...]
    renamings: tuple[Renaming, ...]
    unplaced: int
    """Reports without office or year, which are in no row."""


def make_panel(folder: str | os.PathLike[str], lang: str = "en") -> Panel:
    """Gather the reports of a run by office and year; ``lang`` is the language of what speaks for a renaming."""
    key = key_column(folder)
    groups: defaultdict[tuple[str, int], list[OfficeYear]] = defaultdict(list)
    unplaced = 0
    columns = _PANEL_COLUMNS if key is None else (key, *_PANEL_COLUMNS)
    for row in result_rows(folder, columns):
        if row["status"] != "ok":
            continue
        if row["agency"] is None or row["year"] is None:
            unplaced += 1
            continue
        each = _office_year(row, None if key is None else row[key])
        groups[each.office, each.year].append(each)
    rows = tuple(_fullest(groups[pair]) for pair in sorted(groups))
    return Panel(rows, tuple(_renamings(rows, lang)), unplaced)


def _office_year(row: dict[str, Any], document: str | None) -> OfficeYear:
    values = {cell["cell"]: cell["value"] for cell in row["cells"]}
    office = _ANY_BLANK.sub("", fold(row["agency"]))
    figures = sum(value is not None for value in values.values())
    carried = values.get(_FROM_LAST_YEAR), values.get(_TO_NEXT_YEAR)
    return OfficeYear(office, row["year"], row["form"], document, 1, figures, *carried)


def _fullest(group: Sequence[OfficeYear]) -> OfficeYear:
    best = max(group, key=lambda each: each.figures)
    return attrs.evolve(best, documents=len(group))


def _renamings(rows: Sequence[OfficeYear], lang: str) -> Iterator[Renaming]:
    by_office: defaultdict[str, list[OfficeYear]] = defaultdict(list)
    for row in rows:
        by_office[row.office].append(row)
    starts: defaultdict[int, list[OfficeYear]] = defaultdict(list)
    for own in by_office.values():
        starts[own[0].year].append(own[0])
    for own in by_office.values():
        last = own[-1]
        for first in starts[last.year + 1]:
            if first.office != last.office and (evidence := _evidence(last, first, lang)):
                yield Renaming(last.office, first.office, first.year, evidence)


def _evidence(last: OfficeYear, first: OfficeYear, lang: str) -> tuple[str, ...]:
    """What speaks for one office being the other: both of its place, and figures that go on or names alike."""
    place = _PLACE.match(last.office)
    if place is None or not first.office.startswith(place[0]):
        return ()
    evidence = []
    if last.carried_out and last.carried_out == first.carried_in:
        figure = f"{last.carried_out.normalize():f}"
        said = _FIGURES_GO_ON.say(lang)
        evidence.append(said.format(figure=figure, last=last.year, first=first.year))
    ours, theirs = (each.office.removeprefix(place[0]) for each in (last, first))
    if shared := _shared_name(ours, theirs):
        evidence.append(_NAMES_ALIKE.say(lang).format(place=place[0], shared=shared))
    return tuple(evidence)


def _shared_name(one: str, other: str) -> str:
    """What both names hold beside the kind of office: 桐溪 of 桐溪镇人民政府 and 桐溪街道办事处."""
    shorter, longer = sorted((_KIND_OF_OFFICE.sub("", each) for each in (one, other)), key=len)
    return shorter if len(shorter) > 1 and shorter in longer else ""
