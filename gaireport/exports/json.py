"""A Report to JSON and back: the fields by their names, and every cell by its path, with its place."""

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

import attrs
import cattrs
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn

from gaireport.arguments import require_whole
from gaireport.errors import ParseError
from gaireport.exports.schema import SCHEMA_VERSION
from gaireport.findings.codes import CODES, Severity
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.proposals import Change, Proposal
from gaireport.nodes import Cell, Chapter, Form, Label, Number, Paragraph, Report, Unparsed
from gaireport.report.shape import LONGEST, MOST_DIGITS, require_report
from gaireport.report.tree import make_tables_as_named
from gaireport.source import Span

_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEVERITIES = [severity.value for severity in Severity]
_MAX_FAULTS = 5
"""Named in one message; a file of another kind would name hundreds."""


def to_json(report: Report, *, indent: int | None = None) -> str:
    """The report as JSON text, the same bytes for the same report.

    Counts are JSON numbers, decimals are strings that keep every printed digit, and blank is null.

    Raises:
        GaireportError: the report was made by hand and holds a value that none can have; the message names it.
    """
    require_report(report)
    if indent is not None:
        require_whole(indent, "indent")
    document = _to_document(report)
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent)
    # A lone surrogate cannot be written as UTF-8; its escape can.
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def from_json(text: str | bytes) -> Report:
    """The report that ``to_json`` wrote, with its places, labels and diagnostics.

    Raises:
        ParseError: the text is no JSON, or not a report in this version of the schema; every fault is
            named with its place.
    """
    try:
        document = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise ParseError(f"not JSON: {error}") from None
    if not isinstance(document, dict):
        raise ParseError("not a report in JSON: the outermost value is no object")
    version = document.get("schema_version")
    if version != SCHEMA_VERSION:
        raise ParseError(
            f"not a report in JSON: schema_version is {version!r}, this gaireport reads "
            f"{SCHEMA_VERSION!r}"
        )
    try:
        return _CONVERTER.structure(document, _Document).to_report()
    except (cattrs.BaseValidationError, _StructureError) as error:
        raise ParseError("not a report in JSON: " + "; ".join(_faults(error))) from None


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


def _value(value: Number | None) -> int | str | None:
    return format(value, "f") if isinstance(value, Decimal) else value


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "value": _value(cell.value),
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
    return {"path": change.path, "before": _value(change.before), "after": change.after}


# Reading ------------------------------------------------------------------------------------------


class _StructureError(ValueError):
    """A fault, and its place in the document."""

    def __init__(self, message: str, place: str = "$") -> None:
        super().__init__(message)
        self.place = place


@attrs.frozen
class _Document:
    """The outermost object: the fields of a Report, its tables as one mapping of cells."""

    schema_version: str
    title: str | None
    agency: str | None
    year: int | None
    form: Form | None
    layout: str
    signature: str | None
    published: date | None
    preamble: tuple[Paragraph, ...]
    chapters: tuple[Chapter, ...]
    cells: dict[str, Cell]
    unparsed: tuple[Unparsed, ...]
    labels: tuple[Label, ...]
    diagnostics: tuple[Diagnostic, ...]

    def to_report(self) -> Report:
        fields = {f.name: getattr(self, f.name) for f in attrs.fields(_Document)}
        del fields["schema_version"], fields["cells"]
        return Report(**fields, **_build_tables(self.cells))


def _build_tables(cells: dict[str, Cell]) -> dict[str, Any]:
    """The four tables, each block of the class whose columns its paths name."""
    try:
        return make_tables_as_named(cells)._asdict()
    except ValueError as error:
        raise _StructureError(str(error), "$.cells") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names stand once each: of two figures for one cell, neither is the printed one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{_printed(twice)} stands twice in one object")
    return found


def _exactly(kind: type) -> Callable[[Any, Any], Any]:
    """A hook that takes this JSON type and no other: no 1 for "1", no true for 1."""

    def check(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{_printed(value)} is not {_NAMES[kind]}")
        if kind is int and not -LONGEST < value < LONGEST:
            raise ValueError("a number of so many digits is in no report")
        return value

    return check


_NAMES = {int: "a whole number", str: "a string"}


def _number(value: Any, _: Any) -> int | Decimal | None:
    if value is None or (type(value) is int and -LONGEST < value < LONGEST):
        return value
    if type(value) is str and len(value) < MOST_DIGITS and _DECIMAL.fullmatch(value):
        return Decimal(value)
    raise ValueError(f"{_printed(value)} is no whole number, no decimal in a string and not null")


def _one_of(value: Any, kind: Any) -> Any:
    if type(value) is not str or value not in get_args(kind):
        raise ValueError(f"{_printed(value)} is none of {', '.join(get_args(kind))}")
    return value


def _date(value: Any, _: Any) -> date:
    # fromisoformat also takes 20240131 and 2024-W05-3, which the schema does not.
    if type(value) is not str or not _DAY.fullmatch(value):
        raise ValueError(f"{_printed(value)} is no date")
    return date.fromisoformat(value)


def _read_span(converter: cattrs.Converter) -> Callable[[Any, Any], Span]:
    read = _object_hook(Span, converter)

    def structure(value: Any, kind: Any) -> Span:
        span: Span = read(value, kind)
        if not 0 <= span.start <= span.end:
            raise ValueError(f"{span.start}..{span.end} is no span")
        return span

    return structure


def _read_diagnostic(converter: cattrs.Converter) -> Callable[[Any, Any], Diagnostic]:
    read = _object_hook(Diagnostic, converter)

    def structure(value: Any, kind: Any) -> Diagnostic:
        if not isinstance(value, dict):
            raise TypeError(f"{_printed(value)} is not an object")
        # The severity follows from the code; it is written for those who have no code table.
        if value.get("severity", "") not in _SEVERITIES:
            raise ValueError(f"{_printed(value.get('severity'))} is no severity")
        fields = {name: value[name] for name in value if name != "severity"}
        if fields.get("code") not in CODES:
            raise ValueError(f"{_printed(fields.get('code'))} is no code that gaireport has")
        diagnostic: Diagnostic = read(fields, kind)
        if diagnostic.line < 0 or diagnostic.column < 0:
            raise ValueError(f"{diagnostic.line}:{diagnostic.column} is no line and column")
        return diagnostic

    return structure


def _printed(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _faults(error: Exception) -> list[str]:
    if isinstance(error, _StructureError):
        return [f"{error} @ {error.place}"]
    faults = cattrs.transform_error(error, format_exception=_describe)
    more = len(faults) - _MAX_FAULTS
    return faults[:_MAX_FAULTS] + ([f"and {more} more"] if more > 0 else [])


def _describe(error: BaseException, kind: Any) -> str:
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        return f"unknown: {', '.join(sorted(error.extra_fields))}"
    return str(error)


def _object_hook(kind: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    read = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)
    names = [field.name for field in attrs.fields(kind)]

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise TypeError(f"{_printed(value)} is not an object")
        # A default of the class is no default of the file: what is not there was lost.
        missing = [name for name in names if name not in value]
        if missing:
            raise _StructureError(f"missing: {', '.join(missing)}")
        return read(value, kind)

    return structure


def _list_hook(kind: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    listing: Any = list
    read = list_structure_factory(listing[get_args(kind)[0]], converter)

    def structure(value: Any, _: Any) -> Any:
        # A string is a sequence too, and would be read as its characters.
        if not isinstance(value, list):
            raise TypeError(f"{_printed(value)} is not a list")
        return tuple(read(value, kind))

    return structure


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook_factory(attrs.has, _object_hook)
    converter.register_structure_hook_factory(_is_tuple, _list_hook)
    converter.register_structure_hook_func(_is_literal, _one_of)
    converter.register_structure_hook(int, _exactly(int))
    converter.register_structure_hook(str, _exactly(str))
    converter.register_structure_hook(date, _date)
    converter.register_structure_hook(int | Decimal | None, _number)
    converter.register_structure_hook(Span, _read_span(converter))
    converter.register_structure_hook(Diagnostic, _read_diagnostic(converter))
    return converter


_CONVERTER = _make_converter()
