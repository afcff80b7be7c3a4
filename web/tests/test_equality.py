"""What the browser makes of a file is what CPython makes of it: the page document, to the last place."""

import base64
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import made_kinds
import pytest
from conftest import ROOT, Opened
from made_files import make_zip
from openpyxl import Workbook

from gaireport import parse, write
from gaireport.checker.desk import Desk
from gaireport.nodes import Report

_SHARED = ROOT.parent / "shared"
_NOT_READ = (".json", ".doc", ".xls", ".tsv", ".md")
"""Endings of what lies beside the reports, and of the kinds that only compiled packages read."""
FOLDERS = {
    "seeds": _SHARED / "corpus" / "seeds",
    "converted": _SHARED / "corpus" / "converted",
    "faults": _SHARED / "faults",
}
_READ = """async given => {
  const pages = [];
  for (const [name, packed] of given) {
    const content = Uint8Array.from(atob(packed), sign => sign.charCodeAt(0));
    await checker.hand.ask("add", { name, content });
    pages.push(await checker.hand.ask("page", { parent: "" }));
    await checker.hand.ask("remove", { name });
  }
  return pages;
}"""


def _workbook(report: Report) -> bytes:
    """A workbook as a program writes it, with merged cells, whole numbers and texts."""
    book = Workbook()
    for at, row in enumerate(made_kinds.sheet_rows(report), 1):
        for column, cell in enumerate(row, 1):
            if cell is not None:
                shown = int(cell.text) if cell.text.isdecimal() else cell.text
                book.active.cell(at, column, shown)
                ends = {"end_row": at + cell.rows - 1, "end_column": column + cell.columns - 1}
                if cell.rows * cell.columns > 1:
                    book.active.merge_cells(start_row=at, start_column=column, **ends)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


KINDS: dict[str, Callable[[Report], bytes]] = {
    "docx": made_kinds.docx,
    "xml": made_kinds.word_2003,
    "opc.xml": made_kinds.flat_opc,
    "mht": made_kinds.mhtml,
    "epub": made_kinds.epub,
    "fodt": made_kinds.fodt,
    "odt": made_kinds.odt,
    "fods": made_kinds.fods,
    "ods": made_kinds.ods,
    "xlsx": _workbook,
    "rtf": made_kinds.rtf,
    "ofd": made_kinds.ofd,
    "html": lambda report: write(report, "html").encode("gb18030"),
    "csv": lambda report: write(report, "csv").encode("gb18030"),
    "md": lambda report: write(report, "pipe_table").encode(),
    "txt": lambda report: write(report, "cell_per_line").encode("utf-16"),
    "zip": lambda report: make_zip(
        {"一.docx": made_kinds.docx(report), "二.txt": write(report, "pipe_table").encode()}
    ),
}


def _differing(opened: Opened, files: list[tuple[str, bytes]]) -> list[str]:
    given = [(name, base64.b64encode(content).decode()) for name, content in files]
    made = opened.page.evaluate(_READ, given)
    return [
        difference
        for (name, content), page in zip(files, made, strict=True)
        if (difference := _difference(name, json.loads(page), _page_here(name, content)))
    ]


def _page_here(name: str, content: bytes) -> dict[str, Any]:
    desk = Desk()
    desk.add(name, content)
    return dict(json.loads(desk.page()))


def _difference(name: str, there: dict[str, Any], here: dict[str, Any]) -> str:
    if there == here:
        return ""
    parts = [key for key in here if there.get(key) != here[key]]
    if len(there["reports"]) == len(here["reports"]):
        for one, other in zip(there["reports"], here["reports"], strict=True):
            parts += [f"reports.{key}" for key in other if one[key] != other[key]]
    return f"{name}: {', '.join(parts)}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_each_kind(kind: str, shared: Opened, demo_text: str) -> None:
    content = KINDS[kind](parse(demo_text))
    assert _page_here(f"report.{kind}", content)["reports"], "it is read at all"
    assert _differing(shared, [(f"report.{kind}", content)]) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_given_file(folder: str, shared: Opened) -> None:
    if not FOLDERS[folder].is_dir():
        pytest.skip("the corpus folder is not here")
    paths = [
        path
        for path in sorted(FOLDERS[folder].rglob("*"))
        if path.is_file() and path.suffix not in _NOT_READ
    ]
    assert paths
    assert _differing(shared, [(_name(path), path.read_bytes()) for path in paths]) == []


def _name(path: Path) -> str:
    return f"{path.parent.name}-{path.name}"
