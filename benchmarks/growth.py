"""Whether cost grows in proportion to the text, and whether memory stays flat."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from contextlib import suppress
from statistics import median
from time import process_time

import gaireport
from benchmarks.cases import LARGE, WORST, SpeedCase, not_a_report, one_mention, one_mention_page
from benchmarks.documents import draw_document
from benchmarks.pages import render_page
from benchmarks.readers import build_floor

FACTORS = (1, 2, 4, 8, 16)


_NO_LIMIT = 10**9


def _read_all(text: str) -> object:
    return gaireport.parse(text, max_characters=_NO_LIMIT, max_cells=_NO_LIMIT)


def _split_cells(text: str) -> object:
    return build_floor(SpeedCase("", text, ""))


def _seconds(call: Callable[[str], object], text: str) -> float:
    start = process_time()
    # Refusing costs time as well.
    with suppress(gaireport.GaireportError):
        call(text)
    return process_time() - start


def measure_growth(names: Iterable[str], repeats: int = 5) -> dict[str, dict[str, object]]:
    """Nanoseconds a character at each factor, and the largest by the smallest text's.

    Without limits: that a flood is refused early says nothing about what is read. And without Python's collector,
    whose share grows with what is alive: with it the largest texts take up to half as much again.
    """
    results: dict[str, dict[str, object]] = {}
    gc.disable()
    for name in names:
        texts = [WORST[name](factor) for factor in FACTORS]
        rounds = [[_seconds(_read_all, text) for text in texts] for _ in range(repeats)]
        best = map(min, zip(*rounds, strict=True))
        each = [seconds / len(text) * 1e9 for seconds, text in zip(best, texts, strict=True)]
        results[name] = {
            "characters": len(texts[-1]),
            "nanoseconds": [round(value, 1) for value in each],
            "growth": round(max(each) / each[0], 2),
        }
    gc.enable()
    return results


def measure_large(rounds: int = 5) -> dict[str, dict[str, object]]:
    """The largest texts, without limits: our time by that of the floor, medians of rounds in which both are read."""
    results: dict[str, dict[str, object]] = {}
    for name, make in LARGE.items():
        text = make()
        pairs = [(_seconds(_read_all, text), _seconds(_split_cells, text)) for _ in range(rounds)]
        ours = median(ours for ours, _ in pairs)
        results[name] = {
            "characters": len(text),
            "seconds": round(ours, 2),
            "microseconds a line": round(ours / (text.count("\n") + 1) * 1e6, 1),
            "by floor": round(median(ours / floor for ours, floor in pairs), 1),
        }
    return results


def measure_floods() -> dict[str, float]:
    """Milliseconds until ten million characters of nothing but one mark are read or refused, limits as they are."""
    title = "某局2023年政府信息公开工作年度报告\n一、总体情况\n"
    marks = {
        "|": "|",
        "（": "（",
        "tab": "\t",
        "1": "1",
        "<": "<",
        "line": "本机关做好信息公开工作\n",
    }
    size = 9_990_000
    return {
        name: round(_seconds(gaireport.parse, title + mark * (size // len(mark))) * 1000)
        for name, mark in marks.items()
    }


def measure_sniff(rounds: int = 21) -> dict[str, float]:
    """The cost of sniffing text that is no report, by that of one scan for a string that does not occur."""
    text = not_a_report(5_000_000)
    ratios, speeds = [], []
    for _ in range(rounds):
        scan = _seconds(lambda t: "政府信息公开" in t, text)
        sniff = _seconds(gaireport.sniff, text)
        ratios.append(sniff / scan)
        speeds.append(len(text.encode()) / sniff / 1e6)
    ratios.sort()
    speeds.sort()
    return {"by one scan": round(ratios[rounds // 2], 2), "MB/s": round(speeds[rounds // 2])}


def measure_mention(rounds: int = 21) -> dict[str, int]:
    """The cost of refusing text that mentions the matter of reports once, by that of one scan of it."""
    texts = {
        "text of 100 KB": one_mention(100_000),
        "page of 100 KB": one_mention_page(100_000),
        "2 MB in 6,000 lines": one_mention(2_000_000, width=333),
    }
    results = {}
    for name, text in texts.items():
        # One scan of so short a text is below what the clock tells.
        scan = min(_seconds(_scan_often, text) for _ in range(rounds)) / _SCANS
        results[name] = round(min(_seconds(gaireport.parse, text) for _ in range(rounds)) / scan)
    return results


_SCANS = 100


def _scan_often(text: str) -> None:
    for _ in range(_SCANS):
        "政府信息公开报告" in text  # noqa: B015


def _resident() -> int:
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * 4096


def measure_growth_of_memory(first: int = 2000, last: int = 20_000) -> dict[str, float]:
    """Resident megabytes after so many documents, no two alike."""
    pages = [render_page(draw_document(seed)) for seed in range(8)]
    sizes = []
    for number in range(last + 1):
        if number in (first, last):
            gc.collect()
            sizes.append(_resident() / 1e6)
        page = pages[number % len(pages)].replace("</td>", f"{number}</td>", 1 + number % 300)
        with suppress(gaireport.GaireportError):
            gaireport.parse(page)
    return {
        f"after {first}": round(sizes[0], 1),
        f"after {last}": round(sizes[1], 1),
        "difference": round(sizes[1] - sizes[0], 1),
    }
