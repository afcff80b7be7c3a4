"""What stands before or behind every line of a text and says nothing: signs of quoting and of lists, numbers of lines,
line ends that a program wrote out. Blanks take its place.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

HTML_BLOCK = re.compile(r"<(?:t[dhr]|table|p|div|li|html|body)[\s>]", re.IGNORECASE)
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

_ROW = re.compile(r"[|\t]|(?:^|[ \u3000])[0-9０-９][0-9０-９,.，．]*[ \u3000]*$")

_FEWEST_LINES = 20
"""Lines of a text that make a habit, if nearly all of them have it."""
_SIGN_BEFORE = re.compile(r"^[ \t]*([^\w\s|<>\"'\[({（【“\\$*_`=]{1,6})[ \t]*")
_WRITTEN_END = re.compile(r"(\\r|\^M|_x000[dD]_|&#(?:1[03]|x[aAdD]);|[¶↵⏎↲↩$])[ \t]*$")
"""A line end as editors and programs write it out, in front of the one that ends the line."""
_NUMBERED_LINE = re.compile(
    r"^((?:(?=[0-9]{0,40}[^\s:0-9])[^\s:]{1,60}:)?[ \t]*([0-9]{1,6})(?:[:.)、|][ \t]?|[ \t]|$))"
)

_NUMBERED_ROW = re.compile(
    r"^[ \t]*+\|?[ \t]*+\"?([0-9]{1,4})\"?[ ]*+(?=[|\t,;][ ]*+[^ \r\n])", re.MULTILINE
)
"""A number with further cells behind it: one that is alone on its line is a figure."""
_ROW_ZERO = re.compile(r"\n[ ]*+\|?[ ]*+\"?0\"?[ ]*+[|\t,;]")
_FEWEST_NUMBERED = 8
"""Rows that a program numbers from 0 on."""


Marks = list[tuple[int, re.Match[str]]]
"""The number of a line and the mark that it bears, its first group."""


def drop_line_marks(text: str) -> str:
    """Blanks for the marks of lines, those of the whole text first."""
    text = _drop_habits(text)
    if "](" in text:
        text = _LINK_LINE.sub(lambda found: f"{found[1]} {found[2]}{' ' * len(found[3])}", text)
    if "\n>" in text or text.startswith(">"):
        text = _drop_marks_of(text, _BEFORE[0].match)
    if _ANY_LIST.search(text):
        text = _drop_marks_of(text, _BEFORE[1].match)
    if "\\" in text:
        text = _drop_marks_of(text, _BEHIND[0].search)
    # Within blocks of HTML a line end is a blank, and only <br> ends a line.
    if "<" in text and "<br" in text.lower() and not HTML_BLOCK.search(text):
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


def _drop_habits(text: str) -> str:
    """Blanks for what nearly every line of the whole text bears: its number, one sign, a line end written out."""
    lines = text.split("\n")
    first = [line for line in lines[: 4 * _FEWEST_LINES] if line.strip()]
    for pattern, choose in (
        (_NUMBERED_LINE, _counting_numbers),
        (_SIGN_BEFORE, _signs),
        (_WRITTEN_END, _all),
    ):
        # The first lines answer for most texts.
        if not _may_be_habit(pattern, first):
            continue
        marks = [
            (number, found)
            for number, line in enumerate(lines)
            if line.strip() and (found := pattern.search(line))
        ]
        printed = [line for line in lines if line.strip()]
        marks = choose(marks, printed)
        if len(printed) >= _FEWEST_LINES and _is_habit(len(marks), len(printed)):
            _blank_marks(lines, marks)
            text = "\n".join(lines)
            first = [line for line in lines[: 4 * _FEWEST_LINES] if line.strip()]
    return text


def _may_be_habit(pattern: re.Pattern[str], lines: Sequence[str]) -> bool:
    """Whether nearly all of some lines bear a mark; a few without one tell that they do not."""
    most = len(lines) // 20
    bare = 0
    for line in lines:
        if pattern.search(line) is None:
            bare += 1
            if bare > most:
                return False
    return bool(lines)


def _is_habit(marked: int, lines: int) -> bool:
    return marked > 0 and 20 * marked >= 19 * lines


def _all(marks: Marks, printed: Sequence[str]) -> Marks:
    return marks


def _counting_numbers(marks: Marks, printed: Sequence[str]) -> Marks:
    """The numbers that count on from line to line, blank ones counted or not."""
    found: Marks = []
    for places in ([at for at, _ in marks], range(len(marks))):
        firsts = [int(mark[2]) - at for at, (_, mark) in zip(places, marks, strict=True)]
        first = Counter(firsts).most_common(1)[0][0]
        counting = [each for each, begun in zip(marks, firsts, strict=True) if begun == first]
        found = max(found, counting, key=len)
    behind = sum(bool(mark.string[mark.end() :].strip()) for _, mark in found)
    return found if 8 * behind > len(found) else []


def _signs(marks: Marks, printed: Sequence[str]) -> Marks:
    """The sign before every line, where it parts no cells within the lines as well."""
    # Behind the sign a minus may belong to a figure: the least that many lines begin with is the sign.
    counts = Counter(found[1] for _, found in marks)
    sign = min((each for each in counts if 4 * counts[each] > len(marks)), key=len, default="")
    behind = [line.strip()[len(sign) :] for line in printed]
    texts = [text for line in behind if (text := line.strip())]
    words = sum(not text[0].isdigit() for text in texts)
    if (
        not sign
        or 2 * sum(sign in line for line in behind) > len(printed)
        or 4 * words <= len(texts)
    ):
        return []
    before = re.compile(rf"[ \t]*({re.escape(sign)})")
    return [(at, same) for at, found in marks if (same := before.match(found.string))]


def drop_row_numbers(text: str) -> str:
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
    return blank_groups(text, found) if found else text


def _is_numbering(run: Sequence[re.Match[str]], found: Sequence[re.Match[str]]) -> bool:
    """Whether rows that count up from 0 are numbered: many of them, or a few below such a table."""
    return len(run) >= (2 if found else _FEWEST_NUMBERED)


def blank_groups(text: str, found: Sequence[re.Match[str]]) -> str:
    """The text with blanks for every group of the matches."""
    pieces, at = [], 0
    for each in found:
        for start, end in each.regs[1:]:
            if start < 0:
                continue
            pieces += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])
