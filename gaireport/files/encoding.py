"""Bytes of a text or a web page -> str. No declaration is believed that the bytes do not bear out."""

import codecs
import re

from gaireport.errors import MissingExtraError
from gaireport.files.limits import FileLimits
from gaireport.files.refusals import refuse_file

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the mark of UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED_WITHIN = (
    4096  # HTML wants the declaration within 1024 bytes; pages with long scripts before it exist
)
_DECLARED = re.compile(
    rb"(?:charset|encoding)[ \t\r\n]{0,20}=[ \t\r\n]{0,20}[\"']?([A-Za-z0-9_.:-]{1,40})"
)
_CHINESE = frozenset(
    "gb gb2312 gb_2312 gb_2312-80 gb2312-80 gb2312-1980 x-gb2312 gb231280 euc-cn euccn eucgb2312-cn x-euc-cn "
    "csgb2312 iso-ir-58 csiso58gb231280 chinese gbk x-gbk cp936 ms936 936 windows-936 "
    "gb18030 gb18030-2000 gb18030-2005 gb18030-2022 csgbk csgb18030".split()
)
_USUAL_SHARE = 0.9
_DAMAGE_ALLOWED = 0.002  # share of bytes that fit no character in a text of which the rest fits


def read_plain(content: bytes, limits: FileLimits) -> str:
    """The text of a file that is nothing but text, web pages among them; raises what ``decode`` raises."""
    return decode(content)


def decode(content: bytes) -> str:
    """Decode the bytes by their mark, their declaration, a strict trial or at last a detector.

    Raises:
        MissingExtraError: only a detector could find the encoding, and none is installed.
        UnsupportedFileError: the bytes are no text.
    """
    marked = _by_mark(content)
    if marked is not None:
        return marked
    wide = _wide(content)
    if wide is not None:
        return wide
    if content.count(b"\0") > len(content) // 100:
        raise refuse_file("binary")
    for text in (
        _by_declaration(content),
        _strictly(content, "utf-8"),
        _strictly(content, "gb18030"),
    ):
        if text is not None:
            return text
    mended = _nearly(content, "utf-8") or _nearly(content, "gb18030")
    return mended if mended is not None else _detected(content)


def _by_mark(content: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            text = _strictly(content[len(mark) :], encoding)
            # A page glued together by a server may bear the mark and go on in another encoding.
            if text is not None or encoding != "utf-8":
                return text
    return None


def _wide(content: bytes) -> str | None:
    """Find UTF-16 without a mark: line feeds, digits and signs have a zero byte, which no other encoding has."""
    sample = content[:_DECLARED_WITHIN]
    if not sample.count(0):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(sample, encoding)
        if text and _share_usual(text) > _USUAL_SHARE:
            return _strictly(content, encoding)
    return None


def _share_usual(text: str) -> float:
    """The share of the characters that texts of this kind are made of: ASCII, Chinese and its punctuation."""
    usual = sum(
        " " <= char <= "~"
        or char in "\t\r\n\u00a0"
        or "\u2010" <= char <= "\u2030"
        or "\u3000" <= char <= "\u3020"
        or "\u4e00" <= char <= "\u9fff"
        or "\uff00" <= char <= "\uff60"
        for char in text
    )
    return usual / len(text)


def _by_declaration(content: bytes) -> str | None:
    found = _DECLARED.search(content[:_DECLARED_WITHIN])
    if found is None:
        return None
    name = found.group(1).decode("ascii").lower()
    if name in _CHINESE:
        return _chinese(content)
    if name.replace("_", "-") in ("utf-8", "utf8") or name.startswith(
        ("utf-16", "utf16", "unicode")
    ):
        return None  # readable as ASCII, so it is no UTF-16; UTF-8 is tried next in any case
    # Western single-byte encodings take every byte, so their declaration says nothing of a Chinese text.
    try:
        multibyte = codecs.lookup(name).name in ("big5", "big5hkscs", "cp950", "hz", "euc_tw")
    except LookupError:
        return None
    return _strictly(content, name) if multibyte else None


def _chinese(content: bytes) -> str | None:
    """Decode a text declared as GB. One in UTF-8 may also decode as GB, into other characters, so UTF-8 goes first.

    The few GB texts that are valid UTF-8 too turn into Latin or Cyrillic letters, never into Chinese.
    """
    unicode, chinese = _strictly(content, "utf-8"), _strictly(content, "gb18030")
    if unicode is None or chinese is None:
        return chinese if unicode is None else unicode
    return chinese if _ideographs(chinese) > 2 * _ideographs(unicode) else unicode


def _ideographs(text: str) -> int:
    return sum("\u4e00" <= char <= "\u9fff" for char in text[: 1 << 16])


def _strictly(content: bytes, encoding: str) -> str | None:
    """The text, or None where the bytes are not in this encoding. A last character that was cut off is dropped."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)("strict")
        return decoder.decode(content)
    except (UnicodeError, LookupError):
        return None


def _nearly(content: bytes, encoding: str) -> str | None:
    """The text with U+FFFD for the few bytes that fit no character: a damaged place does not mean another encoding."""
    text = content.decode(encoding, "replace")
    chinese = _ideographs(text)
    damaged = text.count("\ufffd") > max(1, len(content) * _DAMAGE_ALLOWED)
    return text if chinese and not damaged else None


def _detected(content: bytes) -> str:
    try:
        from charset_normalizer import from_bytes
    except ImportError as error:
        raise MissingExtraError(
            "the encoding of this text needs a detector: pip install gaireport[html]",
            message_zh="识别该文本的编码须先安装：pip install gaireport[html]",
        ) from error
    best = from_bytes(content[: 1 << 20]).best()
    text = None if best is None else _strictly(content, best.encoding)
    if text is None:
        raise refuse_file("unknown-encoding")
    return text
