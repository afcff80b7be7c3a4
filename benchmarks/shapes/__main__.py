"""What is read of reports in each shape: cells right, told, silent, warned of in vain.

python -m benchmarks.shapes [--documents N] [--seed S] [--shapes WORD...] [--verbose] [--save DIR]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy import print_details, print_scores
from benchmarks.documents import document_name, draw_document
from benchmarks.scores import KnownCase, Score, score_case
from benchmarks.shapes.markups import MARKUPS
from benchmarks.shapes.tables import TABLES
from benchmarks.shapes.texts import TEXTS

SHAPES = {**TEXTS, **MARKUPS, **TABLES}


def score_shapes(folder: Path, options: argparse.Namespace) -> dict[str, Score]:
    """The score of each shape over all documents."""
    scores: dict[str, Score] = {}
    for seed in range(options.seed, options.seed + options.documents):
        document = draw_document(seed)
        name = document_name(seed, document)
        for shape, draw in SHAPES.items():
            if options.shapes and not any(word in shape for word in options.shapes):
                continue
            path = folder / f"{name} {shape.replace('/', ' ')}.txt"
            path.write_text(draw(document), encoding="utf-8")
            case = KnownCase(name, shape, path, document.cells)
            scores.setdefault(shape, Score()).add(score_case(case))
    return scores


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw reports in each shape, read them and print the scores."""
    parser = argparse.ArgumentParser(prog="benchmarks.shapes", description=main.__doc__)
    parser.add_argument("--documents", type=int, default=4, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--shapes", nargs="+", metavar="WORD", help="only shapes with such a word")
    parser.add_argument("--verbose", action="store_true", help="list every cell that is not right")
    parser.add_argument("--save", type=Path, metavar="DIR", help="where the texts are kept")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.save or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        scores = score_shapes(folder, options)
    print_details(scores, options.verbose)
    print_scores(scores, {})


if __name__ == "__main__":
    main()
