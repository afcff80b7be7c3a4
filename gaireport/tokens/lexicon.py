"""Printed label -> terminal: the forms' terms and spellings, found exactly, without notes and numbering, or nearly."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import ucd_3_2_0

from gaireport.characters import MEASURE_WORD, WORD
from gaireport.characters.legible import without_ignorables
from gaireport.form import official
from gaireport.form.official import Term
from gaireport.source import fold
from gaireport.tokens.distance import edit_distance

_NOT_WORD = re.compile(f"[^{WORD}]+")
_LABEL_NUMBER = re.compile(
    r"[\s*#]*+[(]?\s*+([一二三四五六七八九十]{1,2}|[0-9]{1,2})\s*[)、.,:][)、.,:\s]*"
)
_ENUMERATORS: dict[int, str] = {
    **{first + at: f"{at + 1}." for first in (0x2460, 0x2776, 0x2780, 0x278A, 0x24F5) for at in range(10)},
    **{0x246A + at: f"{at + 11}." for at in range(10)},
    **{first + at: f"{at + 1}." for first in (0x2160, 0x2170) for at in range(12)},
    **{first + at: f"({han})" for first in (0x3220, 0x3280) for at, han in enumerate("一二三四五六七八九十")},
}  # fmt: skip
"""① ❶ ➀ ➊ ⓵ Ⅰ ⅰ ㈠ ㊀: numerals with a mark in one character; those with a point or brackets (⒈ ⑴) are taken apart
by NFKC."""
_LOOK_ALIKES = {
    "规": "视观现觇枧", "章": "童竟竞意草", "其": "共具真甚箕", "他": "她它池地也", "总": "怠怂急忽", "合": "台含舍名",
    "计": "汁讣让许什", "内": "肉向闪丙", "容": "客蓉溶", "增": "曾赠憎", "减": "咸碱城诚",
    "自": "白目日", "然": "燃热", "人": "入八大",
}  # fmt: skip
"""Characters that are taken for one another in print. A label of two or three characters is near to many a word (小计,
其中, 自然村), so only these are taken for a slip; in a longer one it is any character that stands in no label."""
_SHORTEST_SLIP = 4
_NOTE_BEHIND = re.compile(
    rf"(?:[\[〔][0-9]{{1,2}}[\]〕]|[①-⑳*＊※]|[(（](?:单位[:：])?(?:{MEASURE_WORD})[)）])\Z"
)
"""The mark of a note behind a label, or what its figures count: 其他[1], 总计（件）."""
_CAPTION_TEXT = re.compile("第?二十条第([一二三四五六七八九1-9])项")
_LONGEST_CAPTION = 20
_MAX_LABEL = 90
"""Characters of a label that is remembered. The official ones have up to 40; in a longer one the start decides."""
_MOST_TIMES = 15
"""A label may be repeated over all cells of table 4."""
_SHORTEST_NEAR = 6
"""Characters of a label that may have one wrong or missing, whichever it is."""
_NOTED = ("OTHER", "TOTAL")
_NOTE_IN_LABEL = re.compile(r"\([^()]*(?:\)|$)")

HEADS = frozenset(
    t.terminal
    for t in (
        official.CONTENT, *official.COLUMNS_2021, *official.COLUMNS_2019, official.UNREAD_HEAD, official.CHECK_NOTE,
        official.APPLICANT_STATUS, official.ORGANISATIONS, *official.APPLICANTS, official.STATISTICS,
    )
) | {"CAPTION"}  # fmt: skip
"""The terminals of column heads and captions, beside which no figure stands in the same row."""
OUTCOME_HEADS = frozenset(t.terminal for t in (*official.OUTCOMES, *official.PROCEEDINGS))
ROWS = frozenset(
    t.terminal for t in (*official.PROACTIVE_ROWS, *official.APPLICATION_ROWS, official.SUBTOTAL)
)

CAPTION = Term("CAPTION", "", "第二十条第…项")
_OTHER_PROCESSING = next(
    term for term in official.APPLICATION_ROWS if term.terminal == "OTHER_PROCESSING"
)
_NUMBERED_TERMS = {"其他": "OTHER_OUTCOME", "总计": "OUTCOMES_TOTAL", "合计": "OUTCOMES_TOTAL"}
"""Label -> the terminal that it has with a number (3.其他, （七）总计), as head of a row; bare, it heads a column."""


class Entry(NamedTuple):
    """A label that was found."""

    term: Term
    rest: str = ""
    """The squeezed end of the label, which was cut off by a page or stands in another cell."""
    usual: bool = True
    """Whether the spelling is known itself, and not only near a known one."""


def squeeze(text: str) -> str:
    """Fold the text and drop blanks, punctuation and marks: what is left, two spellings of one label have in common."""
    return _squeeze_label(text) if len(text) <= _MAX_LABEL else _squeeze_any(text)


def _unify_forms(text: str) -> str:
    # Every Python carries the data of Unicode 3.2 beside its own: a label is the same under each of them.
    return ucd_3_2_0.normalize("NFKC", fold(without_ignorables(text)))


def _squeeze_any(text: str) -> str:
    return _NOT_WORD.sub("", _unify_forms(text))


# Reports repeat the same labels; longer text is not kept, so that the memory has a bound.
_squeeze_label = lru_cache(maxsize=4096)(_squeeze_any)


def _all_terms() -> tuple[Term, ...]:
    return (
        official.CONTENT, *official.COLUMNS_2021, *official.COLUMNS_2019, official.UNREAD_HEAD,
        *official.PROACTIVE_ROWS,
        official.CHECK_NOTE, official.APPLICANT_STATUS, official.ORGANISATIONS, *official.APPLICANTS, *official.GROUPS,
        *official.APPLICATION_ROWS, official.SUBTOTAL, *official.OUTCOMES, *official.PROCEEDINGS, official.STATISTICS,
    )  # fmt: skip


@cache
def terms() -> dict[str, Term]:
    """Terminal -> Term, in the order of the form."""
    return {term.terminal: term for term in (*_all_terms(), CAPTION)}


@cache
def _keys() -> dict[str, Term]:
    keys: dict[str, Term] = {}
    for term in _all_terms():
        for spelling in (term.term, *term.spellings):
            keys.setdefault(squeeze(spelling), term)
    keys.update((squeeze(caption), CAPTION) for caption in official.CAPTIONS)
    return keys


@cache
def _prefixes() -> dict[str, set[str]]:
    """The start of a key, of four characters or more -> the terminals of the keys that start so."""
    starts: dict[str, set[str]] = defaultdict(set)
    for key, term in _keys().items():
        for end in range(4, len(key)):
            starts[key[:end]].add(term.terminal)
    return starts


@cache
def starts() -> frozenset[str]:
    """Every start of every key, by which a label that stands in several pieces is joined."""
    return frozenset(key[:end] for key in _keys() for end in range(1, len(key) + 1))


@cache
def _bigrams() -> dict[str, tuple[str, ...]]:
    index: dict[str, set[str]] = defaultdict(set)
    for key in _keys():
        if len(key) >= _SHORTEST_NEAR:
            for at in range(len(key) - 1):
                index[key[at : at + 2]].add(key)
    return {pair: tuple(sorted(keys)) for pair, keys in index.items()}


def is_caption(text: str) -> bool:
    """Whether a line is nothing but the caption of a block of table 2."""
    return (
        "条" in text
        and len(text) <= _LONGEST_CAPTION
        and _CAPTION_TEXT.fullmatch(squeeze(text)) is not None
    )


def find_label(text: str) -> Entry | None:
    """Find the label that a cell prints, or None.

    The text is tried as printed, once where a merged cell printed it several times, without the group in front,
    without numbering, without notes in brackets, as the start of a longer label, and as a near spelling (one character
    wrong in a short label; one wrong or missing in 6, two in 12, four in 20), in this order.
    """
    if len(text) > 4 * _MAX_LABEL:
        return None
    key = squeeze(text)
    if not key:
        return None
    keys = _keys()
    if key in keys:
        return Entry(keys[key])
    if (noted := _NOTE_BEHIND.search(text.rstrip())) is not None and noted.start():
        return find_label(text[: noted.start()])
    if (once := _said_once(key)) != key:
        return find_label(once)
    if (joined := _find_joined(key) or _find_behind_piece(text)) is not None:
        return joined
    if _CAPTION_TEXT.fullmatch(key):
        return Entry(CAPTION)
    if key.startswith("本列数据的勾稽关系"):
        note = squeeze(official.CHECK_NOTE.term)
        return Entry(official.CHECK_NOTE, rest=note[len(key) :] if note.startswith(key) else "")
    if text.count("（") + text.count("(") > text.count("）") + text.count(")") and (
        cut := _find_cut_off(key)
    ):
        return cut._replace(usual=True)
    return _find_unnumbered(text) or _find_cut_off(key) or _find_near(key)


def _find_unnumbered(text: str) -> Entry | None:
    folded = _unify_forms(text.translate(_ENUMERATORS))
    numbering = _LABEL_NUMBER.match(folded)
    body = folded[numbering.end() :] if numbering else folded
    for candidate in (body, _NOTE_IN_LABEL.sub("", body)):
        key = squeeze(candidate)
        if numbering and key in _NUMBERED_TERMS:
            return Entry(terms()[_NUMBERED_TERMS[key]])
        if (term := _keys().get(key)) and (candidate is body or term.terminal not in _NOTED):
            # A note that never closes may have lost its end, and the end of another label stand in its place.
            return Entry(term, usual=candidate is body or body.count("(") <= body.count(")"))
    if _CAPTION_TEXT.fullmatch(squeeze(body)):
        return Entry(CAPTION)
    return None


def _find_cut_off(key: str) -> Entry | None:
    terminals = _prefixes().get(key, set())
    if len(terminals) != 1:
        return None
    term = terms()[next(iter(terminals))]
    full = min((k for k, t in _keys().items() if t is term and k.startswith(key)), key=len)
    return Entry(term, rest=full[len(key) :], usual=len(full) - len(key) <= 2)


def _said_once(key: str) -> str:
    """The key without its repetitions: converters write a merged cell's label for each of the cells that it covers."""
    for times in range(2, _MOST_TIMES + 1):
        part = key[: len(key) // times]
        if len(part) > 1 and part * times == key:
            return part
    return key


_LONGEST_FRONT_PIECE = 6
"""Characters of the first line of a group's label in a narrow column."""


@cache
def _front_keys() -> tuple[str, ...]:
    """What may stand in front of a label in one cell: the label of its group, or the head above its head."""
    fronts = (
        *official.GROUPS,
        _OTHER_PROCESSING,
        official.APPLICANT_STATUS,
        official.ORGANISATIONS,
    )
    spellings = {squeeze(each) for term in fronts for each in (term.term, *term.spellings)}
    return tuple(sorted(spellings, key=len, reverse=True))


def _find_joined(key: str) -> Entry | None:
    """The row or head behind the label of its group in one cell: （五）不予处理2.重复申请."""
    front = next((front for front in _front_keys() if key.startswith(front)), None)
    if front is None or len(key) == len(front):
        return None
    rest = key[len(front) :]
    others = {squeeze(_OTHER_PROCESSING.term), *_OTHER_PROCESSING.spellings}
    if rest == "其他" and front in others:
        return Entry(terms()[_NUMBERED_TERMS[rest]])
    term = _keys().get(rest)
    return Entry(term) if term is not None else _find_joined(rest)


def _find_behind_piece(text: str) -> Entry | None:
    """The row behind the first piece of its group's label, which goes on below: 三 （一）予以公开."""
    first, blank, rest = text.strip().partition(" ")
    if not blank or len(first) > _LONGEST_FRONT_PIECE:
        return None
    piece = squeeze(first)
    if not piece or not any(front.startswith(piece) and front != piece for front in _front_keys()):
        return None
    found = find_label(rest)
    is_row = found is not None and found.usual and found.term.terminal in ROWS
    return found if is_row else None


@cache
def _short_keys() -> dict[str, tuple[str, ...]]:
    """A short key with a gap for one of its characters -> the keys that it may be."""
    gapped: dict[str, set[str]] = defaultdict(set)
    for key in _keys():
        if len(key) < _SHORTEST_NEAR:
            for at in range(len(key)):
                gapped[f"{key[:at]} {key[at + 1 :]}"].add(key)
    return {gap: tuple(keys) for gap, keys in gapped.items()}


@cache
def _label_characters() -> frozenset[str]:
    return frozenset("".join(_keys()))


def _find_slip(key: str) -> Entry | None:
    """The short label with one character wrong (视章, 行政处罢), if there is only one that it may be."""
    found: set[str] = set()
    for at, character in enumerate(key):
        for candidate in _short_keys().get(f"{key[:at]} {key[at + 1 :]}", ()):
            slips = _LOOK_ALIKES.get(candidate[at], "")
            if character in slips or (
                len(key) >= _SHORTEST_SLIP and character not in _label_characters()
            ):
                found.add(_keys()[candidate].terminal)
    return Entry(terms()[found.pop()], usual=False) if len(found) == 1 else None


def _find_near(key: str) -> Entry | None:
    if len(key) < _SHORTEST_NEAR:
        return _find_slip(key)
    if len(key) > _MAX_LABEL:
        return None
    votes: Counter[str] = Counter()
    for at in range(len(key) - 1):
        votes.update(_bigrams().get(key[at : at + 2], ()))
    near: dict[str, int] = {}
    for candidate, shared in votes.most_common(4):
        allowed = _allowed_edits(min(len(candidate), len(key)))
        if shared >= max(len(candidate), len(key)) - 1 - 2 * allowed - 1:
            distance = edit_distance(key, candidate, allowed)
            if distance <= allowed and not _has_words_beside(key, candidate):
                terminal = _keys()[candidate].terminal
                near[terminal] = min(distance, near.get(terminal, distance))
    best = sorted(near, key=near.__getitem__)
    if not best:
        return _find_interleaved(key, [candidate for candidate, _ in votes.most_common(3)])
    if len(best) > 1 and near[best[0]] == near[best[1]]:
        return None
    return Entry(terms()[best[0]], usual=False)


def _has_words_beside(key: str, label: str) -> bool:
    """Whether a word stands before or behind the whole label (小计): it is not misspelled, and perhaps not meant."""
    beside = len(key) - len(label)
    return beside > 1 and (key.startswith(label) or key.endswith(label))


def _find_interleaved(key: str, candidates: Sequence[str]) -> Entry | None:
    """Find the label of a row into which a PDF tool mixed the characters of the group's label, line by line."""
    found = {
        _keys()[candidate].terminal
        for candidate in candidates
        if _keys()[candidate].terminal in ROWS and _is_in_group(_without(key, candidate))
    }
    return Entry(terms()[found.pop()], usual=False) if len(found) == 1 else None


def _without(key: str, label: str) -> str:
    """The rest of the key once the label's characters are taken out in order; the whole key if they are not in it."""
    left, at = [], 0
    for character in key:
        if at < len(label) and character == label[at]:
            at += 1
        else:
            left.append(character)
    return "".join(left) if at == len(label) else key


def _is_in_group(text: str) -> bool:
    return len(text) > 1 and any(
        text in squeeze(group.term) for group in (*official.GROUPS, _OTHER_PROCESSING)
    )


def _allowed_edits(length: int) -> int:
    return 4 if length >= 20 else 2 if length >= 12 else 1
