"""The text as given and its folded twin of equal length, so that an offset means the same in both."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from typing import NamedTuple, Protocol
from zlib import crc32

import attrs

from gaireport.characters.legible import make_legible, without_ignorables

# Traditional characters beside the simplified ones (copies on other domains are converted). Only characters that
# occur in labels, titles and headings: prose is left alone.
_TRADITIONAL = "規範製發廢現數據處決許強為爲對務總項採購額鄉鎮縣區門關係會機構業組織體況報開條資訊請辦結轉續復複覆議訴訟維糾審經後該無備屬於國祕險穩類執訪舉確認獲繳費補齊內閉單億個與從應罰計詢權護過納繼動問題進減萬標這沒當統責實導監團隊線網電話設專檔響"
_SIMPLIFIED = "规范制发废现数据处决许强为为对务总项采购额乡镇县区门关系会机构业组织体况报开条资讯请办结转续复复复议诉讼维纠审经后该无备属于国秘险稳类执访举确认获缴费补齐内闭单亿个与从应罚计询权护过纳继动问题进减万标这没当统责实导监团队线网电话设专档响"
_PHRASES = (("資訊", "信息"), ("資料", "数据"), ("專案", "项目"), ("規範性檔案", "规范性文件"))
"""Words that are others in Taiwan, of the same length; converters to traditional characters put them in."""
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
_MARKS_FOR_NONE = frozenset(
    [
        "-",
        "--",
        "---",
        "/",
        "//",
        "\\",
        # A line break alone in a cell of an Org table, and an escaped stroke in one of Markdown.
        "\\\\",
        "n/a",
        "#n/a",
        "na",
        "<na>",
        "nan",
        "nat",
        "none",
        "null",
        "undefined",
        "—",
    ]
)
# The name that a program gives to a column whose head is blank.
_UNNAMED = re.compile("unnamed: ?[0-9]{1,3}(?:_level_[0-9]{1,2})?")
_PAGE_NUMBER = re.compile(
    r"[-~·]{1,3}\s*[0-9]{1,3}\s*[-~·]{1,3}|第\s*[0-9]{1,3}\s*页(?:\s*[,/]?\s*共\s*[0-9]{1,3}\s*页)?"
    r"|共\s*[0-9]{1,3}\s*页\s*[,/]?\s*第\s*[0-9]{1,3}\s*页|\[[0-9]{1,3}\]"
    r"|[0-9]{1,3}\s*/\s*[0-9]{1,3}|(?i:[-=*]*\s*p(?:age|\.)\s*[0-9]{1,3}(?:\s*(?:of|/)\s*[0-9]{1,3})?\s*[-=*]*)"
)
_LONGEST_PAGE_NUMBER = 24
_DIGIT = re.compile("[0-9０-９]")
_STRETCH = 100_000
"""Characters folded at a time, so that what is found in a flood of them does not fill the memory."""
_ANY_RADICAL = re.compile("[\u2e80-\u2fdf]")
_USUAL_FOLDS = (("，", ","), ("（", "("), ("）", ")"), ("：", ":"))
"""Most of what is folded in prose; to replace them without a search is quicker still."""
_FIRST_FOLDS = (*_USUAL_FOLDS, *_PHRASES)


@attrs.frozen(init=False)
class Span:
    """Offsets into the text as given: ``text[start:end]``."""

    start: int
    """The offset of the first character, in code points from 0."""
    end: int
    """The offset behind the last one."""

    def __init__(self, start: int, end: int) -> None:
        # A report has hundreds. The setters of the slots take half as long as what attrs makes of a frozen class.
        _set_start(self, start)
        _set_end(self, end)


_set_start, _set_end = vars(Span)["start"].__set__, vars(Span)["end"].__set__


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
    for mark, plain in _FIRST_FOLDS:
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


def fold_cell(text: str) -> str:
    """The text of a cell as figures and marks are recognised in it: folded, lower case, only what is visible."""
    return fold(without_ignorables(text)).strip().lower()


def is_mark_for_none(folded: str) -> bool:
    """Whether a cell, as ``fold_cell`` leaves it, prints that there is no figure."""
    return folded in _MARKS_FOR_NONE or _UNNAMED.fullmatch(folded) is not None


def is_page_number(text: str) -> bool:
    """Whether a line is a page number as pages print it: - 3 -, 第3页 共8页, 3/8; a bare number is not."""
    return (
        len(text) <= _LONGEST_PAGE_NUMBER
        and _DIGIT.search(text) is not None
        and _PAGE_NUMBER.fullmatch(fold(text).strip()) is not None
    )


def unify_radicals(text: str) -> str:
    """Write radicals with the code points of characters; the length is kept."""
    return text.translate(_RADICALS) if _ANY_RADICAL.search(text) else text


class Source:
    """One text to be read. Spans are offsets into the text as given and into ``text`` alike.

    Attributes:
        text: the text as its reader sees it, as long as the one given: blanks stand for what prints nothing or means
            nothing where it stands, and every line ends with a line feed.
        given: the text as given, where a layout looks for marks that mean nothing in others: bullets, quoting and bold
            print that every row has are blanks in ``text``. What is printed is taken from ``text``, at the same offsets.
    """

    __slots__ = ("_folded", "_guessed", "_line_starts", "_moved", "given", "text")

    def __init__(self, given: str) -> None:
        self.given = given
        self.text, self._moved, self._guessed = make_legible(given)
        """The text as given, as long, with blanks for what prints nothing or means nothing where it stands, and line
        feeds at all ends of lines."""
        self._folded: str | None = None
        self._line_starts: list[int] | None = None

    @property
    def folded(self) -> str:
        """The folded twin, made on first use."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    @property
    def is_plain(self) -> bool:
        """Whether all characters stand where they are given, and each is the one that is given or a blank."""
        return not self._moved and not self._guessed

    def given_place(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of ``text`` stands in the text as given: characters that print nothing may stand within."""
        first = self._given(start)
        return first, max(first, self._given(end - 1) + 1) if end > start else first

    def _given(self, offset: int) -> int:
        at = bisect_right(self._moved, offset, key=lambda moved: moved.start) - 1
        if at < 0 or offset >= self._moved[at].end:
            return offset
        start, _, places = self._moved[at]
        return places[offset - start] if offset - start < len(places) else offset

    def is_guessed(self, start: int, end: int) -> bool:
        """Whether another sign is given for a zero of the piece."""
        at = bisect_left(self._guessed, start)
        return at < len(self._guessed) and self._guessed[at] < end

    @property
    def line_starts(self) -> list[int]:
        """The offsets at which the lines begin, found on first use."""
        if self._line_starts is None:
            *before, _ = self.text.split("\n")
            self._line_starts = [*accumulate([len(line) + 1 for line in before], initial=0)]
        return self._line_starts

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both counted from 1, the column in characters."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def text_digest(text: str) -> int:
    """A checksum by which a text is known again, in every process."""
    return crc32(text.encode("utf-8", "surrogatepass"))
