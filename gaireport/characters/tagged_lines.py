"""A page whose paragraphs hold lines -> the same lines with blanks for the tags.

Programs that take the text out of a file wrap it so, without a table: the rows are the lines, as in plain text.
"""

import re

_END_BELOW_LINE = "\n</p>"
_FEWEST_PARAGRAPHS = 8
"""Paragraphs that end behind a line end; a browser shows a blank for it, and a page made for one has few."""
_FEWEST_ROWS_OF_FIGURES = 12
_TAG_OF_LINES = re.compile(r"<(?:[!?]|/?(?P<name>[A-Za-z][A-Za-z0-9]*+))[^<>]*+>")
_PLAIN_TAGS = frozenset(
    "html head meta title body div p br hr a ul ol li h1 h2 h3 h4 h5 h6".split()
)
"""Tags that say nothing of a figure; where others stand, a tag may mean something."""
_FIGURE_IN_LINE = re.compile(r"[-+－＋]?[0-9０-９][0-9０-９,.，．]*+")


def drop_paragraph_tags(text: str) -> str:
    """Blanks for the tags of a text that is lines of rows in paragraphs; any other text as it is."""
    if (
        text.count(_END_BELOW_LINE) < _FEWEST_PARAGRAPHS
        or sum(map(_ends_in_figures, text.split("\n"))) < _FEWEST_ROWS_OF_FIGURES
        or any(
            (each["name"] or "p").lower() not in _PLAIN_TAGS
            for each in _TAG_OF_LINES.finditer(text)
        )
    ):
        return text
    return _TAG_OF_LINES.sub(lambda tag: re.sub("[^\n]", " ", tag[0]), text)


def _ends_in_figures(line: str) -> bool:
    """Whether two figures stand at the end of a line, behind something else."""
    words = line.removesuffix("</p>").split()
    return len(words) > 2 and all(_FIGURE_IN_LINE.fullmatch(word) for word in words[-2:])
