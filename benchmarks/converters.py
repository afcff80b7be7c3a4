"""Every converter by name, and the text each leaves of one document.

A converter that is not installed is skipped and named; one that fails is named with its error.
"""

from __future__ import annotations

import argparse
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.commands import Converter, is_installed
from benchmarks.docx_converters import DOCX_CONVERTERS, of_every_kind
from benchmarks.html_converters import HTML_CONVERTERS
from benchmarks.pdf_converters import PDF_CONVERTERS

CONVERTERS: dict[str, Converter] = {
    **HTML_CONVERTERS,
    **of_every_kind("html"),
    **DOCX_CONVERTERS,
    **PDF_CONVERTERS,
}


@dataclass
class Conversion:
    """What became of one document."""

    texts: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)


def skipped() -> dict[str, str]:
    """The converters that are not installed, with what they need."""
    return {name: c.needs for name, c in CONVERTERS.items() if not is_installed(c.needs)}


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what converters and the programs they start print away from the terminal."""
    logging.disable(logging.CRITICAL)
    kept = [os.dup(number) for number in (1, 2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for number in (1, 2):
            os.dup2(nowhere, number)
        yield
    finally:
        for number, copy in zip((1, 2), kept, strict=True):
            os.dup2(copy, number)
            os.close(copy)
        os.close(nowhere)
        logging.disable(logging.NOTSET)


def convert_document(folder: Path, names: Iterable[str] | None = None) -> Conversion:
    """Put doc.html, doc.docx and doc.pdf of a folder through the converters.

    Args:
        names: only these; all that are installed by default.
    """
    conversion = Conversion()
    missing = skipped()
    for name in names or CONVERTERS:
        converter = CONVERTERS[name]
        source = folder / f"doc.{converter.kind}"
        if name in missing or not source.exists():
            continue
        try:
            with _silence():
                conversion.texts[name] = converter.convert(source)
        # whatever a foreign converter raises says that it cannot read this file
        except Exception as error:
            conversion.failures[name] = f"{type(error).__name__}: {error}"
    return conversion


def write_texts(folder: Path, names: Iterable[str] | None = None) -> Conversion:
    """Convert the document of a folder and keep each text beside it as NAME.txt."""
    conversion = convert_document(folder, names)
    for name, text in conversion.texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    return conversion


def main(arguments: Sequence[str] | None = None) -> None:
    """Convert every document found in the folders."""
    parser = argparse.ArgumentParser(prog="benchmarks.converters", description=main.__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--only", nargs="+", metavar="CONVERTER", choices=list(CONVERTERS))
    options = parser.parse_args(arguments)
    for name, needs in skipped().items():
        print(f"skipped {name}: no {needs}")
    for root in options.folders:
        for truth in sorted(root.rglob("truth.json")):
            conversion = write_texts(truth.parent, options.only)
            print(f"{truth.parent.name}: {len(conversion.texts)} texts")
            for name, error in conversion.failures.items():
                print(f"  failed {name}: {error[:300]}")


if __name__ == "__main__":
    main()
