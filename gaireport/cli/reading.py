"""A FILE of the command line -> its text, or the parsed document; what stands against it goes to standard error."""

import sys

from gaireport.checks.across.together import Document
from gaireport.errors import GaireportError
from gaireport.files import load_text, parse_text
from gaireport.files.file_text import FileText
from gaireport.view.marks import visible


def shown_name(file: str) -> str:
    """The name by which messages call the file."""
    return "<stdin>" if file == "-" else file


def complain(name: str, message: str) -> None:
    """Print on standard error what stands against a file."""
    print(visible(f"{name}: {message}"), file=sys.stderr)


def read_file(file: str) -> str | None:
    """The text of a file, or None after a complaint."""
    found = _load(file)
    return None if found is None else found.text


def _load(file: str) -> FileText | None:
    try:
        return load_text(sys.stdin.buffer.read() if file == "-" else file)
    except GaireportError as error:
        complain(shown_name(file), str(error))
    except OSError as error:
        # standard input may be a folder
        complain(shown_name(file), error.strerror or str(error))
    return None


def parse_file(file: str, adapter: str | None) -> Document | None:
    """The file, read and parsed, or None after a complaint."""
    found = _load(file)
    if found is None:
        return None
    try:
        return Document(shown_name(file), found.text, parse_text(found, adapter))
    except GaireportError as error:
        complain(shown_name(file), str(error))
    return None
