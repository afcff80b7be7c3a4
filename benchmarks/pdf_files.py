"""A document as a PDF, printed from its web page or its Word file by a real program."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.commands import LONGEST
from benchmarks.style import PdfStyle


class PdfUnavailableError(Exception):
    """No program that prints a PDF is installed, or it printed none."""


def write_pdf(page: Path, word: Path, target: Path, style: PdfStyle) -> None:
    """Print the PDF with the engine of the style, or with another that is installed.

    Raises:
        PdfUnavailableError: none of the engines printed.
    """
    engines = {"chromium": _chromium, "libreoffice": _libreoffice, "weasyprint": _weasyprint}
    first = engines.pop(style.engine)
    for engine in (first, *engines.values()):
        source = word if engine is _libreoffice else page
        if engine(source.resolve(), target.resolve(), style):
            return
    raise PdfUnavailableError("neither chromium, libreoffice nor weasyprint printed it")


def _succeeds(*command: str) -> bool:
    done = subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)
    return done.returncode == 0


def _chromium(page: Path, target: Path, style: PdfStyle) -> bool:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return False
    quiet = () if style.page_numbers else ("--no-pdf-header-footer",)
    with tempfile.TemporaryDirectory() as profile:
        printed = _succeeds(
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={profile}",
            *quiet,
            f"--print-to-pdf={target}",
            page.as_uri(),
        )
    return printed and target.exists()


def _libreoffice(word: Path, target: Path, style: PdfStyle) -> bool:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        _succeeds(
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(word),
        )
        printed = Path(folder, word.with_suffix(".pdf").name)
        if printed.exists():
            shutil.copy(printed, target)
            return True
    return False


def _weasyprint(page: Path, target: Path, style: PdfStyle) -> bool:
    return _succeeds(sys.executable, "-m", "weasyprint", str(page), str(target)) and target.exists()
