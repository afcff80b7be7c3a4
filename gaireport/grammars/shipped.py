"""The grammars as files, and beside each the tables that Lark made of it, so that a parse needs no Lark."""

import json
from binascii import crc32
from functools import cache
from pathlib import Path
from typing import Any

VARIANTS = ("form_2021", "form_2019", "markdown_pdf")
"""From the narrowest to the widest; the last takes either form."""

FORMAT = 1
"""The version of the tables: one more whenever ``lalr`` writes, or ``trees`` reads, another word or step. The checksum
covers the grammars only."""

FOLDER = Path(__file__).parent
_PUNCTUATION = str.maketrans("(),", "   ")


@cache
def read_grammar(name: str) -> str:
    """The text of one grammar."""
    return (FOLDER / f"{name}.lark").read_text(encoding="utf-8")


@cache
def terminals(variant: str) -> frozenset[str]:
    """What a grammar declares or imports, by its text alone: to choose one must not build all."""
    lines = [line for line in read_grammar(variant).split("\n") if line.startswith("%")]
    words = " ".join(lines).translate(_PUNCTUATION).split()
    return frozenset(word for word in words if word.isupper())


def checksum() -> int:
    """Of all grammars, since they import each other. Against slips, not forgers, and hashlib takes long to load."""
    return crc32("".join(map(read_grammar, ("common", *VARIANTS))).encode())


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
