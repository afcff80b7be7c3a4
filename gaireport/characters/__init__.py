"""What a character is: its width on a screen, whether it belongs to a word, its number; the same under every Python.

Python's own tables follow Unicode, and a later version changes them: U+2630 is one column wide under Python 3.11 and
two under 3.14. What is written here is the body of a character class. It has the widths and the words of Unicode 15.1,
with every later character that an East Asian block has been given since.
"""

import re

MEASURE_WORD = "[人件]次|[件条个次项宗份人家例篇部起笔名户]"
"""What may stand behind a figure that counts (12件, 3人次), as alternatives of a pattern; no unit of money is one."""

WIDE = (
    "\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615"
    "\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2"
    "\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797"
    "\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4c6"
    "\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6"
    "\U00016fe0-\U0001b2ff\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f1ae"
    "\U0001f200-\U0001f320\U0001f32d-\U0001f335\U0001f337-\U0001f37c\U0001f37e-\U0001f393"
    "\U0001f3a0-\U0001f3ca\U0001f3cf-\U0001f3d3\U0001f3e0-\U0001f3f0\U0001f3f4"
    "\U0001f3f8-\U0001f43e\U0001f440\U0001f442-\U0001f4fc\U0001f4ff-\U0001f53d"
    "\U0001f54b-\U0001f54e\U0001f550-\U0001f567\U0001f57a\U0001f595\U0001f596\U0001f5a4"
    "\U0001f5fb-\U0001f64f\U0001f680-\U0001f6c5\U0001f6cc\U0001f6d0-\U0001f6d2"
    "\U0001f6d5-\U0001f6df\U0001f6eb\U0001f6ec\U0001f6f4-\U0001f6fc\U0001f7da"
    "\U0001f7e0-\U0001f7f0\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001f9ff"
    "\U0001fa70-\U0001faff\U00020000-\U0003fffd"
)
"""Characters of two columns: East Asian width W and F. The signs that Unicode 16 made wide (U+2630, U+268A, U+4DC0,
U+1D300 and those behind them) stay narrow, as in the programs that made the texts of the last years."""

AMBIGUOUS = (
    "\u00a1\u00a4\u00a7\u00a8\u00aa\u00ad\u00ae\u00b0-\u00b4\u00b6-\u00ba\u00bc-\u00bf\u00c6"
    "\u00d0\u00d7\u00d8\u00de-\u00e1\u00e6\u00e8-\u00ea\u00ec\u00ed\u00f0\u00f2\u00f3"
    "\u00f7-\u00fa\u00fc\u00fe\u0101\u0111\u0113\u011b\u0126\u0127\u012b\u0131-\u0133\u0138"
    "\u013f-\u0142\u0144\u0148-\u014b\u014d\u0152\u0153\u0166\u0167\u016b\u01ce\u01d0\u01d2\u01d4"
    "\u01d6\u01d8\u01da\u01dc\u0251\u0261\u02c4\u02c7\u02c9-\u02cb\u02cd\u02d0\u02d8-\u02db\u02dd"
    "\u02df\u0300-\u036f\u0391-\u03a9\u03b1-\u03c1\u03c3-\u03c9\u0401\u0410-\u044f\u0451\u2010"
    "\u2013-\u2016\u2018\u2019\u201c\u201d\u2020-\u2022\u2024-\u2027\u2030\u2032\u2033\u2035"
    "\u203b\u203e\u2074\u207f\u2081-\u2084\u20ac\u2103\u2105\u2109\u2113\u2116\u2121\u2122\u2126"
    "\u212b\u2153\u2154\u215b-\u215e\u2160-\u216b\u2170-\u2179\u2189\u2190-\u2199\u21b8\u21b9"
    "\u21d2\u21d4\u21e7\u2200\u2202\u2203\u2207\u2208\u220b\u220f\u2211\u2215\u221a\u221d-\u2220"
    "\u2223\u2225\u2227-\u222c\u222e\u2234-\u2237\u223c\u223d\u2248\u224c\u2252\u2260\u2261"
    "\u2264-\u2267\u226a\u226b\u226e\u226f\u2282\u2283\u2286\u2287\u2295\u2299\u22a5\u22bf\u2312"
    "\u2460-\u24e9\u24eb-\u24ff\u2580-\u258f\u2592-\u2595\u25a0\u25a1\u25a3-\u25a9\u25b2\u25b3"
    "\u25b6\u25b7\u25bc\u25bd\u25c0\u25c1\u25c6-\u25c8\u25cb\u25ce-\u25d1\u25e2-\u25e5\u25ef"
    "\u2605\u2606\u2609\u260e\u260f\u261c\u261e\u2640\u2642\u2660\u2661\u2663-\u2665\u2667-\u266a"
    "\u266c\u266d\u266f\u269e\u269f\u26bf\u26c6-\u26cd\u26cf-\u26d3\u26d5-\u26e1\u26e3\u26e8"
    "\u26e9\u26eb-\u26f1\u26f4\u26f6-\u26f9\u26fb\u26fc\u26fe\u26ff\u273d\u2776-\u277f"
    "\u2b56-\u2b59\u3248-\u324f\ue000-\uf8ff\ufe00-\ufe0f\ufffd\U0001f100-\U0001f10a"
    "\U0001f110-\U0001f12d\U0001f130-\U0001f169\U0001f170-\U0001f18d\U0001f18f\U0001f190"
    "\U0001f19b-\U0001f1ac\U000e0100-\U000e01ef\U000f0000-\U000ffffd\U00100000-\U0010fffd"
)
"""Characters of two columns in a Chinese font and of one in others (quotation marks, circled digits): East Asian width
A, drawn lines left out."""

DRAWN_LINES = "\u2500-\u254b\u2550-\u2573"
"""Ambiguous as well, but even where the quotation marks are wide these may be narrow."""

UNSEEN = "\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20f0\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
"""Characters that take no column: marks over another character, joiners, marks of direction, variants."""

IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters that print nothing (Unicode's Default_Ignorable_Code_Point, a set that does not change), as the body of a
character class: joiners, soft hyphens, marks of direction, variation selectors, byte order marks."""

HARMFUL = "\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
"""Characters that are not to reach a terminal: controls, breaks of lines, marks that turn the direction of writing
(with which a document would rewrite the line that shows it), and half characters."""

WORD = (
    "0-9A-Za-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6"
    "\u00f8-\u1fff\u2070-\u2079\u207f-\u2089\u208f-\u209f\u2102\u2107\u210a-\u2113\u2115"
    "\u2119-\u211d\u2124\u2126\u2128\u212a-\u212d\u212f-\u2139\u213c-\u213f\u2145-\u2149\u214e"
    "\u2150-\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u2c00-\u2dff\u2e2f\u3005-\u3007"
    "\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u318e"
    "\u3192-\u3195\u31a0-\u31bf\u31f0-\u31ff\u3220-\u3229\u3248-\u324f\u3251-\u325f\u3280-\u3289"
    "\u32b1-\u32bf\u3400-\u4dbf\u4e00-\ua48c\ua4d0-\ud7ff\uf900-\ufdff\ufe70-\ufefc\uff10-\uff19"
    "\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc\U00010000-\U0001ccff\U0001cf00-\U0001cfff"
    "\U0001d2c0-\U0001d2ff\U0001d360-\U0001d37f\U0001d400-\U0001d7ff\U0001df00-\U0001efff"
    "\U0001f100-\U0001f10c\U0001fbf0-\U0001fbf9\U00020000-\U0003fffd"
)
"""Letters, characters and numbers, as opposed to blanks, punctuation and signs. Scripts that no report is written in
count as words with all their signs."""

CHINESE_DIGITS = "〇一二三四五六七八九"
"""The digit that stands at each number."""
CHINESE_NUMERALS = "一二三四五六七八九十"
"""The numerals from 1 to 10."""

_WIDE_RUN = re.compile(f"(?=[\u1100-\U0010ffff])[{WIDE}]+")
_UNSEEN_ONE = re.compile(f"[{UNSEEN}]")


def width(text: str) -> int:
    """Columns of a screen that the text takes, a Chinese character two; ambiguous characters count as one."""
    if text.isascii():
        return len(text)
    seen = _UNSEEN_ONE.sub("", text)
    return 2 * len(seen) - len(_WIDE_RUN.sub("", seen))


def rough_width(text: str) -> int:
    """Columns in a Chinese font, told by the bytes of UTF-8: many times as fast, and right for what reports hold.
    Quotation marks take two, accented and Greek letters one or two."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2
