"""Damage to the text of a report: cuts, holes, lost and joined lines, page furniture."""

from __future__ import annotations

from random import Random

from benchmarks.structure.grid import Page
from benchmarks.structure.kinds.registry import NotApplicableError, text_kind
from benchmarks.structure.text import Mark, Text

_SHORT_LINE = 2
"""Characters of a line that is dropped as too short."""
_WRAPPED = 80


def _free_row(page: Page, mark: Mark) -> None:
    table = page.tables()[mark.table]
    if mark.row in table.figure_rows():
        page.free(table.paths(mark.row))


def _free_around(page: Page, text: Text, start: int, end: int) -> None:
    """The rows whose cells stand next to a stretch touch an edge."""
    before = [mark for mark in text.marks if mark.end <= start]
    behind = [mark for mark in text.marks if mark.start >= end]
    for mark in (*before[-1:], *behind[:1]):
        _free_row(page, mark)


def _cut(page: Page, text: Text, at: int) -> None:
    _free_around(page, text, at, len(text.text))
    text.replace(at, len(text.text), "")
    page.consistent = False


@text_kind()
def cut_at_place(page: Page, text: Text, random: Random) -> None:
    """The text ends at some character."""
    _cut(page, text, random.randrange(len(text.text) // 6, len(text.text)))


@text_kind()
def cut_in_figure(page: Page, text: Text, random: Random) -> None:
    """The text ends inside a figure."""
    figures = [mark for mark in text.figures() if mark.end - mark.start > 1]
    if not figures:
        raise NotApplicableError
    mark = random.choice(figures)
    _cut(page, text, random.randrange(mark.start + 1, mark.end))


@text_kind()
def cut_behind_figure(page: Page, text: Text, random: Random) -> None:
    """The text ends right behind a figure."""
    _cut(page, text, random.choice(text.figures()).end)


@text_kind()
def beginning_cut(page: Page, text: Text, random: Random) -> None:
    """The text begins at some character of its first half."""
    at = random.randrange(1, len(text.text) // 2)
    _free_around(page, text, 0, at)
    text.replace(0, at, "")
    page.consistent = False


def _hole(page: Page, text: Text, random: Random, size: int) -> None:
    figures = text.figures()
    start = random.choice(figures).start - random.randrange(size)
    start = max(start, 1)
    end = min(start + size, len(text.text) - 1)
    _free_around(page, text, start, end)
    text.replace(start, end, "")
    page.consistent = False


@text_kind()
def hole_of_10(page: Page, text: Text, random: Random) -> None:
    """Ten characters are missing near a figure."""
    _hole(page, text, random, 10)


@text_kind()
def hole_of_60(page: Page, text: Text, random: Random) -> None:
    """Sixty characters are missing near a figure."""
    _hole(page, text, random, 60)


@text_kind()
def hole_of_600(page: Page, text: Text, random: Random) -> None:
    """Six hundred characters are missing near a figure."""
    _hole(page, text, random, 600)


@text_kind()
def line_lost(page: Page, text: Text, random: Random) -> None:
    """A line inside a table is missing."""
    at = random.choice(text.figures()).start
    start, end = next(line for line in text.lines() if line[0] <= at <= line[1])
    _free_around(page, text, start, end)
    text.replace(start, end + 1, "")
    page.consistent = False


@text_kind()
def duplicate_lines_removed(page: Page, text: Text, random: Random) -> None:
    """Of equal lines only the first one is left."""
    seen: set[str] = set()
    edits = []
    for start, end in text.lines():
        line = text.text[start:end]
        if line.strip() and line in seen:
            edits.append((start, end + 1, ""))
        seen.add(line)
    text.edit(edits)
    page.consistent = False


@text_kind(families="lines")
def short_lines_dropped(page: Page, text: Text, random: Random) -> None:
    """Lines of one or two characters are dropped."""
    lines = [(s, e) for s, e in text.lines() if 0 < e - s <= _SHORT_LINE and text.text[s:e].strip()]
    text.edit([(start, end + 1, "") for start, end in lines])
    page.consistent = False


def _free_rows_with_blanks(page: Page) -> None:
    for table in page.tables():
        for number in table.figure_rows():
            if any(c.role == "figure" and not c.text for c in table.rows[number]):
                page.free(table.paths(number))


def _collapse(text: Text, joined: str) -> None:
    """Runs of white space become one blank each."""
    edits, at, whole = [], 0, text.text
    while at < len(whole):
        end = at
        while end < len(whole) and whole[end].isspace():
            end += 1
        if end > at and whole[at:end] != joined:
            edits.append((at, end, joined))
        at = max(end, at + 1)
    text.edit(edits)
    # A blank cell between two runs is not lost here: its row was freed before.
    text.lost = [mark for mark in text.lost if mark.end > mark.start]


@text_kind(families="html")
def page_in_one_line(page: Page, text: Text, random: Random) -> None:
    """The line ends of a page in HTML are gone."""
    _keep_blanks(text, "\n", "")


@text_kind(families="pipes tabs lines aligned drawn")
def white_space_collapsed(page: Page, text: Text, random: Random) -> None:
    """Every run of white space is one blank, line ends too."""
    _free_rows_with_blanks(page)
    _collapse(text, " ")


@text_kind(families="tabs")
def tabs_as_blanks(page: Page, text: Text, random: Random) -> None:
    """Each tab is printed as a blank or as four."""
    _free_rows_with_blanks(page)
    _substitute(text, "\t", random.choice((" ", "    ")))
    text.lost.clear()


@text_kind(families="aligned")
def blanks_collapsed(page: Page, text: Text, random: Random) -> None:
    """Every run of blanks is one blank, line ends stay."""
    _free_rows_with_blanks(page)
    edits, whole, at = [], text.text, 0
    while at < len(whole):
        end = at
        while end < len(whole) and whole[end] == " ":
            end += 1
        if end - at > 1:
            edits.append((at, end, " "))
        at = max(end, at + 1)
    text.edit(edits)
    text.lost = [mark for mark in text.lost if mark.end > mark.start]


def _substitute(text: Text, old: str, new: str) -> None:
    places = [at for at in range(len(text.text)) if text.text.startswith(old, at)]
    text.edit([(at, at + len(old), new) for at in places])


def _wrap(text: Text) -> None:
    places = [at for s, e in text.lines() for at in range(s + _WRAPPED, e, _WRAPPED)]
    text.edit([(at, at, "\n") for at in places])


@text_kind(families="pipes tabs lines")
def lines_wrapped(page: Page, text: Text, random: Random) -> None:
    """A line feed stands behind every eighty characters of a line."""
    _wrap(text)


@text_kind(families="aligned drawn")
def columns_wrapped(page: Page, text: Text, random: Random) -> None:
    """A line feed stands behind every eighty characters of a line, which tears columns apart."""
    for start, end in text.lines():
        if end - start > _WRAPPED:
            for mark in text.marks:
                if start <= mark.start <= end:
                    _free_row(page, mark)
    _wrap(text)


@text_kind(families="pipes tabs lines aligned drawn")
def quoted(page: Page, text: Text, random: Random) -> None:
    """Each line begins with a mark of quotation."""
    mark = random.choice(("> ", ">"))
    text.edit([(start, start, mark) for start, end in text.lines() if end > start])


@text_kind()
def line_ends_cr(page: Page, text: Text, random: Random) -> None:
    """Lines end with a carriage return."""
    _keep_blanks(text, "\n", "\r")


@text_kind()
def line_ends_unicode(page: Page, text: Text, random: Random) -> None:
    """Lines end with a line separator of Unicode."""
    _keep_blanks(text, "\n", random.choice(("\u2028", "\u0085")))


@text_kind(families="pipes tabs lines aligned")
def hard_breaks(page: Page, text: Text, random: Random) -> None:
    """Each line ends with a mark for a line break."""
    mark = random.choice(("\\", "<br>", "<br/>"))
    text.edit([(end, end, mark) for start, end in text.lines() if end > start])


@text_kind()
def blank_lines_doubled(page: Page, text: Text, random: Random) -> None:
    """A blank line stands behind each line."""
    _keep_blanks(text, "\n", "\n\n")


@text_kind()
def blank_lines_removed(page: Page, text: Text, random: Random) -> None:
    """Blank lines are gone."""
    edits = [(s, e + 1, "") for s, e in text.lines()[:-1] if s == e]
    text.edit(edits)


def _keep_blanks(text: Text, old: str, new: str) -> None:
    """Substitute, and forget the marks of blank cells that stood at the place."""
    _substitute(text, old, new)
    text.lost = [mark for mark in text.lost if mark.end > mark.start]


def _between_rows(page: Page, text: Text, random: Random, furniture: str) -> None:
    """Put lines between two rows of table 3; the row above touches them."""
    figures = [
        mark for mark in text.figures() if (mark.cell.path or "").startswith("applications.")
    ]
    if not figures:
        raise NotApplicableError
    rows = sorted({mark.row for mark in figures})
    row = random.choice(rows[1:-1] or rows)
    first = min(m.start for m in text.marks if m.row == row and m.table == figures[0].table)
    start = text.text.rfind("\n", 0, first) + 1
    text.replace(start, start, furniture)


@text_kind(families="pipes tabs aligned drawn")
def page_number_line(page: Page, text: Text, random: Random) -> None:
    """A line with the number of a page stands between two rows of table 3."""
    number = random.randint(2, 9)
    _between_rows(
        page, text, random, random.choice((f"{number}\n", f"- {number} -\n", f"第{number}页\n"))
    )


@text_kind(families="lines")
def page_number_among_cells(page: Page, text: Text, random: Random) -> None:
    """A line with the number of a page and its dashes stands between the cells of two rows of table 3."""
    number = random.randint(2, 9)
    _between_rows(page, text, random, random.choice((f"— {number} —\n", f"第{number}页\n")))


@text_kind(families="pipes tabs lines aligned drawn")
def running_title(page: Page, text: Text, random: Random) -> None:
    """A running title and a page number in words stand between two rows of table 3."""
    _between_rows(
        page, text, random, f"{page.year}年政府信息公开工作年度报告\n第{random.randint(2, 9)}页\n"
    )


@text_kind(families="pipes tabs aligned")
def page_break_with_form_feed(page: Page, text: Text, random: Random) -> None:
    """A form feed and a page number stand between two rows of table 3."""
    _between_rows(page, text, random, f"{random.randint(2, 9)}\n\f\n")


@text_kind()
def site_around(page: Page, text: Text, random: Random) -> None:
    """The words of a web site stand before and behind the text."""
    end = len(text.text)
    text.replace(end, end, "\n上一篇：无\n版权所有 备案号12345678\n访问量：0\n3\n")
    text.replace(0, 0, "首页 > 政务公开 > 年报\n字号：大 中 小\n12 3 0\n\n")


@text_kind()
def stray_figure_line(page: Page, text: Text, random: Random) -> None:
    """A line with a figure stands between two rows of table 3; it may belong to the row above."""
    figures = [m for m in text.figures() if (m.cell.path or "").startswith("applications.")]
    if not figures:
        raise NotApplicableError
    mark = random.choice(figures)
    later = [m for m in text.marks if m.table == mark.table and m.row > mark.row]
    if not later:
        raise NotApplicableError
    start = text.text.rfind("\n", 0, later[0].start) + 1
    page.free(page.tables()[mark.table].paths(mark.row))
    _free_row(page, later[0])
    text.replace(start, start, f"{random.randint(0, 30)}\n")
