"""Damage drawn reports in every known way, read them, and count what is wrong in silence."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.structure.cases import make_case
from benchmarks.structure.kinds import KINDS
from benchmarks.structure.layouts import LAYOUTS
from benchmarks.structure.scoring import DamageScore, score_damaged

_SHOWN_CELLS = 6
_COLUMNS = "cases refused crashed cells right vain lost told silent broken".split()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the counts by kind and by layout; the status is 1 where a cell is wrong in silence."""
    options = _parse(arguments)
    by_kind = {name: DamageScore() for name in options.kinds}
    by_layout = {name: DamageScore() for name in options.layouts}
    by_both = {kind: {name: DamageScore() for name in options.layouts} for kind in options.kinds}
    everything = DamageScore()
    for kind, layout, score in _scores(options.kinds, options.layouts, _seeds(options)):
        for each in (by_kind[kind], by_layout[layout], by_both[kind][layout], everything):
            each.add(score)
    _print_table("kind", by_kind)
    _print_table("layout", by_layout)
    _print_table("", {"all": everything})
    _show(everything, options.show)
    if options.save:
        _save(everything, options.save)
    if options.json:
        _write_json(options.json, by_both, everything)
    return bool(everything.silent)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.structure", description=main.__doc__)
    parser.add_argument("--documents", type=int, default=3, help="reports a kind and layout")
    parser.add_argument(
        "--seed", type=int, default=1, help="of the first report; the next has 1 more"
    )
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=KINDS, metavar="KIND")
    parser.add_argument(
        "--layouts", nargs="+", default=list(LAYOUTS), choices=LAYOUTS, metavar="LAYOUT"
    )
    parser.add_argument("--show", type=int, default=5, help="cases with silent cells to print")
    parser.add_argument("--save", type=Path, help="folder for the texts that have silent cells")
    parser.add_argument("--json", type=Path, help="file for the counts")
    parser.add_argument("--list", action="store_true", help="print the kinds and stop")
    options = parser.parse_args(arguments)
    if options.list:
        for kind in KINDS.values():
            print(f"{kind.name:36}{kind.meaning.splitlines()[0]}")
        sys.exit(0)
    return options


def _seeds(options: argparse.Namespace) -> range:
    return range(options.seed, options.seed + options.documents)


def _scores(
    kinds: Iterable[str], layouts: Sequence[str], seeds: range
) -> Iterator[tuple[str, str, DamageScore]]:
    for kind in kinds:
        for layout in layouts:
            if not KINDS[kind].occurs_in(LAYOUTS[layout]):
                continue
            for seed in seeds:
                case = make_case(KINDS[kind], LAYOUTS[layout], seed)
                if case:
                    yield kind, layout, score_damaged(case)


def _print_table(title: str, scores: dict[str, DamageScore]) -> None:
    print(f"{title:36}" + "".join(f"{name:>9}" for name in _COLUMNS))
    for name, score in scores.items():
        if score.cases:
            print(f"{name:36}" + "".join(f"{score.counts()[c]:9d}" for c in _COLUMNS))
    print()


def _show(score: DamageScore, count: int) -> None:
    for case, cells in score.details[:count]:
        print(f"--kinds {case.kind} --layouts {case.layout} --seed {case.seed} --documents 1")
        for cell in cells[:_SHOWN_CELLS]:
            print(f"    {cell.path}: {cell.demand} {cell.expected!r}, got {cell.got}")
            for line in cell.row:
                print(f"        {line}")
        if len(cells) > _SHOWN_CELLS:
            print(f"    and {len(cells) - _SHOWN_CELLS} more cells")


def _save(score: DamageScore, folder: Path) -> None:
    """Write each text beside a list of its silent cells."""
    folder.mkdir(parents=True, exist_ok=True)
    for case, cells in score.details:
        (folder / f"{case.name}.txt").write_text(case.text, encoding="utf-8", newline="")
        lines = [f"{c.path}\t{c.demand}\t{c.expected!r}\t{c.got}\n" for c in cells]
        (folder / f"{case.name}.tsv").write_text("".join(lines), encoding="utf-8")


def _write_json(
    path: Path, by_both: dict[str, dict[str, DamageScore]], everything: DamageScore
) -> None:
    """Write the counts by kind and layout; what does not occur is left out."""
    kinds = {
        kind: {layout: score.counts() for layout, score in scores.items() if score.cases}
        for kind, scores in by_both.items()
    }
    counts = {"kinds": kinds, "all": everything.counts()}
    path.write_text(json.dumps(counts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
