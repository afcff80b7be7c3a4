"""Kinds of file: the same known reports in every kind, and how many of their cells are read right.

    python -m benchmarks.kinds [--generate N] [--first SEED] [--keep FOLDER] [--verbose]

LibreOffice, Chromium and the programs of `benchmarks.producers`, `pdf_producers` and `node_producers` make the files,
as offices do; what is not installed is left out and named. The counts are those of `benchmarks.accuracy`.
"""

from __future__ import annotations

import argparse
import csv
import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import EmailMessage
from html.parser import HTMLParser
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from benchmarks.commands import is_installed
from benchmarks.documents import document_name, draw_document, write_document
from benchmarks.drawn import DrawnDocument
from benchmarks.node_producers import NODE_PRODUCERS
from benchmarks.ofd_files import write_ofd
from benchmarks.pdf_producers import PDF_PRODUCERS
from benchmarks.producers import PRODUCERS
from benchmarks.scores import KnownCase, Score, read_truth, score_case

_PKG = "http://schemas.microsoft.com/office/2006/xmlPackage"
_SECONDS_OF_LIBREOFFICE = 300
_ALL_PRODUCERS = PRODUCERS | PDF_PRODUCERS | NODE_PRODUCERS


class _OfficeConversion(NamedTuple):
    """What LibreOffice makes of a file of each report."""

    kind: str
    source: str
    target: str
    ending: str


_CONVERSIONS = (
    _OfficeConversion("doc", "doc.docx", "doc:MS Word 97", "doc"),
    _OfficeConversion("rtf", "doc.docx", "rtf:Rich Text Format", "rtf"),
    _OfficeConversion("odt", "doc.docx", "odt:writer8", "odt"),
    _OfficeConversion("fodt", "doc.docx", "fodt:OpenDocument Text Flat XML", "fodt"),
    _OfficeConversion("epub", "doc.docx", "epub:EPUB", "epub"),
    _OfficeConversion("word-2003-xml", "doc.docx", "xml:MS Word 2003 XML", "xml"),
    _OfficeConversion("xlsx", "doc.html", "xlsx:Calc MS Excel 2007 XML", "xlsx"),
    _OfficeConversion("xls", "doc.html", "xls:MS Excel 97", "xls"),
    _OfficeConversion("ods", "doc.html", "ods:calc8", "ods"),
    _OfficeConversion("fods", "doc.html", "fods:OpenDocument Spreadsheet Flat XML", "fods"),
)
_PACKAGES = {
    "doc": "aspose-words-foss",
    "xlsx": "python-calamine",
    "xls": "python-calamine",
    "pdf": "pypdfium2",
}


def _mht(folder: Path) -> bytes:
    message = EmailMessage()
    message.set_content(_drawn_page(folder), subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG\r\n\x1a\n", "image", "png")
    return message.as_bytes()


def _drawn_page(folder: Path) -> str:
    return (folder / "doc.html").read_text(encoding="utf-8")


def _flat_opc(folder: Path) -> bytes:
    with zipfile.ZipFile(folder / "doc.docx") as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    body = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{text.partition("?>")[2]}</pkg:xmlData></pkg:part>'
        for name, text in parts.items()
    )
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{_PKG}">{body}</pkg:package>'.encode()


def _alt_chunk(folder: Path) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    document = f'<w:document xmlns:w="{w}" xmlns:r="{office}"><w:body><w:altChunk r:id="a"/></w:body></w:document>'
    relation = f'<Relationship Id="a" Type="{office}/aFChunk" Target="p.html"/>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", document)
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{names}">{relation}</Relationships>',
        )
        package.writestr("word/p.html", _drawn_page(folder))
    return target.getvalue()


class _PastedRows(HTMLParser):
    """The cells of the tables and the lines between them, without spans: what a person pastes into a sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._held: dict[int, tuple[int, int]] = {}
        self._cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._held = {}
        if tag in ("tr", "p", "h1", "h2", "h3", "div") and not self._cell:
            self.rows.append([])
        if tag in ("td", "th"):
            spans = {
                name: int(value or 1) for name, value in attrs if name in ("rowspan", "colspan")
            }
            self._fill()
            at, wide = len(self.rows[-1]), spans.get("colspan", 1)
            self.rows[-1] += [""] * wide
            if spans.get("rowspan", 1) > 1:
                self._held[at] = spans["rowspan"] - 1, wide
            self._cell, self._at = True, at

    def _fill(self) -> None:
        row = self.rows[-1]
        while self._held.get(len(row), (0, 0))[0]:
            left, wide = self._held[len(row)]
            self._held[len(row)] = left - 1, wide
            row += [""] * wide

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = False
        if tag == "tr" and self.rows:
            self._fill()

    def handle_data(self, text: str) -> None:
        if not text.strip() or not self.rows:
            return
        if self._cell:
            self.rows[-1][self._at] += text.strip()
        else:
            self.rows[-1] = [*self.rows[-1], text.strip()]


def _separated(mark: str, folder: Path) -> bytes:
    reader = _PastedRows()
    reader.feed(_drawn_page(folder).partition("<body>")[2])
    target = io.StringIO()
    csv.writer(target, delimiter=mark).writerows(row for row in reader.rows if row)
    return target.getvalue().encode()


_WRITERS: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "mht": ("mht", _mht),
    "flat-opc": ("xml", _flat_opc),
    "docx-altchunk": ("docx", _alt_chunk),
    "html-in-doc": ("doc", lambda folder: _drawn_page(folder).encode("gb18030")),
    "html-in-xls": ("xls", lambda folder: _drawn_page(folder).encode()),
    "csv": ("csv", lambda folder: _separated(",", folder)),
    "tsv": ("tsv", lambda folder: _separated("\t", folder)),
    "ofd": ("ofd", lambda folder: write_ofd(folder / "doc.pdf")),
}


def write_kinds(drawn: Mapping[Path, DrawnDocument]) -> None:
    """Write every kind beside the files of each report, as ``kind-NAME.ENDING``."""
    folders = list(drawn)
    missing = [name for name, each in _ALL_PRODUCERS.items() if not is_installed(each.needs)]
    if missing:
        print("left out, not installed:", ", ".join(missing))
    for folder, document in drawn.items():
        for name in _ALL_PRODUCERS:
            if name not in missing:
                _write_produced(folder, name, document)
        for name, (ending, make) in _WRITERS.items():
            if name != "ofd" or (folder / "doc.pdf").exists():
                (folder / f"kind-{name}.{ending}").write_bytes(make(folder))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("left out, no LibreOffice:", ", ".join(each.kind for each in _CONVERSIONS))
        return
    for each in _CONVERSIONS:
        _convert(office, each, folders)


def _write_produced(folder: Path, name: str, document: DrawnDocument) -> None:
    producer = _ALL_PRODUCERS[name]
    try:
        content = producer.make(document, folder)
    # whatever a foreign program raises says that it cannot write this report
    except Exception as error:
        print(f"left out, {name} of {folder.name}: {type(error).__name__}: {error}")
    else:
        (folder / f"kind-{name}.{producer.ending}").write_bytes(content)


def _convert(office: str, conversion: _OfficeConversion, folders: Sequence[Path]) -> None:
    """All reports in one run, since LibreOffice takes longer to start than to convert."""
    with tempfile.TemporaryDirectory() as work:
        sources = []
        for folder in folders:
            source = folder / conversion.source
            copy = Path(work, folder.name + source.suffix)
            shutil.copy(source, copy)
            sources.append(str(copy))
        filters = ["--infilter=HTML (StarCalc)"] if conversion.source.endswith("html") else []
        profile = f"-env:UserInstallation={Path(work, 'profile').as_uri()}"
        subprocess.run(
            [
                office,
                profile,
                "--headless",
                *filters,
                "--convert-to",
                conversion.target,
                "--outdir",
                f"{work}/o",
                *sources,
            ],
            check=False,
            capture_output=True,
            timeout=_SECONDS_OF_LIBREOFFICE,
        )
        for folder in folders:
            made = Path(work, "o", f"{folder.name}.{conversion.ending}")
            if made.exists():
                shutil.copy(made, folder / f"kind-{conversion.kind}.{conversion.ending}")
            else:
                print(f"left out, LibreOffice made none: {conversion.kind} of {folder.name}")


def find_kinds(folders: Sequence[Path]) -> Iterator[KnownCase]:
    """Every file of a known report."""
    for folder in folders:
        truth = read_truth(folder / "truth.json")
        for source in sorted(folder.iterdir()):
            if source.stem == "doc":
                yield KnownCase(folder.name, source.suffix[1:], source, truth)
            elif source.stem.startswith("kind-"):
                yield KnownCase(folder.name, source.stem.removeprefix("kind-"), source, truth)


def _package(kind: str) -> str:
    name = _PACKAGES.get(kind)
    if name is None:
        return "standard library"
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return f"{name}, not installed"
    size = sum(file.size or 0 for file in found.files or ())
    return f"{name} {found.version}, {size / 1e6:.1f} MB"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a row for each kind: right, told, silent, warned in vain, of how many cells."""
    parser = argparse.ArgumentParser(prog="benchmarks.kinds", description=__doc__)
    parser.add_argument("--generate", type=int, default=6, metavar="N")
    parser.add_argument("--first", type=int, default=0, metavar="SEED")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        root = options.keep or Path(temporary)
        drawn = {}
        for seed in range(options.first, options.first + options.generate):
            document = draw_document(seed)
            folder = root / document_name(seed, document)
            for fault in write_document(document, folder):
                print(f"left out: {fault}")
            drawn[folder] = document
        write_kinds(drawn)
        scores: dict[str, Score] = {}
        for case in find_kinds(list(drawn)):
            scores.setdefault(case.converter, Score()).add(score_case(case))
    for kind, score in sorted(scores.items()):
        print(
            f"{kind:18} files {score.texts:3} cells {score.cells:5} right {score.right:5} told {score.told:4} "
            f"silent {score.silent:3} vain {score.vain:3} refused {score.refused}  {_package(kind)}"
        )
        for line in (*score.faults, *score.misses) if options.verbose else ():
            print("   ", line)


if __name__ == "__main__":
    main()
