"""Runs the targets for so many seconds, each in its own process: under atheris, or without it by mutation alone."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random

_CRASHES = Path(__file__).resolve().parent / "crashes"
_SLOW = 10.0
"""Seconds for one input; more is a finding."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz the public functions; the exit status is the number of targets with a finding."""
    parser = argparse.ArgumentParser(prog="fuzz.run", description=main.__doc__)
    parser.add_argument("--seconds", type=float, default=600, help="for all targets together")
    parser.add_argument("--seed", type=int, default=0, help="0: another one each time")
    parser.add_argument("--pure", action="store_true", help="without atheris")
    parser.add_argument("--one", metavar="TARGET", help="this target in this very process")
    parser.add_argument("--corpus", metavar="FOLDER", help="keep the inputs that reach new code")
    parser.add_argument("targets", nargs="*", help="all where none is named")
    options = parser.parse_args(arguments)
    seed = options.seed or time.time_ns() % 1_000_000
    guided = not options.pure and find_spec("atheris") is not None
    if options.one:
        return run_one(options.one, options.seconds, seed, guided, options.corpus)
    names = options.targets or ["text", "html", "docx", "pdf", "json"]
    print(
        "guided by coverage (atheris)" if guided else "without atheris: mutations only", flush=True
    )
    each = options.seconds / len(names)
    return sum(_run_apart(name, each, seed, guided, options.corpus) for name in names)


def _run_apart(name: str, seconds: float, seed: int, guided: bool, corpus: str | None) -> bool:
    """One target in a process of its own; whether it found anything."""
    command = [sys.executable, "-m", "fuzz.run", "--one", name, "--seconds", str(seconds)]
    command += ["--seed", str(seed), *(["--corpus", corpus] if corpus else [])]
    command += [] if guided else ["--pure"]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    output = done.stdout + done.stderr
    if guided:
        counts = re.findall(r"#(\d+)\t.*?cov: (\d+) ft: (\d+)", output)
        runs, edges, features = counts[-1] if counts else ("0", "0", "0")
        line = f"{runs} executions, {edges} edges, {features} features"
    else:
        line = (re.findall(r"^\d+ executions.*$", output, re.MULTILINE) or ["no executions"])[-1]
    print(
        f"{name:6}{line}, {'FOUND SOMETHING' if done.returncode else 'nothing found'}", flush=True
    )
    if done.returncode:
        print(output[-4000:], flush=True)
    return done.returncode != 0


def run_one(name: str, seconds: float, seed: int, guided: bool, corpus: str | None) -> int:
    """One target in this process."""
    _CRASHES.mkdir(exist_ok=True)
    if not guided:
        return _run_pure(name, seconds, seed)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(corpus or folder, name)
        kept.mkdir(parents=True, exist_ok=True)
        _run_guided(name, seconds, seed, kept)
    return 0


def _run_guided(name: str, seconds: float, seed: int, corpus: Path) -> None:
    import atheris

    with atheris.instrument_imports(include=["gaireport"]):
        from fuzz import targets

        # Loaded on first use otherwise, and then without instruments.
        targets.load_all()
    from fuzz.mutations import mutate
    from fuzz.seeds import make_seeds

    for number, content in enumerate(make_seeds()[name]):
        (corpus / f"seed-{number}").write_bytes(content)

    def change(content: bytes, size: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.3:
            return atheris.Mutate(content, size)
        return mutate(name, content, random)[:size]

    options = [
        f"-max_total_time={int(seconds)}", f"-seed={seed}", "-max_len=40000", "-len_control=0",
        f"-timeout={int(_SLOW)}", "-rss_limit_mb=2000", f"-artifact_prefix={_CRASHES}/{name}-",
    ]  # fmt: skip
    atheris.Setup(
        [sys.argv[0], str(corpus), *options], targets.TARGETS[name], custom_mutator=change
    )
    atheris.Fuzz()


def _run_pure(name: str, seconds: float, seed: int) -> int:
    from fuzz.mutations import mutate
    from fuzz.seeds import make_seeds
    from fuzz.targets import TARGETS

    random, pool = Random(seed), make_seeds()[name]
    until, runs = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        content = mutate(name, random.choice(pool), random)
        if len(pool) < 200 and len(content) < 100_000 and random.random() < 0.05:
            pool.append(content)
        start = time.process_time()
        try:
            TARGETS[name](content)
            if time.process_time() - start > _SLOW:
                raise TimeoutError(f"{time.process_time() - start:.1f} seconds")
        except Exception:
            path = _CRASHES / f"{name}-{seed}-{runs}"
            path.write_bytes(content)
            traceback.print_exc()
            print(f"{runs} executions\nthe input is kept in {path}")
            return 1
        runs += 1
    print(f"{runs} executions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
