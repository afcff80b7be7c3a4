"""What of a report differs from a sound one, a line each: the outcome that a case states."""

import itertools
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from gaireport.findings.diagnostics import Diagnostic
from gaireport.nodes import Cell, Report

_LONGEST = 24
"""The characters that are quoted of the place of a finding."""
NOTHING = "nothing differs\n"


def spell_outcome(report: Report, text: str, form: str, printed: Mapping[str, str | None]) -> str:
    """The lines of what was read of a text, where the sound report of a form prints these figures.

    A line states a field of the report, or of cells what each of them prints and its value, or a finding with its
    line and column, the text it points at and the cells it names. What no line states is as in the sound report.
    """
    stated = {
        "form": (report.form, form),
        "year": (report.year, 2023),
        "agency": (report.agency, "澄山县水务局"),
        "chapters": ([chapter.number for chapter in report.chapters], [1, 2, 3, 4, 5, 6]),
        "unparsed": ([unparsed.text for unparsed in report.unparsed], []),
    }
    lines = [f"{name} = {_json(is_)}" for name, (is_, was) in stated.items() if is_ != was]
    lines += spell_cells(report.cells(), printed)
    lines += [spell_finding(found, text, report.cells()) for found in report.diagnostics]
    return "".join(f"{line}\n" for line in lines) or NOTHING


def spell_cells(cells: Mapping[str, Cell], printed: Mapping[str, str | None]) -> list[str]:
    """A line for the cells that differ in one way from what is printed."""
    sound = {path: _spell(raw, sound_value(raw)) for path, raw in printed.items()}
    read = dict.fromkeys(printed, "not in the form") | {
        path: _spell(cell.raw, cell.value) for path, cell in cells.items()
    }
    ways: dict[str, list[str]] = {}
    for path, way in read.items():
        if sound.get(path) != way:
            ways.setdefault(way, []).append(path)
    zeros = [path for path, way in sound.items() if way == '"0" 0']
    return [
        f"every 0 = {way}" if paths == zeros else f"{' '.join(shorten(paths, read))} = {way}"
        for way, paths in ways.items()
    ]


def shorten(paths: Iterable[str], known: Iterable[str]) -> list[str]:
    """The paths, with one word for all cells below a node, for several of a row, and for a column of several rows."""
    left, known, words = [*paths], [*known], []
    rows, columns = ([path.rpartition(".")[at] for path in left] for at in (0, 2))
    if len(left) > 1 and len({*columns}) == 1 and len({row.partition(".")[0] for row in rows}) == 1:
        table = rows[0].partition(".")[0]
        below = shorten(rows, dict.fromkeys(path.rpartition(".")[0] for path in known))
        inner = [row.removeprefix(f"{table}.") for row in below]
        inner = [row[1:-1] if row.startswith("{") else row for row in inner]
        return [f"{table}.{{{','.join(inner)}}}.{columns[0]}".replace("{*}", "*")]
    while left:
        word, count = _first_word(left, known)
        words.append(word)
        left = left[count:]
    return words


def _first_word(paths: list[str], known: list[str]) -> tuple[str, int]:
    """A word for the first paths, and how many it stands for."""
    parts = paths[0].split(".")
    for depth in range(len(parts)):
        node = "".join(f"{part}." for part in parts[:depth])
        below = [path for path in known if path.startswith(node)]
        if len(below) > 1 and paths[: len(below)] == below:
            return f"{node}*", len(below)
    row = paths[0].rpartition(".")[0]
    below = list(itertools.takewhile(lambda path: path.rpartition(".")[0] == row, paths))
    names = [path.rpartition(".")[2] for path in below]
    if len(names) == 1:
        return paths[0], 1
    at = known.index(paths[0]) if paths[0] in known else len(known)
    is_run = len(names) > 2 and known[at : at + len(names)] == below
    return f"{row}.{{{f'{names[0]}..{names[-1]}' if is_run else ','.join(names)}}}", len(names)


def spell_finding(finding: Diagnostic, text: str, known: Iterable[str]) -> str:
    quoted = text[finding.span.start : finding.span.end]
    quoted = quoted if len(quoted) <= _LONGEST else f"{quoted[:_LONGEST]}…"
    place = f"{finding.line}:{finding.column} {_json(quoted)}"
    return " ".join([finding.code, place, *shorten(finding.cells, known)])


def sound_value(raw: str | None) -> int | Decimal | None:
    """The value of a figure of the sound report, by its own means."""
    if raw is None:
        return None
    return Decimal(raw) if "." in raw else int(raw)


def _spell(raw: str | None, value: int | Decimal | None) -> str:
    if raw is None:
        return "lost"
    return _json(raw) if value is None else f"{_json(raw)} {value}"


def _json(value: object) -> str:
    """The value as JSON has it; what does not show is written as its number."""
    spelled = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in spelled)
