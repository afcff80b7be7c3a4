"""The promise on drawn reports: any damage, several kinds at once, and no figure is silently wrong or missing.

``python tests/promise.py`` tries thousands, and texts of other converters, and counts by layout and by kind.
"""

from random import Random

import pytest
from damages import DAMAGES, Page
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from promise import damage, document_of, find_broken

import gaireport
from gaireport.nodes import Report
from gaireport.testing import reports

NEEDS_ROWS = (
    "row broken",
    "neighbours exchanged",
    "cells joined",
    "blanks changed",
    "blank in figure",
)
"""Without effect on the demo report: its cells stand a line each, its figures have one digit."""


@pytest.mark.parametrize("layout", gaireport.writable_layouts())
def test_damage_is_never_silent(layout: str) -> None:
    limits = gaireport.adapters()[layout].limits

    # The same ones each time: what the program finds beyond them becomes a case first.
    @settings(max_examples=15, derandomize=True, phases=[Phase.generate])
    @given(
        reports(**limits), st.lists(st.sampled_from(sorted(DAMAGES)), max_size=2), st.integers(0)
    )
    def check(report: Report, kinds: list[str], seed: int) -> None:
        # Of mixed forms a block that loses its labels is taken for the other form's: not kept yet.
        assume(report.form in ("2019", "2021"))
        document = document_of(layout, gaireport.write(report, layout))
        assume(document is not None)
        assert document is not None
        page = damage(document, kinds, Random(seed))
        assert not find_broken(page, document.report), kinds

    check()


@pytest.mark.parametrize("kind", DAMAGES)
@pytest.mark.parametrize("layout", gaireport.writable_layouts())
def test_each_kind_of_damage_to_the_demo(demo_text: str, layout: str, kind: str) -> None:
    document = document_of(layout, gaireport.write(gaireport.parse(demo_text), layout))
    assert document is not None
    for seed in range(2):
        page = damage(document, [kind], Random(seed))
        assert not find_broken(page, document.report), seed


def test_every_kind_does_damage(demo_text: str) -> None:
    """A kind that changes nothing would pass for ever."""
    document = document_of("demo", demo_text)
    assert document is not None
    for kind in DAMAGES:
        texts = {damage(document, [kind], Random(seed)).text for seed in range(40)}
        assert kind in NEEDS_ROWS or texts != {document.text}, kind


def test_a_silent_error_would_be_found(demo_text: str) -> None:
    """The check itself: a page said to print another figure than it does."""
    document = document_of("demo", demo_text)
    assert document is not None
    page = Page(document.text, document.report)
    path = page.paths[0]
    page.printed[path] = "987654321"
    assert [each.path for each in find_broken(page, document.report) or ()] == [path]
