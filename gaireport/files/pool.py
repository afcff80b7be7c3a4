"""Processes that call one function, for whoever asks for more than one; a browser has none of what this imports."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Generic, TypeVar

from gaireport.files.interrupts import leave_to_the_caller, unheard_by_children

_WAITING_FOR_EACH = 4
"""The calls that wait for each process: enough that none stands idle, and few enough that memory stays flat."""

Submitted = TypeVar("Submitted")
Returned = TypeVar("Returned")


class Pool(Generic[Submitted, Returned]):
    """Processes that are started anew where one of them dies."""

    def __init__(
        self,
        function: Callable[[Submitted], Returned],
        jobs: int,
        on_death: Callable[[Submitted], Returned],
    ) -> None:
        self._function, self._jobs, self._on_death = function, jobs, on_death
        self._executor = self._start(jobs)

    @staticmethod
    def _start(jobs: int) -> ProcessPoolExecutor:
        # A forked process may inherit a lock that a thread of the caller's holds.
        context = get_context("spawn")
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=leave_to_the_caller)

    def run(self, given: Iterator[Submitted]) -> Iterator[Returned]:
        waiting: deque[tuple[Submitted, Future[Returned]]] = deque()
        try:
            while self._fill(waiting, given):
                each, future = waiting.popleft()
                try:
                    result = future.result()
                except BrokenProcessPool:
                    result = self._alone(each)
                    waiting = deque(
                        (one, self._executor.submit(self._function, one)) for one, _ in waiting
                    )
                yield result
        finally:
            self._executor.shutdown(wait=False, cancel_futures=True)

    def _fill(
        self, waiting: deque[tuple[Submitted, Future[Returned]]], given: Iterator[Submitted]
    ) -> int:
        while len(waiting) < self._jobs * _WAITING_FOR_EACH:
            try:
                each = next(given)
            except StopIteration:
                break
            waiting.append((each, self._submit(each)))
        return len(waiting)

    def _submit(self, each: Submitted) -> Future[Returned]:
        try:
            with unheard_by_children():
                return self._executor.submit(self._function, each)
        except BrokenProcessPool as error:
            # The one that broke it is found when its turn comes.
            broken: Future[Returned] = Future()
            broken.set_exception(error)
            return broken

    def _alone(self, each: Submitted) -> Returned:
        """Call the function once more with one of those that were under way when a process died."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        with self._start(1) as single:
            try:
                result = single.submit(self._function, each).result()
            except BrokenProcessPool:
                result = self._on_death(each)
        self._executor = self._start(self._jobs)
        return result
