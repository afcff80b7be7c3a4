"""``gaireport check``."""

import sys
from typing import Annotated

import typer

from gaireport.checks.across.together import check_documents
from gaireport.cli.arguments import AdapterName, Files, Lang, Style
from gaireport.cli.printing import language, print_exactly
from gaireport.cli.reading import complain, parse_file
from gaireport.cli.status import DONE, FAILED, WITH_ERRORS
from gaireport.errors import GaireportError
from gaireport.exports.findings import format_findings, has_errors
from gaireport.view.places import count_findings


def check_command(
    files: Files,
    style: Style = "text",
    years: Annotated[
        bool, typer.Option("--years", help="Also compare FILEs of one office, year by year.")
    ] = False,
    units: Annotated[
        bool, typer.Option("--units", help="Also compare the first FILE with the sum of the rest.")
    ] = False,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Check reports: sums, text against tables, form, dates; where the fault is and what it may be."""
    documents = [document for file in files if (document := parse_file(file, adapter)) is not None]
    status = DONE if len(documents) == len(files) else FAILED
    try:
        found = check_documents(documents, years=years, units=units)
    except GaireportError as error:
        complain(documents[0].name, str(error))
        status, found = FAILED, check_documents(documents, years=years)
    shown = format_findings(found, style, language(lang))
    if style != "text":
        print_exactly(shown)
    elif documents:
        print(shown, end="")
        total = [d for _, findings in found for d in findings]
        print(count_findings(total, language(lang)), file=sys.stderr)
    return max(status, WITH_ERRORS) if has_errors(found) else status
