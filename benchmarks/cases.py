"""Named texts for the speed benchmark: each layout, reports as they were found, and worst cases of any size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import gaireport
from benchmarks.accuracy import find_cases
from benchmarks.documents import draw_document
from benchmarks.pages import render_page

_SEEDS = {"small": 3, "large": 1, "2019": 0}


@dataclass(frozen=True)
class SpeedCase:
    """One report as text, and the web page of the same report."""

    name: str
    text: str
    page: str

    @property
    def is_page(self) -> bool:
        """The text is itself HTML."""
        return "<td" in self.text


def drawn_cases() -> Iterator[SpeedCase]:
    """Reports drawn by seed, as a web page and in every layout that can be written."""
    for name, seed in _SEEDS.items():
        page = render_page(draw_document(seed))
        report = gaireport.parse(page)
        yield SpeedCase(f"{name} page", page, page)
        plain = gaireport.write(report, "html")
        for layout in gaireport.writable_layouts():
            try:
                text = gaireport.write(report, layout)
            except gaireport.UnwritableError:
                continue  # The layout cannot carry all of this report.
            yield SpeedCase(f"{name} {layout}", text, plain)


def found_cases(folders: Iterable[Path]) -> Iterator[SpeedCase]:
    """The texts of the reports under the folders; the page is theirs if it is there, else it is written."""
    for folder in folders:
        for case in find_cases(folder):
            if case.source.suffix != ".txt":
                continue
            with case.source.open(encoding="utf-8", newline="") as source:
                text = source.read()
            beside = case.source.parent / "html_raw.txt"
            if beside.exists():
                page = beside.read_text(encoding="utf-8")
            else:
                page = gaireport.write(gaireport.parse(text), "html")
            yield SpeedCase(f"{case.document}/{case.converter}", text, page)


def not_a_report(size: int) -> str:
    """Prose of a newspaper, so many characters, in which no mark of a report occurs."""
    paragraph = (
        "昨日上午，市民在公园里跳舞、唱歌、下棋。记者了解到，今年 3 月以来已有 1200 人次参加。\n"
    )
    return (paragraph * (size // len(paragraph) + 1))[:size]


def one_mention(size: int, width: int = 0) -> str:
    """Text that is no report and mentions the matter of reports once, in its middle.

    Args:
        size: its characters.
        width: the characters of a line; 0 for the paragraphs of a newspaper.
    """
    prose = not_a_report(size)
    if width:
        plain = prose.replace("\n", "")
        prose = "\n".join(plain[at : at + width] for at in range(0, len(plain), width))
    half = prose.find("\n", size // 2) + 1
    return f"{prose[:half]}会上还通报了政府信息公开工作的进展。\n{prose[half:]}"


def one_mention_page(size: int) -> str:
    """Such a text as a page with a table in it."""
    row = "<tr><td>场次</td><td>人数</td><td>12</td><td>1200</td></tr>"
    body = "\n".join(f"<p>{line}</p>" for line in one_mention(size).splitlines())
    return f"<html><body><table>{row * 20}</table>\n{body}</body></html>"


def _seed_text(layout: str) -> str:
    return gaireport.write(gaireport.parse(render_page(draw_document(3))), layout)


def _copies(layout: str) -> Callable[[int], str]:
    return lambda times: "\n\n".join([_seed_text(layout)] * (4 * times))


def _behind_prose(layout: str) -> Callable[[int], str]:
    return lambda times: not_a_report(40_000 * times) + "\n" + _seed_text(layout)


def _after_title(body: Callable[[int], str]) -> Callable[[int], str]:
    return lambda times: "某局2023年政府信息公开工作年度报告\n一、总体情况\n" + body(times)


WORST: dict[str, Callable[[int], str]] = {
    "lines": _after_title(lambda n: "本机关做好信息公开工作\n" * (2000 * n)),
    "blank lines": _after_title(lambda n: "\n" * (20_000 * n)),
    "one long line": _after_title(lambda n: "本机关做好信息公开工作，" * (2000 * n)),
    "figures, one a line": _after_title(lambda n: "12\n" * (4000 * n)),
    "figures with blanks": _after_title(lambda n: "12  0  3  45 \n" * (1000 * n)),
    "cells in a row, tabs": _after_title(lambda n: "本年新收\t" + "1\t" * (2000 * n)),
    "cells in a row, pipes": _after_title(lambda n: "| 本年新收 |" + " 1 |" * (2000 * n)),
    "labels in a row": _after_title(lambda n: "\t".join(["规章"] * (2000 * n))),
    "pieces of labels": _after_title(lambda n: "本年\t" * (2000 * n)),
    "the same row": _after_title(lambda n: "规章\t1\t2\t3\n" * (1000 * n)),
    "unknown rows": _after_title(lambda n: "某某事项\t1\t2\t3\n" * (1000 * n)),
    "headings": _after_title(lambda n: "二、主动公开政府信息情况\n" * (1000 * n)),
    "dates": _after_title(lambda n: "某局\n2023年1月5日\n" * (1000 * n)),
    "pipes": _after_title(lambda n: "|" * (20_000 * n)),
    "tabs": _after_title(lambda n: "\t" * (20_000 * n)),
    "brackets": _after_title(lambda n: "（" * (20_000 * n)),
    "digits": _after_title(lambda n: "1" * (20_000 * n)),
    "blanks": _after_title(lambda n: " " * (20_000 * n) + "x"),
    "less-than": _after_title(lambda n: "<td" * (8000 * n)),
    "open cells": _after_title(lambda n: "<td>1" * (4000 * n)),
    "open tables": _after_title(lambda n: "<table><tr><td>" * (1500 * n)),
    "rules": _after_title(lambda n: "+---+---+\n| 1 | 2 |\n" * (1000 * n)),
    "rulers": _after_title(lambda n: "---- ----\n 1    2\n" * (1000 * n)),
    "boxes": _after_title(lambda n: "│ 1 │ 2 │\n" * (1000 * n)),
    "copies, cell_per_line": _copies("cell_per_line"),
    "copies, pipe_table": _copies("pipe_table"),
    "copies, tab_table": _copies("tab_table"),
    "copies, html": _copies("html"),
    "behind prose": _behind_prose("tab_table"),
}
"""Name -> text of a size; the size is a factor, and the text of factor 2 is twice that of factor 1."""

LARGE: dict[str, Callable[[], str]] = {
    "200,000 lines": lambda: WORST["lines"](100),
    "a report after 5 MB of other text": lambda: (
        not_a_report(2_000_000) + "\n" + _seed_text("tab_table")
    ),
    "10,000 cells in a row": lambda: WORST["cells in a row, tabs"](5),
}
"""Name -> text: the largest that a careless caller hands over."""
