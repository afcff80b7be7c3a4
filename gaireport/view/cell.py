"""One cell -> lines for a reader: its name, its value, what is printed for it, and where."""

from collections.abc import Iterator

from gaireport.findings.words import Words
from gaireport.form.names import cell_name
from gaireport.nodes import Cell
from gaireport.source import Source
from gaireport.view.marks import visible
from gaireport.view.places import quote

_VALUE_HEAD, _PRINTED_HEAD, _PLACE_HEAD = (
    Words("value", "数值"),
    Words("printed", "原文"),
    Words("place", "位置"),
)
_NO_VALUE = Words("none", "无")
_NO_CELL = Words("nothing: the document has no such cell", "（文档中没有这一格）")
_UNPLACED_CELL = Words(
    "figures in its row, and nothing shows which is this cell's",
    "（该行原文列有数据，但无法确定哪个属于这一格）",
)
_BLANK_CELL = Words("nothing: the cell is blank", "（空白）")


def describe_cell(
    name: str, text: str, path: str, cell: Cell, lang: str = "en", place: Words | None = None
) -> Iterator[str]:
    """Describe the cell in lines.

    Args:
        name: the document's.
        text: what the report was parsed from.
        path, cell: the cell.
        lang: the language of the lines.
        place: where the cell stands, where nobody sees the lines of the text.
    """
    yield path
    yield f"  {cell_name(path).zh}"
    value = _NO_VALUE.say(lang) if cell.value is None else f"{cell.value}"
    yield f"  {_head(_VALUE_HEAD, lang)}{value}{f' {cell.unit}' if cell.unit else ''}"
    yield f"  {_head(_PRINTED_HEAD, lang)}{_say_printed(cell, lang)}"
    if place is not None:
        yield f"  {_head(_PLACE_HEAD, lang)}{visible(name)}: {place.say(lang)}"
    elif cell.span is not None:
        line, column = Source(text).position(cell.span.start)
        yield f"  {_head(_PLACE_HEAD, lang)}{visible(name)}:{line}:{column}"
        yield from quote(text, cell.span)


def _say_printed(cell: Cell, lang: str) -> str:
    if cell.raw is None:
        return (_UNPLACED_CELL if cell.state == "unplaced" else _NO_CELL).say(lang)
    return visible(cell.raw) or _BLANK_CELL.say(lang)


def _head(words: Words, lang: str) -> str:
    said = words.say(lang)
    return f"{said}  " if said == words.zh else f"{said:<9}"
