"""The FILEs of a command -> what became of each, as they are ready; what was refused is told on standard error.

Every command reads its files here: folders, patterns, archives, standard input, several processes, progress.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple, TypeVar

from gaireport.checks import check
from gaireport.checks.across.together import Document
from gaireport.cli.language import language
from gaireport.errors import GaireportError
from gaireport.files import read_text
from gaireport.files.many import lost_input, lost_reports, read_input, read_reports
from gaireport.files.processes import map_in_order
from gaireport.files.sources import InputFile, find_inputs
from gaireport.files.unreadable import unreadable
from gaireport.files.unwritable import unwritable_file
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.words import Count, Words
from gaireport.report.outcome import Outcome
from gaireport.view.marks import visible

Ready = TypeVar("Ready")
_ACCOUNT = Words(
    "{read} of {due} {due:file|files} read, {refused} refused: {reasons}",
    "共{due}个文件，已读取{read}个，未能读取{refused}个",
)

_REASON = Words(
    "{count} {count:file|files} refused, {reason}: {message}",
    "{count}个文件未能读取（{reason}）：{message}",
)
_MORE_FILES = Words("{more} more", "另有{more}个")
_NAMED_REFUSALS = 5
"""The files that are named under a reason."""


class Examined(NamedTuple):
    """What became of one file, and what the checks found in its report."""

    outcome: Outcome
    findings: tuple[Diagnostic, ...]

    @property
    def name(self) -> str:
        """The name of the file, as findings show it."""
        return self.outcome.source

    @property
    def document(self) -> Document | None:
        """The report with its text, or None where the file was refused."""
        report, text = self.outcome.report, self.outcome.text
        if report is None or text is None:
            return None
        return Document(self.name, text, report)


class Reading:
    """The files of one call of a command, and the account of those that were refused."""

    def __init__(
        self,
        files: Iterable[str],
        adapter: str | None,
        jobs: int = 1,
        *,
        out: str = "",
        every: bool = False,
    ) -> None:
        """Find the files.

        Args:
            files: their names, as on the command line.
            adapter: name of the layout, in place of detection.
            jobs: number of processes.
            out: what the command writes, which is none of the files in whatever folder it lies.
            every: read all reports of a file that holds several, not the first alone.
        """
        found = (each for file in files for each in _inputs(file))
        self._inputs = [each for each in found if not out or not _is_same_file(each.name, out)]
        self._adapter, self._jobs, self._every = adapter, jobs, every
        self.refused: list[Outcome] = []
        """The files that were refused so far."""

    @property
    def due(self) -> int:
        """The number of files."""
        return len(self._inputs)

    @property
    def is_all_refused(self) -> bool:
        """Whether no file could be read."""
        return len(self.refused) == self.due

    def outcomes(self) -> Iterator[Outcome]:
        """What became of each file; a refusal is told on standard error as well."""
        for outcome in self.untold_outcomes():
            if outcome.error is not None:
                complain(outcome.source, outcome.error)
            yield outcome

    def untold_outcomes(self) -> Iterator[Outcome]:
        """What became of each file, for a command that tells refusals by their reasons at its end."""
        read = partial(read_reports, adapter=self._adapter, every=self._every)
        results = map_in_order(read, self._inputs, self._jobs, lost_reports)
        for outcomes in _with_progress(results, len(self._inputs)):
            self.refused += [each for each in outcomes if each.error is not None]
            yield from outcomes

    def examined(self) -> Iterator[Examined]:
        """What became of each file, and all that the checks find in it."""
        examine = partial(_examine, adapter=self._adapter)
        results = map_in_order(examine, self._inputs, self._jobs, _lost)
        for each in _with_progress(results, len(self._inputs)):
            self._tell(each.outcome)
            yield each

    def documents(self) -> Iterator[Document]:
        """The reports that could be read, with their texts."""
        for outcome in self.outcomes():
            if outcome.report is not None and outcome.text is not None:
                yield Document(outcome.source, outcome.text, outcome.report)

    def _tell(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            self.refused.append(outcome)
            complain(outcome.source, outcome.error)

    def tell_account(self) -> None:
        """Print on standard error how many of several files were refused, and why."""
        due = len(self._inputs)
        if due > 1 and self.refused:
            kinds = Counter(each.error.reason for each in self.refused if each.error is not None)
            reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(kinds.items()))
            refused = len(self.refused)
            account = _ACCOUNT.say(language()).format(
                read=due - refused, due=Count(due), refused=refused, reasons=reasons
            )
            print(account, file=sys.stderr)

    def tell_reasons(self) -> None:
        """Print on standard error why files were refused: for each reason how many, what to do, and the first names."""
        by_reason: dict[str, list[Outcome]] = {}
        for each in self.refused:
            if each.error is not None:
                by_reason.setdefault(each.error.reason, []).append(each)
        for alike in sorted(by_reason.values(), key=len, reverse=True):
            error, more = alike[0].error, len(alike) - _NAMED_REFUSALS
            assert error is not None
            names = [each.source for each in alike[:_NAMED_REFUSALS]]
            names += [_MORE_FILES.say(language()).format(more=more)] * (more > 0)
            why = _REASON.say(language()).format(
                count=Count(len(alike)), reason=error.reason, message=error.say(language())
            )
            print(visible(f"  {why}"), file=sys.stderr)
            print(visible(f"    {', '.join(names)}"), file=sys.stderr)


def _is_same_file(one: str, other: str) -> bool:
    return os.path.abspath(one) == os.path.abspath(other)


def _inputs(file: str) -> Iterable[InputFile]:
    if file == "-":
        try:
            return [InputFile("<stdin>", content=sys.stdin.buffer.read())]
        except OSError as error:
            # Standard input may be a folder.
            return [InputFile("<stdin>", error=unreadable("<stdin>", error))]
    return find_inputs([file])


def _examine(file: InputFile, adapter: str | None) -> Examined:
    outcome = read_input(file, adapter)
    if outcome.report is None:
        return Examined(outcome, ())
    return Examined(outcome, check(outcome.report, outcome.text))


def _lost(file: InputFile) -> Examined:
    return Examined(lost_input(file), ())


def _with_progress(results: Iterator[Ready], due: int) -> Iterator[Ready]:
    """The results; where people watch standard error, it shows between them how many there are."""
    watched = due > 1 and sys.stderr.isatty()
    for done in range(due):
        if watched:
            print(f"\r\x1b[K{done}/{due}", end="", file=sys.stderr, flush=True)
        result = next(results)
        if watched:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
        yield result


def complain(name: str, fault: GaireportError | OSError) -> None:
    """Print on standard error what stands against a file."""
    error = fault if isinstance(fault, GaireportError) else unwritable_file(name, fault)
    print(visible(f"{name}: {error.say(language())}"), file=sys.stderr)


def complain_of_run(fault: GaireportError) -> None:
    """Print on standard error what is wrong with a run; what it says names the file or the folder that is meant."""
    print(visible(fault.say(language())), file=sys.stderr)


def parse_file(file: str, adapter: str | None) -> Document | None:
    """The only file of a command, read and parsed, or None after a complaint."""
    return next(Reading([file], adapter).documents(), None)


def read_texts(files: Iterable[str]) -> Iterator[tuple[str, str | GaireportError]]:
    """The name of each file, and its text or the error that it was refused with; no report is parsed."""
    for each in (found for file in files for found in _inputs(file)):
        try:
            yield each.name, read_text(each.load())
        except GaireportError as error:
            yield each.name, error
