"""Printed lines -> paragraphs: lines that a page or a converter broke inside a sentence are joined again.

This module knows nothing of titles, chapters or tables.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gaireport.adapter import Line
from gaireport.characters import rough_width
from gaireport.nodes import Paragraph
from gaireport.prose.dates import SILENT_MARKS, drop_blanks
from gaireport.source import Span, fold, is_page_number, unify_radicals

_OUTER_BLANKS = (
    " \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u202f\u205f\u3000\ufeff"
)
_BLANK_CHARACTERS = frozenset(_OUTER_BLANKS)
_TRIMMED = _BLANK_CHARACTERS | {"#", "*"}
"""The characters that a line with more than print may begin with: blanks, marks of a heading or of bold print."""
_HEADING_MARK = re.compile(r"#{1,6}\s+")


class Piece(NamedTuple):
    """A printed line or a part of one, without blanks and heading marks around it."""

    text: str
    start: int
    end: int
    indent: int
    """The cells of blank space before it; a first line is indented by two characters, which are four cells."""
    is_heading: bool
    """Whether the converter has marked it as a heading (#)."""

    @property
    def bare(self) -> str:
        """The printed text without any blank, written with characters even where the font has radicals."""
        return drop_blanks(unify_radicals(self.text))

    @property
    def width(self) -> int:
        """The width in cells, of which a Chinese character takes two."""
        return rough_width(self.text)

    def part(self, lo: int, hi: int) -> "Piece":
        """A slice of the text with its place, which is the whole line's place where markup was taken out."""
        text = self.text[lo:hi]
        lo += len(text) - len(text.lstrip(_OUTER_BLANKS))
        text = text.strip(_OUTER_BLANKS)
        if self.end - self.start != len(self.text):
            return self._replace(text=text)
        return self._replace(text=text, start=self.start + lo, end=self.start + lo + len(text))

    def offset(self, count: int) -> int:
        """The place in ``text`` of the character after ``count`` characters of the bare text."""
        for at, char in enumerate(self.text):
            if not char.isspace() and char not in SILENT_MARKS:
                if count == 0:
                    return at
                count -= 1
        return len(self.text)


def make_pieces(lines: Iterable[Line]) -> list[Piece]:
    """The lines that print something."""
    return [piece for line in lines if (piece := make_piece(line)).text]


def make_piece(line: Line) -> Piece:
    """The line without what is not printed; its text may be blank."""
    text, start, end = line
    if text and text[0] not in _TRIMMED and text[-1] not in _BLANK_CHARACTERS:
        return Piece(text, start, end, 0, False)
    return _trim(line)


def _trim(line: Line) -> Piece:
    text = line.text.rstrip(_OUTER_BLANKS)
    begin = len(text) - len(text.lstrip(_OUTER_BLANKS))
    indent = sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in text[:begin])
    mark = _HEADING_MARK.match(text, begin)
    if mark:
        begin = mark.end()
    end = len(text)
    while end - begin > 4 and text.startswith("**", begin) and text.endswith("**", 0, end):
        begin, end = begin + 2, end - 2
    whole = Piece(line.text, line.start, line.end, indent, mark is not None)
    return whole.part(begin, end)


_BARE_NUMBER = re.compile(r"[0-9]{1,3}")
_LONGEST_NUMBER = 24


def _is_number(text: str) -> bool:
    """Whether a line is the number of a page, or a number as bare as that."""
    return len(text) <= _LONGEST_NUMBER and (
        is_page_number(text) or _BARE_NUMBER.fullmatch(fold(text)) is not None
    )


# These open a part, which is never joined to the line before it.
_OPENS_PART = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:[、.:是]|要)|\(\s*[一二三四五六七八九十0-9]{1,2}\s*\)|[0-9]{1,2}(?:[、)]|\.(?![0-9]))"
    r"|第[一二三四五六七八九十]{1,2}[,、是]|[①-⑳㈠-㈩⑴-⑿]|其[一二三四五六][,、是]|[-*•●◆■▲]\s|#{1,6}\s|\||附件|!\["
)
_OPENS_SENTENCE = re.compile(
    r"下一步|今后|此外|另外|同时,|目前,|一年来|综上|接下来|近年来|特此|\(此件|联系电话|地址|邮编|电话"
)
_ENDS_SENTENCE = "。!?;:…."
_CLOSING_BRACKETS = "\"'”’)】》」』〕"
_GOES_ON = ",、(《“‘"
# 的 and its like never end a heading or a paragraph.
_BINDS = frozenset("的和及与等对在为将并或以按第共各其把被从向由至到于所")
_CONTINUES = frozenset(",。、;:!?)》”’】%℃")
_WIDEST_PAGE = 140
_COUNTERS = frozenset("年月日条件次个人项份篇期万亿元%名家余起批宗场处类部")


def join_paragraphs(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """The paragraphs that the lines print, each with the place of all its lines."""
    return join_pieces(make_pieces(lines))


def join_pieces(pieces: Sequence[Piece]) -> tuple[Paragraph, ...]:
    """Join paragraphs as ``join_paragraphs`` does, from lines already trimmed."""
    page = _page_width(pieces)
    groups: list[list[Piece]] = []
    held: list[Piece] = []
    for piece in pieces:
        if groups and _is_number(piece.text) and len(held) < 2:
            held.append(piece)
        elif groups and _sentence_goes_on(groups[-1][-1], piece, page):
            # A number that a counter follows is a figure of the sentence, not the page's.
            counted = [number for number in held if piece.text[0] in _COUNTERS]
            groups[-1] += [*counted, piece]
            held = []
        else:
            groups += [[number] for number in held if not is_page_number(number.text)]
            held = []
            groups.append([piece])
    groups += [[number] for number in held if not is_page_number(number.text)]
    return tuple(_make_paragraph(group) for group in groups)


def _make_paragraph(group: Sequence[Piece]) -> Paragraph:
    if len(group) == 1:
        return Paragraph(group[0].text, Span(group[0].start, group[0].end))
    parts = [group[0].text]
    for piece in group[1:]:
        # Two words of Latin letters need a blank between them; Chinese needs none.
        ends = parts[-1][-1] + piece.text[0]
        parts += [" ", piece.text] if ends.isascii() and ends.isalpha() else [piece.text]
    return Paragraph("".join(parts), Span(group[0].start, max(piece.end for piece in group)))


def _page_width(pieces: Sequence[Piece]) -> int:
    """The width at which the page breaks lines, 0 where lines are whole paragraphs.

    A page leaves many lines of nearly one width and none beyond it.
    """
    # A text is as wide as its characters are many, or wider; those are cheap to count.
    if any(len(piece.text) > _WIDEST_PAGE for piece in pieces):
        return 0
    widths = [piece.width for piece in pieces]
    widest = max(widths, default=0)
    full = sum(width >= widest - 6 for width in widths)
    return widest if 30 <= widest <= _WIDEST_PAGE and full >= 3 else 0


def _sentence_goes_on(above: Piece, below: Piece, page: int) -> bool:
    """Whether the sentence of one line goes on in the next."""
    # Nearly all lines of prose that are whole paragraphs end so.
    if above.text[-1] == "。":
        return False
    # An image, a link or a rest of a table is no sentence.
    if above.is_heading or below.is_heading or above.text[0] in "<![|" or below.text[0] in "<![|":
        return False
    opening, closing, following = (
        fold(above.text[:12]),
        fold(above.text[-12:]),
        fold(below.text[:24]),
    )
    last = closing.rstrip(_CLOSING_BRACKETS)[-1:] or closing[-1]
    if last in _ENDS_SENTENCE or _OPENS_PART.match(following):
        return False
    if following[0] in _CONTINUES or (closing[-1] in _GOES_ON and len(above.text) >= 6):
        return True
    if below.indent >= above.indent + 2:
        return False
    binds = closing[-1] in _BINDS
    ended = "。" in above.text
    if _OPENS_PART.match(opening) and not (ended or binds or closing[-1] in "0123456789"):
        # （一）加强组织领导 is a heading of its own, however long, unless the page breaks it.
        return page > 0 and above.width >= page - 6
    if page:
        return above.width >= page - 8
    if _OPENS_SENTENCE.match(following):
        return False
    return above.width >= 40 and (binds or ended or "，" in above.text or "," in above.text)
