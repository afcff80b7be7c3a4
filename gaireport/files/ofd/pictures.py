"""The pictures of an OFD page: which parts of the file hold them, and what the page looks like with them."""

import posixpath
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from gaireport.files.pdf.page import Page
from gaireport.files.pdf.paths import Box
from gaireport.files.xml_tree import read_tree
from gaireport.files.zipped import ZipParts

_RESOURCES = ("PublicRes", "DocumentRes")


class PlacedPicture(NamedTuple):
    """A picture and its place on the page, in points."""

    part: str
    box: Box


def find_media(parts: ZipParts, document: Element, name: str) -> dict[str, str]:
    """Number of a resource -> the part that holds it.

    Args:
        document: the tree of the document.
        name: the part that holds it.
    """
    found: dict[str, str] = {}
    for tag in _RESOURCES:
        for listed in document.iter(tag):
            part = _beside(name, (listed.text or "").strip())
            if parts.holds(part):
                found.update(_media_of(read_tree(parts.chunks(part), part), part))
    return found


def _media_of(resources: Element, part: str) -> Iterator[tuple[str, str]]:
    base = _beside(part, resources.get("BaseLoc", "") + "/x")
    for media in resources.iter("MultiMedia"):
        file = (media.findtext("MediaFile") or "").strip()
        if file:
            yield media.get("ID", ""), _beside(base, file)


def _beside(base: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))


def render_pictures(
    parts: ZipParts, page: Page, placed: Sequence[PlacedPicture], scale: float
) -> Any:
    """The page with its pictures and nothing else, so many points for each of its own."""
    import cv2
    import numpy

    shown: Any = numpy.full(
        (round(page.height * scale), round(page.width * scale), 3), 255, "uint8"
    )
    for each in placed:
        if not parts.holds(each.part):
            continue
        points = numpy.frombuffer(parts.content(each.part), "uint8")
        picture = cv2.imdecode(points, cv2.IMREAD_COLOR)
        x0, y0, x1, y1 = (max(0, round(at * scale)) for at in each.box)
        x1, y1 = min(x1, shown.shape[1]), min(y1, shown.shape[0])
        if picture is not None and x1 > x0 and y1 > y0:
            shown[y0:y1, x0:x1] = cv2.resize(
                picture, (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA
            )
    return shown
