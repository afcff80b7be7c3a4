"""``gaireport write``."""

from pathlib import Path
from typing import Annotated

import typer

from gaireport.cli.arguments import AdapterName, File, Lang
from gaireport.cli.reading import parse_file
from gaireport.cli.status import FAILED
from gaireport.cli.writing import write_report


def write_command(
    file: File,
    layout: Annotated[
        str,
        typer.Option("--to", metavar="LAYOUT", help="Layout to write, or docx for a Word file."),
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="File to write.")
    ] = None,
    adapter: AdapterName = None,
    lang: Lang = None,
) -> int:
    """Write a report in another layout; what that layout cannot carry is an error, never left out."""
    document = parse_file(file, adapter)
    if document is None:
        return FAILED
    return write_report(document.report, document.name, layout, out)
