"""The text as given and its folded twin of equal length, so that an offset means the same in both."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, Protocol

import attrs

# Traditional characters of the official labels beside the simplified ones (copies on other
# domains are converted). Only characters that occur in labels, titles and headings: prose is left alone.
_TRADITIONAL = "規制發廢現數處決許強為對務總項採購額鄉鎮縣區門關會機構業組織體況報開條資訊請辦結轉續復議訴訟維糾審經復後該無報備屬於國秘法規危險穩類執訪舉複複確認獲繳費補齊內閉單億個與從體應據罰計詢權護過納繼動問題進"
_SIMPLIFIED = "规制发废现数处决许强为对务总项采购额乡镇县区门关会机构业组织体况报开条资讯请办结转续复议诉讼维纠审经复后该无报备属于国秘法规危险稳类执访举复复确认获缴费补齐内闭单亿个与从体应据罚计询权护过纳继动问题进"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\r"


# Radicals that PDF fonts put in the place of characters (Chromium with Noto fonts). NFKC leaves the block from U+2E80
# as it is and makes the traditional 戶 of the Kangxi radical 63.
_RADICALS: dict[int, str] = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in range(0x2F00, 0x2FD6)
    if code != 0x2F3E
} | dict(
    zip(
        map(ord, "⺠⻔⻘⻓⻅⻉⻆⻋⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⻄⻁⺟⼾"),
        "民门青长见贝角车韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟西虎母户",
        strict=True,
    )
)
_STRETCH = 100_000
"""Characters folded at a time, so that what is found in a flood of them does not fill the memory."""
_ANY_RADICAL = re.compile("[\u2e80-\u2fdf]")
_USUAL_FOLDS = (("，", ","), ("（", "("), ("）", ")"), ("：", ":"))
"""Most of what is folded in prose; to replace them without a search is quicker still."""


@attrs.frozen
class Span:
    """Offsets into the text as given: ``text[start:end]``."""

    start: int
    end: int


class HasSpan(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def span_over(pieces: Iterable[HasSpan]) -> Span:
    """The span from the first character of all pieces to the last, in any order; there is at least one piece."""
    pieces = list(pieces)
    return Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces))


@cache
def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update({ord(space): " " for space in _SPACES})
    table.update(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True))
    table.update(_RADICALS)
    # Compatibility ideographs. What Unicode makes of a character that it has is settled for good.
    for code in range(0xF900, 0xFB00):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain
    table.update({0x2212: "-", 0xFE63: "-", 0x2013: "-", 0x2014: "-", 0x2015: "-"})
    return table


class _Folds(NamedTuple):
    plain: dict[str, str]
    any: re.Pattern[str]
    """A pattern for one of the characters that are folded."""
    last: frozenset[str]
    """The characters whose plain one is itself folded where it stands in the text, such as 門 of the radicals."""


@cache
def _folds() -> _Folds:
    plain = {chr(code): to for code, to in _fold_table().items() if chr(code) != to}
    last = frozenset(char for char, to in plain.items() if to in plain)
    return _Folds(plain, re.compile(f"[{re.escape(''.join(plain))}]"), last)


def fold(text: str) -> str:
    """The text with full-width forms, radicals, odd spaces and traditional label characters folded.

    The result has the length of ``text``; line feeds and tabs stay.
    """
    if text.isascii() and "\r" not in text:
        return text
    for mark, plain in _USUAL_FOLDS:
        if mark in text:
            text = text.replace(mark, plain)
    if len(text) > _STRETCH:
        return "".join(
            map(
                _fold_characters, (text[at : at + _STRETCH] for at in range(0, len(text), _STRETCH))
            )
        )
    return _fold_characters(text)


def _fold_characters(text: str) -> str:
    """Fold by the different characters that occur, which are few; str.translate takes ten times as long."""
    folds = _folds()
    found = folds.any.findall(text)
    if found:
        for char in sorted(set(found), key=folds.last.__contains__):
            text = text.replace(char, folds.plain[char])
    return text


def unify_radicals(text: str) -> str:
    """Write radicals with the code points of characters; the length is kept."""
    return text.translate(_RADICALS) if _ANY_RADICAL.search(text) else text


class Source:
    """One text to be read. Spans are offsets into its ``text``."""

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
        """The line and column of an offset, both counted from 1, the column in characters."""
        if self._line_starts is None:
            starts, at = [0], self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._line_starts = starts
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
