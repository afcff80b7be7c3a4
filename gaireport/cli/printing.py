"""What the commands print on standard output, and in which language."""

import locale
import os
import sys

from rich.console import Console

from gaireport.checks.across.together import Document
from gaireport.exports.findings import format_findings
from gaireport.view.marks import visible
from gaireport.view.places import count_findings
from gaireport.view.terminal import render_report

_PAPER_WIDTH = 100


class _Console(Console):
    """A console that leaves a closed pipe to the command: rich itself would exit with status 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def language(lang: str | None) -> str:
    """The language asked for, or else that of the locale."""
    if lang:
        return lang
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    # Windows sets no variable and may call it Chinese (Simplified)_China.
    named = locale.getlocale()[0] or "en"
    return "zh" if named.startswith("Chinese") else named


def print_document(document: Document, lang: str) -> None:
    """Print the tables of a report, its findings and their number."""
    # No wider than the form needs where nobody says how wide the paper is.
    console = _Console(highlight=False, width=None if sys.stdout.isatty() else _PAPER_WIDTH)
    with console.capture() as captured:
        console.print(render_report(document.report, lang))
    print(captured.get())
    findings = document.report.diagnostics
    print(format_findings([(document.name, findings)], lang=lang), end="")
    print(f"{visible(document.name)}: {count_findings(findings, lang)}")


def print_exactly(text: str) -> None:
    """Print what other programs read: UTF-8 everywhere, line ends as they are."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(text)
