"""All sums that fail -> groups of those that fail together, each with a ranked list of proposals."""

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

import attrs

from gaireport.checks.sums.guesses import (
    Guess,
    guess_line_faults,
    guess_swaps,
    guess_totals,
    guess_wrong_columns,
    guess_wrong_figures,
    guess_wrong_rows,
)
from gaireport.checks.sums.sheet import Changes, Sheet, is_total
from gaireport.checks.sums.shifts import (
    guess_column_shifts,
    guess_row_order,
    guess_splits_and_shifts,
)
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.proposals import Cause, Change, Proposal
from gaireport.findings.words import Count, Words
from gaireport.form.names import cell_name
from gaireport.nodes import Cell

MISPLACED = "GR308"
_MISMATCH_CODES = ("GR301", "GR302", "GR303", "GR304")
_MOST_PROPOSALS, _MOST_ALTERNATIVES, _MOST_COMBINED = 5, 30, 4
_MOST_SAID = 4
_MOST_FAILING = 40
"""With more sums failing than this the table was not read as it was printed; there is no small explanation."""

_CAUSES: dict[str, Cause] = {
    "digits_swapped": "office",
    "totals_not_updated": "office",
    "wrong_column": "office",
    "wrong_row": "office",
    "split_figure": "converter",
    "row_shifted": "converter",
    "column_shifted": "converter",
    "rows_shifted": "converter",
}
_CAUSE_WORDS = {
    "wrong_figure": Words("one figure is wrong", "一个数据有误"),
    "digits_swapped": Words("two digits of a figure are swapped", "数字颠倒"),
    "total_left_out": Words("left out where a total is due", "总计漏填"),
    "totals_not_updated": Words("the totals were not added up anew", "总计未重新合计"),
    "swapped_figures": Words("two figures changed places", "两个数据互换"),
    "split_figure": Words("a figure is split over two cells", "一个数据被拆入两个单元格"),
    "row_shifted": Words("the row is shifted by one cell", "该行数据错位一格"),
    "column_shifted": Words("the column is shifted by one cell", "该列数据错位一格"),
    "rows_shifted": Words("the rows are shifted by one", "各行数据错位一行"),
    "wrong_column": Words("requests are counted under the wrong applicant", "申请计入了错误的申请人类别"),
    "wrong_row": Words("requests are counted in the wrong row", "申请计入了错误的行"),
    "several_figures": Words("several figures are wrong", "多个数据有误"),
}  # fmt: skip


class Group(NamedTuple):
    """Failing sums that one fault, or one set of faults, explains together."""

    mends: frozenset[int]
    guesses: list[Guess]


def locate_faults(findings: list[Diagnostic], cells: Mapping[str, Cell]) -> list[Diagnostic]:
    """Give the findings of failing sums their proposals; others pass unchanged.

    One fault is one finding: the sums that it makes fail become one finding over all their cells. Where it takes
    several faults, each sum keeps its own, and all of them carry the same tuple of proposals, best first.
    """
    if not any(finding.code in _MISMATCH_CODES for finding in findings):
        return findings
    sheet = Sheet(cells)
    by_sum = {_sum_key(f): f for f in findings if f.code in _MISMATCH_CODES}
    replaced: dict[int, list[Diagnostic]] = {}
    for group in find_groups(sheet):
        proposals = rank(sheet, group.guesses)
        sums = [sheet.relations[k] for k in sorted(group.mends)]
        members = [by_sum[r.code, r.total] for r in sums if (r.code, r.total) in by_sum]
        if len(members) > 1 and proposals and proposals[0].kind != "several_figures":
            members.sort(key=attrgetter("span.start"))
            replaced[id(members[0])] = [_merge(members, proposals, cells)]
            replaced.update({id(member): [] for member in members[1:]})
        else:
            for member in members:
                replaced[id(member)] = [attrs.evolve(member, proposals=proposals)]
    return [new for finding in findings for new in replaced.get(id(finding), [finding])]


def _sum_key(finding: Diagnostic) -> tuple[str, str]:
    # The total is the last cell of a relation, but in an identity the requests carried over come after it.
    return finding.code, finding.cells[-2 if finding.code == "GR301" else -1]


def _merge(
    members: list[Diagnostic],
    proposals: tuple[Proposal, ...],
    cells: Mapping[str, Cell],
) -> Diagnostic:
    """One finding over the cells of all: that of the first sum, which says the others as well."""
    paths = tuple(dict.fromkeys(path for member in members for path in member.cells))
    sums = _say_sums(members)
    if proposals[0].kind in ("wrong_column", "wrong_row"):
        first = proposals[0].changes[0].path
        phrase = _CAUSE_WORDS[proposals[0].kind]
        finding = diagnose(MISPLACED, cells[first].span, paths, phrase=phrase, sums=sums)
    else:
        finding = attrs.evolve(members[0], message=sums.en, message_zh=sums.zh, cells=paths)
    return attrs.evolve(finding, proposals=proposals)


def _say_sums(members: list[Diagnostic]) -> Words:
    """What the sums say, one behind the other; of a whole row or column that slid, the first few."""
    said, more = members[:_MOST_SAID], len(members) - _MOST_SAID
    english, chinese = "; ".join(m.message for m in said), "；".join(m.message_zh for m in said)
    if more > 0:
        english += f"; and {more} {Count(more):other sum|other sums}"
        chinese += f"；另有{more}项不符"
    return Words(english, chinese)


def find_groups(sheet: Sheet) -> list[Group]:
    """Part the failing sums into groups, each with the guesses that explain the whole of it."""
    if not sheet.failing or len(sheet.failing) > _MOST_FAILING:
        return []
    guesses = list(_guess_all(sheet))
    whole = [g for g in guesses if g.mends == sheet.failing]
    combined = _combine_guesses(sheet.failing, guesses)
    if whole and (not combined or min(g.cost for g in whole) <= sum(g.cost for g in combined)):
        if len(combined) > 1:
            whole.append(_join_guesses(combined))
        return [Group(sheet.failing, whole)]
    parts = combined or _cover_some(sheet.failing, guesses)
    groups = [Group(p.mends, [g for g in guesses if g.mends == p.mends]) for p in parts]
    if whole and len(groups) > 1:
        return [Group(sheet.failing, [*whole, _join_guesses(combined)])]
    left_over = sheet.failing.difference(*(g.mends for g in groups))
    return [*groups, Group(left_over, [])] if left_over else groups


def _guess_all(sheet: Sheet) -> Iterator[Guess]:
    singles = list(guess_wrong_figures(sheet))
    yield from singles
    yield from guess_totals(sheet)
    yield from guess_swaps(sheet, singles)
    yield from guess_wrong_columns(sheet)
    yield from guess_wrong_rows(sheet)
    yield from guess_splits_and_shifts(sheet)
    yield from guess_column_shifts(sheet)
    yield from guess_row_order(sheet)
    yield from guess_line_faults(sheet)


def _combine_guesses(failing: frozenset[int], guesses: list[Guess]) -> list[Guess]:
    """The cheapest few independent faults that together mend every failing sum; empty where no faults do."""
    best: dict[frozenset[int], Guess] = {}
    for guess in guesses:
        if guess.mends != failing and (
            guess.mends not in best or guess.cost < best[guess.mends].cost
        ):
            best[guess.mends] = guess

    def cover(left: frozenset[int], parts: int) -> list[Guess] | None:
        if not left:
            return []
        if not parts:
            return None
        first = min(left)
        fitting = [g for mends, g in best.items() if first in mends and mends <= left]
        answers = []
        for guess in sorted(fitting, key=lambda g: g.cost - 9 * len(g.mends))[:3]:
            rest = cover(left - guess.mends, parts - 1)
            if rest is not None and _is_disjoint(guess, rest):
                answers.append([guess, *rest])
        return min(answers, key=lambda a: sum(g.cost for g in a), default=None)

    return cover(failing, _MOST_COMBINED) or []


def _is_disjoint(guess: Guess, others: list[Guess]) -> bool:
    return all(guess.changes.keys().isdisjoint(other.changes) for other in others)


def _cover_some(failing: frozenset[int], guesses: list[Guess]) -> list[Guess]:
    """The guesses that explain most failing sums, without overlap, where not every sum can be explained."""
    chosen: list[Guess] = []
    left = failing
    for guess in sorted(guesses, key=lambda g: (-len(g.mends), g.cost)):
        # One sum alone can be mended by any of its figures: that explains nothing.
        if len(guess.mends) > 1 and guess.mends <= left and _is_disjoint(guess, chosen):
            chosen.append(guess)
            left -= guess.mends
    return chosen


def _join_guesses(parts: list[Guess]) -> Guess:
    changes: Changes = {path: after for part in parts for path, after in part.changes.items()}
    mends = frozenset().union(*(part.mends for part in parts))
    return Guess("several_figures", changes, sum(part.cost for part in parts), mends)


def rank(sheet: Sheet, guesses: list[Guess]) -> tuple[Proposal, ...]:
    """Turn guesses into proposals, likeliest first; those of one kind that the sums cannot distinguish become one."""
    merged: dict[object, list[Guess]] = {}
    told: list[Changes] = []
    for guess in sorted(guesses, key=lambda g: g.cost):
        if guess.kind == "several_figures" and guess.changes in told:
            continue  # A fault with a name of its own says the same.
        told.append(guess.changes)
        single = next(iter(guess.changes)) if len(guess.changes) == 1 else ""
        key = (guess.kind, is_total(single) if guess.kind == "wrong_figure" else None)
        same = merged.setdefault(key, [])
        if all(guess.changes != other.changes for other in same):
            same.append(guess)
    return tuple(_propose(sheet, same) for same in list(merged.values())[:_MOST_PROPOSALS])


def _propose(sheet: Sheet, same: list[Guess]) -> Proposal:
    best = same[0]
    changes = _changes(sheet, best)
    phrase = _CAUSE_WORDS[best.kind]
    more = len(same) - 1
    fit = f"{Count(more):place fits|places fit}"
    english = ", ".join(f"{cell_name(c.path).en} {_say_before(c)} -> {c.after}" for c in changes)
    chinese = "，".join(f"{cell_name(c.path).zh} {_say_before(c)}→{c.after}" for c in changes)
    return Proposal(
        kind=best.kind,
        cause=_cause(sheet, best),
        changes=changes,
        message=f"{phrase.en}: {english}" + (f" ({more} other {fit} as well)" if more else ""),
        message_zh=f"{phrase.zh}：{chinese}" + (f"（另有{more}处同样成立）" if more else ""),
        alternatives=tuple(_changes(sheet, g) for g in same[1 : _MOST_ALTERNATIVES + 1]),
    )


def _changes(sheet: Sheet, guess: Guess) -> tuple[Change, ...]:
    def before(path: str) -> int | None:
        return None if path in sheet.blank else sheet.values.get(path)

    return tuple(Change(path, before(path), after) for path, after in guess.changes.items())


def _say_before(change: Change) -> str:
    return "-" if change.before is None else str(change.before)


def _cause(sheet: Sheet, guess: Guess) -> Cause:
    """Who made the fault. A total that fits nothing is the office's; a blank one may have been lost on the way."""
    if guess.kind in ("wrong_figure", "total_left_out"):
        totals = all(is_total(path) for path in guess.changes)
        return "office" if totals and sheet.blank.isdisjoint(guess.changes) else "unknown"
    return _CAUSES.get(guess.kind, "unknown")
