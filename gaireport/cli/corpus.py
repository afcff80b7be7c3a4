"""``gaireport corpus``: tools for a crawl and for what a run has made of it."""

import csv
import sys
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Annotated, Any

import attrs
import typer

from gaireport.cli.arguments import Lang
from gaireport.cli.language import language
from gaireport.cli.pages import HelpPage, ToolGroup
from gaireport.cli.reading import complain, complain_of_run
from gaireport.cli.status import DONE, FAILED, exits_with_status
from gaireport.errors import GaireportError
from gaireport.findings.words import Words

corpus_app = typer.Typer(
    cls=ToolGroup,
    epilog="gaireport corpus duplicates .",
    help="Tools for a crawl and for what a run has made of it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_REPORTS_IN_NO_ROW = Words(
    "{number} reports say no office or no year and are in no row",
    "{number}份报告未写明机关或年度，未列入",
)
_RunFolder = Annotated[
    str, typer.Argument(metavar="RUN", help="Folder that gaireport run has written.")
]


def _print_rows(rows: Iterable[Any], kind: type) -> None:
    """Print objects as lines of CSV, which every spreadsheet and DuckDB read."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    names = [field.name for field in attrs.fields(kind)]
    head = names
    for row in rows:
        # The head comes with the first row: a run that cannot be read prints nothing but why.
        if head:
            writer.writerow(head)
            head = []
        writer.writerow(_csv_value(getattr(row, name)) for name in names)
    if head:
        writer.writerow(head)


def _csv_value(value: object) -> object:
    if isinstance(value, tuple):
        return "; ".join(value)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def triage_command(run: _RunFolder, lang: Lang = None) -> int:
    """Say what each document is: a report, several, something else; its form; whole, clipped or damaged."""
    try:
        from gaireport.corpus.triage import Triage, triage_run

        _print_rows(triage_run(run), Triage)
    except GaireportError as error:
        complain_of_run(error)
        return FAILED
    return DONE


def duplicates_command(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="As for gaireport run.")],
    text: Annotated[
        str, typer.Option("--text-column", metavar="NAME", help="Column of the documents.")
    ] = "text",
    key: Annotated[str, typer.Option("--key", metavar="NAME", help="Names a document.")] = "url",
    lang: Lang = None,
) -> int:
    """List the documents that repeat an earlier one, word for word or nearly."""
    try:
        from gaireport.corpus.duplicates import Duplicate, find_duplicates
        from gaireport.corpus.inputs import WantedColumns

        _print_rows(find_duplicates(inputs, WantedColumns(text, (key,))), Duplicate)
    except GaireportError as error:
        complain_of_run(error)
        return FAILED
    return DONE


def panel_command(
    run: _RunFolder,
    renamings: Annotated[
        bool, typer.Option("--renamings", help="List offices that may be others renamed.")
    ] = False,
    lang: Lang = None,
) -> int:
    """List office by year; nothing is joined under another name."""
    try:
        from gaireport.corpus.panel import OfficeYear, Renaming, make_panel

        panel = make_panel(run, language(lang))
        if renamings:
            _print_rows(panel.renamings, Renaming)
        else:
            _print_rows(panel.rows, OfficeYear)
        if panel.unplaced:
            told = _REPORTS_IN_NO_ROW.say(language()).format(number=panel.unplaced)
            print(told, file=sys.stderr)
    except GaireportError as error:
        complain_of_run(error)
        return FAILED
    return DONE


def quality_command(
    run: _RunFolder,
    page: Annotated[str, typer.Option("--out", "-o", metavar="PAGE", help="HTML file to write.")],
    converter: Annotated[
        str | None, typer.Option(metavar="NAME", help="Kept column that names the converter.")
    ] = None,
    lang: Lang = None,
) -> int:
    """Write a page on the quality of a run: what was read, by layout, form, year, converter, and samples."""
    try:
        from gaireport.corpus.quality import write_quality

        write_quality(run, page, converter=converter, lang=language(lang))
        print(page)
    except GaireportError as error:
        complain_of_run(error)
        return FAILED
    except OSError as error:
        complain(page, error)
        return FAILED
    return DONE


@corpus_app.callback()
def _tools(lang: Lang = None) -> None:
    """Tools for a crawl and for what a run has made of it."""


def _add_tool(name: str, body: Callable[..., int], example: str) -> None:
    """Add a tool; its help shows the example, which a test runs where ``gaireport run . -o out`` has been run."""
    add = corpus_app.command(name, cls=HelpPage, epilog=f"gaireport corpus {name} {example}")
    add(exits_with_status(body))


_add_tool("triage", triage_command, "out")
_add_tool("duplicates", duplicates_command, ".")
_add_tool("panel", panel_command, "out")
_add_tool("quality", quality_command, "out -o quality.html")
