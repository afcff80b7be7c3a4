"""Accuracy on reports with known figures: cells read right, cells told of, cells silently wrong.

    python -m benchmarks.accuracy [DIR...] [--generate N] [--baselines] [--verbose]

right: the value is the printed number, or None where the cell is blank; told: not right, but a warning or an error
names the cell, or the report was refused; silent: neither, or only a notice names it; vain: right, and warned of all
the same; lost: told, though the figure stands in the text.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.baselines import BASELINES, text_labels
from benchmarks.commands import is_installed
from benchmarks.converters import skipped, write_texts
from benchmarks.documents import document_name, draw_document, write_document
from benchmarks.scores import KnownCase, Score, Truth, read_truth, score_answer, score_case, total

_SHOWN_FAULTS = 20


def find_cases(folder: Path) -> Iterator[KnownCase]:
    """Every text of a known report under the folder, with the converter that left it.

    A folder with truth.json holds one report: CONVERTER.txt and doc.docx, doc.pdf, doc.html. Else
    X.txt beside X.json is a report as it was found.
    """
    for path in sorted(folder.rglob("truth.json")):
        truth = read_truth(path)
        for source in sorted(path.parent.iterdir()):
            if source.suffix == ".txt":
                yield KnownCase(path.parent.name, source.stem, source, truth)
            elif source.stem == "doc" and source.suffix in {".docx", ".pdf", ".html"}:
                yield KnownCase(path.parent.name, f"read {source.suffix[1:]}", source, truth)
    for source in sorted(folder.rglob("*.txt")):
        expected = source.with_suffix(".json")
        if expected.exists():
            yield KnownCase(source.stem, "as found", source, read_truth(expected))


def find_pages(folder: Path) -> Iterator[tuple[str, Path, Truth]]:
    """Every known report under the folder that is there as a web page."""
    for path in sorted(folder.rglob("truth.json")):
        for name in ("doc.html", "html_raw.txt"):
            page = path.parent / name
            if page.exists():
                yield path.parent.name, page, read_truth(path)
                break


def generate(folder: Path, count: int, first: int) -> None:
    """Write reports of consecutive seeds into the folder and put them through every converter."""
    for name, needs in skipped().items():
        print(f"skipped {name}: no {needs}")
    for seed in range(first, first + count):
        document = draw_document(seed)
        target = folder / document_name(seed, document)
        faults = write_document(document, target)
        conversion = write_texts(target)
        faults += [f"{name}: {error}" for name, error in conversion.failures.items()]
        for fault in faults:
            print(f"failed {target.name} {fault.splitlines()[0][:160]}")


def score_folders(folders: Iterable[Path], only: Collection[str] = ()) -> dict[str, Score]:
    """The score of each converter over all documents; `only` names the converters to count."""
    scores: dict[str, Score] = {}
    for folder in folders:
        for case in find_cases(folder):
            if not only or case.converter in only:
                scores.setdefault(case.converter, Score()).add(score_case(case))
    return dict(sorted(scores.items()))


def score_baselines(folders: Iterable[Path]) -> dict[str, Score]:
    """The score of each baseline that is installed over the web pages, of one over all texts."""
    installed = {name: b for name, b in BASELINES.items() if is_installed(b.needs)}
    scores = {f"[{name}]": Score() for name in (*installed, "labels in any text")}
    for folder in folders:
        for case in find_cases(folder):
            if case.source.suffix == ".txt":
                values = text_labels(case.source.read_text("utf-8", "replace"))
                score = score_answer(case.document, "labels in any text", case.truth, values)
                scores["[labels in any text]"].add(score)
        for document, page, truth in find_pages(folder):
            for name, baseline in installed.items():
                values, crash = baseline.try_read(page)
                score = score_answer(document, name, truth, values)
                if crash:
                    score.crashed, score.faults = 1, [f"{document}\t{name}\tcrashed: {crash}"]
                scores[f"[{name}]"].add(score)
    return scores


def print_scores(scores: dict[str, Score], baselines: dict[str, Score]) -> None:
    """A table, a converter a line; the total of gaireport last, baselines not counted in it."""
    rows = {**baselines, **scores, "total": total(scores.values())}
    width = max(map(len, rows)) + 2
    names = ("texts", "cells", "right", "told", "silent", "vain", "lost", "refused", "crashed")
    print("converter".ljust(width) + "".join(name.rjust(9) for name in names) + "  right %")
    for name, score in rows.items():
        numbers = "".join(str(getattr(score, field)).rjust(9) for field in names)
        print(f"{name.ljust(width)}{numbers}  {score.share:7.2%}")


def print_details(scores: dict[str, Score], verbose: bool) -> None:
    """Why texts were refused or crashed; on demand each of them, and every cell not right."""
    found = [fault.split("\t", 2) for score in scores.values() for fault in score.faults]
    first: dict[str, str] = {}
    for document, converter, fault in found:
        first.setdefault(fault, f"{document}, {converter}")
    counts = Counter(fault for _, _, fault in found)
    for fault, count in counts.most_common(None if verbose else _SHOWN_FAULTS):
        print(f"{count} texts, first {first[fault]}: {fault.splitlines()[0]}")
    if verbose:
        for score in scores.values():
            for line in (*score.faults, *score.misses):
                print(line)


def score_and_print(options: argparse.Namespace, folders: list[Path]) -> None:
    """Score the folders and print what the options ask for."""
    baselines = score_baselines(folders) if options.baselines else {}
    scores = score_folders(folders, options.only or ())
    print_details({**baselines, **scores}, options.verbose)
    print_scores(scores, baselines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the accuracy of gaireport on what converters leave of known reports."""
    parser = argparse.ArgumentParser(prog="benchmarks.accuracy", description=main.__doc__)
    parser.add_argument("folders", type=Path, nargs="*", metavar="DIR")
    parser.add_argument("--generate", type=int, default=0, metavar="N", help="make N reports first")
    parser.add_argument("--seed", type=int, default=0, help="the first seed of --generate")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where --generate writes them")
    parser.add_argument("--baselines", action="store_true", help="also measure other ways to read")
    parser.add_argument("--only", nargs="+", metavar="CONVERTER", help="count only these")
    parser.add_argument("--verbose", action="store_true", help="list every cell that is not right")
    options = parser.parse_args(arguments)
    if not options.folders and not options.generate:
        parser.error("name a folder or ask for --generate N")
    with tempfile.TemporaryDirectory() as scratch:
        folders = list(options.folders)
        if options.generate:
            made = options.keep or Path(scratch)
            generate(made, options.generate, options.seed)
            folders.append(made)
        score_and_print(options, folders)


if __name__ == "__main__":
    main()
