"""What work costs: the seconds of this process, and whether they grow as the work does."""

from collections.abc import Callable
from time import process_time

_NOISE = 0.5
"""Seconds that a busy machine may add."""


def seconds(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


def assert_linear(work: Callable[[int], object], count: int, times: int = 8) -> None:
    """Work of a size so many times the count takes about so many times as long; a quadratic one takes the square."""
    small = seconds(lambda: work(count))
    assert seconds(lambda: work(times * count)) < 4 * times * small + _NOISE
