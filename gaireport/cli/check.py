"""``gaireport check``."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from gaireport.checks.across.together import check_across
from gaireport.cli.arguments import AdapterName, Files, Jobs, Lang, Style
from gaireport.cli.language import language
from gaireport.cli.printing import print_exactly, print_findings
from gaireport.cli.reading import Examined, Reading, complain
from gaireport.cli.selection import FAIL_ON, NEVER, Selection, fails, known_severity
from gaireport.cli.status import DONE, FAILED, WITH_ERRORS
from gaireport.errors import GaireportError
from gaireport.exports.findings import format_findings
from gaireport.findings.codes import CODES
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity
from gaireport.findings.words import Words
from gaireport.nodes import Report
from gaireport.view.marks import visible
from gaireport.view.places import count_findings

_STREAMED = ("text", "jsonl")
"""The formats of which each file's part stands alone, so that it is printed as soon as it is ready."""

NO_COLLECTED_REPORT = GaireportError(
    "this is the collected report, with which the sum of the units is compared; nothing was added up",
    "此文件应为汇总报告，未能读取，因此未作合计核对",
    reason="no-collected-report",
)

_ONE_YEAR = Words(
    "the only report; there is no other year to compare it with", "只有这一份报告，没有可比较的年度"
)

Codes = Annotated[str | None, typer.Option("--select", metavar="CODES", help="Show only these.")]
Ignored = Annotated[
    str | None, typer.Option("--ignore", metavar="CODES", help="Do not show these.")
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="|".join(FAIL_ON),
        help="The least severity for which the status is 1.",
    ),
]


def check_command(
    files: Files,
    style: Style = "text",
    select: Codes = None,
    ignore: Ignored = None,
    fail_on: FailOn = str(Severity.ERROR),
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Status 0 whatever is found.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each code instead.")
    ] = False,
    years: Annotated[
        bool, typer.Option("--years", help="Also compare FILEs of one office, year by year.")
    ] = False,
    units: Annotated[
        bool, typer.Option("--units", help="Also compare the first FILE with the sum of the rest.")
    ] = False,
    jobs: Jobs = 1,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Check reports: sums, text against tables, form, dates; where the fault is and what it may be."""
    printed = _Output("count" if statistics else style, Selection(select, ignore), language(lang))
    limit = NEVER if exit_zero else known_severity(fail_on)
    reading = Reading(files, adapter, jobs)
    if years or units:
        is_whole = printed.together(list(reading.examined()), years=years, units=units)
    else:
        is_whole = True
        for each in reading.examined():
            printed.add(each)
    printed.finish(reading)
    reading.tell_account()
    if reading.refused or not is_whole:
        return FAILED
    return WITH_ERRORS if fails(printed.all, limit) else DONE


class _Output:
    """What one call prints: the findings of each file as they are ready, or all of them at its end."""

    def __init__(self, style: str, selection: Selection, lang: str) -> None:
        self._style, self._selection, self._lang = style, selection, lang
        self._kept: list[tuple[str, Sequence[Diagnostic]]] = []
        self.all: list[Diagnostic] = []
        """The findings so far that are wanted."""

    def add(self, each: Examined) -> None:
        """Take what became of a file."""
        error = each.outcome.error
        if error is not None and self._style == "jsonl":
            refused = [(each.name, error)]
            print_exactly(format_findings([], self._style, self._lang, refused=refused))
        elif error is None:
            self._add_findings(each.name, each.outcome.report, each.findings)

    def _add_findings(
        self, name: str, report: Report | None, findings: Iterable[Diagnostic]
    ) -> None:
        wanted = self._selection.of(findings)
        self.all += wanted
        if self._style not in _STREAMED:
            self._kept.append((name, wanted))
            return
        if self._style == "text" and report is not None:
            print_findings(name, report, wanted, self._lang)
        else:
            print_exactly(format_findings([(name, wanted)], self._style, self._lang))

    def together(self, examined: list[Examined], *, years: bool, units: bool) -> bool:
        """Take all files with what they say of one another; False where they could not be held together."""
        documents = [each.document for each in examined if each.document is not None]
        own = [each.findings for each in examined if each.document is not None]
        refused = [(e.name, e.outcome.error) for e in examined if e.outcome.error is not None]
        is_whole = True
        if units and examined[0].outcome.error is not None:
            complain(examined[0].name, NO_COLLECTED_REPORT)
            units = is_whole = False
        try:
            found = check_across(documents, own, years=years, units=units, refused=refused)
        except GaireportError as error:
            complain(documents[0].name, error)
            is_whole, found = False, check_across(documents, own, years=years, refused=refused)
        for each in examined:
            if each.outcome.error is not None:
                self.add(each)
        for (name, findings), document in zip(found, documents, strict=True):
            self._add_findings(name, document.report, findings)
        if years and len(documents) == 1:
            print(visible(f"{documents[0].name}: {_ONE_YEAR.say(self._lang)}"), file=sys.stderr)
        return is_whole

    def finish(self, reading: Reading) -> None:
        """Print what could not be printed before all files were read."""
        if self._style == "count":
            self._print_counts()
        elif self._style not in _STREAMED:
            refused = [(e.source, e.error) for e in reading.refused if e.error is not None]
            print_exactly(format_findings(self._kept, self._style, self._lang, refused=refused))
        elif self._style == "text" and not reading.is_all_refused:
            print(count_findings(self.all, self._lang), file=sys.stderr)

    def _print_counts(self) -> None:
        counts = Counter(finding.code for finding in self.all)
        for code in (code for code in CODES if counts[code]):
            print(f"{counts[code]:>6}  {code}  {CODES[code].meaning.say(self._lang)}")
