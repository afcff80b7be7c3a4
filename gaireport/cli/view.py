"""``gaireport view``."""

from pathlib import Path
from typing import Annotated

import typer

from gaireport.checks.across.together import check_across
from gaireport.cli.arguments import AdapterName, Files, Jobs, Lang
from gaireport.cli.check import NO_COLLECTED_REPORT
from gaireport.cli.language import language
from gaireport.cli.reading import Examined, Reading, complain
from gaireport.cli.status import FAILED
from gaireport.cli.writing import write_file
from gaireport.errors import GaireportError
from gaireport.findings.diagnostics import Diagnostic
from gaireport.view.page import make_page
from gaireport.view.page_file import page_html


def view_command(
    files: Files,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="Page to write.")],
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
    """Write a page that shows tables, findings and text beside one another, in any browser, offline."""
    reading = Reading(files, adapter, jobs)
    examined = list(reading.examined())
    documents = [each.document for each in examined if each.document is not None]
    refused = [(each.source, each.error) for each in reading.refused if each.error]
    findings, is_whole = _find_all(examined, refused, years=years, units=units)
    html = page_html(make_page(documents, refused, findings=findings), language(lang))
    reading.tell_account()
    written = write_file(out, html)
    return written if is_whole and not reading.refused else FAILED


def _find_all(
    examined: list[Examined],
    refused: list[tuple[str, GaireportError]],
    *,
    years: bool,
    units: bool,
) -> tuple[list[tuple[Diagnostic, ...]], bool]:
    """What is wrong with each document, and whether all of them could be held together as was asked."""
    documents = [each.document for each in examined if each.document is not None]
    own = [each.findings for each in examined if each.document is not None]
    is_whole = True
    if units and examined and examined[0].document is None:
        complain(examined[0].name, NO_COLLECTED_REPORT)
        units = is_whole = False
    try:
        found = check_across(documents, own, years=years, units=units, refused=refused)
    except GaireportError as error:
        complain(documents[0].name, error)
        is_whole, found = False, check_across(documents, own, years=years, refused=refused)
    return [findings for _, findings in found], is_whole
