"""The findings of one report -> how each of its cells is coloured in an Excel file, and what its comment says."""

from collections.abc import Sequence

from gaireport.exports.rows import findings_by_cell
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity
from gaireport.findings.suspects import mark_suspects
from gaireport.findings.words import Words
from gaireport.form.names import by_path

_ABSENT_STATES = ("unplaced", "lost")
_MOST_COMMENTED = 6
"""The findings that one comment shows."""

_MOST_NAMED_CELLS = 12
"""The cells of a finding that a sheet names; the sheet of all rows has its code at each of them."""
_MORE_CELLS = Words("and {more} more", "等共{all}格")


def name_cells(finding: Diagnostic, lang: str) -> str:
    """The cells that a finding names, as a list for people."""
    names = [by_path(path).say(lang) for path in finding.cells[:_MOST_NAMED_CELLS]]
    if (more := len(finding.cells) - len(names)) > 0:
        names.append(_MORE_CELLS.say(lang).format(more=more, all=len(finding.cells)))
    return Words("; ", "；").say(lang).join(names)


class CellDoubts:
    """What is doubted of the cells of a report."""

    def __init__(self, findings: Sequence[Diagnostic], lang: str) -> None:
        self._suspects = mark_suspects(findings)
        self._named = findings_by_cell(findings)
        self._lang = lang

    def fill(self, paths: Sequence[str], state: str | None) -> str | None:
        """The name of the colour of a cell, or of a sum of cells; None where nothing is doubted."""
        suspected = max(
            (self._suspects.get(p, Severity.INFO) for p in paths), default=Severity.INFO
        )
        if suspected > Severity.INFO:
            return str(suspected)
        if state in _ABSENT_STATES:
            return "absent"
        return "touched" if self._doubts(paths) else None

    def comment(self, paths: Sequence[str]) -> str:
        """The warnings and errors that name the cells, one a line; nothing where there are none."""
        found = self._doubts(paths)
        lines = [
            f"{d.code} {Words(d.message, d.message_zh or d.message).say(self._lang)}"
            for d in found[:_MOST_COMMENTED]
        ]
        return "\n".join([*lines, *["…"] * (len(found) > _MOST_COMMENTED)])

    def _doubts(self, paths: Sequence[str]) -> list[Diagnostic]:
        named = (d for path in paths for d in self._named[path] if d.severity > Severity.INFO)
        return list(dict.fromkeys(named))
