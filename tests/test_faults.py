"""What expected.tsv says of the inputs that go wrong, line by line, and that whole texts are read to the last cell."""

import re
from collections.abc import Callable
from decimal import Decimal

import faults
import pytest
from faults import doubted, find_cell, read_input, told

import gaireport
from gaireport import Report

pytestmark = pytest.mark.corpus

if faults.ABSENT:
    pytest.skip("the folder of inputs that go wrong is not here", allow_module_level=True)

Line = tuple[str, str, str]
_TABLE = (faults.FAULTS_FOLDER / "expected.tsv").read_text(encoding="utf-8").splitlines()
_EXPECTED_ROWS = [line.split("\t") for line in _TABLE[1:] if line.strip()]
LINES: list[Line] = [(name, what, expected) for name, what, expected in _EXPECTED_ROWS]

_NUMBER_EXPECTED = r"(\d+(?:\.\d+)?)"
_TOLD = r"(?:named|warned|warning)"


def _exactly(report: Report, path: str, number: str) -> bool:
    return find_cell(report, path).value == Decimal(number)


def _none(report: Report, path: str) -> bool:
    return path in report.cells() and find_cell(report, path).value is None


def _is_doubted(report: Report, path: str) -> bool:
    return path in doubted(report)


def _or_named(report: Report, path: str, number: str) -> bool:
    return _exactly(report, path, number) or _is_doubted(report, path)


def _none_or_named(report: Report, path: str) -> bool:
    return find_cell(report, path).value is None or _is_doubted(report, path)


def _not_a_value(report: Report, path: str) -> bool:
    # A print that is lost is no blank cell either.
    return find_cell(report, path).raw is None or _is_doubted(report, path)


def _undecidable(report: Report, path: str, *numbers: str) -> bool:
    possible = {None, *(Decimal(number) for number in numbers)}
    return _is_doubted(report, path) and find_cell(report, path).value in possible


CELL_FORMS: dict[str, Callable[..., bool]] = {
    _NUMBER_EXPECTED: _exactly,
    "None": _none,
    "named(?: by a warning)?": _is_doubted,
    rf"{_NUMBER_EXPECTED} ?,? or {_TOLD}": _or_named,
    rf"None or {_TOLD}": _none_or_named,
    "named, or not a value": _not_a_value,
    rf"{_NUMBER_EXPECTED} or {_NUMBER_EXPECTED}: undecidable, warning": _undecidable,
}
"""Every way in which the table says what a cell must be; a line that no way fits fails."""


def _chapters(report: Report, numbers: str) -> bool:
    due = [int(number) for number in numbers.split()]
    return [c.number for c in report.chapters if c.number in due] == due


OTHER_FORMS: dict[str, tuple[str, Callable[[Report, str], bool]]] = {
    "year": (r"(\d{4})", lambda report, year: report.year == int(year)),
    "agency": (r"(\w+)", lambda report, agency: report.agency == agency),
    "title": (r"(\w+)", lambda report, title: report.title == title),
    "chapters": (r"(\d(?: \d)*)", _chapters),
    "unwarned": (r"(\d+)", lambda report, most: len(doubted(report)) <= int(most)),
}
"""What the table says of a report beside its cells."""


def holds(report: Report, what: str, expected: str) -> bool:
    """Whether a report is as one line says.

    Raises:
        ValueError: the line is in no form that is known here.
    """
    if what in OTHER_FORMS:
        pattern, test = OTHER_FORMS[what]
        if match := re.fullmatch(pattern, expected):
            return test(report, match[1])
    elif what in {*faults.paths_of("2021"), *faults.paths_of("2019")}:
        for pattern, of_cell in CELL_FORMS.items():
            if match := re.fullmatch(pattern, expected):
                return of_cell(report, what, *match.groups())
    raise ValueError(f"no known form: {what!r}, {expected!r}")


def seen(report: Report, what: str) -> str:
    """What a report has where a line speaks of it."""
    if what not in OTHER_FORMS:
        return told(report, what)
    chapters = [chapter.number for chapter in report.chapters]
    return (
        f"year {report.year}, agency {report.agency}, title {report.title}, chapters {chapters}, "
        f"{len(doubted(report))} cells named by a warning or an error"
    )


def test_every_line_is_in_a_known_form() -> None:
    nothing = gaireport.blank("2021", "某局", 2021)
    assert len(_TABLE) > 270
    for _, what, expected in LINES:
        holds(nothing, what, expected)


def test_every_line_speaks_of_an_input() -> None:
    assert {name for name, _, _ in LINES} <= set(faults.input_names())


@pytest.mark.parametrize("wrong", ["3 or so", "warned, perhaps", "", "-", "nope or named"])
def test_a_line_in_no_known_form_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no known form"):
        holds(gaireport.blank("2021", "某局", 2021), "review.total", wrong)


@pytest.mark.parametrize(("name", "what", "expected"), LINES, ids=["-".join(x) for x in LINES])
def test_line(name: str, what: str, expected: str) -> None:
    report = read_input(name)
    assert holds(report, what, expected), f"expected {expected}; {seen(report, what)}"


# Every figure of these is printed and can be read; the table names three cells of each for all of them.
WHOLE_CHENGSHAN = "b36 b38 b39 b40 b42 b44 b45 b47 b48 b50 b51 b53 b54 b56 b34".split()
WHOLE_QINGSHI = ["c21", "c33", "c41"]


@pytest.mark.parametrize("start", WHOLE_CHENGSHAN)
def test_whole_text_of_chengshan_is_read_to_the_last_cell(start: str) -> None:
    assert faults.wrong(read_input(start), faults.chengshan()) == []


@pytest.mark.parametrize("start", WHOLE_QINGSHI)
def test_whole_text_of_qingshi_is_read_to_the_last_cell(start: str) -> None:
    assert faults.wrong(read_input(start), faults.qingshi()) == []


@pytest.mark.parametrize("start", ["b17", "b61"])
def test_damaged_text_of_chengshan_is_right_or_told(start: str) -> None:
    assert faults.silent(read_input(start), faults.chengshan()) == []
