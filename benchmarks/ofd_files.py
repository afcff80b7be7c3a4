"""A PDF as an OFD file: the same characters and lines in the same places, in millimetres."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

from gaireport.files.limits import FileLimits
from gaireport.files.pdf.page import Char, Page, read_pages

_MILLIMETRES = 25.4 / 72
_PEN = 0.1
_NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def write_ofd(pdf: Path) -> bytes:
    """The bytes of the OFD file."""
    limits = FileLimits()
    pages = read_pages(pdf.read_bytes(), limits.max_pages, limits.max_unpacked).pages
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        root = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        package.writestr("OFD.xml", f"<ofd:OFD {_NAMES}>{root}</ofd:OFD>")
        listed = "".join(
            f'<ofd:Page ID="{at}" BaseLoc="Pages/{at}.xml"/>' for at in range(len(pages))
        )
        package.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {_NAMES}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        for at, page in enumerate(pages):
            package.writestr(f"Doc_0/Pages/{at}.xml", _page_xml(page))
    return target.getvalue()


def _page_xml(page: Page) -> str:
    box = f"0 0 {_mm(page.width)} {_mm(page.height)}"
    drawn = "".join(_text_xml(run) for run in _char_runs(page))
    for level in page.painted.level:
        drawn += _line_xml(level.start, level.at, level.end - level.start, 0)
    for upright in page.painted.upright:
        drawn += _line_xml(upright.at, upright.start, 0, upright.end - upright.start)
    return (
        f"<ofd:Page {_NAMES}><ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>"
        f"<ofd:Content><ofd:Layer>{drawn}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def _char_runs(page: Page) -> list[list[Char]]:
    runs: list[list[Char]] = []
    for char in page.chars:
        last = runs[-1][-1] if runs else None
        if last and last.run == char.run and abs(last.y - char.y) < 1 and char.x0 >= last.x0:
            runs[-1].append(char)
        else:
            runs.append([char])
    return runs


def _text_xml(run: list[Char]) -> str:
    first = run[0]
    steps = " ".join(_mm(b.x0 - a.x0) for a, b in pairwise(run))
    size = first.size
    text = escape("".join(char.text for char in run))
    return (
        f'<ofd:TextObject Boundary="{_mm(first.x0)} {_mm(first.y - size / 2)} {_mm(run[-1].x1 - first.x0)} {_mm(size)}"'
        f' Size="{_mm(size)}"><ofd:TextCode X="0" Y="{_mm(size * 0.85)}" DeltaX="{steps}">{text}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def _line_xml(x: float, y: float, wide: float, high: float) -> str:
    """A line as a thin box, so that the dots of a dotted one are boxes too."""
    wide, high = max(wide, _PEN), max(high, _PEN)
    return (
        f'<ofd:PathObject Boundary="{_mm(x)} {_mm(y)} {_mm(wide)} {_mm(high)}" Fill="true" Stroke="false">'
        f"<ofd:AbbreviatedData>M 0 0 L {_mm(wide)} 0 L {_mm(wide)} {_mm(high)} L 0 {_mm(high)} C"
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _mm(points: float) -> str:
    return f"{points * _MILLIMETRES:.4f}"
