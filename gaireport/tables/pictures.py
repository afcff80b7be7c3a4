"""A text and its report -> findings that name the chapters in which a picture stands where a table is due."""

import re
from itertools import pairwise

from gaireport.findings.diagnostics import Diagnostic, diagnose
from gaireport.form.official import TABLES
from gaireport.nodes import Report
from gaireport.source import Source, Span

_PICTURE_MARK = re.compile(
    r"<img(?=[\s/>])(?![^<>]*(?:width|height)\s*=\s*[\"']?[0-2](?:px)?[\"'\s/>])|!\[[^\[\]\n]*\]\(|<!-- ?image ?-->"
    r"|<picture(?=[\s>])|\\includegraphics",
    re.IGNORECASE,
)
"""A picture in HTML, Markdown and what Docling writes, DocTags, LaTeX; dots and lines that keep a place open aside."""
_CHAPTER_OF_PICTURE = dict(zip(TABLES, (2, 3, 4), strict=True))


def tell_pictures(source: Source, report: Report, end: int) -> list[Diagnostic]:
    """Name the pictures in the chapters whose tables print nothing.

    Args:
        end: where the report ends in the text.
    """
    if not _PICTURE_MARK.search(source.text):
        return []
    printed = {path.partition(".")[0] for path, cell in report.cells().items() if cell.raw}
    printed |= {"review"} if "litigation" in printed else set()
    lost = {number for table, number in _CHAPTER_OF_PICTURE.items() if table not in printed}
    starts = [(each.number, each.span.end) for each in report.chapters if each.span]
    found = []
    for (number, start), (_, stop) in pairwise([*starts, (0, end)]):
        places = list(_PICTURE_MARK.finditer(source.text, start, stop)) if number in lost else []
        if places:
            span = Span(places[0].start(), places[-1].end())
            found.append(diagnose("GR104", span, number=number, count=len(places)))
    return found
