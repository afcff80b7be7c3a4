"""What the command line says of itself in both languages: the page of ``--help``, and complaints about a wrong call.

The commands state their help in English; ``chinese.py`` holds the same in Chinese.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from gaireport.characters import width
from gaireport.cli.chinese import COMPLAINTS_ZH, HELP_ZH
from gaireport.cli.language import language, settle_language
from gaireport.cli.settings import as_defaults, read_settings
from gaireport.cli.status import FAILED
from gaireport.errors import GaireportError
from gaireport.view.marks import visible

_COLUMN = 30
"""The columns of a page that the names of options may take."""


def in_help(english: str) -> str:
    """A text of the help page in the settled language."""
    if language() == "en":
        return english
    return HELP_ZH.get(" ".join(english.split()), english)


class HelpPage(TyperCommand):
    """A command whose help is in the settled language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write("".join(f"{line}\n" for line in _help_page(self, ctx)))


class ToolGroup(TyperGroup):
    """Some commands under one name, with help in the settled language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write("".join(f"{line}\n" for line in _help_page(self, ctx)))


class Commands(ToolGroup):
    """All commands: settles language and settings before any of them is looked at."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:
        """Run a command; a wrong call is complained of in the settled language."""
        given = list(sys.argv[1:] if args is None else args)
        try:
            settings: dict[str, Any] = {}
            settle_language(given, settings)
            settings = read_settings(Path.cwd())
            settle_language(given, settings)
            named["default_map"] = as_defaults(settings, self.commands)
            named["standalone_mode"] = False
            status = super().main(args, *rest, **named)
        except GaireportError as error:
            print(visible(error.say(language())), file=sys.stderr)
            status = FAILED
        except typer.TyperException as error:
            _complain_of_call(error)
            status = FAILED
        except typer.Abort:
            status = FAILED
        sys.exit(status or 0)


def _complain_of_call(error: Any) -> None:
    """Print what is wrong with a call, and where its help is; a call without a command gets the help."""
    ctx = getattr(error, "ctx", None)
    said = error.format_message()
    if ctx is not None and said == ctx.get_help():
        print(said)
        return
    if language() == "zh":
        said = _in_chinese(said)
    print(visible(said), file=sys.stderr)
    if ctx is not None:
        print(in_help("Help: {command} --help").format(command=ctx.command_path), file=sys.stderr)


def _in_chinese(said: str) -> str:
    for pattern, chinese in COMPLAINTS_ZH:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            inner = [_in_chinese(each) if each else "" for each in found.groups()]
            return chinese.format(*inner)
    return said


def _help_page(command: Any, ctx: Any) -> Iterator[str]:
    pieces = (in_help(each) for each in command.collect_usage_pieces(ctx))
    yield " ".join([in_help("Usage:"), ctx.command_path, *pieces])
    yield ""
    yield from _filled(in_help(command.help or ""), "  ")
    if command.epilog:
        yield ""
        yield in_help("Example:")
        yield from (f"  {line}" for line in command.epilog.splitlines())
    params = command.get_params(ctx)
    yield from _section(
        "Arguments", [_help_entry(p) for p in params if p.param_type_name == "argument"]
    )
    yield from _section(
        "Options", [_help_entry(p) for p in params if p.param_type_name == "option"]
    )
    if isinstance(command, TyperGroup):
        named = command.commands.items()
        yield from _section(
            "Commands", [(name, in_help(_first(each.help))) for name, each in named]
        )


def _first(text: str | None) -> str:
    return (text or "").partition("\n\n")[0]


def _help_entry(param: Any) -> tuple[str, str]:
    """An option's names with what stands for its value, and its help."""
    if param.param_type_name == "argument":
        return param.metavar or param.name.upper(), in_help(param.help or "")
    names = ", ".join(param.opts)
    value = "" if param.is_flag else f" {param.metavar or param.name.upper()}"
    return f"{names}{value}", in_help(param.help or "")


def _section(head: str, entries: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not entries:
        return
    yield ""
    yield in_help(f"{head}:")
    for name, said in entries:
        first, *others = list(_filled(said, "")) or [""]
        start = f"  {name}"
        if width(start) >= _COLUMN:
            yield start
            start = ""
        yield (start + " " * (_COLUMN - width(start)) + first).rstrip()
        yield from (" " * _COLUMN + other for other in others)


def _filled(text: str, margin: str, columns: int = 60) -> Iterator[str]:
    """The words of a text on lines of so many columns; Chinese may be broken behind any character."""
    line = ""
    for word in re.findall(r"[ -~]+?(?:\s|$)|[ -~]+|[^ -~]", " ".join(text.split())):
        if line and width(line + word.rstrip()) > columns and word not in "，。；：、）":
            yield margin + line.rstrip()
            line = ""
        line += word
    if line:
        yield margin + line.rstrip()
