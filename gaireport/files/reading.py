"""The bytes of a file -> its text: the reader of its kind is called, and nothing but our errors comes out."""

from importlib import import_module

from gaireport.errors import GaireportError
from gaireport.files.file_text import FileText
from gaireport.files.kinds import FILE_KINDS, tell_kind
from gaireport.files.limits import FileLimits
from gaireport.files.refusals import refuse_file


def read_content(content: bytes, limits: FileLimits, name: str = "") -> FileText:
    """The text of a file, told by its content; its name counts only where nothing is left in it.

    Raises:
        UnsupportedFileError: the file is of another kind, damaged, encrypted, or without text.
        InputTooLargeError: the file is beyond one of the limits.
        MissingExtraError: this kind of file needs a package that is not installed.
    """
    kind = FILE_KINDS[tell_kind(content, name)]
    module, _, function = kind.reader.partition(":")
    try:
        found = getattr(import_module(module), function)(content, limits)
    except (GaireportError, MemoryError):
        raise
    except Exception as error:
        # Whatever a library raises over a hostile file.
        raise refuse_file("damaged", kind=kind.words, cause=error) from error
    return found if isinstance(found, FileText) else FileText(found)
