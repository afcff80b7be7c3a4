"""Strategies for the tables of a report: a row of bytes is drawn, and each byte is one printed figure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from hypothesis import strategies as st

from gaireport.form import official
from gaireport.nodes import Cell, Form, Report
from gaireport.report.tree import make_cell_tables
from gaireport.tokens.figures import read_figure

_MOST_CELLS = (
    sum(map(len, official.BLOCKS["2019"].values()))
    + len(official.APPLICATION_ROWS) * len(official.APPLICANT_COLUMNS)
    + len(official.REVIEW_PATHS)
)
_SHARED = ("regulations", "normative_documents", "licensing", "penalties", "coercion", "fees")
_ODD_PRINTS = (
    "-", "—", "/", "1,234,567", "59237.2449", "251000元", "3.5万元", "+1036", "-5", "１２３", "0.00", "007", "--",
    "123456789012", "98765432109876543210",
)  # fmt: skip
_ODDER = ("N/A", "12O", "12余件", "7件", "1 234")
_WORD_CELLS = ("无", "见附件", "不涉及")
_BROKEN = ("12\n34", "1\n000")
_BLANK_FROM, _ODD_FROM = 150, 216
"""Bytes below the first number are small figures, those from it on are blanks, those from the second on odd prints."""


@st.composite
def tables(draw: st.DrawFn, allowed: Mapping[str, bool]) -> Report:
    """Draw a report that has nothing but its tables."""
    main = draw(st.sampled_from(("2021", "2019")))
    changed: set[str] = set()
    other = main
    if allowed["mixed_forms"]:
        changed = draw(st.sets(st.sampled_from(_SHARED), max_size=2))
        other = draw(st.sampled_from((main, main, main, "2019", "2021")))
    blocks = _block_forms(main, changed)
    printed = iter(draw(st.binary(min_size=_MOST_CELLS, max_size=_MOST_CELLS)))
    odd = _prints(allowed)
    cells = {path: _draw_cell(next(printed), odd, allowed) for path in _table_paths(blocks, other)}
    if draw(st.booleans()):
        _make_sound(cells, other)
    if allowed["lost_rows"]:
        rows = sorted({_row_of(path) for path in cells})
        lost = draw(st.sets(st.sampled_from(rows), max_size=2))
        cells = {path: cell for path, cell in cells.items() if _row_of(path) not in lost}
    return _assemble(cells, blocks, other)


def _block_forms(main: str, changed: set[str]) -> dict[str, str]:
    """Block -> form; two blocks at most are in the other form, so that the main one is never in doubt."""
    swapped = {"2021": "2019", "2019": "2021"}[main]
    return {block: swapped if block in changed else main for block in official.BLOCKS[main]}


def _table_paths(blocks: Mapping[str, str], other: str) -> Iterator[str]:
    for block, form in blocks.items():
        yield from (f"proactive.{block}.{column}" for column in official.BLOCKS[form][block])
    for row in _application_paths(other):
        yield from (f"applications.{row}.{column}" for column in official.APPLICANT_COLUMNS)
    yield from official.REVIEW_PATHS


def _application_paths(other: str) -> tuple[str, ...]:
    return ("received", "carried_in", *official.OUTCOME_ROWS[other], "total", "carried_out")


def _row_of(path: str) -> str:
    return "review" if path in official.REVIEW_PATHS else path.rpartition(".")[0]


def _prints(allowed: Mapping[str, bool]) -> Sequence[str]:
    odder = _ODDER if allowed["odd_figures"] else ()
    words = _WORD_CELLS if allowed["words_in_cells"] else ()
    broken = _BROKEN if allowed["breaks_in_cells"] else ()
    return (*_ODD_PRINTS, *odder, *words, *broken)


def _draw_cell(byte: int, odd: Sequence[str], allowed: Mapping[str, bool]) -> Cell:
    if byte < _BLANK_FROM:
        return make_cell(str(byte if byte % 3 else byte // 3))
    if byte < _ODD_FROM:
        return make_cell("" if allowed["blank_cells"] else "0")
    return make_cell(odd[(byte - _ODD_FROM) % len(odd)])


def make_cell(raw: str) -> Cell:
    """The cell that prints this text."""
    figure = read_figure(raw)
    return Cell(raw, figure.value, figure.unit) if figure else Cell(raw)


def _make_sound(cells: dict[str, Cell], other: str) -> None:
    """Rewrite every total so that the sums of the form hold."""

    def total(paths: Sequence[str]) -> Cell:
        return make_cell(str(sum(value for p in paths if isinstance(value := cells[p].value, int))))

    columns = official.APPLICANT_COLUMNS
    for column in columns[:-1]:
        out = [f"applications.{row}.{column}" for row in official.OUTCOME_ROWS[other]]
        cells[f"applications.total.{column}"] = total(out)
    for row in _application_paths(other):
        parts = [f"applications.{row}.{column}" for column in columns[:-1]]
        cells[f"applications.{row}.{columns[-1]}"] = total(parts)
    for at in range(0, len(official.REVIEW_PATHS), 5):
        *parts, last = official.REVIEW_PATHS[at : at + 5]
        cells[last] = total(parts)


def _assemble(cells: Mapping[str, Cell], blocks: Mapping[str, str], other: str) -> Report:
    printed = {
        block: form
        for block, form in blocks.items()
        if f"proactive.{block}.{official.BLOCKS[form][block][0]}" in cells
    }
    has_other = any(path.startswith("applications.other.") for path in cells)
    # A block that is not printed is in the form of most others.
    main = Counter(printed.values()).most_common(1)[0][0]
    shown = {**printed, **{block: main for block in official.BLOCKS[main] if block not in printed}}
    found = {*printed.values(), *([other] if has_other else [])}
    form: Form | None = "mixed"
    if len(found) < 2:
        form = "2021" if "2021" in found else "2019" if found else None
    filled = make_cell_tables(cells, shown, other if has_other else main)
    return Report(form=form, **filled._asdict())
