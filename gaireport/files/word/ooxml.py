"""The zip package of a Word file -> small trees of its XML parts, safe against bombs and entities.

This module knows which elements carry text, but not what a paragraph or a table is.
"""

import posixpath
from collections.abc import Iterable
from xml.etree.ElementTree import Element
from xml.parsers import expat

from gaireport.errors import InputTooLargeError
from gaireport.files.refusals import refuse_file
from gaireport.files.xml_tree import MAX_ELEMENTS, MAX_XML_DEPTH, XML
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
_RUN_PROPERTIES = frozenset({"vanish", "strike", "dstrike", "vertAlign", "color", "rStyle"})
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
    builder = _TreeBuilder(part)
    for chunk in chunks:
        builder.feed(chunk)
    return builder.close()


class _TreeBuilder:
    """Expat events -> a tree without what is not printed; a DTD or a flood of elements ends it."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._root = Element("")
        self._open = [self._root]
        self._skipped = 0
        self._elements = 0
        self._short: dict[str, str] = {}
        self._parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, chunk: bytes) -> None:
        self._parse(chunk, final=False)

    def close(self) -> Element:
        self._parse(b"", final=True)
        return self._root[0]

    def _parse(self, chunk: bytes, *, final: bool) -> None:
        try:
            self._parser.Parse(chunk, final)
        except (expat.ExpatError, LookupError, ValueError) as error:
            cause = f"the part {self._part} is not well-formed: {error}"
            raise refuse_file("damaged", kind=XML, cause=cause) from error

    def _doctype(self, *_: object) -> None:
        # Word never writes one; entities are a way to blow a small file up, or to read other files.
        cause = f"the part {self._part} declares a document type"
        raise refuse_file("damaged", kind=XML, cause=cause)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise InputTooLargeError(
                f"the part {self._part} has more than {MAX_ELEMENTS} elements",
                message_zh=f"文件内的 {self._part} 超过{MAX_ELEMENTS}个元素",
            )
        if self._skipped:
            self._skipped += 1
            return
        tag = self._short.get(name) or self._shorten(name)
        parent = self._open[-1]
        if _is_dropped(tag, parent.tag):
            self._skipped = 1
            return
        if len(self._open) > MAX_XML_DEPTH:
            cause = f"the part {self._part} is nested too deeply"
            raise refuse_file("damaged", kind=XML, cause=cause)
        element = Element(tag)
        for key, value in attributes.items():
            element.set(key.rpartition("}")[2], value)
        parent.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop()

    def _text(self, text: str) -> None:
        element = self._open[-1]
        if not self._skipped and element.tag in _TEXT:
            element.text = (element.text or "") + text

    def _shorten(self, name: str) -> str:
        namespace, _, local = name.rpartition("}")
        short = (
            _SPELLINGS.get(local, local)
            if namespace in _WORD_NAMESPACES
            else _PREFIXES.get(namespace, "other:") + local
        )
        self._short[name] = short
        return short


def _is_dropped(tag: str, parent: str) -> bool:
    if parent == "rPr":
        return tag not in _RUN_PROPERTIES
    # In trPr the element says that the whole row is deleted; it is needed to drop the row.
    return tag in _UNPRINTED and not (tag == "del" and parent == "trPr")
