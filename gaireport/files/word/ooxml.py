"""The zip package of a Word file -> small trees of its XML parts, safe against bombs and entities.

This module knows which elements carry text, but not what a paragraph or a table is.
"""

import posixpath
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from gaireport.files.xml_tree import TreeBuilder
from gaireport.files.zipped import ZipParts

_WORD_NAMESPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.microsoft.com/office/word/2003/wordml",
    }
)
_PREFIXES = {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel:",
}
# Word 2003 spells the two kinds of merged cells in small letters.
_SPELLINGS = {"vmerge": "vMerge", "hmerge": "hMerge"}
# Not printed: deleted and moved-away text, field codes, the furigana of ruby, history of properties.
_UNPRINTED = frozenset(
    "del moveFrom delText instrText delInstrText rt sectPr tblPr tblGrid sdtPr sdtEndPr rubyPr "
    "pPrChange rPrChange tblPrChange tblPrExChange trPrChange tcPrChange tblGridChange numberingChange "
    "docDefaults latentStyles".split()
)
_RUN_PROPERTIES = frozenset({"vanish", "strike", "dstrike", "vertAlign", "color", "rStyle", "sz"})
_TEXT = frozenset({"t", "m:t"})


class Package(ZipParts):
    """The parts of a Word file; every fault is one of our errors."""

    def main_part(self) -> str:
        """The name of the part that holds the document; most packages call it ``word/document.xml``."""
        if self.holds("_rels/.rels"):
            for relation in self.tree("_rels/.rels"):
                if relation.get("Type", "").endswith("/officeDocument"):
                    target = relation.get("Target", "").lstrip("/")
                    if self.holds(target):
                        return target
        return "word/document.xml"

    def sibling(self, main: str, name: str) -> Element | None:
        """The tree of a part that stands in the folder of the main part, if there is one."""
        path = posixpath.join(posixpath.dirname(main), name)
        return self.tree(path) if self.holds(path) else None

    def tree(self, name: str) -> Element:
        """The part as a tree of the elements that matter, namespaces shortened to a prefix.

        Raises:
            InputTooLargeError: the part unpacks to more than the limit, or suspiciously well.
            UnsupportedFileError: the part is missing, encrypted, damaged, not well-formed, or has a DTD.
        """
        return read_word_tree(self.chunks(name), name)


def read_word_tree(chunks: Iterable[bytes], part: str) -> Element:
    """The tree of a part, of the elements that matter; raises what ``Package.tree`` raises."""
    builder = _WordTree(part)
    for chunk in chunks:
        builder.feed(chunk)
    return builder.close()


class _WordTree(TreeBuilder):
    """A tree without what is not printed, its text that of runs alone."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self._short: dict[str, str] = {}

    def shorten(self, name: str) -> str:
        return self._short.get(name) or self._spell(name)

    def is_dropped(self, tag: str, parent: str) -> bool:
        if parent == "rPr":
            return tag not in _RUN_PROPERTIES
        # In trPr the element says that the whole row is deleted; it is needed to drop the row.
        return tag in _UNPRINTED and not (tag == "del" and parent == "trPr")

    def add_text(self, element: Element, text: str) -> None:
        if element.tag in _TEXT:
            element.text = (element.text or "") + text

    def _spell(self, name: str) -> str:
        namespace, _, local = name.rpartition("}")
        short = (
            _SPELLINGS.get(local, local)
            if namespace in _WORD_NAMESPACES
            else _PREFIXES.get(namespace, "other:") + local
        )
        self._short[name] = short
        return short
