"""The suite that every adapter passes, ours and those of other packages."""

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import gaireport
from gaireport.adapter import Adapter, Line, Row
from gaireport.api import parse
from gaireport.cutting import contract, registry
from gaireport.cutting.limits import Budget
from gaireport.errors import GaireportError, PluginError, UnwritableError
from gaireport.nodes import Report
from gaireport.report.difference import find_difference
from gaireport.source import Source, Span
from gaireport.testing.accounts import (
    list_pieces,
    tell_faults,
    tell_grid,
    tell_pieces,
    tell_swallowed,
    tell_uncut,
    uncovered,
)
from gaireport.testing.limits import LIMITS
from gaireport.testing.samples import samples
from gaireport.testing.strategies import reports

_OUR_FOLDER = Path(gaireport.__file__).parent
_TEXT_AHEAD = "上一页\n\n"


class AdapterConformance:
    """Subclass it, name the layout, and run pytest. Each fault is one line, which says what became of which text.

    Attributes:
        layout: the name under which the adapter is registered.
        markup: a regular expression of what the layout adds to the printed text.
        texts: whole reports in the layout, which an adapter that only reads must have.

    Example::

        class TestMyLayout(AdapterConformance):
            layout = "my_layout"
            markup = r"^\\{\\||^\\|\\}|^\\|-|^\\|"
    """

    layout: ClassVar[str]
    """Name under which the adapter is registered."""
    markup: ClassVar[str] = ""
    """Regular expression of what the layout adds to the printed text; spans need not cover it. ``^`` and ``$`` stand
    for the ends of a line, and a dot takes no line end."""
    texts: ClassVar[Sequence[str]] = ()
    """Whole reports in the layout as its programs spell them. An adapter that only reads has at least one."""

    @property
    def adapter(self) -> Adapter:
        """The adapter as the registry gives it."""
        __tracebackhide__ = True
        try:
            adapter = registry.get_adapter(self.layout)
        except GaireportError as error:
            raise AssertionError(_tell_error(error)) from None
        unknown = ", ".join(sorted(set(adapter.limits) - set(LIMITS)))
        _hold(
            not unknown, f"{self.layout} states the limit {unknown}; there are {', '.join(LIMITS)}"
        )
        return adapter

    def test_is_registered(self) -> None:
        """It is installed under its name, and says in one line what it looks like."""
        __tracebackhide__ = True
        loaded = registry.load_adapters()
        is_known = self.layout in loaded.adapters or self.layout in loaded.failures
        known = ", ".join(loaded.adapters)
        _hold(is_known, f"{self.layout} is not installed; there are {known}")
        _hold(self.adapter.summary, f"{self.layout} has no summary")

    def test_reads_its_texts(self) -> None:
        """Every text that is given is claimed by this layout alone, and all of it is in the report."""
        __tracebackhide__ = True
        _hold(self.texts or _can_write(self.adapter), f"{self.layout} only reads: give it texts")
        for number, text in enumerate(self.texts):
            try:
                check_reading(text, self.layout, self.markup)
            except AssertionError as error:
                raise AssertionError(f"texts[{number}]: {error}") from None

    def test_reads_back_the_samples(self) -> None:
        """A dozen small reports come back whole; what is amiss with them is found in a second."""
        __tracebackhide__ = True
        for about, report in samples(self.adapter.limits) if _can_write(self.adapter) else ():
            try:
                check_round_trip(report, self.layout, self.markup)
            except AssertionError as error:
                raise AssertionError(f"sample with {about}: {error}") from None

    def test_reads_what_it_writes(self) -> None:
        """Every report within the layout's limits comes back whole, claimed by no other layout, every place kept."""
        __tracebackhide__ = True
        if not _can_write(self.adapter):
            return

        @tolerant(4)
        @given(reports(**self.adapter.limits))
        def check(report: Report) -> None:
            check_round_trip(report, self.layout, self.markup)

        _run_shortly(check)

    def test_cuts_any_text(self) -> None:
        """No text makes the adapter fail or break its contract: spans in the text, what they hold, once."""
        __tracebackhide__ = True

        @settings(report_multiple_bugs=False)
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

        _run_shortly(check)


def _can_write(adapter: Adapter) -> bool:
    return type(adapter).write is not Adapter.write


def _hold(promise: object, otherwise: str) -> None:
    """Raise the message alone: what pytest adds to that of an ``assert`` would bury it."""
    __tracebackhide__ = True
    if not promise:
        raise AssertionError(otherwise)


def _run_shortly(check: object) -> None:
    """Run a property; of its failure the one line that says what is wrong is kept."""
    __tracebackhide__ = True
    assert callable(check)
    try:
        check()
    except PluginError as error:
        raise AssertionError(_tell_error(error)) from None
    except AssertionError as error:
        raise AssertionError(str(error)) from None


def _tell_error(error: GaireportError) -> str:
    """The message and, where an adapter raised something, the line of its own that did."""
    frames = traceback.extract_tb(error.__cause__.__traceback__) if error.__cause__ else []
    foreign = [frame for frame in frames if not Path(frame.filename).is_relative_to(_OUR_FOLDER)]
    if not foreign or error.message.endswith(")"):
        return error.message
    return f"{error.message} ({Path(foreign[-1].filename).name}, line {foreign[-1].lineno})"


def tolerant(parts: int) -> settings:
    """Settings for one part of the profile's examples: a whole report is a large one, and a busy machine is slow.

    Nothing is shrunk: the message names the fault, and to shrink a whole report takes minutes.
    """
    slow = (HealthCheck.too_slow, HealthCheck.data_too_large)
    return settings(
        max_examples=share(parts),
        deadline=None,
        suppress_health_check=slow,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
    )


def share(parts: int) -> int:
    """One part of the examples that the Hypothesis profile asks for."""
    return max(1, settings().max_examples // parts)


def check_round_trip(report: Report, layout: str, markup: str = "") -> None:
    """Write a report, read it again, and hold texts, claims and places to what is promised.

    Raises:
        AssertionError: the first promise that is not kept, in one line.
    """
    __tracebackhide__ = True
    text = _write_in(report, layout)
    items = _cut_whole(text, layout)
    _check_layout_claims(text, layout)
    try:
        again = parse(text)
    except GaireportError as error:
        raise AssertionError(f"{layout} {tell_faults(report, items)}; {error}") from None
    if found := find_difference(report, again):
        field, ours, theirs = found
        told = tell_faults(report, items)
        raise AssertionError(f"{layout} {told}: {field} was {ours}, and is read as {theirs}")
    _check_markup(text, items, layout, markup)
    _check_places(text, again, items, layout, markup)
    _check_stretch(text, items, layout)
    _hold(_write_in(again, layout) == text, f"{layout} writes what it has read in another way")


def check_reading(text: str, layout: str, markup: str = "") -> Report:
    """Read a text without naming its layout, and hold claims and places to what is promised.

    Raises:
        AssertionError: the first promise that is not kept, in one line.
    """
    __tracebackhide__ = True
    items = _cut_whole(text, layout)
    _check_layout_claims(text, layout)
    _check_markup(text, items, layout, markup)
    if uncut := tell_uncut(text, items, markup):
        raise AssertionError(f"{layout} loses {uncut}: in no row and no line, and no markup")
    _check_stretch(text, items, layout)
    report = parse(text)
    _check_places(text, report, items, layout, markup)
    return report


def _write_in(report: Report, layout: str) -> str:
    try:
        return contract.write_text(registry.get_adapter(layout), report)
    except UnwritableError as error:
        told = f"{layout} refuses a report within its limits: {error}"
        raise AssertionError(told) from None
    except PluginError as error:
        raise AssertionError(_tell_error(error)) from None


def _cut_whole(text: str, layout: str) -> list[Row | Line]:
    adapter = registry.get_adapter(layout)
    try:
        return list(contract.cut(adapter, Source(text), Span(0, len(text)), Budget()))
    except GaireportError as error:
        raise AssertionError(_tell_error(error)) from None


def _check_stretch(text: str, items: Sequence[Row | Line], layout: str) -> None:
    """Hold the text to be cut alike where it is a part of a longer one, as another layout's prose may be."""
    ahead = len(_TEXT_AHEAD)
    source = Source(_TEXT_AHEAD + text)
    try:
        region = Span(ahead, len(source.text))
        again = list(contract.cut(registry.get_adapter(layout), source, region, Budget()))
        alike = [*list_pieces(items)] == [
            Line(piece.text, piece.start - ahead, piece.end - ahead) for piece in list_pieces(again)
        ]
        otherwise = "other texts or places"
    except PluginError as error:
        alike, otherwise = False, error.message
    _hold(
        alike,
        f"{layout} does not cut a region within a text as the same text alone ({otherwise}); offsets count from the "
        "start of source.text, and what stands outside of the region is not given",
    )


def _check_layout_claims(text: str, layout: str) -> None:
    claims = registry.claim(Source(text), Span(0, len(text)))
    if layout in claims.failed:
        raise AssertionError(_tell_error(claims.failed[layout]))
    found = {adapter.name: cells for cells, adapter in claims.found}
    _hold(layout in found, f"{layout} claims no cell of a text in its layout")
    for name, cells in found.items():
        beaten = cells < found[layout] or (
            cells == found[layout] and _is_fallback(name) and not _is_fallback(layout)
        )
        _hold(
            name == layout or beaten,
            f"{name} claims {cells} cells of a text in its layout, {layout} itself {found[layout]}; "
            "count surer marks several times",
        )


def _is_fallback(layout: str) -> bool:
    return registry.get_adapter(layout).fallback


def _check_markup(text: str, items: Sequence[Row | Line], layout: str, markup: str) -> None:
    """Hold a markup that takes in too much to be a fault: whatever is lost would pass for it."""
    swallowed = tell_swallowed(text, items, markup)
    _hold(not swallowed, f"the markup of {layout} takes in {swallowed}, which is printed")


def _check_places(
    text: str, report: Report, items: Sequence[Row | Line], layout: str, markup: str
) -> None:
    if shared := tell_grid(items):
        raise AssertionError(f"{layout} puts two cells in one place: {shared}")
    for item in items:
        for cell in item.cells if isinstance(item, Row) else ():
            told = f"{layout} hides part of the cell {cell.text!r}: is_whole is False"
            _hold(cell.is_whole, told)
    for path, figure in report.cells().items():
        if figure.raw and "\n" not in figure.raw:
            place = figure.span
            stands = text[place.start : place.end] if place else "nothing"
            told = f"{layout} misplaces {path}: {figure.raw!r}, where {stands!r} stands"
            _hold(stands == figure.raw, told)
    if left := uncovered(text, report, markup):
        told = tell_pieces(text, left)
        raise AssertionError(f"{layout} leaves out {told}: in no part of the report, and no markup")
