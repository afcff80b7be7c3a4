"""Converters of Word files, and the programs that take files of every kind."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.commands import Converter, FileKind, output, run_node


def python_docx_tabs(path: Path) -> str:
    """Paragraphs and rows in order, cells a tab apart; a merged cell is repeated."""
    import docx

    def lines() -> Iterator[str]:
        for block in docx.Document(str(path)).iter_inner_content():
            if hasattr(block, "rows"):
                yield from ("\t".join(cell.text for cell in row.cells) for row in block.rows)
            else:
                yield block.text

    return "\n".join(lines())


def python_docx_tables_last(path: Path) -> str:
    """All paragraphs, then all tables, a cell a line: the two loops most scripts hold."""
    import docx

    document = docx.Document(str(path))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        lines += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def docx2txt_py(path: Path) -> str:
    """Each paragraph, in a cell or not, a blank line apart."""
    import docx2txt

    return docx2txt.process(str(path))


def docx2python_text(path: Path) -> str:
    """Each paragraph a blank line apart; merged cells repeated."""
    from docx2python import docx2python

    with docx2python(str(path)) as content:
        return content.text


def mammoth_html(path: Path) -> str:
    """HTML with row and column spans."""
    import mammoth

    with path.open("rb") as source:
        return mammoth.convert_to_html(source).value


def mammoth_markdown(path: Path) -> str:
    """Markdown without tables: each cell a paragraph."""
    import mammoth

    with path.open("rb") as source:
        return mammoth.convert_to_markdown(source).value


def mammoth_text(path: Path) -> str:
    """Raw text, a paragraph each."""
    import mammoth

    with path.open("rb") as source:
        return mammoth.extract_raw_text(source).value


def docx2md_text(path: Path) -> str:
    """Markdown by docx2md-cli."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "out.md")
        output("docx2md", "-q", "-o", str(target), str(path))
        return target.read_text(encoding="utf-8")


def _markitdown(path: Path) -> str:
    from markitdown import MarkItDown

    return MarkItDown().convert(str(path)).text_content


def _tika(path: Path) -> str:
    from extractous import Extractor

    return Extractor().set_extract_string_max_length(2_000_000).extract_file_to_string(str(path))[0]


def _tika_xml(path: Path) -> str:
    from extractous import Extractor

    extractor = Extractor().set_extract_string_max_length(2_000_000).set_xml_output(True)
    return extractor.extract_file_to_string(str(path))[0]


def _kreuzberg(path: Path) -> str:
    import kreuzberg

    return kreuzberg.extract_file_sync(str(path)).content


def _kreuzberg_markdown(path: Path) -> str:
    import kreuzberg

    config = kreuzberg.ExtractionConfig(output_format="markdown")
    return kreuzberg.extract_file_sync(str(path), config=config).content


_OFFICE_PARSER = """
const parser = require("officeparser");
const parse = parser.parseOfficeAsync || parser.parseOffice || parser.default.parseOffice;
parse(process.argv[1]).then(
  (found) => console.log(typeof found === "string" ? found : found.toText()));
"""


def _office_parser(path: Path) -> str:
    return run_node(_OFFICE_PARSER, str(path))


def _save_as(path: Path, target: str, folder: Path) -> Path:
    """The file that LibreOffice makes of it; the target is an extension or extension:filter."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    output(
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        target,
        "--outdir",
        str(folder),
        str(path),
    )
    return folder / f"{path.stem}.{target.split(':')[0]}"


def _soffice(path: Path, target: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return _save_as(path, target, Path(folder)).read_bytes().decode("utf-8-sig")


def _old_word(*reader: str) -> Converter:
    """The file saved as .doc, as many offices still do, then read by a reader of .doc files."""

    def convert(path: Path) -> str:
        with tempfile.TemporaryDirectory() as folder:
            old = _save_as(path, "doc", Path(folder))
            return output(*reader, str(old))

    return Converter("docx", convert, f"program {reader[0]}")


def _tika_old_word(path: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return _tika(_save_as(path, "doc", Path(folder)))


def _pandoc_of_word(layout: str) -> Converter:
    def convert(path: Path) -> str:
        return output("pandoc", "-f", "docx", "-t", layout, str(path))

    return Converter("docx", convert, "program pandoc")


def of_every_kind(kind: FileKind) -> dict[str, Converter]:
    """The converters that take files of every kind, for this one."""
    return {
        f"markitdown_{kind}": Converter(kind, _markitdown, "module markitdown"),
        f"tika_{kind}": Converter(kind, _tika, "module extractous"),
        f"tika_xml_{kind}": Converter(kind, _tika_xml, "module extractous"),
        f"kreuzberg_{kind}": Converter(kind, _kreuzberg, "module kreuzberg"),
        f"kreuzberg_markdown_{kind}": Converter(kind, _kreuzberg_markdown, "module kreuzberg"),
    }


DOCX_CONVERTERS: dict[str, Converter] = {
    "python_docx_tabs": Converter("docx", python_docx_tabs, "module docx"),
    "python_docx_tables_last": Converter("docx", python_docx_tables_last, "module docx"),
    "docx2txt": Converter("docx", docx2txt_py, "module docx2txt"),
    "docx2txt_perl": Converter(
        "docx",
        lambda path: output("/usr/bin/docx2txt", str(path), "-"),
        "program /usr/bin/docx2txt",
    ),
    "docx2python": Converter("docx", docx2python_text, "module docx2python"),
    "mammoth_html": Converter("docx", mammoth_html, "module mammoth"),
    "mammoth_markdown": Converter("docx", mammoth_markdown, "module mammoth"),
    "mammoth_text": Converter("docx", mammoth_text, "module mammoth"),
    "docx2md": Converter("docx", docx2md_text, "program docx2md"),
    "officeparser_docx": Converter("docx", _office_parser, "node officeparser"),
    "soffice_docx_txt": Converter(
        "docx", lambda path: _soffice(path, "txt:Text (encoded):UTF8"), "program soffice"
    ),
    "soffice_docx_html": Converter(
        "docx", lambda path: _soffice(path, "html:HTML:UTF8"), "program soffice"
    ),
    "antiword_doc": _old_word("antiword", "-m", "UTF-8.txt"),
    "antiword_wide_doc": _old_word("antiword", "-m", "UTF-8.txt", "-w", "0"),
    "catdoc_doc": _old_word("catdoc", "-d", "utf-8", "-w"),
    "tika_doc": Converter("docx", _tika_old_word, "module extractous"),
    "pandoc_docx_gfm": _pandoc_of_word("gfm"),
    "pandoc_docx_markdown": _pandoc_of_word("markdown"),
    "pandoc_docx_grid": _pandoc_of_word("markdown-pipe_tables-simple_tables-multiline_tables"),
    "pandoc_docx_plain": _pandoc_of_word("plain"),
    "pandoc_docx_rst": _pandoc_of_word("rst"),
    "pandoc_docx_html": _pandoc_of_word("html"),
    **of_every_kind("docx"),
}
