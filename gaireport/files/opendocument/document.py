"""An OpenDocument file, packed or flat, text or sheet -> HTML text."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gaireport.files.html_text import HtmlCell, HtmlRun, runs_html, table_html
from gaireport.files.limits import FileLimits
from gaireport.files.opendocument.styles import OpenStyles
from gaireport.files.refusals import refuse_file
from gaireport.files.sheets.grid import grid_html
from gaireport.files.sheets.marks import UNKNOWN_TEXT, SheetMarks, SheetPlace, check_extent
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
        if self._styles.is_hidden_table(table.get("style-name", "")):
            return ""
        grid: list[list[str]] = []
        merged: dict[SheetPlace, SheetPlace] = {}
        runs: dict[SheetPlace, list[HtmlRun]] = {}
        for row in _descend_rows(table):
            cells: list[str] = []
            marked: dict[int, list[HtmlRun]] = {}
            for cell in (each for each in row if each.tag in _OPEN_CELLS):
                rows, columns = (
                    _count(cell.get(f"number-{way}-spanned"), _MOST_REPEATS)
                    for way in ("rows", "columns")
                )
                if (rows, columns) != (1, 1):
                    merged[len(grid), len(cells)] = rows, columns
                found = self._runs_of_cell(cell)
                repeats = _count(cell.get("number-columns-repeated"), _MOST_REPEATS)
                if any(run.tag for run in found):
                    marked |= dict.fromkeys(range(len(cells), len(cells) + repeats), found)
                cells += ["".join(run.text or UNKNOWN_TEXT for run in found)] * repeats
                check_extent(len(grid) + 1, len(cells))
            repeats = _count(row.get("number-rows-repeated"), _MOST_REPEATS) if any(cells) else 1
            check_extent(len(grid) + repeats, len(cells))
            for at in range(len(grid), len(grid) + repeats):
                runs |= {(at, column): found for column, found in marked.items()}
            grid += [cells if any(cells) or marked else []] * repeats
        hidden = frozenset(self._hidden_columns(table))
        return grid_html(grid, merged, SheetMarks(hidden_columns=hidden, runs=runs))

    def _runs_of_cell(self, cell: Element) -> list[HtmlRun]:
        """The runs of the lines of a cell; one of a formula that no program has worked out is a picture of it."""
        lines = list(cell.iter("p"))
        runs: list[HtmlRun] = []
        for at, line in enumerate(lines):
            runs += [HtmlRun("\n")] if at else []
            runs += self._runs(line, self._tag(line) or self._tag(cell), [])
        if not lines and cell.get("formula") and "value" not in cell.attrib:
            is_text = cell.get("value-type") == "string" or "string-value" in cell.attrib
            return [] if is_text else [HtmlRun("", "img")]
        return [run for run in runs if run.text or run.tag == "img"]

    def _hidden_columns(self, table: Element) -> Iterator[int]:
        at = 0
        for column in _descend_columns(table):
            repeats = _count(column.get("number-columns-repeated"), _MOST_REPEATS)
            if column.get("visibility") in _UNSEEN_ROWS:
                yield from range(at, at + repeats)
            at += repeats


def _descend_columns(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "table-column":
            yield child
        elif child.tag in ("table-columns", "table-header-columns", "table-column-group"):
            yield from _descend_columns(child)


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
