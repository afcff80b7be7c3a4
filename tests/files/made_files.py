"""Word and PDF files made in memory, with nothing but the standard library."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import cos, radians, sin

from namespaces import W

_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def make_docx(body: str, namespace: str = W, **parts: str) -> bytes:
    """A Word file with this body; ``parts`` are further parts of the folder ``word``."""
    document = f'<w:document xmlns:w="{namespace}" xmlns:mc="{_COMPATIBILITY}"><w:body>{body}</w:body></w:document>'
    return make_zip(
        {"word/document.xml": document} | {f"word/{n}.xml": t for n, t in parts.items()}
    )


def make_zip(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A ``w:p`` of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    """A ``w:tc`` of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """A ``w:tbl`` of rows of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def make_pdf(
    *pages: str,
    turn: int = 0,
    extra: str = "",
    upon: Sequence[str] = (),
    pack: tuple[str, Callable[[bytes], bytes]] | None = None,
) -> bytes:
    """A PDF of these content streams; F1 is Helvetica, F2 a Chinese font that is not embedded.

    Args:
        pages: the content streams.
        turn: of each page, in degrees.
        extra: entries of the trailer.
        upon: annotations of every page, fields of a form among them.
        pack: what packs the content streams, behind the name that the file gives it.
    """
    notes = " ".join(f"{6 + 2 * len(pages) + at} 0 R" for at in range(len(upon)))
    fonts = "<</F1 3 0 R/F2 4 0 R>>"
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{notes}]>>>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>",
    ]
    for number, stream in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Rotate {turn}/Annots[{notes}]"
            f"/Resources<</Font{fonts}>>/Contents {7 + 2 * number} 0 R>>"
        )
        filters, data = "", stream
        if pack:
            filters, data = f"/Filter{pack[0]}", pack[1](stream.encode()).decode("latin-1")
        objects.append(f"<</Length {len(data)}{filters}>>stream\n{data}\nendstream")
    return _assemble([*objects, *upon], extra)


def _assemble(objects: Iterable[str], extra: str) -> bytes:
    content, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n"
    start, size = len(content), len(places) + 1
    table_of_places = "".join(f"{place:010d} 00000 n \n" for place in places)
    content += f"xref\n0 {size}\n0000000000 65535 f \n{table_of_places}"
    content += f"trailer<</Size {size}/Root 1 0 R{extra}>>\nstartxref\n{start}\n%%EOF"
    return content.encode("latin-1")


def write(x: float, y: float, text: str, size: float = 10) -> str:
    """Drawing commands that print the text at a point, measured from below as PDF does."""
    if text.isascii():
        return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"
    return f"BT /F2 {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def write_aslant(x: float, y: float, text: str, size: float, degrees: float) -> str:
    """Drawing commands that print the text from a point upwards at an angle."""
    turned = cos(radians(degrees)), sin(radians(degrees))
    matrix = f"{turned[0]:.4f} {turned[1]:.4f} {-turned[1]:.4f} {turned[0]:.4f} {x} {y} Tm"
    return f"BT /F1 {size} Tf {matrix} ({text}) Tj ET\n"


def annotation(kind: str, box: Sequence[float], more: str) -> str:
    """A note upon a page, in a box that is measured from below."""
    return f"<</Type/Annot/Subtype/{kind}/Rect[{' '.join(map(str, box))}]{more}>>"


def rule(*line: float) -> str:
    """Drawing commands for a line from one point to another."""
    return "{} {} m {} {} l S\n".format(*line)


def ruled(xs: Sequence[float], ys: Sequence[float]) -> str:
    """Drawing commands for a full grid."""
    level = "".join(rule(xs[0], y, xs[-1], y) for y in ys)
    return level + "".join(rule(x, ys[0], x, ys[-1]) for x in xs)
