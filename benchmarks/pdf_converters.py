"""Converters of PDF files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.commands import Converter, output, run_node
from benchmarks.docx_converters import of_every_kind, python_docx_tabs


def pdfplumber_text(path: Path) -> str:
    """Text in reading order."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def pdfplumber_layout(path: Path) -> str:
    """Text placed with blanks as on the page."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text(layout=True) for page in pdf.pages)


def pdfplumber_tabs(path: Path) -> str:
    """Text outside the tables; in them a row a line, cells a tab apart, line breaks removed."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return "\n".join(line for page in pdf.pages for line in _plumbed(page))


def _plumbed(page: Any) -> Iterator[str]:
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]

    def is_outside(thing: dict[str, Any]) -> bool:
        middle = (thing["top"] + thing["bottom"]) / 2
        return not any(box[1] <= middle <= box[3] for box in boxes)

    lines = page.filter(is_outside).extract_text_lines()
    found = [(line["top"], line["text"]) for line in lines]
    for table in tables:
        rows = (
            "\t".join((cell or "").replace("\n", "") for cell in row) for row in table.extract()
        )
        found.append((table.bbox[1], "\n".join(rows)))
    return (text for _, text in sorted(found, key=lambda item: item[0]))


def _pymupdf(path: Path, layout: str, **settings: object) -> str:
    import pymupdf

    with pymupdf.open(path) as pdf:
        return "\f".join(page.get_text(layout, **settings) for page in pdf)


def pymupdf_text(path: Path) -> str:
    """Each line of each cell on its own line."""
    return _pymupdf(path, "text")


def pymupdf_sorted(path: Path) -> str:
    """Text sorted by place."""
    return _pymupdf(path, "text", sort=True)


def pymupdf_html(path: Path) -> str:
    """Positioned paragraphs."""
    return _pymupdf(path, "html")


def pymupdf_blocks(path: Path) -> str:
    """Blocks of text, a blank line apart."""
    import pymupdf

    with pymupdf.open(path) as pdf:
        return "\n\n".join(block[4].strip() for page in pdf for block in page.get_text("blocks"))


def pymupdf_tables(path: Path) -> str:
    """Text outside the tables, and the tables it finds as Markdown."""
    import pymupdf

    with pymupdf.open(path) as pdf:
        return "\n\n".join(text for page in pdf for text in _tabled(page))


def _tabled(page: Any) -> Iterator[str]:
    tables = page.find_tables().tables
    found = [(table.bbox[1], table.to_markdown()) for table in tables]
    for _, top, _, bottom, text, *_ in page.get_text("blocks"):
        middle = (top + bottom) / 2
        if not any(table.bbox[1] <= middle <= table.bbox[3] for table in tables):
            found.append((top, text.strip()))
    return (text for _, text in sorted(found, key=lambda item: item[0]))


def pymupdf4llm_markdown(path: Path) -> str:
    """Markdown by PyMuPDF4LLM."""
    import pymupdf4llm

    return pymupdf4llm.to_markdown(str(path), show_progress=False)


def _pypdf(path: Path, mode: str) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text(extraction_mode=mode) for page in PdfReader(path).pages)


def pypdf_plain(path: Path) -> str:
    """Text in the order of the file."""
    return _pypdf(path, "plain")


def pypdf_layout(path: Path) -> str:
    """Text placed with blanks as on the page."""
    return _pypdf(path, "layout")


def pdfminer_text(path: Path) -> str:
    """Boxes of text, a blank line apart."""
    from pdfminer.high_level import extract_text

    return extract_text(str(path))


def pypdfium_text(path: Path) -> str:
    """Text in the order of the file."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def _camelot(path: Path, flavor: str) -> str:
    import camelot

    tables = camelot.read_pdf(str(path), pages="all", flavor=flavor)
    return "\n".join(table.df.to_csv(index=False, header=False) for table in tables)


def camelot_lattice(path: Path) -> str:
    """The ruled tables alone, as CSV."""
    return _camelot(path, "lattice")


def camelot_stream(path: Path) -> str:
    """The tables guessed from blanks, as CSV."""
    return _camelot(path, "stream")


def tabula_csv(path: Path) -> str:
    """The ruled tables alone, as CSV."""
    import tabula

    tables = tabula.read_pdf(str(path), pages="all", lattice=True, pandas_options={"header": None})
    return "\n".join(table.to_csv(index=False, header=False) for table in tables)


def pdf2docx_tabs(path: Path) -> str:
    """A Word file made from the PDF, read with tabs between cells."""
    from pdf2docx import Converter as Maker

    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder, "doc.docx")
        maker = Maker(str(path))
        maker.convert(str(word))
        maker.close()
        return python_docx_tabs(word)


def pdftext_text(path: Path) -> str:
    """Text in reading order by pdftext."""
    from pdftext.extraction import plain_text_output

    return plain_text_output(str(path), sort=True)


_PDF_PARSE = """
const fs = require("fs"), {PDFParse} = require("pdf-parse");
new PDFParse({data: fs.readFileSync(process.argv[1])}).getText()
  .then((found) => console.log(found.text));
"""


def pdf_parse_node(path: Path) -> str:
    """Text by pdf-parse; cells a tab apart where it sees columns."""
    return run_node(_PDF_PARSE, str(path))


def _pdftotext(*options: str) -> Converter:
    def convert(path: Path) -> str:
        return output("pdftotext", *options, str(path), "-")

    return Converter("pdf", convert, "program pdftotext")


def _pdftohtml(*options: str) -> Converter:
    def convert(path: Path) -> str:
        return output("pdftohtml", "-q", "-i", "-stdout", *options, str(path))

    return Converter("pdf", convert, "program pdftohtml")


def _mutool(layout: str) -> Converter:
    def convert(path: Path) -> str:
        return output("mutool", "draw", "-q", "-F", layout, str(path))

    return Converter("pdf", convert, "program mutool")


PDF_CONVERTERS: dict[str, Converter] = {
    "pdftotext_plain": _pdftotext(),
    "pdftotext_layout": _pdftotext("-layout"),
    "pdftotext_raw": _pdftotext("-raw"),
    "pdftohtml": _pdftohtml("-noframes"),
    "pdftohtml_xml": _pdftohtml("-xml"),
    "pdfplumber_text": Converter("pdf", pdfplumber_text, "module pdfplumber"),
    "pdfplumber_layout": Converter("pdf", pdfplumber_layout, "module pdfplumber"),
    "pdfplumber_tabs": Converter("pdf", pdfplumber_tabs, "module pdfplumber"),
    "pymupdf_text": Converter("pdf", pymupdf_text, "module pymupdf"),
    "pymupdf_sorted": Converter("pdf", pymupdf_sorted, "module pymupdf"),
    "pymupdf_blocks": Converter("pdf", pymupdf_blocks, "module pymupdf"),
    "pymupdf_html": Converter("pdf", pymupdf_html, "module pymupdf"),
    "pymupdf_tables": Converter("pdf", pymupdf_tables, "module pymupdf"),
    "pymupdf4llm": Converter("pdf", pymupdf4llm_markdown, "module pymupdf4llm"),
    "pypdf_plain": Converter("pdf", pypdf_plain, "module pypdf"),
    "pypdf_layout": Converter("pdf", pypdf_layout, "module pypdf"),
    "pdfminer": Converter("pdf", pdfminer_text, "module pdfminer"),
    "pypdfium2": Converter("pdf", pypdfium_text, "module pypdfium2"),
    "camelot_lattice": Converter("pdf", camelot_lattice, "module camelot"),
    "camelot_stream": Converter("pdf", camelot_stream, "module camelot"),
    "tabula": Converter("pdf", tabula_csv, "module tabula"),
    "pdf2docx_tabs": Converter("pdf", pdf2docx_tabs, "module pdf2docx"),
    "pdftext": Converter("pdf", pdftext_text, "module pdftext"),
    "mutool_txt": _mutool("txt"),
    "mutool_html": _mutool("html"),
    "pdf_parse_node": Converter("pdf", pdf_parse_node, "node pdf-parse"),
    **of_every_kind("pdf"),
}
