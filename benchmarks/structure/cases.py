"""One damaged text for a kind, a layout and a seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.structure.documents import draw_page
from benchmarks.structure.grid import Page
from benchmarks.structure.kinds import Kind, NotApplicableError
from benchmarks.structure.layouts import Layout
from benchmarks.structure.settle import settle_blanks, settle_losses, settle_whole_rows

_TRIES = 25
"""Reports that are drawn until the kind finds something to damage."""


@dataclass(frozen=True)
class DamagedCase:
    """A damaged text, and the page that says what is expected of it."""

    kind: str
    layout: str
    seed: int
    text: str
    page: Page

    @property
    def name(self) -> str:
        """A name for files."""
        return f"{self.kind}-{self.layout}-{self.seed}"


def make_case(kind: Kind, layout: Layout, seed: int) -> DamagedCase | None:
    """The case; None where no drawn report has anything to damage."""
    random = Random(f"{seed} {kind.name} {layout.name}")
    for _ in range(_TRIES):
        page = draw_page(random)
        try:
            text = _damage(kind, layout, page, random)
        except NotApplicableError:
            continue
        return DamagedCase(kind.name, layout.name, seed, text, page)
    return None


def _damage(kind: Kind, layout: Layout, page: Page, random: Random) -> str:
    """Change the page or its text, and lower what is demanded where the text cannot tell."""
    if kind.change_page:
        kind.change_page(page, random)
        if kind.of_one_row:
            settle_whole_rows(page, layout)
    text = layout.render(page)
    if not layout.keeps_blanks:
        settle_blanks(page)
    if kind.change_text:
        kind.change_text(page, text, random)
        settle_losses(page, text)
    return text.text
