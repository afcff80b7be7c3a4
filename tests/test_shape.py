"""Annotations as the door reads them: nothing that an annotation says is dropped."""

from decimal import Decimal
from typing import Any, Literal

import pytest

from gaireport.errors import GaireportError
from gaireport.report.shape import require_kind


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        (tuple[str, ...] | None, ("a", "b")),
        (tuple[str, ...] | None, None),
        (Literal["a", "b"] | None, "b"),
        (Literal["a", "b"] | None, None),
        (int | tuple[Literal["a"], ...], ("a", "a")),
        (int | Decimal | None, Decimal(1)),
    ],
)
def test_value_that_an_annotation_allows(annotation: Any, value: object) -> None:
    require_kind(value, annotation, "field")


@pytest.mark.parametrize(
    ("annotation", "value", "message"),
    [
        (tuple[str, ...] | None, ("a", 1), r"field\[1\] must be str, not int"),
        (tuple[tuple[str, ...], ...], (("a",), (1,)), r"field\[1\]\[0\] must be str"),
        (Literal["a", "b"] | None, "c", "field is 'c', none of a, b"),
        (Literal["a", "b"] | None, 1, "field must be str or None, not int"),
        (int | tuple[Literal["a"], ...], ("a", "b"), r"field\[1\] is 'b'"),
    ],
)
def test_value_that_an_annotation_does_not_allow(
    annotation: Any, value: object, message: str
) -> None:
    with pytest.raises((TypeError, GaireportError), match=message):
        require_kind(value, annotation, "field")


@pytest.mark.parametrize(
    "annotation",
    [
        tuple[int, str],
        tuple[int, ...] | tuple[str, ...],
        Literal["a"] | str,
        Literal[1],
        list[int],
        dict[str, int] | None,
    ],
)
def test_annotation_that_is_not_understood_is_not_half_read(annotation: Any) -> None:
    with pytest.raises(AssertionError):
        require_kind("a", annotation, "field")
