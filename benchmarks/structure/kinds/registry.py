"""The register of the kinds of damage; a kind changes a page or its text, and what is expected of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from benchmarks.structure.grid import Page
from benchmarks.structure.layouts import Layout
from benchmarks.structure.text import Text

PageChange = Callable[[Page, Random], None]
TextChange = Callable[[Page, Text, Random], None]


class NotApplicableError(Exception):
    """This document has nothing that the kind could damage."""


@dataclass(frozen=True)
class Kind:
    """One kind of damage, to a page before it is printed or to its text."""

    name: str
    meaning: str
    change_page: PageChange | None = None
    change_text: TextChange | None = None
    families: frozenset[str] | None = None
    """The families of layouts in which the kind occurs; None for all."""
    layouts: frozenset[str] | None = None
    """The layouts in which the kind occurs; None for all of the families."""

    of_one_row: bool = False
    """Whether it touches a single row: where that reads as a whole one, no habit of the text can give it away."""

    def occurs_in(self, layout: Layout) -> bool:
        """Whether the layout can carry this damage."""
        fits_family = self.families is None or layout.family in self.families
        return fits_family and (self.layouts is None or layout.name in self.layouts)


KINDS: dict[str, Kind] = {}


def page_kind(
    families: str = "", layouts: str = "", *, of_one_row: bool = False
) -> Callable[[PageChange], PageChange]:
    """Register damage to a page; families and layouts are named in one string with blanks between."""

    def register(change: PageChange) -> PageChange:
        _register(change.__name__, change.__doc__, families, layouts, change, None)
        KINDS[change.__name__] = replace(KINDS[change.__name__], of_one_row=of_one_row)
        return change

    return register


def text_kind(families: str = "", layouts: str = "") -> Callable[[TextChange], TextChange]:
    """Register damage to a text."""

    def register(change: TextChange) -> TextChange:
        _register(change.__name__, change.__doc__, families, layouts, None, change)
        return change

    return register


def _register(
    name: str,
    meaning: str | None,
    families: str,
    layouts: str,
    change_page: PageChange | None,
    change_text: TextChange | None,
) -> None:
    assert name not in KINDS, name
    KINDS[name] = Kind(
        name,
        meaning or "",
        change_page,
        change_text,
        frozenset(families.split()) or None,
        frozenset(layouts.split()) or None,
    )
