"""The command line: parses arguments, calls the library, prints.

Exit status: 0 done, 1 a finding is an error, 2 something could not be read or written.
"""

import difflib
import functools
import locale
import os
import sys
from collections.abc import Callable
from importlib import metadata, resources
from pathlib import Path
from typing import Annotated, ParamSpec

import typer
from rich.console import Console

from gaireport import api
from gaireport.checks import check as check_report
from gaireport.checks.across.together import Document, check_documents
from gaireport.checks.explain import explain as explain_code
from gaireport.checks.ratios import ratios as compute_ratios
from gaireport.cutting.registry import load_adapters
from gaireport.errors import GaireportError
from gaireport.exports.findings import FORMATS, format_findings, has_errors
from gaireport.exports.json import to_json
from gaireport.files import read_text
from gaireport.view.cell import describe_cell
from gaireport.view.marks import visible
from gaireport.view.places import count_findings
from gaireport.view.ratios import describe_ratios
from gaireport.view.terminal import render_report

DONE, WITH_ERRORS, FAILED = 0, 1, 2
_WIDTH = 100

app = typer.Typer(
    help="Read Chinese government-information-disclosure annual reports.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
P = ParamSpec("P")


def _known_format(style: str) -> str:
    if style not in FORMATS:
        raise typer.BadParameter(f"there are {', '.join(FORMATS)}")
    return style


Files = Annotated[
    list[str], typer.Argument(metavar="FILE", help="Files to read; - is standard input.")
]
File = Annotated[str, typer.Argument(metavar="FILE", help="File to read; - is standard input.")]
AdapterName = Annotated[
    str | None, typer.Option("--adapter", metavar="NAME", help="Use this adapter, do not detect.")
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="LANG", help="zh: messages in Chinese. Default: the locale's."),
]
Style = Annotated[
    str,
    typer.Option(
        "--format", metavar="|".join(FORMATS), callback=_known_format, help="Of the findings."
    ),
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
def demo(lang: Lang = None) -> int:
    """Parse a report that comes with the package, and show its tables and findings."""
    text = resources.files("gaireport").joinpath("demo", "report.txt").read_bytes().decode()
    print("A made-up report, as a converter leaves a Word file: one cell a line.\n")
    _show(Document("demo/report.txt", text, api.parse(text)), _language(lang))
    return DONE


@_command
def parse(
    files: Files,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON for each report.")] = False,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Parse reports and show their tables and findings."""
    status = DONE
    for file in files:
        document = _document(file, adapter)
        if document is None:
            status = FAILED
            continue
        if json:
            _write_out(to_json(document.report) + "\n")
        else:
            _show(document, _language(lang))
        if has_errors([(document.name, document.report.diagnostics)]):
            status = max(status, WITH_ERRORS)
    return status


@_command
def check(
    files: Files,
    style: Style = "text",
    years: Annotated[
        bool, typer.Option("--years", help="Also compare FILEs of one office, year by year.")
    ] = False,
    units: Annotated[
        bool, typer.Option("--units", help="Also compare the first FILE with the sum of the rest.")
    ] = False,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Check reports: sums, text against tables, form, dates; where the fault is and what it may be."""
    documents = [document for file in files if (document := _document(file, adapter)) is not None]
    status = DONE if len(documents) == len(files) else FAILED
    try:
        found = check_documents(documents, years=years, units=units)
    except GaireportError as error:
        _complain(documents[0].name, str(error))
        status, found = FAILED, check_documents(documents, years=years)
    shown = format_findings(found, style, _language(lang))
    if style != "text":
        _write_out(shown)
    elif documents:
        print(shown, end="")
        total = [d for _, findings in found for d in findings]
        print(count_findings(total, _language(lang)), file=sys.stderr)
    return max(status, WITH_ERRORS) if has_errors(found) else status


@_command
def explain(
    target: Annotated[str, typer.Argument(metavar="CODE|FILE", help="GR303, or a file to read.")],
    cell: Annotated[str | None, typer.Argument(metavar="CELL", help="Path of a cell.")] = None,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Explain a code, or show a cell of a file: its value, what is printed for it, and where."""
    if cell is not None:
        return _explain_cell(target, cell, adapter, _language(lang))
    try:
        print(explain_code(target, _language(lang)), end="")
    except GaireportError as error:
        print(f"{error}; for a cell: gaireport explain FILE CELL", file=sys.stderr)
        return FAILED
    return DONE


@_command
def ratios(file: File, adapter: AdapterName = None, lang: Lang = None) -> int:
    """Show the shares of requests granted, denied and not provided, and the rates of correction."""
    document = _document(file, adapter)
    if document is None:
        return FAILED
    for line in describe_ratios(compute_ratios(document.report), _language(lang)):
        print(line)
    return DONE


@_command
def write(
    file: File,
    layout: Annotated[str, typer.Option("--to", metavar="LAYOUT", help="Layout to write.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="File to write.")
    ] = None,
    adapter: AdapterName = None,
) -> int:
    """Write a report in another layout; what that layout cannot carry is an error, never left out."""
    document = _document(file, adapter)
    if document is None:
        return FAILED
    try:
        text = api.write(document.report, layout)
        if out is None:
            _write_out(text)
        else:
            out.write_bytes(text.encode())
    except GaireportError as error:
        _complain(document.name, str(error))
        return FAILED
    except OSError as error:
        _complain(str(out), error.strerror or str(error))
        return FAILED
    return DONE


@_command
def sniff(files: Files) -> int:
    """Say which layout each file is in; a dash where it does not look like a report. Reads no cell."""
    status = DONE
    for file in files:
        text = _text(file)
        if text is None:
            status = FAILED
            continue
        try:
            adapter = api.sniff(text)
        except GaireportError as error:
            _complain(_name(file), str(error))
            status = FAILED
            continue
        print(f"{visible(_name(file))}: {adapter.name if adapter else '-'}")
    return status


@_command
def adapters() -> int:
    """List the adapters, built-in and installed, and the layouts they read and write."""
    names, writable, failures = api.adapters(), api.writable_layouts(), load_adapters().failures
    columns = max((len(name) for name in names), default=0)
    for name in sorted(names):
        does = "reads, writes" if name in writable else "reads"
        print(visible(f"{name:<{columns}}  {does:<13}  {names[name].summary}").rstrip())
    for error in failures.values():
        print(visible(str(error)), file=sys.stderr)
    return FAILED if failures else DONE


# Reading, printing --------------------------------------------------------------------------------


def _language(lang: str | None) -> str:
    """The language asked for, else that of the locale."""
    if lang:
        return lang
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    # Windows sets no variable and may call it Chinese (Simplified)_China.
    named = locale.getlocale()[0] or "en"
    return "zh" if named.startswith("Chinese") else named


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
        # standard input may be a folder
        _complain(_name(file), error.strerror or str(error))
    return None


def _document(file: str, adapter: str | None) -> Document | None:
    """A file read and parsed; None after a complaint."""
    text = _text(file)
    if text is None:
        return None
    try:
        return Document(_name(file), text, api.parse(text, adapter=adapter))
    except GaireportError as error:
        _complain(_name(file), str(error))
    return None


def _show(document: Document, lang: str) -> None:
    # No wider than the form needs where nobody says how wide the paper is.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH)
    with console.capture() as captured:
        console.print(render_report(document.report, lang))
    print(captured.get())
    findings = document.report.diagnostics
    print(format_findings([(document.name, findings)], lang=lang), end="")
    print(f"{visible(document.name)}: {count_findings(findings, lang)}")


def _write_out(text: str) -> None:
    """What other programs read is UTF-8 everywhere, line ends as they are."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(text)


def _explain_cell(file: str, path: str, adapter: str | None, lang: str) -> int:
    document = _document(file, adapter)
    if document is None:
        return FAILED
    cells = document.report.cells()
    if path not in cells:
        near = difflib.get_close_matches(path, cells, n=3)
        hint = f"; near it: {', '.join(near)}" if near else ""
        _complain(document.name, f"this report has no cell {path}{hint}")
        return FAILED
    for line in describe_cell(document.name, document.text, path, cells[path], lang):
        print(line)
    findings = [d for d in check_report(document.report, document.text) if path in d.cells]
    print(format_findings([(document.name, findings)], lang=lang), end="")
    return WITH_ERRORS if has_errors([(document.name, findings)]) else DONE
