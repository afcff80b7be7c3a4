"""``gaireport years``."""

import sys

from gaireport.checks.across.years import check_years
from gaireport.cli.arguments import AdapterName, Files, Jobs, Lang, OutTable
from gaireport.cli.language import language
from gaireport.cli.printing import print_findings
from gaireport.cli.reading import Reading, complain
from gaireport.cli.status import DONE, FAILED
from gaireport.errors import GaireportError
from gaireport.exports.years import write_years
from gaireport.findings.lines import add_lines
from gaireport.findings.words import Words
from gaireport.source import Source

_WRITTEN_YEARS = Words(
    "{out}: {rows} cells, {first} to {last}", "{out}：{rows}个单元格，{first}年至{last}年"
)


def years_command(
    files: Files,
    out: OutTable,
    jobs: Jobs = 1,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Lay the reports of one office beside one another: a row for each cell, a column for each year; what is left out
    or does not run on is said."""
    reading = Reading(files, adapter, jobs, out=out, every=True)
    documents = list(reading.documents())
    reports = [document.report for document in documents]
    refused = reading.refused
    for found in check_years([*reports, *refused]):
        document = documents[found.report]
        findings = add_lines([found.diagnostic], Source(document.text))
        print_findings(document.name, document.report, findings, language(lang))
    try:
        table = write_years([*reports, *refused], out, language(lang))
    except (GaireportError, OSError) as error:
        complain(out, error)
        return FAILED
    facts = {"rows": len(table.rows), "first": table.years[0], "last": table.years[-1]}
    print(_WRITTEN_YEARS.say(language(lang)).format(out=out, **facts), file=sys.stderr)
    return FAILED if reading.refused else DONE
