"""Instructions of one parse, counted by callgrind: a measure that no load of the machine disturbs.

    python -m benchmarks.instructions [DIR...] [--since COMMIT] [--compiled DIR] [--json FILE]

Each text is read once to warm up and once to be counted, with the collector off and hashes fixed. --since also counts
the package of another commit, and ends with status 1 where all texts together take a tenth more than there and
no message since has a line "Slower: " with the reason. --compiled also counts the
package in a folder, where the compiled wheel was unpacked.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.cases import SpeedCase, drawn_cases, found_cases

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 1.1
"""So many times the instructions of another commit need a reason."""

_COUNTING_PROGRAM = """
import gc, os, sys
from pathlib import Path
sys.path[:0] = sys.argv[1].split()
import gaireport
texts = [path.read_bytes().decode() for path in sorted(Path(sys.argv[2]).iterdir())]
for text in texts:
    gaireport.parse(text)
gc.collect()
gc.freeze()
gc.disable()
for text in texts:
    os.getppid()
    gaireport.parse(text)
os.getppid()
"""
_TOTALS = re.compile(r"^totals: (\d+)", re.MULTILINE)


def chosen_cases(folders: Iterable[Path]) -> list[SpeedCase]:
    """The reports as found under the folders, and one drawn report in every layout."""
    found = (case for case in found_cases(folders) if case.name.endswith("/as found"))
    return [*found, *(case for case in drawn_cases() if case.name.startswith("small "))]


def count_instructions(
    cases: Sequence[SpeedCase], python: str, package: str = ""
) -> dict[str, int]:
    """Instructions of one parse of each case.

    Args:
        cases: the texts.
        python: the interpreter.
        package: the folder in which the package lies, where it is not the one that is installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        texts, counts = Path(folder, "texts"), Path(folder, "counts")
        texts.mkdir()
        for number, case in enumerate(cases):
            (texts / f"{number:03}.txt").write_bytes(case.text.encode())
        # The program asks for its parent before each text, which nothing else does.
        tool = ["valgrind", "--tool=callgrind", "--dump-before=getppid"]
        program = [python, "-c", _COUNTING_PROGRAM, package, str(texts)]
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        environment = {**kept, "PYTHONHASHSEED": "0"}
        done = subprocess.run(
            [*tool, f"--callgrind-out-file={counts}", *program],
            capture_output=True,
            encoding="utf-8",
            cwd=folder,
            env=environment,
        )
        if done.returncode:
            sys.exit(f"{python} cannot read the texts: {done.stderr[-400:]}")
        # The first dump is what came before the first text.
        dumps = [Path(f"{counts}.{number + 2}") for number in range(len(cases))]
        return {case.name: _total_of_dump(dump) for case, dump in zip(cases, dumps, strict=True)}


def _total_of_dump(dump: Path) -> int:
    found = _TOTALS.search(dump.read_text("utf-8", "replace"))
    assert found is not None, f"callgrind left no total in {dump}"
    return int(found[1])


def measure_instructions(folders: Iterable[Path]) -> dict[str, float]:
    """Millions of instructions of one parse of each text, with the package that is imported here."""
    if shutil.which("valgrind") is None:
        return {}
    counts = count_instructions(chosen_cases(folders), sys.executable, str(ROOT))
    return {name: round(number / 1e6, 2) for name, number in counts.items()}


def _count_commit(cases: Sequence[SpeedCase], commit: str) -> dict[str, int]:
    archive = subprocess.run(
        ["git", "archive", commit, "gaireport"], cwd=ROOT, check=True, capture_output=True
    )
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as packed:
            packed.extractall(folder, filter="data")
        return count_instructions(cases, sys.executable, folder)


def _reasons(commit: str) -> list[str]:
    """What the messages since another commit say for being slower."""
    done = subprocess.run(
        ["git", "log", "--format=%B", f"{commit}..HEAD"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return re.findall(r"^Slower: *(\S.*)$", done.stdout, re.MULTILINE)


def table_of_counts(now: Mapping[str, int], others: Mapping[str, Mapping[str, int]]) -> list[str]:
    """A line for each text: millions of instructions now, those of the others, and now by theirs."""
    names = [*now, "all"]
    counts = {name: {**of, "all": sum(of.values())} for name, of in {"now": now, **others}.items()}
    lines = [" " * 40 + "".join(f"{head:>12}" for head in counts) + "   now by them"]
    for name in names:
        millions = "".join(f"{of[name] / 1e6:12.2f}" for of in counts.values())
        ratios = "".join(f"{counts['now'][name] / counts[each][name]:8.2f}" for each in others)
        lines.append(f"{name:<40}{millions}{ratios}")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Count the instructions of one parse of each text."""
    parser = argparse.ArgumentParser(prog="benchmarks.instructions", description=main.__doc__)
    parser.add_argument("folders", type=Path, nargs="*", metavar="DIR")
    parser.add_argument("--since", metavar="COMMIT", help="also count the package of this commit")
    parser.add_argument("--compiled", type=Path, metavar="DIR", help="also count the package there")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the counts")
    options = parser.parse_args(arguments)
    if shutil.which("valgrind") is None:
        parser.error("counting takes valgrind, which is not installed")
    cases = chosen_cases(options.folders)
    now = count_instructions(cases, sys.executable, str(ROOT))
    others: dict[str, Any] = {}
    if options.since:
        others["before"] = _count_commit(cases, options.since)
    if options.compiled:
        others["compiled"] = count_instructions(
            cases, sys.executable, str(options.compiled.resolve())
        )
    print("\n".join(table_of_counts(now, others)))
    if options.json:
        kept = {"instructions": now, **others}
        options.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return _fail_if_slower(now, others.get("before"), options.since)


def _fail_if_slower(now: Mapping[str, int], before: Mapping[str, int] | None, since: str) -> int:
    if before is None or sum(now.values()) <= LIMIT * sum(before.values()):
        return 0
    reasons = _reasons(since)
    print("\n".join(chain(["Slower than a tenth; reasons given:"], reasons or ["none"])))
    return 0 if reasons else 1


if __name__ == "__main__":
    sys.exit(main())
