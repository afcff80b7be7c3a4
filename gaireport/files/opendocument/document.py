"""An OpenDocument file, packed or flat, text or sheet -> HTML text."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gaireport.files.html_text import HtmlCell, HtmlRun, runs_html, table_html
from gaireport.files.limits import FileLimits
from gaireport.files.opendocument.styles import OpenStyles
from gaireport.files.refusals import refuse_file
from gaireport.files.sheets.grid import SheetPlace, grid_html
from gaireport.files.sheets.marks import SheetMarks, check_extent
from gaireport.files.xml_tree import read_tree
from gaireport.files.zipped import ZipParts
from gaireport.findings.words import Words

_OPEN = Words("OpenDocument file", "OpenDocument 文件")
_MANIFEST = "META-INF/manifest.xml"
_MOST_REPEATS = 1000
_OPEN_UNSHOWN = frozenset(
    "tracked-changes annotation annotation-end ruby-text hidden-text hidden-paragraph sequence-decls variable-decls "
    "forms table-of-content-source title desc shapes".split()
)
_UNSEEN_ROWS = ("collapse", "filter")
_OPEN_CELLS = ("table-cell", "covered-table-cell")
_MOST_BLANKS = 200


def odf_to_html(content: bytes, limits: FileLimits) -> str:
    """The text of an .odt or .ods file as HTML.

    Raises:
        UnsupportedFileError: the file is damaged, encrypted, of another kind, or without any text.
        InputTooLargeError: a part unpacks to more than the limit.
    """
    parts = ZipParts(content, limits.max_unpacked)
    if parts.holds(_MANIFEST) and b"encryption-data" in parts.content(_MANIFEST):
        raise refuse_file("encrypted")
    trees = [
        read_tree(parts.chunks(name), name)
        for name in ("content.xml", "styles.xml")
        if name == "content.xml" or parts.holds(name)
    ]
    return _document_html(trees)


def flat_odf_to_html(content: bytes, limits: FileLimits) -> str:
    """The text of a .fodt or .fods file as HTML; raises what ``odf_to_html`` raises."""
    return _document_html([read_tree([content], "document")])


def _document_html(trees: list[Element]) -> str:
    body = trees[0].find("body")
    text, sheet = (None, None) if body is None else (body.find("text"), body.find("spreadsheet"))
    writer = _OpenWriter(OpenStyles(trees))
    if text is not None:
        html = "\n".join(writer.blocks(text))
    elif sheet is not None:
        html = "".join(writer.sheet(table) for table in sheet.iter("table"))
    else:
        raise refuse_file("slides", name="odp")
    if not html.strip():
        raise refuse_file("no-text", kind=_OPEN)
    return html + "\n"


class _OpenWriter:
    """Walks the body in order."""

    def __init__(self, styles: OpenStyles) -> None:
        self._styles = styles
        self._open_cells = 0

    def blocks(self, parent: Element) -> Iterator[str]:
        """The paragraphs and tables below an element, through sections, lists and frames."""
        for child in parent:
            if child.tag in ("p", "h"):
                boxes: list[Element] = []
                runs = list(self._runs(child, self._tag(child), boxes))
                if not self._open_cells:
                    runs = [run for run in runs if run.tag not in ("img", "note")]
                if html := runs_html(runs):
                    yield html
                for box in boxes:
                    yield from self.blocks(box)
            elif child.tag == "table":
                yield table_html(self._rows(child))
            elif child.tag not in _OPEN_UNSHOWN:
                yield from self.blocks(child)

    def _tag(self, element: Element) -> str:
        return self._styles.tag(element.get("style-name", ""))

    def _runs(self, parent: Element, tag: str, boxes: list[Element]) -> Iterator[HtmlRun]:
        if tag == "hidden":
            return
        yield HtmlRun(_without_breaks(parent.text), tag)
        for child in parent:
            match child.tag:
                case "s":
                    yield HtmlRun(" " * _count(child.get("c"), _MOST_BLANKS), tag)
                case "tab":
                    yield HtmlRun("\t", tag)
                case "line-break":
                    yield HtmlRun("\n", tag)
                case "note":
                    yield HtmlRun("*", "note")
                case "text-box":
                    boxes.append(child)
                case "image" | "object" | "object-ole":
                    yield HtmlRun("", "img")
                case name if name not in _OPEN_UNSHOWN:
                    yield from self._runs(child, self._tag(child) or tag, boxes)
            yield HtmlRun(_without_breaks(child.tail), tag)

    def _rows(self, table: Element) -> Iterator[list[HtmlCell]]:
        for number, row in enumerate(_descend_rows(table)):
            cells: list[HtmlCell] = []
            for cell in row:
                check_extent(number + 1, len(cells))
                if cell.tag == "table-cell":
                    content = HtmlCell(
                        self._cell(cell),
                        _count(cell.get("number-columns-spanned"), _MOST_REPEATS),
                        _count(cell.get("number-rows-spanned"), _MOST_REPEATS),
                    )
                    cells += [content] * _count(cell.get("number-columns-repeated"), _MOST_REPEATS)
            yield cells

    def _cell(self, cell: Element) -> str:
        self._open_cells += 1
        html = "".join(self.blocks(cell))
        self._open_cells -= 1
        return html

    def sheet(self, table: Element) -> str:
        """A sheet as HTML, with its merged cells; what a cell shows is kept beside its value."""
        grid: list[list[str]] = []
        merged: dict[SheetPlace, SheetPlace] = {}
        struck: set[SheetPlace] = set()
        for row in _descend_rows(table):
            cells: list[str] = []
            for cell in (each for each in row if each.tag in _OPEN_CELLS):
                at = len(grid), len(cells)
                spans = tuple(
                    _count(cell.get(f"number-{way}-spanned"), _MOST_REPEATS)
                    for way in ("rows", "columns")
                )
                if spans != (1, 1):
                    merged[at] = spans[0], spans[1]
                runs = [
                    run
                    for line in cell.iter("p")
                    for run in (
                        *self._runs(line, self._tag(line) or self._tag(cell), []),
                        HtmlRun("\n"),
                    )
                ]
                if any(run.tag == "del" for run in runs):
                    struck.add(at)
                text = "".join(run.text for run in runs).strip()
                cells += [text] * _count(cell.get("number-columns-repeated"), _MOST_REPEATS)
                check_extent(len(grid) + 1, len(cells))
            if any(cells):
                check_extent(
                    len(grid) + _count(row.get("number-rows-repeated"), _MOST_REPEATS), len(cells)
                )
                grid += [cells] * _count(row.get("number-rows-repeated"), _MOST_REPEATS)
            else:
                grid.append([])
        return grid_html(grid, merged, SheetMarks(struck_out=frozenset(struck)))


def _descend_rows(table: Element) -> Iterator[Element]:
    """The rows that are shown, those in groups too, never those of an inner table."""
    for child in table:
        if child.tag == "table-row":
            if child.get("visibility") not in _UNSEEN_ROWS:
                yield child
        elif child.tag in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _descend_rows(child)


def _count(number: str | None, most: int) -> int:
    known = number is not None and number.isascii() and number.isdigit() and len(number) < 9
    return max(1, min(int(number), most)) if known and number else 1


def _without_breaks(text: str | None) -> str:
    """The text as it is shown: a row of blanks and line ends of the file is one blank."""
    return "" if not text else " ".join(text.split("\n")) if "\n" in text else text
