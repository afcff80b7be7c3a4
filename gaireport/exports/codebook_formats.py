"""The codebook -> CSV, JSON, or the Table Schema of the wide table."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any, get_args

import attrs

from gaireport.errors import GaireportError, require, short_name
from gaireport.exports.codebook import CodebookEntry, codebook
from gaireport.exports.columns import (
    ROW_MEANINGS,
    STATE_MEANINGS,
    STATE_SUFFIX,
    WIDE_COLUMNS,
    WIDE_MEANINGS,
)
from gaireport.findings.words import Words
from gaireport.nodes import State

CODEBOOK_VERSION = "1"
_STATE_OF = Words("state of {label}", "{label}的状态")


def format_codebook(style: str = "csv", lang: str = "en") -> str:
    """Write the codebook in one of the formats: ``csv``, ``json`` or ``table-schema``.

    Args:
        style: ``csv`` has a line for each cell; ``json`` also explains the columns and states of table files;
            ``table-schema`` is the Table Schema (Frictionless Data) of the wide table, a field for each of its columns.
        lang: the language of the titles in ``table-schema``; the other formats hold both languages.

    Raises:
        GaireportError: there is no such format.
    """
    require(style, str, "style")
    require(lang, str, "lang")
    if style not in CODEBOOK_FORMATS:
        known = ", ".join(CODEBOOK_FORMATS)
        raise GaireportError(
            f"no format {short_name(style)}; there are {known}",
            f"没有格式 {short_name(style)}；现有 {known}",
            reason="unknown-format",
        )
    return CODEBOOK_FORMATS[style](lang)


def _codebook_csv(lang: str) -> str:
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow([field.name for field in attrs.fields(CodebookEntry)])
    for entry in codebook():
        lines.writerow([_one_text(value) for value in attrs.astuple(entry, recurse=False)])
    return out.getvalue()


def _one_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(value) if isinstance(value, tuple) else value or ""


def _codebook_json(lang: str) -> str:
    whole = {
        "codebook_version": CODEBOOK_VERSION,
        "columns": {name: words._asdict() for name, words in ROW_MEANINGS.items()},
        "states": {name: words._asdict() for name, words in STATE_MEANINGS.items()},
        "cells": [attrs.asdict(entry) for entry in codebook()],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _table_schema(lang: str) -> str:
    """A field for each column of the wide table; what Table Schema has no word for stands in the entry's own names."""
    entries = {entry.path: entry for entry in codebook()}
    fields: list[dict[str, Any]] = []
    for name in WIDE_COLUMNS:
        path = name.removesuffix(STATE_SUFFIX)
        if name in WIDE_MEANINGS:
            kind = "integer" if name == "year" else "string"
            fields.append({"name": name, "type": kind, "title": WIDE_MEANINGS[name].say(lang)})
        elif path == name:
            fields.append(_cell_field(entries[name], lang))
        else:
            title = _STATE_OF.say(lang).format(label=_entry_title(entries[path], lang))
            states = {"enum": list(get_args(State))}
            fields.append({"name": name, "type": "string", "title": title, "constraints": states})
    return (
        json.dumps({"fields": fields, "missingValues": [""]}, ensure_ascii=False, indent=2) + "\n"
    )


def _cell_field(entry: CodebookEntry, lang: str) -> dict[str, Any]:
    kept = attrs.asdict(entry, filter=lambda field, _: field.name not in ("path", "label"))
    return {
        "name": entry.path,
        "type": "number",
        "title": _entry_title(entry, lang),
        "description": Words(entry.reason, entry.reason_zh).say(lang),
        **kept,
    }


def _entry_title(entry: CodebookEntry, lang: str) -> str:
    return Words(entry.label_en, entry.label).say(lang)


CODEBOOK_FORMATS: dict[str, Callable[[str], str]] = {
    "csv": _codebook_csv,
    "json": _codebook_json,
    "table-schema": _table_schema,
}
