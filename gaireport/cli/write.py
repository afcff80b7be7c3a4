"""``gaireport write``."""

from pathlib import Path
from typing import Annotated

import typer

from gaireport import api
from gaireport.cli.arguments import AdapterName, File
from gaireport.cli.printing import print_exactly
from gaireport.cli.reading import complain, parse_file
from gaireport.cli.status import DONE, FAILED
from gaireport.errors import GaireportError


def write_command(
    file: File,
    layout: Annotated[str, typer.Option("--to", metavar="LAYOUT", help="Layout to write.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="File to write.")
    ] = None,
    adapter: AdapterName = None,
) -> int:
    """Write a report in another layout; what that layout cannot carry is an error, never left out."""
    document = parse_file(file, adapter)
    if document is None:
        return FAILED
    try:
        text = api.write(document.report, layout)
    except GaireportError as error:
        complain(document.name, str(error))
        return FAILED
    if out is None:
        print_exactly(text)
        return DONE
    try:
        out.write_bytes(text.encode())
    except OSError as error:
        complain(str(out), error.strerror or str(error))
        return FAILED
    return DONE
