"""``gaireport adapters``."""

import sys

from gaireport import api
from gaireport.cli.arguments import Lang
from gaireport.cli.chinese import SUMMARIES_ZH
from gaireport.cli.language import language
from gaireport.cli.status import DONE, FAILED
from gaireport.cutting.registry import load_adapters
from gaireport.findings.words import Words
from gaireport.view.marks import visible

_READS, _WRITES = Words("reads        ", "读取      "), Words("reads, writes", "读取、写出")


def adapters_command(lang: Lang = None) -> int:
    """List the adapters, built-in and installed, and the layouts they read and write."""
    names, writable, failures = api.adapters(), api.writable_layouts(), load_adapters().failures
    columns = max((len(name) for name in names), default=0)
    said = language(lang)
    for name in sorted(names):
        does = (_WRITES if name in writable else _READS).say(said)
        # An adapter of somebody else's says what it reads in one language.
        english = names[name].summary
        summary = SUMMARIES_ZH.get(name, english) if said == "zh" else english
        print(visible(f"{name:<{columns}}  {does}  {summary}").rstrip())
    for error in failures.values():
        print(visible(error.say(said)), file=sys.stderr)
    return FAILED if failures else DONE
