"""Calling other programs, and telling whether what a converter needs is installed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

FileKind = Literal["html", "docx", "pdf"]

LONGEST = 180
"""Seconds after which a program is given up."""


@dataclass(frozen=True)
class Converter:
    """One way from a file to text."""

    kind: FileKind
    convert: Callable[[Path], str]
    needs: str
    """`module NAME`, `program NAME` or `node NAME`."""


def output(*command: str, stdin: str | None = None) -> str:
    """What the command prints.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    done = subprocess.run(
        command, input=stdin, capture_output=True, timeout=LONGEST, check=True, encoding="utf-8"
    )
    return done.stdout


def run_node(script: str, *arguments: str) -> str:
    """What the JavaScript prints; `process.argv.slice(1)` holds the arguments."""
    return output("node", "-e", script, *arguments)


@cache
def is_installed(needs: str) -> bool:
    """Whether the module, program or Node package is here; it is not loaded."""
    kind, name = needs.split(" ", 1)
    if kind == "module":
        return find_spec(name) is not None
    if kind == "program":
        return shutil.which(name) is not None
    return shutil.which("node") is not None and _resolves(name)


def _resolves(name: str) -> bool:
    check = ["node", "-e", f"require.resolve({name!r})"]
    return subprocess.run(check, capture_output=True, check=False).returncode == 0
