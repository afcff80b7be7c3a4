"""Lines behind the last chapter heading -> its paragraphs, and the organ and the date that sign the report."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gaireport.adapter import Line
from gaireport.nodes import Label, Paragraph
from gaireport.prose.dates import PrintedDate, find_date_at_end, may_end_with_date, squeeze_line
from gaireport.prose.organs import is_broken_off, is_headless, is_organ, is_place, names_place
from gaireport.prose.paragraphs import Piece, join_pieces, make_piece
from gaireport.source import Span, fold, is_page_number


class End(NamedTuple):
    """The nodes after the last chapter heading."""

    signature: str | None
    published: date | None
    paragraphs: tuple[Paragraph, ...]
    labels: tuple[Label, ...]
    trailing: tuple[Line, ...]
    """The lines that follow the signature or begin as a page's footer does."""


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
    # A page may end between the organ and its date.
    printed = [
        (line, piece)
        for line in lines
        if (piece := make_piece(line)).text and not is_page_number(piece.text)
    ]
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
        if not organ and day.value is not None and (below := _organ_below(pieces, at)):
            return _Signature(at, at + 1, None, below, printed_day, day.value)
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


def _organ_below(pieces: Sequence[Piece], at: int) -> tuple[Piece, ...]:
    """The last line, where it names an organ and its date stands above it."""
    organ = _organ(pieces[at + 1]) if at + 2 == len(pieces) else None
    return (organ,) if organ is not None else ()


def _unsigned_date(pieces: Sequence[Piece]) -> _Signature | None:
    """An organ that signs as the last line of the report without a date."""
    if len(pieces) < 2:
        return None
    organ = _organ(pieces[-1])
    if organ is None or len(organ.bare) < 5 or is_place(organ.text):
        return None
    return _Signature(len(pieces) - 1, len(pieces) - 1, None, (organ,), None, None)
