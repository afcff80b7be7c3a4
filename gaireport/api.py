"""The public functions: the whole flow on one screen."""

from collections.abc import Mapping

import attrs

from gaireport.adapter import Adapter
from gaireport.arguments import require_whole
from gaireport.cutting import contract, registry
from gaireport.cutting.limits import MAX_CELLS, MAX_CHARACTERS, Budget
from gaireport.errors import (
    AmbiguousAdapterError,
    GaireportError,
    InputTooLargeError,
    NotAReportError,
    PluginError,
)
from gaireport.findings.diagnostics import Diagnostic, diagnose, in_order, keep_paths
from gaireport.findings.lines import add_lines
from gaireport.findings.words import Count
from gaireport.nodes import Report
from gaireport.source import Source, Span

REPORT_WORDS = (
    "政府信息公开",
    "政務公開",
    "政務公开",
    "信息公开",
    "信息公開",
    "⾏政",
    "第二十条",
    "本年新收",
)
# A crawl is mostly text that is no report, and to say so may cost three scans. Longer strings are scanned for faster
# than 公开; a single rare character is a tenth of a scan.
_PIECES_OF_MARKS = ("務", "⾏", "信息公", "第二十条", "本年新收")
NOT_A_REPORT = "nothing in this text looks like an annual report on government information"

Failed = dict[str, PluginError]
"""Name of an adapter that broke over one text -> how it broke."""


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
        UnknownAdapterError: no adapter has that name.
        PluginError: the adapter asked for could not be loaded or broke its contract, or all that claim the text did.
            One that breaks where another reads the text is a GR101 in the report.
        InputTooLargeError: the text is beyond one of the limits.
        ParseError: the text could not be read although an adapter claims it.
    """
    source = _source(text, max_characters)
    budget = Budget(max_cells, max_seconds)
    budget.check_marks(text)
    failed: Failed = {}
    if adapter is None:
        report = _read_detected(source, budget, failed)
    else:
        report = _read_named(source, registry.get_adapter(adapter), budget)
    unusable = _failures({**registry.load_adapters().failures, **failed})
    found = [*unusable, *report.diagnostics, *_sums(report)]
    return attrs.evolve(report, diagnostics=in_order(add_lines(found, source)))


def _read_named(source: Source, layout: Adapter, budget: Budget) -> Report:
    try:
        return _build_report(source, layout, True, budget, {})
    except PluginError as error:
        raise _reason(error) from error.__cause__


def _read_detected(source: Source, budget: Budget, failed: Failed) -> Report:
    """Read with the adapter that claims the most; if it breaks, with the next. Those that broke are added."""
    claims = _claims(source)
    failed.update(claims.failed)
    broken: PluginError | None = None
    try:
        while (layout := registry.choose_adapter(claims)) is not None:
            try:
                return _build_report(source, layout, False, budget, failed)
            except PluginError as error:
                failed[layout.name] = error
                broken = broken or error
                claims.found[:] = [each for each in claims.found if each[1] is not layout]
                budget.renew()
        raise NotAReportError(NOT_A_REPORT)
    except (NotAReportError, AmbiguousAdapterError) as error:
        if broken is not None:
            raise _reason(broken) from broken.__cause__
        unusable = {**registry.load_adapters().failures, **failed}
        if not unusable or not _has_marks(source):
            raise
        told = "; ".join(str(each) for each in unusable.values())
        raise type(error)(f"{error}; {told}") from error


def _reason(error: PluginError) -> GaireportError:
    """The reason why a text could not be cut; an adapter that refuses it with an error of ours is not broken."""
    return error.__cause__ if isinstance(error.__cause__, GaireportError) else error


def _build_report(
    source: Source, layout: Adapter, alone: bool, budget: Budget, failed: Failed
) -> Report:
    from gaireport.build import Builder
    from gaireport.cutting.stretches import cut_text
    from gaireport.grammars.trees import parse_tokens
    from gaireport.tokens.lexer import Lexer
    from gaireport.tokens.wrapping import join_wrapped

    cut = cut_text(source, layout, alone=alone, budget=budget, without=failed)
    budget.check_time()
    tokens = Lexer().lex(join_wrapped(cut.items))
    builder = Builder(len(source.text))
    report = builder.build(parse_tokens(tokens), layout.name)
    cells = report.cells()
    if not report.chapters and not any(cell.raw for cell in cells.values()):
        raise NotAReportError("no table and no chapter of an annual report was found")
    if line := builder.look_alike(cells.values()):
        raise NotAReportError(f"this is no annual report: {line}")
    others = [diagnose("GR102", span, name=name) for name, span in cut.others]
    # Where its form is not known, the cells of either may be meant; the report has those of one.
    about_cells = keep_paths(builder.diagnostics, cells.keys())
    return attrs.evolve(report, diagnostics=(*_failures(cut.failed), *others, *about_cells))


def _sums(report: Report) -> list[Diagnostic]:
    from gaireport.checks.sums.sums import check_sums

    return check_sums(report.cells())


def sniff(text: str) -> Adapter | None:
    """The adapter that claims the text, or None where it does not look like a report. Cuts nothing."""
    source = _source(text, MAX_CHARACTERS)
    return registry.choose_adapter(_claims(source))


def adapters() -> Mapping[str, Adapter]:
    """Name -> adapter, built-in and installed."""
    return registry.load_adapters().adapters


def writable_layouts() -> tuple[str, ...]:
    """Names of the adapters that write."""
    return tuple(name for name, each in adapters().items() if type(each).write is not Adapter.write)


def write(report: Report, layout: str) -> str:
    """Write the report in a layout. The text is read again before it is given out: nothing is dropped in silence.

    Raises:
        UnknownAdapterError: no layout has that name.
        UnwritableError: the layout is only read, or cannot carry a field of the report; the message names it.
        PluginError: the adapter could not be loaded or broke its contract.
    """
    from gaireport.form.printed import unwritable
    from gaireport.report.difference import find_difference
    from gaireport.report.shape import require_report

    require_report(report)
    adapter = registry.get_adapter(layout)
    text = contract.write_text(adapter, report)
    source = _source(text, MAX_CHARACTERS)
    failed: Failed = {}
    try:
        again = _read_detected(source, Budget(), failed)
    except (NotAReportError, AmbiguousAdapterError) as error:
        raise unwritable("GR405", "report", layout=layout, cause=error) from error
    if layout in failed:
        raise failed[layout]
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
    require_whole(max_characters, "max_characters")
    if len(text) > max_characters:
        size = Count(len(text))
        raise InputTooLargeError(
            f"{size} {size:character is|characters are} more than {max_characters}"
        )
    return Source(text)


def _has_marks(source: Source) -> bool:
    text = source.text
    return any(piece in text for piece in _PIECES_OF_MARKS) and any(
        mark in text for mark in REPORT_WORDS
    )


def _claims(source: Source) -> registry.LayoutClaims:
    """What the adapters claim of a text that looks like a report."""
    if not _has_marks(source):
        return registry.LayoutClaims([], {})
    return registry.claim(source, Span(0, len(source.text)))


def _failures(failed: Mapping[str, PluginError]) -> list[Diagnostic]:
    start = Span(0, 0)
    return [diagnose("GR101", start, name=n, cause=str(e)) for n, e in failed.items()]
