"""What a fresh process pays: the import, the first parse; and whether threads and forks read the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from statistics import median
from tempfile import TemporaryDirectory

import gaireport
from benchmarks.documents import draw_document
from benchmarks.pages import render_page

_FRESH = """
import sys
from time import process_time as clock
text = sys.stdin.buffer.read().decode()
start = clock()
import gaireport
imported = clock()
gaireport.parse(text)
print(imported - start, clock() - imported)
"""
_THREADS = 16


def measure_start(runs: int = 9) -> dict[str, float]:
    """Milliseconds of `import gaireport` and of the first parse, each in a fresh interpreter.

    The import is what ``-X importtime`` counts for the package and all that it loads. Modules are compiled before, as
    they are where a package is installed.
    """
    with TemporaryDirectory() as compiled:
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment = {**kept, "PYTHONPYCACHEPREFIX": compiled}
        _first_parse(environment)
        first = [_first_parse(environment) for _ in range(runs)]
        imports = [_import_time(environment) for _ in range(runs)]
    return {
        "import, best": round(min(imports), 1),
        "import, median": round(median(imports), 1),
        "first parse, best": round(min(first), 1),
        "first parse, median": round(median(first), 1),
    }


def _first_parse(environment: dict[str, str]) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _FRESH],
        input=render_page(draw_document(3)).encode(),
        capture_output=True,
        check=True,
        env=environment,
    )
    return float(done.stdout.split()[1]) * 1000


def _import_time(environment: dict[str, str]) -> float:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import gaireport"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=environment,
    )
    last = done.stderr.strip().splitlines()[-1]
    return int(last.split("|")[1]) / 1000


def _read(page: str) -> str:
    report = gaireport.parse(page)
    return repr(report)


def _reads_alike(make: Callable[[], Executor], pages: list[str], due: list[str]) -> bool:
    with make() as executor:
        return list(executor.map(_read, pages)) == due


def check_sharing() -> dict[str, bool]:
    """Whether sixteen threads at once, forked and spawned processes give what one thread gives."""
    pages = [render_page(draw_document(seed)) for seed in range(12)] * 8
    shared = ThreadPoolExecutor(_THREADS)
    with shared:
        # Before anything is loaded in this process, if this runs first.
        first = list(shared.map(_read, pages))
    due = [_read(page) for page in pages]
    ways: dict[str, Callable[[], Executor]] = {"threads": lambda: ThreadPoolExecutor(_THREADS)}
    for method in ("fork", "spawn"):
        if method != "fork" or hasattr(os, "fork"):
            ways[method] = partial(ProcessPoolExecutor, 2, get_context(method))
    few = slice(0, 12)
    alike = {
        name: _reads_alike(
            make, pages if name == "threads" else pages[few], due if name == "threads" else due[few]
        )
        for name, make in ways.items()
    }
    return {"threads, at first use": first == due, **alike}
