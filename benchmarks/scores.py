"""What is right, told and silent in one reading of a known report."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import gaireport
from gaireport.checks.sums.sums import SUM_CODES
from gaireport.files import read_text

Truth = dict[str, str | None]

_NUMBER_WITH_UNIT = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)(?:件|份|条|个|项|人|次|宗|万元|元)?")
_AS_READ = str.maketrans("−〇", "-0")


@dataclass(frozen=True)
class KnownCase:
    """One text or file of a known report."""

    document: str
    converter: str
    source: Path
    truth: Truth


@dataclass
class Score:
    """Counts of cells; scores of many documents add up."""

    texts: int = 0
    cells: int = 0
    right: int = 0
    told: int = 0
    silent: int = 0
    vain: int = 0
    """Right, and named by a warning or an error all the same; counted in `right` too. A sum that the document itself
    gets wrong is none of these."""
    lost: int = 0
    """Told, though its figure stands in the text; counted in `told` too."""
    refused: int = 0
    crashed: int = 0
    misses: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """Texts that were refused or raised another error: document, converter, what happened."""

    @property
    def share(self) -> float:
        """Share of cells that are right."""
        return self.right / self.cells if self.cells else 0.0

    def add(self, other: Score) -> None:
        """Add the counts and details of another score."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def total(scores: Iterable[Score]) -> Score:
    """The sum of the scores."""
    found = Score()
    for score in scores:
        found.add(score)
    return found


def read_truth(path: Path) -> Truth:
    """The cells of an expected file: path -> printed text, None where blank."""
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def printed_number(text: str | None) -> Decimal | None:
    """The number a reader sees in a cell; None for a blank, a mark or words."""
    folded = unicodedata.normalize("NFKC", text or "").translate(_AS_READ)
    kept = (c for c in folded if not c.isspace() and c != "," and unicodedata.category(c) != "Cf")
    match = _NUMBER_WITH_UNIT.fullmatch("".join(kept))
    return Decimal(match[1]) if match else None


def score_case(case: KnownCase) -> Score:
    """Read the case with gaireport and compare it with the truth."""
    try:
        if case.source.suffix == ".txt":
            text = case.source.read_bytes().decode("utf-8", "replace")
            report = gaireport.parse(text)
        else:
            report = gaireport.read(str(case.source))
            text = read_text(case.source)
        values = {path: cell.value for path, cell in report.cells().items()}
        named = named_paths(report.diagnostics)
    except gaireport.GaireportError as error:
        score = score_answer(case.document, case.converter, case.truth, {}, set(case.truth))
        score.refused = 1
        score.faults = [f"{case.document}\t{case.converter}\trefused: {error}"]
        score.misses.clear()
        return score
    # an exception outside the contract is a finding, not the end of the measurement
    except Exception as error:
        score = score_answer(case.document, case.converter, case.truth, {})
        score.crashed = 1
        score.faults = [
            f"{case.document}\t{case.converter}\tcrashed: {type(error).__name__}: {error}"
        ]
        return score
    score = score_answer(case.document, case.converter, case.truth, values, named)
    wrong = {p for p, printed in case.truth.items() if values.get(p) != printed_number(printed)}
    score.lost = sum(_stands_in(text, case.truth[path]) for path in wrong & named)
    sums = named_paths(d for d in report.diagnostics if d.code in SUM_CODES)
    others = named_paths(d for d in report.diagnostics if d.code not in SUM_CODES)
    score.vain -= len((sums - others) & (case.truth.keys() - wrong))
    return score


def _stands_in(text: str, printed: str | None) -> bool:
    """Whether a printed figure stands in the text by itself."""
    if not printed:
        return False
    return re.search(rf"(?<![0-9.]){re.escape(printed)}(?![0-9.])", text) is not None


def named_paths(diagnostics: Iterable[gaireport.Diagnostic]) -> set[str]:
    """The cells that a warning or an error names; a notice is silence."""
    return {
        path
        for diagnostic in diagnostics
        if diagnostic.severity > gaireport.Severity.INFO
        for path in diagnostic.cells
    }


def score_answer(
    document: str,
    converter: str,
    truth: Truth,
    values: Mapping[str, int | Decimal | None],
    named: set[str] | frozenset[str] = frozenset(),
) -> Score:
    """Compare values with the truth; a path that is not among the values is never right.

    Args:
        named: the paths that warnings and errors name.
    """
    score = Score(texts=1, cells=len(truth))
    for path, printed in truth.items():
        if path in values and values[path] == printed_number(printed):
            score.right += 1
            score.vain += path in named
            continue
        kind = "told" if path in named and (path in values or not values) else "silent"
        setattr(score, kind, getattr(score, kind) + 1)
        got = values.get(path) if path in values else "no such cell"
        score.misses.append(f"{document}\t{converter}\t{kind}\t{path}\t{printed!r}\t{got!r}")
    return score
