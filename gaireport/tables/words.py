"""A word in the place of a figure: prose between the figures of a row, in a layout without columns (17 / 无 / 612)."""

from collections.abc import Sequence

from gaireport.adapter import CutCell
from gaireport.source import is_page_number
from gaireport.tokens.kinds import Run, Token, classify

_LONGEST_WORD = 6
"""Characters of what stands in a figure's place (无, 减3); what is longer is prose."""
_MOST_TOKENS = 20
"""Pieces of a row, figures and words; more are no row of the form."""
_MOST_FIGURES = {"proactive": 3, "applications": 7}
"""Table -> columns of its widest row."""


def word_among_figures(path: str, tokens: Sequence[Token], at: int) -> Run | None:
    """The cell that prose between the figures of a row is, in a layout without columns: 17 / 无 / 612."""
    lines = tokens[at].value
    if len(tokens) > _MOST_TOKENS or len(lines) != 1 or len(lines[0].text) > _LONGEST_WORD:
        return None
    if is_page_number(lines[0].text):
        return None
    behind = tokens[at + 1].value if at + 1 < len(tokens) else None
    if not isinstance(behind, Run) or behind.table >= 0:
        return None
    printed = [c for t in tokens if isinstance(t.value, Run) for c in t.value.cells if c.text]
    if len(printed) >= _MOST_FIGURES.get(path.partition(".")[0], 0):
        return None
    text, start, end = lines[0]
    return behind._replace(cells=(CutCell(text, start, end, behind.cells[0].column - 1),))


def join_words(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of a row; where words stand among them they are one."""
    if not any(_is_word(run) for run in runs):
        return tuple(runs)
    return (runs[0]._replace(cells=tuple([cell for run in runs for cell in run.cells])),)


def _is_word(run: Run) -> bool:
    return len(run.cells) == 1 and run.table < 0 and classify(run.cells[0].text) is None
