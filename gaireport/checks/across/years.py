"""One office's reports of several years -> findings on figures that should run on and on text that was copied."""

import re
from collections.abc import Iterable, Iterator

import attrs

from gaireport.characters import WORD
from gaireport.checks.across.offices import make_series
from gaireport.errors import require_number
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.form.names import cell_name, column_name, row_name
from gaireport.form.official import APPLICANT_COLUMNS
from gaireport.nodes import Report
from gaireport.report.outcome import Outcome, RefusedInputs, take_given
from gaireport.source import Span, fold

CARRIED_OVER, IN_FORCE, ITEMS, REPEATED = "GR521", "GR522", "GR523", "GR524"
_SENTENCE_TEXT = re.compile("[^。；;！!？?\n]+")
_UNSAID = re.compile(f"[^{WORD}]+|[0-9]+")
_SHORTEST_SENTENCE = 10
"""Characters of the shortest sentence that counts. Headings and set phrases are shorter and repeat in every report."""
_FEWEST_SENTENCES = 5
"""Sentences that a report must have before its share of repeated ones means anything."""


@attrs.frozen
class Repetition:
    """One sentence of a report that stands in an earlier one too, numbers and punctuation aside."""

    text: str
    span: Span | None
    earlier: Span | None
    """The place in the text of the earlier report."""


@attrs.frozen
class YearFinding:
    """A finding over two years; its span and cells are those of the later report."""

    diagnostic: Diagnostic
    report: int
    """The index of the later report among those given."""
    earlier: int
    """The index of the earlier report, or of the one that the finding holds this report against."""
    repetitions: tuple[Repetition, ...] = ()


def check_years(
    reports: Iterable[Report | Outcome], *, copied: float = 0.5, refused: RefusedInputs = ()
) -> tuple[YearFinding, ...]:
    """Compare the reports of one office, each with the one of the year before.

    What cannot be compared is a warning: a report of another office, a second one for a year, one without a year, an
    input that was refused, a year that is missing between two others. The rest are notices: mergers, corrections and
    a wider scope break these relations for good reasons.
    结转下年度 is compared with 上年结转 by column, and 现行有效件数 with last year's plus this year's 制发 less its
    废止. In the 2019 form 上一年项目数量 is compared with last year's plus its 增/减. The share of sentences that
    last year's report had already is measured too.

    Args:
        reports: the reports of one office, in any order, or outcomes as of ``read_many``.
        copied: the share of repeated sentences from which on a finding is made.
        refused: names of inputs that could not be read, each with its error; they stand at the first report.

    Returns:
        The findings: what is left out and why, then by year and in the order of the form.
    """
    require_number(copied, "copied")
    taken = take_given(reports, refused)
    series = make_series(taken.reports, taken.refused)
    found = [YearFinding(*each) for each in series.apart]
    for year, after in series.years.items():
        if (before := series.years.get(year - 1)) is None:
            continue
        earlier, later = taken.reports[before], taken.reports[after]
        found += [YearFinding(d, after, before) for d in _check_figures(earlier, later)]
        found += [YearFinding(d, after, before, r) for d, r in _check_text(earlier, later, copied)]
    places = taken.places
    return tuple(
        attrs.evolve(each, report=places[each.report], earlier=places[each.earlier])
        for each in found
    )


def _check_figures(earlier: Report, later: Report) -> Iterator[Diagnostic]:
    yield from _check_carried(earlier, later)
    yield from _check_in_force(earlier, later)
    yield from _check_items(earlier, later)


def _check_carried(earlier: Report, later: Report) -> Iterator[Diagnostic]:
    """Relation 5: what is carried out of one year is carried into the next."""
    old, new = earlier.cells(), later.cells()
    for column in APPLICANT_COLUMNS:
        path = f"applications.carried_in.{column}"
        before, after = old[f"applications.carried_out.{column}"].value, new[path].value
        if before is not None and after is not None and before != after:
            years = {"year": earlier.year, "next": later.year}
            facts = {"before": before, "after": after, "difference": abs(before - after)}
            yield diagnose(
                CARRIED_OVER,
                new[path].span,
                (path,),
                name=column_name(column),
                **years,
                **facts,
            )


def _check_in_force(earlier: Report, later: Report) -> Iterator[Diagnostic]:
    """Relation 6, 2021 form: in force = in force a year before + issued - repealed."""
    old, new = earlier.cells(), later.cells()
    for row in ("regulations", "normative_documents"):
        paths = tuple(f"proactive.{row}.{column}" for column in ("issued", "repealed", "in_force"))
        before = old[paths[2]].value if paths[2] in old else None
        issued, repealed, after = (new[p].value if p in new else None for p in paths)
        if before is None or issued is None or repealed is None or after is None:
            continue
        left = before + issued - repealed
        if left != after:
            facts = {
                "before": before,
                "issued": issued,
                "repealed": repealed,
                "left": left,
                "after": after,
            }
            years = {"year": earlier.year, "next": later.year}
            name = row_name(f"proactive.{row}")
            yield diagnose(IN_FORCE, new[paths[2]].span, paths, name=name, **years, **facts)


def _check_items(earlier: Report, later: Report) -> Iterator[Diagnostic]:
    """Relation 7, 2019 form: 上一年项目数量 = last year's 上一年项目数量 + its 增/减."""
    old, new = earlier.cells(), later.cells()
    for path in [p for p in new if p.endswith(".previous_items") and p in old]:
        row = path.rpartition(".")[0]
        before, change, after = old[path].value, old[f"{row}.change"].value, new[path].value
        if before is None or change is None or after is None or before + change == after:
            continue
        facts = {
            "year": earlier.year,
            "next": later.year,
            "before": before,
            "change": change,
            "after": after,
        }
        yield diagnose(ITEMS, new[path].span, (path,), name=cell_name(path), **facts)


def _check_text(
    earlier: Report, later: Report, copied: float
) -> Iterator[tuple[Diagnostic, tuple[Repetition, ...]]]:
    due = len(list(_sentences(later)))
    repeated = repeated_sentences(later, earlier)
    if due < _FEWEST_SENTENCES or len(repeated) < copied * due:
        return
    share = f"{len(repeated) / due:.0%}"
    count, place = len(repeated), repeated[0].span
    yield (
        diagnose(REPEATED, place, share=share, year=earlier.year, count=count, due=due),
        repeated,
    )


def repeated_sentences(report: Report, earlier: Report) -> tuple[Repetition, ...]:
    """The sentences of a report that stand in an earlier one as well, numbers and punctuation aside."""
    known: dict[str, Span | None] = {}
    for key, _, span in _sentences(earlier):
        known.setdefault(key, span)
    return tuple(
        Repetition(text, span, known[key]) for key, text, span in _sentences(report) if key in known
    )


def _sentences(report: Report) -> Iterator[tuple[str, str, Span | None]]:
    for chapter in report.chapters:
        for paragraph in chapter.paragraphs:
            whole = paragraph.span
            exact = whole is not None and whole.end - whole.start == len(paragraph.text)
            for match in _SENTENCE_TEXT.finditer(paragraph.text):
                key = _UNSAID.sub("", fold(match.group()))
                if len(key) >= _SHORTEST_SENTENCE:
                    place = whole
                    if exact and whole is not None:
                        place = Span(whole.start + match.start(), whole.start + match.end())
                    yield key, match.group().strip(), place
