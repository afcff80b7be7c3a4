"""A page whose paragraphs hold lines -> the same lines with blanks for the tags.

Programs that take the text out of a file wrap it so, without a table: the rows are the lines, as in plain text.
"""

import re

_PARAGRAPH_END = "\n</p>"
_FEWEST_PARAGRAPHS = 8
"""Paragraphs that end behind a line end; a browser shows a blank for it, and a page made for one has few."""
_FEWEST_ROWS = 12
_TAG = re.compile(r"<(?:[!?]|/?(?P<name>[A-Za-z][A-Za-z0-9]*+))[^<>]*+>")
_KNOWN = frozenset("html head meta title body div p br hr a ul ol li h1 h2 h3 h4 h5 h6".split())
"""Tags that say nothing of a figure; where others stand, a tag may mean something."""
_FIGURE = r"[-+－＋]?[0-9０-９][0-9０-９,.，．]*+"
_ROW = re.compile(rf"[^\s<>](?:[ \u3000\xa0]++{_FIGURE}){{2,}}[ ]*+(?=\n|</p>)")


def drop_paragraph_tags(text: str) -> str:
    """Blanks for the tags of a text that is lines of rows in paragraphs; any other text as it is."""
    if (
        text.count(_PARAGRAPH_END) < _FEWEST_PARAGRAPHS
        or len(_ROW.findall(text)) < _FEWEST_ROWS
        or any((each["name"] or "p").lower() not in _KNOWN for each in _TAG.finditer(text))
    ):
        return text
    return _TAG.sub(lambda tag: re.sub("[^\n]", " ", tag[0]), text)
