"""Millions of documents, on a small scale: rates, kills, memory, a crawl of other pages, engines, reports sent back."""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from random import Random
from time import perf_counter, sleep

import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet as pq

import gaireport
from benchmarks.crawl import draw_report, write_crawl
from gaireport.corpus import parse_batch
from gaireport.corpus.candidates import find_candidates
from gaireport.corpus.engines import ENGINES, TableReader, run_with
from gaireport.corpus.run import run_corpus

_MODULES = {"spark": "pyspark", "ray": "ray", "daft": "daft", "dask": "dask.dataframe"}


def _timed(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def measure_rates(folder: Path, rows: int) -> None:
    """Rows out, reasons, one worker, two workers, and the loop that anybody writes."""
    crawl = folder / "crawl.parquet"
    write_crawl(crawl, rows)
    print(f"rates: {rows:,} documents, 5 % reports, 1 % unreadable; {_load()}")
    times = []
    for workers in (1, 2):
        out = folder / f"rates-{workers}"
        start = perf_counter()
        times.append(_processor_times(partial(run_corpus, [crawl], out, workers=workers)))
        took = perf_counter() - start
        own, others = times[-1]
        print(
            f"  {workers} workers: {took:.1f} s, {rows / took:,.0f} documents a second; processor time a document "
            f"{1e3 * own / rows:.3f} ms in the parent, {1e3 * others / rows:.3f} ms in the workers"
        )
    print(f"  two workers {_scaling(*times):.2f} times one by processor time; {_load()}")
    took = _timed(lambda: _plain_loop(crawl))
    print(f"  loop over parse: {took:.1f} s, {rows / took:,.0f} documents a second; {_load()}")
    table = pa.dataset.dataset(
        sorted(map(str, (folder / "rates-2").glob("part-*.parquet")))
    ).to_table()
    refused = table.filter(pa.compute.field("status") != "ok")
    assert table.num_rows == rows, "rows out are not rows in"
    assert refused["reason"].null_count == 0, "a refusal has no reason"
    print(f"  rows out {table.num_rows:,}; each of {refused.num_rows:,} refusals has a reason")


def _scaling(one: tuple[float, float], two: tuple[float, float]) -> float:
    """How many times as fast two workers are as one where each has a core, from processor times.

    That of the parent counts as if no worker worked meanwhile.
    """
    return sum(one) / (two[0] + two[1] / 2)


def _plain_loop(crawl: Path) -> None:
    for batch in pq.ParquetFile(crawl).iter_batches(columns=["text"]):
        for text in batch.column(0).to_pylist():
            try:
                gaireport.parse(text).cells()
            except (gaireport.GaireportError, TypeError):
                continue


def measure_kills(folder: Path, rows: int) -> None:
    """Ten kills at random moments, and the same bytes in the end."""
    crawl = folder / "crawl.parquet"
    if not crawl.exists():
        write_crawl(crawl, rows)
    command = [sys.executable, "-m", "gaireport", "run", str(crawl), "--workers", "2", "-o"]
    whole, cut = folder / "kills-whole", folder / "kills-cut"
    silent = subprocess.DEVNULL
    took = _timed(lambda: subprocess.run([*command, str(whole)], check=True, stdout=silent))
    random, landed = Random(7), 0
    for _ in range(10):
        process = subprocess.Popen([*command, str(cut), "--resume"], stdout=silent)
        sleep(random.uniform(0.05, 0.4) * took)
        landed += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run([*command, str(cut), "--resume"], check=True, stdout=silent)
    same = _contents(whole) == _contents(cut)
    print(f"kills: {landed} of 10 while it ran; output identical: {same}")
    assert same, "a run that was killed gave other bytes"


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def measure_memory(folder: Path, rows: int) -> None:
    """The peak of a run of so many documents, and of one of ten times as many."""
    peaks = []
    for count in (rows, 10 * rows):
        crawl = folder / f"memory-{count}.parquet"
        write_crawl(crawl, count, reports=0.01, characters=1500)
        command = [sys.executable, "-m", "benchmarks.corpus", "peak", str(crawl)]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
        peaks.append(json.loads(done.stdout.splitlines()[-1]))
        print(f"memory: {count:,} documents: {peaks[-1]:,.0f} MB in three processes; {_load()}")
    print(f"memory: {peaks[1] - peaks[0]:+.0f} MB for ten times the documents")
    assert peaks[1] - peaks[0] < 100, "memory grows with the documents"


def print_peak(crawl: str) -> None:
    """The peak of this process and of two workers, none of which is larger than the largest."""
    with tempfile.TemporaryDirectory() as folder:
        run_corpus([crawl], Path(folder) / "out", workers=2)
    own, largest = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(json.dumps(own + 2 * largest))


_CHARACTERS_OF_A_PAGE = 84_000
"""150 KB, which is assumed of a page of the web with its scripts and styles."""


def measure_crawl(folder: Path, rows: int, characters: int = _CHARACTERS_OF_A_PAGE) -> None:
    """A run over a crawl of which 1 % are reports, by the time of a process that only reads the file."""
    crawl = folder / "pages.parquet"
    write_crawl(
        crawl,
        rows,
        reports=0.01,
        unreadable=0,
        characters=characters,
        rows_of_a_group=1000,
    )
    texts = pq.ParquetFile(crawl).read_row_group(0)["text"]
    pages = f"{rows:,} pages of {texts.nbytes / len(texts) / 1000:.0f} KB, 1 % reports"
    print(f"crawl: {pages}; {_load()}", flush=True)
    read_clock, read_processor = _both_times(lambda: _in_process("read", crawl))
    print(f"  reading {read_clock:.1f} s, {read_processor:.1f} s of processor time", flush=True)
    cores = os.cpu_count() or 1
    for workers in (1, cores):
        clock, processor = _both_times(partial(_in_process, "run", crawl, str(workers)))
        print(
            f"  {workers} workers {clock:.1f} s, {clock / read_clock:.2f} times by the clock; {processor:.1f} s of "
            f"processor time, {processor / read_processor:.2f} times; {_load()}",
            flush=True,
        )
    found = _reports_of(crawl)
    reports = _processor_time(lambda: parse_batch(found))
    print(
        f"  its {found.num_rows:,} reports alone {reports:.1f} s of processor time, "
        f"without them {(processor - reports) / read_processor:.2f} times"
    )


def _both_times(call: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of processor time."""
    start = perf_counter()
    processor = _processor_time(call)
    return perf_counter() - start, processor


def _processor_time(call: Callable[[], object]) -> float:
    """Seconds of processor time of this process and of those that it started and that have ended."""
    return sum(_processor_times(call))


def _processor_times(call: Callable[[], object]) -> tuple[float, float]:
    """The same for this process, and for the others."""
    before = os.times()
    call()
    after = os.times()
    own = after.user + after.system - before.user - before.system
    others = after.children_user + after.children_system
    return own, others - before.children_user - before.children_system


def _in_process(part: str, *arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "benchmarks.corpus", part, *arguments], check=True)


def read_file(crawl: str) -> None:
    """Read a file and do nothing else."""
    for _ in pq.ParquetFile(crawl).iter_batches(256, use_threads=False):
        pass


def run_file(crawl: str, workers: str) -> None:
    """Read the documents of a file with so many workers."""
    with tempfile.TemporaryDirectory() as folder:
        run_corpus([crawl], Path(folder) / "out", workers=int(workers))


def _reports_of(crawl: Path) -> pa.RecordBatch:
    """The reports of a crawl, as a file without other pages would hold them."""
    batches = pq.ParquetFile(crawl).iter_batches(256, use_threads=False)
    found = [batch.filter(find_candidates(batch.column("text"))) for batch in batches]
    return pa.concat_batches(found)


def measure_engines(folder: Path, rows: int, wanted: Sequence[str] = ENGINES) -> None:
    """The same documents through the local runner and each engine that is installed: the same table."""
    crawl = folder / f"engines-{rows}.parquet"
    write_crawl(crawl, rows)
    took = _timed(lambda: run_corpus([crawl], folder / "local", workers=2))
    print(f"engines: {rows:,} documents; local {took:.1f} s; {_load()}", flush=True)
    expected = _sorted_table(folder / "local")
    os.environ.setdefault("RAY_DATA_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("PYSPARK_SUBMIT_ARGS", "--master local[2] pyspark-shell")
    installed = [engine for engine in wanted if _is_usable(engine)]
    for engine in wanted:
        if engine not in installed:
            print(f"  {engine}: not installed")
            continue
        out = folder / engine
        took = _timed(partial(run_with, engine, [str(crawl)], str(out), TableReader()))
        found = _sorted_table(out).cast(expected.schema)
        print(f"  {engine}: {took:.1f} s, identical: {found.equals(expected)}", flush=True)
        assert found.equals(expected), f"{engine} gives another table"
    assert installed, "no engine is installed"


def _is_usable(engine: str) -> bool:
    """Whether an engine is installed, and for Spark the Java that runs it."""
    if engine == "spark" and shutil.which("java") is None:
        return False
    return find_spec(_MODULES[engine].partition(".")[0]) is not None


def _sorted_table(folder: Path) -> pa.Table:
    files = sorted(str(path) for path in folder.glob("*.parquet"))
    return pa.dataset.dataset(files).to_table().sort_by("url").combine_chunks()


def _parsed_cells(text: str) -> bytes:
    batch = parse_batch(pa.record_batch({"url": [""], "text": [text]}))
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return sink.getvalue().to_pybytes()


def measure_sending(folder: Path, rows: int) -> None:
    """Reports and cells sent back by one process and by two, and that they are equal."""
    random = Random(3)
    texts = [draw_report(random) for _ in range(rows)]
    for name, call in (("Reports", gaireport.parse), ("cells", _parsed_cells)):
        times = [_sending_times(texts, call, workers) for workers in (1, 2)]
        print(
            f"sending {name}: two processes {_scaling(*times):.2f} times one by processor time; the parent takes "
            f"{times[1][0] / sum(times[1]):.1%} of it; {_load()}"
        )
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(gaireport.parse, texts[:50])) == [
            gaireport.parse(t) for t in texts[:50]
        ]


def _sending_times(
    texts: Sequence[str], call: Callable[[str], object], workers: int
) -> tuple[float, float]:
    """Processor times of the parent and of the workers, without those of their start and their first texts."""
    start = _processor_times(lambda: _send(texts[:_FIRST_TEXTS], call, workers))
    whole = _processor_times(lambda: _send([*texts[:_FIRST_TEXTS], *texts], call, workers))
    return whole[0] - start[0], whole[1] - start[1]


_FIRST_TEXTS = 48


def _send(texts: Sequence[str], call: Callable[[str], object], workers: int) -> None:
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for _ in pool.map(call, texts, chunksize=8):
            pass


MEASUREMENTS: dict[str, tuple[Callable[[Path, int], None], int]] = {
    "rates": (measure_rates, 20_000),
    "kills": (measure_kills, 20_000),
    "memory": (measure_memory, 20_000),
    "crawl": (measure_crawl, 100_000),
    "engines": (measure_engines, 2_000),
    "sending": (measure_sending, 600),
}


_IN_A_PROCESS: dict[str, Callable[..., None]] = {
    "peak": print_peak,
    "read": read_file,
    "run": run_file,
}
"""What a part measures in a process of its own."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure parts, all of them unless some are named."""
    parser = argparse.ArgumentParser(prog="benchmarks.corpus", description=main.__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(MEASUREMENTS))
    parser.add_argument("--rows", type=int, help="documents, in place of those of the part")
    parser.add_argument("--characters", type=int, help="characters of a page of the crawl")
    options = parser.parse_args(arguments)
    if options.parts and (alone := _IN_A_PROCESS.get(options.parts[0])):
        alone(*options.parts[1:])
        return
    folder = Path(tempfile.mkdtemp())
    try:
        for part in options.parts or MEASUREMENTS:
            measure, rows = MEASUREMENTS[part]
            if part == "crawl" and options.characters:
                measure_crawl(folder, options.rows or rows, options.characters)
            else:
                measure(folder, options.rows or rows)
            sys.stdout.flush()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
