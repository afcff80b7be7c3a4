"""``gaireport view``."""

from pathlib import Path
from typing import Annotated

import typer

from gaireport.checks.across.together import check_across
from gaireport.cli.arguments import AdapterName, Files, Jobs, Lang
from gaireport.cli.language import language
from gaireport.cli.reading import Reading
from gaireport.cli.status import FAILED
from gaireport.cli.writing import write_file
from gaireport.view.page import make_page
from gaireport.view.page_file import page_html


def view_command(
    files: Files,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="Page to write.")],
    years: Annotated[
        bool, typer.Option("--years", help="Also compare FILEs of one office, year by year.")
    ] = False,
    jobs: Jobs = 1,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Write a page that shows tables, findings and text beside one another, in any browser, offline."""
    reading = Reading(files, adapter, jobs)
    documents, findings = [], []
    for each in reading.examined():
        if each.document is not None:
            documents.append(each.document)
            findings.append(each.findings)
    refused = [(each.source, each.error) for each in reading.refused if each.error]
    found = [each for _, each in check_across(documents, findings, years=years, refused=refused)]
    html = page_html(make_page(documents, refused, findings=found), language(lang))
    reading.tell_account()
    status = write_file(out, html)
    return FAILED if reading.refused else status
