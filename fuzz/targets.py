"""Bytes -> calls of public functions. A target returns; whatever leaves it but GaireportError is a finding."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import islice

import gaireport
from gaireport.nodes import Report

Target = Callable[[bytes], None]


def fuzz_text(content: bytes) -> None:
    """A text in any layout."""
    try:
        text = content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    try:
        report = gaireport.parse(text)
    except gaireport.GaireportError:
        report = None
    if report is None:
        # Without its marks it is refused early: read it all the same.
        text = "某局2023年政府信息公开工作年度报告\n一、总体情况\n" + text
        try:
            report = gaireport.parse(text)
        except gaireport.GaireportError:
            return
    use_report(report, text)


def fuzz_html(content: bytes) -> None:
    """A page, read by the html adapter whatever else it looks like."""
    text = content.decode("utf-8", "replace")
    try:
        report = gaireport.parse(text, adapter="html")
    except gaireport.GaireportError:
        return
    use_report(report, text)


def fuzz_docx(content: bytes) -> None:
    """A file, of whatever kind it then is."""
    try:
        report = gaireport.read(content)
    except gaireport.GaireportError:
        return
    use_report(report, None)


def fuzz_pdf(content: bytes) -> None:
    """A file that begins as a PDF does."""
    fuzz_docx(content if content.startswith(b"%PDF-") else b"%PDF-1.4\n" + content)


def fuzz_json(content: bytes) -> None:
    """What ``from_json`` takes is written again to the same bytes."""
    try:
        report = gaireport.from_json(content)
    except gaireport.GaireportError:
        return
    written = gaireport.to_json(report)
    again = gaireport.from_json(written)
    assert again == report, "a report from JSON differs after a second reading"
    use_report(report, None)


def use_report(report: Report, text: str | None) -> None:
    """Everything that can be done with a report."""
    length = len(text) if text is not None else None
    for path, cell in report.cells().items():
        if cell.span is not None and length is not None:
            assert 0 <= cell.span.start <= cell.span.end <= length, f"span of {path}"
    for diagnostic in report.diagnostics:
        assert diagnostic.code in gaireport.CODES
        if length is not None:
            assert 0 <= diagnostic.span.start <= diagnostic.span.end <= length, diagnostic.code
    assert gaireport.from_json(gaireport.to_json(report)) == report, "JSON loses something"
    for _ in gaireport.to_rows([report]):
        pass
    call = _CALLS[len(report.diagnostics) % len(_CALLS)]  # All of them for each would be slow.
    with suppress(gaireport.GaireportError):
        call(report, text)


def _write(report: Report, text: str | None) -> None:
    # Two readings more: not each time.
    if len(report.labels) % 3:
        return
    layouts = gaireport.writable_layouts()
    chosen = layouts[len(report.labels) % len(layouts)]
    written = gaireport.write(report, chosen)
    assert gaireport.parse(written) == report, f"written as {chosen} it is another report"


def _check(report: Report, text: str | None) -> None:
    gaireport.check(report)


def _check_others(report: Report, text: str | None) -> None:
    gaireport.check_years([report, report])
    gaireport.check_units(report, [report, report])
    gaireport.ratios(report)


def _repair(report: Report, text: str | None) -> None:
    proposals = (each for d in report.diagnostics for each in d.proposals)
    for proposal in islice(proposals, 2):
        gaireport.repair(report, proposal)


_CALLS = (_write, _check, _check_others, _repair)

TARGETS: dict[str, Target] = {
    "text": fuzz_text,
    "html": fuzz_html,
    "docx": fuzz_docx,
    "pdf": fuzz_pdf,
    "json": fuzz_json,
}


def load_all() -> None:
    """Import every module of the package, so that instruments reach it."""
    import pkgutil
    from importlib import import_module

    for module in pkgutil.walk_packages(gaireport.__path__, "gaireport."):
        if not module.name.startswith(("gaireport.testing", "gaireport.__main__", "gaireport.cli")):
            try:
                import_module(module.name)
            except ImportError:
                continue  # It needs an extra that is not installed.
