"""Two results of benchmarks.run as one table: the ratios before and after.

python -m benchmarks.compare BEFORE AFTER
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Figures = dict[str, float]


def _comparable_figures(results: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Every figure that means something on another machine too, under its name."""
    for case, result in results.get("cases", {}).items():
        for reader, ratio in result["ratios"].items():
            yield f"{case} by {reader}", ratio
    for name, found in results.get("summary", {}).items():
        yield f"median of {name}", found["median"]
    for name, found in results.get("growth", {}).items():
        yield f"growth: {name}", found["growth"]
    for part in ("sniff", "start", "floods", "memory", "instructions"):
        for name, value in results.get(part, {}).items():
            yield f"{part}: {name}", value


def compare(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """A line for each figure that stands in both."""
    old, new = dict(_comparable_figures(before)), dict(_comparable_figures(after))
    shared = [name for name in old if name in new]
    width = max(map(len, shared), default=0) + 2
    lines = [f"{'':<{width}}{'before':>10}{'after':>10}{'change':>10}"]
    for name in shared:
        change = f"{new[name] / old[name] - 1:+.0%}" if old[name] else ""
        lines.append(f"{name:<{width}}{old[name]:>10.2f}{new[name]:>10.2f}{change:>10}")
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    """Print two results side by side."""
    parser = argparse.ArgumentParser(prog="benchmarks.compare", description=main.__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    options = parser.parse_args(arguments)
    results = [json.loads(path.read_text("utf-8")) for path in (options.before, options.after)]
    print("\n".join(compare(*results)))


if __name__ == "__main__":
    main()
