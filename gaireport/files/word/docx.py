"""A Word file -> HTML text: paragraphs as ``<p>``, tables with one ``<td>`` for each real cell and true spans.

Only ``word/document.xml`` is read; headers, footers and notes are left out. In a cell, pictures and the marks of notes
are tags that say so.
"""

import posixpath
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple
from xml.etree.ElementTree import Element

import attrs

from gaireport.files.html_text import HtmlCell, HtmlRun, paragraph_html, runs_html, table_html
from gaireport.files.limits import FileLimits
from gaireport.files.reading import read_content
from gaireport.files.refusals import refuse_file
from gaireport.files.word.numbering import Numbering
from gaireport.files.word.ooxml import Package
from gaireport.files.word.runs import RunReader, children, is_on
from gaireport.findings.words import Words

_MAX_SPAN = 1000  # Word itself allows 63 columns
_WORD_FILE = Words("Word file", "Word 文件")
_WORD_BLOCKS = frozenset({"p", "tbl", "tr", "tc"})


class WordParts(NamedTuple):
    """What a Word file says, whatever holds it."""

    document: Element
    styles: Element | None
    numbering: Element | None
    insert: Callable[[str], str] | None = None
    """Number of a relation -> the HTML of another file that the document takes in at that place."""


def docx_to_html(content: bytes, limits: FileLimits) -> str:
    """The text of a Word file as HTML.

    Raises:
        UnsupportedFileError: the file is no Word file, damaged, encrypted, or without any text.
        InputTooLargeError: a part unpacks to more than the limit.
    """
    package = Package(content, limits.max_unpacked)
    main = package.main_part()
    document = package.tree(main)
    if document.tag != "document":
        raise refuse_file("damaged", kind=_WORD_FILE, cause="it is a zip, but no Word document")
    return word_parts_to_html(
        WordParts(
            document,
            package.sibling(main, "styles.xml"),
            package.sibling(main, "numbering.xml"),
            partial(_inserted, package, main, limits),
        )
    )


def word_parts_to_html(parts: WordParts) -> str:
    """The document as HTML; raises what ``docx_to_html`` raises."""
    numbering = Numbering(parts.numbering, parts.styles)
    writer = _Writer(numbering, RunReader(parts.styles), parts.insert)
    html = "\n".join(writer.blocks(parts.document))
    if not html:
        raise refuse_file("no-text", kind=_WORD_FILE)
    return html + "\n"


def _inserted(package: Package, main: str, limits: FileLimits, number: str) -> str:
    """The HTML of a file that the document takes in, as programs leave a page of HTML in a Word file."""
    folder, name = posixpath.split(main)
    relations = package.sibling(f"{folder}/_rels/x", f"{name}.rels")
    for relation in () if relations is None else relations:
        if relation.get("Id") == number and not limits.is_inner:
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            text = read_content(
                package.content(posixpath.normpath(path)), attrs.evolve(limits, is_inner=True)
            ).text
            is_page = text.lstrip()[:1] == "<"
            return text if is_page else "".join(map(paragraph_html, text.splitlines()))
    raise refuse_file(
        "damaged", kind=_WORD_FILE, cause="a part that it takes in is missing, or takes in others"
    )


class _Writer:
    """Walks the body in order, which the automatic numbers need."""

    def __init__(
        self, numbering: Numbering, runs: RunReader, insert: Callable[[str], str] | None
    ) -> None:
        self._numbering = numbering
        self._runs = runs
        self._insert = insert
        self._open_cells = 0

    def blocks(self, parent: Element) -> Iterator[str]:
        """The paragraphs and tables below an element, through content controls and the like."""
        for child in children(parent):
            if child.tag == "p":
                yield from self._paragraph(child)
            elif child.tag == "tbl":
                yield self._table(child)
            elif child.tag == "altChunk" and self._insert is not None:
                yield self._insert(child.get("id", ""))
            elif child.tag != "pPr":
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        properties = paragraph.find("pPr")
        label = _shown_number(properties) or self._numbering.label(properties)
        boxes: list[Element] = []
        runs = [HtmlRun(label), *self._runs.read(paragraph, boxes)]
        if not self._open_cells:
            runs = [run for run in runs if run.tag not in ("img", "note")]
        if html := runs_html(runs):
            yield html
        for box in boxes:
            yield from self.blocks(box)

    def _table(self, table: Element) -> str:
        rows: list[list[HtmlCell]] = []
        above: dict[int, HtmlCell] = {}
        for row in _descend(table, "tr"):
            if row.find("trPr/del") is None and not is_on(row.find("trPr/hidden")):
                cells, above = self._row(row, above)
                rows.append(cells)
        return table_html(rows)

    def _row(
        self, row: Element, above: dict[int, HtmlCell]
    ) -> tuple[list[HtmlCell], dict[int, HtmlCell]]:
        """The cells that begin in this row, and every cell of the row by its column."""
        cells: list[HtmlCell] = []
        merged: dict[int, HtmlCell] = {}
        column = _span_of(row.find("trPr/gridBefore"), 0)
        if column:
            cells.append(HtmlCell(columns=column))
        previous: HtmlCell | None = None
        for cell in _descend(row, "tc"):
            if cell.find("tcPr/cellDel") is not None:
                continue
            columns = _span_of(cell.find("tcPr/gridSpan"), 1)
            upper = above.get(column)
            if _is_continued(cell, "hMerge") and previous is not None:
                previous.columns += columns
            elif _is_continued(cell, "vMerge") and upper is not None and upper.columns == columns:
                # Word prints nothing of what a continued cell holds.
                upper.rows += 1
                merged[column] = previous = upper
            else:
                previous = merged[column] = HtmlCell(self._cell(cell), columns)
                cells.append(previous)
            column += columns
        if after := _span_of(row.find("trPr/gridAfter"), 0):
            cells.append(HtmlCell(columns=after))
        return cells, merged

    def _cell(self, cell: Element) -> str:
        self._open_cells += 1
        html = "".join(self.blocks(cell))
        self._open_cells -= 1
        return html


def _shown_number(properties: Element | None) -> str:
    """The number of a paragraph as Word 2003 keeps it; empty where there is none."""
    numbered = None if properties is None else properties.find("listPr")
    shown = (each for each in (() if numbered is None else numbered) if each.tag == "other:t")
    return next((each.get("val", "") for each in shown), "")


def _descend(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those inside content controls, never those of an inner table."""
    for child in children(parent):
        if child.tag == tag:
            yield child
        elif child.tag not in _WORD_BLOCKS:
            yield from _descend(child, tag)


def _span_of(element: Element | None, absent: int) -> int:
    text = "" if element is None else element.get("val", "")
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        return absent
    return max(absent, min(int(text), _MAX_SPAN))


def _is_continued(cell: Element, kind: str) -> bool:
    merge = cell.find(f"tcPr/{kind}")
    return merge is not None and merge.get("val", "continue") == "continue"
