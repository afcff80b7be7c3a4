"""Mutations that know what a table is: cells, rows, spans, labels and figures are moved, doubled, dropped, put in.

Each takes the content of a target and a Random; what is packed (docx) is unpacked, mutated and packed again.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from gaireport.tokens.lexicon import terms

_SEPARATORS = (
    "\n",
    "|",
    "\t",
    "</td>",
    "</tr>",
    "<tr>",
    "<td>",
    "<table>",
    "│",
    "  ",
    "+---+",
    "\f",
)
_FIGURES = (
    "0", "1", "-1", "/", "", "１２", "1,234", "12 3", "9" * 30, "9" * 5000, "1.5", "0.0", "12万元", "二", "3\n4",
    "\u200b7", "٣", "²", "1e9", "NaN",
)  # fmt: skip
_PIECES = (
    "政府信息公开", "第二十条", "一、总体情况", "六、其他", "2023年", "自然人", "总计", "（一）", "\u3000",
    "\ufeff", "\ud800", "\x00", "\r", "&nbsp;", "&#x110000;", "<!--", "-->", "<script>", "**", "##", "\\|",
    '<td colspan="999999999">', '<td rowspan="3">', "<td rowspan=0 colspan=-1>", "---|---|", "| :-: |",
    "2024年1月5日", "第1页 共2页", "- 3 -", "<del>7</del>", "<s>", "</s>", "<sup>1</sup>", "<span hidden>7</span>",
    "<td hidden>", "<input value='7'>", "<select><option>7", "</select>", "<img src=a>", "<svg>", "~~7~~", "![7](a)",
)  # fmt: skip
_NUMBER = re.compile(r"[0-9]+")
_TAG = re.compile(r"<[^<>]{0,80}>")


def _labels() -> tuple[str, ...]:
    """Every official label, with the spellings that are known."""
    return tuple(
        label for term in terms().values() for label in (term.term, *term.spellings) if label
    )


_LABELS = _labels()
_LONGEST = 200_000


def mutate_text(text: str, random: Random) -> str:
    """One to four structural changes."""
    for _ in range(random.randint(1, 4)):
        # Cut at each step: a part doubled 200 times, and again, would fill the memory.
        text = random.choice(_MUTATIONS)(text, random)[:_LONGEST]
    return text


def _parts(text: str, random: Random) -> tuple[str, list[str]]:
    mark = random.choice([mark for mark in _SEPARATORS if mark in text] or ["\n"])
    return mark, text.split(mark)


def _drop_part(text: str, random: Random) -> str:
    mark, parts = _parts(text, random)
    at = random.randrange(len(parts))
    return mark.join(parts[:at] + parts[at + random.randint(1, 3) :])


def _double_part(text: str, random: Random) -> str:
    mark, parts = _parts(text, random)
    at = random.randrange(len(parts))
    times = random.choice((1, 1, 1, 2, 8, 200))
    return mark.join(parts[:at] + parts[at : at + 1] * times + parts[at:])


def _move_part(text: str, random: Random) -> str:
    mark, parts = _parts(text, random)
    part = parts.pop(random.randrange(len(parts)))
    parts.insert(random.randint(0, len(parts)), part)
    return mark.join(parts)


def _other_mark(text: str, random: Random) -> str:
    mark, parts = _parts(text, random)
    at = random.randint(0, len(parts))
    return mark.join(parts[:at]) + random.choice(_SEPARATORS) + mark.join(parts[at:])


def _other_figure(text: str, random: Random) -> str:
    found = list(_NUMBER.finditer(text))
    if not found:
        return text
    each = random.choice(found)
    return text[: each.start()] + random.choice(_FIGURES) + text[each.end() :]


def _other_tag(text: str, random: Random) -> str:
    found = list(_TAG.finditer(text))
    if not found:
        return text
    each = random.choice(found)
    tag = random.choice(found)[0] if random.random() < 0.7 else random.choice(_PIECES)
    return text[: each.start()] + tag + text[each.end() :]


def _put_in(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(random.choice((_LABELS, _FIGURES, _PIECES))) + text[at:]


def _cut_out(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.choice((1, 1, 1, 5, 50, 5000)) :]


def _splice(text: str, random: Random) -> str:
    first, second = sorted(random.randint(0, len(text)) for _ in range(2))
    piece = text[first : min(second, first + 2000)]
    at = random.randint(0, len(text))
    return text[:at] + piece + text[at:]


_MUTATIONS: tuple[Callable[[str, Random], str], ...] = (
    _drop_part, _double_part, _move_part, _other_mark, _other_figure, _other_tag, _put_in, _cut_out, _splice,
)  # fmt: skip


def mutate_bytes(content: bytes, random: Random) -> bytes:
    """Bytes as a whole: some changed, some dropped, the end cut off."""
    changed = bytearray(content or b"\0")
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(changed))
        changed[at] = random.randrange(256)
    if random.random() < 0.2:
        del changed[random.randrange(len(changed)) :]
    return bytes(changed)


def mutate(target: str, content: bytes, random: Random) -> bytes:
    """The content of a target changed in the way that suits it."""
    if random.random() < 0.1:
        return mutate_bytes(content, random)
    if target == "docx":
        return _mutate_docx(content, random)
    encoding = "latin-1" if target == "pdf" else "utf-8"
    errors = "strict" if target == "pdf" else "surrogatepass"
    try:
        text = content.decode(encoding, errors)
    except UnicodeDecodeError:
        return mutate_bytes(content, random)
    return mutate_text(text, random).encode(encoding, "replace" if target == "pdf" else errors)


def _mutate_docx(content: bytes, random: Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except Exception:  # Whatever zipfile says of a damaged zip.
        return mutate_bytes(content, random)
    if parts:
        name = "word/document.xml" if random.random() < 0.8 else random.choice(list(parts))
        if name in parts:
            parts[name] = _mutate_xml(parts[name], random)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


_CELLS = re.compile(r"<w:(tc|tr|p|tbl)[ >].*?</w:\1>", re.DOTALL)
_PROPERTIES = (
    '<w:gridSpan w:val="3"/>', '<w:vMerge/>', '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="99999"/>',
    '<w:gridAfter w:val="2"/>', "<w:vanish/>", '<w:numPr><w:numId w:val="1"/></w:numPr>',
)  # fmt: skip


def _mutate_xml(part: bytes, random: Random) -> bytes:
    """Whole elements doubled, dropped or moved, so that most of it stays well-formed."""
    text = part.decode("utf-8", "replace")
    found = list(_CELLS.finditer(text))
    if not found or random.random() < 0.1:
        return mutate_text(text, random).encode("utf-8", "replace")
    one, other = random.choice(found), random.choice(found)
    way = random.randrange(4)
    if way == 0:
        text = text[: one.start()] + text[one.end() :]
    elif way == 1:
        text = text[: one.end()] + other[0] * random.choice((1, 1, 30)) + text[one.end() :]
    elif way == 2:
        text = text[: one.start()] + other[0] + text[one.end() :]
    else:
        at = text.find("Pr>", one.start())
        if at > 0:
            text = text[: at + 3] + random.choice(_PROPERTIES) + text[at + 3 :]
    return text.encode("utf-8", "replace")
