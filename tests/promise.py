"""The promise: every cell of a damaged report is what the damaged text prints for it, or a diagnostic names it.

Run as a program it tries many documents and prints, by layout and by kind of damage, how many broke the promise.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(1, str(Path(__file__).resolve().parent.parent))

from damages import DAMAGES, Page, row_name

import gaireport
from gaireport.nodes import Cell, Report
from gaireport.tokens.figures import read_figure


class Broken(NamedTuple):
    """A cell that is neither what is printed nor named."""

    path: str
    printed: str | None
    cell: Cell | None


class Document(NamedTuple):
    """A sound text and what was read of it."""

    name: str
    text: str
    report: Report


Tried = tuple[Document, tuple[str, ...], Page, list[Broken] | None]


def damage(document: Document, kinds: Iterable[str], random: Random) -> Page:
    """The text after these kinds of damage, one upon the other."""
    page = Page(document.text, document.report)
    for name in kinds:
        if page.places:
            DAMAGES[name](page, random)
    return page


def find_broken(page: Page, before: Report) -> list[Broken] | None:
    """Cells that break the promise; None where the text was refused."""
    try:
        report = gaireport.parse(page.text)
    except gaireport.GaireportError:
        return None
    named = {path for diagnostic in report.diagnostics for path in diagnostic.cells}
    cells, known = report.cells(), before.cells()
    broken = []
    for path, printed in page.printed.items():
        cell = cells.get(path)
        if row_name(path) in page.stretched & page.shrunk:
            continue
        if path in named or (cell and cell.raw and cell.raw in page.allowed.get(path, ())):
            continue
        if not _is_as_printed(cell, printed, known[path]):
            broken.append(Broken(path, printed, cell))
    return broken


def _is_as_printed(cell: Cell | None, printed: str | None, before: Cell) -> bool:
    if printed is None:
        # Nothing of it is on the page: to read a blank is to say so; a report of another form has no such cell.
        return before.raw is None or cell is None or (cell.value is None and not cell.raw)
    if cell is None:
        return False
    figure = read_figure(printed)
    return cell.value == (figure.value if figure else None)


def try_documents(documents: Iterable[Document], random: Random, at_once: int) -> Iterator[Tried]:
    """Damage each document once by each kind, or by several at once, and see."""
    names = list(DAMAGES)
    for document in documents:
        if at_once == 1:
            choices = [(name,) for name in names]
        else:
            choices = [
                tuple(random.choices(names, k=random.randint(2, at_once))) for _ in range(20)
            ]
        for kinds in choices:
            page = damage(document, kinds, random)
            if page.text != document.text:
                yield document, kinds, page, find_broken(page, document.report)


def document_of(name: str, text: str) -> Document | None:
    """None where nothing can be damaged in it."""
    try:
        report = gaireport.parse(text)
    except gaireport.GaireportError:
        return None
    return Document(name, text, report) if Page(text, report).places else None


# The program --------------------------------------------------------------------------------------


def drawn_documents(random: Random, count: int) -> Iterator[Document]:
    """Drawn reports, written in every layout."""
    from benchmarks.documents import draw_document
    from benchmarks.pages import render_page

    for _ in range(count):
        report = gaireport.parse(render_page(draw_document(random.randrange(100_000))))
        for layout in gaireport.writable_layouts():
            try:
                text = gaireport.write(report, layout)
            except gaireport.UnwritableError:
                continue
            document = document_of(f"{layout} (written)", text)
            if document:
                yield document


def found_documents(paths: list[Path], random: Random, count: int) -> Iterator[Document]:
    """Texts of files, each named by its layout and its own name."""
    for _ in range(count):
        path = random.choice(paths)
        with path.open(encoding="utf-8", newline="") as file:
            document = document_of(path.stem, file.read())
        if document:
            yield document._replace(name=f"{document.report.layout} ({path.stem})")


def count_broken() -> int:
    parser = argparse.ArgumentParser(description=count_broken.__doc__ or __doc__)
    parser.add_argument(
        "--count", type=int, default=20, help="documents to damage, each many times"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--at-once", type=int, default=1, help="kinds of damage in one text, at most"
    )
    parser.add_argument("--show", type=int, default=5, help="texts that broke the promise")
    parser.add_argument("--save", type=Path, help="folder for the texts that broke it")
    parser.add_argument("files", type=Path, nargs="*", help="texts in place of drawn reports")
    options = parser.parse_args()
    random = Random(options.seed)
    documents = (
        found_documents(options.files, random, options.count)
        if options.files
        else drawn_documents(random, options.count)
    )
    return _print_broken(
        try_documents(documents, random, options.at_once), options.show, options.save
    )


def _until_stopped(tried: Iterator[Tried]) -> Iterator[Tried]:
    """All of them, or those before Ctrl-C: the table is printed in any case."""
    try:
        yield from tried
    except KeyboardInterrupt:
        print("stopped")


def _print_broken(
    tried: Iterator[Tried],
    show: int,
    save: Path | None,
) -> int:
    total, refused, bad = Counter[str](), Counter[str](), Counter[str]()
    for document, kinds, page, broken in _until_stopped(tried):
        for name in {"all", document.name, *kinds}:
            total[name] += 1
            refused[name] += broken is None
            bad[name] += bool(broken)
        if broken:
            if save:
                save.mkdir(exist_ok=True)
                stem = f"{bad['all']:04d}"
                (save / f"{stem}.txt").write_text(page.text, encoding="utf-8", newline="")
                (save / f"{stem}.before").write_text(document.text, encoding="utf-8", newline="")
            if bad["all"] <= show:
                print(f"{bad['all']:04d} {document.name} {kinds}: {len(broken)} cells")
                for each in broken[:4]:
                    read = each.cell and each.cell.raw
                    print(f"    {each.path}: printed {each.printed!r}, read {read!r}")
    for name in sorted(total):
        print(f"{name:48}{total[name]:7d}{refused[name]:7d} refused{bad[name]:6d} broken")
    return bool(bad["all"])


if __name__ == "__main__":
    sys.exit(count_broken())
