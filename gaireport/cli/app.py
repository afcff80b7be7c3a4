"""The command line: its commands in the order in which ``--help`` lists them, one module each.

Exit status: 0 done, 1 a finding is an error, 2 something could not be read or written.
"""

import sys
from importlib import metadata
from typing import Annotated

import typer

from gaireport.cli.adapters import adapters_command
from gaireport.cli.check import check_command
from gaireport.cli.codebook import codebook_command
from gaireport.cli.demo import demo_command
from gaireport.cli.explain import explain_command
from gaireport.cli.parse import parse_command
from gaireport.cli.ratios import ratios_command
from gaireport.cli.run import run_command
from gaireport.cli.sniff import sniff_command
from gaireport.cli.status import exits_with_status
from gaireport.cli.write import write_command

app = typer.Typer(
    help="Read Chinese government-information-disclosure annual reports.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("demo")(exits_with_status(demo_command))
app.command("parse")(exits_with_status(parse_command))
app.command("check")(exits_with_status(check_command))
app.command("explain")(exits_with_status(explain_command))
app.command("ratios")(exits_with_status(ratios_command))
app.command("run")(exits_with_status(run_command))
app.command("write")(exits_with_status(write_command))
app.command("codebook")(exits_with_status(codebook_command))
app.command("sniff")(exits_with_status(sniff_command))
app.command("adapters")(exits_with_status(adapters_command))


def run() -> None:
    """Run the command line on ``sys.argv``."""
    for stream in (sys.stdout, sys.stderr):
        # A document may hold what the terminal's encoding lacks; that is no reason to fail.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()


def _show_version(*, wanted: bool) -> None:
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
