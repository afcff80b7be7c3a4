"""The source of LaTeX -> what is printed of it, and the arguments of its commands."""

import re
from collections.abc import Iterator

from gaireport.adapter import Line

Stretch = tuple[int, int]
"""A stretch of the source that is printed."""

_LATEX_TOKEN = re.compile(
    r"\\(?P<command>[a-zA-Z@]+)\*?|\\(?P<escaped>[^a-zA-Z@])|(?P<comment>%[^\n]*)|(?P<mark>[{}$~])|(?P<raised>\^)"
)
_BLANKS_BEFORE = re.compile(r"[ \t]*\n?[ \t]*")
_DEEPEST_GROUP = 12
"""Groups within one another whose braces are matched; deeper ones hold no figure."""
_LONGEST_ARGUMENT = 2000
_NOT_PRINTED = {
    "end": 1, "documentclass": 1, "usepackage": 1, "vspace": 1, "hspace": 1, "label": 1, "ref": 1,
    "cline": 1, "cmidrule": 1, "hhline": 1, "renewcommand": 2, "newcommand": 2, "setlength": 2, "arraystretch": 0,
    "color": 1, "rowcolor": 1, "cellcolor": 1, "columncolor": 1, "textcolor": 1, "fontsize": 2, "phantom": 1,
    "hphantom": 1, "vphantom": 1, "setcounter": 2, "geometry": 1, "pagestyle": 1, "thispagestyle": 1, "rule": 2,
    "rotatebox": 1, "scalebox": 1, "resizebox": 2, "parbox": 1, "addlinespace": 0, "hypersetup": 1, "bibliography": 1,
    "setmainfont": 1, "setCJKmainfont": 1, "input": 1, "include": 1, "foreignlanguage": 1, "selectlanguage": 1,
}  # fmt: skip
"""Command -> how many of its first arguments are no text of the page."""
_ARGUMENTS_OF_BEGIN = {
    "minipage": 2,
    "spacing": 2,
    "adjustbox": 2,
    "CJK": 3,
    "CJK*": 3,
    "multicols": 2,
}
"""Environment -> the arguments of its begin, its name included; most have their name alone."""
_ENVIRONMENT_NAME = re.compile(r"\s*\{([A-Za-z]+\*?)\}")
_STRIKING = frozenset("sout st xout cancel bcancel xcancel".split())
_PRINTS_NOTHING = frozenset(
    "footnote textsuperscript textsubscript footnotemark tablefootnote tnote".split()
)
_GRAPHICS = frozenset(("includegraphics",))
_BLANKS_OF_TEX = re.compile(r"[ \t\r\n]+")
"""Several of these are one; TeX prints every other one as it stands."""
_BREAKS = frozenset("newline tabularnewline par".split())


def skip_arguments(text: str, at: int, end: int, count: int) -> int:
    """The place behind so many arguments in braces, and behind those in brackets before them."""
    taken = 0
    while True:
        begin = _BLANKS_BEFORE.match(text, at, end)
        begin_at = begin.end() if begin else at
        if text.startswith("[", begin_at) and (taken < count or not count):
            close = text.find("]", begin_at, min(end, begin_at + _LONGEST_ARGUMENT))
            if close < 0 or close - begin_at > _LONGEST_ARGUMENT:
                return at
            at = close + 1
        elif taken < count and text.startswith("{", begin_at):
            at = closing_brace(text, begin_at, end) + 1
            taken += 1
        elif taken < count and taken and text.startswith("*", begin_at):
            at = begin_at + 1
            taken += 1
        else:
            return at


def closing_brace(text: str, at: int, end: int) -> int:
    """The place of the brace that closes the one at a place; the brace itself where none does."""
    depth = 0
    reach = min(end, at + _LONGEST_ARGUMENT)
    for found in re.compile(r"\\.|[{}]", re.DOTALL).finditer(text, at, reach):
        if found[0] == "{":
            depth += 1
            if depth > _DEEPEST_GROUP:
                return at
        elif found[0] == "}":
            depth -= 1
            if not depth:
                return found.start()
    return at


class PrintedSource:
    """What a stretch of source prints: its segments in lines, and whether that is all that stands in it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self.lines: list[list[Stretch]] = [[]]
        self.is_whole = True
        self._read(start, end)

    def _read(self, start: int, end: int) -> None:
        text, at = self._text, start
        while at < end:
            token = _LATEX_TOKEN.search(text, at, end)
            if token is None:
                self._add(at, end)
                return
            self._add(at, token.start())
            at = token.end()
            if command := token["command"]:
                at = self._command(command, at, end)
            elif token["escaped"] == "\\":
                self.lines.append([])
            elif token["escaped"] and token["escaped"] in "&%$#_{}|":
                self._add(at - 1, at)
            elif token["escaped"] and token["escaped"] in "~^":
                self._add(at - 1, at)
                at = skip_arguments(text, at, end, 1)
            elif token["raised"]:
                self.is_whole = False
                at = skip_arguments(text, at, end, 1) if text.startswith("{", at) else at + 1

    def _command(self, command: str, at: int, end: int) -> int:
        text = self._text
        if command == "textbackslash":
            self._add(at - len("\\textbackslash"), at - len("textbackslash"))
            return skip_arguments(text, at, end, 1) if text.startswith("{}", at) else at
        if command in _BREAKS:
            self.lines.append([])
            return at
        if command in _STRIKING or command in _PRINTS_NOTHING or command in _GRAPHICS:
            self.is_whole = False
            return skip_arguments(text, at, end, 1)
        count = _NOT_PRINTED.get(command)
        if command == "begin":
            named = _ENVIRONMENT_NAME.match(text, at, end)
            count = _ARGUMENTS_OF_BEGIN.get(named[1], 1) if named else 1
        if count is None:
            # Options of a command whose argument is printed: \makecell[c]{...}.
            return skip_arguments(text, at, end, 0) if text.startswith("[", at) else at
        return skip_arguments(text, at, end, count)

    def _add(self, start: int, end: int) -> None:
        if end > start:
            self.lines[-1].append((start, end))

    def line(self) -> Line | None:
        """All that is printed, lines parted by line feeds; None for nothing."""
        text = self._text
        texts = [
            _BLANKS_OF_TEX.sub(" ", "".join([text[slice(*segment)] for segment in line])).strip()
            for line in self.lines
        ]
        kept = [segment for line in self.lines for segment in line if text[slice(*segment)].strip()]
        if not kept:
            return None
        first, last = text[slice(*kept[0])], text[slice(*kept[-1])]
        start = kept[0][0] + len(first) - len(first.lstrip())
        end = kept[-1][1] - (len(last) - len(last.rstrip()))
        return Line("\n".join(filter(None, texts)), start, end)


def each_paragraph(text: str, start: int, end: int) -> Iterator[Line]:
    """The printed lines of a stretch outside of tables, a line of the source each."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if line := PrintedSource(text, at, stop).line():
            yield line._replace(text=line.text.replace("\n", ""))
        at = stop + 1
