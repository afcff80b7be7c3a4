"""``gaireport demo``."""

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from gaireport import api
from gaireport.checks.across.together import Document
from gaireport.cli.arguments import Lang
from gaireport.cli.language import language
from gaireport.cli.printing import print_document
from gaireport.cli.reading import complain
from gaireport.cli.status import DONE, FAILED
from gaireport.findings.words import Words

_WHAT_IT_IS = Words(
    "A made-up report, as a converter leaves a Word file: one cell a line.",
    "一份虚构的报告，为Word文件转换后的样子：一行一格。",
)


def demo_command(
    save: Annotated[
        Path | None,
        typer.Option("--save", metavar="DIR", help="Write report.txt and later.txt there instead."),
    ] = None,
    lang: Lang = None,
) -> int:
    """Parse a report that comes with the package, and show its tables and findings."""
    text = resources.files("gaireport").joinpath("demo", "report.txt").read_bytes().decode()
    if save is not None:
        return _save(save, {"report.txt": text, "later.txt": _a_year_later(text)})
    print(_WHAT_IT_IS.say(language(lang)) + "\n")
    print_document(Document("demo/report.txt", text, api.parse(text)), language(lang))
    return DONE


def _a_year_later(text: str) -> str:
    """The same report, made the one for the year after."""
    return text.replace("2024年", "2025年").replace("2025年1月16日", "2026年1月16日")


def _save(folder: Path, texts: dict[str, str]) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            # What somebody has there may be work of theirs.
            with (folder / name).open("xb") as file:
                file.write(text.encode())
            print(folder / name)
    except OSError as error:
        complain(str(error.filename or folder), error)
        return FAILED
    return DONE
