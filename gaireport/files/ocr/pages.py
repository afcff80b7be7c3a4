"""The pages that are pictures -> the same pages with the characters and lines that were recognised on them."""

from collections.abc import Callable, Sequence
from typing import Any

import attrs

from gaireport.characters import width
from gaireport.files.ocr import engine
from gaireport.files.ocr.engine import Recognised, Rule
from gaireport.files.pdf.grid import GridCell, find_grids
from gaireport.files.pdf.page import Char, Page
from gaireport.files.pdf.paths import Box, Painted, Stroke

POINTS_A_POINT = 2.5
"""Points of the picture for each point of the page: 180 to the inch."""
_SHORTEST_RULE = 26.0
"""Points of the page; no stroke of a character is as long, that of a title in large type included."""
_TYPE_SHARE = 0.8
"""The size of type as a share of the height of its box."""
_OFF_BORDER = 2.0
"""Points from a cell's border within which its line may be painted."""
_LEAST_INK = 4
"""Points of ink in a cell that is not blank."""
_NO_CHARACTER = "\ufffd"


def recognise_pages(
    pages: Sequence[Page], numbers: Sequence[int], render: Callable[[int, float], Any]
) -> list[Page]:
    """The pages, those with the given numbers recognised.

    Args:
        render: makes the picture of a page, so many points of it for each point of the page.
    """
    due = set(numbers)
    return [
        recognise_picture(render(at, POINTS_A_POINT), page) if at in due else page
        for at, page in enumerate(pages)
    ]


def recognise_picture(picture: Any, page: Page) -> Page:
    """The page with the characters and lines that are recognised on its picture."""
    picture, printed = engine.straighten(picture)
    dark = engine.find_ink(picture)
    level, upright = engine.find_rules(dark, round(_SHORTEST_RULE * POINTS_A_POINT))
    painted = Painted(level=[_level_stroke(each) for each in level])
    painted.upright += [_upright_stroke(each) for each in upright]
    chars = [char for each in printed for char in _set_side_by_side(each)]
    for grid in find_grids(painted):
        for cell in grid.cells:
            if not any(_holds(cell.box, char.x0, char.x1, char.y) for char in chars):
                chars += _chars_of_cell(picture, dark, cell, len(printed) + len(chars))
    return attrs.evolve(page, chars=chars, painted=painted, is_recognised=True)


def _level_stroke(rule: Rule) -> Stroke:
    return Stroke(
        (rule.y0 + rule.y1) / 2 / POINTS_A_POINT,
        rule.x0 / POINTS_A_POINT,
        rule.x1 / POINTS_A_POINT,
    )


def _upright_stroke(rule: Rule) -> Stroke:
    return Stroke(
        (rule.x0 + rule.x1) / 2 / POINTS_A_POINT,
        rule.y0 / POINTS_A_POINT,
        rule.y1 / POINTS_A_POINT,
    )


def _set_side_by_side(printed: Recognised) -> list[Char]:
    """The characters of one piece, side by side."""
    size = _TYPE_SHARE * (printed.y1 - printed.y0) / POINTS_A_POINT
    unit = (printed.x1 - printed.x0) / POINTS_A_POINT / max(1, width(printed.text))
    at, chars = printed.x0 / POINTS_A_POINT, []
    for char in printed.text:
        end = at + unit * width(char)
        middle = (printed.y0 + printed.y1) / 2 / POINTS_A_POINT
        chars.append(Char(char, at, end, middle, size, printed.line))
        at = end
    return chars


def _holds(box: Box, x0: float, x1: float, y: float) -> bool:
    return box.x0 <= (x0 + x1) / 2 < box.x1 and box.y0 <= y < box.y1


def _chars_of_cell(picture: Any, dark: Any, cell: GridCell, line: int) -> list[Char]:
    """What stands in a cell in which no text was found although it is printed on."""
    box = cell.box
    x0, x1 = (
        round((at + off) * POINTS_A_POINT)
        for at, off in ((box.x0, _OFF_BORDER), (box.x1, -_OFF_BORDER))
    )
    y0, y1 = (
        round((at + off) * POINTS_A_POINT)
        for at, off in ((box.y0, _OFF_BORDER), (box.y1, -_OFF_BORDER))
    )
    inside = dark[y0:y1, x0:x1]
    rows, columns = inside.any(axis=1).nonzero()[0], inside.any(axis=0).nonzero()[0]
    if len(rows) < _LEAST_INK or len(columns) < _LEAST_INK:
        return []
    top, bottom = y0 + int(rows[0]), y0 + int(rows[-1]) + 1
    left, right = x0 + int(columns[0]), x0 + int(columns[-1]) + 1
    margin = (bottom - top) // 3 + 2
    crop = picture[max(0, top - margin) : bottom + margin, max(0, left - margin) : right + margin]
    text = engine.read_crop(crop) or _NO_CHARACTER
    return _set_side_by_side(Recognised(text, left, top, right, bottom, line))
