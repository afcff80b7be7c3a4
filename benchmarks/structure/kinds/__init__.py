"""Kinds of structural damage, a file for each thing that is damaged."""

from benchmarks.structure.kinds import (
    blanks,
    cells,
    columns,
    labels,
    markup,
    mixtures,
    rows,
    tables,
    texts,
)
from benchmarks.structure.kinds.registry import KINDS, Kind, NotApplicableError

__all__ = [
    "KINDS",
    "Kind",
    "NotApplicableError",
    "blanks",
    "cells",
    "columns",
    "labels",
    "markup",
    "mixtures",
    "rows",
    "tables",
    "texts",
]
