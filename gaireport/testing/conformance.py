"""The suite that every adapter passes, ours and those of other packages."""

import re
from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

import gaireport
from gaireport import registry
from gaireport.adapter import Adapter, Row
from gaireport.errors import GaireportError
from gaireport.nodes import Report
from gaireport.source import Source, Span
from gaireport.testing.strategies import reports

CATCH_ALL = "plain_lines"
"""The one adapter that claims any text, by a single cell."""


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

    def reports(self) -> st.SearchStrategy[Report]:
        """Reports that the layout says it can carry."""
        return reports(**self.adapter.limits)

    def test_is_registered(self) -> None:
        assert gaireport.adapters()[self.layout].name == self.layout
        assert self.adapter.summary, "one line says what the layout looks like"

    def test_reads_what_it_writes(self) -> None:
        @given(self.reports())
        def check(report: Report) -> None:
            again = gaireport.parse(gaireport.write(report, self.layout))
            assert again == report
            assert again.layout == self.layout

        check()

    def test_is_stable(self) -> None:
        """What was read from this layout is written in the same way ever after."""

        @given(self.reports())
        def check(report: Report) -> None:
            text = gaireport.write(report, self.layout)
            assert gaireport.write(gaireport.parse(text), self.layout) == text

        check()

    def test_claims_its_own_output_alone(self) -> None:
        @given(self.reports())
        def check(report: Report) -> None:
            text = gaireport.write(report, self.layout)
            claims = registry.claim(Source(text), Span(0, len(text)))
            ours = {adapter.name: cells for cells, adapter in claims}
            assert max(ours, key=lambda name: ours[name]) == self.layout
            assert [name for name, cells in ours.items() if cells == ours[self.layout]] == [
                self.layout
            ]

        check()

    def test_spans_cover_all_that_is_printed(self) -> None:
        @given(self.reports())
        def check(report: Report) -> None:
            text = gaireport.write(report, self.layout)
            assert uncovered(text, gaireport.parse(text), self.markup) == []

        check()

    def test_spans_are_those_of_the_text(self) -> None:
        """The printed figure stands at the cell's span."""

        @given(self.reports())
        def check(report: Report) -> None:
            text = gaireport.write(report, self.layout)
            for path, cell in gaireport.parse(text).cells().items():
                if cell.raw and "\n" not in cell.raw:
                    assert cell.span is not None, path
                    assert text[cell.span.start : cell.span.end] == cell.raw, path

        check()

    def test_cuts_any_text(self) -> None:
        """No text makes the adapter fail, and every span lies in the text."""

        @given(
            st.text(
                st.one_of(st.characters(), st.sampled_from("|\t\n <>td/一、0123 ")), max_size=300
            )
        )
        def check(text: str) -> None:
            source, region = Source(text), Span(0, len(text))
            assert self.adapter.claims(source, region) >= 0
            for item in self.adapter.cut(source, region):
                for piece in item.cells if isinstance(item, Row) else (item,):
                    assert 0 <= piece.start <= piece.end <= len(text)
            try:
                gaireport.parse(text, adapter=self.layout)
            except GaireportError:
                pass

        check()


def leaf_spans(report: Report) -> list[Span]:
    """The spans of everything that carries printed text."""
    chapters = report.chapters
    leaves = [
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
