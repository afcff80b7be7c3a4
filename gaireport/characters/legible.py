"""The text as a reader sees it, character by character in the same places: what prints nothing, or means nothing
where it stands, is a blank.

Programs that convert documents leave such marks in every layout: joiners and marks of direction, line ends of other
systems, quoting before every line, bold print around every figure. Here they end, so that no layout has to know them.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gaireport.characters import IGNORABLE
from gaireport.characters.cell_marks import drop_common_marks, read_zeros, unwrap_figures
from gaireport.characters.line_marks import HTML_BLOCK, drop_line_marks, drop_row_numbers
from gaireport.characters.tagged_lines import drop_paragraph_tags
from gaireport.characters.written_lists import write_lists_as_rows

_IGNORABLES = re.compile(f"[{IGNORABLE}]+")
# Behind a letter of another script or a picture they shape what is printed: a family of three is one picture.
_DROPPED = re.compile(
    f"(?<![^\x00-\x7f\xa0\xb7\u2000-\u206f\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef{IGNORABLE}])"
    f"[{IGNORABLE}]+"
)
_ESCAPE = re.compile(r"(?<!\\)\\(?=[-+.!#][^\\]|[-+.!#]\Z)")
"""A backslash of Markdown before a sign that would mean something there: 7\\.5, \\-3, 1\\.属于国家秘密."""
_ESCAPED_FIGURE = re.compile(r"(?<!\\)\\[-+](?=[0-9])|(?<=[0-9])\\\.")
_FEWEST_ESCAPES = 3
"""Escapes at figures by which Markdown is known."""
_DROPPED_OR_ESCAPE = re.compile(f"{_DROPPED.pattern}|{_ESCAPE.pattern}")
_WORD_END = re.compile(r"[\s|<>]")

_ODD_END = re.compile(r"\r++\n|[\r\v\f\x85\u2028\u2029]")
_ODD_ENDS = "\r\v\f\x85\u2028\u2029"
_FEWEST_WRITTEN = 20
"""Line ends written out as a backslash and a letter, as a text inside of JSON has them."""

_BLANK_REFERENCE = re.compile(r"&(?:nbsp|e[mn]sp|thinsp|#160|#12288|#x(?:a0|3000));", re.IGNORECASE)
_ANY_CELL = re.compile(r"<t[dhr][\s>]", re.IGNORECASE)
_FEWEST_ESCAPED = 20
_ESCAPED_VALUE = re.compile('&quot;([^&<>"\n]*+)&quot;')


class Moved(NamedTuple):
    """A word out of which characters that print nothing were taken; as many blanks stand at its end."""

    start: int
    end: int
    places: Sequence[int]
    """Where each of its characters stands in the text as given."""


class Legible(NamedTuple):
    """A text as it is read."""

    text: str
    moved: Sequence[Moved]
    """In order."""
    guessed: Sequence[int]
    """Places of a zero for which another sign stands in the text as given."""


def without_ignorables(text: str) -> str:
    """The text without the characters that print nothing."""
    return text if text.isascii() else _IGNORABLES.sub("", text)


def contains_ignorables(text: str) -> bool:
    """Whether a text has characters that print nothing."""
    return not text.isascii() and _IGNORABLES.search(text) is not None


def make_legible(text: str) -> Legible:
    """The text to be read in the place of one that is given; it is as long."""
    if text.count("&lt;t") >= _FEWEST_ESCAPED and not _ANY_CELL.search(text):
        text = _unescape_tags(text)
    text = drop_paragraph_tags(_unify_line_ends(text))
    text, moved = _drop_ignorables(text)
    text = write_lists_as_rows(drop_line_marks(_drop_references(text)))
    text = unwrap_figures(text)
    text = drop_common_marks(drop_row_numbers(text))
    text, guessed = read_zeros(text)
    return Legible(text, moved, guessed)


def _blank_out(text: str) -> str:
    return " " * len(text)


def _unescape_tags(text: str) -> str:
    """The page of which the text is the source, as an entry of a feed holds it: its tags are tags."""
    text = _ESCAPED_VALUE.sub(lambda found: f'"{found[1]}"' + " " * 10, text)
    return text.replace("&lt;", "   <").replace("&gt;", ">   ").replace("&amp;", "    &")


# Line ends


def _unify_line_ends(text: str) -> str:
    written = text.count("\\n")
    if written >= _FEWEST_WRITTEN and written > 4 * text.count("\n"):
        text = text.replace("\\n", " \n").replace("\\t", " \t")
    return _ODD_END.sub(_line_end, text) if any(end in text for end in _ODD_ENDS) else text


def _line_end(found: re.Match[str]) -> str:
    end = found[0]
    if end[-1] == "\n":
        return end
    # A page of its own begins behind a line end.
    at_line_end = end == "\f" and (
        found.string[found.start() - 1 : found.start()] in ("", "\n")
        or found.string[found.end() : found.end() + 1] in ("", "\n")
    )
    return end if at_line_end else "\n"


# What prints nothing


def _drop_ignorables(text: str) -> tuple[str, list[Moved]]:
    moved: list[Moved] = []
    is_escaped = "\\" in text and _holds_escapes(text)
    # Asked first: to look behind every character costs ten times as much.
    if not is_escaped and (text.isascii() or not _IGNORABLES.search(text)):
        return text, moved
    dropped = _DROPPED_OR_ESCAPE if is_escaped else _DROPPED
    pieces, at = [], 0
    while found := dropped.search(text, at):
        start = found.start()
        word_end = _WORD_END.search(text, found.end())
        end = word_end.start() if word_end else len(text)
        kept = _kept(text, start, end, dropped)
        word = "".join([text[place] for place in kept])
        pieces += [text[at:start], word, " " * (end - start - len(kept))]
        if kept:
            moved.append(Moved(start, end, kept))
        at = end
    pieces.append(text[at:])
    return "".join(pieces) if at else text, moved


def _holds_escapes(text: str) -> bool:
    """Whether backslashes stand before signs as Markdown has them, in no LaTeX."""
    return "\\begin{" not in text and len(_ESCAPED_FIGURE.findall(text)) >= _FEWEST_ESCAPES


def _kept(text: str, start: int, end: int, dropped: re.Pattern[str]) -> list[int]:
    kept: list[int] = []
    for found in dropped.finditer(text, start, end):
        kept += range(start, found.start())
        start = found.end()
    return [*kept, *range(start, end)]


def _drop_references(text: str) -> str:
    """Blanks for what HTML writes in the place of one, in a text that is none."""
    if "&" not in text or not _BLANK_REFERENCE.search(text) or HTML_BLOCK.search(text):
        return text
    return _BLANK_REFERENCE.sub(lambda found: _blank_out(found[0]), text)
