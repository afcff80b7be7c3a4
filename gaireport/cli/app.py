"""The command line: its commands in the order in which ``--help`` lists them, one module each.

Exit status: 0 done, 1 a finding is an error, 2 something could not be read or written.
"""

from collections.abc import Callable
from importlib import metadata
from typing import Annotated

import typer

from gaireport.cli.adapters import adapters_command
from gaireport.cli.arguments import Lang
from gaireport.cli.blank import blank_command
from gaireport.cli.check import check_command
from gaireport.cli.codebook import codebook_command
from gaireport.cli.corpus import corpus_app
from gaireport.cli.demo import demo_command
from gaireport.cli.diff import diff_command
from gaireport.cli.explain import explain_command
from gaireport.cli.pages import Commands, HelpPage
from gaireport.cli.parse import parse_command
from gaireport.cli.ratios import ratios_command
from gaireport.cli.run import run_command
from gaireport.cli.schema import schema_command
from gaireport.cli.sniff import sniff_command
from gaireport.cli.status import exits_with_status
from gaireport.cli.streams import prepare_streams
from gaireport.cli.table import table_command
from gaireport.cli.view import view_command
from gaireport.cli.web import web_command
from gaireport.cli.write import write_command
from gaireport.cli.years import years_command

app = typer.Typer(
    cls=Commands, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None
)


def _add_command(name: str, body: Callable[..., int], example: str) -> None:
    """Add a command; its help shows the example, which a test runs with the demo's two reports at hand."""
    app.command(name, cls=HelpPage, epilog=f"gaireport {name} {example}".rstrip())(
        exits_with_status(body)
    )


_add_command("demo", demo_command, "")
_add_command("parse", parse_command, "report.txt")
_add_command("check", check_command, "report.txt")
_add_command("view", view_command, "report.txt later.txt -o page.html")
_add_command("web", web_command, "-o checker")
_add_command("explain", explain_command, "report.txt granted.total")
_add_command("ratios", ratios_command, "report.txt")
_add_command("diff", diff_command, "report.txt later.txt")
_add_command("table", table_command, ". -o table.csv")
_add_command("years", years_command, "report.txt later.txt -o years.csv")
_add_command("run", run_command, ". -o out")
app.add_typer(corpus_app, name="corpus")
_add_command("write", write_command, "report.txt --to docx -o copy.docx")
_add_command("blank", blank_command, "澄山县水务局 2025 -o blank.docx")
_add_command("schema", schema_command, "-o schema.json")
_add_command("codebook", codebook_command, "")
_add_command("sniff", sniff_command, "report.txt")
_add_command("adapters", adapters_command, "")


def run() -> None:
    """Run the command line on ``sys.argv``."""
    prepare_streams()
    app(prog_name="gaireport")


def _show_version(*, wanted: bool) -> None:
    if wanted:
        print(f"gaireport {metadata.version('gaireport')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
    lang: Lang = None,
) -> None:
    """Read Chinese government-information-disclosure annual reports."""
