"""What a cell is: its state follows from what is printed, and the report says which cells are in doubt."""

import copy
import pickle
from decimal import Decimal

import attrs
import pytest

from gaireport import LOST, UNPLACED, Cell, Diagnostic, Report, Severity, Span, State, blank
from gaireport.exports.json import from_json, to_json


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        (Cell("3", 3), "number"),
        (Cell("0", 0), "number"),
        (Cell("251000元", 251000, "元"), "number"),
        (Cell("3.25", Decimal("3.25")), "number"),
        (Cell(None, 3), "number"),
        (Cell("", None), "blank"),
        (Cell("\u3000\u200b"), "blank"),
        (Cell("/", None), "mark"),
        (Cell("－"), "mark"),
        (Cell("N/A"), "mark"),
        (Cell("nan"), "mark"),
        (Cell("无", None), "words"),
        (Cell("1O4"), "words"),
        (Cell(), "lost"),
        (LOST, "lost"),
        (UNPLACED, "unplaced"),
    ],
)
def test_state_of_a_cell(cell: Cell, state: State) -> None:
    assert cell.state == state
    assert cell.is_empty == (state in ("blank", "mark"))
    assert copy.deepcopy(cell) == pickle.loads(pickle.dumps(cell)) == cell


def test_state_follows_the_figure_into_a_changed_cell() -> None:
    assert attrs.evolve(Cell(""), raw="3", value=3) == Cell("3", 3)
    assert attrs.evolve(Cell("3", 3), raw="/", value=None).state == "mark"
    assert attrs.evolve(UNPLACED, raw="3", value=3).state == "number"
    assert Cell("3", 3, state="blank").state == "number"


def test_unplaced_is_not_lost() -> None:
    assert UNPLACED != LOST
    report = blank("2021", "某局", 2023)
    review = attrs.evolve(report.review, upheld=UNPLACED, pending=LOST)
    report = attrs.evolve(report, review=review)
    assert from_json(to_json(report)) == report


def test_severities_are_ordered() -> None:
    assert Severity.INFO < Severity.WARNING < Severity.ERROR
    assert Severity.ERROR > Severity.WARNING >= Severity.WARNING > Severity.INFO
    assert Severity.INFO <= Severity.INFO
    assert max(Severity.WARNING, Severity.INFO) is Severity.WARNING
    assert sorted(Severity) == list(Severity) == ["notice", "warning", "error"]


def test_doubted_cells_are_those_of_warnings_and_errors() -> None:
    """The strongest counts, whatever comes first, and the cells stand in the order of the form."""
    first, second, third = list(blank("2021", "某局", 2023).cells())[:3]
    notice, warning, error = "GR545", "GR215", "GR303"
    findings = [
        Diagnostic(code, "", Span(0, 0), cells)
        for code, cells in [
            (warning, (third,)),
            (error, (first, third)),
            (warning, (first,)),
            (notice, (first, second)),
        ]
    ]
    report = attrs.evolve(blank("2021", "某局", 2023), diagnostics=tuple(findings))
    assert list(report.doubted().items()) == [(first, Severity.ERROR), (third, Severity.ERROR)]
    assert Report().doubted() == {}
