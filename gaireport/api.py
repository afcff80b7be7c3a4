"""The public functions: the whole flow on one screen."""

from collections.abc import Mapping

import attrs

from gaireport import registry
from gaireport.adapter import Adapter
from gaireport.diagnostics import Diagnostic, diagnose
from gaireport.errors import (
    AmbiguousAdapterError,
    InputTooLargeError,
    NotAReportError,
    PluginError,
)
from gaireport.kinds import require
from gaireport.limits import MAX_CELLS, MAX_CHARACTERS, Budget
from gaireport.nodes import Report
from gaireport.source import Source, Span

MARKS = (
    "政府信息公开",
    "政務公開",
    "政務公开",
    "信息公开",
    "信息公開",
    "⾏政",
    "第二十条",
    "本年新收",
)
# A crawl is mostly text that is none: that must cost three scans. Longer strings are scanned for faster, hence not 公开;
# a single rare character is a tenth of a scan.
_PIECES_OF_MARKS = ("務", "⾏", "信息公", "第二十条", "本年新收")


def parse(
    text: str,
    *,
    adapter: str | None = None,
    max_characters: int = MAX_CHARACTERS,
    max_cells: int = MAX_CELLS,
    max_seconds: float | None = None,
) -> Report:
    """Read one annual report.

    Args:
        text: the report as any converter left it.
        adapter: name of the layout, in place of detection.
        max_characters, max_cells, max_seconds: what is longer, has more cells and lines, or takes longer is refused.

    Raises:
        NotAReportError: no adapter claims the text, or no table and no chapter was found in it.
        AmbiguousAdapterError: two adapters claim it equally.
        UnknownAdapterError: there is no adapter of that name.
        PluginError: an adapter could not be loaded or broke its contract.
        InputTooLargeError: the text is beyond one of the limits.
        ParseError: the text could not be read although an adapter claims it.
    """
    source = _source(text, max_characters)
    budget = Budget(max_cells, max_seconds)
    budget.check_marks(text)
    failed = dict(registry.load_adapters().failures)
    layout = _detect(source, failed) if adapter is None else registry.get_adapter(adapter)
    report = _read(source, layout, adapter is not None, budget)
    found = [*_failures(source, failed), *report.diagnostics, *_sums(report, source)]
    return attrs.evolve(report, diagnostics=_in_order(found))


def _read(source: Source, layout: Adapter, alone: bool, budget: Budget) -> Report:
    from gaireport.build import Builder
    from gaireport.cutting import cut_text
    from gaireport.grammar import parse_tokens
    from gaireport.lexer import Lexer
    from gaireport.wrapping import join_wrapped

    cut = cut_text(source, layout, alone=alone, budget=budget)
    budget.check_time()
    tokens = Lexer().lex(join_wrapped(cut.items))
    builder = Builder(source)
    report = builder.build(parse_tokens(tokens), layout.name)
    cells = report.cells().values()
    if not report.chapters and not any(cell.raw for cell in cells):
        raise NotAReportError("no table and no chapter of an annual report was found")
    if line := builder.look_alike(cells):
        raise NotAReportError(f"this is no annual report: {line}")
    others = [diagnose(source, "GR102", span, name=name) for name, span in cut.others]
    found = (*_failures(source, cut.failed), *others, *builder.diagnostics)
    return attrs.evolve(report, diagnostics=found)


def _sums(report: Report, source: Source) -> list[Diagnostic]:
    from gaireport.checks.sums import check_sums

    return check_sums(report.cells(), source)


def sniff(text: str) -> Adapter | None:
    """The adapter that claims the text, or None where it does not look like a report. Cuts nothing."""
    source = _source(text, MAX_CHARACTERS)
    if not _has_marks(source):
        return None
    return registry.choose_adapter(registry.claim(source, Span(0, len(source.text))))


def adapters() -> Mapping[str, Adapter]:
    """Name -> adapter, built-in and installed."""
    return registry.load_adapters().adapters


def writable_layouts() -> tuple[str, ...]:
    """Names of the adapters that write."""
    return tuple(name for name, each in adapters().items() if type(each).write is not Adapter.write)


def write(report: Report, layout: str) -> str:
    """The report in a layout. What is written is read again before it is given out: nothing is dropped in silence.

    Raises:
        UnknownAdapterError: there is no such layout.
        UnwritableError: the layout is only read, or cannot carry a field of the report; the message names it.
    """
    from gaireport.official import unwritable
    from gaireport.writing import find_difference

    require(report, Report, "report")
    text = registry.get_adapter(layout).write(report)
    source = _source(text, MAX_CHARACTERS)
    try:
        again = _read(source, _detect(source, {}), False, Budget())
    except (NotAReportError, AmbiguousAdapterError) as error:
        raise unwritable("GR405", "report", layout=layout, cause=error) from error
    if again.layout != layout:
        cause = f"the text would be taken for {again.layout}"
        raise unwritable("GR405", "report", layout=layout, cause=cause)
    if found := find_difference(report, again):
        field, ours, theirs = found
        raise unwritable("GR403", field, layout=layout, text=ours, again=theirs)
    return text


def _source(text: str, max_characters: int) -> Source:
    if not isinstance(text, str):
        raise TypeError(
            f"text must be str, not {type(text).__name__}; use gaireport.read for files and bytes"
        )
    if len(text) > max_characters:
        raise InputTooLargeError(f"{len(text)} characters are more than {max_characters}")
    return Source(text)


def _has_marks(source: Source) -> bool:
    text = source.text
    return any(piece in text for piece in _PIECES_OF_MARKS) and any(mark in text for mark in MARKS)


def _detect(source: Source, failed: dict[str, PluginError]) -> Adapter:
    """The adapter that claims the text; those that break while they are asked are added to ``failed``."""
    found = None
    if _has_marks(source):
        claims = registry.claim(source, Span(0, len(source.text)))
        failed.update(claims.failed)
        found = registry.choose_adapter(claims)
    if found is None:
        raise NotAReportError(
            "nothing in this text looks like an annual report on government information"
        )
    return found


def _failures(source: Source, failed: Mapping[str, PluginError]) -> list[Diagnostic]:
    start = Span(0, 0)
    return [diagnose(source, "GR101", start, name=n, cause=str(e)) for n, e in failed.items()]


def _in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(
        sorted(found, key=lambda each: (each.span.start, each.span.end, each.code, each.cells))
    )
