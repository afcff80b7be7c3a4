"""Makes one known fault in consistent figures, and tells whether the locator's proposals name it.

Run as a script, it prints the table of kinds and rates.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from made_reports import consistent, print_cells

from gaireport.checks.sums.sums import check_sums
from gaireport.findings.diagnostics import Diagnostic
from gaireport.form.official import APPLICANT_COLUMNS

Figures = dict[str, int]
Printed = dict[str, str]


def change_figure(rng: random.Random, figures: Figures) -> Printed:
    """One figure is another one: anything, a digit misread, lost or added, two digits swapped."""
    path = rng.choice(list(figures))
    digits = str(figures[path])
    at = rng.randrange(len(digits))
    digit = str(rng.randrange(10))
    choices = [
        str(rng.randrange(1, 500)),
        digits[:at] + digit + digits[at + 1 :],
        digits[:at] + digits[at + 1 :],
        digits[:at] + digit + digits[at:],
        digits[:at] + digits[at:][:2][::-1] + digits[at + 2 :],
    ]
    chosen = rng.choice(choices)
    return {path: str(int(chosen or "0"))}


def swap_figures(rng: random.Random, figures: Figures) -> Printed:
    """Two figures stand in one another's place."""
    x, y = rng.sample(list(figures), 2)
    return {x: str(figures[y]), y: str(figures[x])}


def swap_neighbours(rng: random.Random, figures: Figures) -> Printed:
    """Two neighbours of one row stand in one another's place."""
    _, columns = _draw_row(rng, figures)
    at = rng.randrange(len(columns) - 1)
    x, y = columns[at : at + 2]
    return {x: str(figures[y]), y: str(figures[x])}


def move_request(rng: random.Random, figures: Figures) -> Printed:
    """One request is counted under another kind of applicant."""
    a, b = rng.sample(APPLICANT_COLUMNS[:-1], 2)
    requests = [p for p in figures if p.startswith("applications.") and p.endswith(f".{a}")]
    weights = [figures[p] for p in requests]
    x = rng.choices(requests, weights)[0]
    y = f"{x.rpartition('.')[0]}.{b}"
    return {x: str(figures[x] - 1), y: str(figures[y] + 1)}


def split_and_shift(rng: random.Random, figures: Figures) -> Printed:
    """A figure's digits stand in two cells, the rest of the row one cell further right, the last is lost."""
    _, columns = _draw_row(rng, figures)
    printed = [str(figures[p]) for p in columns]
    wide = [at for at, digits in enumerate(printed[:-1]) if len(digits) > 1]
    if not wide:
        return {}
    at = rng.choice(wide)
    cut = rng.randrange(1, len(printed[at]))
    printed[at : at + 1] = [printed[at][:cut], printed[at][cut:]]
    return dict(zip(columns, printed[:-1], strict=True))


def split_over_neighbour(rng: random.Random, figures: Figures) -> Printed:
    """The last digits of a figure stand in the next cell, before its own digits or in their place."""
    _, columns = _draw_row(rng, figures)
    wide = [at for at in range(5) if figures[columns[at]] > 9]
    if not wide:
        return {}
    at = rng.choice(wide)
    digits, neighbour = str(figures[columns[at]]), str(figures[columns[at + 1]])
    cut = rng.randrange(1, len(digits))
    kept = neighbour if rng.random() < 0.5 and digits[cut] != "0" else ""
    return {columns[at]: digits[:cut], columns[at + 1]: digits[cut:] + kept}


def shift_row(rng: random.Random, figures: Figures) -> Printed:
    """A row stands one cell further right or left; what is pushed out is lost, 0 comes in."""
    _, columns = _draw_row(rng, figures)
    printed = [str(figures[p]) for p in columns]
    moved = ["0", *printed[:-1]] if rng.random() < 0.5 else [*printed[1:], "0"]
    return dict(zip(columns, moved, strict=True))


def shift_column(rng: random.Random, figures: Figures) -> Printed:
    """A column of table 3 stands one row lower or higher; what is pushed out is lost, 0 comes in."""
    column = rng.choice(APPLICANT_COLUMNS)
    paths = [p for p in figures if p.startswith("applications.") and p.endswith(f".{column}")]
    printed = [str(figures[p]) for p in paths]
    moved = ["0", *printed[:-1]] if rng.random() < 0.5 else [*printed[1:], "0"]
    return dict(zip(paths, moved, strict=True))


def leave_out_total(rng: random.Random, figures: Figures) -> Printed:
    """A total is printed as 0 or left blank."""
    path = rng.choice([p for p in figures if p.endswith(".total") or ".total." in p])
    return {path: rng.choice(["0", ""])}


KINDS_OF_FAULT: dict[str, Callable[[random.Random, Figures], Printed]] = {
    f.__name__: f
    for f in (
        change_figure, swap_figures, swap_neighbours, move_request, split_and_shift, split_over_neighbour,
        shift_row, shift_column, leave_out_total,
    )
}  # fmt: skip


def _draw_row(rng: random.Random, figures: Figures) -> tuple[str, list[str]]:
    row = rng.choice([p.rpartition(".")[0] for p in figures if p.endswith(".total")])
    if row.startswith(("review", "litigation")):  # Table 4 is one row of fifteen figures.
        return "table four", [p for p in figures if p.startswith(("review", "litigation"))]
    return row, [p for p in figures if p.rpartition(".")[0] == row]


def is_named(figures: Figures, printed: Printed, findings: list[Diagnostic]) -> tuple[bool, bool]:
    """Whether the first two proposals undo the fault: at its place, or at one the sums cannot tell from it."""
    truth = {path: figures[path] for path, raw in printed.items() if raw != str(figures[path])}
    exact = alike = False
    for finding in findings:
        for proposal in finding.proposals[:2]:
            answers = [proposal.changes, *proposal.alternatives]
            found = [{c.path: c.after for c in changes} for changes in answers]
            exact = exact or found[0] == truth
            alike = alike or truth in found
    return exact, alike


def try_fault(
    rng: random.Random, kind: str, form: str, high: int = 400, zeros: float = 0.0
) -> tuple[bool, bool] | None:
    """Make one fault in new figures; None: it cannot be made here, or no sum can see it."""
    figures = consistent(rng, form, high=high, zeros=zeros)
    printed = KINDS_OF_FAULT[kind](rng, figures)
    if all(raw == str(figures[path]) for path, raw in printed.items()):
        return None
    _, cells = print_cells({p: str(v) for p, v in figures.items()} | printed)
    findings = check_sums(cells)
    if not any(f.severity == "error" for f in findings):
        return None
    return is_named(figures, printed, findings)


def rates(kind: str, form: str, count: int, **limits: float) -> tuple[float, float]:
    """Share of faults named exactly, and named up to places that the sums cannot tell apart."""
    rng = random.Random(f"{kind} {form}")
    results: list[tuple[bool, bool]] = []
    while len(results) < count:
        if (result := try_fault(rng, kind, form, **limits)) is not None:  # type: ignore[arg-type]
            results.append(result)
    return sum(e for e, _ in results) / count, sum(a for _, a in results) / count


def print_rates() -> None:
    """Print the table of kinds and rates."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    for title, limits in (
        ("non-zero figures", {}),
        ("small figures, half of them 0", {"high": 20, "zeros": 0.5}),
    ):
        print(f"{title}, {count} faults a kind and form; named among the first two proposals")
        print(f"{'kind':22}{'2021 exact':>12}{'alike':>8}{'2019 exact':>12}{'alike':>8}")
        for kind in KINDS_OF_FAULT:
            line = [
                rate for form in ("2021", "2019") for rate in rates(kind, form, count, **limits)
            ]
            print(f"{kind:22}{line[0]:12.1%}{line[1]:8.1%}{line[2]:12.1%}{line[3]:8.1%}")


if __name__ == "__main__":
    print_rates()
