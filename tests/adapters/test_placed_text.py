"""Pieces of text at places of a page: the ways to write the places, and what is read of them."""

from collections.abc import Callable
from html import escape

import pytest
from drawn import DRAWINGS
from printed import parts

import gaireport
from gaireport.source import Source, Span

Piece = tuple[str, int, int]
SET_ON_A_PAGE = (
    ("名目", "甲类", "乙类", "丙类"),
    ("红色", "1", "22", "333"),
    ("绿色", "", "4", ""),
    ("深蓝色", "5", "", "6"),
    ("白色", "7", "8", "9"),
)
PIECES: list[Piece] = [
    (text, 100 + 90 * column, 50 + 20 * line)
    for line, row in enumerate(SET_ON_A_PAGE)
    for column, text in enumerate(row)
    if text
]


def _width(text: str) -> int:
    return sum(6 if char.isascii() else 12 for char in text)


def in_styles(text: str, x: int, y: int) -> str:
    return f'<p style="top:{y}pt;left:{x}pt;line-height:12pt"><span>{text}</span></p>'


def in_references(text: str, x: int, y: int) -> str:
    spelled = "".join(f"<span>&#x{ord(char):x};</span>" for char in text)
    return f'<p style="position:absolute;left:{x}px;top:{y}px;font-size:12px">{spelled}</p>'


def in_attributes(text: str, x: int, y: int) -> str:
    return f'<text top="{y}" left="{x}" width="{_width(text)}" height="14" font="1">{text}</text>'


def in_hocr(text: str, x: int, y: int) -> str:
    box = f"bbox {x} {y} {x + _width(text)} {y + 14}"
    return f"<span class='ocrx_word' title='{box}; x_wconf 96'>{text}</span>"


def in_alto(text: str, x: int, y: int) -> str:
    return f'<String HPOS="{x}" VPOS="{y}" WIDTH="{_width(text)}" HEIGHT="14" CONTENT="{escape(text)}"/>'


def in_corners(text: str, x: int, y: int) -> str:
    return f'<word xMin="{x}.0" yMin="{y}.0" xMax="{x + _width(text)}.0" yMax="{y + 14}.0">{text}</word>'


WAYS = (in_styles, in_references, in_attributes, in_hocr, in_alto, in_corners)
ways = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)


def cut_pieces(text: str) -> list[list[tuple[int, str]]]:
    source = Source(text)
    items = gaireport.adapters()["placed_text"].cut(source, Span(0, len(text)))
    return [
        [(cell.column, cell.text) for cell in item.cells]
        if hasattr(item, "cells")
        else [(-1, item.text)]
        for item in items
    ]


@ways
def test_rows_are_read_by_their_places(way: Callable[[str, int, int], str]) -> None:
    """Whatever their order in the source is, and whichever cells are blank."""
    text = "\n".join(way(*piece) for piece in reversed(PIECES))
    expected = [list(enumerate(row)) for row in SET_ON_A_PAGE]
    assert cut_pieces(text)[: len(SET_ON_A_PAGE)] == expected


@ways
def test_a_report_is_claimed_and_read(way: Callable[[str, int, int], str]) -> None:
    pieces = _pieces_of_report()
    text = "<html>\n" + "\n".join(way(*piece) for piece in pieces) + "\n</html>"
    report = gaireport.parse(text)
    sound = gaireport.parse(DRAWINGS["pipe_table"](parts("2021")))
    assert report.layout == "placed_text"
    found = {path: cell.value for path, cell in report.cells().items()}
    assert found == {path: cell.value for path, cell in sound.cells().items()}
    if way is not in_references:
        for cell in report.cells().values():
            assert cell.span is not None
            assert text[cell.span.start : cell.span.end] == cell.raw


def _pieces_of_report() -> list[Piece]:
    """The cells of the report as it is drawn with aligned columns, each where it stands there."""
    found = []
    for number, line in enumerate(DRAWINGS["aligned_text"](parts("2021")).split("\n")):
        column = 0
        for word in line.replace("  ", "\t").split("\t"):
            if word.strip():
                column += len(word) - len(word.lstrip())
                found.append((word.strip(), 60 + 6 * column, 40 + 20 * number))
                column += _width(word.strip()) // 6 + len(word) - len(word.rstrip())
            column += 2
    return [(text, x, y) for text, x, y in found]


def test_text_without_a_place_is_not_lost() -> None:
    text = "先说的话\n" + "\n".join(in_styles(*piece) for piece in PIECES) + "\n后说的话。"
    lines = cut_pieces(text)
    assert lines[0] == [(-1, "先说的话")]
    assert lines[-1] == [(-1, "后说的话。")]


def test_type_printed_twice_is_read_once() -> None:
    text = "\n".join(in_styles(*piece) * 2 for piece in PIECES)
    assert cut_pieces(text)[1] == list(enumerate(SET_ON_A_PAGE[1]))


def test_a_struck_out_figure_is_no_figure() -> None:
    pieces = [in_styles(*piece).replace(">22<", "><s>2</s>2<") for piece in PIECES]
    source = Source("\n".join(pieces))
    adapter = gaireport.adapters()["placed_text"]
    cells = [
        cell
        for item in adapter.cut(source, Span(0, len(source.text)))
        for cell in getattr(item, "cells", ())
        if cell.text == "2"
    ]
    assert cells
    assert not any(cell.is_whole for cell in cells)


def test_a_menu_at_a_place_makes_no_page_of_places() -> None:
    page = DRAWINGS["html"](parts("2021")) + in_styles("首页", 10, 10) * 20
    assert gaireport.parse(page).layout == "html"
