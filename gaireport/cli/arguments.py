"""Arguments and options that more than one command takes."""

from typing import Annotated

import typer

from gaireport.exports.findings import FORMATS


def _known_format(style: str) -> str:
    if style not in FORMATS:
        raise typer.BadParameter(f"there are {', '.join(FORMATS)}")
    return style


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Files, folders with all below them, patterns or zip archives; - is standard input.",
    ),
]
File = Annotated[str, typer.Argument(metavar="FILE", help="File to read; - is standard input.")]
AdapterName = Annotated[
    str | None, typer.Option("--adapter", metavar="NAME", help="Use this adapter, do not detect.")
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="en|zh",
        help="Language of all that is said. Default: GAIREPORT_LANG, else the locale's.",
    ),
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes that read the files.")
]
Style = Annotated[
    str,
    typer.Option(
        "--format", metavar="|".join(FORMATS), callback=_known_format, help="Of the findings."
    ),
]
OutTable = Annotated[
    str,
    typer.Option(
        "--out",
        "-o",
        metavar="OUT",
        help="File to write; it ends in .csv, .xlsx, .parquet or .jsonl.",
    ),
]
