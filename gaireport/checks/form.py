"""A Report -> findings where what it says about itself does not agree: form, year, cited notice, date, chapters.

The parser finds missing, doubled or misplaced chapters and tables, mixed forms, and a title against its period.
"""

import re
from collections.abc import Iterator
from datetime import date

from gaireport.characters import WORD
from gaireport.checks.passages import span_of_passage
from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.findings.words import Count, Words
from gaireport.form.names import row_name
from gaireport.form.official import CHAPTERS
from gaireport.nodes import Paragraph, Report
from gaireport.source import Span, fold

DISCLOSED_OVER_TOTAL = "GR525"
FORM_AGAINST_YEAR = "GR541"
NOTICE_AGAINST_FORM = "GR542"
DATE_AGAINST_YEAR = "GR543"
LATE_DATE = "GR544"
BLANK_CELLS = "GR545"
EMPTY_CHAPTER = "GR546"
_CITED_NOTICE = re.compile(
    r"国办公开办函\s*[〔\[(【{]?\s*(20[0-9]{2})\s*[〕\])】}]?\s*第?\s*([0-9]{1,3})\s*号"
)
_FORM_OF_NOTICE = {("2019", "60"): "2019", ("2021", "30"): "2021"}
_OLD_DECREE = re.compile("第?492号")
_NOT_SAID = re.compile(f"[^{WORD}]*")


def check_form(report: Report) -> list[Diagnostic]:
    """Check the form against the year, the cited notices, the date, blank cells, chapter five and the disclosures."""
    return [
        *_check_form_year(report),
        *_check_notices(report),
        *_check_date(report),
        *_check_blanks(report),
        *_check_chapters(report),
        *_check_disclosed(report),
    ]


def due_form(year: int) -> str | None:
    """The form that a reporting year requires; None before 2014, when there was no national table."""
    if year >= 2021:
        return "2021"
    if year >= 2019:
        return "2019"
    return "statistics" if year >= 2014 else None


def _check_form_year(report: Report) -> Iterator[Diagnostic]:
    if report.year is None or report.form in (None, "mixed"):
        return
    due = due_form(report.year)
    if due is not None and due != report.form:
        names = {"statistics": Words("statistics", "统计表")}
        form, wanted = (names.get(str(f), Words(str(f), str(f))) for f in (report.form, due))
        yield diagnose(
            FORM_AGAINST_YEAR, _first_span(report), form=form, year=report.year, due=wanted
        )


def _first_span(report: Report) -> Span | None:
    spans = (cell.span for cell in report.cells().values())
    return next((span for span in spans if span is not None), None)


def _check_notices(report: Report) -> Iterator[Diagnostic]:
    """Compare each cited notice with the form and with the year: either may be out of step."""
    for paragraph in _all_paragraphs(report):
        folded = fold(paragraph.text)
        for match in _CITED_NOTICE.finditer(folded):
            year, number = match.groups()
            notice = f"国办公开办函〔{year}〕{number}号"
            span, form = (
                span_of_passage(paragraph, match.start(), match.end()),
                _FORM_OF_NOTICE.get((year, number)),
            )
            if report.year is not None and int(year) > report.year:
                yield _notice(span, notice, Words(f"the year {report.year}", f"{report.year}年度"))
            elif form is not None and report.form in ("2019", "2021") and form != report.form:
                yield _notice(
                    span, notice, Words(f"the {report.form} form", f"{report.form}年格式")
                )
            elif form is not None and report.year is not None and form != due_form(report.year):
                yield _notice(span, notice, Words(f"the year {report.year}", f"{report.year}年度"))
        match_old = _OLD_DECREE.search(folded)
        if match_old is not None and report.year is not None and report.year >= 2019:
            span = span_of_passage(paragraph, match_old.start(), match_old.end())
            yield _notice(
                span,
                "国务院令第492号",
                Words(f"the year {report.year}", f"{report.year}年度"),
            )


def _notice(span: Span | None, notice: str, what: Words) -> Diagnostic:
    return diagnose(NOTICE_AGAINST_FORM, span, notice=notice, what=what)


def _all_paragraphs(report: Report) -> Iterator[Paragraph]:
    yield from report.preamble
    for chapter in report.chapters:
        yield from chapter.paragraphs


def _check_date(report: Report) -> Iterator[Diagnostic]:
    """A report is published in the year after its own, a government's by 31 March at the latest (art. 49)."""
    if report.year is None or report.published is None:
        return
    due = report.year + 1
    signed = next(
        (label.span for label in reversed(report.labels) if label.name == "published"), None
    )
    day = report.published.isoformat()
    if report.published.year != due:
        yield diagnose(DATE_AGAINST_YEAR, signed, year=report.year, date=day)
    elif report.published > date(due, 3, 31):
        yield diagnose(LATE_DATE, signed, year=report.year, date=day)


def _check_blanks(report: Report) -> Iterator[Diagnostic]:
    empty = {path: cell for path, cell in report.cells().items() if cell.is_empty}
    if empty:
        blank = sum(cell.state == "blank" for cell in empty.values())
        first = next((cell.span for cell in empty.values() if cell.span is not None), None)
        yield diagnose(
            BLANK_CELLS, first, tuple(empty), found=_say_blanks(blank, len(empty) - blank)
        )


def _say_blanks(blank: int, marks: int) -> Words:
    """How many cells are blank and how many hold a mark; a kind of which there is none is not spoken of."""
    counts = {"blank": Count(blank), "marks": Count(marks)}
    if not marks:
        said = Words("{blank} {blank:cell is|cells are} blank", "{blank}个单元格空白")
    elif not blank:
        said = Words(
            "{marks} {marks:cell holds|cells hold} a dash or a slash", "{marks}个单元格为横线或斜线"
        )
    else:
        said = Words(
            "{blank} {blank:cell is|cells are} blank and {marks} {marks:holds|hold} a dash or a slash",
            "{blank}个单元格空白、{marks}个单元格为横线或斜线",
        )
    return Words(said.en.format(**counts), said.zh.format(**counts))


def _check_chapters(report: Report) -> Iterator[Diagnostic]:
    """Chapter five may not be empty; 无 is an answer in chapter six alone."""
    for chapter in report.chapters:
        if chapter.number not in (1, 5):
            continue
        said = "".join(_NOT_SAID.sub("", paragraph.text) for paragraph in chapter.paragraphs)
        if said in ("", "无", "暂无", "没有"):
            yield diagnose(
                EMPTY_CHAPTER,
                chapter.span,
                number=chapter.number,
                heading=CHAPTERS[chapter.number],
            )


def _check_disclosed(report: Report) -> Iterator[Diagnostic]:
    """Relation 7, 2019 form: 对外公开总数量 is no less than 本年新公开数量."""
    cells = report.cells()
    for row in ("regulations", "normative_documents"):
        paths = tuple(f"proactive.{row}.{column}" for column in ("disclosed", "total_disclosed"))
        if paths[1] not in cells:
            continue
        left, right = (cells[path].value for path in paths)
        if left is not None and right is not None and left > right:
            name = row_name(f"proactive.{row}")
            yield diagnose(
                DISCLOSED_OVER_TOTAL,
                cells[paths[1]].span,
                paths,
                name=name,
                left=left,
                right=right,
            )
