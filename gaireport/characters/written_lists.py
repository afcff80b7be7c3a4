"""Rows that a program wrote out as lists, ["规章", "3", None] -> rows of CSV, every character in its place."""

import re

_QUOTED_TEXT = r"\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'"
_ITEM_OF_LIST = rf"(?:{_QUOTED_TEXT}|(?:[^\[\](){{}}\"',\n]|\([^()\n]{{0,40}}\)){{0,60}}+)"
_FURTHER_ITEMS = rf"(?:\s*+,\s*+{_ITEM_OF_LIST}){{1,20}}+"
_LIST = re.compile(
    rf"\[\s*+{_ITEM_OF_LIST}{_FURTHER_ITEMS}\s*+\],?|\(\s*+(?:{_QUOTED_TEXT}){_FURTHER_ITEMS}\s*+\),?"
)
_LINE_OF_BRACKETS = re.compile(r"^[ \t]*[\[\](){},]+[ \t]*$", re.MULTILINE)
_QUOTES = re.compile(r"'((?:[^'\\\n]|\\.)*+)'(?=\s*+(?:[,\])]|$))")
_FEWEST_LISTS = 8
"""Lists that are the rows of tables; fewer are notes in brackets."""


def write_lists_as_rows(text: str) -> str:
    """The text with each list in a line of its own, in double quotes and without brackets."""
    if text.count("[") + text.count("(") >= _FEWEST_LISTS and "," in text:
        lists = list(_LIST.finditer(text))
        if len(lists) >= _FEWEST_LISTS:
            return _write_lists(text, lists)
    return text


def _write_lists(text: str, lists: list[re.Match[str]]) -> str:
    pieces, at = [], 0
    for each in lists:
        pieces += [_blank_brackets(text[at : each.start()]), _write_row(each[0])]
        if text[each.end() : each.end() + 1] not in ("", "\n"):
            pieces[-1] = pieces[-1][:-1] + "\n"
        at = each.end()
    pieces.append(_blank_brackets(text[at:]))
    return _LINE_OF_BRACKETS.sub(lambda found: " " * len(found[0]), "".join(pieces))


def _blank_brackets(between: str) -> str:
    """What stands between two lists, without the brackets of the one that holds them and the dash of YAML."""
    if between.strip().strip("[](),-"):
        return between
    return re.sub(r"[^\s]", " ", between)


def _write_row(printed: str) -> str:
    close = max(printed.rfind("]"), printed.rfind(")"))
    inner = _QUOTES.sub(lambda found: f'"{found[1]}"', printed[1:close])
    inner = inner.replace('\\"', '""').replace("\n", " ").replace("\r", " ")
    return " " + inner + " " * (len(printed) - close)
