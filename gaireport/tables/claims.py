"""Several rows that claim one path: equal figures confirm each other, others leave the path in doubt.

A label alone (a list, a repeated head) and a blank copy of the form claim nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.words import Words
from gaireport.tables.links import Missing, name_some_rows
from gaireport.tables.printed import Block, PrintedRow
from gaireport.tables.reading import PathRow
from gaireport.tables.sums import counts
from gaireport.tokens.kinds import figure_of

_CHAPTER_OF_TABLE = {"proactive": 2, "applications": 3, "review": 4, "litigation": 4}
_ROW_AGAIN = Words("the row stands in the text again, with other figures", "该行重复出现，数据不同")
_ORPHAN = Words(
    "the row stands in a table whose other rows gave way to another table",
    "该行所在表格的其他行以另一表格为准",
)
_FOLLOWED = Words(
    "a row without a label of the form follows it with figures of its own",
    "其后另有一行数据，标签不属于规定格式",
)
_BEHIND_FIGURES = Words(
    "it is blank, and the row before it has figures that no row of the form claims",
    "该行空白，而其前一行的数据不属于规定格式的任何一行",
)
_LED = Words(
    "figures stand before the first label of the table, so those of each row may stand before its own",
    "表中第一个标签之前已有数据，各行数据可能列在其标签之前",
)
_LONGEST_GROUP = 24
"""Rows that a subtotal can add up: those of the whole table."""
_MANY_AGAIN = 4
"""Rows of a block that stand again with other figures, and the part of its rows, from which on the whole block does."""
_TOTALS = ("合计", "总计", "汇总")


class Claims(NamedTuple):
    """One row for each path, and what the others leave in doubt."""

    rows: list[PathRow]
    extra: list[PrintedRow]
    """Rows that the form does not have, and those that gave way to another."""
    missing: list[Missing]
    confirming: list[PrintedRow]
    """Rows that have the same figures as those chosen."""
    diagnostics: list[Diagnostic]
    filled: frozenset[int]
    """The blocks in which figures are printed: a blank row among them says that it is blank."""
    blank_copies: frozenset[str]
    """The tables that stand in the text filled and, as far as a row shows it, blank as well."""


def settle_claims(
    path_rows: Sequence[PathRow], printed: Sequence[PrintedRow], blocks: Sequence[Block]
) -> Claims:
    """Choose one row for each path."""
    filled = frozenset(each.row.block for each in path_rows if each.row.printed)
    by_paths: dict[tuple[str, ...], list[PathRow]] = {}
    for path_row in path_rows:
        # A column that the form does not have, or that is written out twice, makes no other row.
        own = tuple([path for path in path_row.paths if path])
        by_paths.setdefault(own, []).append(path_row)
    claims = Claims([], [], [], [], [], filled, _find_blank_copies(by_paths.values()))
    gave_way: set[int] = set()
    for rivals in by_paths.values():
        _settle_rivals(rivals, blocks, claims, gave_way)
    claims.diagnostics.extend(_say_confirming(claims.confirming))
    _find_orphans(path_rows, claims, gave_way)
    known = {id(path_row.row) for path_row in path_rows}
    claims.extra.extend(row for row in printed if id(row) not in known)
    _find_followed(path_rows, printed, claims)
    _find_led(printed, claims)
    return claims


def _settle_rivals(
    rivals: Sequence[PathRow], blocks: Sequence[Block], claims: Claims, gave_way: set[int]
) -> None:
    best = max(rivals, key=lambda each: _weight(each, blocks)) if len(rivals) > 1 else rivals[0]
    if best.row.runs:
        claims.rows.append(best)
    for other in rivals:
        if other is best:
            continue
        if other.row.printed:
            claims.extra.append(other.row)
        if other.row.runs and _agree(other, best):
            claims.confirming.append(other.row)
        elif other.row.printed or (best.row.printed and _says_blank(other.row, best.row, claims)):
            gave_way.add(id(other.row))
            paths = tuple(path for path in best.paths if path)
            claims.missing.append(
                Missing("GR204", _ROW_AGAIN, best.row.path, other.row.span, paths)
            )


def _say_confirming(rows: Iterable[PrintedRow]) -> Iterator[Diagnostic]:
    """One finding for each table that stands in the text again."""
    tables: dict[str, list[PrintedRow]] = {}
    for row in rows:
        tables.setdefault(_table_of_row(row), []).append(row)
    for again in tables.values():
        paths = list(dict.fromkeys(row.path for row in again))
        first = min(again, key=attrgetter("span.start"))
        yield diagnose("GR221", first.span, rows=name_some_rows(paths))


def _find_blank_copies(claimed: Iterable[Sequence[PathRow]]) -> frozenset[str]:
    return frozenset(
        _table_of_row(each.row)
        for rivals in claimed
        if any(rival.row.printed for rival in rivals)
        for each in rivals
        if each.row.runs and not each.row.printed
    )


def _table_of_row(row: PrintedRow) -> str:
    return row.path.partition(".")[0]


def _says_blank(row: PrintedRow, best: PrintedRow, claims: Claims) -> bool:
    """Whether a row without figures is blank, rather than one of a form that nobody has filled in.

    It is where it stands among rows with figures, in another block than the one kept. Table 4 is one row, which an
    office may well leave blank: it is of a blank form only where another table has a blank copy, too.
    """
    if row.block in claims.filled:
        return row.block != best.block or bool(row.runs)
    return row.path == "review" and bool(row.runs) and claims.blank_copies == {"review"}


def _agree(one: PathRow, other: PathRow) -> bool:
    """Whether two rows print the same figures in the same columns, padding at the ends aside."""
    first, second = _figures(one.row), _figures(other.row)
    return first == second if len(first) == len(second) else _inner(first) == _inner(second)


def _figures(row: PrintedRow) -> list[object]:
    return [figure_of(cell).value if cell.text else "" for cell in row.cells]


def _inner(figures: list[object]) -> list[object]:
    printed = [at for at, value in enumerate(figures) if value != ""]
    return figures[printed[0] : printed[-1] + 1] if printed else []


def _find_orphans(path_rows: Sequence[PathRow], claims: Claims, gave_way: set[int]) -> None:
    """Rows kept though the rows around them gave way, or many of their block: of theirs one may be lost, or blank."""
    if not gave_way:
        return
    told = {each.row for each in claims.missing}
    kept = {id(each.row) for each in claims.rows if each.row.path not in told}
    printed = [path_row for path_row in path_rows if path_row.row.printed]
    rows = Counter(each.row.block for each in printed)
    again = Counter(each.row.block for each in printed if id(each.row) in gave_way)
    for at, path_row in enumerate(printed):
        table = _table_of_row(path_row.row)
        around = [
            id(each.row)
            for each in (*printed[max(at - 1, 0) : at], *printed[at + 1 : at + 2])
            if each.row.path.startswith(table)
        ]
        block = path_row.row.block
        is_mixed = _MANY_AGAIN * again[block] >= rows[block] and again[block] >= _MANY_AGAIN
        if id(path_row.row) in kept and (is_mixed or (around and gave_way.issuperset(around))):
            paths = tuple(path for path in path_row.paths if path)
            row = path_row.row
            claims.missing.append(Missing("GR204", _ORPHAN, row.path, row.span, paths))


def _weight(path_row: PathRow, blocks: Sequence[Block]) -> tuple[bool, bool, bool, bool]:
    """A row in its own chapter outweighs one elsewhere, a whole one a part, 合计 the rows that it adds up."""
    row = path_row.row
    chapter = blocks[row.block].chapter
    label = _label_of(row)
    return (
        chapter == _CHAPTER_OF_TABLE[_table_of_row(row)],
        bool(row.printed),
        len(row.cells) >= path_row.columns.due,
        row.path.startswith("review") and any(word in label for word in _TOTALS),
    )


def _find_followed(
    path_rows: Sequence[PathRow], printed: Sequence[PrintedRow], claims: Claims
) -> None:
    """Rows of table 3 behind which figures stand that no label of the form claims; a subtotal claims nothing."""
    by_row: Mapping[int, PathRow] = {id(each.row): each for each in path_rows}
    before: list[PathRow] = []
    followed: list[tuple[PathRow, PrintedRow]] = []
    for row in printed:
        path_row = by_row.get(id(row))
        if path_row is not None and row.runs:
            before.append(path_row)
        elif path_row is None and before and _may_follow(row, before[-1]):
            followed.append((before[-1], row))
    rivals = _with_namesakes(
        [(own, row) for own, row in followed if row.printed and _rivals(row, own, before)],
        [(own, row) for own, row in followed if row.printed],
    )
    claims.missing.extend(_find_blank_behind(claims, printed, [row for _, row in rivals]))
    if rivals:
        # Where such rows have figures of their own, one that is blank says that there are none.
        rivals += [(own, row) for own, row in followed if not row.printed]
    for own, row in rivals:
        paths = tuple(path for path in own.paths if path)
        claims.missing.append(Missing("GR204", _FOLLOWED, own.row.path, row.span, paths))


def _find_led(printed: Sequence[PrintedRow], claims: Claims) -> None:
    """Rows of table 3 in a mere sequence whose figures may be those of the next: it begins with a row of figures."""
    kept = {id(each.row): each for each in claims.rows}
    rows = [row for row in printed if row.path.startswith("applications") or not row.path]
    begun = next((at for at, row in enumerate(rows) if id(row) in kept), 0)
    first = kept.get(id(rows[begun])) if begun else None
    if first is None or not _is_sequence(first.row) or not _leads(rows[begun - 1], first):
        return
    for own in (kept[id(row)] for row in rows[begun:] if id(row) in kept):
        if own.row.printed and _is_sequence(own.row):
            paths = tuple(path for path in own.paths if path)
            claims.missing.append(Missing("GR219", _LED, own.row.path, own.row.span, paths))


def _is_sequence(row: PrintedRow) -> bool:
    return row.runs[0].table < 0


def _leads(row: PrintedRow, first: PathRow) -> bool:
    """Whether a row without a label has as many figures as the first row has columns."""
    is_bare = row.label is None and bool(row.runs) and _is_sequence(row)
    return is_bare and sum(len(text.split()) for text in row.figures) == len(first.paths)


def _with_namesakes(
    rivals: Sequence[tuple[PathRow, PrintedRow]], followed: Sequence[tuple[PathRow, PrintedRow]]
) -> list[tuple[PathRow, PrintedRow]]:
    """The rivals, and rows of the same label where most of these are: small figures add up by chance."""
    every = Counter(_label_of(row) for _, row in followed)
    found = Counter(_label_of(row) for _, row in rivals)
    known = {id(row) for _, row in rivals}
    return [
        (own, row)
        for own, row in followed
        if id(row) in known or 2 * found[label := _label_of(row)] > every[label]
    ]


def _label_of(row: PrintedRow) -> str:
    return "".join(cell.text for cell in row.label_cells)


def _find_blank_behind(
    claims: Claims, printed: Sequence[PrintedRow], unclaimed: Iterable[PrintedRow]
) -> Iterator[Missing]:
    """Blank rows of table 3 right behind figures that no label claims, or more than one: they may be theirs."""
    kept = {id(each.row): each for each in claims.rows}
    claimed = {each.row for each in claims.missing}
    is_open = {id(row) for row in unclaimed}
    for before, row in pairwise(printed):
        own = kept.get(id(row))
        if own is None or row.printed or not row.path.startswith("applications"):
            continue
        is_claimed_again = before.path in claimed and before.path != row.path
        if before.printed and (id(before) in is_open or is_claimed_again):
            paths = tuple(path for path in own.paths if path)
            yield Missing("GR219", _BEHIND_FIGURES, row.path, row.span, paths)


def _may_follow(row: PrintedRow, own: PathRow) -> bool:
    return _table_of_row(own.row) == "applications" and (
        row.rule == "unnumbered_row" or (row.rule == "extra_row" and bool(row.runs))
    )


def _rivals(row: PrintedRow, own: PathRow, path_rows: Sequence[PathRow]) -> bool:
    """Whether a row has other figures than a sum of the rows before it, and as many."""
    if not _reaches(row, own):
        return False
    end = next(at for at, each in enumerate(path_rows, 1) if each is own)
    above = [each.row for each in reversed(path_rows[max(end - _LONGEST_GROUP, 0) : end])]
    below = [each.row for each in path_rows[end : end + _LONGEST_GROUP]]
    # 小计 stands below the rows that it adds up, or above them.
    return not (_adds_up(row, above, may_copy=True) or _adds_up(row, below, may_copy=False))


def _adds_up(row: PrintedRow, nearest_first: Sequence[PrintedRow], *, may_copy: bool) -> bool:
    """Whether the figures of a row are the sums of those of some rows in a stretch, or a copy of the nearest."""
    wanted, summed = _by_column(row), Counter[int]()
    addends: list[PrintedRow] = []
    for other in nearest_first:
        numbers = _by_column(other)
        summed.update(numbers)
        if numbers or not addends:
            addends.append(other)
        # Of one row it is no sum but a copy, which leaves the same cells blank.
        is_copy = may_copy and len(addends[0].printed) == len(row.printed)
        if summed == wanted and (len(addends) > 1 or is_copy):
            return True
    return False


def _reaches(row: PrintedRow, before: PathRow) -> bool:
    """Whether a row has a cell for each of those of the row before; blank ones behind its label may be the label's."""
    if row.runs[0].table >= 0 and row.runs[0].table == before.row.runs[0].table:
        return row.cells[-1].column >= before.row.cells[-1].column
    return len(row.printed) >= sum(1 for path in before.paths if path)


def _by_column(row: PrintedRow) -> Counter[int]:
    """The numbers that are not 0, by column, or in a mere sequence by place."""
    in_grid = row.runs[0].table >= 0
    values = zip(row.cells, counts(row.cells), strict=True)
    return Counter(
        {cell.column if in_grid else at: value for at, (cell, value) in enumerate(values) if value}
    )
