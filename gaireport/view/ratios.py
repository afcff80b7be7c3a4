"""Ratios -> lines that show what was divided by what, from which cells."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gaireport.checks.ratios import Ratio
from gaireport.findings.words import Words

_NONE = Words("not given", "无法计算")
_BLANK_AS_0 = Words("blank, read as 0: ", "空白，按0计：")


def describe_ratios(ratios: Iterable[Ratio], lang: str = "en") -> Iterator[str]:
    """Describe each ratio in lines: its result, and under it the cells."""
    for ratio in ratios:
        share = _NONE.say(lang) if ratio.value is None else f"{float(ratio.value):.2%}"
        yield (
            f"{ratio.title.say(lang)}: {_say_figure(ratio.numerator)} / {_say_figure(ratio.denominator)} = {share}"
        )
        yield f"    {_join_paths(ratio.numerator_cells)} / {_join_paths(ratio.denominator_cells)}"
        if ratio.blanks:
            yield f"    {_BLANK_AS_0.say(lang)}{_join_paths(ratio.blanks)}"


def _say_figure(figure: object) -> str:
    return "?" if figure is None else f"{figure}"


def _join_paths(paths: Iterable[str]) -> str:
    """``applications.denied.{state_secret, prohibited_by_law}.total``: cells of one block, named together."""
    told = []
    for (head, tail), group in groupby(paths, key=_around):
        steps = [path.removeprefix(head).removesuffix(tail) for path in group]
        told.append(f"{head}{steps[0] if len(steps) == 1 else '{' + ', '.join(steps) + '}'}{tail}")
    return " + ".join(told)


def _around(path: str) -> tuple[str, str]:
    """What stands before and after the step that differs: the row of table 3, the outcome of table 4."""
    steps = path.split(".")
    if steps[0] == "applications" and len(steps) == 4:
        return f"{steps[0]}.{steps[1]}.", f".{steps[3]}"
    if steps[0] == "applications":
        return f"{steps[0]}.", f".{steps[2]}"
    return path.removesuffix(steps[-1]), ""
