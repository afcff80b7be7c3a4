"""``gaireport codebook``."""

from pathlib import Path
from typing import Annotated

import typer

from gaireport.cli.arguments import Lang
from gaireport.cli.language import language
from gaireport.cli.writing import write_file
from gaireport.exports.codebook_formats import CODEBOOK_FORMATS, format_codebook


def _known_codebook_format(style: str) -> str:
    if style not in CODEBOOK_FORMATS:
        raise typer.BadParameter(f"there are {', '.join(CODEBOOK_FORMATS)}")
    return style


def codebook_command(
    style: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(CODEBOOK_FORMATS),
            callback=_known_codebook_format,
            help="Of the codebook.",
        ),
    ] = "csv",
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="File to write.")
    ] = None,
    lang: Lang = None,
) -> int:
    """Print the codebook: what each cell means, its unit and sums, and which cells may be joined over the two forms."""
    return write_file(out, format_codebook(style, language(lang)))
