"""Reports with known figures, as a person would publish them: a web page, a Word file, a PDF.

A document is drawn from a seed, and written with its truth beside it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from benchmarks.docx_files import write_docx
from benchmarks.drawn import Block, DrawnDocument, Heading
from benchmarks.figures import PROFILES, Cells, draw_figures
from benchmarks.form import FORMS
from benchmarks.pages import render_page
from benchmarks.pdf_files import PdfUnavailableError, write_pdf
from benchmarks.prose import Prose, write_prose
from benchmarks.style import Style, draw_style, respell
from benchmarks.templates import (
    Box,
    OfficialTable,
    applications_table,
    proactive_table,
    review_table,
)


def draw_document(seed: int, form: str | None = None, profile: str | None = None) -> DrawnDocument:
    """The document of this seed; form and profile go round by seed unless given."""
    rng = Random(seed)
    form = form or FORMS[seed % 2]
    profile = profile or list(PROFILES)[seed % len(PROFILES)]
    year = rng.choice((2019, 2020) if form == "2019" else (2021, 2022, 2023, 2024, 2025))
    cells = draw_figures(rng, form, profile)
    prose = write_prose(rng, year, cells)
    style = draw_style(rng, seed, PROFILES[profile][1])
    blocks = tuple(_blocks(form, prose, cells, style))
    return DrawnDocument(form, year, profile, prose, cells, blocks, style)


def _blocks(form: str, prose: Prose, cells: Cells, style: Style) -> Iterator[Block]:
    tables = {1: proactive_table(form), 2: applications_table(form), 3: review_table()}
    paragraphs = {0: prose.overview, 4: prose.problems, 5: prose.rest}
    yield Heading(prose.title, 1)
    yield from prose.preamble
    for number, heading in enumerate(prose.headings):
        yield Heading(heading, 2)
        if number in tables:
            yield _fill(tables[number], cells, style)
        yield from paragraphs.get(number, ())
    yield from prose.signature


def _fill(table: OfficialTable, cells: Cells, style: Style) -> OfficialTable:
    """The table with the figures printed in it and the labels spelled as the style has it."""

    def fill(box: Box) -> Box:
        if box.path is None:
            return replace(box, text=respell(box.text, style.spelling))
        return replace(box, text=cells[box.path] or "")

    rows = tuple(tuple(fill(box) for box in row) for row in table.rows)
    return replace(table, rows=rows)


def write_document(document: DrawnDocument, folder: Path) -> list[str]:
    """Write truth.json, doc.html, doc.docx and doc.pdf; what could not be written is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    truth = json.dumps(document.truth(), ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(truth + "\n", encoding="utf-8")
    page = folder / "doc.html"
    page.write_text(render_page(document), encoding="utf-8")
    word = folder / "doc.docx"
    write_docx(document, word)
    try:
        write_pdf(page, word, folder / "doc.pdf", document.style.pdf)
    except PdfUnavailableError as error:
        return [f"doc.pdf: {error}"]
    return []


def document_name(seed: int, document: DrawnDocument) -> str:
    """A folder name that tells what is inside."""
    return f"{seed:03d}_{document.form}_{document.profile}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write documents of consecutive seeds into a folder."""
    parser = argparse.ArgumentParser(prog="benchmarks.documents", description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--first", type=int, default=0, metavar="SEED")
    options = parser.parse_args(arguments)
    for seed in range(options.first, options.first + options.count):
        document = draw_document(seed)
        name = document_name(seed, document)
        missing = write_document(document, options.folder / name)
        print(name, document.style.describe(), *missing, sep="\t")


if __name__ == "__main__":
    main()
