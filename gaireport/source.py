"""The text as given and its folded twin of equal length, so that an offset means the same in both."""

import unicodedata
from bisect import bisect_right
from functools import cache

import attrs

# Traditional characters of the official labels beside the simplified ones (copies on other domains are converted,
# domain sheet section 8). Only characters that occur in labels, titles and headings: prose is left alone.
_TRADITIONAL = "規制發廢現數處決許強為對務總項採購額鄉鎮縣區門關會機構業組織體況報開條資訊請辦結轉續復議訴訟維糾審經復後該無報備屬於國秘法規危險穩類執訪舉複複確認獲繳費補齊內閉單億個與從體應據"
_SIMPLIFIED = "规制发废现数处决许强为对务总项采购额乡镇县区门关会机构业组织体况报开条资讯请办结转续复议诉讼维纠审经复后该无报备属于国秘法规危险稳类执访举复复确认获缴费补齐内闭单亿个与从体应据"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\r"


@attrs.frozen
class Span:
    """Offsets into the text as given: ``text[start:end]``."""

    start: int
    end: int


@cache
def _fold_table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update({ord(space): " " for space in _SPACES})
    table.update(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True))
    # Kangxi radicals and compatibility ideographs look like the plain character and come out of PDF fonts.
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain
    table.update({0x2212: "-", 0xFE63: "-", 0x2013: "-", 0x2014: "-", 0x2015: "-"})
    return table


def fold(text: str) -> str:
    """The text with full-width forms, radicals, odd spaces and traditional label characters folded.

    The result has the length of ``text``; line feeds and tabs stay.
    """
    return text if text.isascii() else text.translate(_fold_table())


class Source:
    """One text to be read. Spans are offsets into ``text``."""

    __slots__ = ("_folded", "_line_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: str | None = None
        self._line_starts: list[int] | None = None

    @property
    def folded(self) -> str:
        """The folded twin, made on first use."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1 in characters."""
        if self._line_starts is None:
            starts, at = [0], self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._line_starts = starts
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
