"""A report -> a file in a layout, or a Word file; what cannot be written is told."""

from pathlib import Path

from gaireport import api
from gaireport.cli.printing import print_exactly
from gaireport.cli.reading import complain
from gaireport.cli.status import DONE, FAILED
from gaireport.errors import GaireportError
from gaireport.exports.docx import write_docx
from gaireport.findings.words import Words
from gaireport.nodes import Report

TO_WORD = "docx"
"""What ``--to`` takes beside the layouts."""
_NEEDS_A_FILE = Words("a Word file needs a name: -o OUT", "写成Word文件须用 -o OUT 指定文件名")

_ENDS_OTHERWISE = Words(
    "the name of a Word file ends in .docx; another layout is named by --to",
    "Word文件的扩展名应为 .docx；其他版式用 --to 指定",
)


def write_report(report: Report, name: str, layout: str, out: Path | None) -> int:
    """Write the report to a file or to standard output, and give the status; ``name`` is what complaints call it."""
    try:
        if layout == TO_WORD:
            if out is None:
                raise GaireportError(*_NEEDS_A_FILE, reason="no-output")
            if out.suffix.lower() != ".docx":
                raise GaireportError(*_ENDS_OTHERWISE, reason="no-output")
            write_docx(report, out)
            return DONE
        text = api.write(report, layout)
    except GaireportError as error:
        complain(name, error)
        return FAILED
    except OSError as error:
        complain(str(out), error)
        return FAILED
    return write_file(out, text)


def write_file(out: Path | None, text: str) -> int:
    """Write a text to a file or to standard output, and give the status."""
    if out is None:
        print_exactly(text)
        return DONE
    try:
        out.write_bytes(text.encode())
    except OSError as error:
        complain(str(out), error)
        return FAILED
    return DONE
