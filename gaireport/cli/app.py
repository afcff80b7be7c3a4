"""The command line: its commands in the order in which ``--help`` lists them, one module each.

Exit status: 0 done, 1 a finding is an error, 2 something could not be read or written.
"""

import sys
from importlib import metadata
from typing import Annotated

import typer

from gaireport.cli.adapters import adapters
from gaireport.cli.check import check
from gaireport.cli.demo import demo
from gaireport.cli.explain import explain
from gaireport.cli.parse import parse
from gaireport.cli.ratios import ratios
from gaireport.cli.sniff import sniff
from gaireport.cli.status import exits_with_status
from gaireport.cli.write import write

app = typer.Typer(
    help="Read Chinese government-information-disclosure annual reports.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for _body in (demo, parse, check, explain, ratios, write, sniff, adapters):
    app.command()(exits_with_status(_body))


def run() -> None:
    """Run the command line on ``sys.argv``."""
    for stream in (sys.stdout, sys.stderr):
        # A document may hold what the terminal's encoding lacks; that is no reason to fail.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"gaireport {metadata.version('gaireport')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Read Chinese government-information-disclosure annual reports."""
