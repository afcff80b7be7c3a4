"""The exit status of a command, and how a command ends whose reader has gone."""

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

DONE, WITH_ERRORS, FAILED = 0, 1, 2
"""Done; a finding is an error; something could not be read or written."""
_INTERRUPTED, _READER_GONE = 130, 141
"""The status that a shell reports of a program that SIGINT or SIGPIPE has ended."""
P = ParamSpec("P")


def exits_with_status(body: Callable[P, int]) -> Callable[P, None]:
    """A command that exits with the status its function returns; Ctrl-C and a closed pipe end it quietly."""

    @functools.wraps(body)
    def command(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            status = body(*args, **kwargs)
            sys.stdout.flush()
        except KeyboardInterrupt:
            status = _INTERRUPTED
        except BrokenPipeError:
            # The reader has gone; what Python would still flush at exit must go somewhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = _READER_GONE
        raise typer.Exit(status)

    return command
