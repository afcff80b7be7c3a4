"""The cost of a text grows with its length, not with its square: ratios only, no times."""

from collections.abc import Callable
from contextlib import suppress
from time import process_time

import pytest

import gaireport

_TITLE = "某局2023年政府信息公开工作年度报告\n一、总体情况\n"
_NO_LIMIT = 10**9
_SMALL, _LARGE = 1000, 8000
# Eight times the text: proportional cost gives 1 a character, quadratic cost 8; the rest is for busy machines.
_MOST_GROWTH = 3.0

_TEXTS: dict[str, Callable[[int], str]] = {
    "lines": lambda n: "本机关做好信息公开工作\n" * n,
    "cells in a row, tabs": lambda n: "本年新收\t" + "1\t" * n,
    "cells in a row, pipes": lambda n: "| 本年新收 |" + " 1 |" * n,
    "one label in a row": lambda n: "\t".join(["规章"] * n),
    "pieces of labels in a row": lambda n: "本年\t" * n,
    "the same row": lambda n: "规章\t1\t2\t3\n" * (n // 4),
    "unknown rows": lambda n: "某某事项\t1\t2\t3\n" * (n // 4),
    "headings": lambda n: "二、主动公开政府信息情况\n" * (n // 4),
    "aligned rows": lambda n: "规章   1   2   3\n" * (n // 4),
    "open cells": lambda n: "<td>1" * n,
    "nothing but pipes": lambda n: "|" * n,
    "nothing but brackets": lambda n: "（" * (20 * n),
    "nothing but digits": lambda n: "1" * (20 * n),
}


def _seconds(text: str) -> float:
    times = []
    for _ in range(2):
        start = process_time()
        with suppress(gaireport.GaireportError):
            gaireport.parse(text, max_characters=_NO_LIMIT, max_cells=_NO_LIMIT)
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", _TEXTS)
def test_cost_is_proportional(name: str) -> None:
    small, large = _TITLE + _TEXTS[name](_SMALL), _TITLE + _TEXTS[name](_LARGE)
    _seconds(small)
    growth = (_seconds(large) / len(large)) / (_seconds(small) / len(small))
    assert growth < _MOST_GROWTH, f"{growth:.1f} times the cost a character in 8 times the text"
