"""Lines before chapter one -> title, organ, years, date and preamble, as nodes; chapters are found elsewhere."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gaireport.adapter import Line
from gaireport.nodes import Label, Paragraph
from gaireport.prose.dates import find_date_at_end, may_end_with_date, squeeze_line
from gaireport.prose.metadata import find_page_year, find_publisher, without_metadata
from gaireport.prose.organs import is_organ
from gaireport.prose.paragraphs import Piece, join_pieces, make_pieces
from gaireport.prose.preamble import find_contact, find_organ, find_organ_at_work
from gaireport.prose.titles import (
    LONGEST_TITLE,
    TAIL,
    TitleParts,
    belongs_before,
    ends_sentence,
    read_title,
)
from gaireport.prose.years import Years, read_years
from gaireport.source import Span, fold, unify_radicals


class Front(NamedTuple):
    """The nodes before chapter one."""

    title: str | None
    agency: str | None
    """The organ of the title, or else of the preamble."""
    page_agency: str | None
    """The organ that the page or the preamble names beside its own business; it is asked where nobody signs."""
    years: Years
    published: date | None
    """The date that stands below the title."""
    preamble: tuple[Paragraph, ...]
    labels: tuple[Label, ...]

    @property
    def year(self) -> int | None:
        """The year of the title, or else the one that the text below it states."""
        years = self.years
        return years.title or years.period or years.named or years.stated


class _Day(NamedTuple):
    """The date below a title, the organ beside it, and the line that it takes."""

    value: date
    organ: str | None
    piece: Piece


class _Title(NamedTuple):
    first: int
    last: int
    parts: TitleParts


_MOST_LINES = 6
_MAY_END_A_TITLE = re.compile(
    r"[)\]】〕》）告报報结結況况表书書述][：:#]*$|报告|報告|年报|年報|总结|情况"
)
_HEADING_NUMBER = re.compile("[一二三四五六七八九十]{1,2}、")
# Every end of a title has one of these characters.
_ENDS_SOME_TITLE = re.compile(r"[)\]】〕》）告报報结結況况表书書述]")


def read_front(lines: Sequence[Line]) -> Front:
    """Read title, organ, years and preamble from the lines before chapter one."""
    pieces = [part for piece in make_pieces(lines) for part in _split_off_title(piece)]
    titles = _titles_among(pieces)
    if not titles:
        return _make_front([], None, pieces, None)
    # The report's own heading stands nearest to chapter one, but one with an organ wins.
    best = max(titles, key=lambda title: (title.parts.rank, title.last))
    shown, rest = _cut_title(pieces[best.first : best.last + 1], best.parts)
    behind = [*rest, *pieces[best.last + 1 :]]
    day = _find_day(behind)
    if day is not None:
        behind = [piece for piece in behind if piece is not day.piece]
    others = [*pieces[: best.first], *behind]
    parts = best.parts
    if parts.year is None:
        year = next((title.parts.year for title in reversed(titles) if title.parts.year), None)
        parts = parts._replace(year=year)
    if (
        parts.agency is None
        and best.last + 1 < len(pieces)
        and is_organ(pieces[best.last + 1].text)
    ):
        parts = parts._replace(agency=pieces[best.last + 1].bare)
    return _make_front(shown, parts, others, day)


def _make_front(
    shown: Sequence[Piece], parts: TitleParts | None, others: Sequence[Piece], day: _Day | None
) -> Front:
    text = without_metadata(others)
    agency = parts.agency if parts else None
    labels = [Label("title", p.text, Span(p.start, p.end)) for p in shown]
    if day is not None:
        agency = agency or day.organ
        labels.append(Label("published", day.piece.text, Span(day.piece.start, day.piece.end)))
    agency = agency or find_organ(text) or find_organ_at_work(text)
    agency = agency or find_organ_at_work(without_metadata(others, "\n"))
    return Front(
        title=_printed_title(shown) if shown else None,
        agency=agency,
        page_agency=None if agency else find_publisher(others) or find_contact(text),
        years=read_years(text, title=parts.year if parts else None, page=find_page_year(others)),
        published=day.value if day else None,
        preamble=join_pieces(others),
        labels=tuple(labels),
    )


_NEAR_TITLE = 3
"""Lines behind a title among which its date stands."""


def _find_day(behind: Sequence[Piece]) -> _Day | None:
    """The date that stands behind a title on a line of its own, in brackets or as a signature has it."""
    for piece in behind[:_NEAR_TITLE]:
        bare = squeeze_line(piece.text) if may_end_with_date(piece.text) else ""
        day = find_date_at_end(bare) if len(bare) <= LONGEST_TITLE else None
        if day is None or day.value is None:
            continue
        before = bare[: day.start].lstrip("(")
        if "月" not in bare[day.start :] and bare[:1] != "(":
            continue  # 2024-01-12 is the day of the page.
        if not before or is_organ(before):
            return _Day(day.value, before or None, piece)
    return None


def find_titles(lines: Sequence[Line]) -> list[tuple[int, TitleParts]]:
    """Every run of lines that reads as a title: where it begins, and what it names."""
    pieces = [part for piece in make_pieces(lines) for part in _split_off_title(piece)]
    return [(pieces[title.first].start, title.parts) for title in _titles_among(pieces)]


def _printed_title(shown: Iterable[Piece]) -> str:
    text = unify_radicals("".join(piece.text for piece in shown))
    return text.replace("**", "").replace("\\", "")


_TITLE_THEN_TEXT = re.compile(
    r"(?:报告书?|報告|年报|总结|情况)(?:[(（][^()（）]{0,20}[)）])?"
    r"(?=\s|(?:根据|根據|[按依遵参][照據据]|为(?:了|贯彻|进一步|做好)|本报告|本年度报告|现[将就公予向]))"
)
_OPENS_PREAMBLE = re.compile(
    r"\s|根据|根據|[按依遵参][照據据]|为[了贯进做]|本报|本年|现[将就公予向]"
)


def _split_off_title(piece: Piece) -> list[Piece]:
    """Split a title from what a converter left behind it on the same line: metadata or the preamble."""
    if _OPENS_PREAMBLE.search(piece.text) is None:
        return [piece]
    cuts = [found.end() for found in _TITLE_THEN_TEXT.finditer(piece.text, 0, 2 * LONGEST_TITLE)]
    if not cuts or read_title(piece.bare):
        return [piece]
    for cut in reversed(cuts[:5]):
        title = piece.part(0, cut)
        if read_title(title.bare):
            return [title, piece.part(cut, len(piece.text))]
    return [piece]


def _titles_among(pieces: Sequence[Piece]) -> list[_Title]:
    """Find every run of lines that reads as a title, in source order."""
    titles: list[_Title] = []
    for last, piece in enumerate(pieces):
        text = piece.text
        if (
            len(text) > 3 * LONGEST_TITLE
            or _ENDS_SOME_TITLE.search(text) is None
            or ends_sentence(text)
            or not _MAY_END_A_TITLE.search(piece.bare)
        ):
            continue
        first = max(0, last - _MOST_LINES + 1)
        near = pieces[first : last + 1]
        bare = [each.bare if len(each.text) <= 3 * LONGEST_TITLE else "" for each in near]
        title = _title_ending_at(bare, last - first)
        if title is not None:
            titles.append(title._replace(first=title.first + first, last=last))
    return titles


def _title_ending_at(bare: Sequence[str], last: int) -> _Title | None:
    """The title whose last line this is: the fewest lines that make a title, and the lines on which its organ or
    year begins."""
    text = bare[last]
    first, parts = last, read_title(text)
    while first > 0 and last - first < _MOST_LINES - 1:
        above = bare[first - 1]
        if not 0 < len(above) <= 60 or len(above) + len(text) > LONGEST_TITLE:
            break
        if _HEADING_NUMBER.match(text):
            break  # A heading, or an entry of a table of contents.
        if parts is not None and not belongs_before(above, parts):
            break
        # A whole title above is another title, unless this line can only be its end.
        if read_title(above) is not None and not (
            first == last and TAIL.fullmatch(fold(text)) is not None
        ):
            break
        joined = read_title(above + text)
        if parts is not None and (joined is None or joined.start > parts.start == 0):
            break
        text, parts, first = above + text, joined, first - 1
    return _Title(first, last, parts) if parts is not None else None


def _cut_title(lines: Sequence[Piece], parts: TitleParts) -> tuple[list[Piece], list[Piece]]:
    """Cut the title's printed lines from what else stands on them: a breadcrumb before, a site behind."""
    shown: list[Piece] = []
    rest: list[Piece] = []
    done = 0
    for piece in lines:
        count = len(piece.bare)
        lo = piece.offset(max(0, min(count, parts.start - done)))
        hi = piece.offset(max(0, min(count, parts.end - done)))
        while hi > lo and piece.text[hi - 1 : hi].isspace():
            hi -= 1
        done += count
        bounds = ((rest, 0, lo), (shown, lo, hi), (rest, hi, len(piece.text)))
        for where, begin, end in bounds:
            part = piece.part(begin, end)
            # Marks around a title (# * :) are not printed.
            if part.text.strip(' #*:：\\《》“”"【】'):
                where.append(part)
    return shown, rest
