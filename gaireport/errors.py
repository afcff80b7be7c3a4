"""The exceptions, which are raised only where the caller gets no report; faults of a document are diagnostics."""


class GaireportError(Exception):
    """Base of every error that a public function raises."""


class NotAReportError(GaireportError):
    """The text is no annual report: no adapter claims it, or no table and no chapter was found in it."""


class ParseError(GaireportError):
    """The text could not be read although an adapter claims it."""


class UnknownAdapterError(GaireportError):
    """No adapter has the name asked for."""


class AmbiguousAdapterError(GaireportError):
    """Two adapters claim the text equally; name one with ``adapter=``."""


class PluginError(GaireportError):
    """An adapter of an installed package could not be loaded, or broke its contract."""


class InputTooLargeError(GaireportError):
    """The input is beyond a limit that the caller may raise."""


class UnsupportedFileError(GaireportError):
    """The file is of a kind that cannot be read, or holds no text."""


class MissingExtraError(GaireportError):
    """A feature needs a package that is installed with one of the extras."""


class WrongKeysError(GaireportError, ValueError):
    """The key columns given do not go with the reports."""


class UnwritableError(GaireportError):
    """The layout cannot carry this report; the message names the field."""

    def __init__(self, message: str, *, field: str = "", code: str = "") -> None:
        super().__init__(message)
        self.field = field
        """The field of the Report, or a cell's path."""
        self.code = code
        """The limit, by its entry GR4xx in the code table."""


class UnknownFormError(GaireportError, ValueError):
    """There is no official form of that name."""
