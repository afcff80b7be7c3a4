"""``gaireport ratios``."""

from gaireport.checks.ratios import ratios as compute_ratios
from gaireport.cli.arguments import AdapterName, File, Lang
from gaireport.cli.printing import language
from gaireport.cli.reading import parse_file
from gaireport.cli.status import DONE, FAILED
from gaireport.view.ratios import describe_ratios


def ratios_command(file: File, adapter: AdapterName = None, lang: Lang = None) -> int:
    """Show the shares of requests granted, denied and not provided, and the rates of correction."""
    document = parse_file(file, adapter)
    if document is None:
        return FAILED
    for line in describe_ratios(compute_ratios(document.report), language(lang)):
        print(line)
    return DONE
