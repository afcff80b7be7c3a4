"""A function and what it is called with -> its results in order, each as it is ready, from several processes."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from gaireport.errors import require_whole

Given = TypeVar("Given")
Result = TypeVar("Result")


def map_in_order(
    function: Callable[[Given], Result],
    given: Iterable[Given],
    jobs: int,
    on_death: Callable[[Given], Result],
) -> Iterator[Result]:
    """Call the function with each of those given, in ``jobs`` processes.

    Args:
        function: what is called; it must be importable by name, or a partial of such a function.
        given: what it is called with, one at a time.
        jobs: the number of processes; 1 is this process, and no other is started.
        on_death: makes the result for what the system has ended the process over, for want of memory for instance.
    """
    require_whole(jobs, "jobs")
    if jobs < 1:
        raise ValueError("jobs must be 1 or more")
    if jobs == 1:
        yield from map(function, given)
        return
    # A browser has no processes, and no module for them.
    from gaireport.files.pool import Pool

    yield from Pool(function, jobs, on_death).run(iter(given))
