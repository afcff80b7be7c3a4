"""``gaireport blank``."""

from pathlib import Path
from typing import Annotated, cast

import typer

from gaireport.cli.arguments import Lang
from gaireport.cli.reading import complain
from gaireport.cli.status import FAILED
from gaireport.cli.writing import TO_WORD, write_report
from gaireport.errors import GaireportError
from gaireport.nodes import Form
from gaireport.report.blank import blank


def blank_command(
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="The office that reports.")],
    year: Annotated[int, typer.Argument(metavar="YEAR", help="The year reported on.")],
    form: Annotated[
        str, typer.Option("--form", metavar="2021|2019", help="Which official form.")
    ] = "2021",
    layout: Annotated[
        str,
        typer.Option("--to", metavar="LAYOUT", help="Layout to write, or docx for a Word file."),
    ] = TO_WORD,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="File to write.")
    ] = None,
    lang: Lang = None,
) -> int:
    """Write the official form with all cells blank, to be filled in."""
    try:
        report = blank(cast(Form, form), agency, year)
    except GaireportError as error:
        complain(agency, error)
        return FAILED
    return write_report(report, report.title or agency, layout, out)
