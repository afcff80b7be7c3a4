"""The bytes of a file -> its kind, told by content; a kind names its reader and extra, or why it is not read."""

import re
from typing import NamedTuple

from gaireport.errors import UnsupportedFileError
from gaireport.files.refusals import refuse_file
from gaireport.files.zipped import ZipParts
from gaireport.findings.words import Words

_WITHIN = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MIME_HEADER = re.compile(
    rb"(?:MIME-Version|From|To|Date|Subject|Content-Type|Return-Path|Received|X-[A-Za-z-]{1,40}) ?:",
    re.I,
)
_MIME_PARTS = (b"multipart/", b"content-transfer-encoding")


class FileKind(NamedTuple):
    """A kind of file that is read."""

    words: Words
    reader: str
    """Module and function, imported when the first such file comes."""
    extra: str = ""


_ROOM = "gaireport.files"
FILE_KINDS = {
    "text": FileKind(Words("text", "文本文件"), f"{_ROOM}.encoding:read_plain"),
    "docx": FileKind(Words("Word file", "Word 文件"), f"{_ROOM}.word.docx:docx_to_html"),
    "word-xml": FileKind(
        Words("Word XML file", "Word XML 文件"), f"{_ROOM}.word.flat:word_xml_to_html"
    ),
    "flat-opc": FileKind(
        Words("flat Word file", "Word XML 文件"), f"{_ROOM}.word.flat:flat_opc_to_html"
    ),
    "doc": FileKind(
        Words("old Word or WPS file", "旧版 Word 或 WPS 文件"),
        f"{_ROOM}.word.old:old_to_html",
        "doc",
    ),
    "rtf": FileKind(Words("rich text file", "RTF 文件"), f"{_ROOM}.word.rtf:rtf_to_html"),
    "pdf": FileKind(Words("PDF", "PDF 文件"), f"{_ROOM}.pdf.document:pdf_to_text", "pdf"),
    "ofd": FileKind(Words("OFD file", "OFD 文件"), f"{_ROOM}.ofd.document:ofd_to_text"),
    "odf": FileKind(
        Words("OpenDocument file", "OpenDocument 文件"),
        f"{_ROOM}.opendocument.document:odf_to_html",
    ),
    "flat-odf": FileKind(
        Words("flat OpenDocument file", "OpenDocument XML 文件"),
        f"{_ROOM}.opendocument.document:flat_odf_to_html",
    ),
    "epub": FileKind(Words("EPUB", "EPUB 文件"), f"{_ROOM}.web:epub_to_html"),
    "mhtml": FileKind(Words("web archive", "网页存档（.mht）"), f"{_ROOM}.web:mhtml_to_html"),
    "sheet": FileKind(
        Words("spreadsheet", "电子表格"), f"{_ROOM}.sheets.workbook:workbook_to_html", "sheets"
    ),
    "sheet-xml": FileKind(
        Words("XML spreadsheet", "XML 电子表格"), f"{_ROOM}.sheets.flat:sheet_xml_to_html"
    ),
    "picture": FileKind(
        Words("picture", "图片文件"), f"{_ROOM}.ocr.picture:picture_to_text", "ocr"
    ),
}

_ZIPPED = {
    "docx": "docx",
    "xlsx": "sheet",
    "odt": "odf",
    "ods": "odf",
    "epub": "epub",
    "ofd": "ofd",
}
"""Endings of the names of files that are zips. A damaged one has nothing else left that would show its kind."""

_PICTURE_MARKS = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"AT&TFORM", b"\x00\x00\x00\x0cjP  ",
)  # fmt: skip
_ARCHIVES = (
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ", "xz"),
)
_EXCHANGES = (
    (b"ID;P", "SYLK"),
    (b"TABLE\r\n0,1", "DIF"),
    (b"TABLE\n0,1", "DIF"),
    (b"\x09\x00\x04\x00", "Excel 2"),
)
_PRINTS = ((b"%!PS", "PostScript"), (b"HN\x01", "CAJ"), (b"CAJ\x00", "CAJ"), (b"ITSF", "CHM"))
_PROGRAMS = ((b"MZ", "exe"), (b"\x7fELF", "ELF"))
_OLE_STREAMS = (
    ("WordDocument", "doc"),
    ("Workbook", "sheet"),
    ("Book", "sheet"),
)
_OLE_REFUSED = (
    ("PowerPoint Document", "slides", "ppt"),
    ("__properties_version1.0", "mail", "msg"),
    ("VisioDocument", "other-office", "Visio"),
    ("HwpSummaryInformation", "other-office", "HWP"),
)
_XML_ROOTS = (
    (b"http://schemas.microsoft.com/office/word/2003/wordml", b"wordDocument", "word-xml"),
    (b"http://schemas.microsoft.com/office/2006/xmlPackage", b"package", "flat-opc"),
    (b"urn:oasis:names:tc:opendocument:xmlns:office", b"document", "flat-odf"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", b"Workbook", "sheet-xml"),
)
_UOF = b"http://schemas.uof.org/"


def tell_kind(content: bytes, name: str = "") -> str:
    """The name of the kind in ``FILE_KINDS``.

    Raises:
        UnsupportedFileError: the file is of a kind that is not read; the error says which, and what to do.
    """
    start = content[:_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content, name.rpartition(".")[2].lower())
    if content.startswith(_OLE):
        return _kind_of_ole(content)
    if b"%PDF-" in content[:1024] and not start.startswith(b"<"):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if _is_picture_file(content):
        return "picture"
    if foreign := _foreign(content):
        raise foreign
    if start.startswith(b"<") and (kind := _kind_of_xml(start)):
        return kind
    head = content[: 4 * _WITHIN].lower()
    if _MIME_HEADER.match(start) and any(mark in head for mark in _MIME_PARTS):
        return "mhtml"
    # An empty or cut-off file has no mark left that would show its kind.
    ending = name.rpartition(".")[2]
    if ending in ("pdf", *_ZIPPED) and not start.startswith(b"<"):
        raise refuse_file("misnamed", name=ending)
    return "text"


def _kind_of_zip(content: bytes, ending: str) -> str:
    known = [FILE_KINDS[_ZIPPED[ending]].words] if ending in _ZIPPED else []
    parts = ZipParts(content, _WITHIN * 256, *known)
    if parts.holds("mimetype"):
        declared = parts.content("mimetype")
        if declared.startswith(b"application/epub"):
            return "epub"
        if declared.startswith(b"application/vnd.oasis.opendocument"):
            return "odf"
    for part, kind in (
        ("OFD.xml", "ofd"), ("word/document.xml", "docx"), ("xl/workbook.xml", "sheet"),
    ):  # fmt: skip
        if parts.holds(part):
            return kind
    for part, reason, name in (
        ("ppt/presentation.xml", "slides", "pptx"), ("Index/Document.iwa", "other-office", "Pages"),
        ("FixedDocSeq.fdseq", "other-print", "XPS"), ("visio/document.xml", "other-office", "Visio"),
        ("xl/workbook.bin", "other-sheet", "xlsb"), ("uof.xml", "other-office", "UOF"),
    ):  # fmt: skip
        if parts.holds(part):
            raise refuse_file(reason, name=name)
    if any(part.lower().endswith(".fdseq") for part in parts.names()):
        raise refuse_file("other-print", name="XPS")
    # Some programs leave the mark of OpenDocument out.
    if parts.holds("content.xml") and parts.holds("META-INF/manifest.xml"):
        return "odf"
    if parts.holds("[Content_Types].xml") or parts.holds("_rels/.rels"):
        return "docx"
    raise refuse_file("zip")


def _kind_of_ole(content: bytes) -> str:
    if _wide_name("EncryptedPackage") in content:
        raise refuse_file("encrypted")
    for stream, reason, name in _OLE_REFUSED:
        if _wide_name(stream) in content:
            raise refuse_file(reason, name=name)
    for stream, kind in _OLE_STREAMS:
        if _wide_name(stream) in content:
            return kind
    raise refuse_file("other-office", name="OLE")


def _wide_name(name: str) -> bytes:
    """A name as an old Office file spells it inside: in UTF-16."""
    return name.encode("utf-16-le")


def _kind_of_xml(start: bytes) -> str:
    root = re.search(rb"<(?![?!])[^>]*>", start)
    if root and _UOF in root[0]:
        raise refuse_file("other-office", name="UOF")
    for namespace, name, kind in _XML_ROOTS:
        if (
            root
            and namespace in root[0]
            and re.match(rb"<(?:[\w.-]+:)?" + name + rb"[\s>]", root[0])
        ):
            return kind
    return ""


def _is_picture_file(content: bytes) -> bool:
    is_web_picture = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    is_apple_picture = content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
    return (
        is_web_picture
        or is_apple_picture
        or (content.startswith(_PICTURE_MARKS) and b"\0" in content[:64])
        or content[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"GIF8")
    )


def _foreign(content: bytes) -> UnsupportedFileError | None:
    """The refusal of a kind that its first bytes show."""
    for reason, marks in (
        ("archive", _ARCHIVES), ("other-print", _PRINTS), ("program", _PROGRAMS), ("other-sheet", _EXCHANGES),
    ):  # fmt: skip
        for mark, name in marks:
            if content.startswith(mark) and (len(mark) > 2 or b"\0" in content[:64]):
                return refuse_file(reason, name=name)
    if content[257:262] == b"ustar":
        return refuse_file("archive", name="tar")
    if content[60:68] == b"BOOKMOBI":
        return refuse_file("other-print", name="MOBI")
    return None
