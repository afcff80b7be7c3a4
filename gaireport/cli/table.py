"""``gaireport table``."""

import sys
from typing import Annotated

import typer

from gaireport.cli.arguments import AdapterName, Files, Jobs, Lang, OutTable
from gaireport.cli.language import language
from gaireport.cli.reading import Reading, complain
from gaireport.cli.status import DONE, FAILED
from gaireport.errors import GaireportError
from gaireport.exports.table_files import write_table
from gaireport.findings.words import Count, Words

_WRITTEN = Words(
    "{out}: {rows} {rows:row|rows} of {reports} {reports:report|reports}, {refused} refused",
    "{out}：共{rows}行，含{reports}份报告，未能读取{refused}个文件",
)


def table_command(
    files: Files,
    out: OutTable,
    wide: Annotated[
        bool, typer.Option("--wide", help="One row for each report, a column for each cell.")
    ] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin a .csv with the mark by which Excel knows UTF-8.")
    ] = False,
    jobs: Jobs = 1,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Write one table of all reports, of every one in a file that holds several: a row for each cell, and for each file
    that was refused a row with the reason."""
    reading = Reading(files, adapter, jobs, out=out, every=True)
    try:
        done = write_table(reading.untold_outcomes(), out, wide=wide, bom=bom, lang=language(lang))
    except (GaireportError, OSError) as error:
        complain(out, error)
        return FAILED
    counts = {"rows": done.rows, "reports": done.reports, "refused": done.refused}
    said = _WRITTEN.say(language(lang))
    print(said.format(out=out, **{k: Count(n) for k, n in counts.items()}), file=sys.stderr)
    reading.tell_reasons()
    return FAILED if reading.refused else DONE
