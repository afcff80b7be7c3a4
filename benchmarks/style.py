"""How a document looks: the markup of its cells, the spelling of its labels, the printed page."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from random import Random

SPELLINGS = ("official", "halfwidth", "spaced", "ideographic", "short")
PDF_ENGINES = ("chromium", "libreoffice", "weasyprint")

_HALFWIDTH = str.maketrans("（）：，", "():,")
_SHORT_LABELS = {
    "（区分处理的，只计这一情形，不计其他情形）": "",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.逾期不补正",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2.逾期不缴费",
}


@dataclass(frozen=True)
class PdfStyle:
    """How the PDF is printed."""

    engine: str = "chromium"
    landscape: bool = False
    points: float = 10.5
    label_share: float = 0.34
    """Share of the width of table 3 that its label columns take."""
    page_numbers: bool = False
    repeat_header: bool = False


@dataclass(frozen=True)
class Style:
    """How the web page and the Word file are marked up."""

    spelling: str = "official"
    paragraphs: bool = False
    """Each cell holds a paragraph of its own."""
    blank: str = "&nbsp;"
    header_tag: str = "td"
    nested: bool = False
    """The page is laid out in a table, as many content systems do."""
    widths: bool = False
    breaks: bool = False
    """Labels are broken into two lines inside their cells."""
    spaces: bool = False
    """The source is indented, and cells are padded with blanks."""
    furniture: bool = True
    """Navigation, a box of metadata and a footer stand around the text."""
    pasted: bool = False
    """Cells carry the spans and classes of a word processor."""
    vertical: bool = False
    """The label that spans most rows of table 3 is set one character to a line."""
    pdf: PdfStyle = PdfStyle()

    def describe(self) -> str:
        """The fields that differ from the plainest document."""
        plain = {field.name: field.default for field in (*fields(Style), *fields(PdfStyle))}
        found = {**vars(self), **vars(self.pdf)}
        found.pop("pdf")
        told = [f"{name}={value!r}" for name, value in found.items() if value != plain[name]]
        return f"engine={self.pdf.engine!r} " + " ".join(t for t in told if "engine" not in t)


def draw_style(rng: Random, seed: int, digits: int) -> Style:
    """A style for this seed; PDF engines go round, the rest is drawn.

    Args:
        digits: the most digits of a figure; long figures are printed small and across the page.
    """
    pdf = PdfStyle(
        engine=PDF_ENGINES[seed % len(PDF_ENGINES)],
        landscape=rng.random() < 0.25,
        points=rng.choice((8.0, 9.0, 10.5, 12.0)),
        label_share=rng.choice((0.24, 0.3, 0.38, 0.46)),
        page_numbers=rng.random() < 0.6,
        repeat_header=rng.random() < 0.3,
    )
    if digits > 5:
        pdf = replace(pdf, landscape=True, points=8.0, label_share=0.3)
    return Style(
        spelling=rng.choice(SPELLINGS) if rng.random() < 0.6 else "official",
        paragraphs=rng.random() < 0.5,
        blank=rng.choice(("&nbsp;", "", " ", "&nbsp;&nbsp;", "<br/>")),
        header_tag=rng.choice(("td", "td", "th")),
        nested=rng.random() < 0.2,
        widths=rng.random() < 0.5,
        breaks=rng.random() < 0.35,
        spaces=rng.random() < 0.4,
        furniture=rng.random() < 0.7,
        pasted=rng.random() < 0.35,
        vertical=rng.random() < 0.25,
        pdf=pdf,
    )


def respell(label: str, spelling: str) -> str:
    """The label as offices that keep this spelling print it."""
    if spelling == "halfwidth":
        return label.translate(_HALFWIDTH)
    if spelling == "spaced":
        return label.replace("第二十条", "第二十条 ").replace(".", ". ")
    if spelling == "ideographic":
        return label.replace(".", "、")
    if spelling == "short":
        for full, short in _SHORT_LABELS.items():
            label = label.replace(full, short)
    return label


def label_lines(label: str, style: Style) -> tuple[str, ...]:
    """The lines that the label is set in inside its box."""
    if style.vertical and label.startswith("三、"):
        return tuple(label)
    if not style.breaks or len(label) < 4:
        return (label,)
    number = re.match(r"[（(].[)）]", label)
    middle = number.end() if number else 2 if len(label) <= 5 else len(label) // 2
    return label[:middle], label[middle:]
