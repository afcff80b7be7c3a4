"""Speed, as ratios measured side by side in one process: gaireport, the floor, and what people use today.

Times are processor time, so that a busy machine does not count.

    python -m benchmarks.run [DIR...] [--json FILE] [--rounds N] [--only PART...]

DIR holds reports as for benchmarks.accuracy; without one only drawn reports are read.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import gaireport
from benchmarks.cases import WORST, SpeedCase, drawn_cases, found_cases
from benchmarks.growth import (
    measure_floods,
    measure_growth,
    measure_growth_of_memory,
    measure_large,
    measure_mention,
    measure_sniff,
)
from benchmarks.instructions import measure_instructions
from benchmarks.readers import load_readers, time_stages
from benchmarks.start import check_sharing, measure_start

PARTS = (
    "sharing", "cases", "sniff", "mention", "start", "growth", "large", "floods", "memory", "instructions",
)  # fmt: skip
_SLOW = 5
"""A reader that takes longer than so many of ours is timed in every fourth round only."""

Readers = dict[str, Callable[[SpeedCase], object]]


def measure_case(case: SpeedCase, readers: Readers, rounds: int) -> dict[str, Any]:
    """Seconds of each reader, and the median over the rounds of our time by theirs."""
    slow = _find_slow(case, readers)
    times: dict[str, list[float]] = {name: [] for name in readers}
    ratios: dict[str, list[float]] = {name: [] for name in readers if name != "gaireport"}
    stages: list[dict[str, float]] = []
    for number in range(rounds):
        taken: dict[str, float] = {}
        for name, read in readers.items():
            if name not in slow or number % 4 == 0:
                taken[name] = _time(read, case)
                times[name].append(taken[name])
        for name in ratios.keys() & taken.keys():
            ratios[name].append(taken["gaireport"] / taken[name])
        stages.append(time_stages(case.text))
    return {
        "characters": len(case.text),
        "layout": gaireport.parse(case.text).layout,
        "best": {name: min(found) for name, found in times.items() if found},
        "median": {name: median(found) for name, found in times.items() if found},
        "ratios": {name: round(median(found), 3) for name, found in ratios.items() if found},
        "stages": {name: median(each[name] for each in stages) for name in stages[0]},
    }


def _find_slow(case: SpeedCase, readers: Readers) -> set[str]:
    # The first call loads what the reader needs, and says which cannot read this page at all.
    ours = min(_time(readers["gaireport"], case) for _ in range(3))
    slow = set()
    for name, read in list(readers.items()):
        _time(read, case)
        if _time(read, case) > _SLOW * ours:
            slow.add(name)
    return slow


def _time(read: Callable[[SpeedCase], object], case: SpeedCase) -> float:
    start = process_time()
    read(case)
    return process_time() - start


def measure_cases(cases: Iterable[SpeedCase], rounds: int) -> tuple[dict[str, Any], dict[str, str]]:
    """Every case that gaireport reads, and the readers that are not installed."""
    readers, skipped = load_readers()
    results = {}
    for case in cases:
        # What pandas and others hold must not be walked by the collector on our time.
        gc.collect()
        gc.freeze()
        results[case.name] = measure_case(case, readers, rounds)
        print_case(case.name, results[case.name])
    return results, skipped


def print_case(name: str, result: dict[str, Any]) -> None:
    """One line: our time, the ratios, the stages."""
    ratios = "  ".join(f"{reader} {ratio:.2f}" for reader, ratio in result["ratios"].items())
    stages = " ".join(f"{stage} {time * 1e3:.2f}" for stage, time in result["stages"].items())
    ours = result["median"]["gaireport"] * 1e3
    print(f"{name:<44}{result['layout']:<14}{ours:7.2f} ms | by {ratios} | {stages}", flush=True)


def summarise(cases: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Median and largest ratio over the text layouts and over the pages."""
    summary = {}
    for kind in ("text", "html"):
        chosen = [c for c in cases.values() if (c["layout"] == "html") == (kind == "html")]
        for reader in dict.fromkeys(chain.from_iterable(c["ratios"] for c in chosen)):
            found = [c["ratios"][reader] for c in chosen if reader in c["ratios"]]
            summary[f"{kind} by {reader}"] = {
                "median": round(median(found), 2),
                "largest": round(max(found), 2),
            }
    return summary


def measure_parts(options: argparse.Namespace) -> dict[str, Any]:
    """All parts that were asked for."""
    parts = options.only or PARTS
    results: dict[str, Any] = {
        "python": platform.python_version(),
        "machine": f"{platform.machine()} {platform.system()}",
    }
    measures: dict[str, Callable[[], Any]] = {
        # First, so that the threads meet an empty process.
        "sharing": check_sharing,
        "sniff": measure_sniff,
        "mention": measure_mention,
        "start": measure_start,
        "growth": lambda: measure_growth(WORST),
        "large": measure_large,
        "floods": measure_floods,
        "memory": measure_growth_of_memory,
        "instructions": lambda: measure_instructions(options.folders),
    }
    for part in PARTS:
        if part not in parts:
            continue
        gc.collect()
        if part == "cases":
            cases = chain(drawn_cases(), found_cases(options.folders))
            results["cases"], results["skipped"] = measure_cases(cases, options.rounds)
            results["summary"] = summarise(results["cases"])
            _print_part("summary", results["summary"])
            _print_part("skipped", results["skipped"])
        else:
            results[part] = measures[part]()
            _print_part(part, results[part])
    return results


def _print_part(name: str, found: dict[str, Any]) -> None:
    for key, value in found.items():
        shown = (
            value
            if not isinstance(value, dict)
            else "  ".join(f"{k} {v}" for k, v in value.items())
        )
        print(f"{name}: {key}: {shown}", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the speed of gaireport against the floor and other readers."""
    parser = argparse.ArgumentParser(prog="benchmarks.run", description=main.__doc__)
    parser.add_argument("folders", type=Path, nargs="*", metavar="DIR")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the results")
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--only", nargs="+", choices=PARTS)
    options = parser.parse_args(arguments)
    results = measure_parts(options)
    if options.json:
        text = json.dumps(results, ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
