"""What stands at every figure of a text and says nothing: bold print, brackets, points, words that fill blank cells, a
letter for each zero. Blanks take its place.
"""

import re
from collections.abc import Callable

from gaireport.characters import MEASURE_WORD, WIDE
from gaireport.characters.line_marks import HTML_BLOCK, blank_groups

_FIGURE = r"[ \t]*[-+－＋]?[0-9０-９][0-9０-９,.，．]*[ \t]*"
_LEFT, _RIGHT = r"(?<![^\s|│┃║>,;&\"'])", r"(?![^\s|│┃║<,;&\"'\\])"
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
_WIDE_OR_NOT = re.compile(f"([{WIDE}]+)|[^{WIDE}]+")
_PROSE = re.compile("[。；！？：]|[0-9０-９] ?[年月]")
"""A line that holds one of these is no row: marks in it may be meant."""

_LINE_OR_CELL = re.compile(r"(?=\n)|(?=</?(?:t[dhr]|cell|row|entry|[fe]cel|ched|nl|li|p|div)[\s>])")
"""Where a line or a cell of a page begins or ends."""

_CELL_FIGURE = re.compile(f"{_LEFT}(?<!=[\"'])[0-9０-９][0-9０-９,.，．]*{_RIGHT}")
_POINTED = re.compile(rf"{_LEFT}()[0-9０-９]+(?:[.．][0-9０-９]+)?([.．]){_RIGHT}")
_BRACKETED = re.compile(
    rf"{_LEFT}([(（\[【〔「])[-+－＋]?[0-9０-９][0-9０-９,.，．]*([)）\]】〕」]){_RIGHT}"
)
_AS_TEXT = re.compile(rf"{_LEFT}(['’=~≈])[-+－＋]?[0-9０-９][0-9０-９,.，．]*+(?!'){_RIGHT}")
"""What sheets put before a number that is to stay text, or a formula."""
_MEASURED = re.compile(rf"{_LEFT}()[0-9０-９][0-9０-９,.，．]* ({MEASURE_WORD}){_RIGHT}")
_COMMON = (
    (".．", re.compile(r"[0-9０-９][.．](?![0-9０-９\w])"), _POINTED),
    ("(（[【〔「", re.compile(r"[(（\[【〔「][0-9０-９]"), _BRACKETED),
    ("'’=~≈", re.compile("[=~≈'’][0-9０-９]"), _AS_TEXT),
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
_ZERO_LETTERS = "〇○◯零OoＯｏΟО"
_ZERO_LETTER = re.compile(f"{_LEFT}([{_ZERO_LETTERS}]){_RIGHT}")
_ZERO = re.compile(f"{_LEFT}([0０]){_RIGHT}")
_ZERO_BETWEEN_TAGS = re.compile(r">\s*([0０])\s*<")
"""A zero that a page prints; that of a style sheet is none."""
_FEWEST_ALIKE = 8
"""Figures, fillers or letters for zero that make a habit."""


def _in_rows(text: str, change: Callable[[str], str]) -> str:
    return "".join(
        line if not line or _PROSE.search(line) else change(line)
        for line in _LINE_OR_CELL.split(text)
    )


def may_be_struck(attributes: str) -> bool:
    """Whether the attributes of a bracketed span say that it is struck out or not shown."""
    return re.match(_STRIKING_MARK, attributes) is not None


def unwrap_figures(text: str) -> str:
    """Blanks for the marks around figures."""
    return _in_rows(text, _unwrap) if _ANY_WRAPPING.search(text) else text


def _unwrap(line: str) -> str:
    if not _ANY_WRAPPING.search(line):
        return line
    for wrapping in _WRAPPED:
        line = wrapping.sub(_unwrapped, line)
    return line


def _unwrapped(found: re.Match[str]) -> str:
    return " " * len(found["open"]) + found["figure"] + _WIDE_OR_NOT.sub(_as_wide, found["close"])


def _as_wide(found: re.Match[str]) -> str:
    """Blanks that take as many columns: those of what stands behind are counted."""
    return ("\u3000" if found[1] else " ") * len(found[0])


def drop_common_marks(text: str) -> str:
    """Blanks for what stands at most of the figures (12. and （12）), and for the words that fill blank cells."""
    for characters, hint, pattern in _COMMON:
        if sum(map(text.count, characters)) < _FEWEST_ALIKE:
            continue
        if len(hint.findall(text)) < _FEWEST_ALIKE:
            continue
        found = _find_in_rows(text, pattern)
        if len(found) >= _FEWEST_ALIKE:
            figures = {each.start() for each in _find_in_rows(text, _CELL_FIGURE)}
            # Those in brackets are not among them: a bracket is no border of a cell.
            if 2 * len(found) > len(figures | {each.end(1) for each in found}):
                text = blank_groups(text, found)
    if sum(map(text.count, _FILLERS)) >= _FEWEST_ALIKE:
        rows, cells = _find_in_rows(text, _FILLED), list(_FILLED_CELL.finditer(text))
        # A row that holds one sentence is filled up as any other.
        if max(len(rows), len(cells)) >= _FEWEST_ALIKE:
            text = blank_groups(blank_groups(text, rows), cells)
    return text


def _stretch_around(text: str, at: int) -> tuple[int, int]:
    """The line of a place, or what stands between two tags: a page may be one line."""
    start = max(text.rfind("\n", 0, at), text.rfind(">", 0, at)) + 1
    ends = (text.find(mark, at) for mark in "\n<")
    return start, min((end for end in ends if end >= 0), default=len(text))


def _find_in_rows(text: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """What a pattern finds in lines that may be rows."""
    found, end, is_row = [], -1, False
    for each in pattern.finditer(text):
        if each.start() > end:
            start, end = _stretch_around(text, each.start())
            is_row = not _PROSE.search(text, start, end)
        if is_row:
            found.append(each)
    return found


def read_zeros(text: str) -> tuple[str, list[int]]:
    """The text with a zero for the letter that stands for each (〇, O): so it is where no zero is printed at all."""
    if sum(map(text.count, _ZERO_LETTERS)) < _FEWEST_ALIKE:
        return text, []
    places = [each.start() for each in _find_in_rows(text, _ZERO_LETTER)]
    zero = _ZERO_BETWEEN_TAGS if HTML_BLOCK.search(text) else _ZERO
    if len(places) < _FEWEST_ALIKE or _find_in_rows(text, zero):
        return text, []
    characters = list(text)
    for place in places:
        characters[place] = "0"
    return "".join(characters), places
