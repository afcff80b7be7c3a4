"""A PDF -> text: ruled tables as HTML with true spans, or, where no table is ruled, lines aligned by position."""

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape

import attrs

from gaireport.files.file_text import FileText
from gaireport.files.html_text import paragraph_html
from gaireport.files.limits import FileLimits
from gaireport.files.ocr.engine import is_installed as can_recognise
from gaireport.files.pdf.grid import Grid, GridCell, find_grids, find_shaded
from gaireport.files.pdf.lines import (
    Margins,
    find_margins,
    join_broken,
    join_prose,
    make_words,
)
from gaireport.files.pdf.marks import mark_words
from gaireport.files.pdf.page import Page, read_pages, render_page
from gaireport.files.pdf.paths import Box
from gaireport.files.pdf.table import FilledCell, FilledTable, find_padding, join_cut_row
from gaireport.files.refusals import refuse_file
from gaireport.findings.words import Words
from gaireport.placing.aligned import align_page
from gaireport.placing.lines import TextLine, Word, make_lines
from gaireport.source import Span

_MARGIN_LINES = 2  # page number and running title
_LARGE_TYPE = 2.0  # times the usual size of a table's type
_UNREADABLE_SHARE = 0.5  # share of characters whose font does not say what they are
_MOST_PICTURES = 1000
_FEW_CHARACTERS = 20  # a page number and a stamp of the archive, not a line of the report
_PICTURE_SHARE = 0.25
_MANY_OUTLINES = 100  # pieces of drawn type; a logo or a seal has fewer
_OUTLINE_SHARE = 0.8  # of the height of a cell; what fills it is its ground
_SHADED_SHARE = 0.8  # of the figures of a document whose tables are made of coloured cells
_PDF = Words("PDF", "PDF 文件")


def pdf_to_text(content: bytes, limits: FileLimits) -> FileText:
    """The text of a PDF, and which of its pages are pictures.

    Raises:
        UnsupportedFileError: the PDF is damaged, encrypted, or without a text layer.
        InputTooLargeError: the PDF has more pages, characters or drawn lines than allowed.
        MissingExtraError: pypdfium2 is not installed.
    """
    pages, damaged = read_pages(content, limits.max_pages, limits.max_unpacked)
    pictures = [at for at, page in enumerate(pages) if is_picture_page(page)]
    if pictures and can_recognise():
        from gaireport.files.ocr.pages import recognise_pages

        pages = recognise_pages(pages, pictures, partial(render_page, content))
    return pages_to_text(pages, _PDF)._replace(damaged_parts=damaged)


def pages_to_text(pages: list[Page], kind: Words) -> FileText:
    """The text of pages of whatever kind of file; raises what ``pdf_to_text`` raises."""
    text, recognised = _text_of_pages(pages, kind)
    pictures = tuple(at for at, page in enumerate(pages, 1) if is_picture_page(page))
    return FileText(text, pictures, recognised)


def is_picture_page(page: Page) -> bool:
    """Whether a picture, or type drawn as outlines, covers most of a page that prints next to nothing."""
    printed = sum(not char.text.isspace() for char in page.chars)
    pictures = sum((box.x1 - box.x0) * (box.y1 - box.y0) for box in page.painted.pictures)
    is_covered = pictures > _PICTURE_SHARE * page.width * page.height
    return printed < _FEW_CHARACTERS and (is_covered or len(page.painted.outlines) > _MANY_OUTLINES)


def _text_of_pages(pages: list[Page], kind: Words) -> tuple[str, tuple[Span, ...]]:
    """The text, and what of it was recognised on pictures."""
    texts = [char.text for page in pages for char in page.chars if not char.text.isspace()]
    if not texts:
        raise refuse_file("scanned-pdf", kind=kind)
    if texts.count("\ufffd") > _UNREADABLE_SHARE * len(texts):
        raise refuse_file("unreadable-fonts", kind=kind)
    grids = _grids_of(pages)
    if not any(grids):
        aligned = [align_page(make_lines(_spelled_words(page))) for page in pages]
        return _joined(aligned, [page.is_recognised for page in pages], "\f")
    margins = _margins(pages)
    shown = [
        _page_blocks(page, found, margins[round(page.width)])
        for page, found in zip(pages, grids, strict=True)
    ]
    blocks = _stitch(shown)
    marks = [isinstance(block, FilledTable) and block.is_recognised for block in blocks]
    return _joined(list(map(_block_html, blocks)), marks, "\n")


def _grids_of(pages: list[Page]) -> list[list[Grid]]:
    """The tables of each page: those that are ruled, or else those of coloured cells.

    Colour that only parts the rows leaves most figures outside; such tables are read by position.
    """
    ruled = [find_grids(page.painted) for page in pages]
    found = [grids or find_shaded(page.painted) for page, grids in zip(pages, ruled, strict=True)]
    if found == ruled:
        return ruled
    lone = every = 0
    for page, grids in zip(pages, found, strict=True):
        for is_cell, count in _figures_by_cell(page, grids):
            every += count
            lone += is_cell and count == 1
    return found if lone > _SHADED_SHARE * every else ruled


def _figures_by_cell(page: Page, grids: list[Grid]) -> Iterator[tuple[bool, int]]:
    """Whether a place is a cell, and how many figures stand in it; what is in no cell is one place."""
    places: dict[tuple[GridCell | None, ...], list[Word]] = {}
    for word in make_words(page.chars):
        x = (word.x0 + word.x1) / 2
        places.setdefault(tuple(grid.find(x, word.y) for grid in grids), []).append(word)
    for cells, words in places.items():
        # A word may be a single digit, for some programs place each.
        pieces = [piece for line in make_lines(words) for piece in line.text.split()]
        yield any(cells), sum(map(str.isdecimal, pieces))


def _joined(pieces: list[str], marks: list[bool], mark: str) -> tuple[str, tuple[Span, ...]]:
    """The pieces joined by a mark, which closes the text as well, and the places of those that are marked."""
    spans, at = [], 0
    for piece, is_marked in zip(pieces, marks, strict=True):
        if is_marked:
            spans.append(Span(at, at + len(piece)))
        at += len(piece) + len(mark)
    return mark.join(pieces) + ("" if mark == "\f" else mark), tuple(spans)


def _words_of_page(page: Page) -> list[Word]:
    words = make_words(page.chars)
    if 2 * sum(bool(word.tag) for word in words) > len(words):
        # Type as light as that of most of the page is no watermark.
        words = [attrs.evolve(word, tag="") for word in words]
    return mark_words(words, page.painted.level, page.struck_out)


def _spelled_words(page: Page) -> list[Word]:
    """The words of a page without tables; letters of a watermark are left out of it."""
    return [_spell_mark(word) for word in _words_of_page(page) if word.tag != "object"]


def _spell_mark(word: Word) -> Word:
    """Spell struck-out text or a note mark without tags, so that nobody takes it for a figure or a part of one."""
    mark = {"del": "~~", "sup": "^"}.get(word.tag, "")
    return attrs.evolve(word, text=f"{mark}{word.text}{mark}") if mark else word


@attrs.define
class _Region:
    """A page, or one cell: the words in it and the tables that stand in it."""

    words: list[Word] = attrs.Factory(list)
    left_out: list[Word] = attrs.Factory(list)
    """The words that are no part of its text; the tag of each says why."""
    has_picture: bool = False
    tables: list["_Table"] = attrs.Factory(list)


@attrs.define
class _Table:
    grid: Grid
    regions: dict[GridCell, _Region]


_PageBlock = str | FilledTable


def _margins(pages: list[Page]) -> dict[int, Margins]:
    """The margins of all pages of one width: a page may hold short lines only."""
    lines: dict[int, list[TextLine]] = {}
    for page in pages:
        lines.setdefault(round(page.width), []).extend(make_lines(make_words(page.chars)))
    return {width: find_margins(found) for width, found in lines.items()}


def _page_blocks(page: Page, grids: list[Grid], margins: Margins) -> list[_PageBlock]:
    """The blocks of the page, from the top; text beside a table comes before or after it."""
    root = _Region()
    tables: list[_Table] = []
    for grid in sorted(grids, key=_area, reverse=True):
        table = _Table(grid, {cell: _Region() for cell in grid.cells})
        box = grid.box
        _region_at(root, tables, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2).tables.append(table)
        tables.append(table)
    for word in _words_of_page(page):
        # A figure too wide for its cell runs on over the next: it belongs where it begins.
        x = min(word.x0 + word.size * 0.25, (word.x0 + word.x1) / 2)
        region = _region_at(root, tables, x, word.y)
        (region.left_out if word.tag else region.words).append(word)
    for table in tables:
        _leave_out_large(table)
        _find_pictures(table, page.painted.pictures)
        _find_outlines(table, page.painted.outlines)
    if root.tables:
        _take_overflow(root)
    blocks = _flow(root, margins)
    for block in blocks:
        if isinstance(block, FilledTable):
            block.is_recognised = page.is_recognised
    return blocks


def _area(grid: Grid) -> float:
    return (grid.box.x1 - grid.box.x0) * (grid.box.y1 - grid.box.y0)


def _region_at(root: _Region, tables: list[_Table], x: float, y: float) -> _Region:
    """The cell at a point, in the smallest table there, or the page outside of all tables."""
    for table in reversed(tables):
        cell = table.grid.find(x, y)
        if cell is not None:
            return table.regions[cell]
    return root


def _take_overflow(root: _Region) -> None:
    """Put text that a page break left hanging below the last table back into its cell.

    It goes on at the pitch of a line that the width of the cell broke, and nothing stands beside it.
    """
    last = max(root.tables, key=lambda table: table.grid.box.y1)
    grid = last.grid
    hanging = [line for line in make_lines(root.words) if line.y > grid.box.y1]
    padding = find_padding(
        (cell, make_lines(region.words)) for cell, region in last.regions.items()
    )
    for line in hanging:
        cell = next(
            (c for c in grid.cells if _hangs(line, c, last.regions[c], grid, padding)), None
        )
        if cell is None:
            break
        last.regions[cell].words += line.words
        root.words = [word for word in root.words if word not in line.words]


def _hangs(line: TextLine, cell: GridCell, region: _Region, grid: Grid, padding: float) -> bool:
    box = cell.box
    if box.y1 < grid.box.y1 or line.x0 < box.x0 or line.x1 > box.x1 or not region.words:
        return False
    above = make_lines(region.words)[-1]
    near = line.y - above.y < 2 * line.size and abs(line.size - above.size) < 0.1 * line.size
    return near and len(join_broken((above, line), box.x1 - box.x0 - padding)) == 1


def _leave_out_large(table: _Table) -> None:
    """Take words out of the cells that are far larger than the rest of the table and do not fit in: a watermark's."""
    sizes = sorted(word.size for region in table.regions.values() for word in region.words)
    largest = _LARGE_TYPE * sizes[len(sizes) // 2] if sizes else 0.0
    for cell, region in table.regions.items():
        large = [word for word in region.words if word.size > largest and not _fits(word, cell)]
        if large:
            region.left_out += [attrs.evolve(word, tag="object") for word in large]
            region.words = [word for word in region.words if word not in large]


def _fits(word: Word, cell: GridCell) -> bool:
    """Whether the word stands inside the sides of the cell."""
    half = word.size / 2
    return _is_inside(Box(word.x0, word.y - half, word.x1, word.y + half), cell)


def _is_inside(box: Box, cell: GridCell) -> bool:
    around = cell.box
    across = around.x0 <= box.x0 and box.x1 <= around.x1
    return across and around.y0 <= box.y0 and box.y1 <= around.y1


def _find_pictures(table: _Table, pictures: Sequence[Box]) -> None:
    """Pictures that stand in one cell may show its figure; larger ones lie under the table or upon it."""
    for box in pictures[:_MOST_PICTURES]:
        cell = table.grid.find((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        if cell is not None and _is_inside(box, cell):
            table.regions[cell].has_picture = True


def _find_outlines(table: _Table, outlines: Sequence[Box]) -> None:
    """Type drawn as outlines in a cell without other text is its text, which nobody can read."""
    for box in outlines:
        cell = table.grid.find((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        if cell is None or table.regions[cell].words:
            continue
        high = cell.box.y1 - cell.box.y0
        if box.y1 - box.y0 < _OUTLINE_SHARE * high and _is_inside(box, cell):
            table.regions[cell].has_picture = True


def _left_out_html(region: _Region) -> str:
    """The words left out of a cell, in the tags that say so."""
    html = "<img>" if region.has_picture else ""
    for word in region.left_out:
        # Beside other text nobody takes the letters of a watermark for a part of it.
        if word.tag != "object" or not region.words:
            html += f"<{word.tag}>{escape(word.text, quote=False)}</{word.tag}>"
    return html


def _flow(region: _Region, margins: Margins) -> list[_PageBlock]:
    """Paragraphs and tables from the top, lines joined to paragraphs between two tables."""
    blocks: list[_PageBlock] = []
    waiting = sorted(region.tables, key=lambda table: table.grid.box.y0)
    lines: list[TextLine] = []
    for line in make_lines(region.words):
        while waiting and waiting[0].grid.box.y0 < line.y:
            blocks += [*join_prose(lines, margins), _fill_table(waiting.pop(0))]
            lines = []
        lines.append(line)
    return [*blocks, *join_prose(lines, margins), *map(_fill_table, waiting)]


def _fill_table(table: _Table) -> FilledTable:
    cells = []
    for place, region in table.regions.items():
        inner = (
            "\n".join(map(_block_html, _flow(region, Margins(place.box.x0, place.box.x1))))
            if region.tables
            else ""
        )
        lines = make_lines(region.words)
        cells.append(FilledCell(place, lines, inner, _left_out_html(region)))
    return FilledTable(table.grid, cells)


def _block_html(block: _PageBlock) -> str:
    return paragraph_html(block) if isinstance(block, str) else block.html()


def _stitch(pages: list[list[_PageBlock]]) -> list[_PageBlock]:
    """The blocks of all pages in order; a row that a page break went through becomes one row.

    Page numbers and running titles between the pieces come after the table.
    """
    blocks: list[_PageBlock] = []
    for page in pages:
        last = _table_at(blocks[::-1])
        first = _table_at(page)
        if last is not None and first is not None:
            upper, lower = blocks[-1 - last], page[first]
            assert isinstance(upper, FilledTable) and isinstance(lower, FilledTable)
            joined = join_cut_row(upper, lower)
            if joined is not None:
                between = [*blocks[len(blocks) - last :], *page[:first]]
                blocks = [*blocks[: -1 - last], joined, *between, *page[first + 1 :]]
                continue
        blocks += page
    return blocks


def _table_at(blocks: list[_PageBlock]) -> int | None:
    """The number of the first block that is a table, if no more than the margins of a page stand before it."""
    for at, block in enumerate(blocks[: _MARGIN_LINES + 1]):
        if isinstance(block, FilledTable):
            return at
    return None
