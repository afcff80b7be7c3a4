"""The files that a person has put before the checker -> the page document of them all; one bad file costs only itself.

It runs in a browser, where no package that needs a compiler can be had: a file that would need one is refused by name.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

from gaireport.checker.together import check_together, possible_parents
from gaireport.checks import check
from gaireport.checks.across.together import Document
from gaireport.errors import GaireportError, MissingExtraError, UnsupportedFileError
from gaireport.files.kinds import FILE_KINDS, tell_kind
from gaireport.files.many import read_input
from gaireport.files.refusals import SAVE_AS_WORD, refuse_file
from gaireport.files.sources import InputFile, find_inputs
from gaireport.findings.diagnostics import Diagnostic
from gaireport.report.outcome import Outcome
from gaireport.view.page import dump_page, make_page


@attrs.define
class Desk:
    """The files that lie open, in the order in which they came."""

    _read: dict[str, tuple[Document, tuple[Diagnostic, ...]]] = attrs.field(factory=dict)
    _refused: dict[str, GaireportError] = attrs.field(factory=dict)

    def extras(self, name: str, content: bytes | memoryview) -> list[str]:
        """The extras that reading a file takes, those of the files in an archive among them."""
        with _laid_down(name, content) as inputs:
            return sorted({extra for _, each in inputs if (extra := _extra_of(each))})

    def add(self, name: str, content: bytes | memoryview) -> None:
        """Read a file; a zip archive is read as the files in it. A file of the same name is replaced."""
        self.remove(name)
        with _laid_down(name, content) as inputs:
            for own, each in inputs:
                self._keep(own, read_input(each))

    def _keep(self, name: str, outcome: Outcome) -> None:
        report, text = outcome.report, outcome.text
        if report is not None and text is not None:
            self._read[name] = Document(name, text, report), check(report, text)
        elif outcome.error is not None:
            self._refused[name] = _said_to_people(outcome.error)

    def remove(self, name: str) -> None:
        """Take a file, or what was read from an archive of that name, off the desk."""
        for kept in (self._read, self._refused):
            for each in [each for each in kept if each == name or each.startswith(f"{name}/")]:
                del kept[each]

    def page(self, parent: str = "") -> str:
        """Write the page document of all files as JSON.

        Args:
            parent: the name of the report that the others of its year are added up for, or nothing.
        """
        documents, findings = self._findings(parent)
        page = make_page(documents, self._refused.items(), findings=findings)
        return dump_page({**page, "parents": possible_parents(documents)})

    def save(self, kind: str, lang: str, at: int = -1, parent: str = "") -> bytes:
        """What is saved of the report at a place on the page, or of all.

        Raises:
            GaireportError: the report cannot be written in this way.
        """
        documents, findings = self._findings(parent)
        if at >= 0:
            documents, findings = documents[at : at + 1], findings[at : at + 1]
        refused = self._refused if at < 0 else {}
        # Imported when something is saved: what writes Word and Excel files takes half of the time to start.
        from gaireport.checker.saving import save_findings

        return save_findings(kind, documents, findings, refused, lang)

    def _findings(self, parent: str) -> tuple[list[Document], list[tuple[Diagnostic, ...]]]:
        documents = [document for document, _ in self._read.values()]
        own = [found for _, found in self._read.values()]
        return documents, check_together(documents, own, parent)


@contextmanager
def _laid_down(name: str, content: bytes | memoryview) -> Iterator[Iterator[tuple[str, InputFile]]]:
    """A file, or the files in an archive, each with the name that it has on the desk."""
    with tempfile.TemporaryDirectory(prefix="gaireport-") as folder:
        # A name may be longer than the file system takes; its ending is all that counts.
        path = Path(folder, "file" + "".join(Path(name.replace("\0", "")).suffixes[-1:])[:20])
        path.write_bytes(content)
        yield ((name + each.name.removeprefix(str(path)), each) for each in find_inputs([path]))


def _extra_of(file: InputFile) -> str:
    try:
        given = file.load()
        content = Path(given).read_bytes() if isinstance(given, str) else given
        extra = FILE_KINDS[tell_kind(content, file.name.lower())].extra
    except GaireportError:
        # It is refused, with its reason, where it is read.
        return ""
    return extra if extra not in _NOT_IN_BROWSER else ""


_NOT_IN_BROWSER = frozenset(("ocr",))
"""Extras that are made for no browser: a file that takes one is refused."""


def _said_to_people(error: GaireportError) -> GaireportError:
    """An error whose message does not tell to install what a browser cannot."""
    if error.reason == "zip":
        return refuse_file("archive", name="zip")
    if error.reason == "picture":
        return UnsupportedFileError(
            "the file is a picture, which is not read in a browser; ask for the Word file",
            "文件为图片，网页版无法识别；请向编制机关索取 Word 文件",
            reason="not-in-browser",
        )
    if not isinstance(error, MissingExtraError):
        return error
    return UnsupportedFileError(
        f"this kind of file is not read in a browser; {SAVE_AS_WORD.en}",
        f"网页版不支持此类文件；{SAVE_AS_WORD.zh}",
        reason="not-in-browser",
    )
