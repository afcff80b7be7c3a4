"""The tags of HTML as texts hold them, broken ones too, and the names that part rows, cells and blocks."""

import re

CELL_TAG = re.compile(r"<[tT][dDhH](?=[\s>/])")
OTHER_CELL_TAG = re.compile(
    r"<(?:(?:(?:tei|ss):)?(?:cell|entry)|w:tc|(?:table:)?table-cell|fcel|ecel|ched|rhed|srow)(?=[\s>/])",
    re.IGNORECASE,
)
OTHER_NAMES = {
    "row": "tr",
    "cell": "td",
    "otsl": "table",
    # CALS and DocBook; WordprocessingML; OpenDocument; JATS.
    "entry": "td",
    "w:tbl": "table",
    "w:tr": "tr",
    "w:tc": "td",
    "w:p": "p",
    "table:table": "table",
    "table:table-row": "tr",
    "table:table-cell": "td",
    "text:p": "p",
    "text:h": "p",
    "table-row": "tr",
    "table-cell": "td",
    "tei:table": "table",
    "tei:row": "tr",
    "tei:cell": "td",
    "tei:p": "p",
    "tei:head": "p",
}
"""Names of XML (TEI first) and DocTags -> those of HTML."""
OTSL_CELLS = frozenset("fcel ecel ched rhed srow".split())
OTSL_MERGED = frozenset("lcel ucel xcel".split())
"""What stands in OTSL where the cell to the left, above, or both reaches on."""

# No part of a tag but a quoted value may hold "<", and that only in ODD_TAG: so no try goes on past the next tag,
# and a text of nothing but "<" or open quotes stays linear.
_ATTRIBUTES = r"[^<>\"']*+(?:\"[^\"<]*+\"[^<>\"']*+|'[^'<]*+'[^<>\"']*+)*+"
TOKEN = re.compile(
    # A whole plain cell in one match: four of five cells of a table are such.
    rf"<[tT][dDhH](?=[\s>/])(?P<cell>{_ATTRIBUTES})>\s*+(?:<[pP](?P<block>\s{_ATTRIBUTES})?+>)?+"
    r"(?P<text>[^<]*+)(?:</[pP]>\s*+)?</[tT][dDhH]>"
    rf"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9_]*+(?:[:-][a-zA-Z0-9-]++)?)(?=[\s>/])(?P<attributes>{_ATTRIBUTES})>"
    r"|<(?P<comment>!--)"
    r"|<[!?][^<>]*+>"
    r"|<(?=[a-zA-Z])"
)
ODD_TAG = re.compile(
    r"<(?P<name>[a-zA-Z][a-zA-Z0-9]*+)(?=[\s/])(?P<attributes>(?:[^>\"'<]++|\"[^\"]*+\"|'[^']*+')*+)>"
)
ODD_TAG_SIZE = 4000
# A quote that is never closed: the tag ends where the next ">" stands.
LOOSE_TAG = re.compile(r"<(?P<name>[a-zA-Z][a-zA-Z0-9]*+)(?=[\s/])(?P<attributes>[^<>]*+)>")

# A cell or row whose tag runs into the next one.
CUT_TAG = re.compile(r"<(?P<name>[tT][dDhHrR])(?P<attributes>)(?=<)")

LINE_END = re.compile(r"\n")
BLANK_LINE = re.compile(r"\n[ \t\r\f]*+\n")
INLINE = frozenset(
    "a abbr acronym b base bdi bdo big cite code data del dfn em font i img input ins kbd label link mark meta"
    " nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr col colgroup"
    " audio canvas datalist embed iframe noscript object svg textarea video".split()
)
BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figure footer form"
    " h1 h2 h3 h4 h5 h6 header html li main nav ol p pre section summary ul".split()
)
CELLS = frozenset(("td", "th"))
ROW_GROUPS = frozenset(("tbody", "thead", "tfoot"))
DROPPED_TAGS = frozenset("script style title noframes template".split())
ENDS = {
    name: re.compile(rf"</{name}(?=[\s>/])[^<>]*+>?", re.IGNORECASE)
    for name in (*sorted(DROPPED_TAGS), "select")
}
