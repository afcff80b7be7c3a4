"""The command line: parses arguments, calls the library, prints.

Exit status: 0 parsed, 1 parsed and a finding is an error, 2 could not be read.
"""

import difflib
import functools
import os
import sys
from collections.abc import Callable, Iterator
from importlib import metadata, resources
from typing import Annotated, ParamSpec

import typer
from rich.console import Console

from gaireport import api
from gaireport.checks.names import cell_name
from gaireport.codes import Severity
from gaireport.errors import GaireportError
from gaireport.exports.json import to_json
from gaireport.files import read_text
from gaireport.nodes import Cell, Report
from gaireport.source import Source
from gaireport.view.marks import visible
from gaireport.view.places import finding_line, findings_summary, quote
from gaireport.view.terminal import render_report

PARSED, WITH_ERRORS, NOT_READ = 0, 1, 2
_WIDTH = 100

app = typer.Typer(
    help="Read Chinese government-information-disclosure annual reports.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
P = ParamSpec("P")

Files = Annotated[
    list[str], typer.Argument(metavar="FILE", help="Files to read; - is standard input.")
]
File = Annotated[str, typer.Argument(metavar="FILE", help="File to read; - is standard input.")]
AdapterName = Annotated[
    str | None, typer.Option("--adapter", metavar="NAME", help="Use this adapter, do not detect.")
]


def run() -> None:
    """Run the command line on ``sys.argv``."""
    for stream in (sys.stdout, sys.stderr):
        # A document may hold what the terminal's encoding lacks; that is no reason to fail.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()


def _command(body: Callable[P, int]) -> Callable[P, None]:
    """Make a function that returns an exit status a command; Ctrl-C and a closed pipe end it quietly."""

    @functools.wraps(body)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            status = body(*args, **kwargs)
            sys.stdout.flush()
        except KeyboardInterrupt:
            status = 130
        except BrokenPipeError:
            # The reader has gone; what Python would still flush at exit must go somewhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = 141
        raise typer.Exit(status)

    app.command()(wrapper)
    return wrapper


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


@_command
def demo() -> int:
    """Parse a report that comes with the package, and show its tables and findings."""
    text = resources.files("gaireport").joinpath("demo", "report.txt").read_bytes().decode()
    print("A made-up report, as a converter leaves a Word file: one cell a line.\n")
    _show("demo/report.txt", api.parse(text))
    return PARSED


@_command
def parse(
    files: Files,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON for each report.")] = False,
    adapter: AdapterName = None,
) -> int:
    """Parse reports and show their tables and findings."""
    status = PARSED
    for file in files:
        text = _text(file)
        report = None if text is None else _parse(_name(file), text, adapter)
        if report is None:
            status = NOT_READ
            continue
        if json:
            _print_json(report)
        else:
            _show(_name(file), report)
        if any(d.severity is Severity.ERROR for d in report.diagnostics):
            status = max(status, WITH_ERRORS)
    return status


@_command
def adapters() -> int:
    """List the adapters, built-in and installed, and the layouts they read."""
    names = api.adapters()
    columns = max((len(name) for name in names), default=0)
    for name in sorted(names):
        print(visible(f"{name:<{columns}}  {names[name].summary}").rstrip())
    return PARSED


@_command
def explain(
    file: File,
    cell: Annotated[str, typer.Argument(metavar="CELL", help="Path of a cell.")],
    adapter: AdapterName = None,
) -> int:
    """Show a cell's value, what is printed for it, and where."""
    text = _text(file)
    report = None if text is None else _parse(_name(file), text, adapter)
    if text is None or report is None:
        return NOT_READ
    cells = report.cells()
    if cell not in cells:
        near = difflib.get_close_matches(cell, cells, n=3)
        hint = f"; near it: {', '.join(near)}" if near else ""
        _complain(_name(file), f"this report has no cell {cell}{hint}")
        return NOT_READ
    for line in _explanation(_name(file), text, cell, cells[cell]):
        print(line)
    found = [d for d in report.diagnostics if cell in d.cells]
    for diagnostic in found:
        print(finding_line(_name(file), diagnostic))
    return WITH_ERRORS if any(d.severity is Severity.ERROR for d in found) else PARSED


# Reading, printing --------------------------------------------------------------------------------


def _name(file: str) -> str:
    return "<stdin>" if file == "-" else file


def _complain(name: str, message: str) -> None:
    print(visible(f"{name}: {message}"), file=sys.stderr)


def _text(file: str) -> str | None:
    """The text of a file; None after a complaint."""
    try:
        return read_text(sys.stdin.buffer.read() if file == "-" else file)
    except GaireportError as error:
        _complain(_name(file), str(error))
    except OSError as error:
        _complain(_name(file), error.strerror or str(error))
    except ValueError as error:
        # a null character in the name of the file
        _complain(_name(file), str(error))
    return None


def _parse(name: str, text: str, adapter: str | None) -> Report | None:
    """The report in a text; None after a complaint."""
    try:
        return api.parse(text, adapter=adapter)
    except GaireportError as error:
        _complain(name, str(error))
    return None


def _show(name: str, report: Report) -> None:
    # No wider than the form needs where nobody says how wide the paper is.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH)
    with console.capture() as captured:
        console.print(render_report(report))
    print(captured.get())
    for diagnostic in report.diagnostics:
        print(finding_line(name, diagnostic))
    print(f"{visible(name)}: {findings_summary(report)}")


def _print_json(report: Report) -> None:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(to_json(report))


def _explanation(name: str, text: str, path: str, cell: Cell) -> Iterator[str]:
    yield path
    yield f"  {cell_name(path).zh}"
    value = "none" if cell.value is None else f"{cell.value}"
    unit = f" {cell.unit}" if cell.unit else ""
    yield f"  value    {value}{unit}"
    if cell.raw is None:
        yield "  printed  nothing: the document has no such cell"
    elif not cell.raw:
        yield "  printed  nothing: the cell is blank"
    else:
        yield f"  printed  {visible(cell.raw)}"
    if cell.span is not None:
        line, column = Source(text).position(cell.span.start)
        yield f"  place    {visible(name)}:{line}:{column}"
        yield from quote(text, cell.span)
