"""A Report <-> JSON: the fields by their names, and every cell by its path, with its place."""

import json
import re
from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, NamedTuple, get_args, get_origin

import attrs

from gaireport.errors import GaireportError, ParseError, require, require_whole
from gaireport.exports.schema import SCHEMA_VERSION
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.proposals import Change, Proposal
from gaireport.findings.words import Words
from gaireport.nodes import TABLE_CLASSES, Cell, Chapter, Number, Paragraph, Report, State
from gaireport.report.shape import MOST_DIGITS, require_kind, require_report
from gaireport.report.tree import make_cell_tables_as_named
from gaireport.source import Span

_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEVERITY = Literal["notice", "warning", "error"]
_MAX_FAULTS = 5
"""Faults named in one message; a file of another kind would have hundreds."""


def to_json(report: Report, *, indent: int | None = None) -> str:
    """Write the report as JSON text, the same bytes for the same report.

    Counts are JSON numbers, decimals are strings that keep every printed digit, and blank is null.

    Raises:
        GaireportError: the report was made by hand and holds a value that no report can have; the message names it.
    """
    require_report(report)
    if indent is not None:
        require_whole(indent, "indent")
    document = _to_document(report)
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent)
    # A lone surrogate cannot be written as UTF-8; its escape can.
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def from_json(text: str | bytes) -> Report:
    """Read the report that ``to_json`` wrote, with its places, labels and diagnostics.

    Raises:
        ParseError: the text is no JSON, or not a report in this version of the schema. The message names the faults
            with their places.
    """
    try:
        document = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        place = f"第{error.lineno}行第{error.colno}列有误"
        raise ParseError(f"not JSON: {error}", f"不是JSON：{place}", reason="not-json") from None
    except (ValueError, RecursionError) as error:
        raise ParseError(f"not JSON: {error}", "不是JSON，或嵌套过深", reason="not-json") from None
    if not isinstance(document, dict):
        raise ParseError(
            "not a report in JSON: the outermost value is no object",
            "不是报告的JSON：最外层不是对象",
            reason="not-json",
        )
    version = document.get("schema_version")
    if version == "1":
        _mend_version_1(document)
    elif version != SCHEMA_VERSION:
        raise ParseError(
            f"not a report in JSON: schema_version is {_shorten(version)}, this gaireport reads "
            f"{SCHEMA_VERSION!r}",
            f"不是报告的JSON：schema_version 为 {_shorten(version)}，本版本读取 {SCHEMA_VERSION!r}",
            reason="unknown-schema-version",
        )
    return _read_document(document)


# Writing ------------------------------------------------------------------------------------------


def _to_document(report: Report) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "form": report.form,
        "layout": report.layout,
        "signature": report.signature,
        "published": None if report.published is None else report.published.isoformat(),
        "preamble": [_paragraph(paragraph) for paragraph in report.preamble],
        "chapters": [_chapter(chapter) for chapter in report.chapters],
        "cells": {path: _cell(cell) for path, cell in report.cells().items()},
        "unparsed": [{"text": each.text, "span": _span(each.span)} for each in report.unparsed],
        "labels": [
            {"name": label.name, "text": label.text, "span": _span(label.span)}
            for label in report.labels
        ],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in report.diagnostics],
    }


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"text": paragraph.text, "span": _span(paragraph.span)}


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "number": chapter.number,
        "heading": chapter.heading,
        "paragraphs": [_paragraph(paragraph) for paragraph in chapter.paragraphs],
        "span": _span(chapter.span),
    }


def _number(value: Number | None) -> int | str | None:
    return format(value, "f") if isinstance(value, Decimal) else value


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "value": _number(cell.value),
        "raw": cell.raw,
        "unit": cell.unit,
        "state": cell.state,
        "span": _span(cell.span),
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "message_zh": diagnostic.message_zh,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "span": _span(diagnostic.span),
        "cells": list(diagnostic.cells),
        "proposals": [_proposal(proposal) for proposal in diagnostic.proposals],
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "kind": proposal.kind,
        "cause": proposal.cause,
        "changes": [_change(change) for change in proposal.changes],
        "message": proposal.message,
        "message_zh": proposal.message_zh,
        "alternatives": [[_change(change) for change in each] for each in proposal.alternatives],
    }


def _change(change: Change) -> dict[str, Any]:
    return {"path": change.path, "before": _number(change.before), "after": change.after}


# Reading ------------------------------------------------------------------------------------------


_FIELDS: dict[str, Any] = {
    field.name: field.type
    for field in attrs.fields(Report)
    if field.name not in (*TABLE_CLASSES, "digest")
}
"""The fields of the outermost object that are fields of a Report; its tables are one mapping of cells, and the text
that it was read from is another file's."""


def _words_of(error: Exception) -> Words:
    """What an error says; that of a wrong type has no words but its own."""
    return Words(str(error), error.message_zh if isinstance(error, GaireportError) else str(error))


def _read_document(document: dict[str, Any]) -> Report:
    faults: list[Words] = []

    def read(value: Any, annotation: Any, place: str) -> Any:
        try:
            built = _build_value(value, _due(annotation), place)
            require_kind(built, annotation, place)
        except (TypeError, GaireportError) as error:
            faults.append(_words_of(error))
        else:
            return built

    try:
        _require_names(document, ("schema_version", "cells", *_FIELDS), "$")
        require(document["cells"], dict, "$.cells")
        fields = {name: read(document[name], kind, f"$.{name}") for name, kind in _FIELDS.items()}
        cells = {p: read(cell, Cell, f"$.cells[{p!r}]") for p, cell in document["cells"].items()}
        if not faults:
            return Report(**fields, **make_cell_tables_as_named(cells)._asdict())
    except (TypeError, GaireportError) as error:
        faults.append(_words_of(error))
    except ValueError as error:
        faults.append(Words(f"$.cells: {error}", f"$.cells：{error}"))
    more = len(faults) - _MAX_FAULTS
    told = faults[:_MAX_FAULTS] + ([Words(f"and {more} more", f"另有{more}处")] if more > 0 else [])
    raise ParseError(
        "not a report in JSON: " + "; ".join(each.en for each in told),
        "不是报告的JSON：" + "；".join(each.zh for each in told),
        reason="wrong-json",
    )


def _mend_version_1(document: dict[str, Any]) -> None:
    """Give what version 1 wrote the shape of today: its cells had no state, and a notice was called info."""
    cells, diagnostics = document.get("cells"), document.get("diagnostics")
    for cell in cells.values() if type(cells) is dict else ():
        if type(cell) is dict:
            cell.setdefault("state", "lost")
    for diagnostic in diagnostics if type(diagnostics) is list else ():
        if type(diagnostic) is dict and diagnostic.get("severity") == "info":
            diagnostic["severity"] = "notice"


class _Due(NamedTuple):
    """The object that a JSON value is made into where an annotation is due; None stands for what cannot be there."""

    node: Any = None
    """The class that an object stands for."""
    each: "_Due | None" = None
    """What is due for each item of a list."""
    text: Callable[[str, str], Any] | None = None
    """The function that reads a string that does not stand for itself, from its text and its place."""


@cache
def _due(annotation: Any) -> _Due:
    kinds = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    node = next((kind for kind in kinds if attrs.has(kind)), None)
    each = next((_due(get_args(kind)[0]) for kind in kinds if get_origin(kind) is tuple), None)
    readers = {date: _read_date, Decimal: _read_decimal}
    return _Due(node, each, next((readers[kind] for kind in kinds if kind in readers), None))


@cache
def _due_fields(kind: Any) -> tuple[tuple[str, _Due], ...]:
    return tuple((field.name, _due(field.type)) for field in attrs.fields(kind))


def _build_value(value: Any, due: _Due, place: str) -> Any:
    """Build what a JSON value stands for; one that cannot stand for what is due is left for the check to name."""
    if type(value) is str and due.text:
        return due.text(value, place)
    if type(value) is dict and due.node:
        return _build_node(value, due.node, place)
    if type(value) is list and due.each:
        each = due.each
        return tuple([_build_value(item, each, f"{place}[{at}]") for at, item in enumerate(value)])
    return value


def _build_node(document: dict[str, Any], kind: Any, place: str) -> Any:
    fields = _due_fields(kind)
    # Both follow from what stands beside them: the state from raw and value, the severity from the code.
    if kind is Cell:
        require_kind(document.get("state", "lost"), State, f"{place}.state")
    if kind is Diagnostic:
        require_kind(document.pop("severity", None), _SEVERITY, f"{place}.severity")
    _require_names(document, [name for name, _ in fields], place)
    return kind(
        **{name: _build_value(document[name], due, f"{place}.{name}") for name, due in fields}
    )


def _require_names(document: dict[str, Any], names: Collection[str], place: str) -> None:
    if document.keys() == set(names):
        return
    # A default of the class is no default of the file: what is not there was lost.
    if missing := [name for name in names if name not in document]:
        told = ", ".join(missing)
        raise GaireportError(f"{place} has no {told}", f"{place} 缺少 {told}")
    unknown = ", ".join(sorted(name for name in document if name not in names))
    raise GaireportError(f"{place} has {unknown}, which no report has", f"{place} 多出 {unknown}")


def _read_decimal(text: str, place: str) -> Decimal:
    if len(text) >= MOST_DIGITS or not _DECIMAL.fullmatch(text):
        shown = _shorten(text)
        raise GaireportError(f"{place} is {shown}, no decimal", f"{place} 为 {shown}，不是小数")
    return Decimal(text)


def _read_date(text: str, place: str) -> date:
    # fromisoformat also takes 20240131 and 2024-W05-3, which the schema does not.
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    shown = _shorten(text)
    raise GaireportError(f"{place} is {shown}, no date", f"{place} 为 {shown}，不是日期")


def _shorten(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object whose names stand once each: with two figures for one cell, neither is the printed one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{_shorten(twice)} stands twice in one object")
    return found
