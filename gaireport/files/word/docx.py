"""A Word file -> HTML text: paragraphs as ``<p>``, tables with one ``<td>`` for each real cell and true spans.

Straight from ``word/document.xml``; headers, footers, notes and pictures are left out.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gaireport.errors import UnsupportedFileError
from gaireport.files.html_text import HtmlCell, paragraph_html, table_html
from gaireport.files.word.numbering import Numbering
from gaireport.files.word.ooxml import Package

_FALSE = ("0", "false", "off", "none")
_MAX_SPAN = 1000  # Word itself allows 63 columns
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BLOCKS = frozenset({"p", "tbl", "tr", "tc"})


def docx_to_html(content: bytes, max_part: int) -> str:
    """The text of a Word file as HTML.

    Raises:
        UnsupportedFileError: no Word file, damaged, encrypted, or without any text.
        InputTooLargeError: a part unpacks to more than ``max_part`` bytes.
    """
    package = Package(content, max_part)
    main = package.main_part()
    document = package.tree(main)
    if document.tag != "document":
        raise UnsupportedFileError("the file is a zip, but no Word document")
    numbering = Numbering(
        package.sibling(main, "numbering.xml"), package.sibling(main, "styles.xml")
    )
    html = "\n".join(_Writer(numbering).blocks(document))
    if not html:
        raise UnsupportedFileError("the Word file holds no text")
    return html + "\n"


class _Writer:
    """Walks the body in order, which the automatic numbers need."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def blocks(self, parent: Element) -> Iterator[str]:
        """The paragraphs and tables below an element, through content controls and the like."""
        for child in _children(parent):
            if child.tag == "p":
                yield from self._paragraph(child)
            elif child.tag == "tbl":
                yield self._table(child)
            elif child.tag != "pPr":
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        label = self._numbering.label(paragraph.find("pPr"))
        boxes: list[Element] = []
        text = label + "".join(_texts(paragraph, boxes))
        if html := paragraph_html(text):
            yield html
        for box in boxes:
            yield from self.blocks(box)

    def _table(self, table: Element) -> str:
        rows: list[list[HtmlCell]] = []
        above: dict[int, HtmlCell] = {}
        for row in _descend(table, "tr"):
            if row.find("trPr/del") is None:
                cells, above = self._row(row, above)
                rows.append(cells)
        return table_html(rows)

    def _row(
        self, row: Element, above: dict[int, HtmlCell]
    ) -> tuple[list[HtmlCell], dict[int, HtmlCell]]:
        """The cells that begin in this row, and every cell of the row by its column."""
        cells: list[HtmlCell] = []
        merged: dict[int, HtmlCell] = {}
        column = _span(row.find("trPr/gridBefore"), 0)
        if column:
            cells.append(HtmlCell(columns=column))
        previous: HtmlCell | None = None
        for cell in _descend(row, "tc"):
            columns = _span(cell.find("tcPr/gridSpan"), 1)
            upper = above.get(column)
            if _is_continued(cell, "hMerge") and previous is not None:
                previous.columns += columns
            elif _is_continued(cell, "vMerge") and upper is not None and upper.columns == columns:
                # Word prints nothing of what a continued cell holds.
                upper.rows += 1
                merged[column] = previous = upper
            else:
                previous = merged[column] = HtmlCell("".join(self.blocks(cell)), columns)
                cells.append(previous)
            column += columns
        if after := _span(row.find("trPr/gridAfter"), 0):
            cells.append(HtmlCell(columns=after))
        return cells, merged


def _texts(parent: Element, boxes: list[Element]) -> Iterator[str]:
    """The printed text of a paragraph; the text boxes anchored in it are put into ``boxes``."""
    for child in _children(parent):
        if child.tag in ("t", "m:t"):
            yield (child.text or "").replace("\n", " ")
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == "sym":
            yield _symbol(child)
        elif child.tag == "txbxContent":
            boxes.append(child)
        elif child.tag == "r" and _is_hidden(child):
            continue
        elif child.tag not in ("pPr", "rPr"):
            yield from _texts(child, boxes)


def _children(parent: Element) -> Iterator[Element]:
    """The children, with one branch only of each alternative: the first that says anything."""
    for child in parent:
        if child.tag != "mc:AlternateContent":
            yield child
            continue
        branches = [b for b in child if b.tag in ("mc:Choice", "mc:Fallback")]
        for branch in branches:
            if any(text.text for text in branch.iter("t")):
                yield branch
                break


def _descend(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside content controls, never those of an inner table."""
    for child in _children(parent):
        if child.tag == tag:
            yield child
        elif child.tag not in _BLOCKS:
            yield from _descend(child, tag)


def _span(element: Element | None, absent: int) -> int:
    text = "" if element is None else element.get("val", "")
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        return absent
    return max(absent, min(int(text), _MAX_SPAN))


def _is_continued(cell: Element, kind: str) -> bool:
    merge = cell.find(f"tcPr/{kind}")
    return merge is not None and merge.get("val", "continue") == "continue"


def _is_hidden(run: Element) -> bool:
    vanish = run.find("rPr/vanish")
    return vanish is not None and vanish.get("val", "true") not in _FALSE


def _symbol(element: Element) -> str:
    """A character of a symbol font; they stand in the private area at F000, where only Symbol keeps the digits."""
    try:
        code = int(element.get("char", ""), 16)
    except ValueError:
        return ""
    if 0xF020 <= code <= 0xF07E and element.get("font", "").lower() == "symbol":
        code -= 0xF000
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""
