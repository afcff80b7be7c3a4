"""The exit status of a command, and how a command ends whose output nobody takes."""

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

from gaireport.cli.language import language
from gaireport.cli.reading import complain
from gaireport.findings.words import Words

DONE, WITH_ERRORS, FAILED = 0, 1, 2
"""Done; a finding is an error; something could not be read or written."""
_INTERRUPTED, _READER_GONE = 130, 141
"""The status that a shell reports of a program that SIGINT or SIGPIPE has ended."""
_STANDARD_OUTPUT = Words("standard output", "标准输出")
P = ParamSpec("P")


def exits_with_status(body: Callable[P, int]) -> Callable[P, None]:
    """A command that exits with the status its function returns; Ctrl-C and a closed pipe end it quietly,
    a full disk with a complaint."""

    @functools.wraps(body)
    def command(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            status = body(*args, **kwargs)
            sys.stdout.flush()
        except KeyboardInterrupt:
            status = _INTERRUPTED
        except BrokenPipeError:
            _print_into_nothing()
            status = _READER_GONE
        except OSError as error:
            # A command tells the faults of its files itself: this is one of standard output.
            _print_into_nothing()
            complain(_STANDARD_OUTPUT.say(language()), error)
            status = FAILED
        raise typer.Exit(status)

    return command


def _print_into_nothing() -> None:
    """What Python would still flush at exit must go somewhere where nobody takes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
