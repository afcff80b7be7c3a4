"""Read Chinese government-information-disclosure annual reports (政府信息公开工作年度报告) into one typed AST.

Names are loaded on first use, so that ``import gaireport`` does no work.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gaireport.adapter import Adapter
    from gaireport.api import adapters, parse, sniff, writable_layouts, write
    from gaireport.codes import CODES, Severity
    from gaireport.diagnostics import Diagnostic
    from gaireport.errors import (
        AmbiguousAdapterError,
        GaireportError,
        InputTooLargeError,
        MissingExtraError,
        NotAReportError,
        ParseError,
        PluginError,
        UnknownAdapterError,
        UnsupportedFileError,
        UnwritableError,
    )
    from gaireport.nodes import Cell, Chapter, Label, Paragraph, Report, Unparsed
    from gaireport.source import Span

_HOMES = {
    "gaireport.adapter": ("Adapter",),
    "gaireport.api": ("adapters", "parse", "sniff", "writable_layouts", "write"),
    "gaireport.codes": ("CODES", "Severity"),
    "gaireport.diagnostics": ("Diagnostic",),
    "gaireport.errors": (
        "AmbiguousAdapterError",
        "GaireportError",
        "InputTooLargeError",
        "MissingExtraError",
        "NotAReportError",
        "ParseError",
        "PluginError",
        "UnknownAdapterError",
        "UnsupportedFileError",
        "UnwritableError",
    ),
    "gaireport.nodes": ("Cell", "Chapter", "Label", "Paragraph", "Report", "Unparsed"),
    "gaireport.source": ("Span",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> object:
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
