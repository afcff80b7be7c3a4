"""Lines outside of tables -> what stands before chapter one and what closes the report, as nodes.

Chapter headings and tables are found elsewhere.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from gaireport.adapter import Line
from gaireport.nodes import Label, Paragraph
from gaireport.prose.dates import (
    PrintedDate,
    drop_blanks,
    find_date_at_end,
    find_period_year,
    find_publication_year,
    find_stated_year,
    may_end_with_date,
    squeeze_line,
)
from gaireport.prose.organs import (
    is_broken_off,
    is_headless,
    is_organ,
    is_place,
    names_place,
)
from gaireport.prose.paragraphs import Piece, join_pieces, make_piece, make_pieces
from gaireport.prose.titles import (
    LONGEST_TITLE,
    TAIL,
    TitleParts,
    belongs_before,
    ends_sentence,
    read_title,
)
from gaireport.source import Span, fold, unify_radicals


class Front(NamedTuple):
    """The nodes before chapter one."""

    title: str | None
    agency: str | None
    year: int | None
    """The year of the title, or else of the period."""
    period_year: int | None
    published_year: int | None
    """The year in which the page says that it was published."""
    preamble: tuple[Paragraph, ...]
    labels: tuple[Label, ...]


class End(NamedTuple):
    """The nodes after the last chapter heading."""

    signature: str | None
    published: date | None
    paragraphs: tuple[Paragraph, ...]
    labels: tuple[Label, ...]
    trailing: tuple[Line, ...]
    """The lines that follow the signature or begin as a page's footer does."""


class _Title(NamedTuple):
    first: int
    last: int
    parts: TitleParts


_MOST_LINES = 6
_MAY_END_A_TITLE = re.compile(
    r"[)\]】〕》）告报報结結況况表书書述][：:#]*$|报告|報告|年报|年報|总结|情况"
)
# Every end of a title has one of these characters.
_ENDS_SOME_TITLE = re.compile(r"[)\]】〕》）告报報结結況况表书書述]")


def read_front(lines: Sequence[Line]) -> Front:
    """Read title, organ, year and preamble from the lines before chapter one."""
    pieces = [part for piece in make_pieces(lines) for part in _split_off_title(piece)]
    titles = _titles_among(pieces)
    if not titles:
        return _front_without_title(pieces)
    # The report's own heading stands nearest to chapter one, but one with an organ wins.
    best = max(titles, key=lambda title: (title.parts.rank, title.last))
    shown, rest = _cut_title(pieces[best.first : best.last + 1], best.parts)
    others = [*pieces[: best.first], *rest, *pieces[best.last + 1 :]]
    period = _find_in(others, find_period_year)
    agency = best.parts.agency
    if agency is None and best.last + 1 < len(pieces) and is_organ(pieces[best.last + 1].text):
        agency = pieces[best.last + 1].bare
    year = best.parts.year or period
    if year is None:
        year = next((title.parts.year for title in reversed(titles) if title.parts.year), None)
    if year is None:
        year = _find_in(others, find_stated_year)
    return Front(
        title=_printed_title(shown),
        agency=agency or _find_agency(others),
        year=year,
        period_year=period,
        published_year=_find_in(others, find_publication_year),
        preamble=join_pieces(others),
        labels=tuple(Label("title", p.text, Span(p.start, p.end)) for p in shown),
    )


def find_titles(lines: Sequence[Line]) -> list[tuple[int, TitleParts]]:
    """Every run of lines that reads as a title: where it begins, and what it names."""
    pieces = [part for piece in make_pieces(lines) for part in _split_off_title(piece)]
    return [(pieces[title.first].start, title.parts) for title in _titles_among(pieces)]


def _printed_title(shown: Iterable[Piece]) -> str:
    text = unify_radicals("".join(piece.text for piece in shown))
    return text.replace("**", "").replace("\\", "")


def _front_without_title(pieces: Sequence[Piece]) -> Front:
    period = _find_in(pieces, find_period_year)
    return Front(
        title=None,
        agency=_find_agency(pieces),
        year=period or _find_in(pieces, find_stated_year),
        period_year=period,
        published_year=_find_in(pieces, find_publication_year),
        preamble=join_pieces(pieces),
        labels=(),
    )


def _find_in(pieces: Iterable[Piece], find_year: Callable[[str], int | None]) -> int | None:
    # A page may break the period in two, so the lines are read as one text.
    return find_year("".join(piece.text for piece in pieces))


_TITLE_THEN_TEXT = re.compile(r"(?:报告书?|年报|总结|情况)(?:[(（][^()（）]{0,20}[)）])?(?=\s)")


def _split_off_title(piece: Piece) -> list[Piece]:
    """Split a title from what a converter left behind it on the same line: metadata or the preamble."""
    # There must be a blank inside.
    if len(piece.text.split(None, 1)) < 2:
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


_PREPARED_BY = re.compile(r"由([^,。;:《》]{2,50}?)(?:负责)?(?:编制|编写|编撰|起草)")
_PREPARES = re.compile(
    r"(?:^|[,。;:])([^,。;:《》]{2,50}?)(?:编制|编写|编撰)(?:了|完成|发布|并|本|20|《|形成)"
)
_NOW = re.compile(
    r"现[将就对]?(?:公布|发布|公开)?《?([^,。;:《》]{2,50}?)(?:关于)?(?:20[0-3][0-9]|政府信息公开)"
)
_LOOKS_BACK = re.compile(r"(?:^|[,。;:])([^,。;:《》]{2,50}?)(?:对|就)(?:本年度|20[0-3][0-9]年)")
_QUOTED = re.compile(r"《([^《》]{6,100})》")


def _find_agency(pieces: Sequence[Piece]) -> str | None:
    """The organ that the preamble says prepares the report."""
    printed = drop_blanks(unify_radicals("".join([piece.text for piece in pieces])))
    folded = fold(printed)
    for quoted in _QUOTED.finditer(folded):
        parts = read_title(printed[quoted.start(1) : quoted.end(1)])
        if parts is not None and parts.agency is not None and is_organ(parts.agency):
            return parts.agency
    for pattern in (_PREPARED_BY, _PREPARES, _NOW, _LOOKS_BACK):
        for found in pattern.finditer(folded):
            length = _organ_at_start(found[1])
            if length:
                return printed[found.start(1) : found.start(1) + length]
    return None


def _organ_at_start(text: str) -> int:
    """The length of the longest organ that the text begins with."""
    return next((end for end in range(min(40, len(text)), 1, -1) if is_organ(text[:end])), 0)


_FOOTER = re.compile(
    # Each begins with a character of its own, so that the search leaps over all others.
    r"版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码"
    r"|ICP(?<=[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP)"
    r"|备案号|公网安备|上一篇|下一篇|扫一扫|打印(?:本页|】)|关闭(?:窗口|本页)|【关闭】|分享到|网站地图|关于我们|联系我们$|相关(?:链接|附件|文档|阅读|文章)"
    r"|友情链接|返回顶部|Copyright|字体[:：]|浏览次数|点击(?:数|量|率)|责任编辑[:：]|打印$|关闭$|©"
)
_SEAL = re.compile(r"\((?:盖章|公章|印章|章|签章|加盖公章)\)$")
_SIGN_LABEL = re.compile(
    r"(?:填报单位|报告单位|编制单位|发布单位|单位名称|单位|落款|报送单位)(?:\((?:盖章|公章|章)\))?:"
)
_LONGEST_SIGNATURE = 60


class _Signature(NamedTuple):
    first: int
    last: int
    text_before: Piece | None
    """The text of a line before the organ that signs on it."""
    organ: tuple[Piece, ...]
    day: Piece | None
    published: date | None


def read_end(lines: Sequence[Line]) -> End:
    """Read the last chapter's paragraphs, and the organ and the date that sign them."""
    printed = [(line, piece) for line in lines if (piece := make_piece(line)).text]
    pieces = [piece for _, piece in printed]
    footer = next(
        (at for at, p in enumerate(pieces) if len(p.text) <= 80 and _FOOTER.search(p.text)), None
    )
    body = pieces[:footer]
    found = _find_signature(body)
    if found is None:
        trailing = tuple(line for line, _ in printed[len(body) :])
        return End(None, None, join_pieces(body), (), trailing)
    labels = [Label("signature", p.text, Span(p.start, p.end)) for p in found.organ]
    if found.day is not None:
        labels.append(Label("published", found.day.text, Span(found.day.start, found.day.end)))
    before = [found.text_before] if found.text_before else []
    return End(
        signature="".join(piece.bare for piece in found.organ) or None,
        published=found.published,
        paragraphs=join_pieces([*body[: found.first], *before]),
        labels=tuple(labels),
        trailing=tuple(line for line, _ in printed[found.last + 1 :]),
    )


def _find_signature(pieces: Sequence[Piece]) -> _Signature | None:
    date_only: _Signature | None = None
    for at, piece in enumerate(pieces):
        if not may_end_with_date(piece.text):
            continue
        tail = squeeze_line(piece.text[-3 * _LONGEST_SIGNATURE :])
        day = find_date_at_end(tail)
        if day is None:
            continue
        found = _read_signature(pieces, at, len(piece.bare) - (len(tail) - day.start), day)
        if found is not None and found.organ:
            return found
        date_only = date_only or found
    return date_only or _unsigned_date(pieces)


def _read_signature(
    pieces: Sequence[Piece], at: int, count: int, day: PrintedDate
) -> _Signature | None:
    """Read the signature whose date closes the line; ``count`` characters stand before the date."""
    piece = pieces[at]
    cut = piece.offset(count)
    head, printed_day = piece.part(0, cut), piece.part(cut, len(piece.text))
    if not head.text.strip("(（ "):
        organ = _organ_above(pieces, at)
        if not organ and day.value is None and not _has_day(printed_day.text):
            return None
        return _Signature(at - len(organ), at, None, organ, printed_day, day.value)
    before, organ_piece = _split_off_organ(head)
    if organ_piece is None:
        return None
    return _Signature(at, at, before, (organ_piece,), printed_day, day.value)


def _has_day(text: str) -> bool:
    """Whether a printed date goes down to the day; a bare month in the text signs nothing."""
    return "日" in text or "号" in text or fold(text).count("-") + fold(text).count(".") >= 2


def _split_off_organ(head: Piece) -> tuple[Piece | None, Piece | None]:
    """Split off the organ that a line names before its date, behind the end of a sentence if it has one."""
    folded = fold(head.text)
    stop = max(folded.rfind(mark) for mark in "。;!") + 1
    blank = folded.rfind(" ")
    for cut in (stop, 1 if folded.startswith("无") else stop, blank + 1):
        organ = _organ(head.part(cut, len(folded)))
        if organ is not None and (cut == 0 or cut != blank + 1 or cut == stop or cut == 1):
            return (head.part(0, cut) if cut else None), organ
    return None, None


def _organ(piece: Piece) -> Piece | None:
    """The organ that a line names and nothing else, without label and note of the seal."""
    folded = fold(piece.text)
    if len(folded) > 2 * _LONGEST_SIGNATURE:
        return None
    label = _SIGN_LABEL.match(folded)
    lo = label.end() if label else 0
    seal = _SEAL.search(folded)
    organ = piece.part(lo, seal.start() if seal else len(folded))
    return organ if organ.text and is_organ(organ.text) else None


def _organ_above(pieces: Sequence[Piece], at: int) -> tuple[Piece, ...]:
    """The line or the two lines above the date that name the organ."""
    organ = _organ(pieces[at - 1]) if at > 0 else None
    if organ is None:
        return ()
    name = fold(organ.bare)
    if at > 1 and (is_headless(name) or not names_place(name)):
        above = pieces[at - 2]
        if len(above.text) <= 40 and (is_place(above.text) or is_broken_off(fold(above.bare))):
            return (above, organ)
    return (organ,)


def _unsigned_date(pieces: Sequence[Piece]) -> _Signature | None:
    """An organ that signs as the last line of the report without a date."""
    if len(pieces) < 2:
        return None
    organ = _organ(pieces[-1])
    if organ is None or len(organ.bare) < 5 or is_place(organ.text):
        return None
    return _Signature(len(pieces) - 1, len(pieces) - 1, None, (organ,), None, None)
