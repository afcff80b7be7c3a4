"""``gaireport explain``."""

import difflib
import sys
from typing import Annotated

import typer

from gaireport.checks import check as check_report
from gaireport.checks.explain import explain as explain_code
from gaireport.cli.arguments import AdapterName, Lang
from gaireport.cli.printing import language
from gaireport.cli.reading import complain, parse_file
from gaireport.cli.status import DONE, FAILED, WITH_ERRORS
from gaireport.errors import GaireportError
from gaireport.exports.findings import format_findings, has_errors
from gaireport.view.cell import describe_cell


def explain_command(
    target: Annotated[str, typer.Argument(metavar="CODE|FILE", help="GR303, or a file to read.")],
    cell: Annotated[str | None, typer.Argument(metavar="CELL", help="Path of a cell.")] = None,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Explain a code, or show a cell of a file: its value, what is printed for it, and where."""
    if cell is not None:
        return _explain_cell(target, cell, adapter, language(lang))
    try:
        print(explain_code(target, language(lang)), end="")
    except GaireportError as error:
        print(f"{error}; for a cell: gaireport explain FILE CELL", file=sys.stderr)
        return FAILED
    return DONE


def _explain_cell(file: str, path: str, adapter: str | None, lang: str) -> int:
    document = parse_file(file, adapter)
    if document is None:
        return FAILED
    cells = document.report.cells()
    if path not in cells:
        near = difflib.get_close_matches(path, cells, n=3)
        hint = f"; near it: {', '.join(near)}" if near else ""
        complain(document.name, f"this report has no cell {path}{hint}")
        return FAILED
    for line in describe_cell(document.name, document.text, path, cells[path], lang):
        print(line)
    findings = [d for d in check_report(document.report, document.text) if path in d.cells]
    print(format_findings([(document.name, findings)], lang=lang), end="")
    return WITH_ERRORS if has_errors([(document.name, findings)]) else DONE
