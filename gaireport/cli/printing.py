"""What the commands print on standard output."""

import os
import re
import sys
from collections.abc import Sequence

from rich.console import Console

from gaireport.checks.across.together import Document
from gaireport.cli.places import has_lines
from gaireport.exports.findings import format_text
from gaireport.findings.codes import CODES
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity
from gaireport.nodes import Report
from gaireport.view.found_places import finding_places
from gaireport.view.marks import visible
from gaireport.view.places import count_findings
from gaireport.view.terminal import render_report

_PAPER_WIDTH = 100
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_CODE_IN_LINE = re.compile(r"(?<=: )GR\d{3}(?= )")


class _Console(Console):
    """A console that leaves a closed pipe to the command: rich itself would exit with status 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def has_colour() -> bool:
    """Whether standard output is a terminal that shows colours, and nobody has declined them (NO_COLOR)."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout.isatty()


def print_document(document: Document, lang: str) -> None:
    """Print the tables of a report, its findings and their number."""
    # No wider than the form needs where nobody says how wide the paper is.
    console = _Console(highlight=False, width=None if sys.stdout.isatty() else _PAPER_WIDTH)
    with console.capture() as captured:
        console.print(render_report(document.report, lang))
    print(captured.get())
    findings = document.report.diagnostics
    print_findings(document.name, document.report, findings, lang)
    print(f"{visible(document.name)}: {count_findings(findings, lang)}")


def print_findings(name: str, report: Report, findings: Sequence[Diagnostic], lang: str) -> None:
    """Print the findings of a report as text; where nobody sees its lines, with their places in the tables."""
    places = [] if has_lines(name) else [p.say(lang) for p in finding_places(report, findings)]
    print_lines(format_text([(name, findings)], (), lang, places))


def print_lines(findings: str) -> None:
    """Print findings as text, their codes in colour where the terminal has it."""
    print(_CODE_IN_LINE.sub(_coloured, findings) if has_colour() else findings, end="", flush=True)


def _coloured(found: re.Match[str]) -> str:
    code = found.group()
    return f"\x1b[{_COLOURS[CODES[code].severity]}m{code}\x1b[0m" if code in CODES else code


def print_exactly(text: str) -> None:
    """Print what other programs read: UTF-8 everywhere, line ends as they are."""
    # Names of files may hold what is no UTF-8; in JSON its escape is what it should be.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(text)
    sys.stdout.flush()
