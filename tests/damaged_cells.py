"""Damage to characters, figures and cells."""

from __future__ import annotations

from random import Random

from damaged_page import Page, any_figure, kind, moves_others, row_name


@kind
def digit_changed(page: Page, random: Random) -> None:
    path = any_figure(page, random)
    figure = page.printed[path] or ""
    digits = [at for at, char in enumerate(figure) if char.isdigit()]
    if digits and page.text[slice(*page.places[path])] == figure:
        at = random.choice(digits)
        page.reprint(path, figure[:at] + random.choice("123456789") + figure[at + 1 :])


@kind
def digit_doubled(page: Page, random: Random) -> None:
    path = any_figure(page, random)
    figure = page.printed[path] or ""
    if figure.isdigit() and page.text[slice(*page.places[path])] == figure:
        page.reprint(path, figure + random.choice("0123456789"))


@kind
def figure_spoilt(page: Page, random: Random) -> None:
    path = any_figure(page, random)
    figure = page.printed[path] or ""
    if page.text[slice(*page.places[path])] == figure:
        at = random.randrange(len(figure))
        page.reprint(path, figure[:at] + random.choice("OlB?x无") + figure[at + 1 :])


@kind
def figure_made_a_sign(page: Page, random: Random) -> None:
    page.reprint(
        any_figure(page, random), random.choice(("/", "-", "—", "无", "N/A", "０", "1.5", "-3"))
    )


@kind
def figure_rubbed_out(page: Page, random: Random) -> None:
    """Blanks in its place, so that the columns stay; in a mere sequence of cells it is lost."""
    path = any_figure(page, random)
    start, end = page.places[path]
    page.replace(start, end, " " * (end - start))


@kind
def blank_in_figure(page: Page, random: Random) -> None:
    path = any_figure(page, random)
    start, end = page.places[path]
    if end - start > 1:
        at = random.randrange(start + 1, end)
        page.replace(at - 1, at, page.text[at - 1] + " ")
        page.lose(path)


@kind
def digits_full_width(page: Page, random: Random) -> None:
    for path in random.sample(page.paths, min(9, len(page.places))):
        start, end = page.places.get(path, (0, 0))
        if (page.printed[path] or "").isdigit():
            text = page.text[start:end]
            wide = "".join(chr(ord(c) + 0xFEE0) if "0" <= c <= "9" else c for c in text)
            page.replace(start, end, wide)
            page.places[path], page.printed[path] = (start, end), text


# Cells --------------------------------------------------------------------------------------------


@kind
def cell_dropped(page: Page, random: Random) -> None:
    path = any_figure(page, random)
    if moves_others(page, path):
        return
    edge = page.cell(path)
    page.replace(edge.start, edge.end, "")
    page.lose(path)


@kind
def cell_inserted(page: Page, random: Random) -> None:
    path = any_figure(page, random)
    if moves_others(page, path):
        return
    edge, (start, end) = page.cell(path), page.places[path]
    figure = random.choice(("7", "0", "0", "12", " "))
    again = page.text[edge.start : start] + figure + page.text[end : edge.end]
    page.replace(edge.start, edge.start, again)
    page.stretch(start)


@kind
def cell_doubled(page: Page, random: Random) -> None:
    path = any_figure(page, random)
    if moves_others(page, path):
        return
    edge = page.cell(path)
    page.copied(edge.start, edge.end)
    page.replace(edge.start, edge.start, page.text[edge.start : edge.end])
    page.stretch(edge.start)


@kind
def cells_joined(page: Page, random: Random) -> None:
    """What parts two figures is lost: 3 | 4 becomes 34."""
    row = page.row_of(any_figure(page, random))
    if len(row) > 1:
        at = random.randrange(len(row) - 1)
        start, end = page.places[row[at]][1], page.places[row[at + 1]][0]
        if start < end:
            left, right = page.places[row[at]][0], page.places[row[at + 1]][1]
            between = random.choice(("", " "))
            parts = page.text[left:start], page.text[end:right]
            # In aligned text the others keep their places.
            page.replace(right, right, " " * (end - start - len(between)))
            page.replace(start, end, between)
            for each in row[at : at + 2]:
                page.lose(each)
                page.allow(each, between.join(parts), *(parts if between else ()))


@kind
def neighbours_exchanged(page: Page, random: Random) -> None:
    row = page.row_of(any_figure(page, random))
    if len(row) > 1:
        at = random.randrange(len(row) - 1)
        left, right = row[at], row[at + 1]
        texts = [page.printed[each] or "" for each in (left, right)]
        if all(
            page.text[slice(*page.places[p])] == t
            for p, t in zip((left, right), texts, strict=True)
        ):
            page.reprint(right, texts[0])
            page.reprint(left, texts[1])


_BARS = "|│┃║\t"
"""What a cell is parted by from the next."""


@kind
def characters_dropped(page: Page, random: Random) -> None:
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(page.text))
        inside = [path for path, (start, end) in page.places.items() if start <= at < end]
        if not inside and not page.text[at].isdigit():
            if page.text[at] in _BARS:
                # Blank cells are not followed: the mark may have been all that there was of one.
                page.shrunk.update(page.rows_around(at))
            if page.text[at - 1 : at + 1] == "</":
                page.stretch(at)  # An end tag that is made a start tag opens a cell more.
            page.replace(at, at + 1, "")
            _lose_near(page, at)


@kind
def blanks_changed(page: Page, random: Random) -> None:
    """Runs of blanks become one blank or are drawn out, as editors do."""
    lines = [
        page.line(page.places[path][0])
        for path in random.sample(page.paths, min(5, len(page.paths)))
    ]
    for row in sorted(set(lines), reverse=True):
        for at in range(row.end - 1, row.start, -1):
            if page.text[at] == " " and page.text[at - 1] == " " and random.random() < 0.7:
                page.replace(at, at + 1, "")
        _lose_columns(page, row.start)


def _lose_columns(page: Page, start: int) -> None:
    """Where blanks alone tell the columns of a row, and some of its cells are blank, it does not tell them any more."""
    moved = [path for path in page.paths if page.line(page.places[path][0]).start == start]
    if not moved or not moves_others(page, moved[0]):
        return
    names = {row_name(path) for path in moved}
    row = [path for path in page.printed if row_name(path) in names]
    if len(moved) < len(row):
        figures = [page.printed[path] or "" for path in moved]
        for path in row:
            page.allow(path, page.printed[path] or "", *figures)
            page.lose(path)


def _lose_near(page: Page, at: int) -> None:
    """Where what parted a figure from its neighbour is gone, it is not printed for sure."""
    for path, (start, end) in list(page.places.items()):
        around = page.text[start - 1 : start] + page.text[end : end + 1]
        if (end == at or start == at) and any(char.isalnum() for char in around):
            page.lose(path)
