"""A picture of pages, scanned, photographed or taken of a screen -> its text, recognised."""

from collections.abc import Iterator
from typing import Any

from gaireport.errors import InputTooLargeError
from gaireport.files.file_text import FileText
from gaireport.files.limits import FileLimits
from gaireport.files.ocr import engine
from gaireport.files.ocr.pages import POINTS_A_POINT, recognise_picture
from gaireport.files.pdf.document import pages_to_text
from gaireport.files.pdf.page import Page
from gaireport.files.pdf.paths import Painted
from gaireport.files.refusals import refuse_file
from gaireport.findings.words import Words

_PICTURE_FILE = Words("picture", "图片文件")
_PAGE_WIDTH = 595.0
"""Points: a picture is taken for a page of A4, or for several one below the other."""
_PAGE_HEIGHT = 842.0
_SIDEWAYS_FROM = 1.1
"""Times its height from which on a picture is taken for a page on its side."""
_CUT_FROM = 0.7
"""The share of the height of a page from which on a long picture may be cut."""
_RULE_SHARE = 0.3
"""The share of the width that is ink in a row of points where a line of a table is drawn."""
_MOST_POINTS = 100_000_000


def picture_to_text(content: bytes, limits: FileLimits) -> FileText:
    """The text of a picture; one of several pages, or long, is cut into pages.

    Raises:
        UnsupportedFileError: the extra is not installed, the picture cannot be opened, or nothing is printed on it.
        InputTooLargeError: the picture has too many points, or makes more pages than allowed.
    """
    if not engine.is_installed():
        raise refuse_file("picture")
    pages: list[Page] = []
    for whole in open_pictures(content):
        for picture, width in _pages_of(whole):
            if len(pages) >= limits.max_pages:
                raise InputTooLargeError(
                    f"the picture makes more than {limits.max_pages} pages",
                    f"图片超过{limits.max_pages}页",
                )
            height = picture.shape[0] / POINTS_A_POINT
            pages.append(recognise_picture(picture, Page(width, height, [], Painted())))
    return pages_to_text(pages, _PICTURE_FILE)


def open_pictures(content: bytes) -> list[Any]:
    """The pictures in the file, each an array of blue, green and red."""
    import cv2
    import numpy

    points = numpy.frombuffer(content, numpy.uint8)
    try:
        opened, found = cv2.imdecodemulti(points, cv2.IMREAD_COLOR)
    except cv2.error:
        opened, found = False, ()
    if not opened or not len(found):
        raise refuse_file("picture-format")
    if sum(each.shape[0] * each.shape[1] for each in found) > _MOST_POINTS:
        raise InputTooLargeError("the picture has too many points", "图片像素过多")
    return list(found)


def resize_picture(picture: Any, size: float) -> Any:
    """The picture so many times as large."""
    import cv2

    height, width = picture.shape[:2]
    return cv2.resize(
        picture,
        (max(1, round(width * size)), max(1, round(height * size))),
        interpolation=cv2.INTER_CUBIC if size > 1 else cv2.INTER_AREA,
    )


def _pages_of(whole: Any) -> Iterator[tuple[Any, float]]:
    """The pages of a picture in the size in which pages are recognised, each with its width in points."""
    height, width = whole.shape[:2]
    across = _PAGE_HEIGHT if width > _SIDEWAYS_FROM * height else _PAGE_WIDTH
    resized = resize_picture(whole, across * POINTS_A_POINT / width)
    longest = round(_PAGE_HEIGHT * POINTS_A_POINT)
    at, end = 0, resized.shape[0]
    while end - at > longest:
        cut = at + _best_cut(resized[at : at + longest])
        yield resized[at:cut], across
        at = cut
    yield resized[at:], across


def _best_cut(picture: Any) -> int:
    """The row of points to cut at: right below a line of a table, or else where least is printed."""
    first = round(_CUT_FROM * len(picture))
    ink = engine.find_ink(picture[first:]).mean(axis=1) / 255
    rules = (ink > _RULE_SHARE).nonzero()[0]
    return first + (int(rules[-1]) + 1 if len(rules) else int(ink.argmin())) or 1
