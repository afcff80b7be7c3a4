"""Documents with their findings -> the page document: all that the review page shows, as plain JSON values.

The command line, a notebook and a browser make the same document of the same reports; ``page_schema`` describes it.
Spans are in UTF-16 units, as a browser counts them.
"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from gaireport.checks import check
from gaireport.checks.across.together import Document
from gaireport.errors import GaireportError
from gaireport.findings.codes import CODES
from gaireport.findings.diagnostics import NOWHERE, Diagnostic
from gaireport.findings.proposals import Proposal
from gaireport.findings.suspects import mark_suspects, mark_touched, suspect_cells
from gaireport.findings.words import Words
from gaireport.form.english import english_name
from gaireport.form.names import cell_name
from gaireport.form.place_words import place_words
from gaireport.form.printed import FormTable, lay_out_tables
from gaireport.nodes import Cell, Number
from gaireport.source import Source
from gaireport.view.blocks import ShownBlock, ShownLeaf, read_blocks_of
from gaireport.view.found_places import finding_place
from gaireport.view.page_schema import PAGE_VERSION
from gaireport.view.page_words import PAGE_WORDS, TABLE_HEADS
from gaireport.view.utf16 import Utf16

_MARKUP_LAYOUTS = ("html",)
"""The layouts whose text is tags to its reader; the page shows what stands between them."""

_UNSAFE_IN_HTML = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
"""What HTML or UTF-8 may not have as it is; JSON may write any character as an escape."""


def make_page(
    documents: Iterable[Document],
    refused: Iterable[tuple[str, GaireportError]] = (),
    *,
    findings: Sequence[Sequence[Diagnostic]] | None = None,
) -> dict[str, Any]:
    """Make the page document.

    Args:
        documents: the reports, each with its text and name, in the order to be shown.
        refused: the names of the inputs that gave none, each with its error.
        findings: what is wrong with each document, with lines, where more is known than ``check`` finds in it alone.
    """
    documents = list(documents)
    if findings is None:
        findings = [check(each.report, each.text) for each in documents]
    used = sorted({finding.code for each in findings for finding in each})
    return {
        "schema_version": PAGE_VERSION,
        "reports": [_page_report(*each) for each in zip(documents, findings, strict=True)],
        "refused": [
            {
                "source": name,
                "reason": error.reason,
                "message": error.message,
                "message_zh": error.message_zh,
            }
            for name, error in refused
        ],
        "codes": {code: _code(code) for code in used},
        "words": {
            lang: {name: words.say(lang) for name, words in PAGE_WORDS.items()}
            for lang in ("en", "zh")
        },
    }


def dump_page(page: dict[str, Any]) -> str:
    """Write a page document as JSON, the same text for the same page, which cannot end a script element around it."""
    text = json.dumps(page, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE_IN_HTML.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _code(code: str) -> dict[str, str]:
    entry = CODES[code]
    return {"name": entry.name, **_both("meaning", entry.meaning), **_both("why", entry.why)}


def _both(name: str, words: Words) -> dict[str, str]:
    return {name: words.en, f"{name}_zh": words.zh}


def _page_report(document: Document, findings: Sequence[Diagnostic]) -> dict[str, Any]:
    report, text = document.report, document.text
    cells, units, source = report.cells(), Utf16(text), Source(text)
    places = place_words(cells)
    suspects = suspect_cells(findings)
    form = "2019" if report.form == "2019" else "2021"
    lines = [units.offset(start) for start in source.line_starts]
    is_markup = report.layout in _MARKUP_LAYOUTS
    return {
        "source": document.name,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "form": report.form,
        "layout": report.layout,
        "text": text,
        "lines": lines,
        "blocks": [_page_block(each, units) for each in read_blocks_of(text)]
        if is_markup
        else None,
        "tables": [_page_table(each) for each in lay_out_tables(report)],
        "cells": {
            p: _page_cell(p, cell, places[p], form, units, source) for p, cell in cells.items()
        },
        "marks": {path: str(severity) for path, severity in mark_suspects(findings).items()},
        "touched": {path: str(severity) for path, severity in mark_touched(findings).items()},
        "findings": [
            _page_finding(each, suspected, cells, places, units)
            for each, suspected in zip(findings, suspects, strict=True)
        ],
    }


def _page_table(table: FormTable) -> dict[str, Any]:
    rows = [[printed._asdict() for printed in row] for row in table.rows]
    return {
        "name": table.name,
        "heading": TABLE_HEADS[table.name],
        "width": table.width,
        "rows": rows,
    }


def _page_cell(
    path: str, cell: Cell, place: Words, form: str, units: Utf16, source: Source
) -> dict[str, Any]:
    return {
        "raw": cell.raw,
        "value": _figure(cell.value),
        "unit": cell.unit,
        "state": cell.state,
        **_both("label", Words(english_name(path), cell_name(path, form).zh)),
        **_both("place", place),
        "line": source.position(cell.span.start)[0] if cell.span else None,
        "span": units.span(cell.span) if cell.span else None,
    }


def _figure(value: Number | None) -> str | None:
    # A number of JSON is a float to a browser, which rounds beyond 16 digits.
    return None if value is None else format(value, "f" if not isinstance(value, int) else "d")


def _page_finding(
    finding: Diagnostic,
    suspects: tuple[str, ...],
    cells: dict[str, Cell],
    places: dict[str, Words],
    units: Utf16,
) -> dict[str, Any]:
    is_somewhere = finding.span != NOWHERE
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "message_zh": finding.message_zh or finding.message,
        **_both("place", finding_place(finding, suspects, cells, places)),
        "line": finding.line or None if is_somewhere else None,
        "span": units.span(finding.span) if is_somewhere else None,
        "cells": list(finding.cells),
        "suspects": list(suspects),
        "proposals": [_page_proposal(each) for each in finding.proposals],
    }


def _page_proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "cause": proposal.cause,
        "message": proposal.message,
        "message_zh": proposal.message_zh,
        "changes": [
            {"path": each.path, "before": _figure(each.before), "after": _figure(each.after)}
            for each in proposal.changes
        ],
    }


def _page_block(block: ShownBlock, units: Utf16) -> dict[str, Any]:
    rows = [
        [
            {"rows": cell.rows, "columns": cell.columns, "leaves": _page_leaves(cell.leaves, units)}
            for cell in row
        ]
        for row in block.rows
    ]
    return {"tag": block.tag, "leaves": _page_leaves(block.leaves, units), "rows": rows}


def _page_leaves(leaves: Sequence[ShownLeaf], units: Utf16) -> list[list[Any]]:
    """Each as start, end, what is shown in place of the text (or null), and the tag (or nothing)."""
    return [
        [units.offset(each.start), units.offset(each.end), each.shown, each.tag] for each in leaves
    ]
