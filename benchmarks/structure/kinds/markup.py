"""Markup inside the cells of pages and of Markdown."""

from __future__ import annotations

from random import Random

from benchmarks.structure.grid import Cell, Demand, Expected, Page
from benchmarks.structure.kinds.registry import NotApplicableError, page_kind

_MOST = 12
"""Cells of a page that carry the markup, at most."""


def _some_figures(page: Page, random: Random, *, whole: bool = False) -> list[Cell]:
    """Some printed figures; with ``whole`` all of them."""
    cells = [cell for cell in page.figures() if cell.text.isdigit()]
    if not cells:
        raise NotApplicableError
    return cells if whole else random.sample(cells, min(_MOST, len(cells)))


def _mark(page: Page, cells: list[Cell], markup: str, demand: Demand) -> None:
    """Print markup around figures; their value stays."""
    for cell in cells:
        cell.shown = markup.format(cell.text)
        page.require([cell.path or ""], demand)


@page_kind(families="html")
def struck_out(page: Page, random: Random) -> None:
    """A struck-out figure stands before the one that counts."""
    tag = random.choice(("del", "s", "strike"))
    _mark(page, _some_figures(page, random), f"<{tag}>7</{tag}>{{}}", Demand.TOLD)


@page_kind(families="html")
def superscript(page: Page, random: Random) -> None:
    """A note mark stands behind a figure as a superscript."""
    _mark(page, _some_figures(page, random), "{}<sup>1</sup>", Demand.TOLD)


@page_kind(families="html")
def hidden_attribute(page: Page, random: Random) -> None:
    """A hidden figure stands before the one that is seen."""
    _mark(page, _some_figures(page, random), "<span hidden>9</span>{}", Demand.TOLD)


@page_kind(families="html")
def hidden_style(page: Page, random: Random) -> None:
    """A figure hidden by its style stands before the one that is seen."""
    style = random.choice(("display:none", "visibility:hidden", "font-size:0"))
    _mark(page, _some_figures(page, random), f'<span style="{style}">9</span>{{}}', Demand.TOLD)


@page_kind(families="html")
def white_text(page: Page, random: Random) -> None:
    """A figure in white stands behind the one that is seen."""
    _mark(page, _some_figures(page, random), '{}<font color="#ffffff">9</font>', Demand.TOLD)


@page_kind(families="html")
def input_values(page: Page, random: Random) -> None:
    """Figures are the values of form fields."""
    _mark(
        page, _some_figures(page, random, whole=True), '<input type="text" value="{}">', Demand.TOLD
    )


@page_kind(families="html")
def pictures(page: Page, random: Random) -> None:
    """Some figures are pictures, of which nothing can be read."""
    for cell in _some_figures(page, random):
        page.expected[cell.path or ""] = Expected(None, Demand.TOLD)
        cell.shown = '<img src="n.png">'
    page.consistent = False


@page_kind(families="html")
def ruby_text(page: Page, random: Random) -> None:
    """A reading stands above some figures."""
    _mark(page, _some_figures(page, random), "<ruby>{}<rt>2</rt></ruby>", Demand.TOLD)


@page_kind(families="html")
def digits_in_spans(page: Page, random: Random) -> None:
    """The digits of a figure stand in elements of their own."""
    for cell in _some_figures(page, random, whole=True):
        cell.shown = "".join(f"<span>{char}</span>" for char in cell.text)


@page_kind(families="html")
def comments(page: Page, random: Random) -> None:
    """A comment stands before each figure."""
    _mark(page, _some_figures(page, random, whole=True), "<!-- 9 -->{}", Demand.SURE)


@page_kind(families="html")
def paragraphs(page: Page, random: Random) -> None:
    """Each figure is a paragraph in its cell, with blanks around."""
    _mark(page, _some_figures(page, random, whole=True), "<p> {}&nbsp;</p>", Demand.SURE)


@page_kind(families="html")
def broken_figure(page: Page, random: Random) -> None:
    """A line break stands between two digits of a figure."""
    cells = [cell for cell in _some_figures(page, random) if len(cell.text) > 1]
    if not cells:
        raise NotApplicableError
    for cell in cells:
        cell.shown = f"{cell.text[0]}<br>{cell.text[1:]}"
        page.free([cell.path or ""])


@page_kind(families="html")
def nested_tables(page: Page, random: Random) -> None:
    """Some figures stand in a table inside their cell."""
    markup = "<table><tr><td>{}</td></tr></table>"
    _mark(page, _some_figures(page, random), markup, Demand.TOLD)


@page_kind(families="html")
def hidden_cells(page: Page, random: Random) -> None:
    """Before some cells stands a cell that is not displayed."""
    for cell in _some_figures(page, random):
        cell.shown = cell.text + '</td><td style="display:none">9'


@page_kind(families="pipes")
def tildes(page: Page, random: Random) -> None:
    """A figure struck out in Markdown stands before the one that counts."""
    _mark(page, _some_figures(page, random), "~~7~~{}", Demand.TOLD)


@page_kind(families="pipes")
def carets(page: Page, random: Random) -> None:
    """A superscript in Markdown stands behind a figure."""
    _mark(
        page, _some_figures(page, random), random.choice(("{}^1^", "{}<sup>1</sup>")), Demand.TOLD
    )


@page_kind(families="pipes tabs lines")
def bold_figures(page: Page, random: Random) -> None:
    """Figures are bold in Markdown."""
    _mark(page, _some_figures(page, random, whole=True), "**{}**", Demand.SURE)


@page_kind(families="pipes tabs lines")
def dollars(page: Page, random: Random) -> None:
    """Figures stand in dollar signs, as formulas."""
    markup = random.choice(("${}$", "$\\mathbf{{{}}}$", "\\({}\\)"))
    _mark(page, _some_figures(page, random, whole=True), markup, Demand.SURE)


@page_kind(families="pipes tabs lines")
def backticks(page: Page, random: Random) -> None:
    """Figures stand in backticks, as code."""
    _mark(page, _some_figures(page, random, whole=True), "`{}`", Demand.SURE)


@page_kind(families="pipes")
def escaped(page: Page, random: Random) -> None:
    """Figures have a backslash before them."""
    _mark(page, _some_figures(page, random), "\\{}", Demand.TOLD)
