"""The text as a reader sees it, character by character in the same places: what prints nothing, or means nothing
where it stands, is a blank.

Programs that convert documents leave such marks in every layout: joiners and marks of direction, line ends of other
systems, quoting before every line, bold print around every figure. Here they end, so that no layout has to know them.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gaireport.characters import IGNORABLE, MEASURE_WORD

_IGNORABLES = re.compile(f"[{IGNORABLE}]+")
# Behind a letter of another script or a picture they shape what is printed: a family of three is one picture.
_DROPPED = re.compile(
    f"(?<![^\x00-\x7f\xa0\xb7\u2000-\u206f\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef{IGNORABLE}])"
    f"[{IGNORABLE}]+"
)
_WORD_END = re.compile(r"[\s|<>]")

_ODD_END = re.compile(r"\r++\n|[\r\v\f\x85\u2028\u2029]")
_ODD_ENDS = "\r\v\f\x85\u2028\u2029"
_FEWEST_WRITTEN = 20
"""Line ends written out as a backslash and a letter, as a text inside of JSON has them."""

_BEFORE = (
    re.compile(r"^[ \t]*((?:> ?)+)"),
    re.compile(r"^[ \t]*([-*+•●](?: |(?=\t)))"),
)
_BEHIND = (
    re.compile(r"(?<!\\)(\\)[ \t\r]*$"),
    re.compile(r"(<br ?/?>)[ \t\r]*$", re.IGNORECASE),
)
"""Marks before and behind the lines of a quotation, of a list, of a text with hard line breaks."""
_LINK_LINE = re.compile(
    r"^([ \t]*(?:#+[ \t]+)?)\[([^\[\]\n]{2,120})(\]\([^()\s]*\))(?=[ \t]*$)",
    re.MULTILINE,
)
"""A line of Markdown that is a link as a whole: a title, a heading."""
_FEWEST_MARKED = 8
"""Lines in a row that bear a mark which therefore means nothing."""
_ANY_LIST = re.compile(r"\n[ \t]*[-*+•●][ \t]")
_HTML_BLOCK = re.compile(r"<(?:t[dhr]|table|p|div|li|html|body)[\s>]", re.IGNORECASE)
_BLANK_REFERENCE = re.compile(r"&(?:nbsp|e[mn]sp|thinsp|#160|#12288|#x(?:a0|3000));", re.IGNORECASE)
_ANY_CELL = re.compile(r"<t[dhr][\s>]", re.IGNORECASE)
_FEWEST_ESCAPED = 20
_ESCAPED_VALUE = re.compile('&quot;([^&<>"\n]*+)&quot;')
_ROW = re.compile(r"[|\t]|(?:^|[ \u3000])[0-9０-９][0-9０-９,.，．]*[ \u3000]*$")

_FIGURE = r"[ \t]*[-+－＋]?[0-9０-９][0-9０-９,.，．]*[ \t]*"
_LEFT, _RIGHT = r"(?<![^\s|>,;&\"'])", r"(?![^\s|<,;&\"'\\])"
_STRIKING_MARK = r"[^{}\n]*(?:strike|through|hidden|none)"
"""What a bracketed span says of a figure that is struck out or not shown; ~~ around one says so as well."""
_MEANING_STYLE = (
    r"[^<>\n]*(?:strike|through|hidden|hide|none|opacity|size:|super|sub|white|#fff|rgb)"
)
"""What a tag says of a figure that a reader may not see, or sees raised."""
_DRESS_TAG = r"(?:strong|b|em|i|u|big|mark|code|font|span|underline)"
_WRAPPED = (
    re.compile(
        rf"(?P<open>\[)(?P<figure>{_FIGURE})(?P<close>\]\{{(?!{_STRIKING_MARK})[^{{}}\n]*\}})"
    ),
    re.compile(
        rf"(?<![^\s|,;&\"'*_`$=])(?P<open>(?:<{_DRESS_TAG}(?:\s(?!{_MEANING_STYLE})[^<>\n]*)?>){{1,3}})"
        rf"(?P<figure>{_FIGURE})(?P<close>(?:</{_DRESS_TAG}>){{1,3}})(?![^\s|,;&\"'*_`$=])"
    ),
    *(
        re.compile(rf"{_LEFT}(?P<open>{before})(?P<figure>{_FIGURE})(?P<close>{behind}){_RIGHT}")
        for before, behind in (
            (r"\*{1,3}", r"\*{1,3}"),
            (r"_{1,3}", r"_{1,3}"),
            (r"\*{0,3}`{1,2}", r"`{1,2}\*{0,3}"),
            (r"==", r"=="),
            (r"\*{0,3}\\\(", r"\\\)\*{0,3}"),
            (
                r"\*{0,3}(?:\$ ?)?\\(?!sout|st\{|xout|[bx]?cancel|h?phantom)[a-z]{2,12}\{",
                r"\}(?: ?\$)?\*{0,3}",
            ),
            (r"\*{0,3}\${1,2}", r"\${1,2}\*{0,3}"),
        )
    ),
)
"""Marks around a figure, inner ones first: [12]{style="…"}, **12**, `12`, $12$, $\\mathbf{12}$, <u>12</u>."""
_ANY_WRAPPING = re.compile(r"[*_`${\[=\\>][=(]?[ \t]*[-+－＋]?[0-9０-９]")
"""Found wherever one of those is; with a single set of first characters the search leaps."""
_PROSE = re.compile("[。；！？：]|[0-9０-９] ?[年月]")
"""A line that holds one of these is no row: marks in it may be meant."""

_CELL_FIGURE = re.compile(f"{_LEFT}(?<!=[\"'])[0-9０-９][0-9０-９,.，．]*{_RIGHT}")
_POINTED = re.compile(rf"{_LEFT}()[0-9０-９]+(?:[.．][0-9０-９]+)?([.．]){_RIGHT}")
_BRACKETED = re.compile(rf"{_LEFT}([(（])[-+－＋]?[0-9０-９][0-9０-９,.，．]*([)）]){_RIGHT}")
_MEASURED = re.compile(rf"{_LEFT}()[0-9０-９][0-9０-９,.，．]* ({MEASURE_WORD}){_RIGHT}")
_COMMON = (
    (".．", re.compile(r"[0-9０-９][.．](?![0-9０-９\w])"), _POINTED),
    ("(（", re.compile("[(（][0-9０-９]"), _BRACKETED),
    (" ", re.compile(f"[0-9０-９] (?:{MEASURE_WORD})"), _MEASURED),
)
"""What may stand at every figure of a text, and what it costs little to look for first, least of all characters."""
_FILLERS = ("nan", "NaN", "NaT", "None", "NULL", "null", "<NA>", "undefined", "Unnamed:", "Col")
_FILL_WORD = (
    r"nan|NaN|NaT|None|NULL|null|<NA>|undefined|Unnamed: ?[0-9]+(?:_level_[0-9]+)?|Col[1-9][0-9]?"
)
_FILLED = re.compile(rf"(?<=[|>\t,;]) *({_FILL_WORD}){_RIGHT}|{_LEFT}({_FILL_WORD})(?= *[|<\t,;])")
"""Beside a sign that parts cells, which keeps the place; where nothing does, the word says that there is no figure."""
_FILLED_CELL = re.compile(rf"(?<=[|\t,;]) *({_FILL_WORD}) *(?=[|\t,;\n])")
_ZERO_LETTERS = "〇○◯OoＯｏΟО"
_ZERO_LETTER = re.compile(f"{_LEFT}([{_ZERO_LETTERS}]){_RIGHT}")
_ZERO = re.compile(f"{_LEFT}([0０]){_RIGHT}")
_ZERO_BETWEEN_TAGS = re.compile(r">\s*([0０])\s*<")
"""A zero that a page prints; that of a style sheet is none."""
_FEWEST_ALIKE = 8
"""Figures, fillers or letters for zero that make a habit."""


_NUMBERED_ROW = re.compile(
    r"^[ \t]*+\|?[ \t]*+\"?([0-9]{1,4})\"?[ ]*+(?=[|\t,;][ ]*+[^ \r\n])", re.MULTILINE
)
"""A number with further cells behind it: one that is alone on its line is a figure."""
_ROW_ZERO = re.compile(r"\n[ ]*+\|?[ ]*+\"?0\"?[ ]*+[|\t,;]")
_FEWEST_NUMBERED = 8
"""Rows that a program numbers from 0 on."""


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
    text = _unify_line_ends(text)
    text, moved = _drop_ignorables(text)
    text = _drop_line_marks(_drop_references(text))
    if _ANY_WRAPPING.search(text):
        text = _in_rows(text, _unwrap)
    text = _drop_common_marks(_drop_row_numbers(text))
    text, guessed = _read_zeros(text)
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
    # Asked first: to look behind every character costs ten times as much.
    if text.isascii() or not _IGNORABLES.search(text):
        return text, moved
    pieces, at = [], 0
    while found := _DROPPED.search(text, at):
        start = found.start()
        word_end = _WORD_END.search(text, found.end())
        end = word_end.start() if word_end else len(text)
        kept = _kept(text, start, end)
        word = "".join([text[place] for place in kept])
        pieces += [text[at:start], word, " " * (end - start - len(kept))]
        if kept:
            moved.append(Moved(start, end, kept))
        at = end
    pieces.append(text[at:])
    return "".join(pieces) if at else text, moved


def _kept(text: str, start: int, end: int) -> list[int]:
    kept: list[int] = []
    for found in _DROPPED.finditer(text, start, end):
        kept += range(start, found.start())
        start = found.end()
    return [*kept, *range(start, end)]


def _drop_references(text: str) -> str:
    """Blanks for what HTML writes in the place of one, in a text that is none."""
    if "&" not in text or not _BLANK_REFERENCE.search(text) or _HTML_BLOCK.search(text):
        return text
    return _BLANK_REFERENCE.sub(lambda found: _blank_out(found[0]), text)


# Marks of lines


def _drop_line_marks(text: str) -> str:
    if "](" in text:
        text = _LINK_LINE.sub(lambda found: f"{found[1]} {found[2]}{_blank_out(found[3])}", text)
    if "\n>" in text or text.startswith(">"):
        text = _drop_marks_of(text, _BEFORE[0].match)
    if _ANY_LIST.search(text):
        text = _drop_marks_of(text, _BEFORE[1].match)
    if "\\" in text:
        text = _drop_marks_of(text, _BEHIND[0].search)
    # Within blocks of HTML a line end is a blank, and only <br> ends a line.
    if "<" in text and "<br" in text.lower() and not _HTML_BLOCK.search(text):
        text = _drop_marks_of(text, _BEHIND[1].search)
    return text


def _drop_marks_of(text: str, find: Callable[[str], re.Match[str] | None]) -> str:
    """Blanks for a mark that every line of a long stretch bears, some of them rows or figures."""
    lines = text.split("\n")
    stretch: list[tuple[int, re.Match[str]]] = []
    rows = 0
    for number, line in enumerate([*lines, "end"]):
        if (mark := find(line)) is not None and number < len(lines):
            stretch.append((number, mark))
            rows += _ROW.search(line[: mark.start(1)] + line[mark.end(1) :]) is not None
        elif line.strip():
            if len(stretch) >= _FEWEST_MARKED and rows:
                _blank_marks(lines, stretch)
            stretch, rows = [], 0
    return "\n".join(lines)


def _blank_marks(lines: list[str], stretch: Sequence[tuple[int, re.Match[str]]]) -> None:
    for number, mark in stretch:
        line = lines[number]
        start, end = mark.span(1)
        lines[number] = line[:start] + " " * (end - start) + line[end:]


# Marks of cells


def _in_rows(text: str, change: Callable[[str], str]) -> str:
    return "\n".join(
        line if not line or _PROSE.search(line) else change(line) for line in text.split("\n")
    )


def _unwrap(line: str) -> str:
    if not _ANY_WRAPPING.search(line):
        return line
    for wrapping in _WRAPPED:
        line = wrapping.sub(_unwrapped, line)
    return line


def _unwrapped(found: re.Match[str]) -> str:
    return _blank_out(found["open"]) + found["figure"] + _blank_out(found["close"])


def _drop_row_numbers(text: str) -> str:
    """Blanks for the numbers that a program (pandas) puts before its rows: 0, 1, 2 and so on."""
    if not _ROW_ZERO.search(text):
        return text
    found: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for each in _NUMBERED_ROW.finditer(text):
        number = int(each[1])
        if number and (not run or number != int(run[-1][1]) + 1):
            continue
        if not number:
            found += run if _is_numbering(run, found) else []
            run = []
        run.append(each)
    found += run if _is_numbering(run, found) else []
    return _blank_groups(text, found) if found else text


def _is_numbering(run: Sequence[re.Match[str]], found: Sequence[re.Match[str]]) -> bool:
    """Whether rows that count up from 0 are numbered: many of them, or a few below such a table."""
    return len(run) >= (2 if found else _FEWEST_NUMBERED)


def _drop_common_marks(text: str) -> str:
    """Blanks for what stands at most of the figures (12. and （12）), and for the words that fill blank cells."""
    for characters, hint, pattern in _COMMON:
        if sum(map(text.count, characters)) < _FEWEST_ALIKE:
            continue
        if len(hint.findall(text)) < _FEWEST_ALIKE:
            continue
        found = _find_in_rows(text, pattern)
        if len(found) >= _FEWEST_ALIKE:
            figures = len(_find_in_rows(text, _CELL_FIGURE))
            # Those with brackets are not among them: a bracket is no border of a cell.
            if 2 * len(found) > figures + (pattern is _BRACKETED) * len(found):
                text = _blank_groups(text, found)
    if sum(map(text.count, _FILLERS)) >= _FEWEST_ALIKE:
        rows, cells = _find_in_rows(text, _FILLED), list(_FILLED_CELL.finditer(text))
        # A row that holds one sentence is filled up as any other.
        if max(len(rows), len(cells)) >= _FEWEST_ALIKE:
            text = _blank_groups(_blank_groups(text, rows), cells)
    return text


def _find_in_rows(text: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """What a pattern finds in lines that may be rows."""
    found, end, is_row = [], -1, False
    for each in pattern.finditer(text):
        if each.start() > end:
            start = text.rfind("\n", 0, each.start()) + 1
            end = text.find("\n", each.start())
            end = len(text) if end < 0 else end
            is_row = not _PROSE.search(text, start, end)
        if is_row:
            found.append(each)
    return found


def _blank_groups(text: str, found: Sequence[re.Match[str]]) -> str:
    pieces, at = [], 0
    for each in found:
        for start, end in each.regs[1:]:
            if start < 0:
                continue
            pieces += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


def _read_zeros(text: str) -> tuple[str, list[int]]:
    """The text with a zero for the letter that stands for each (〇, O): so it is where no zero is printed at all."""
    if sum(map(text.count, _ZERO_LETTERS)) < _FEWEST_ALIKE:
        return text, []
    places = [each.start() for each in _find_in_rows(text, _ZERO_LETTER)]
    zero = _ZERO_BETWEEN_TAGS if _HTML_BLOCK.search(text) else _ZERO
    if len(places) < _FEWEST_ALIKE or _find_in_rows(text, zero):
        return text, []
    characters = list(text)
    for place in places:
        characters[place] = "0"
    return "".join(characters), places
