"""``gaireport run``."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from gaireport.cli.arguments import Lang
from gaireport.cli.language import language
from gaireport.cli.reading import complain, complain_of_run
from gaireport.cli.status import DONE, FAILED
from gaireport.errors import GaireportError
from gaireport.findings.words import Words

if TYPE_CHECKING:
    from gaireport.corpus import Limits
    from gaireport.corpus.run import Progress

_MEGABYTE = 1 << 20
_LISTS_AS_TEXT = (".csv", ".tsv")
_ONE_DOCUMENT = Words(
    "{name} is read as one document; if it is a list of documents, make Parquet of it first: "
    "duckdb -c \"COPY (FROM '{name}') TO 'documents.parquet'\"",
    "{name}按一份文档读取；如果是文档清单，请先转为Parquet："
    "duckdb -c \"COPY (FROM '{name}') TO 'documents.parquet'\"",
)


_Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT", help="Parquet, JSON lines (.gz, .zst), folders of them or of documents."
    ),
]
_Out = Annotated[str, typer.Option("--out", "-o", metavar="OUT", help="Folder to write into.")]
_Workers = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=1, help="Processes. Default: one a core."),
]
_Resume = Annotated[
    bool, typer.Option("--resume", help="Go on with what a run that was cut off left.")
]
_TextColumn = Annotated[
    str, typer.Option("--text-column", metavar="NAME", help="Column of the documents.")
]
_Kept = Annotated[
    list[str] | None,
    typer.Option(
        "--keep",
        metavar="NAME",
        help="Column to keep, as often as there are such columns; url unless given.",
    ),
]
_MaxSeconds = Annotated[
    float, typer.Option("--max-seconds", metavar="S", min=0.1, help="For one document.")
]
_MaxMemory = Annotated[
    int, typer.Option("--max-memory", metavar="MB", min=1, help="For one document (Linux).")
]
_Engine = Annotated[
    str | None,
    typer.Option("--engine", metavar="spark|ray|daft|dask", help="Use it, not this machine alone."),
]


def run_command(
    inputs: _Inputs,
    out: _Out,
    workers: _Workers = None,
    resume: _Resume = False,
    text: _TextColumn = "text",
    keep: _Kept = None,
    seconds: _MaxSeconds = 60.0,
    memory: _MaxMemory = 2048,
    engine: _Engine = None,
    lang: Lang = None,
) -> int:
    """Read millions of documents into a folder of Parquet files."""
    for each in inputs:
        if Path(each).suffix.lower() in _LISTS_AS_TEXT:
            print(_ONE_DOCUMENT.say(language()).format(name=each), file=sys.stderr)
    try:
        from gaireport.corpus import Limits

        limits = Limits(seconds=seconds, memory=memory * _MEGABYTE)
        columns = (text, tuple(keep) if keep else ("url",))
        if engine is not None:
            return _run_engine(engine, inputs, out, columns, limits)
        return _run_here(inputs, out, columns, limits, workers, resume=resume)
    except GaireportError as error:
        complain_of_run(error)
        return FAILED
    except OSError as error:
        complain(out, error)
        return FAILED


def _run_engine(
    engine: str, inputs: list[str], out: str, columns: tuple[str, tuple[str, ...]], limits: "Limits"
) -> int:
    from gaireport.corpus.engines import ENGINES, TableReader, run_with
    from gaireport.corpus.inputs import WantedColumns

    if engine not in ENGINES:
        raise typer.BadParameter(f"there are {', '.join(ENGINES)}", param_hint="--engine")
    run_with(engine, inputs, out, TableReader(WantedColumns(*columns), limits))
    return DONE


def _run_here(
    inputs: list[str],
    out: str,
    columns: tuple[str, tuple[str, ...]],
    limits: "Limits",
    workers: int | None,
    *,
    resume: bool,
) -> int:
    from gaireport.corpus.run import run_corpus
    from gaireport.corpus.summary import format_counts

    shown, tell = _bar()
    text, keep = columns
    with shown:
        counts = run_corpus(
            inputs,
            out,
            text=text,
            keep=keep,
            workers=workers,
            limits=limits,
            resume=resume,
            tell=tell,
        )
    print(format_counts(counts, language()), end="")
    print(f"{Path(out)}")
    return DONE


def _bar() -> tuple[AbstractContextManager[object], Callable[["Progress"], None]]:
    """A progress bar on a terminal, and what is told of the progress; nothing is drawn where nobody looks."""
    if not sys.stderr.isatty():
        return nullcontext(), lambda progress: None
    from rich.console import Console

    from gaireport.corpus.summary import format_rate

    bar = Bar(
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %  {task.description}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    task = bar.add_task("", total=1.0)
    start = monotonic()

    def tell(progress: "Progress") -> None:
        rate = progress.fresh / max(monotonic() - start, 1e-9)
        said = format_rate(progress.counts, rate, language())
        bar.update(task, completed=progress.share, description=said)

    return bar, tell
