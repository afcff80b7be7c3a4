"""Every hostile input in a process of its own: how it ended, its seconds and its peak of memory."""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

_MOST_SECONDS, _MOST_MEGABYTES = 3.0, 500
_KILLED_AFTER = 120


class Outcome(NamedTuple):
    """One input read."""

    name: str
    result: str
    wall: float
    processor: float
    peak: int
    """Megabytes, the input itself and the interpreter included."""

    @property
    def is_good(self) -> bool:
        return (
            self.processor <= _MOST_SECONDS
            and self.peak <= _MOST_MEGABYTES
            and not self.result.startswith(("CRASH", "ended"))
        )


def read_one(name: str) -> None:
    """Make the input, read it, print how that ended; for a process of its own."""
    import gaireport
    from benchmarks.hostile_files import hostile_inputs

    content = hostile_inputs()[name]()
    with open("/proc/self/clear_refs", "w") as clear:
        clear.write("5")  # the peak of making it does not count; what it takes up does
    wall, processor = time.perf_counter(), time.process_time()
    try:
        report = gaireport.parse(content) if isinstance(content, str) else gaireport.read(content)
        result = f"read by {report.layout}, {len(report.diagnostics)} findings"
    except gaireport.GaireportError as error:
        result = f"{type(error).__name__}: {str(error)[:60]}"
    except BaseException as error:
        result = f"CRASH {error!r:.80}"
    spent = time.perf_counter() - wall, time.process_time() - processor
    print(f"{spent[0]}\t{spent[1]}\t{_peak()}\t{result!a}")


def _peak() -> int:
    """Megabytes of resident memory at most, since the mark was reset."""
    with open("/proc/self/status") as status:
        lines = dict(line.split(":", 1) for line in status)
    return int(lines["VmHWM"].split()[0]) // 1024


def measure(name: str) -> Outcome:
    """One input in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.hostile", "--one", name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_KILLED_AFTER)
    except subprocess.TimeoutExpired:
        return Outcome(name, f"ended after {_KILLED_AFTER} s", _KILLED_AFTER, _KILLED_AFTER, 0)
    if done.returncode or done.stdout.count("\t") != 3:
        return Outcome(name, f"ended with {done.returncode}: {done.stderr[-80:]!r}", 0, 0, 0)
    wall, processor, peak, result = done.stdout.strip().split("\t")
    return Outcome(name, result.strip("'\""), float(wall), float(processor), int(peak))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table of all hostile inputs; the exit status is 1 where one was too slow, too large or a crash."""
    parser = argparse.ArgumentParser(prog="benchmarks.hostile", description=main.__doc__)
    parser.add_argument("--one", metavar="NAME", help="read this input in this very process")
    parser.add_argument("--only", metavar="WORD", default="", help="inputs with WORD in their name")
    options = parser.parse_args(arguments)
    if options.one:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        read_one(options.one)
        return 0
    from benchmarks.hostile_files import hostile_inputs

    os.environ.setdefault("PYTHONIOENCODING", "utf-8")
    bad = total = 0
    print(f"{'input':48}{'wall s':>8}{'cpu s':>8}{'MB':>6}  result")
    for name in hostile_inputs():
        if options.only in name:
            outcome = measure(name)
            total += 1
            bad += not outcome.is_good
            mark = "" if outcome.is_good else "  <<<"
            print(
                f"{name:48}{outcome.wall:8.2f}{outcome.processor:8.2f}{outcome.peak:6d}"
                f"  {outcome.result}{mark}",
                flush=True,
            )
    print(f"{total} inputs, {bad} beyond {_MOST_SECONDS} s or {_MOST_MEGABYTES} MB, or crashed")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
