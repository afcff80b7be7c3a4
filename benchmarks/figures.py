"""Known figures for a report: random, but consistent in every sum the form asks for."""

from __future__ import annotations

from random import Random

from benchmarks.form import COUNTED, OUTCOMES, PROCEEDINGS, outcome_rows, paths

Cells = dict[str, str | None]

# profile -> share of figures that are not zero, most digits of a figure
PROFILES: dict[str, tuple[float, int]] = {
    "dense": (0.85, 3),
    "large": (0.95, 6),
    "wide": (0.9, 8),
    "small": (0.12, 1),
    "half_blank": (0.45, 3),
    "blank_zeros": (0.5, 2),
    "mostly_blank": (0.08, 2),
    "totals_blank": (0.3, 2),
    "all_zero": (0.0, 1),
    "grouped": (0.8, 5),
    "dashes": (0.3, 2),
}


def draw_figures(rng: Random, form: str, profile: str) -> Cells:
    """Every cell of the form with the text printed in it; None is a blank cell.

    Args:
        profile: a name of `PROFILES`; it sets how many figures are zero, their size, and how a
            zero is printed.
    """
    density, digits = PROFILES[profile]
    numbers = _applications(rng, form, density, digits)
    numbers |= _outcomes(rng, density, min(digits, 5))
    cells: Cells = {}
    for path in paths(form):
        if path.startswith("proactive."):
            cells[path] = _draw_proactive(rng, path, density, digits)
        else:
            cells[path] = str(numbers[path])
    return _print(rng, cells, profile)


def _draw_number(rng: Random, density: float, digits: int) -> int:
    if rng.random() >= density:
        return 0
    return rng.randrange(1, 10 ** rng.randint(1, digits))


def _applications(rng: Random, form: str, density: float, digits: int) -> dict[str, int]:
    rows = [row for row, _ in outcome_rows(form)]
    numbers: dict[str, int] = {}
    for name in COUNTED:
        # natural persons apply far more often than the others
        size = digits if name == "natural_person" else max(1, digits - 1)
        share = density if name == "natural_person" else density * 0.8
        outcomes = {row: _draw_number(rng, share, size) for row in rows}
        carried_out = _draw_number(rng, share, max(1, size - 1))
        total = sum(outcomes.values())
        carried_in = min(_draw_number(rng, share, max(1, size - 1)), total + carried_out)
        column = outcomes | {
            "received": total + carried_out - carried_in,
            "carried_in": carried_in,
            "total": total,
            "carried_out": carried_out,
        }
        numbers |= {f"applications.{row}.{name}": value for row, value in column.items()}
    for row in (*rows, "received", "carried_in", "total", "carried_out"):
        counted = (numbers[f"applications.{row}.{name}"] for name in COUNTED)
        numbers[f"applications.{row}.total"] = sum(counted)
    return numbers


def _outcomes(rng: Random, density: float, digits: int) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for proceeding, _ in PROCEEDINGS:
        drawn = {name: _draw_number(rng, density, digits) for name, _ in OUTCOMES[:-1]}
        drawn["total"] = sum(drawn.values())
        numbers |= {f"{proceeding}.{name}": value for name, value in drawn.items()}
    return numbers


def _draw_proactive(rng: Random, path: str, density: float, digits: int) -> str:
    value = _draw_number(rng, density, digits)
    if path.endswith(".change") and value:
        return rng.choice(("", "+", "-")) + str(value)
    if path.endswith(".amount") and value and rng.random() < 0.6:
        return f"{value}.{rng.randrange(1, 10 ** rng.randint(1, 4))}"
    return str(value)


def _print(rng: Random, cells: Cells, profile: str) -> Cells:
    """The cells as the profile prints them: which zeros are blank, which marks stand for none."""
    blank_share = {"half_blank": 0.5, "blank_zeros": 1.0, "mostly_blank": 1.0, "totals_blank": 1.0}
    mark = rng.choice(("/", "-", "—")) if profile == "dashes" else None
    for path, text in cells.items():
        if text == "0" and rng.random() < blank_share.get(profile, 0.0):
            cells[path] = None
        elif text == "0" and mark and rng.random() < 0.7:
            cells[path] = mark
        elif profile == "totals_blank" and path.endswith(".total") and rng.random() < 0.8:
            cells[path] = None
        elif profile == "grouped" and text is not None and text.isdigit():
            cells[path] = f"{int(text):,}"
    return cells
