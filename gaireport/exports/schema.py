"""The node classes -> the JSON Schema of a report. A change of shape changes SCHEMA_VERSION."""

from typing import Any, get_args

from gaireport.findings.codes import CODES
from gaireport.findings.proposals import Cause
from gaireport.findings.severity import Severity
from gaireport.nodes import Form, State
from gaireport.report.tree import form_paths

SCHEMA_VERSION = "2"

_TEXT_SCHEMA = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_COUNT = {"type": "integer", "minimum": 0}
_VALUE = {
    "description": "whole numbers as numbers, decimals as strings, blank as null",
    "anyOf": [
        {"type": ["integer", "null"]},
        {"type": "string", "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$"},
    ],
}
_SPAN = {"$ref": "#/$defs/span"}
_SPAN_OR_NULL = {"anyOf": [_SPAN, {"type": "null"}]}


def json_schema() -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of what ``to_json`` writes."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:gaireport:report:{SCHEMA_VERSION}",
        "title": "政府信息公开工作年度报告",
        "description": "One annual report. Spans are offsets in characters into the text as given.",
        **closed_object(
            schema_version={"const": SCHEMA_VERSION},
            title=_TEXT_OR_NULL,
            agency=_TEXT_OR_NULL,
            year={"type": ["integer", "null"]},
            form={"enum": [*get_args(Form), None]},
            layout=_TEXT_SCHEMA,
            signature=_TEXT_OR_NULL,
            published={"type": ["string", "null"], "format": "date"},
            preamble=array_of("paragraph"),
            chapters=array_of("chapter"),
            cells={
                "type": "object",
                "propertyNames": {
                    "enum": list(dict.fromkeys((*form_paths("2021"), *form_paths("2019"))))
                },
                "additionalProperties": {"$ref": "#/$defs/cell"},
            },
            unparsed=array_of("paragraph"),
            labels=array_of("label"),
            diagnostics=array_of("diagnostic"),
        ),
        "$defs": _definitions(),
    }


def _definitions() -> dict[str, Any]:
    return {
        "span": closed_object(start=_COUNT, end=_COUNT),
        "paragraph": closed_object(text=_TEXT_SCHEMA, span=_SPAN_OR_NULL),
        "chapter": closed_object(
            number={"type": "integer"},
            heading=_TEXT_SCHEMA,
            paragraphs=array_of("paragraph"),
            span=_SPAN_OR_NULL,
        ),
        "cell": {
            "description": "number: value is its number; blank: the cell is empty, which is never 0; mark: a mark for "
            "no figure; words: no number; unplaced: the row prints figures, and nothing shows which is this cell's; "
            "lost: the document has no such cell; raw is null for the last two",
            **closed_object(
                value=_VALUE,
                raw=_TEXT_OR_NULL,
                unit=_TEXT_OR_NULL,
                state={"enum": list(get_args(State))},
                span=_SPAN_OR_NULL,
            ),
        },
        "label": closed_object(name=_TEXT_SCHEMA, text=_TEXT_SCHEMA, span=_SPAN),
        "diagnostic": _diagnostic_schema(),
        "proposal": closed_object(
            kind=_TEXT_SCHEMA,
            cause={"enum": list(get_args(Cause))},
            changes=array_of("change"),
            message=_TEXT_SCHEMA,
            message_zh=_TEXT_SCHEMA,
            alternatives={"type": "array", "items": array_of("change")},
        ),
        "change": closed_object(path=_TEXT_SCHEMA, before=_VALUE, after={"type": "integer"}),
    }


def _diagnostic_schema() -> dict[str, Any]:
    return closed_object(
        code={"enum": list(CODES)},
        severity={"enum": [severity.value for severity in Severity]},
        message=_TEXT_SCHEMA,
        message_zh=_TEXT_SCHEMA,
        line=_COUNT,
        column=_COUNT,
        span=_SPAN,
        cells={"type": "array", "items": _TEXT_SCHEMA},
        proposals=array_of("proposal"),
    )


def closed_object(**properties: Any) -> dict[str, Any]:
    """An object that has all of these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def array_of(name: str) -> dict[str, Any]:
    """An array of what a definition describes."""
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
