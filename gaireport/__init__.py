"""Read Chinese government-information-disclosure annual reports (政府信息公开工作年度报告) into one typed AST.

Names are loaded on first use, so that ``import gaireport`` does no work.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gaireport.adapter import Adapter
    from gaireport.api import adapters, parse, parse_all, sniff, writable_layouts, write
    from gaireport.checks import check
    from gaireport.checks.across.units import check_units, combine
    from gaireport.checks.across.years import Repetition, YearFinding, check_years
    from gaireport.checks.explain import explain
    from gaireport.checks.ratios import Ratio, ratios
    from gaireport.checks.sums.repair import repair
    from gaireport.errors import (
        AmbiguousAdapterError,
        GaireportError,
        InputTooLargeError,
        MissingExtraError,
        NotAReportError,
        ParseError,
        PluginError,
        UnknownAdapterError,
        UnknownFormError,
        UnreadableFileError,
        UnsupportedFileError,
        UnwritableError,
        UnwritableFileError,
        WrongKeysError,
        WrongTextError,
    )
    from gaireport.exports.arrow import to_arrow
    from gaireport.exports.codebook import CodebookEntry, codebook
    from gaireport.exports.docx import write_docx
    from gaireport.exports.json import from_json, to_json
    from gaireport.exports.rows import to_rows
    from gaireport.exports.schema import json_schema
    from gaireport.exports.table_files import TableFile, write_table
    from gaireport.exports.years import YearsTable, pivot_years, write_years
    from gaireport.files import read
    from gaireport.files.many import read_many
    from gaireport.findings.codes import CODES
    from gaireport.findings.diagnostics import Diagnostic
    from gaireport.findings.proposals import Change, Proposal
    from gaireport.findings.severity import Severity
    from gaireport.findings.words import Words
    from gaireport.nodes import (
        LOST,
        UNPLACED,
        Applicants,
        Applications,
        Cell,
        Chapter,
        Decisions2019,
        Decisions2021,
        Denied,
        Documents2019,
        Documents2021,
        Fees2019,
        Fees2021,
        Form,
        Label,
        Litigation,
        NotProcessed,
        Other2019,
        Other2021,
        Outcomes,
        Paragraph,
        Proactive,
        Procurement2019,
        Report,
        State,
        Unavailable,
        Unparsed,
    )
    from gaireport.report.blank import blank
    from gaireport.report.outcome import Outcome
    from gaireport.source import Span

__all__ = [
    "CODES",
    "LOST",
    "UNPLACED",
    "Adapter",
    "AmbiguousAdapterError",
    "Applicants",
    "Applications",
    "Cell",
    "Change",
    "Chapter",
    "CodebookEntry",
    "Decisions2019",
    "Decisions2021",
    "Denied",
    "Diagnostic",
    "Documents2019",
    "Documents2021",
    "Fees2019",
    "Fees2021",
    "Form",
    "GaireportError",
    "InputTooLargeError",
    "Label",
    "Litigation",
    "MissingExtraError",
    "NotAReportError",
    "NotProcessed",
    "Other2019",
    "Other2021",
    "Outcome",
    "Outcomes",
    "Paragraph",
    "ParseError",
    "PluginError",
    "Proactive",
    "Procurement2019",
    "Proposal",
    "Ratio",
    "Repetition",
    "Report",
    "Severity",
    "Span",
    "State",
    "TableFile",
    "Unavailable",
    "UnknownAdapterError",
    "UnknownFormError",
    "Unparsed",
    "UnreadableFileError",
    "UnsupportedFileError",
    "UnwritableError",
    "UnwritableFileError",
    "Words",
    "WrongKeysError",
    "WrongTextError",
    "YearFinding",
    "YearsTable",
    "__version__",
    "adapters",
    "blank",
    "check",
    "check_units",
    "check_years",
    "codebook",
    "combine",
    "explain",
    "from_json",
    "json_schema",
    "parse",
    "parse_all",
    "pivot_years",
    "ratios",
    "read",
    "read_many",
    "repair",
    "sniff",
    "to_arrow",
    "to_json",
    "to_rows",
    "writable_layouts",
    "write",
    "write_docx",
    "write_table",
    "write_years",
]

__version__: str

_HOMES = {
    "gaireport.adapter": ("Adapter",),
    "gaireport.api": (
        "adapters",
        "parse",
        "parse_all",
        "sniff",
        "writable_layouts",
        "write",
    ),
    "gaireport.report.blank": ("blank",),
    "gaireport.report.outcome": ("Outcome",),
    "gaireport.checks": ("check",),
    "gaireport.checks.explain": ("explain",),
    "gaireport.checks.ratios": ("Ratio", "ratios"),
    "gaireport.checks.sums.repair": ("repair",),
    "gaireport.checks.across.units": (
        "check_units",
        "combine",
    ),
    "gaireport.checks.across.years": ("Repetition", "YearFinding", "check_years"),
    "gaireport.findings.codes": ("CODES",),
    "gaireport.findings.severity": ("Severity",),
    "gaireport.findings.words": ("Words",),
    "gaireport.findings.diagnostics": ("Diagnostic",),
    "gaireport.errors": (
        "AmbiguousAdapterError",
        "GaireportError",
        "InputTooLargeError",
        "MissingExtraError",
        "NotAReportError",
        "ParseError",
        "PluginError",
        "UnknownAdapterError",
        "UnknownFormError",
        "UnreadableFileError",
        "UnsupportedFileError",
        "UnwritableError",
        "UnwritableFileError",
        "WrongKeysError",
        "WrongTextError",
    ),
    "gaireport.exports.arrow": ("to_arrow",),
    "gaireport.exports.codebook": (
        "CodebookEntry",
        "codebook",
    ),
    "gaireport.exports.docx": ("write_docx",),
    "gaireport.exports.json": (
        "from_json",
        "to_json",
    ),
    "gaireport.exports.rows": ("to_rows",),
    "gaireport.exports.schema": ("json_schema",),
    "gaireport.exports.years": (
        "YearsTable",
        "pivot_years",
        "write_years",
    ),
    "gaireport.exports.table_files": (
        "TableFile",
        "write_table",
    ),
    "gaireport.files": ("read",),
    "gaireport.files.many": ("read_many",),
    "gaireport.nodes": (
        "Applicants",
        "Applications",
        "Decisions2019",
        "Decisions2021",
        "Denied",
        "Documents2019",
        "Documents2021",
        "Fees2019",
        "Fees2021",
        "Litigation",
        "NotProcessed",
        "Other2019",
        "Other2021",
        "Outcomes",
        "Proactive",
        "Procurement2019",
        "Unavailable",
        "LOST",
        "UNPLACED",
        "Cell",
        "Chapter",
        "Form",
        "Label",
        "Paragraph",
        "Report",
        "State",
        "Unparsed",
    ),
    "gaireport.findings.proposals": ("Change", "Proposal"),
    "gaireport.source": ("Span",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("gaireport")
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]


class _PublicModule(ModuleType):
    """Keeps the function ``adapters`` when Python, on loading the folder of that name, puts the folder in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _HOME_OF or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _PublicModule
