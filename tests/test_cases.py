"""One deviation a case: ``cases/<layout>/<case>.txt`` beside a ``.json`` of what must come out, to the cell.

A new case is a text; ``GAIREPORT_WRITE_CASES=new`` writes the files that are missing, ``=all`` writes every one again.
Read what it wrote: it is what the parser does, not yet what it should do.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

import gaireport
from gaireport.nodes import Report

FOLDER = Path(__file__).resolve().parent / "cases"
SWITCH = "GAIREPORT_WRITE_CASES"
TEXTS = sorted(FOLDER.glob("*/*.txt"))
cases = pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")


def outcome(report: Report) -> dict[str, Any]:
    """What a case states: every cell but the plain zeros, and every diagnostic."""
    return {
        "form": report.form,
        "year": report.year,
        "agency": report.agency,
        "chapters": [chapter.number for chapter in report.chapters],
        "cells": {
            path: [
                cell.raw,
                cell.value if isinstance(cell.value, int) else cell.value and str(cell.value),
            ]
            for path, cell in report.cells().items()
            if (cell.raw, cell.value) != ("0", 0)
        },
        "count": len(report.cells()),
        "unparsed": [unparsed.text for unparsed in report.unparsed],
        "diagnostics": [[d.code, d.line, list(d.cells)] for d in report.diagnostics],
    }


def spell(stated: dict[str, Any]) -> str:
    """A line for each field, cell and diagnostic."""
    lines = []
    for name, value in stated.items():
        if isinstance(value, dict):
            inner = ",\n".join(f"    {_json(key)}: {_json(each)}" for key, each in value.items())
            lines.append(f'  "{name}": {{\n{inner}\n  }}')
        elif name == "diagnostics" and value:
            inner = ",\n".join(f"    {_json(each)}" for each in value)
            lines.append(f'  "{name}": [\n{inner}\n  ]')
        else:
            lines.append(f'  "{name}": {_json(value)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(path: Path) -> Report:
    return gaireport.parse(path.read_bytes().decode())


@pytest.fixture(scope="module", autouse=True)
def _write_when_asked() -> None:
    switch = os.environ.get(SWITCH, "")
    for path in TEXTS if switch else ():
        golden = path.with_suffix(".json")
        if switch == "all" or not golden.exists():
            golden.write_text(spell(outcome(read(path))), encoding="utf-8")


def test_cases_are_not_being_written() -> None:
    assert not os.environ.get(SWITCH), f"{SWITCH} is on: what was written proves nothing"


def test_there_are_cases() -> None:
    assert len(TEXTS) >= 30


def test_every_folder_is_a_layout_and_none_is_empty() -> None:
    folders = [path for path in FOLDER.iterdir() if path.is_dir()]
    assert {path.name for path in folders} <= set(gaireport.adapters())
    assert all(any(path.glob("*.txt")) for path in folders)


def test_every_text_has_its_outcome_and_every_outcome_its_text() -> None:
    assert {path.with_suffix("") for path in TEXTS} == {
        path.with_suffix("") for path in FOLDER.glob("*/*.json")
    }


def test_there_is_nothing_else() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".txt", ".json"}
    assert all(path.parent.parent == FOLDER for path in files)


@cases
def test_case_is_claimed_by_its_layout(path: Path) -> None:
    found = gaireport.sniff(path.read_bytes().decode())
    assert found is not None
    assert found.name == path.parent.name


@cases
def test_case_comes_out_as_stated(path: Path) -> None:
    assert outcome(read(path)) == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@cases
def test_places_of_a_case_are_right(path: Path) -> None:
    text = path.read_bytes().decode()
    for cell in read(path).cells().values():
        if cell.value is not None:
            assert cell.span is not None
            assert "".join(text[cell.span.start : cell.span.end].split()) == "".join(
                str(cell.raw).split()
            )
