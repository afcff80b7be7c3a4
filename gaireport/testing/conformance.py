"""The suite that every adapter passes, ours and those of other packages."""

import re
from typing import ClassVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gaireport.adapter import Adapter, Row
from gaireport.api import parse, write
from gaireport.cutting import contract, registry
from gaireport.cutting.limits import Budget
from gaireport.errors import GaireportError, PluginError
from gaireport.nodes import Cell, Chapter, Label, Paragraph, Report, Unparsed
from gaireport.report.difference import find_difference
from gaireport.source import Source, Span
from gaireport.testing.strategies import reports


class AdapterConformance:
    """Subclass it, name the layout, and run pytest::

    class TestMyLayout(AdapterConformance):
        layout = "my_layout"
    """

    layout: ClassVar[str]
    """Name under which the adapter is registered."""
    markup: ClassVar[str] = ""
    """Regular expression of what the layout adds to the printed text; spans need not cover it."""

    @property
    def adapter(self) -> Adapter:
        """The adapter as the registry gives it."""
        return registry.get_adapter(self.layout)

    def test_is_registered(self) -> None:
        """It is installed under its name, and says in one line what it looks like."""
        assert registry.load_adapters().adapters[self.layout].name == self.layout
        assert self.adapter.summary

    def test_reads_what_it_writes(self) -> None:
        """Every report within the layout's limits comes back whole, claimed by no other layout, every place kept."""

        @tolerant(4)
        @given(reports(**self.adapter.limits))
        def check(report: Report) -> None:
            check_round_trip(report, self.layout, self.markup)

        check()

    def test_cuts_any_text(self) -> None:
        """No text makes the adapter fail or break its contract: spans in the text, what they hold, once."""

        @given(
            st.text(
                st.one_of(st.characters(), st.sampled_from("|\t\n <>td/一、0123 ")), max_size=300
            )
        )
        def check(text: str) -> None:
            source, region = Source(text), Span(0, len(text))
            contract.ask(self.adapter, source, region)
            list(contract.cut(self.adapter, source, region, Budget()))
            try:
                parse(text, adapter=self.layout)
            except PluginError:
                raise
            except GaireportError:
                pass  # Hardly any of these texts is a report.

        check()


def tolerant(parts: int) -> settings:
    """Settings for one part of the profile's examples: a whole report is a large one, and a busy machine is slow."""
    slow = (HealthCheck.too_slow, HealthCheck.data_too_large)
    return settings(max_examples=share(parts), deadline=None, suppress_health_check=slow)


def share(parts: int) -> int:
    """One part of the examples that the Hypothesis profile asks for."""
    return max(1, settings().max_examples // parts)


def check_round_trip(report: Report, layout: str, markup: str = "") -> None:
    """Write a report, read it again and hold the two, the claims and the places to what is promised."""
    text = write(report, layout)
    again = parse(text)
    difference = find_difference(report, again)
    assert difference is None, difference
    assert again == report
    assert again.layout == layout
    assert write(again, layout) == text, "writing what was read is stable"
    claims = registry.claim(Source(text), Span(0, len(text))).found
    assert claims[0][1].name == layout
    assert len(claims) < 2 or claims[1][0] < claims[0][0], "no other adapter claims as much"
    assert uncovered(text, again, markup) == []
    cut = contract.cut(registry.get_adapter(layout), Source(text), Span(0, len(text)), Budget())
    cells = [cell for item in cut if isinstance(item, Row) for cell in item.cells]
    assert all(cell.is_whole for cell in cells), "nothing that is written is left out of a cell"
    for path, cell in again.cells().items():
        if cell.raw and "\n" not in cell.raw:
            assert cell.span is not None, path
            assert text[cell.span.start : cell.span.end] == cell.raw, path


def leaf_spans(report: Report) -> list[Span]:
    """The spans of everything that carries printed text."""
    chapters = report.chapters
    leaves: list[Label | Cell | Paragraph | Chapter | Unparsed] = [
        *report.labels,
        *report.cells().values(),
        *report.preamble,
        *chapters,
        *(paragraph for chapter in chapters for paragraph in chapter.paragraphs),
        *report.unparsed,
    ]
    return [leaf.span for leaf in leaves if leaf.span is not None]


def uncovered(text: str, report: Report, markup: str = "") -> list[tuple[int, str]]:
    """Offset and text of every piece that no leaf's span covers, blanks and markup left out."""
    left = list(text)
    for span in leaf_spans(report):
        left[span.start : span.end] = " " * (span.end - span.start)
    if markup:
        for found in re.finditer(markup, text, re.MULTILINE | re.DOTALL):
            left[found.start() : found.end()] = " " * (found.end() - found.start())
    return [(found.start(), found.group()) for found in re.finditer(r"\S+", "".join(left))]
