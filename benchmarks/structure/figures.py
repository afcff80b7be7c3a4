"""Figures of an invented office: their sums are consistent, their zeros are printed or left blank."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from benchmarks.form import (
    COUNTED,
    OUTCOMES,
    PROCEEDINGS,
    application_rows,
    outcome_rows,
    paths,
)


class Profile(NamedTuple):
    """What the figures of an office look like."""

    share: float
    """Share of the figures that are not zero."""
    digits: int
    """The most digits of a figure."""
    blank: float
    """Share of the zeros that are left blank."""


OFFICE_PROFILES = {
    "full": Profile(0.8, 2, 0.0),
    "large": Profile(0.9, 5, 0.0),
    "sparse": Profile(0.15, 2, 0.0),
    "quiet": Profile(0.04, 1, 0.0),
    "zeros_blank": Profile(0.4, 2, 1.0),
    "half_blank": Profile(0.4, 2, 0.5),
    "mostly_blank": Profile(0.12, 2, 1.0),
}


def draw_office_figures(random: Random, form: str, profile: Profile) -> dict[str, str]:
    """Path -> printed text of every cell of the form; a blank cell is an empty text."""
    numbers = draw_applications(random, form, profile) | draw_outcomes(random, profile)
    printed = {}
    for path in paths(form):
        text = (
            str(numbers[path]) if path in numbers else _draw_amount_or_change(random, path, profile)
        )
        is_blank = text == "0" and random.random() < profile.blank
        printed[path] = "" if is_blank else text
    return printed


def draw_applications(random: Random, form: str, profile: Profile) -> dict[str, int]:
    """Table 3, in which every sum that the form asks for holds."""
    numbers: dict[str, int] = {}
    for name in COUNTED:
        column = {row: _draw_figure(random, profile) for row, _ in outcome_rows(form)}
        column["total"] = sum(column.values())
        column["carried_out"] = _draw_figure(random, profile)
        handled = column["total"] + column["carried_out"]
        column["carried_in"] = min(_draw_figure(random, profile), handled)
        column["received"] = handled - column["carried_in"]
        numbers |= {f"applications.{row}.{name}": number for row, number in column.items()}
    for row, _ in application_rows(form):
        counted = [numbers[f"applications.{row}.{name}"] for name in COUNTED]
        numbers[f"applications.{row}.total"] = sum(counted)
    return numbers


def draw_outcomes(random: Random, profile: Profile) -> dict[str, int]:
    """Table 4, in which the total of each proceeding is the sum of its outcomes."""
    numbers: dict[str, int] = {}
    for proceeding, _ in PROCEEDINGS:
        counted = [_draw_figure(random, profile) for _ in OUTCOMES[:-1]]
        for (name, _), number in zip(OUTCOMES, [*counted, sum(counted)], strict=True):
            numbers[f"{proceeding}.{name}"] = number
    return numbers


def spoil_totals(random: Random, printed: dict[str, str]) -> None:
    """Print a few totals wrong, as an office does that cannot add."""
    totals = [p for p, text in printed.items() if p.endswith(".total") and text.isdigit()]
    for path in random.sample(totals, min(2, len(totals))):
        printed[path] = str(int(printed[path]) + random.choice((1, 2, 10)))


def _draw_figure(random: Random, profile: Profile) -> int:
    if random.random() >= profile.share:
        return 0
    digits = random.randint(1, profile.digits)
    return random.randrange(10 ** (digits - 1), 10**digits)


def _draw_amount_or_change(random: Random, path: str, profile: Profile) -> str:
    number = _draw_figure(random, profile)
    if number and path.endswith(".amount"):
        return f"{number}.{random.randint(1, 9)}"
    if number and path.endswith(".change"):
        return random.choice((str(number), f"+{number}", f"-{number}"))
    return str(number)
