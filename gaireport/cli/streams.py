"""Standard output and standard error -> streams that take what is printed, whatever the system has made of them."""

import os
import sys

_LEAST = "政府信息公开"
"""What the encoding of a stream must have for a report to be read in it."""


def prepare_streams() -> None:
    """Let both streams be there, and carry Chinese; what else they lack is written as an escape, and stops nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # It was closed by whoever started the command.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
            continue
        asked = os.environ.get("PYTHONIOENCODING")
        encoding = stream.encoding if asked else _carrying(stream.encoding)
        stream.reconfigure(errors="backslashreplace", encoding=encoding)


def _carrying(encoding: str) -> str:
    """The encoding, or UTF-8 in place of one in which every Chinese character would be an escape."""
    try:
        _LEAST.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return "utf-8"
    return encoding
