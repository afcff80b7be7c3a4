"""A drawn document -> its blocks with every table as rows of texts, merged cells blank, repeated or left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from benchmarks.drawn import Block, DrawnDocument, Heading
from benchmarks.templates import OfficialTable

Grid = list[list[str]]
APPLICANT_HEADS = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计".split()
"""The heads of table 3 in one line."""
Part = Heading | str | Grid
Shape = Callable[[DrawnDocument], str]
"""A way to spell a document."""


def parts(document: DrawnDocument, *, repeated: bool = False) -> Iterator[Part]:
    """The blocks of a document; a merged cell stands in its first place, or in each that it covers."""
    for block in document.blocks:
        yield _spread(block, repeated=repeated) if isinstance(block, OfficialTable) else block


def _spread(table: OfficialTable, *, repeated: bool) -> Grid:
    rows: list[list[str | None]] = [[None] * table.columns for _ in table.rows]
    for at, row in enumerate(table.rows):
        for box in row:
            begin = rows[at].index(None)
            for below in range(box.rows):
                for column in range(begin, begin + box.columns):
                    first = below == 0 and column == begin
                    rows[at + below][column] = box.text if first or repeated else ""
    return [[text or "" for text in row] for row in rows]


def boxes(document: DrawnDocument) -> Iterator[Part]:
    """The blocks of a document; a merged cell stands in its row once, and nothing where it covers others."""
    for block in document.blocks:
        if isinstance(block, OfficialTable):
            yield [[box.text for box in row] for row in block.rows]
        else:
            yield block


def lines_and_cells(document: DrawnDocument) -> Iterator[str]:
    """Every line and every cell, one after the other."""
    for part in boxes(document):
        if isinstance(part, list):
            yield from (text for row in part for text in row)
        else:
            yield text_of(part)


def text_of(block: Block) -> str:
    """The text of a line of prose or a heading."""
    return block.text if isinstance(block, Heading) else str(block)


def join_parts(made: Iterable[Part], spell: Callable[[Grid], str]) -> str:
    """The parts in lines; a function spells the tables."""
    return "\n".join(spell(p) if isinstance(p, list) else text_of(p) for p in made) + "\n"


def join_tabs(grid: Grid) -> str:
    """A row in a line, its cells parted by tabs."""
    return "\n".join("\t".join(row) for row in grid)
