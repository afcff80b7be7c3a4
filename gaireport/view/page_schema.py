"""The JSON Schema of the page document. A change of shape changes PAGE_VERSION."""

from typing import Any, get_args

from gaireport.exports.schema import array_of, closed_object
from gaireport.findings.proposals import Cause
from gaireport.findings.severity import Severity
from gaireport.nodes import Form, State

PAGE_VERSION = "1"

_STRING = {"type": "string"}
_MAYBE_STRING = {"type": ["string", "null"]}
_WORDS = {"type": "object", "additionalProperties": _STRING}
_NATURAL = {"type": "integer", "minimum": 0}
_POSITIVE = {"type": "integer", "minimum": 1}
_LINE_NUMBER = {"type": ["integer", "null"], "minimum": 1}
_NUMBER_TEXT = {
    "description": "the number as a string, since a browser would round a long one",
    "type": ["string", "null"],
    "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
}
_UTF16_SPAN = {
    "description": "start and end in UTF-16 units of text",
    "type": "array",
    "prefixItems": [_NATURAL, _NATURAL],
    "items": False,
    "minItems": 2,
}
_UTF16_SPAN_OR_NULL = {"anyOf": [_UTF16_SPAN, {"type": "null"}]}
_MARKS_SCHEMA = {
    "type": "object",
    "additionalProperties": {"enum": [str(each) for each in Severity]},
}


def page_schema() -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of the page document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:gaireport:page:{PAGE_VERSION}",
        "title": "gaireport review page",
        "description": "Reports with their tables, findings and texts, for the renderer of the page.",
        **closed_object(
            schema_version={"const": PAGE_VERSION},
            reports=array_of("report"),
            refused=array_of("refused"),
            codes={"type": "object", "additionalProperties": {"$ref": "#/$defs/code"}},
            words={
                "description": "the words of the page itself, in each language",
                **closed_object(en=_WORDS, zh=_WORDS),
            },
        ),
        "$defs": {
            "report": _report_schema(),
            "refused": closed_object(
                source=_STRING, reason=_STRING, message=_STRING, message_zh=_STRING
            ),
            "code": closed_object(
                name=_STRING, meaning=_STRING, meaning_zh=_STRING, why=_STRING, why_zh=_STRING
            ),
            **_table_schemas(),
            **_finding_schemas(),
            **_block_schemas(),
        },
    }


def _report_schema() -> dict[str, Any]:
    return closed_object(
        source=_STRING,
        title=_MAYBE_STRING,
        agency=_MAYBE_STRING,
        year={"type": ["integer", "null"]},
        form={"enum": [*get_args(Form), None]},
        layout=_STRING,
        text=_STRING,
        lines={"description": "where each line of text starts", "type": "array", "items": _NATURAL},
        blocks={
            "description": "what a reader of markup sees; null where the text is read as it stands",
            "anyOf": [array_of("block"), {"type": "null"}],
        },
        tables=array_of("table"),
        cells={"type": "object", "additionalProperties": {"$ref": "#/$defs/cell"}},
        marks={"description": "the cells that findings suspect", **_MARKS_SCHEMA},
        touched={"description": "the other cells that findings name", **_MARKS_SCHEMA},
        findings=array_of("finding"),
    )


def _table_schemas() -> dict[str, Any]:
    return {
        "table": closed_object(
            name={"enum": ["proactive", "applications", "review"]},
            heading=_STRING,
            width=_POSITIVE,
            rows={"type": "array", "items": array_of("printed")},
        ),
        "printed": {
            "description": "one cell of the official form, merged cells and all; a label has no path",
            **closed_object(
                text=_STRING, column=_NATURAL, rows=_POSITIVE, columns=_POSITIVE, path=_STRING
            ),
        },
        "cell": closed_object(
            raw=_MAYBE_STRING,
            value=_NUMBER_TEXT,
            unit=_MAYBE_STRING,
            state={"enum": list(get_args(State))},
            label=_STRING,
            label_zh=_STRING,
            place=_STRING,
            place_zh=_STRING,
            line=_LINE_NUMBER,
            span=_UTF16_SPAN_OR_NULL,
        ),
    }


def _finding_schemas() -> dict[str, Any]:
    paths = {"type": "array", "items": _STRING}
    return {
        "finding": closed_object(
            code=_STRING,
            severity={"enum": [str(each) for each in Severity]},
            message=_STRING,
            message_zh=_STRING,
            place=_STRING,
            place_zh=_STRING,
            line=_LINE_NUMBER,
            span=_UTF16_SPAN_OR_NULL,
            cells=paths,
            suspects=paths,
            proposals=array_of("proposal"),
        ),
        "proposal": closed_object(
            cause={"enum": list(get_args(Cause))},
            message=_STRING,
            message_zh=_STRING,
            changes=array_of("change"),
        ),
        "change": closed_object(path=_STRING, before=_NUMBER_TEXT, after=_NUMBER_TEXT),
    }


def _block_schemas() -> dict[str, Any]:
    leaf = {
        "description": "start and end in text, what is shown for it if that is another text, and its tag",
        "type": "array",
        "prefixItems": [
            _NATURAL,
            _NATURAL,
            _MAYBE_STRING,
            {"enum": ["", "br", "del", "sup", "sub"]},
        ],
        "items": False,
        "minItems": 4,
    }
    leaves = {"type": "array", "items": leaf}
    cell = closed_object(rows=_POSITIVE, columns=_POSITIVE, leaves=leaves)
    return {
        "block": closed_object(
            tag={"enum": ["p", "h", "table"]},
            leaves=leaves,
            rows={"type": "array", "items": {"type": "array", "items": cell}},
        )
    }
