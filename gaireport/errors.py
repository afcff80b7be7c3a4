"""The exceptions, which are raised only where the caller gets no report; faults of a document are diagnostics.

An argument of a wrong type raises a TypeError that names it, in place of whatever would fail first inside.
"""

import os

_LONGEST_SHOWN = 200
"""The characters of an argument that a message may show; nobody wants a whole text in it."""


class GaireportError(Exception):
    """Base of every error that a public function raises."""

    reason = "error"
    """A stable word for the cause, which a program may ask for; where one class has several, each error has its own."""

    def __init__(self, message: str = "", message_zh: str = "", *, reason: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What is wrong and what to do next, in English; ``str`` gives it too."""
        self.message_zh = message_zh or message
        """The same in Chinese."""
        if reason:
            self.reason = reason

    def __str__(self) -> str:
        return self.message

    def say(self, lang: str) -> str:
        """The message in a language: ``zh`` and its variants are Chinese, all else is English."""
        return self.message_zh if lang.lower().startswith("zh") else self.message


class NotAReportError(GaireportError):
    """The text is no annual report: no adapter claims it, or no table and no chapter was found in it."""

    reason = "not-a-report"


class ParseError(GaireportError):
    """The text could not be read although an adapter claims it."""

    reason = "not-read"


class UnknownAdapterError(GaireportError):
    """No adapter has the name asked for."""

    reason = "unknown-adapter"


class AmbiguousAdapterError(GaireportError):
    """Two adapters claim the text equally; name one with ``adapter=``."""

    reason = "ambiguous-adapter"


class PluginError(GaireportError):
    """An adapter of an installed package could not be loaded, or broke its contract."""

    reason = "plugin-failed"


class InputTooLargeError(GaireportError):
    """The input is beyond a limit that the caller may raise."""

    reason = "too-large"


class UnsupportedFileError(GaireportError):
    """The file is of a kind that cannot be read, or holds no text."""

    reason = "unsupported-file"


class _FileError(GaireportError, OSError):
    """A fault of the system over a file, with its ``errno``."""

    reason = "file"

    def __init__(
        self,
        message: str = "",
        message_zh: str = "",
        *,
        reason: str = "",
        errno: int | None = None,
    ) -> None:
        super().__init__(message, message_zh, reason=reason)
        self.errno = errno

    def __reduce__(self) -> tuple[object, ...]:
        # OSError keeps its number apart from the fields that a pickle holds.
        fields = {**self.__dict__, "errno": self.errno}
        return type(self), (self.message,), fields


class UnreadableFileError(_FileError):
    """The file cannot be opened: it is missing, a folder, or not permitted; ``errno`` says which."""

    reason = "unreadable"


class UnwritableFileError(_FileError):
    """The file cannot be written: it has no folder, is not permitted, the disk is full; ``errno`` says which."""

    reason = "unwritable-file"


class MissingExtraError(GaireportError):
    """A feature needs a package that is installed with one of the extras."""

    reason = "missing-extra"


class WrongKeysError(GaireportError, ValueError):
    """The key columns given do not go with the reports."""

    reason = "wrong-keys"


class WrongTextError(GaireportError, ValueError):
    """The text given with a report is not the one that the report was read from."""

    reason = "wrong-text"


class UnwritableError(GaireportError):
    """The layout cannot carry this report; the message names the field."""

    reason = "unwritable"

    def __init__(
        self,
        message: str = "",
        message_zh: str = "",
        *,
        reason: str = "",
        field: str = "",
        code: str = "",
    ) -> None:
        super().__init__(message, message_zh, reason=reason)
        self.field = field
        """The field of the Report, or a cell's path."""
        self.code = code
        """The limit, by its entry GR4xx in the code table."""


class UnknownFormError(GaireportError, ValueError):
    """There is no official form of that name."""

    reason = "unknown-form"


def short_name(given: object) -> str:
    """An argument as a message shows it: in quotes, and cut where it is longer than a name would be."""
    shown = repr(given)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:40]}…"


def require(value: object, kind: type, name: str) -> None:
    """Raise TypeError unless the value is of that type."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")


def require_whole(value: object, name: str) -> None:
    """Raise TypeError unless the value is a whole number; true and false do not count as numbers."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be int, not {type(value).__name__}")


def require_number(value: object, name: str) -> None:
    """Raise TypeError unless the value is a number that can be compared; true and false do not count as numbers."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError(f"{name} must be a number, not {type(value).__name__}")


def require_path(value: object) -> None:
    """Raise TypeError unless the value names a file; open files and descriptors do not."""
    if not isinstance(value, str | os.PathLike):
        raise TypeError(f"path must be str or os.PathLike, not {type(value).__name__}")
