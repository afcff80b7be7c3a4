"""The place of a figure or of a finding: ``file:line:column`` and the printed line with carets under it."""

from gaireport.codes import Severity
from gaireport.diagnostics import Diagnostic
from gaireport.nodes import Report
from gaireport.source import Source, Span
from gaireport.view.marks import cut_around, visible, width

_COLUMNS = 100
"""Of a printed line; HTML may stand on one line of many thousands."""
_CELLS = 3
"""Named in one line of findings; a lost table touches a hundred."""


def finding_line(file: str, diagnostic: Diagnostic) -> str:
    """``file:line:column: severity code message [cells]``."""
    cells = ", ".join(diagnostic.cells[:_CELLS])
    more = len(diagnostic.cells) - _CELLS
    named = f" [{cells}{f', … {more} more' if more > 0 else ''}]" if cells else ""
    return visible(
        f"{file}:{diagnostic.line}:{diagnostic.column}: {diagnostic.severity.value} "
        f"{diagnostic.code} {diagnostic.message}{named}"
    )


def findings_summary(report: Report) -> str:
    """How many findings of each severity there are."""
    counts = {kind: 0 for kind in Severity}
    for diagnostic in report.diagnostics:
        counts[diagnostic.severity] += 1
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    named = [
        f"{count} {names[kind]}{'' if count == 1 else 's'}"
        for kind, count in counts.items()
        if count
    ]
    return ", ".join(named) if named else "no findings"


def quote(text: str, span: Span) -> list[str]:
    """The line of the text in which the span begins, and a line of carets under the span."""
    line, column = Source(text).position(span.start)
    start = span.start - (column - 1)
    end = text.find("\n", start)
    printed = visible(text[start : len(text) if end < 0 else end].rstrip("\r"))
    first = column - 1
    last = min(max(first + 1, first + span.end - span.start), max(len(printed), first + 1))
    printed, first, last = cut_around(printed, first, last, _COLUMNS)
    margin = f"{line:>6} | "
    carets = " " * width(printed[:first]) + "^" * max(1, width(printed[first:last]))
    return [margin + printed, " " * (len(margin) - 2) + "| " + carets]
