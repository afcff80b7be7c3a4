"""``gaireport schema``."""

import json
from pathlib import Path
from typing import Annotated

import typer

from gaireport.cli.arguments import Lang
from gaireport.cli.writing import write_file
from gaireport.exports.schema import json_schema
from gaireport.view.page_schema import page_schema


def schema_command(
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="File to write.")
    ] = None,
    page: Annotated[
        bool, typer.Option("--page", help="The schema of the page that view writes instead.")
    ] = False,
    lang: Lang = None,
) -> int:
    """Print the JSON Schema of a report in JSON."""
    schema = page_schema() if page else json_schema()
    return write_file(out, json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
