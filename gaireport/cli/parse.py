"""``gaireport parse``."""

from typing import Annotated

import typer

from gaireport.cli.arguments import AdapterName, Files, Lang
from gaireport.cli.printing import language, print_document, print_exactly
from gaireport.cli.reading import parse_file
from gaireport.cli.status import DONE, FAILED, WITH_ERRORS
from gaireport.exports.findings import has_errors
from gaireport.exports.json import to_json


def parse_command(
    files: Files,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON for each report.")] = False,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Parse reports and show their tables and findings."""
    status = DONE
    for file in files:
        document = parse_file(file, adapter)
        if document is None:
            status = FAILED
            continue
        if json:
            print_exactly(to_json(document.report) + "\n")
        else:
            print_document(document, language(lang))
        if has_errors([(document.name, document.report.diagnostics)]):
            status = max(status, WITH_ERRORS)
    return status
