"""Pages that are kept in one file, .mht and .epub -> the HTML in them."""

import posixpath
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import unquote

from gaireport.errors import InputTooLargeError
from gaireport.files.encoding import decode
from gaireport.files.limits import FileLimits
from gaireport.files.refusals import refuse_file
from gaireport.files.xml_tree import read_tree
from gaireport.files.zipped import ZipParts
from gaireport.findings.words import Words

_MHTML, _EPUB = Words("web archive", "网页存档（.mht）"), Words("EPUB", "EPUB 文件")


_HEADER_BLANK = re.compile(rb"^([A-Za-z-]{1,40}) +:", re.M)


def mhtml_to_html(content: bytes, limits: FileLimits) -> str:
    """The page of a web archive: its first part that is HTML, or else plain text.

    Raises:
        UnsupportedFileError: it holds no text, or is a mail that something is attached to.
    """
    # Some programs leave a blank before the colon of a header, which no parser takes for one.
    message = message_from_bytes(_HEADER_BLANK.sub(rb"\1:", content), policy=policy.HTTP)
    parts = [part for part in message.walk() if isinstance(part, EmailMessage)]
    attached = [part.get_filename() for part in parts if part.is_attachment()]
    if attached:
        raise refuse_file("mail", name=attached[0] or "eml")
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in parts:
            if part.get_content_type() != kind:
                continue
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return _declared(payload, part.get_content_charset())
    raise refuse_file("no-text", kind=_MHTML)


def _declared(payload: bytes, charset: str | None) -> str:
    """The text of a part; its header is believed where the bytes bear it out, as in a page."""
    if charset in ("big5", "utf-16", "utf-16le", "utf-16be", "hz-gb-2312"):
        try:
            return payload.decode(charset)
        except UnicodeError:
            return decode(payload)
    return decode(payload)


def epub_to_html(content: bytes, limits: FileLimits) -> str:
    """The chapters of an EPUB, in the order in which they are read."""
    parts = ZipParts(content, limits.max_unpacked)
    container = "META-INF/container.xml"
    root = read_tree(parts.chunks(container), container).find(".//rootfile")
    if root is None or not root.get("full-path"):
        raise refuse_file("damaged", kind=_EPUB, cause="no package is named")
    package = root.get("full-path", "")
    book = read_tree(parts.chunks(package), package)
    files = {item.get("id"): item.get("href", "") for item in book.iter("item")}
    pages: list[str] = []
    size = 0
    for reference in book.iter("itemref"):
        target = unquote(files.get(reference.get("idref"), ""))
        name = posixpath.normpath(posixpath.join(posixpath.dirname(package), target))
        page = parts.content(name)
        size += len(page)
        if size > limits.max_unpacked:
            raise InputTooLargeError(
                f"the EPUB unpacks to more than {limits.max_unpacked} bytes",
                message_zh=f"EPUB 文件解压后超过{limits.max_unpacked}字节",
            )
        pages.append(decode(page))
    if not pages:
        raise refuse_file("no-text", kind=_EPUB)
    return "\n".join(pages)
