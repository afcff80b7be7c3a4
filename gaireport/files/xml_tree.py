"""The bytes of an XML part -> a tree with local names, safe against entities, depth and floods."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element
from xml.parsers import expat

from gaireport.errors import InputTooLargeError
from gaireport.files.refusals import refuse_file
from gaireport.findings.words import Words

MAX_ELEMENTS = 1_500_000
MAX_XML_DEPTH = 200
XML = Words("XML", "XML 内容")


def read_tree(chunks: Iterable[bytes], part: str) -> Element:
    """The tree of an XML document; names of elements and attributes have no namespace.

    Raises:
        UnsupportedFileError: the part is not well-formed, nested too deeply, or declares a document type.
        InputTooLargeError: the part has too many elements.
    """
    builder = TreeBuilder(part)
    for chunk in chunks:
        builder.feed(chunk)
    return builder.close()


class TreeBuilder:
    """Expat events -> a tree; a reader whose documents hold more than it needs says what it drops and how it names."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._root = Element("")
        self._open = [self._root]
        self._elements = 0
        self._skipped = 0
        """How many elements are open within one that was dropped, that one included."""
        self._parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, chunk: bytes, *, final: bool = False) -> None:
        try:
            self._parser.Parse(chunk, final)
        except (expat.ExpatError, LookupError, ValueError) as error:
            cause = f"the part {self._part} is not well-formed: {error}"
            raise refuse_file("damaged", kind=XML, cause=cause) from error

    def close(self) -> Element:
        self.feed(b"", final=True)
        return self._root[0]

    def _doctype(self, *_: object) -> None:
        # Entities are a way to blow a small file up, or to read other files.
        cause = f"the part {self._part} declares a document type"
        raise refuse_file("damaged", kind=XML, cause=cause)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise InputTooLargeError(
                f"the part {self._part} has more than {MAX_ELEMENTS} elements",
                f"文件内的 {self._part} 超过{MAX_ELEMENTS}个元素",
            )
        if self._skipped:
            self._skipped += 1
            return
        tag = self.shorten(name)
        if self.is_dropped(tag, self._open[-1].tag):
            self._skipped = 1
            return
        if len(self._open) > MAX_XML_DEPTH:
            raise refuse_file(
                "damaged", kind=XML, cause=f"the part {self._part} is nested too deeply"
            )
        local = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        element = Element(tag, local)
        self._open[-1].append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop()

    def _text(self, text: str) -> None:
        if not self._skipped:
            self.add_text(self._open[-1], text)

    def shorten(self, name: str) -> str:
        """The tag of an element: its name without the namespace."""
        return name.rpartition("}")[2]

    def is_dropped(self, tag: str, parent: str) -> bool:
        """Whether an element is left out with all that stands in it."""
        return False

    def add_text(self, element: Element, text: str) -> None:
        """Keep text that stands in an element, behind what it holds already."""
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text
