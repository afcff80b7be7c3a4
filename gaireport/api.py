"""The public functions: the whole flow on one screen."""

import re
from collections.abc import Mapping, Sequence

import attrs

from gaireport.adapter import Adapter
from gaireport.cutting import contract, registry
from gaireport.cutting.limits import MAX_CELLS, MAX_CHARACTERS, Budget
from gaireport.errors import (
    AmbiguousAdapterError,
    InputTooLargeError,
    NotAReportError,
    UnknownAdapterError,
    require_whole,
)
from gaireport.findings.diagnostics import Diagnostic, in_order
from gaireport.findings.lines import add_lines
from gaireport.findings.words import Count, Words
from gaireport.nodes import Report
from gaireport.reader import (
    Failed,
    claim_all,
    may_have_marks,
    read_detected,
    read_named,
    refuse_other_text,
    tell_failures,
)
from gaireport.source import Source, text_digest

_LONGEST_NAME = 1024
_NAME_OF_A_FILE = re.compile(
    r"[^\n|<>]+\.(?:txt|md|markdown|html?|mht|mhtml|docx?|wps|rtf|od[st]|pdf|ofd|xlsx?|et|csv|tsv|zip)",
    re.IGNORECASE,
)


def parse(
    text: str,
    *,
    adapter: str | None = None,
    max_characters: int = MAX_CHARACTERS,
    max_cells: int = MAX_CELLS,
    max_seconds: float | None = None,
) -> Report:
    """Read one annual report: the first of those that the text holds.

    Args:
        text: the report as any converter left it.
        adapter: name of the layout, in place of detection.
        max_characters, max_cells, max_seconds: what is longer, has more cells and lines, or takes longer is refused.

    Raises:
        NotAReportError: no adapter claims the text, or no table and no chapter was found in it.
        AmbiguousAdapterError: two adapters claim it equally.
        UnknownAdapterError: there is no adapter of that name.
        PluginError: the adapter asked for could not be loaded, or it broke its contract, or all that claim the text
            did; one that breaks where another reads the text is a GR101 in the report.
        InputTooLargeError: the text is beyond one of the limits.
        ParseError: the text could not be read although an adapter claims it.
    """
    limits = (max_characters, max_cells, max_seconds)
    return _read_all(text, adapter, *limits)[0]


def parse_all(
    text: str,
    *,
    adapter: str | None = None,
    max_characters: int = MAX_CHARACTERS,
    max_cells: int = MAX_CELLS,
    max_seconds: float | None = None,
) -> tuple[Report, ...]:
    """Read every annual report that a text holds, in order; what is given and raised is as for ``parse``."""
    return _read_all(text, adapter, max_characters, max_cells, max_seconds)


def _read_all(
    text: str, adapter: str | None, characters: int, cells: int, seconds: float | None
) -> tuple[Report, ...]:
    _require_size(text, characters)
    _refuse_other_things(text)
    budget = Budget(cells, seconds)
    budget.check_marks(text)
    if adapter is None:
        refuse_other_text(text)
    source = Source(text)
    failed: Failed = {}
    if adapter is None:
        reports = read_detected(source, budget, failed)
    else:
        reports = read_named(source, registry.get_adapter(adapter), budget)
    unusable = tell_failures({**registry.load_adapters().failures, **failed})
    digest = text_digest(text)
    return tuple(_at_the_door(report, unusable, source, digest) for report in reports)


def _at_the_door(
    report: Report, unusable: Sequence[Diagnostic], source: Source, digest: int
) -> Report:
    found = [*unusable, *report.diagnostics]
    return attrs.evolve(report, diagnostics=in_order(add_lines(found, source)), digest=digest)


def sniff(text: str) -> Adapter | None:
    """The adapter that claims the text, or None where it does not look like a report. Cuts nothing."""
    _require_size(text, MAX_CHARACTERS)
    return registry.choose_adapter(claim_all(Source(text))) if may_have_marks(text) else None


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
        PluginError: the adapter could not be loaded or broke its contract.
    """
    from gaireport.form.printed import unwritable
    from gaireport.report.difference import find_difference
    from gaireport.report.shape import require_report

    require_report(report)
    if layout == "docx":
        raise UnknownAdapterError(
            "no layout 'docx'; gaireport.write_docx writes Word files",
            "没有版式 'docx'；写成 Word 文件请用 gaireport.write_docx",
        )
    adapter = registry.get_adapter(layout)
    text = contract.write_text(adapter, report)
    source = _source(text, MAX_CHARACTERS)
    failed: Failed = {}
    try:
        again = read_detected(source, Budget(), failed)[0]
    except (NotAReportError, AmbiguousAdapterError) as error:
        told = Words(error.message, error.message_zh)
        raise unwritable("GR405", "report", layout=layout, cause=told) from error
    if layout in failed:
        raise failed[layout]
    if again.layout != layout:
        cause = Words(f"the text would be taken for {again.layout}", f"会被识别为 {again.layout}")
        raise unwritable("GR405", "report", layout=layout, cause=cause)
    if found := find_difference(report, again):
        field, ours, theirs = found
        raise unwritable("GR403", field, layout=layout, text=ours, again=theirs)
    return text


def _refuse_other_things(text: str) -> None:
    """Say what was probably meant where the text is empty or the name of a file."""
    name = text.strip()
    if not name:
        raise NotAReportError("the text is empty", "文本为空，请核对文件内容", reason="empty")
    if len(name) <= _LONGEST_NAME and _NAME_OF_A_FILE.fullmatch(name):
        raise NotAReportError(
            f"{name!r} is the name of a file, not the text of a report; gaireport.read reads files",
            f"{name!r} 是文件名，不是报告的文本；读取文件请用 gaireport.read",
            reason="name-of-a-file",
        )


def _source(text: str, max_characters: int) -> Source:
    _require_size(text, max_characters)
    return Source(text)


def _require_size(text: str, max_characters: int) -> None:
    if not isinstance(text, str):
        raise TypeError(
            f"text must be str, not {type(text).__name__}; use gaireport.read for files and bytes"
        )
    require_whole(max_characters, "max_characters")
    if len(text) > max_characters:
        size = Count(len(text))
        raise InputTooLargeError(
            f"{size} {size:character is|characters are} more than {max_characters}: give each report a file of its own "
            "(or raise max_characters)",
            f"文本有{size}个字符，超过上限{max_characters}：请将各份报告分存为单独的文件（或提高 max_characters）",
            reason="too-many-characters",
        )
