"""Every compiled regular expression of the package is linear: in its build, and measured on the worst input for it.

A pattern is tried with the methods that the package calls on it: what only ``fullmatch`` is asked of need not be fast
at finding nothing everywhere.
"""

import re
import string
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from pkgutil import walk_packages
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from costs import seconds
from places import PACKAGE

import gaireport

_LEFT_OUT = (
    "gaireport.testing",
    "gaireport.__main__",
    "gaireport.cli",
    "gaireport.view.terminal",
)
_SCANS = ("search", "finditer", "findall", "sub", "subn", "split")
_SAMPLE_CHARACTERS = (
    string.ascii_letters
    + string.digits
    + string.punctuation
    + " \t\n\r一二年月日省市公、。（）０：│┌─+\u3000\u200b\xa0"
)
_SMALL, _FACTOR = 2000, 4
_LINEAR = 9.0
"""Four times the text may take so many times as long: 4 for what is linear, 16 for what is quadratic."""
_TOO_SHORT_TO_MEASURE = 0.01
"""Seconds below which a ratio says nothing."""


def _patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    for module in walk_packages(gaireport.__path__, "gaireport."):
        if not module.name.startswith(_LEFT_OUT):
            try:
                loaded = import_module(module.name)
            except ImportError:
                continue
            for name, value in vars(loaded).items():
                for at, found in enumerate(_inside(value, 0)):
                    yield f"{module.name}:{name}:{at}", found


def _inside(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, dict):
        for each in value.values():
            yield from _inside(each, depth + 1)
    elif depth < 3 and isinstance(value, tuple | list):
        for each in value:
            yield from _inside(each, depth + 1)
    elif hasattr(value, "cache_info"):
        returned = str(getattr(value, "__annotations__", {}).get("return", ""))
        if callable(value) and "Pattern" in returned:
            yield value()


_BOUNDED = frozenset({"gaireport.prose.titles:_TRAILING_WORDS:0"})
"""What is asked of a few characters only, such as the last 16 of a title."""

_DISTINCT_PATTERNS = {pattern.pattern: (name, pattern) for name, pattern in _patterns()}
_PATTERNS_WITH_NAMES = [
    pytest.param(name, pattern, id=name) for name, pattern in _DISTINCT_PATTERNS.values()
]


def test_there_are_patterns() -> None:
    assert len(_PATTERNS_WITH_NAMES) > 40


@pytest.mark.parametrize(("name", "pattern"), _PATTERNS_WITH_NAMES)
def test_no_quantifier_is_nested_over_itself(name: str, pattern: re.Pattern[Any]) -> None:
    for repeat in _repeats(_parser.parse(pattern.pattern, pattern.flags)):
        needed = [item for item in repeat if _least(item)]
        assert not (len(needed) == 1 and _is_open_repeat(needed[0])), name
        assert needed or not any(_is_open_repeat(item) for item in repeat), name


def test_what_is_asked_of_a_few_characters_is_still_there() -> None:
    assert {name for name, _ in _DISTINCT_PATTERNS.values()} >= _BOUNDED


@pytest.mark.parametrize(
    ("name", "pattern"), [case for case in _PATTERNS_WITH_NAMES if case.id not in _BOUNDED]
)
def test_it_is_linear(name: str, pattern: re.Pattern[Any]) -> None:
    methods = [getattr(pattern, method) for method in _methods(name)]
    for unit in _repeated_units(pattern):
        for method in methods:
            ratio = min(_growth(method, pattern, unit, n) for n in (_SMALL,))
            if ratio > _LINEAR:  # Once may be the machine.
                ratio = min(_growth(method, pattern, unit, _SMALL) for _ in range(3))
            assert ratio <= _LINEAR, (name, method.__name__, unit)


def _methods(name: str) -> list[str]:
    """What the package calls on the name that the pattern has; where that is not told, all."""
    variable = re.escape(name.split(":")[1])
    used = set()
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        used.update(re.findall(rf"\b{variable}(?:\(\)|\[\w+\])?\.(\w+)\(", text))
    kinds = {"search" if method in _SCANS else method for method in used}
    return sorted(kinds & {"search", "match", "fullmatch"}) or ["search", "fullmatch"]


def _growth(method: Any, pattern: re.Pattern[Any], unit: str, size: int) -> float:
    large = _search_seconds(method, pattern, unit, size * _FACTOR)
    return (
        large / _search_seconds(method, pattern, unit, size)
        if large > _TOO_SHORT_TO_MEASURE
        else 1.0
    )


def _search_seconds(method: Any, pattern: re.Pattern[Any], unit: str, size: int) -> float:
    """The best of three, over the text with a beginning that leads in and an end that fits nothing."""
    text = unit * (size // len(unit)) + "\ue000"
    subject = text.encode("utf-8") if isinstance(pattern.pattern, bytes) else text
    best = 1e9
    for _ in range(3):
        best = min(best, seconds(lambda: method(subject)))
        if best < _TOO_SHORT_TO_MEASURE / 2:
            break
    return max(best, 1e-6)


def _repeated_units(pattern: re.Pattern[Any]) -> list[str]:
    """What to repeat: a character for each place of the pattern, each two that follow one another, all in a row."""
    places = list(_characters(_parser.parse(pattern.pattern, pattern.flags)))
    singles = dict.fromkeys(places)
    pairs = dict.fromkeys(left + right for left, right in pairwise(places))
    return [*list(singles)[:40], *list(pairs)[:60], "".join(places)[:200] or "x"]


def _characters(parsed: Any) -> Iterator[str]:
    """One or two characters that each place of the pattern takes."""
    for code, value in parsed:
        if code is sre.LITERAL:
            yield chr(value)
        elif code in (sre.IN, sre.NOT_LITERAL, sre.ANY):
            yield from _members(code, value)
        elif code in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            yield from _characters(value[2])
        elif code is sre.SUBPATTERN:
            yield from _characters(value[-1])
        elif code is sre.ATOMIC_GROUP:
            yield from _characters(value)
        elif code is sre.BRANCH:
            for branch in value[1]:
                yield from _characters(branch)
        elif code in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _characters(value[1])


def _members(code: Any, value: Any) -> list[str]:
    items = value if code is sre.IN else [(code, value)]
    one = re.compile(_class(items), re.DOTALL)
    return [char for char in _SAMPLE_CHARACTERS if one.fullmatch(char)][:2]


def _class(items: Any) -> str:
    text = ""
    for code, value in items:
        if code is sre.NEGATE:
            text = "^" + text
        elif code is sre.LITERAL:
            text += re.escape(chr(value))
        elif code is sre.RANGE:
            text += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        elif code is sre.CATEGORY:
            text += {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}.get(
                str(value).removeprefix("CATEGORY_"), r"\W" if "WORD" in str(value) else r"\S"
            )
        elif code is sre.NOT_LITERAL:
            text = "^" + re.escape(chr(value))
        elif code is sre.ANY:
            return "."
    return f"[{text}]"


def _repeats(parsed: Any) -> Iterator[Any]:
    """The body of every repetition without bound that may be tried again."""
    for code, value in parsed:
        if code in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            if value[1] is sre.MAXREPEAT:
                yield _flat(value[2])
            yield from _repeats(value[2])
        elif code is sre.SUBPATTERN:
            yield from _repeats(value[-1])
        elif code is sre.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch)


def _flat(parsed: Any) -> list[Any]:
    items = list(parsed)
    while len(items) == 1 and items[0][0] is sre.SUBPATTERN:
        items = list(items[0][1][-1])
    return items


def _is_open_repeat(item: Any) -> bool:
    code, value = item
    return code in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[1] is sre.MAXREPEAT


def _least(item: Any) -> int:
    """How many characters an item of a pattern takes at least."""
    code, value = item
    if code in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return value[0] * sum(_least(each) for each in value[2])
    if code is sre.SUBPATTERN:
        return sum(_least(each) for each in value[-1])
    if code is sre.BRANCH:
        return min(sum(_least(each) for each in branch) for branch in value[1])
    return int(code in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN))
