"""``gaireport adapters``."""

import sys

from gaireport import api
from gaireport.cli.status import DONE, FAILED
from gaireport.cutting.registry import load_adapters
from gaireport.view.marks import visible


def adapters_command() -> int:
    """List the adapters, built-in and installed, and the layouts they read and write."""
    names, writable, failures = api.adapters(), api.writable_layouts(), load_adapters().failures
    columns = max((len(name) for name in names), default=0)
    for name in sorted(names):
        does = "reads, writes" if name in writable else "reads"
        print(visible(f"{name:<{columns}}  {does:<13}  {names[name].summary}").rstrip())
    for error in failures.values():
        print(visible(str(error)), file=sys.stderr)
    return FAILED if failures else DONE
