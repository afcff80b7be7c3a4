"""The inputs that go wrong, beside the project: how they are found and read, and what is printed in them."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from places import SHARED

import gaireport
from gaireport import Cell, Diagnostic, Report, Severity

FAULTS_FOLDER = SHARED / "faults"
ABSENT = not FAULTS_FOLDER.is_dir()
"""Whether the folder is not here; a module of tests of it is skipped then."""

Known = Mapping[str, Decimal | None]
"""What is printed, by path; None for a blank cell."""

_NUMBER = re.compile(r"\d+(\.\d+)?")


def input_names() -> list[str]:
    """The names of all inputs."""
    if ABSENT:
        return []
    return sorted(
        p.name for p in FAULTS_FOLDER.iterdir() if p.name not in {"README.md", "expected.tsv"}
    )


def path_of(start: str) -> Path:
    """The one input that has this name or whose name begins so."""
    (name,) = [name for name in input_names() if name == start] or [
        name for name in input_names() if name.startswith(start)
    ]
    return FAULTS_FOLDER / name


def text_of(start: str) -> str:
    """The text of an input, line ends as they are."""
    return path_of(start).read_bytes().decode()


@cache
def _read_or_refuse(path: Path) -> Report | gaireport.GaireportError:
    try:
        return gaireport.read(path)
    except gaireport.GaireportError as error:
        return error


def read_input(start: str) -> Report:
    """The Report of an input, read once for all tests; what ``read`` raised is raised again."""
    report = _read_or_refuse(path_of(start))
    if isinstance(report, gaireport.GaireportError):
        raise report
    return report


def is_notice(finding: Diagnostic) -> bool:
    """Whether a finding is a notice, which casts no doubt on the cells it names."""
    return finding.severity is Severity.INFO


def doubted(report: Report) -> set[str]:
    """The cells that a warning or an error names."""
    return {path for d in report.diagnostics if not is_notice(d) for path in d.cells}


def find_cell(report: Report, path: str) -> Cell:
    """The cell of a path; an empty one where the report has none."""
    return report.cells().get(path, Cell())


def told(report: Report, path: str) -> str:
    """What a report says of a cell, for the message of a failing test."""
    codes = [f"{d.code} {d.severity.value}" for d in report.diagnostics if path in d.cells]
    found = find_cell(report, path)
    return f"{path}: raw {found.raw!r}, value {found.value}, named by {codes or 'nothing'}"


def wrong(report: Report, known: Known) -> list[str]:
    """Cells whose value is not the printed one, whether they are named or not."""
    return [told(report, p) for p, value in known.items() if find_cell(report, p).value != value]


def silent(report: Report, known: Known) -> list[str]:
    """Cells whose value is not the printed one and which no warning and no error names."""
    names = doubted(report)
    return [
        told(report, p)
        for p, value in known.items()
        if p not in names and find_cell(report, p).value != value
    ]


def codes_of(findings: Iterable[Diagnostic]) -> set[str]:
    """The codes of some findings."""
    return {finding.code for finding in findings}


def naming(report: Report, path: str) -> list[Diagnostic]:
    """The findings that name a cell."""
    return [d for d in report.diagnostics if path in d.cells]


def row_of(path: str, figures: Sequence[object], form: str = "2021") -> dict[str, Decimal | None]:
    """The cells below a path (a row, a block, a table) in the order of the form, by path; None is a blank cell."""
    below = [p for p in paths_of(form) if p.startswith(f"{path}.")]
    return dict(zip(below, [_figure(f) for f in figures], strict=True))


def _figure(printed: object) -> Decimal | None:
    return None if printed is None else Decimal(str(printed))


@cache
def paths_of(form: str) -> list[str]:
    """The paths of all cells of an official form, in its order."""
    return list(gaireport.blank(form, "某局", 2021).cells())


def printed_rows(text: str, mark: str | None) -> list[list[Decimal]]:
    """The figures at the end of each line that ends with a figure, cells parted by ``mark``."""
    found = []
    for line in text.splitlines():
        figures: list[Decimal] = []
        for piece in reversed([p.strip() for p in line.strip().strip("|").split(mark)]):
            if _NUMBER.fullmatch(piece):
                figures.insert(0, Decimal(piece))
            elif piece or figures:
                break
        if figures:
            found.append(figures)
    return found


def by_path(form: str, rows: Iterable[Sequence[Decimal | None]]) -> dict[str, Decimal | None]:
    """All cells of a form, from its rows in order."""
    return dict(zip(paths_of(form), [figure for each in rows for figure in each], strict=True))


@cache
def qingshi() -> Known:
    """The report of 青石县云溪镇, 200 figures, as the sheet c41 prints them cell by cell."""
    return by_path("2021", printed_rows(text_of("c41"), "\t"))


@cache
def chengshan() -> Known:
    """The report of 澄山县水务局, 200 figures, as b34 prints them."""
    return by_path("2021", printed_rows(text_of("b34"), "|"))


@cache
def shanghai() -> Known:
    """The report of 上海 for 2019, 198 cells, as c34 prints them; most are blank."""
    rows = []
    for line in re.findall(r"<tr>.*?</tr>", text_of("c34"), re.S):
        figures: list[Decimal | None] = []
        for piece in reversed(re.findall(r"<td[^>]*>(.*?)</td>", line)):
            printed = piece.removesuffix("元")
            if piece != "&nbsp;" and not _NUMBER.fullmatch(printed):
                break
            figures.insert(0, None if piece == "&nbsp;" else Decimal(printed))
        rows.append(figures)
    return by_path("2019", rows)


_LINCHUAN = """
80 66 1 0 1 1 0 0 0 663.6
8735 11020 15133 8080 10419 8114 61501
6 3 6 . 4 1 20
. 762 . 0 0 1658 2420
0 2193 740 2725 . 0 5658
1141 1497 1800 . 0 . 4438
2775 0 1683 . . . 4458
. . 0 . 1684 0 1684
. 0 0 . . . 0
0 0 2310 . 2386 0 4696
0 822 2586 0 0 . 3408
213 0 . 1507 . 0 1720
. 2673 0 1076 . 0 3749
. 0 2842 0 2591 . 5433
1410 . . . . . 1410
. 518 0 . 1039 0 1557
. 0 . . 557 0 557
. . . 1077 0 2589 3666
2754 0 . 1557 . 319 4630
212 0 648 0 494 2393 3747
0 0 2269 . 0 1156 3425
0 2556 . . 1666 . 4222
0 0 255 130 . . 385
230 . . . . . 230
8735 11021 15133 8072 10417 8115 61493
6 2 6 8 6 . 28
0 0 0 26 26 . 0 5 0 5 . . 52 0 52
"""


@cache
def linchuan() -> Known:
    """The report of 临川市 for 2024 as c25 draws it: the place of each figure is that of the heads above it."""
    lines = [line.split() for line in _LINCHUAN.split("\n") if line]
    return by_path("2021", [[None if f == "." else Decimal(f) for f in line] for line in lines])


@cache
def hangzhou() -> Known:
    """The report of 杭州市 for 2025, whose figures lie with the corpus."""
    truth = SHARED / "corpus" / "converted" / "hangzhou2025" / "truth.json"
    cells: dict[str, str] = json.loads(truth.read_text(encoding="utf-8"))["cells"]
    return {path: Decimal(figure) for path, figure in cells.items()}


@cache
def ten() -> Known:
    """The ten figures of table 2 that most of the converters' texts print."""
    return row_of("proactive", "3 5 74 564 984 41 113 69 16 31.5".split())
