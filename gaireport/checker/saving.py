"""Reports with their findings -> the files that the checker saves: a page, Word, Excel, JSON."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from gaireport.checks.across.together import Document
from gaireport.errors import GaireportError
from gaireport.exports.findings_json import format_json
from gaireport.exports.marked_docx import marked_docx
from gaireport.exports.rows import to_rows
from gaireport.exports.workbook import write_workbook
from gaireport.findings.diagnostics import Diagnostic
from gaireport.report.outcome import Outcome
from gaireport.view.page import make_page
from gaireport.view.page_file import page_html


def save_findings(
    kind: str,
    documents: Sequence[Document],
    findings: Sequence[tuple[Diagnostic, ...]],
    refused: Mapping[str, GaireportError],
    lang: str,
) -> bytes:
    """The content of a file: ``html``, ``json`` and ``xlsx`` hold all reports, ``docx`` the first.

    Raises:
        GaireportError: the report cannot be written in this way.
    """
    if kind == "docx":
        return marked_docx(documents[0].report, findings[0], lang)
    if kind == "xlsx":
        return _workbook(documents, findings, refused, lang)
    if kind == "json":
        named = [(each.name, found) for each, found in zip(documents, findings, strict=True)]
        return format_json(named, refused.items(), lang).encode()
    return page_html(make_page(documents, refused.items(), findings=findings), lang).encode()


def _workbook(
    documents: Sequence[Document],
    findings: Sequence[tuple[Diagnostic, ...]],
    refused: Mapping[str, GaireportError],
    lang: str,
) -> bytes:
    outcomes = [Outcome(each.name, each.report, None, each.text) for each in documents]
    outcomes += [Outcome(name, None, error) for name, error in refused.items()]
    rows = list(to_rows(outcomes, lang=lang))
    with tempfile.TemporaryDirectory(prefix="gaireport-") as folder:
        path = Path(folder, "findings.xlsx")
        write_workbook(path, outcomes, rows, wide=False, lang=lang, findings=findings)
        return path.read_bytes()
