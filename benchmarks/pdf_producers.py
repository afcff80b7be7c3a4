"""PDF files of a known report as other programs draw them, or write them anew; one that is missing is left out."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.commands import LONGEST, output
from benchmarks.drawn import DrawnDocument, Heading
from benchmarks.producers import Producer, placed_boxes
from benchmarks.templates import OfficialTable

_PAGE = (842, 1400)
"""Points; high enough for the longest cell, which reportlab does not break."""
_WIDTH = 780
_FONT_WITH_FIGURES = ":lang=zh-cn:charset=30 31 39:fontformat=TrueType"


def find_font() -> str:
    """A Chinese font drawn as TrueType, which is all that these programs take; some such fonts have no figures."""
    return min(output("fc-list", "-f", "%{file}\n", _FONT_WITH_FIGURES).split("\n")[:-1])


def _reportlab(document: DrawnDocument, folder: Path) -> bytes:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import (
        Paragraph,
        SimpleDocTemplate,
        Table,
    )

    registerFont(TTFont("chinese", find_font(), subfontIndex=0))
    style = ParagraphStyle("c", fontName="chinese", fontSize=8, leading=10, wordWrap="CJK")
    story: list[Any] = []
    for block in document.blocks:
        if isinstance(block, OfficialTable):
            cells = [[""] * block.columns for _ in block.rows]
            commands: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
            for box in placed_boxes(block):
                cells[box.row][box.column] = Paragraph(escape(box.text), style)
                last = box.column + box.columns - 1, box.row + box.rows - 1
                commands.append(("SPAN", (box.column, box.row), last))
            widths = [_WIDTH / block.columns] * block.columns
            story.append(Table(cells, style=commands, colWidths=widths))
        else:
            text = block.text if isinstance(block, Heading) else block
            story.append(Paragraph(escape(text), style))
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=_PAGE, leftMargin=30, rightMargin=30).build(story)
    return target.getvalue()


def _fpdf2(document: DrawnDocument, folder: Path) -> bytes:
    from fpdf import FPDF

    pdf = FPDF(orientation="L")
    pdf.add_page()
    pdf.add_font("chinese", "", find_font())
    pdf.set_font("chinese", "", 8)
    for block in document.blocks:
        if isinstance(block, OfficialTable):
            with pdf.table(first_row_as_headings=False, line_height=4) as table:
                for row in block.rows:
                    drawn = table.row()
                    for box in row:
                        drawn.cell(box.text or "", colspan=box.columns, rowspan=box.rows)
        else:
            text = block.text if isinstance(block, Heading) else block
            pdf.multi_cell(0, 5, text, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def _weasyprint_page(document: DrawnDocument, folder: Path) -> bytes:
    return _made_by(sys.executable, "-m", "weasyprint", str(folder / "doc.html"), "OUT")


def _made_by(*command: str) -> bytes:
    """What a program writes where the command says ``OUT``."""
    with tempfile.TemporaryDirectory() as work:
        target = Path(work, "made.pdf")
        given = [each.replace("OUT", str(target)) for each in command]
        subprocess.run(given, check=True, capture_output=True, timeout=LONGEST)
        return target.read_bytes()


def _written_anew(*command: str) -> Callable[[DrawnDocument, Path], bytes]:
    """The PDF of the report, ``IN``, written anew by a program."""

    def make(document: DrawnDocument, folder: Path) -> bytes:
        return _made_by(*(each.replace("IN", str(folder / "doc.pdf")) for each in command))

    return make


_GHOSTSCRIPT = ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=OUT", "IN")
PDF_PRODUCERS: dict[str, Producer] = {
    "pdf-reportlab": Producer("pdf", "module reportlab", _reportlab),
    "pdf-fpdf2": Producer("pdf", "module fpdf", _fpdf2),
    "pdf-weasyprint": Producer("pdf", "module weasyprint", _weasyprint_page),
    "pdf-ghostscript": Producer("pdf", "program gs", _written_anew(*_GHOSTSCRIPT)),
    "pdf-qpdf": Producer(
        "pdf", "program qpdf", _written_anew("qpdf", "--object-streams=generate", "IN", "OUT")
    ),
    "pdf-mutool": Producer(
        "pdf", "program mutool", _written_anew("mutool", "clean", "-gggg", "-z", "IN", "OUT")
    ),
    "pdf-cairo": Producer(
        "pdf", "program pdftocairo", _written_anew("pdftocairo", "-pdf", "IN", "OUT")
    ),
}
"""Kind and producer -> how it is made."""
