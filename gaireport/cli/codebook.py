"""``gaireport codebook``."""

from typing import Annotated

import typer

from gaireport.cli.arguments import Lang
from gaireport.cli.language import language
from gaireport.cli.printing import print_exactly
from gaireport.cli.status import DONE
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
    lang: Lang = None,
) -> int:
    """Print the codebook: what each cell means, its unit and sums, and which cells may be joined over the two forms."""
    print_exactly(format_codebook(style, language(lang)))
    return DONE
