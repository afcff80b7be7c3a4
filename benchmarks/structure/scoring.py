"""What is right, warned of in vain, lost, told and silent in the reading of a damaged text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import gaireport
from benchmarks.scores import printed_number
from benchmarks.structure.cases import DamagedCase
from benchmarks.structure.grid import Demand, Expected
from gaireport.checks.sums.sums import SUM_CODES


@dataclass(frozen=True)
class Silent:
    """A cell that is neither what is printed nor named."""

    path: str
    expected: str | None
    demand: str
    got: str
    row: tuple[str, ...]
    """The diagnostics that name a cell of the same row."""


@dataclass
class DamageScore:
    """Counts of cells; scores of many cases add up."""

    cases: int = 0
    cells: int = 0
    right: int = 0
    vain: int = 0
    lost: int = 0
    told: int = 0
    silent: int = 0
    refused: int = 0
    crashed: int = 0
    broken: int = 0
    """Cases with a silent cell."""
    details: list[tuple[DamagedCase, list[Silent]]] = field(default_factory=list)

    def add(self, other: DamageScore) -> None:
        """Add the counts and details of another score."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def counts(self) -> dict[str, int]:
        """The counts by name."""
        return {name: value for name, value in vars(self).items() if name != "details"}


def score_damaged(case: DamagedCase) -> DamageScore:
    """Read the text and compare every cell of the form with what is expected."""
    expected = case.page.expected
    score = DamageScore(cases=1, cells=len(expected))
    try:
        report = gaireport.parse(case.text)
    except gaireport.GaireportError:
        score.refused = 1
        score.lost = sum(each.demand is Demand.SURE for each in expected.values())
        score.told = score.cells - score.lost
        return score
    # An exception outside the contract is a finding, not the end of the measurement.
    except Exception as error:
        score.crashed = score.broken = 1
        score.silent = score.cells
        score.details = [(case, [Silent("", "", "", f"{type(error).__name__}: {error}", ())])]
        return score
    silent = _score_cells(case, report, score)
    if silent:
        score.broken = 1
        score.details = [(case, silent)]
    return score


def _score_cells(case: DamagedCase, report: gaireport.Report, score: DamageScore) -> list[Silent]:
    codes = _named(report)
    cells, silent = report.cells(), []
    for path, expected in case.page.expected.items():
        named = codes.get(path, set())
        verdict = _judge(expected, cells.get(path), bool(named))
        if verdict == "vain" and not case.page.consistent:
            verdict = "right" if named <= SUM_CODES else verdict
        setattr(score, verdict, getattr(score, verdict) + 1)
        if verdict == "silent":
            got = cells.get(path)
            shown = f"{got.value}, printed {got.raw!r}" if got else "no such cell"
            silent.append(
                Silent(path, expected.text, expected.demand.value, shown, _around(path, report))
            )
    return silent


def _judge(expected: Expected, cell: gaireport.Cell | None, is_named: bool) -> str:
    value = cell.value if cell else None
    number = printed_number(expected.text)
    is_right = cell is not None and expected.text is not None and value == number
    # Something is printed, and the library says that the document has no such cell.
    if is_right and expected.text and cell and cell.raw is None:
        is_right = False
    if is_right:
        is_free = expected.demand is not Demand.SURE
        return "vain" if is_named and not is_free else "told" if is_named else "right"
    if is_named:
        return "lost" if expected.demand is Demand.SURE else "told"
    if expected.demand is Demand.FREE and value is None:
        return "told"
    return "silent"


def _named(report: gaireport.Report) -> Mapping[str, set[str]]:
    """Path -> codes of the warnings and errors that name it."""
    found: dict[str, set[str]] = {}
    for each in report.diagnostics:
        if each.severity.name != "INFO":
            for path in each.cells:
                found.setdefault(path, set()).add(each.code)
    return found


def _around(path: str, report: gaireport.Report) -> tuple[str, ...]:
    row = path.rpartition(".")[0]
    return tuple(
        f"{each.code} {each.severity.name} {each.message}"
        for each in report.diagnostics
        if any(other.rpartition(".")[0] == row for other in each.cells)
    )
