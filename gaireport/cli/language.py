"""The language of the command line: of ``--lang``, else of GAIREPORT_LANG, else of the settings, else of the locale."""

import locale
import os
import re
from collections.abc import Mapping, Sequence
from contextvars import ContextVar

from gaireport.errors import GaireportError, short_name

_LANGUAGE = re.compile(r"(en|zh)(?:[-_.@].*)?", re.IGNORECASE)
_settled_language: ContextVar[str] = ContextVar("_settled_language", default="en")


def settle_language(arguments: Sequence[str], settings: Mapping[str, object]) -> None:
    """Settle in which language everything is said from now on.

    Args:
        arguments: those of the command line; ``--lang`` may stand before the command or behind it.
        settings: those of the project's file.

    Raises:
        GaireportError: the language asked for is neither English nor Chinese.
    """
    _settled_language.set(_of_the_locale())
    asked = (settings.get("lang"), os.environ.get("GAIREPORT_LANG"), _last_option(arguments))
    *lesser, strongest = [each for each in asked if each] or [language()]
    for each in lesser:
        # In this language it is said where the strongest is none.
        if _LANGUAGE.fullmatch(str(each)):
            _settled_language.set(_known_language(each))
    _settled_language.set(_known_language(strongest))


def language(lang: str | None = None) -> str:
    """``en`` or ``zh``: the language asked for, or else the one that was settled."""
    return _known_language(lang) if lang else _settled_language.get()


def _known_language(asked: object) -> str:
    found = _LANGUAGE.fullmatch(str(asked))
    if found is None:
        raise GaireportError(
            f"no language {short_name(asked)}; there are en, zh",
            f"没有语言 {short_name(asked)}；可用 en（英文）、zh（中文）",
            reason="unknown-language",
        )
    return found[1].lower()


def _last_option(arguments: Sequence[str]) -> str | None:
    asked = None
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and at + 1 < len(arguments):
            asked = arguments[at + 1]
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    return asked


def _of_the_locale() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if named := os.environ.get(variable):
            return "zh" if named.lower().startswith("zh") else "en"
    # Windows sets no variable and may call it Chinese (Simplified)_China.
    named = locale.getlocale()[0] or ""
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"
