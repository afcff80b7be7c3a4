"""Markup -> the blocks that its reader sees, paragraphs and tables; only their texts are left, never a tag.

The scan takes linear time and believes nothing: a tag that is not listed here leaves no trace but the text between.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

import attrs

_TAG_OR_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<skipped>script|style|title|template|noframes)(?![\w-])[^<>]*>.*?(?:</(?P=skipped)(?![\w-])[^<>]*>|\Z)"
    r"|<[!?/]?(?P<name>[a-z][a-z0-9]*)(?P<rest>[^<>]*)>"
    r"|<[!?/][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_CHARACTER_REFERENCE = re.compile(r"&#?\w{1,31};")
_MERGE_ATTRIBUTE = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)
_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PARAGRAPH_TAGS = frozenset(
    "address article aside blockquote body caption center dd div dl dt footer form header hr html li main"
    " nav ol p pre section ul br".split()
)
_IN_TABLES = frozenset(("tr", "td", "th"))
_KEPT_STYLES = {"del": "del", "s": "del", "strike": "del", "sup": "sup", "sub": "sub"}
"""The tags of runs that change what a reader sees of a figure -> the tag that the page may use."""


class ShownLeaf(NamedTuple):
    """A stretch of the text; what is shown for it stands beside it where it is another, as for ``&nbsp;``."""

    start: int
    end: int
    shown: str | None = None
    tag: str = ""
    """``del``, ``sup``, ``sub``, ``br`` for a break, or nothing."""


@attrs.define
class ShownCell:
    """One cell of a table as the text has it."""

    rows: int = 1
    columns: int = 1
    leaves: list[ShownLeaf] = attrs.field(factory=list)


@attrs.define
class ShownBlock:
    """A paragraph, a heading, or a table; a table has rows in place of leaves."""

    tag: str
    leaves: list[ShownLeaf] = attrs.field(factory=list)
    rows: list[list[ShownCell]] = attrs.field(factory=list)


def read_blocks_of(text: str) -> list[ShownBlock]:
    """The blocks of a text with tags, in order; blank ones are left out."""
    reader = _ShownText(text)
    at = 0
    for found in _TAG_OR_HIDDEN.finditer(text):
        reader.take_text(at, found.start())
        if found["name"]:
            reader.take_tag(found)
        at = found.end()
    reader.take_text(at, len(text))
    reader.end_block()
    return reader.blocks


class _ShownText:
    """The block at hand, to which texts are added until a tag ends it."""

    def __init__(self, text: str) -> None:
        self.blocks: list[ShownBlock] = []
        self._text = text
        self._block: ShownBlock | None = None
        self._depth = 0
        self._style = ""

    def end_block(self) -> None:
        """Keep the block at hand if a reader sees anything of it."""
        block, self._block = self._block, None
        if block and (any(block.rows) or any(self._is_seen(leaf) for leaf in block.leaves)):
            self.blocks.append(block)

    def _is_seen(self, leaf: ShownLeaf) -> bool:
        return bool((leaf.shown or self._text[leaf.start : leaf.end]).strip())

    def take_text(self, start: int, end: int) -> None:
        """Add a stretch without tags; references in it are leaves of their own."""
        if start >= end or (self._block is None and not self._text[start:end].strip()):
            return
        leaves = self._leaves()
        at = start
        for found in _CHARACTER_REFERENCE.finditer(self._text, start, end):
            if (shown := unescape(found[0])) != found[0]:
                self._add(leaves, at, found.start())
                leaves.append(ShownLeaf(found.start(), found.end(), shown, self._style))
                at = found.end()
        self._add(leaves, at, end)

    def _add(self, leaves: list[ShownLeaf], start: int, end: int) -> None:
        if start < end:
            leaves.append(ShownLeaf(start, end, None, self._style))

    def _leaves(self) -> list[ShownLeaf]:
        """The list to which text is added: the last cell's, or the paragraph's."""
        if self._block is None:
            self._block = ShownBlock("p")
        if self._block.rows and self._block.rows[-1]:
            return self._block.rows[-1][-1].leaves
        return self._block.leaves

    def take_tag(self, found: re.Match[str]) -> None:
        """End or begin what the tag ends or begins."""
        name, is_end = found["name"].lower(), found[0][1] == "/"
        if name in _KEPT_STYLES:
            self._style = "" if is_end else _KEPT_STYLES[name]
        elif name == "table":
            self.end_block()
            # A table within a cell is shown behind the rows that stand before it.
            self._depth = max(0, self._depth + (-1 if is_end else 1))
        elif name in _IN_TABLES:
            self._style = ""
            if self._depth and not is_end:
                self._begin_cell(name, found)
        elif name in _HEADING_TAGS or name in _PARAGRAPH_TAGS:
            self._break_line()
            if name in _HEADING_TAGS and not is_end and self._block is None:
                self._block = ShownBlock("h")

    def _begin_cell(self, name: str, found: re.Match[str]) -> None:
        if self._block is None or self._block.tag != "table":
            self.end_block()
            self._block = ShownBlock("table")
        if name == "tr" or not self._block.rows:
            self._block.rows.append([])
        if name != "tr":
            # A cell without text has a place all the same, where a blank figure stands.
            spans = dict(_read_merges(found["rest"]))
            cell = ShownCell(spans.get("row", 1), spans.get("col", 1))
            cell.leaves.append(ShownLeaf(found.end(), found.end()))
            self._block.rows[-1].append(cell)

    def _break_line(self) -> None:
        """End the paragraph; in a cell, begin a line if something stands before it."""
        if self._block is None or self._block.tag != "table":
            self.end_block()
        elif (leaves := self._leaves()) and leaves[-1].start < leaves[-1].end:
            leaves.append(ShownLeaf(leaves[-1].end, leaves[-1].end, None, "br"))


def _read_merges(rest: str) -> Iterator[tuple[str, int]]:
    for found in _MERGE_ATTRIBUTE.finditer(rest):
        yield found[1].lower(), max(1, int(found[2]))
