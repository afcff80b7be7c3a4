"""``gaireport web``."""

from pathlib import Path
from typing import Annotated

import typer

from gaireport.checker.built import copy_checker
from gaireport.cli.arguments import Lang
from gaireport.cli.reading import complain
from gaireport.cli.status import DONE, FAILED
from gaireport.errors import GaireportError


def web_command(
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="DIR", help="Folder to copy it into.")
    ],
    lang: Lang = None,
) -> int:
    """Copy the checker that make web has built: a page that reads and checks reports in a browser, offline."""
    try:
        copied = copy_checker(out)
    except (GaireportError, OSError) as fault:
        complain(str(out), fault)
        return FAILED
    for path in copied:
        print(path)
    return DONE
