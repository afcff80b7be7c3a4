"""``gaireport ratios``."""

from gaireport.checks.ratios import ratios as compute_ratios
from gaireport.cli.arguments import AdapterName, Files, Jobs, Lang
from gaireport.cli.language import language
from gaireport.cli.reading import Reading
from gaireport.cli.status import DONE, FAILED
from gaireport.view.marks import visible
from gaireport.view.ratios import describe_ratios


def ratios_command(
    files: Files, jobs: Jobs = 1, adapter: AdapterName = None, lang: Lang = None
) -> int:
    """Show the shares of requests granted, denied and not provided, and the rates of correction."""
    reading = Reading(files, adapter, jobs)
    for document in reading.documents():
        if reading.due > 1:
            print(f"{visible(document.name)}:")
        for line in describe_ratios(compute_ratios(document.report), language(lang)):
            print(line, flush=True)
    reading.tell_account()
    return FAILED if reading.refused else DONE
