"""An OFD file -> pages of placed characters and drawn lines, which the reader of PDF turns into text."""

import posixpath
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from gaireport.errors import InputTooLargeError
from gaireport.files.file_text import FileText
from gaireport.files.limits import FileLimits
from gaireport.files.ocr.engine import is_installed as can_recognise
from gaireport.files.ofd.objects import POINTS, draw_object
from gaireport.files.ofd.pictures import PlacedPicture, find_media, render_pictures
from gaireport.files.pdf.document import is_picture_page, pages_to_text
from gaireport.files.pdf.page import Page
from gaireport.files.pdf.paths import Box, Painted
from gaireport.files.refusals import refuse_file
from gaireport.files.xml_tree import read_tree
from gaireport.files.zipped import ZipParts
from gaireport.findings.words import Words

_OFD = Words("OFD file", "OFD 文件")
_MOST_OBJECTS = 100_000
_OBJECTS = ("TextObject", "PathObject", "ImageObject")


def ofd_to_text(content: bytes, limits: FileLimits) -> FileText:
    """The text of an OFD file.

    Raises:
        UnsupportedFileError: the file is damaged, encrypted, or without text.
        InputTooLargeError: the file has too many pages or objects, or a part that unpacks to too much.
    """
    parts = ZipParts(content, limits.max_unpacked)
    if parts.holds("Encryptions.xml"):
        raise refuse_file("encrypted")
    pages: list[Page] = []
    placed: list[list[PlacedPicture]] = []
    for root in _ofd_tree(parts, "OFD.xml").iter("DocRoot"):
        name = _resolve("OFD.xml", (root.text or "").strip())
        document = _ofd_tree(parts, name)
        found = list(document.iter("Page"))
        if len(pages) + len(found) > limits.max_pages:
            raise InputTooLargeError(
                f"the OFD file has more than {limits.max_pages} pages",
                message_zh=f"OFD 文件超过{limits.max_pages}页",
            )
        templates = {
            each.get("ID"): _resolve(name, each.get("BaseLoc", ""))
            for each in document.iter("TemplatePage")
        }
        media = find_media(parts, document, name)
        usual = document.findtext("CommonData/PageArea/PhysicalBox")
        for page in found:
            tree = _ofd_tree(parts, _resolve(name, page.get("BaseLoc", "")))
            grounds = [
                _ofd_tree(parts, templates[each.get("TemplateID")])
                for each in tree.iter("Template")
                if each.get("TemplateID") in templates
            ]
            pages.append(_page([*grounds, tree], usual))
            placed.append(list(_placed_pictures([*grounds, tree], media)))
    return pages_to_text(_with_recognised(parts, pages, placed), _OFD)


def _with_recognised(
    parts: ZipParts, pages: list[Page], placed: list[list[PlacedPicture]]
) -> list[Page]:
    """The pages, those that are pictures recognised where that can be done here."""
    due = [at for at, page in enumerate(pages) if is_picture_page(page) and placed[at]]
    if not (due and can_recognise()):
        return pages
    from gaireport.files.ocr.pages import recognise_pages

    def render(at: int, scale: float) -> object:
        return render_pictures(parts, pages[at], placed[at], scale)

    return recognise_pages(pages, due, render)


def _placed_pictures(trees: list[Element], media: Mapping[str, str]) -> Iterator[PlacedPicture]:
    for tree in trees:
        for each in tree.iter("ImageObject"):
            part = media.get(each.get("ResourceID", ""))
            box = [float(number) * POINTS for number in each.get("Boundary", "").split()]
            if part is not None and len(box) == 4:
                yield PlacedPicture(part, Box(box[0], box[1], box[0] + box[2], box[1] + box[3]))


def _ofd_tree(parts: ZipParts, name: str) -> Element:
    return read_tree(parts.chunks(name), name)


def _resolve(base: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))


def _page(trees: list[Element], usual: str | None) -> Page:
    own = next((box.text for box in trees[-1].iter("PhysicalBox")), None)
    box = [float(number) * POINTS for number in (own or usual or "0 0 210 297").split()]
    page = Page(box[2], box[3], [], Painted())
    objects = [each for tree in trees for each in _drawn(tree)]
    if len(objects) > _MOST_OBJECTS:
        raise InputTooLargeError(
            "a page of the OFD file has too many objects", "OFD 文件某页的对象过多"
        )
    for run, each in enumerate(objects):
        draw_object(each, run, page)
    return page


def _drawn(tree: Element) -> Iterator[Element]:
    for tag in _OBJECTS:
        yield from (each for each in tree.iter(tag) if each.get("Visible") != "false")
