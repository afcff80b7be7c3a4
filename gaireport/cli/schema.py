"""``gaireport schema``."""

import json
from pathlib import Path
from typing import Annotated

import typer

from gaireport.cli.arguments import Lang
from gaireport.cli.writing import write_file
from gaireport.exports.schema import json_schema


def schema_command(
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="File to write.")
    ] = None,
    lang: Lang = None,
) -> int:
    """Print the JSON Schema of a report in JSON."""
    return write_file(out, json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
