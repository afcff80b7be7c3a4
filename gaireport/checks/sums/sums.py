"""Cells of a report -> findings where the sums of tables 3 and 4 do not hold. Printed figures are never changed."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter, itemgetter
from typing import cast

from gaireport.checks.sums.relations import Relation, form_of_rows, relations
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.words import Count, Words
from gaireport.form import official
from gaireport.form.names import NOTHING, cell_name
from gaireport.nodes import Cell, Number

Values = dict[str, Number | None]
Numbers = tuple[Number, ...]

SUM_CODES = frozenset(("GR301", "GR302", "GR303", "GR304", "GR305", "GR306", "GR307", "GR308"))
"""Every code that a check of the sums may give; a repaired report is checked for them anew."""
NOT_TESTABLE, BLANKS_AS_ZERO, NOT_A_COUNT = "GR306", "GR307", "GR305"

KINDS = {
    "GR301": Words(
        "identities (received + carried in = total + carried out)", "新收、结转与办结的平衡关系"
    ),
    "GR302": Words("outcome totals", "办理结果总计"),
    "GR303": Words("row totals", "各行总计"),
    "GR304": Words("totals of table 4", "复议诉讼总计"),
}


def check_sums(cells: Mapping[str, Cell], *, locate: bool = True) -> list[Diagnostic]:
    """Check relations 1 to 4, and that every count is a whole number and not negative.

    Args:
        cells: path -> cell, as ``Report.cells()`` gives it.
        locate: look for the fault behind failing sums, and put ranked proposals on the findings.

    Returns:
        One finding for each sum that fails, in the order of the form, or for all that one fault makes fail. Then at
        most one notice of the sums that could not be tested, and one of blanks that were read as 0. Then the figures
        that are no counts.
    """
    values: Values = {path: cell.value for path, cell in cells.items()}
    form = form_of_rows(values)
    if _are_complete(values, form):
        sums = [(relation, both_sides(relation, values)) for relation in relations(form)]
        failing = [(relation, sides) for relation, sides in sums if sides[0] != sides[1]]
        findings = [_mismatch(relation, cells, values, sides) for relation, sides in failing]
    else:
        findings = _check_each(cells, values, form)
    findings += _check_counts(cells, values, form)
    if not locate or not findings:
        return findings
    from gaireport.checks.sums.locate import locate_faults  # Most reports never need it.

    return locate_faults(findings, cells)


def _are_complete(values: Values, form: str) -> bool:
    """Whether every figure of every sum is there."""
    paths, figures = _summed(form)
    return paths <= values.keys() and None not in figures(values)


@cache
def _summed(form: str) -> tuple[frozenset[str], Callable[[Values], tuple[Number | None, ...]]]:
    """The cells that take part in a sum, and the function that looks them up at once."""
    paths = frozenset(path for relation in relations(form) for path in relation.paths)
    return paths, itemgetter(*paths)


def read_blanks_as_zero(cells: Mapping[str, Cell], values: Values) -> Values:
    """The values with 0 where a blank, a dash or a slash is printed; lost and unreadable cells are left out."""
    zeroed: Values = {}
    for path, value in values.items():
        if value is not None:
            zeroed[path] = value
        elif cells[path].is_empty:
            zeroed[path] = 0
    return zeroed


def _testable_sides(
    relation: Relation, values: Values, zeroed: Values
) -> tuple[Number, Number] | None:
    """Both sides of a sum; None where it cannot be tested."""
    # In an identity any of the four may be blank for 0, but （七）总计 is its total as it is the outcomes'.
    if values.get(relation.total) is None:
        return None
    try:
        return both_sides(relation, zeroed)
    except KeyError:
        return None


def both_sides(relation: Relation, values: Values) -> tuple[Number, Number]:
    """The sums of the figures on the left and on the right, all of which are numbers."""
    left, right = relation.left_values(values), relation.right_values(values)
    return sum(cast(Numbers, left)), sum(cast(Numbers, right))


def _is_left_blank(relation: Relation, values: Values, left: Number, right: Number) -> bool:
    """Whether what is printed cannot add up to the total: most of its items are blank, and the rest are less.

    Offices fill in the totals of a column and leave its outcomes blank; in a row of six a blank is one for 0 unless
    nothing but 0 stands beside it.
    """
    blank = sum(values[path] is None for path in relation.left)
    is_less = left == 0 or (relation.code == "GR302" and left < right)
    return is_less and 2 * blank > len(relation.left)


def _check_each(cells: Mapping[str, Cell], values: Values, form: str) -> list[Diagnostic]:
    zeroed = read_blanks_as_zero(cells, values)
    findings: list[Diagnostic] = []
    untested: dict[str, list[Relation]] = {}
    blanks: dict[str, None] = {}
    for relation in relations(form):
        sides = _testable_sides(relation, values, zeroed)
        if sides is None:
            # A table that is missing altogether has its own finding; there is nothing here to test.
            if any(cells[p].raw is not None for p in relation.paths if p in cells):
                untested.setdefault(relation.code, []).append(relation)
            continue
        left, right = sides
        if left != right and _is_left_blank(relation, values, left, right):
            untested.setdefault(relation.code, []).append(relation)
        elif left != right:
            findings.append(_mismatch(relation, cells, values, sides))
        else:
            blanks.update({p: None for p in relation.paths if values[p] is None})
    if untested:
        findings.append(_not_testable(untested, cells, form))
    if blanks:
        paths = tuple(blanks)
        findings.append(diagnose(BLANKS_AS_ZERO, cells[paths[0]].span, paths, count=len(paths)))
    return findings


def _mismatch(
    relation: Relation,
    cells: Mapping[str, Cell],
    values: Values,
    sides: tuple[Number, Number],
) -> Diagnostic:
    left, right = sides
    blank = sum(values[p] is None for p in relation.paths)
    note = (
        Words(
            f" ({blank} blank {Count(blank):cell|cells} read as 0)",
            f"（其中{blank}个空白单元格按0计）",
        )
        if blank
        else NOTHING
    )
    return diagnose(
        relation.code,
        cells[relation.total].span,
        relation.paths,
        name=relation.name,
        left=left,
        right=right,
        difference=abs(left - right),
        note=note,
    )


def _not_testable(
    untested: Mapping[str, list[Relation]], cells: Mapping[str, Cell], form: str
) -> Diagnostic:
    """One notice for all kinds of sum: a figure that is missing takes part in several."""
    due = Counter(relation.code for relation in relations(form))
    kinds = [
        Words(f"{KINDS[code].en} {len(group)} of {due[code]}", f"{KINDS[code].zh}{due[code]}项中有{len(group)}项")
        for code, group in untested.items()
    ]  # fmt: skip
    totals = tuple(
        dict.fromkeys(relation.total for group in untested.values() for relation in group)
    )
    spans = [cell.span for path in totals if (cell := cells.get(path)) is not None and cell.span]
    return diagnose(
        NOT_TESTABLE,
        min(spans, default=None, key=attrgetter("start")),
        totals,
        kinds=Words(", ".join(k.en for k in kinds), "、".join(k.zh for k in kinds)),
        count=sum(map(len, untested.values())),
    )


@cache
def _money_and_changes(form: str) -> frozenset[str]:
    """The cells that may hold a fraction or a sign: amounts of money and 本年增/减."""
    blocks = (
        official.BLOCKS["2019"] | {"fees": ("amount", *official.BLOCKS["2019"]["fees"])}
    ).items()
    return frozenset(
        f"proactive.{row}.{column}"
        for row, columns in blocks
        for column in columns
        if column in ("amount", "change")
    )


def _check_counts(cells: Mapping[str, Cell], values: Values, form: str) -> list[Diagnostic]:
    """Find counts that are negative or not whole numbers, in one pass over the values."""
    exempt = _money_and_changes(form)
    return [
        diagnose(
            NOT_A_COUNT,
            cells[path].span,
            (path,),
            name=cell_name(path),
            text=cells[path].raw,
        )
        for path, value in values.items()
        if value is not None and (value != int(value) or value < 0) and path not in exempt
    ]
