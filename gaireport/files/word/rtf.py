"""A rich text file -> HTML text: paragraphs, and tables with true spans."""

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from gaireport.files.html_text import HtmlRun
from gaireport.files.limits import FileLimits
from gaireport.files.refusals import refuse_file
from gaireport.files.word.rtf_table import CellEdge, RtfBlocks
from gaireport.files.word.rtf_words import RtfWord, read_rtf_words
from gaireport.findings.words import Words

_RTF = Words("rich text file", "RTF 文件")
_MOST_GROUPS = 1000
_RTF_UNSHOWN = frozenset(
    "fonttbl colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf listtable "
    "listoverridetable revtbl rsidtbl generator fldinst nonesttables nonshppict xmlnstbl themedata datastore "
    "colorschememapping latentstyles bkmkstart bkmkend annotation atnid atnauthor pgdsctbl objdata docvar "
    "deleted ftnsep ftnsepc aftnsep".split()
)
_RTF_PICTURES = frozenset(("pict", "object"))
_RTF_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "~": "\xa0", "_": "-", "-": "",
    "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
_CHARSETS = {128: "shift_jis", 129: "cp949", 134: "gb18030", 136: "big5", 204: "cp1251"}


@attrs.define
class _RtfState:
    """What a brace keeps and gives back."""

    is_shown: bool = True
    is_struck: bool = False
    is_raised: bool = False
    is_hidden: bool = False
    is_white: bool = False
    in_table: bool = False
    skip: int = 1
    """How many bytes stand behind a character in Unicode, for programs that know none."""
    font: int = -1

    def tag(self) -> str:
        if self.is_struck:
            return "del"
        return "sup" if self.is_raised else "white" if self.is_white else ""


class _Palette(NamedTuple):
    """The fonts and colours that a file declares."""

    charsets: dict[int, str]
    white: frozenset[int]


def rtf_to_html(content: bytes, limits: FileLimits) -> str:
    """The text of a rich text file as HTML.

    Raises:
        UnsupportedFileError: the file is without any text, or nested too deeply.
    """
    html = _Reader(list(read_rtf_words(content))).read()
    if not html:
        raise refuse_file("no-text", kind=_RTF)
    return html


class _Reader:
    """Walks the words of the file once."""

    def __init__(self, words: list[RtfWord]) -> None:
        self._words = words
        self._state = _RtfState()
        self._kept: list[_RtfState] = []
        self._blocks = RtfBlocks()
        self._edge = CellEdge()
        self._bytes = bytearray()
        self._waits = 0
        self._palette = _read_palette(words)

    def read(self) -> str:
        starred = False
        for word in self._words:
            if word.name == "{":
                self._open()
            elif word.name == "}":
                self._close()
            elif word.name == "*":
                starred = True
                continue
            elif self._state.is_shown or word.is_text:
                self._take(word, starred=starred)
            starred = False
        self._flush()
        return self._blocks.html()

    def _open(self) -> None:
        self._flush()
        if len(self._kept) > _MOST_GROUPS:
            raise refuse_file("damaged", kind=_RTF, cause="it is nested too deeply")
        self._kept.append(attrs.evolve(self._state))

    def _close(self) -> None:
        self._flush()
        self._waits = 0
        if self._kept:
            self._state = self._kept.pop()

    def _take(self, word: RtfWord, *, starred: bool) -> None:
        if word.is_text:
            skipped = min(self._waits, len(word.content))
            self._waits -= skipped
            if self._state.is_shown:
                self._bytes += word.content[skipped:]
            return
        if word.name != "u":
            self._flush()
            self._waits = 0
        # What a program puts behind a star may be left out by those that do not know it.
        if (starred and word.name not in ("shppict", "shpinst")) or word.name in _RTF_UNSHOWN:
            self._state.is_shown = False
        elif word.name in _RTF_PICTURES:
            self._state.is_shown = False
            self._blocks.add(HtmlRun("", "img"))
        elif word.name == "footnote":
            self._state.is_shown = False
            self._blocks.add(HtmlRun("*", "note"))
        elif word.name == "u":
            self._take_unicode(word.number)
        elif word.name in _RTF_SIGNS:
            self._print(_RTF_SIGNS[word.name])
        elif not (self._change_type(word) or self._change_row(word)):
            self._change_paragraph(word)

    def _take_unicode(self, number: int) -> None:
        self._flush()
        self._print(chr(number & 0xFFFF))
        self._waits = self._state.skip

    def _change_type(self, word: RtfWord) -> bool:
        state, on = self._state, word.number != 0
        match word.name:
            case "strike" | "striked" | "strikedl":
                state.is_struck = on
            case "super" | "sub":
                state.is_raised = on
            case "nosupersub":
                state.is_raised = False
            case "v":
                state.is_hidden = on
            case "cf":
                state.is_white = word.number in self._palette.white
            case "plain":
                state.is_struck = state.is_raised = state.is_hidden = state.is_white = False
            case "uc":
                state.skip = max(0, min(word.number, 4))
            case "f":
                state.font = word.number
            case _:
                return False
        return True

    def _change_row(self, word: RtfWord) -> bool:
        match word.name:
            case "trowd":
                self._blocks.edges.clear()
                self._edge = CellEdge()
            case "clmrg":
                self._edge.joins_left = True
            case "clvmrg":
                self._edge.joins_above = True
            case "cellx":
                self._edge.right = word.number
                self._blocks.edges.append(self._edge)
                self._edge = CellEdge()
            case "row":
                self._blocks.end_row()
            case "cell":
                self._blocks.end_cell()
            case _:
                return False
        return True

    def _change_paragraph(self, word: RtfWord) -> None:
        match word.name:
            case "par" | "sect" | "nestcell" | "nestrow":
                self._blocks.end_paragraph(in_table=self._state.in_table)
            case "pard":
                self._state.in_table = False
            case "intbl":
                self._state.in_table = True

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._palette.charsets.get(self._state.font, self._palette.charsets[-1])
            text = bytes(self._bytes).decode(encoding, "replace")
            self._bytes.clear()
            self._print(text)

    def _print(self, text: str) -> None:
        if self._state.is_shown and not self._state.is_hidden:
            self._blocks.add(HtmlRun(text, self._state.tag()))


def _read_palette(words: list[RtfWord]) -> _Palette:
    page = next((word.number for word in words if word.name == "ansicpg"), 936)
    charsets = {-1: "gb18030" if page in (936, 0) else f"cp{page}"}
    try:
        "".encode(charsets[-1])
    except LookupError:
        charsets[-1] = "gb18030"
    font = -1
    for word in _group(words, "fonttbl"):
        if word.name == "f":
            font = word.number
        elif word.name == "fcharset" and word.number in _CHARSETS:
            charsets[font] = _CHARSETS[word.number]
    white, colour, parts = set(), 0, dict.fromkeys(("red", "green", "blue"), 0)
    for word in _group(words, "colortbl"):
        if word.name in parts:
            parts[word.name] = word.number
        elif word.is_text:
            for _ in range(word.content.count(b";")):
                if set(parts.values()) == {255}:
                    white.add(colour)
                colour, parts = colour + 1, dict.fromkeys(parts, 0)
    return _Palette(charsets, frozenset(white))


def _group(words: list[RtfWord], name: str) -> Iterator[RtfWord]:
    """The words of the first group of a name."""
    start = next((at for at, word in enumerate(words) if word.name == name), len(words))
    depth = 1
    for word in words[start + 1 :]:
        depth += {"{": 1, "}": -1}.get(word.name, 0)
        if not depth:
            return
        yield word
