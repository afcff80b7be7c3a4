"""The grammars as files, put together, and the tables that Lark made of each, so that a parse needs no Lark."""

import json
import re
from binascii import crc32
from functools import cache
from pathlib import Path
from typing import Any

PARTS = {
    "form_2021": ("common", "form_2021"),
    "form_2019": ("common", "form_2019"),
    "markdown_pdf": ("common", "form_2019", "form_2021", "markdown_pdf"),
}
"""Variant -> the files that it is put together of, from the narrowest variant to the widest."""
VARIANTS = tuple(PARTS)

FORMAT = 1
"""The version of the tables: one more whenever ``lalr`` writes, or ``trees`` reads, another word or step. The checksum
covers the grammars only."""

FOLDER = Path(__file__).parent
_RULE = re.compile(r"^([a-z_0-9]+):", re.MULTILINE)
_COMMENT = re.compile("//.*")
_SYMBOL = re.compile(r"\b[A-Za-z_0-9]+\b")


@cache
def read_rules(name: str) -> dict[str, str]:
    """Rule -> what it takes, of one file; comments are left out."""
    text = _COMMENT.sub("", (FOLDER / f"{name}.lark").read_text(encoding="utf-8"))
    pieces = _RULE.split(text)[1:]
    return {
        rule: " ".join(taken.split()) for rule, taken in zip(pieces[::2], pieces[1::2], strict=True)
    }


@cache
def read_grammar(variant: str) -> dict[str, str]:
    """Rule -> what it takes, of one variant: a rule that a later file states again replaces the earlier one.

    Rules that the report does not reach are left out.
    """
    rules = {rule: taken for name in PARTS[variant] for rule, taken in read_rules(name).items()}
    reached = ["report"]
    for rule in reached:
        words = dict.fromkeys(_SYMBOL.findall(rules[rule]))
        reached += [word for word in words if word.islower() and word not in reached]
    return {rule: rules[rule] for rule in reached}


@cache
def terminals(variant: str) -> frozenset[str]:
    """The tokens that one variant takes."""
    words = _SYMBOL.findall(" ".join(read_grammar(variant).values()))
    return frozenset(word for word in words if word.isupper())


def print_grammar(variant: str) -> str:
    """One variant as Lark reads it."""
    rules = [f"{rule}: {taken}" for rule, taken in read_grammar(variant).items()]
    return "\n".join([*rules, f"%declare {' '.join(sorted(terminals(variant)))}", ""])


def checksum() -> int:
    """One number for all grammars. Against slips, not forgers, and hashlib takes long to load."""
    return crc32("".join(map(print_grammar, VARIANTS)).encode())


def tables_path(variant: str) -> Path:
    """Where the tables of one grammar are shipped."""
    return FOLDER / "tables" / f"{variant}.json"


def shipped_tables(variant: str) -> dict[str, Any] | None:
    """The tables of one grammar as they are shipped; None where a grammar, or what the tables say, changed since."""
    path = tables_path(variant)
    if not path.is_file():
        return None
    tables: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    fits = tables.get("format") == FORMAT and tables["grammars"] == checksum()
    return tables if fits else None
