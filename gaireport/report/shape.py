"""A Report made by hand -> an error where it does not fit the annotations of its classes.

Each function that takes a Report asks first. What was parsed always passes. A field of a wrong type is a TypeError that
names it; a value that no report can have is one of our errors.
"""

from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

import attrs

from gaireport.errors import GaireportError, require
from gaireport.findings.codes import CODES
from gaireport.findings.diagnostics import Diagnostic
from gaireport.nodes import Cell, Report
from gaireport.source import Span

MOST_DIGITS = 4000
"""Python itself refuses to print integers of more than 4,300 digits."""
LONGEST = 10**MOST_DIGITS
_PLAIN = (str, date, type(None))


class _Spec(NamedTuple):
    """The values that an annotation allows."""

    kinds: tuple[type, ...]
    each: "_Spec | None" = None
    """The values that the elements of a tuple may have."""
    words: tuple[str, ...] = ()
    """The only texts that are allowed, if any are given."""


def require_report(report: object, name: str = "report") -> None:
    """Refuse any other object than a report, and a report with fields that no report has.

    Raises:
        TypeError: the field named is of another type.
        GaireportError: the field has a value that no report can have.
    """
    require(report, Report, name)
    _look_at_node(report, Report, name)


def require_finding(finding: object) -> None:
    """Refuse any other object than a Diagnostic, as ``require_report`` does."""
    require(finding, Diagnostic, "each of the findings")
    _look_at_node(finding, Diagnostic, "finding")


def require_kind(value: object, annotation: Any, path: str) -> None:
    """Refuse a value that is not as annotated, and name it by its path, as ``require_report`` does."""
    _look(value, _spec(annotation), path)


def _look_at_node(node: object, kind: type, path: str) -> None:
    for name, plain, spec in _specs(kind):
        value = getattr(node, name)
        if type(value) not in plain:
            _look(value, spec, f"{path}.{name}")
    if kind is Diagnostic:
        _look_at_finding(node, path)
    elif kind is Span and not 0 <= node.start <= node.end:  # type: ignore[attr-defined]
        raise _impossible(f"{path} is no span: {node}", f"{path} 不是文本中的位置：{node}")


def _look_at_finding(finding: Any, path: str) -> None:
    if finding.code not in CODES:
        code = finding.code
        raise _impossible(
            f"{path}.code: there is no code {code!r}", f"{path}.code：没有问题编号 {code!r}"
        )
    if finding.line < 0 or finding.column < 0:
        line, column = finding.line, finding.column
        raise _impossible(
            f"{path}: no text has line {line}, column {column}",
            f"{path}：文本没有第{line}行第{column}列",
        )


def _look(value: Any, spec: _Spec, path: str) -> None:
    kind = type(value)
    if kind not in spec.kinds:
        # A text of a class of its own is one; true is no number, and a date with a time is no date.
        if not (isinstance(value, str) and str in spec.kinds):
            due = " or ".join(dict.fromkeys(_told(each) for each in spec.kinds))
            raise TypeError(f"{path} must be {due}, not {kind.__name__}")
    elif kind is Span:
        _look_at_span(value, path)
    elif kind is Cell:
        _look_at_cell(value, path)
    elif kind is tuple and spec.each is not None:
        for at, each in enumerate(value):
            _look(each, spec.each, f"{path}[{at}]")
    elif kind is int or kind is Decimal:
        _look_at_number(value, path)
    elif kind is str and spec.words and value not in spec.words:
        words = ", ".join(spec.words)
        raise _impossible(
            f"{path} is {value!r}, none of {words}", f"{path} 为 {value!r}，应为 {words} 之一"
        )
    elif kind not in _PLAIN:
        _look_at_node(value, kind, path)


def _impossible(message: str, message_zh: str) -> GaireportError:
    return GaireportError(message, message_zh, reason="impossible-report")


def _look_at_span(span: Any, path: str) -> None:
    """Pass a right span at once, since a report has a thousand; a wrong one goes the usual way to its error."""
    start, end = span.start, span.end
    if not (type(start) is int is type(end) and 0 <= start <= end < LONGEST):
        _look_at_node(span, Span, path)


def _look_at_cell(cell: Any, path: str) -> None:
    raw, value, unit, span = cell.raw, cell.value, cell.unit, cell.span
    if not (
        (raw is None or type(raw) is str)
        and (value is None or (type(value) is int and -LONGEST < value < LONGEST))
        and (unit is None or type(unit) is str)
        and (span is None or type(span) is Span)
    ):
        _look_at_node(cell, Cell, path)
    elif span is not None:
        _look_at_span(span, f"{path}.span")


def _look_at_number(value: Any, path: str) -> None:
    if type(value) is Decimal:
        if not value.is_finite() or not -MOST_DIGITS < value.adjusted() < MOST_DIGITS:
            raise _impossible(
                f"{path}: no report has the number {value}", f"{path}：报告中不会有数字{value}"
            )
    elif not -LONGEST < value < LONGEST:
        raise _impossible(
            f"{path}: no report has a number of so many digits", f"{path}：数字位数过多"
        )


def _told(kind: type) -> str:
    return "None" if kind is type(None) else kind.__name__


@cache
def _specs(kind: type) -> tuple[tuple[str, tuple[type, ...], _Spec], ...]:
    """For each field its name, the types of which nothing more is asked, and all that it may be."""
    found = []
    for field in attrs.fields(kind):
        spec = _spec(field.type)
        plain = () if spec.words else tuple(each for each in spec.kinds if each in _PLAIN)
        found.append((field.name, plain, spec))
    return tuple(found)


@cache
def _spec(annotation: Any) -> _Spec:
    """Read an annotation; one of an unknown kind is a slip of ours and fails when its class is first seen."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        assert arguments[1:] == (...,), f"{annotation}: the elements of a tuple are all alike"
        return _Spec((tuple,), _spec(arguments[0]))
    if origin is Literal:
        assert all(type(word) is str for word in arguments), f"{annotation}: the words are texts"
        return _Spec((str,), None, arguments)
    if origin in (Union, UnionType):
        members = [_spec(each) for each in arguments]
        kinds = tuple(kind for member in members for kind in member.kinds)
        assert kinds.count(tuple) < 2 and kinds.count(str) < 2, f"{annotation}: which of the two?"
        each = next((member.each for member in members if member.each), None)
        return _Spec(kinds, each, next((member.words for member in members if member.words), ()))
    assert isinstance(annotation, type), f"{annotation} is no class"
    return _Spec((annotation,))
