"""A Report -> findings where its prose counts requests, reviews, lawsuits or fees otherwise than its tables do."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gaireport.checks.passages import span_of_passage
from gaireport.checks.prose.quantities import Quantity, find_quantities
from gaireport.checks.prose.topics import Topic, find_denials, find_topic, is_narrowed
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.words import Words
from gaireport.nodes import Cell, Number, Paragraph, Report
from gaireport.source import fold

MISMATCH = "GR511"
CLAIM_CHAPTERS = (1, 5, 6)
"""The chapters whose prose is read. Two to four carry the tables, and figures in their prose repeat labels."""

_STATEMENT = re.compile("[^。；;！!\n]+")
_CLAUSE_END = re.compile("[，,：:（）()]")
_IN_SHORT = re.compile("[(（][^()（）0-9]{1,12}[)）]")
"""What a name has in brackets: 各镇（街道）, 县（市、区）."""
_YEAR_NAMED = re.compile("(20[0-9]{2})年")
_FILLER = re.compile("[共总合计数量约为达是到有的其各类件均已全部一]*")


class Claim(NamedTuple):
    """One count in the prose and what it is about."""

    topic: Topic
    value: Number
    unit: str
    start: int
    end: int


def check_claims(report: Report) -> list[Diagnostic]:
    """Compare every count of chapters one, five and six with the cells it speaks about.

    A count agrees if any reading fits: "received" with or without the requests of last year, "lawsuits" of either
    kind or both. A count is no claim if it is vague, about another year, or narrowed (by way of receipt, kind of
    applicant, part of the year). 信息处理费 in 元 is not 行政事业性收费 in 万元 and is never compared.
    """
    cells = report.cells()
    findings: list[Diagnostic] = []
    for chapter in report.chapters:
        if chapter.number not in CLAIM_CHAPTERS:
            continue
        for paragraph in chapter.paragraphs:
            for claim in find_claims(paragraph.text, report.year):
                finding = _compare(claim, paragraph, cells)
                if finding is not None:
                    findings.append(finding)
    return findings


def find_claims(text: str, year: int | None = None) -> Iterator[Claim]:
    """Find every count in a text that speaks about cells of the tables.

    Args:
        text: a paragraph.
        year: the reporting year; sentences about another year are passed over.
    """
    folded = fold(text)
    for sentence in _STATEMENT.finditer(folded):
        words, offset = sentence.group(), sentence.start()
        for topic, start, end in find_denials(words):
            if _is_of_year(words[:start], year):
                yield Claim(topic, 0, "件", offset + start, offset + end)
        done = 0
        for count in find_quantities(words):
            before = _clause_before(words, done, count)
            after = _CLAUSE_END.split(words[count.end :], maxsplit=1)[0]
            done = count.end + len(count.unit)
            if (
                count.vague
                or "其中" in words[: count.start]
                or is_narrowed(before, after, words[: count.start])
                or not _is_of_year(words[: count.start], year)
            ):
                continue
            topic_found = find_topic(before, after[len(count.unit) :], words, count.unit)
            if topic_found is not None:
                yield Claim(
                    topic_found, count.value, count.unit, offset + count.start, offset + count.end
                )


def _clause_before(sentence: str, done: int, count: Quantity) -> str:
    """The clause that leads to a count, with the one before it where it says no more than 共计."""
    clauses = _CLAUSE_END.split(_IN_SHORT.sub("", sentence[done : count.start]))
    clause = clauses[-1]
    if len(clauses) > 1 and _FILLER.fullmatch(clause.strip()):
        clause = clauses[-2] + clause
    return clause


def _is_of_year(before: str, year: int | None) -> bool:
    years = _YEAR_NAMED.findall(before)
    return year is None or not years or int(years[-1]) == year


def _compare(claim: Claim, paragraph: Paragraph, cells: dict[str, Cell]) -> Diagnostic | None:
    readings = [
        r
        for r in (_add_up_claimed(paths, cells) for paths in claim.topic.readings)
        if r is not None
    ]
    said: Number = claim.value
    if claim.unit == "元" and claim.topic.name == "fees":
        readings = [reading * 10000 for reading in readings]  # The column is in 万元.
    if not readings or said in readings:
        return None
    paths = tuple(dict.fromkeys(p for paths in claim.topic.readings for p in paths if p in cells))
    printed = list(dict.fromkeys(str(reading) for reading in readings))
    return diagnose(
        MISMATCH,
        span_of_passage(paragraph, claim.start, claim.end),
        paths,
        topic=claim.topic.title,
        said=said,
        printed=Words(" or ".join(printed), "或".join(printed)),
    )


def _add_up_claimed(paths: tuple[str, ...], cells: dict[str, Cell]) -> Number | None:
    """The cells' sum. A blank beside printed figures is 0; blanks alone and lost cells give no sum."""
    found = [cells[path] for path in paths if path in cells]
    values = [cell.value for cell in found if cell.value is not None]
    if not values or any(cell.raw is None for cell in found):
        return None
    return sum(values)
