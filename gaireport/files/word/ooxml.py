"""The zip package of a Word file -> small trees of its XML parts, safe against bombs and entities.

This module knows which elements carry text, but not what a paragraph or a table is.
"""

import io
import posixpath
import zipfile
import zlib
from xml.etree.ElementTree import Element
from xml.parsers import expat

from gaireport.errors import InputTooLargeError, UnsupportedFileError
from gaireport.findings.words import Count

_MAX_ENTRIES = 20_000
_MAX_ELEMENTS = 1_500_000
_MAX_DEPTH = 200
_MAX_RATIO = 300
_RATIO_FREE = (
    8 << 20
)  # below this size a ratio harms nobody; tables of one blank row each pack very well
_CHUNK = 1 << 16
_ENCRYPTED = 0x1

_WORD_NAMESPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_PREFIXES = {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel:",
}
# Not printed: deleted and moved-away text, field codes, the furigana of ruby, history of properties.
_UNPRINTED = frozenset(
    "del moveFrom delText instrText delInstrText rt sectPr tblPr tblGrid sdtPr sdtEndPr rubyPr "
    "pPrChange rPrChange tblPrChange tblPrExChange trPrChange tcPrChange tblGridChange numberingChange "
    "docDefaults latentStyles".split()
)
_RUN_PROPERTIES = frozenset({"vanish", "strike", "dstrike", "vertAlign", "color", "rStyle"})
_TEXT = frozenset({"t", "m:t"})


class Package:
    """A zip opened for reading its parts; every fault is one of our errors."""

    def __init__(self, data: bytes, max_part: int) -> None:
        self._max_part = max_part
        # The directory is read whole into objects by zipfile: count its records before.
        if data.count(b"PK\x01\x02") > _MAX_ENTRIES:
            raise InputTooLargeError(f"the zip holds more than {_MAX_ENTRIES} files")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {name.lstrip("/").lower(): name for name in self._zip.namelist()}
        except MemoryError:
            raise
        except Exception as error:
            raise UnsupportedFileError(f"the zip file is damaged or cut off: {error}") from error

    def holds(self, name: str) -> bool:
        """Whether the package has such a part."""
        return name.lower() in self._names

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
        if not self.holds(name):
            raise UnsupportedFileError(f"the file has no part {name}: it is no Word document")
        entry = self._zip.getinfo(self._names[name.lower()])
        if entry.flag_bits & _ENCRYPTED:
            raise UnsupportedFileError("the file is encrypted; save it without a password")
        self._check_size(entry, entry.file_size)
        builder = _TreeBuilder(name)
        unpacked = 0
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    unpacked += len(chunk)  # the size in the directory may be a lie
                    self._check_size(entry, unpacked)
                    builder.feed(chunk)
            return builder.close()
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise UnsupportedFileError(f"the part {name} is damaged or cut off: {error}") from error

    def _check_size(self, entry: zipfile.ZipInfo, size: int) -> None:
        if size > self._max_part:
            raise InputTooLargeError(
                f"the part {entry.filename} unpacks to more than {self._max_part} "
                f"{Count(self._max_part):byte|bytes}"
            )
        if size > _RATIO_FREE and size > _MAX_RATIO * max(entry.compress_size, 1):
            raise InputTooLargeError(
                f"the part {entry.filename} unpacks to more than {_MAX_RATIO} times its size"
            )


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
            raise UnsupportedFileError(
                f"the part {self._part} is not well-formed: {error}"
            ) from error

    def _doctype(self, *_: object) -> None:
        # Word never writes one; entities are a way to blow a small file up, or to read other files.
        raise UnsupportedFileError(f"the part {self._part} declares a document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _MAX_ELEMENTS:
            raise InputTooLargeError(
                f"the part {self._part} has more than {_MAX_ELEMENTS} elements"
            )
        if self._skipped:
            self._skipped += 1
            return
        tag = self._short.get(name) or self._shorten(name)
        parent = self._open[-1]
        if _is_dropped(tag, parent.tag):
            self._skipped = 1
            return
        if len(self._open) > _MAX_DEPTH:
            raise UnsupportedFileError(f"the part {self._part} is nested too deeply")
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
            local if namespace in _WORD_NAMESPACES else _PREFIXES.get(namespace, "other:") + local
        )
        self._short[name] = short
        return short


def _is_dropped(tag: str, parent: str) -> bool:
    if parent == "rPr":
        return tag not in _RUN_PROPERTIES
    # In trPr the element says that the whole row is deleted; it is needed to drop the row.
    return tag in _UNPRINTED and not (tag == "del" and parent == "trPr")
