"""A tabular environment of LaTeX -> rows with true grid columns; multicolumn and multirow are resolved."""

import re
from collections.abc import Iterator

from gaireport.adapter import CutCell, Row
from gaireport.adapters.latex.source import PrintedSource, closing_brace, skip_arguments

_ENVIRONMENTS = r"(?:tabular[xy*]?|tabu|longtable|longtabu|supertabular|xltabular|array|tblr|longtblr|NiceTabular)"
BEGIN = re.compile(rf"\\begin\{{({_ENVIRONMENTS})\*?\}}")
"""The begin of a table."""
_SPLIT = re.compile(r"\\\\\*?|\\tabularnewline(?![a-zA-Z])|\\.|[{}&]|%[^\n]*", re.DOTALL)
_SPANNED = re.compile(r"[\s{]*\\(multicolumn|multirow|SetCell)\*?(?![a-zA-Z])")
_SPAN_COUNT = re.compile(r"\s*\{\s*(-?[0-9]{1,3})\s*\}")
_ROW_OPTION = re.compile(r"\s*\[[^\]\n]{0,20}\]")
_WIDEST_TABLE = 200


def end_of_table(text: str, at: int, end: int) -> int:
    """The place where the table ends whose begin ends at a place."""
    found = text.find("\\end{", at, end)
    while found >= 0:
        if re.compile(rf"\\end\{{{_ENVIRONMENTS}\*?\}}").match(text, found, end):
            return found
        found = text.find("\\end{", found + 1, end)
    return end


def cut_table(text: str, start: int, end: int, name: str) -> Iterator[Row]:
    """The rows of a table whose source, its specification first, stands at a place."""
    specified = 2 if name in ("tabularx", "tabulary", "xltabular", "tabular*") else 1
    return cut_grid(text, skip_arguments(text, start, end, specified), end)


def cut_grid(text: str, start: int, end: int) -> Iterator[Row]:
    """The rows that stand between two places."""
    cells: list[CutCell] = []
    column = row = 0
    covered: dict[int, int] = {}
    for begin, stop, closes in _pieces(text, start, end):
        made = _cut_spanned(text, begin, stop, column)
        column = min(column + made.columns, _WIDEST_TABLE)
        if made.text or covered.get(made.column, 0) <= row:
            cells.append(made)
            if made.rows > 1:
                covered.update(dict.fromkeys(range(made.column, column), row + made.rows))
        if closes:
            # What stands behind the last end of a row is no row.
            if len(cells) > 1 or (cells and cells[0].text):
                yield Row(tuple(cells), start)
            cells, column, row = [], 0, row + 1


def _pieces(text: str, at: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Where each cell stands, and whether it is the last of its row."""
    depth, begin = 0, at
    for found in _SPLIT.finditer(text, at, end):
        mark = found[0]
        if found.start() < begin:
            continue
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(depth - 1, 0)
        elif depth:
            continue
        elif mark == "&":
            yield begin, found.start(), False
            begin = found.end()
        elif mark.startswith("\\\\") or mark.startswith("\\tabularnewline"):
            yield begin, found.start(), True
            option = _ROW_OPTION.match(text, found.end(), end)
            begin = option.end() if option else found.end()
    yield begin, end, True


def _cut_spanned(text: str, start: int, end: int, column: int) -> CutCell:
    """The cell, with the rows and columns that it covers; a multirow that reaches up covers none below."""
    covers = {"multirow": 1, "multicolumn": 1}
    inner, stop = start, end
    rules = _behind_rules(text, start, end)
    inner = rules
    while found := _SPANNED.match(text, inner, stop):
        number = _SPAN_COUNT.match(text, found.end(), stop)
        if found[1] in covers and number:
            covers[found[1]] = min(max(int(number[1]), 1), _WIDEST_TABLE)
        content = skip_arguments(text, found.end(), stop, 2)
        if option := _ROW_OPTION.match(text, content, stop):
            content = option.end()
        while content < stop and text[content] in " \t\n":
            content += 1
        if not text.startswith("{", content):
            break
        close = closing_brace(text, content, stop)
        inner, stop = content + 1, max(close, content + 1)
    printed = PrintedSource(text, inner, stop)
    line = printed.line()
    text_and_place = line or ("", start, start)
    return CutCell(*text_and_place, column, printed.is_whole, *covers.values())


_RULE_ABOVE = re.compile(
    r"(?:%[^\n]*\n|\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|Xhline|hdashline"
    r"|centering|small|footnotesize)(?![a-zA-Z])"
    r"|\\(?:cline|cmidrule|hhline|rowcolor|addlinespace|specialrule)(?:\([a-z]*\))?(?:\[[^\]\n]*\]|\{[^{}\n]*\})*)"
)


def _behind_rules(text: str, at: int, end: int) -> int:
    """The place behind the rules above a row."""
    while True:
        while at < end and text[at].isspace():
            at += 1
        found = _RULE_ABOVE.match(text, at, end)
        if found is None:
            return at
        at = found.end()
