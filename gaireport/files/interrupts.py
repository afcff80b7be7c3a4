"""Ctrl-C reaches every process of a terminal at once: one that works for another says no word at it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unheard_by_children() -> Iterator[None]:
    """Around the start of a process: Ctrl-C waits until the new process has said how it ends.

    Python would print where each process stood, and nobody can tell that from a fault.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # This one lets Ctrl-C through again when it is started, so that it comes first.
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_without_a_word() -> None:
    """What a started process calls first."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def leave_to_the_caller() -> None:
    """What a process of a pool calls first: it ends when it is told to, after the call under way.

    One that died in the middle of what it sends back would leave its pool waiting for the rest for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
