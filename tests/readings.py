"""What tests ask of a Report and of the lexicon."""

from printed import row_paths

from gaireport.nodes import Report
from gaireport.tokens.lexicon import find_label


def named_cells(report: Report) -> set[str]:
    """The cells that any finding names."""
    return {path for finding in report.diagnostics for path in finding.cells}


def codes_with_cells(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    """The code and the cells of each finding."""
    return [(finding.code, finding.cells) for finding in report.diagnostics]


def row_values(report: Report, row: str) -> list[object]:
    """The seven values of a row of table 3."""
    return [report.cells()[path].value for path in row_paths(row)]


def terminal_of(text: str) -> str | None:
    """The terminal of the term that a text spells."""
    entry = find_label(text)
    return entry.term.terminal if entry is not None else None


def is_whole(text: str) -> bool:
    """Whether a text spells a whole term in a usual way."""
    entry = find_label(text)
    return entry is not None and entry.usual and not entry.rest
