"""A report with known figures, before it is a page, a Word file or a PDF: what its writers are given.

What is printed in each cell is kept as the truth, a dict from cell path to the printed text (None: blank).
"""

from dataclasses import dataclass

from benchmarks.figures import Cells
from benchmarks.prose import Prose
from benchmarks.style import Style
from benchmarks.templates import OfficialTable


@dataclass(frozen=True)
class Heading:
    """The title (level 1) or a chapter heading (level 2)."""

    text: str
    level: int


Block = Heading | str | OfficialTable


@dataclass(frozen=True)
class DrawnDocument:
    """One report: its truth, the blocks to print in order, and how it looks."""

    form: str
    year: int
    profile: str
    prose: Prose
    cells: Cells
    blocks: tuple[Block, ...]
    style: Style

    def truth(self) -> dict[str, object]:
        """What a reader of the printed report finds in it."""
        return {
            "form": self.form,
            "year": self.year,
            "agency": self.prose.agency,
            "title": self.prose.title,
            "cells": self.cells,
        }
