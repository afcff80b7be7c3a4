"""The layouts in which a page is printed, each drawn independently of the package under test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from benchmarks.structure.grid import Page
from benchmarks.structure.layouts.aligned import aligned_text
from benchmarks.structure.layouts.drawn import box_table, grid_table, simple_table
from benchmarks.structure.layouts.html import html, html_blanks
from benchmarks.structure.layouts.lines import cell_per_line, pipe_lines, plain_lines
from benchmarks.structure.layouts.rows import pipe_rows, pipe_table, tab_table
from benchmarks.structure.text import Text

Family = Literal["pipes", "tabs", "lines", "html", "drawn", "aligned"]


@dataclass(frozen=True)
class Layout:
    """A way to print a page."""

    render: Callable[[Page], Text]
    family: Family
    keeps_blanks: bool = True
    """Whether a blank cell leaves a trace."""
    pads: bool = False
    """Whether every row is as wide as its table."""

    @property
    def name(self) -> str:
        """The name of the layout is that of its renderer."""
        return self.render.__name__


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout(pipe_table, "pipes"),
        Layout(pipe_rows, "pipes"),
        Layout(tab_table, "tabs"),
        Layout(cell_per_line, "lines"),
        Layout(pipe_lines, "lines"),
        Layout(plain_lines, "lines", keeps_blanks=False),
        Layout(html, "html"),
        Layout(html_blanks, "html"),
        Layout(aligned_text, "aligned", pads=True),
        Layout(box_table, "drawn", pads=True),
        Layout(grid_table, "drawn", pads=True),
        Layout(simple_table, "drawn", pads=True),
    )
}
