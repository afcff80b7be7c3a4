"""A report with its findings -> a Word file in the official form: doubted cells shaded, each finding as a comment."""

from collections.abc import Sequence
from html import escape

from gaireport.exports.docx import PACKAGE_PARTS, DocxMarks, document_xml, pack_parts
from gaireport.exports.findings_json import say_finding
from gaireport.findings.diagnostics import Diagnostic
from gaireport.findings.severity import Severity
from gaireport.findings.suspects import mark_suspects, mark_touched, suspect_cells
from gaireport.findings.words import Words
from gaireport.form.printed import lay_out_report
from gaireport.nodes import Report

_SHADES = {Severity.ERROR: "FFC9C5", Severity.WARNING: "FFE7AD", Severity.INFO: "E4EDF7"}
_LIGHT_SHADES = {Severity.ERROR: "FDF1F0", Severity.WARNING: "FFF8E6", Severity.INFO: "F3F6FA"}
_PROPOSAL = Words("Proposal: ", "修改建议：")
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML_FORBIDDEN = {code: "\ufffd" for code in (*range(32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))}


def marked_docx(report: Report, findings: Sequence[Diagnostic], lang: str) -> bytes:
    """The content of the file; what the document lost is an empty cell here, and a comment says so.

    Raises:
        UnwritableError: the report holds a character that no Word file can.
    """
    light, strong = mark_touched(findings), mark_suspects(findings)
    shades = {path: _LIGHT_SHADES[severity] for path, severity in light.items()}
    shades |= {path: _SHADES[severity] for path, severity in strong.items()}
    notes: dict[str, list[int]] = {}
    for number, (finding, suspects) in enumerate(
        zip(findings, suspect_cells(findings), strict=True)
    ):
        # A comment has one place; the shades show the other cells.
        place = next(iter(suspects or finding.cells), "")
        notes.setdefault(place if report.title or place else _first_cell(report), []).append(number)
    document = document_xml(lay_out_report(report), DocxMarks(shades, notes))
    types = PACKAGE_PARTS["[Content_Types].xml"].replace(
        "</Types>",
        f'<Override PartName="/word/comments.xml" ContentType="{_COMMENTS_TYPE}"/></Types>',
    )
    relations = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_COMMENTS}" Target="comments.xml"/></Relationships>'
    )
    parts = {**PACKAGE_PARTS, "[Content_Types].xml": types, "word/document.xml": document}
    parts["word/_rels/document.xml.rels"] = relations
    parts["word/comments.xml"] = _comments_xml(findings, lang)
    return pack_parts(parts)


def _first_cell(report: Report) -> str:
    return next(iter(report.cells()), "")


def _comments_xml(findings: Sequence[Diagnostic], lang: str) -> str:
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="gaireport" w:initials="g">'
        f"{''.join(map(_comment_line, _lines_of_comment(finding, lang)))}</w:comment>"
        for number, finding in enumerate(findings)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:comments xmlns:w="{_NAMESPACE}">{comments}</w:comments>'
    )


def _lines_of_comment(finding: Diagnostic, lang: str) -> list[str]:
    proposals = [Words(each.message, each.message_zh).say(lang) for each in finding.proposals]
    said = f"{finding.code} {say_finding(finding, lang)}"
    return [said, *(f"{_PROPOSAL.say(lang)}{each}" for each in proposals)]


def _comment_line(text: str) -> str:
    plain = escape(text.translate(_XML_FORBIDDEN))
    return f'<w:p><w:r><w:t xml:space="preserve">{plain}</w:t></w:r></w:p>'
