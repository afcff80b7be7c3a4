"""``gaireport parse``."""

import json as json_texts
from typing import Annotated

import typer

from gaireport.checks.across.together import Document
from gaireport.cli.arguments import AdapterName, Files, Jobs, Lang
from gaireport.cli.language import language
from gaireport.cli.printing import print_document, print_exactly
from gaireport.cli.reading import Reading
from gaireport.cli.status import DONE, FAILED, WITH_ERRORS
from gaireport.exports.findings import has_errors
from gaireport.exports.findings_json import refusal_object
from gaireport.exports.json import to_json
from gaireport.report.outcome import Outcome


def parse_command(
    files: Files,
    json: Annotated[
        bool, typer.Option("--json", help="One line of JSON for each file, refused ones too.")
    ] = False,
    jobs: Jobs = 1,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Parse reports and show their tables and findings."""
    status = DONE
    reading = Reading(files, adapter, jobs)
    for outcome in reading.outcomes():
        if json:
            print_exactly(_line_of(outcome, language(lang)))
        if outcome.report is None or outcome.text is None:
            continue
        if not json:
            document = Document(outcome.source, outcome.text, outcome.report)
            print_document(document, language(lang))
        if has_errors([(outcome.source, outcome.report.diagnostics)]):
            status = WITH_ERRORS
    reading.tell_account()
    return FAILED if reading.refused else status


def _line_of(outcome: Outcome, lang: str) -> str:
    name = json_texts.dumps(outcome.source, ensure_ascii=False)
    if outcome.report is not None:
        return f'{{"file": {name}, "report": {to_json(outcome.report)}}}\n'
    assert outcome.error is not None
    refused = json_texts.dumps(refusal_object(outcome.error, lang), ensure_ascii=False)
    return f'{{"file": {name}, "refused": {refused}}}\n'
